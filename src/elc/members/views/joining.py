"""Joining: an organisation applies, somebody accepts an invitation, an office invites and decides."""

from __future__ import annotations

from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elc.core.action import INSTALLATION, note_look
from elc.core.refusals import NotAllowed, NotThere
from elc.core.wall import EVERYTHING, within
from elc.members.actions import (
    accept_invitation,
    admit_applicant,
    apply_to_join,
    decline_applicant,
    invite_organisation,
)
from elc.members.actions.joining import check_usable
from elc.members.forms.joining import AcceptanceForm, ApplicationForm, OrganisationInvitationForm
from elc.members.links import digest_of_link, new_link
from elc.members.mails import tell_applicant_declined, tell_applicant_received
from elc.members.models import Application, Invitation, Network, Person
from elc.members.queries import standing, standing_of
from elc.members.queries.reach import refuse
from elc.members.roles import ROLES
from elc.members.signing_in.admission import admit
from elc.members.views.inviting import after_inviting, count_invitations
from elc.members.views.reaching import METHODS, bound, not_there, reader, tried


@login_not_required
@require_http_methods(METHODS)
def apply(request: HttpRequest, network: UUID) -> HttpResponse:
    """An organisation asks to join a network. Open to anybody."""
    to_join = _network(network)
    form = bound(request, ApplicationForm)
    too_often: HttpResponse | None = consume_or_429(request, action="apply_to_join") if form.is_bound else None
    if too_often:
        return too_often
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        is_new = not Application.objects.filter(network=to_join, email=told["email"], decided_at=None).exists()
        made = tried(form, lambda: apply_to_join(network=to_join, by=INSTALLATION, **told))
        if made:
            if is_new:  # one mail for each application: the form is no way to fill somebody's mailbox
                tell_applicant_received(made)
            return redirect("members:applied", network=network)
    return render(request, "members/apply.html", {"network": to_join, "form": form})


@login_not_required
@require_safe
def applied(request: HttpRequest, network: UUID) -> HttpResponse:
    """Thanks, and what happens next."""
    return render(request, "members/applied.html", {"network": _network(network)})


@login_not_required
@require_http_methods(METHODS)
def join(request: HttpRequest, link: str) -> HttpResponse:
    """What an invitation is for; sending the form accepts it. Opening it only shows: programs open links as well.

    The link is the authority, so everything is within reach here; nothing is shown but what it is for. For an address
    that is known already it is no key: whoever made the invitation may have the link as well.
    """
    with within(EVERYTHING):
        invitation = _invitation_behind(link)
        check_usable(invitation)
        known = Person.objects.filter(email=invitation.email).first()
        form = None if known else bound(request, AcceptanceForm, initial={"name": invitation.name})
        if request.method == "POST" and known and request.user != known:
            raise NotAllowed(
                _("This invitation is for somebody who is known here already."),
                _("Sign in with the address that it went to, then open the link again."),
            )
        if request.method == "POST" and (form is None or form.is_valid()):
            return _accept(request, invitation, form.cleaned_data if form else {})
        context = {
            "invitation": invitation,
            "role": ROLES[invitation.role],
            "form": form,
            "known": known,
            "is_reader": known is not None and request.user == known,
        }
        return render(request, "members/join.html", context)


@require_http_methods(METHODS)
def invite(request: HttpRequest) -> HttpResponse:
    """An office invites an organisation."""
    networks = standing(request).networks("invite organisations")
    if not networks:
        refuse()
    form = bound(request, OrganisationInvitationForm, networks=networks)
    if form.is_bound and form.is_valid():
        link = new_link()
        made = (
            tried(form, lambda: invite_organisation(link=link, by=reader(request), **form.cleaned_data))
            if count_invitations(request, form, 1)
            else None
        )
        if made:
            return after_inviting(request, [(made, link)], onwards=reverse("members:list"))
    return render(request, "members/invite.html", {"form": form})


@require_http_methods(METHODS)
def application(request: HttpRequest, key: UUID) -> HttpResponse:
    """An application, and the office's decision."""
    asked = _application(request, "decide applications" if request.method == "POST" else "see applications", key)
    form = bound(request, forms.Form)  # no fields: it says what the decision was refused with
    if form.is_bound and form.is_valid() and "admit" in request.POST:
        link = new_link()
        made = tried(form, lambda: admit_applicant(application=asked, link=link, by=reader(request)))
        if made:
            return after_inviting(request, [(made, link)], onwards=reverse("members:list"))
        asked.refresh_from_db()
    elif request.method == "POST" and "decline" in request.POST:
        decline_applicant(application=asked, by=reader(request))
        tell_applicant_declined(asked)
        messages.success(request, _("The application is declined."))
        return redirect("members:list")
    elif request.method != "POST":
        note_look(by=reader(request), thing=asked)
    return render(request, "members/application.html", {"application": asked, "form": form})


def _accept(request: HttpRequest, invitation: Invitation, told: dict[str, str]) -> HttpResponse:
    membership = accept_invitation(
        invitation=invitation,
        name=told.get("name", ""),
        language=told.get("language", invitation.language),
        on=timezone.localdate(),
        by=INSTALLATION,
    )
    person = membership.person
    if "see organisation" in standing_of(person).rights_in(membership.organisation):
        onwards = reverse("members:organisation", args=[membership.organisation_id])
    else:
        onwards = resolve_url(settings.LOGIN_REDIRECT_URL)
    messages.success(request, _("Welcome. You are part of it now."))
    if request.user == person:
        return HttpResponseRedirect(onwards)
    response = admit(request, person, onwards=onwards)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, person.language, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    return response


def _network(key: UUID) -> Network:
    found = Network.objects.filter(id=key).first()
    if found is None:
        raise NotThere(
            _("There is no network at this address."), _("Check the address, or ask whoever gave it to you.")
        )
    return found


def _invitation_behind(link: str) -> Invitation:
    invitations = Invitation.objects.select_related("organisation__network", "unit")
    found = invitations.filter(digest=digest_of_link(link)).first()
    if found is None or found.role not in ROLES:
        raise NotThere(
            _("This link does not belong to an invitation."),
            _("Copy the whole link from the mail. If that does not help, ask whoever invited you for a new one."),
        )
    return found


def _application(request: HttpRequest, right: str, key: UUID) -> Application:
    networks = standing(request).networks(right)
    if not networks:
        refuse()
    found = Application.objects.filter(network__in=networks, id=key).select_related("network").first()
    if found is None:
        raise not_there()
    return found
