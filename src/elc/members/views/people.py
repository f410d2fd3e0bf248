"""Who has which role: invite one or many, withdraw an invitation, end a role, give it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from elc.core.action import note_look
from elc.core.refusals import NotNow
from elc.members.actions import end_role, give_role, invite_people, invite_person, withdraw_invitation
from elc.members.forms.people import InvitationForm, PeopleForm
from elc.members.links import digest_of_link, new_link
from elc.members.models import Invitation, Membership, Organisation
from elc.members.queries import standing
from elc.members.queries.people import (
    is_last_of_its_kind,
    lapsed_invitations,
    open_invitations,
    roles_held,
    roles_to_give,
)
from elc.members.queries.reach import refuse
from elc.members.roles import OFFICE_ROLES, ROLES, Role
from elc.members.views.inviting import after_inviting, count_invitations
from elc.members.views.reaching import METHODS, bound, not_there, organisation_of, reader, show, tried


@require_http_methods(METHODS)
def people(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who has which role since when, who is invited, and a form to invite somebody."""
    organisation = organisation_of(request, "invite people" if request.method == "POST" else "see people", key)
    form = bound(request, InvitationForm, organisation=organisation, roles=_roles(request, organisation))
    if form.is_bound and form.is_valid():
        link = new_link()
        told = form.cleaned_data
        made = (
            tried(form, lambda: invite_person(organisation=organisation, link=link, by=reader(request), **told))
            if count_invitations(request, form, 1)
            else None
        )
        if made:
            return after_inviting(request, [(made, link)], onwards=reverse("members:people", args=[key]))
    if request.method != "POST":
        note_look(by=reader(request), thing=organisation)
    now, ended = roles_held(organisation)
    can_give = set(_roles(request, organisation))
    return show(
        request,
        "people",
        organisation,
        form=form,
        now=now,
        ended=[(one, one.membership.role in can_give) for one in ended],
        invitations=[(one, ROLES.get(one.role)) for one in open_invitations([organisation])],
        lapsed=[(one, ROLES.get(one.role)) for one in lapsed_invitations(organisation)],
    )


@require_http_methods(METHODS)
def new_people(request: HttpRequest, key: UUID) -> HttpResponse:
    """People from a spreadsheet: first what was understood is shown, then all of them are invited or nobody."""
    organisation = organisation_of(request, "invite people", key)
    roles = _roles(request, organisation)
    form = bound(request, PeopleForm, organisation=organisation, roles=roles)
    is_read = form.is_bound and form.is_valid()
    if is_read and not form.problems and "save" in request.POST:
        new = form.new_invitations(new_link)
        may_send = count_invitations(request, form, len(new))
        sent = (
            tried(form, lambda: invite_people(organisation=organisation, invitations=new, by=reader(request)))
            if may_send
            else None
        )
        if sent:
            made = {one.digest: one for one in open_invitations([organisation])}
            pairs = [(made[digest_of_link(one.link)], one.link) for one in new]
            return after_inviting(request, pairs, onwards=reverse("members:people", args=[key]))
    lines = form.lines if is_read else []
    names = [role.name for role in roles.values()]
    return show(request, "new_people", organisation, form=form, lines=lines, roles=names)


@require_POST
def end(request: HttpRequest, key: UUID, membership: UUID) -> HttpResponse:
    """A role ends today."""
    organisation = organisation_of(request, "end roles", key)
    held = _membership(organisation, membership)
    _refuse_above(request, organisation, held.role)
    if is_last_of_its_kind(held):
        raise NotNow(
            _("Without this role nobody could manage this any more."),
            _("Give the role to somebody else first, then end this one."),
        )
    today = timezone.localdate()
    end_role(membership=held, on=today, by=reader(request))
    if held.since < today:
        told = _("The role has ended. You find it under “Earlier roles”, where it can be given back.")
    else:  # a role of no day leaves no line
        told = _("The role has ended. Invite the person again if that was a mistake.")
    messages.success(request, told)
    return redirect("members:people", key=key)


@require_POST
def give_back(request: HttpRequest, key: UUID, membership: UUID) -> HttpResponse:
    """Somebody gets a role again that has ended, from today on."""
    organisation = organisation_of(request, "end roles", key)
    held = _membership(organisation, membership)
    if held.role not in _roles(request, organisation):
        raise not_there()
    give_role(
        person=held.person,
        organisation=organisation,
        role=held.role,
        unit=held.unit,
        since=timezone.localdate(),
        by=reader(request),
    )
    messages.success(request, _("The role is given back, from today on."))
    return redirect("members:people", key=key)


@require_POST
def withdraw(request: HttpRequest, key: UUID, invitation: UUID) -> HttpResponse:
    """An invitation that was not used yet is worth nothing any more."""
    organisation = organisation_of(request, "invite people", key)
    found = Invitation.objects.filter(organisation=organisation, id=invitation).first()
    if found is None:
        raise not_there()
    _refuse_above(request, organisation, found.role)
    withdraw_invitation(invitation=found, by=reader(request))
    messages.success(request, _("The invitation is withdrawn. Its link no longer works."))
    return redirect("members:people", key=key)


def _roles(request: HttpRequest, organisation: Organisation) -> dict[str, Role]:
    return roles_to_give(standing(request), organisation)


def _refuse_above(request: HttpRequest, organisation: Organisation, role: str) -> None:
    """Nobody takes away what they could not give: a role of an office that may more than the reader's."""
    if role in OFFICE_ROLES and role not in _roles(request, organisation):
        refuse()


def _membership(organisation: Organisation, key: UUID) -> Membership:
    rows = Membership.objects.filter(organisation=organisation, id=key)
    found = rows.select_related("person", "unit", "organisation").first()
    if found is None:
        raise not_there()
    return found
