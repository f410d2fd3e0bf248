"""The trail of an organisation: a page to read, and a file to take along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from elc.core.delimited import delimited_document
from elc.core.models import AuditEntry
from elc.core.trail import LOOKED, append
from elc.members.forms.rights import TrailForm
from elc.members.models import Organisation
from elc.members.queries import standing
from elc.members.queries.trail import PAGE, TrailLine, older_than, people_in, told, trail_of
from elc.members.views.reaching import organisation_of, reader, show

AT_ONCE: Final = 1000
MOST: Final = 200_000  # lines of a file; more than that no spreadsheet shows in peace


@require_safe
def trail(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who did what for this organisation, and when; the newest first, a page at a time."""
    organisation = organisation_of(request, "see trail", key)
    form = _form(request, organisation)
    chosen = older_than(trail_of(organisation, form.choice), _cursor(request))
    entries = list(chosen[: PAGE + 1])
    lines = told(entries[:PAGE], organisation, standing(request))
    asked = {name: value for name, value in request.GET.items() if name in form.fields and value}
    return show(
        request,
        "trail",
        organisation,
        form=form,
        lines=lines,
        asked=urlencode(asked),
        older=urlencode({**asked, "after": str(lines[-1].id)}) if len(entries) > PAGE else "",
        is_first=_cursor(request) is None,
    )


@require_safe
def trail_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same lines as a file for a spreadsheet; that it was taken is itself on the trail."""
    organisation = organisation_of(request, "see trail", key)
    rows = trail_of(organisation, _form(request, organisation).choice)
    document = delimited_document(
        [_("When (UTC)"), _("Who"), _("What"), _("Of whom or what")],
        [
            [line.at.isoformat(sep=" ", timespec="seconds")[:19], line.who, line.what, line.thing]
            for line in _all(request, rows[:MOST], organisation)
        ],
    )
    append(
        actor=str(reader(request).id),
        verb=LOOKED,
        thing_kind="core.auditentry",
        thing_id=str(organisation.id),
        about=organisation.id,
    )
    file = HttpResponse(document, content_type="text/csv; charset=utf-8")
    file.headers["Content-Disposition"] = 'attachment; filename="trail.csv"'
    return file


def _all(request: HttpRequest, rows: QuerySet[AuditEntry], organisation: Organisation) -> Iterator[TrailLine]:
    some: list[AuditEntry] = []
    for entry in rows.iterator(chunk_size=AT_ONCE):
        some.append(entry)
        if len(some) == AT_ONCE:
            yield from told(some, organisation, standing(request))
            some = []
    yield from told(some, organisation, standing(request))


def _form(request: HttpRequest, organisation: Organisation) -> TrailForm:
    form = TrailForm(request.GET or None, people=people_in(organisation, standing(request)))
    form.is_valid()
    return form


def _cursor(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None
