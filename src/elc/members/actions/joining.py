"""Joining and leaving: applications, invitations by a link, admission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.action import INSTALLATION, Actor, action
from elc.core.refusals import BadInput, NotNow
from elc.core.wall import current_reach, within
from elc.members.actions.organisations import register_organisation
from elc.members.actions.people import an_address, check_role, give_role, register_person
from elc.members.links import digest_of_link
from elc.members.models import (
    Admission,
    Application,
    Decision,
    Invitation,
    Membership,
    Network,
    Organisation,
    Person,
    Unit,
)
from elc.members.notifying import notify_by_id, notify_those_who_may
from elc.members.roles import MANAGER
from elc.members.text import one_line

INVITATION_LASTS: Final = timedelta(days=14)


@dataclass(frozen=True)
class NewInvitation:
    """Somebody to be invited: address, role, the secret of the link, and the name, language and unit where known."""

    email: str
    role: str
    link: str
    name: str = ""
    language: str = "en"
    unit: Unit | None = None


@action
def apply_to_join(
    *,
    network: Network,
    name: str,
    country: str,
    contact_name: str,
    email: str,
    language: str,
    message: str,
    by: Actor,
) -> Application:
    """An organisation asks to join a network. Asked again by the same address while it waits, the last counts."""
    told = {
        "name": one_line(name, what=_("the organisation")),
        "country": country,
        "contact_name": one_line(contact_name, what=_("the person")),
        "language": language,
        "message": message.replace("\0", "")[:2000],
        "applied_at": timezone.now(),
    }
    application, is_new = Application.objects.update_or_create(
        network=network, email=an_address(email), decided_at=None, defaults=told
    )
    if is_new:
        notify_those_who_may(
            right="decide applications",
            kind="application_made",
            values={"organisation": application.name},
            network=network,
        )
    return application


@action
def admit_applicant(*, application: Application, link: str, by: Actor) -> Invitation:
    """Make an organisation of an application and invite whoever applied as its manager, by a link."""
    _settle(application, by)
    organisation = register_organisation(
        network=application.network, name=application.name, country=application.country, by=by
    )
    application.organisation = organisation
    application.save(update_fields=["organisation"])
    with _reaching(organisation):
        _decide(organisation, Decision.INVITED, by)
        return invite_person(
            organisation=organisation,
            role=MANAGER,
            email=application.email,
            name=application.contact_name,
            language=application.language,
            link=link,
            by=by,
        )


@action
def decline_applicant(*, application: Application, by: Actor) -> Application:
    """Say no to an application."""
    _settle(application, by)
    return application


@action
def invite_organisation(
    *, network: Network, name: str, country: str, email: str, contact_name: str, language: str, link: str, by: Actor
) -> Invitation:
    """Add an organisation to a network and invite its first manager by a link."""
    organisation = register_organisation(network=network, name=name, country=country, by=by)
    with _reaching(organisation):
        _decide(organisation, Decision.INVITED, by)
        return invite_person(
            organisation=organisation, role=MANAGER, email=email, name=contact_name, language=language, link=link, by=by
        )


@action
def invite_person(
    *,
    organisation: Organisation,
    role: str,
    email: str,
    link: str,
    name: str = "",
    language: str = "en",
    unit: Unit | None = None,
    by: Actor,
) -> Invitation:
    """Invite somebody to a role by a link, of which a digest is kept. An earlier open one for the same is withdrawn."""
    check_role(role, organisation, unit)
    address, now = an_address(email), timezone.now()
    Invitation.objects.filter(
        organisation=organisation, role=role, unit=unit, email=address, used_at=None, withdrawn_at=None
    ).update(withdrawn_at=now)
    return Invitation.objects.create(
        organisation=organisation,
        unit=unit,
        role=role,
        email=address,
        name=one_line(name, what=_("the person")) if name.strip() else "",
        language=language,
        digest=digest_of_link(link),
        invited_at=now,
        invited_by=by.id,
        expires_at=now + INVITATION_LASTS,
    )


@action
def invite_people(*, organisation: Organisation, invitations: Sequence[NewInvitation], by: Actor) -> Organisation:
    """Invite several people, all of them or none."""
    if not invitations:
        raise BadInput(_("There is nobody in what you wrote."), _("Write one person a line, the address first."))
    for new in invitations:
        invite_person(
            organisation=organisation,
            role=new.role,
            email=new.email,
            link=new.link,
            name=new.name,
            language=new.language,
            unit=new.unit,
            by=by,
        )
    return organisation


@action
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> Invitation:
    """Make an invitation that was not used yet worthless."""
    check_usable(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    return invitation


@action
def accept_invitation(*, invitation: Invitation, name: str, language: str, on: date, by: Actor) -> Membership:
    """Use an invitation: its person, registered where new, has the role from today on.

    The person is known by the address that the invitation went to, whoever is at the keyboard.
    """
    used = Invitation.objects.filter(
        id=invitation.id, used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    ).update(used_at=timezone.now())
    if not used:  # asked of the database, so that two clicks at once use it once
        invitation.refresh_from_db()
        check_usable(invitation)
    person = Person.objects.filter(email=invitation.email).first() or register_person(
        email=invitation.email, name=name, password=None, language=language, by=INSTALLATION
    )
    membership = give_role(
        person=person,
        organisation=invitation.organisation,
        role=invitation.role,
        unit=invitation.unit,
        since=on,
        by=person,
    )
    if not invitation.organisation.is_office and last_decision(invitation.organisation) is Decision.INVITED:
        _decide(invitation.organisation, Decision.ADMITTED, person)
    told = {"organisation": invitation.organisation.name, "person": person.name}
    notify_by_id(person_id=invitation.invited_by, kind="invitation_accepted", values=told)
    return membership


@action
def admit_organisation(*, organisation: Organisation, by: Actor) -> Admission:
    """The office makes an organisation a member, for the first time or again."""
    if last_decision(organisation) is Decision.ADMITTED:
        raise NotNow(_("This organisation is a member already."), _("There is nothing left to do."))
    return _decide(organisation, Decision.ADMITTED, by)


@action
def leave_network(*, organisation: Organisation, on: date, reason: str = "", by: Actor) -> Admission:
    """An organisation leaves: `on` is the first day on which nobody has a role in it, and it is no longer compared."""
    if last_decision(organisation) is not Decision.ADMITTED:
        raise NotNow(_("This organisation is no member."), _("There is nothing left to do."))
    current = Membership.objects.filter(organisation=organisation, until=None)
    current.filter(since__gte=on).delete()  # begun that day or later: never held
    current.update(until=on - timedelta(days=1))
    Invitation.objects.filter(organisation=organisation, used_at=None, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    return _decide(organisation, Decision.LEFT, by, reason=reason)


def last_decision(organisation: Organisation) -> Decision | None:
    """What was decided last about an organisation; None for one of which nothing was, such as an office."""
    found = Admission.objects.filter(organisation=organisation).order_by("-decided_at").first()
    return Decision(found.decision) if found else None


def check_usable(invitation: Invitation) -> None:
    """Raise `NotNow` for an invitation that was used, withdrawn or has expired."""
    remedy = _("Ask whoever invited you for a new one.")
    if invitation.used_at:
        raise NotNow(_("This invitation has been used."), _("If it was you, sign in."))
    if invitation.withdrawn_at:
        raise NotNow(_("This invitation has been withdrawn."), remedy)
    if invitation.expires_at <= timezone.now():
        raise NotNow(_("This invitation has expired."), remedy)


@contextmanager
def _reaching(organisation: Organisation) -> Iterator[None]:
    """Whoever has just made an organisation may write its first rows: no reach could name it before."""
    reach = current_reach()
    with within(replace(reach, organisations=reach.organisations | {organisation.id})):
        yield


def _decide(organisation: Organisation, decision: Decision, by: Actor, *, reason: str = "") -> Admission:
    return Admission.objects.create(
        organisation=organisation,
        decision=decision,
        decided_at=timezone.now(),
        decided_by=by.id,
        reason=reason.replace("\0", "")[:500],
    )


def _settle(application: Application, by: Actor) -> None:
    """Decide an application; asked of the database, so that of two decisions at once the first counts."""
    now = timezone.now()
    if not Application.objects.filter(id=application.id, decided_at=None).update(decided_at=now, decided_by=by.id):
        raise NotNow(_("This application has been decided already."), _("Look at the list of applications."))
    application.decided_at, application.decided_by = now, by.id
