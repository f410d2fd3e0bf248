"""Who is in the networks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from elc.members.countries import COUNTRIES
from elc.members.models import Decision
from elc.members.queries import require, standing
from elc.members.queries.overview import (
    MemberRow,
    applications_to_decide,
    certificates_to_verify,
    members_of,
    networks_named,
)
from elc.members.queries.people import open_invitations
from elc.members.roles import MANAGER
from elc.members.services import SERVICES


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """The organisations of the reader's networks; for offices also what waits for them."""
    require(request.user, "see members")
    here = standing(request)
    own = set(here.organisations("see organisation").values_list("id", flat=True))
    rows = [row for row in members_of(here.visible_networks) if _is_shown(row, row.id in own)]
    country = request.GET.get("country", "")
    countries = sorted(
        {(row.country, str(COUNTRIES.get(row.country, row.country))) for row in rows if row.country},
        key=lambda choice: choice[1],
    )
    shown = [row for row in rows if country in ("", row.country)]
    context: dict[str, Any] = {
        "rows": [(row, row.id in own, [SERVICES[key] for key in row.services if key in SERVICES]) for row in shown],
        "is_one_network": len({row.network for row in rows}) < 2,
        "total": sum(row.status is Decision.ADMITTED for row in rows),
        "country": country,
        "countries": countries,
        "own_places": list(
            here.organisations("see organisation").filter(id__in=[place.organisation for place in here.places])
        ),
        **_for_offices(request),
    }
    return render(request, "members/list.html", context)


def _is_shown(row: MemberRow, is_own: bool) -> bool:
    """Members are shown to all; who is invited, declined or gone to those alone who may see the organisation."""
    return is_own or row.status is Decision.ADMITTED


def _for_offices(request: HttpRequest) -> dict[str, Any]:
    here = standing(request)
    deciding, verifying = here.networks("decide applications"), here.networks("verify certificates")
    inviting = here.networks("invite organisations")
    found: dict[str, Any] = {"is_office": bool(inviting)}
    if deciding:
        found["applications"] = applications_to_decide(deciding)
    if verifying:
        found["certificates"] = certificates_to_verify(verifying)
    if inviting:
        invitations = open_invitations(here.organisations("invite people").filter(network__in=inviting))
        found["invitations"] = [one for one in invitations if one.role == MANAGER]
        found["doors"] = [
            (network, request.build_absolute_uri(reverse("members:apply", args=[network.id])))
            for network in networks_named(inviting)
        ]
    return found
