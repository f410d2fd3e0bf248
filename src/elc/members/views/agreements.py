"""The agreements: read, accept, and look up what was accepted when."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elc.members.actions import accept_agreement
from elc.members.agreements import current_version, wordings
from elc.members.models import Agreement
from elc.members.queries.organisations import acceptances_of
from elc.members.queries.people import names_of
from elc.members.views.reaching import METHODS, member_of, not_there, reader, show


@require_http_methods(METHODS)
def agreement(request: HttpRequest, key: UUID, agreement: str) -> HttpResponse:
    """The wording in force, or an earlier one by its version; accepting names the version that was read."""
    organisation = member_of(request, "accept agreements" if request.method == "POST" else "see organisation", key)
    if agreement not in Agreement.values:
        raise not_there()
    kind = Agreement(agreement)
    if request.method == "POST":
        version = _number(request.POST.get("version", ""))
        accept_agreement(organisation=organisation, agreement=kind, version=version, by=reader(request))
        messages.success(request, _("Accepted, in the name of your organisation."))
        return redirect("members:organisation", key=key)
    current = current_version(kind)
    wording = wordings().get((kind, _number(request.GET.get("version", "")) or current))
    if wording is None:
        raise not_there()
    accepted = acceptances_of(organisation, kind)
    names = names_of(organisation, [one.accepted_by for one in accepted])
    return show(
        request,
        "agreement",
        organisation,
        wording=wording,
        current=current,
        is_current=wording.version == current,
        acceptance=next((one for one in accepted if one.version == wording.version), None),
        accepted=[(one, names.get(one.accepted_by, "")) for one in accepted],
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
