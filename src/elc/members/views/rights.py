"""What is kept about somebody: to read, to take along, to have erased; and how long anything is kept at all."""

from __future__ import annotations

import json
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elc.core.action import note_look
from elc.core.refusals import NotAllowed, NotNow
from elc.core.retention import every_rule, reasons
from elc.members.actions import erase_person
from elc.members.forms.rights import ErasureForm
from elc.members.kept_words import readable
from elc.members.models import Person
from elc.members.queries import may, standing
from elc.members.queries.kept import JSON_ENCODER, as_json, is_within_reach, kept_about, needed_by
from elc.members.queries.retained import last_removals, told_period
from elc.members.views.reaching import METHODS, bound, not_there, organisation_of, reader, show, tried

SHOWN: Final = 50  # rows of a table on the page; the file has all


@require_safe
def your_data(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about the reader, table by table."""
    tables = [readable(table) for table in kept_about(reader(request), most=SHOWN)]
    return render(request, "members/your_data.html", {"tables": tables, "shown": SHOWN})


@require_safe
def your_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file, whole."""
    words = json.dumps(as_json(reader(request)), cls=JSON_ENCODER, ensure_ascii=False, indent=1)
    file = HttpResponse(words, content_type="application/json; charset=utf-8")
    file.headers["Content-Disposition"] = 'attachment; filename="your-data.json"'
    return file


@require_http_methods(METHODS)
def erase_yourself(request: HttpRequest) -> HttpResponse:
    """The reader asks to be erased: what that means, the own address once more, and it is done."""
    person = reader(request)
    form = bound(request, ErasureForm, email=person.email)
    if form.is_bound and form.is_valid() and tried(form, lambda: erase_person(person=person, by=person)):
        logout(request)
        messages.success(request, _("You are erased. Nothing here leads to you any more."))
        return redirect("members:sign_in")
    return render(request, "members/erase_yourself.html", {"form": form, "needed_by": needed_by(person)})


@require_http_methods(METHODS)
def erase(request: HttpRequest, key: UUID, person: UUID) -> HttpResponse:
    """The office erases somebody of an organisation within its reach."""
    organisation = organisation_of(request, "erase people", key)
    found = Person.objects.filter(id=person, memberships__organisation=organisation).distinct().first()
    if found is None:
        raise not_there()
    if found == reader(request):
        raise NotNow(_("This is you."), _("Open “Your data” to have yourself erased."))
    if not is_within_reach(found, standing(request), "erase people"):
        raise NotAllowed(
            _("This person also has a role where you cannot do this."),
            _("Ask the office of the network around yours, or let the person do it under “Your data”."),
        )
    form = bound(request, ErasureForm, email=found.email)
    if form.is_bound and form.is_valid() and tried(form, lambda: erase_person(person=found, by=reader(request))):
        messages.success(request, _("The person is erased. Nothing here leads to them any more."))
        return redirect("members:people", key=key)
    if request.method != "POST":
        note_look(by=reader(request), thing=organisation)
    return show(request, "erase", organisation, person=found, form=form, needed_by=needed_by(found))


@require_safe
def how_long(request: HttpRequest) -> HttpResponse:
    """How long things are kept: the rules as they are carried out; for offices also what they removed last."""
    is_office = may(request.user, "erase people")
    removals = last_removals() if is_office else {}
    rules = [(rule, told_period(rule), removals.get(rule.key)) for rule in every_rule()]
    context = {
        "rules": rules,
        "reasons": sorted({str(reason) for reason in reasons().values()}),
        "is_office": is_office,
    }
    return render(request, "members/how_long.html", context)
