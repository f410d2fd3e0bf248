"""Registering people, and giving and ending roles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from elc.core.action import INSTALLATION, Actor, action
from elc.core.refusals import BadInput, NotNow
from elc.members.models import Invitation, Membership, Organisation, Person, Unit
from elc.members.notifying import notify
from elc.members.roles import ROLES, Span
from elc.members.text import one_line

# The standard lets quotes hold anything, and an address stand for a name; nobody's mailbox is called so.
UNUSUAL: Final = frozenset('"<>[]()\\,;:')


@action
def register_person(*, email: str, name: str, password: str | None, language: str = "en", by: Actor) -> Person:
    """Add somebody who can sign in with an e-mail address; without a password by e-mail link, passkey or code only."""
    address = an_address(email)
    if Person.objects.filter(email=address).exists():
        raise NotNow(_("Somebody with that address is here already."), _("Ask them to sign in."))
    person = Person(email=address, name=one_line(name, what=_("the person")), language=language)
    person.set_password(password)
    person.save()
    return person


@action
def change_person(*, person: Person, name: str, language: str, by: Actor) -> Person:
    """Somebody changes the own name or language."""
    if language not in dict(settings.LANGUAGES):
        raise BadInput(_("ELC does not speak that language yet."), _("Choose one of the languages at the top."))
    person.name, person.language = one_line(name, what=_("the person")), language
    person.save(update_fields=["name", "language"])
    return person


@action
def give_role(
    *, person: Person, organisation: Organisation, role: str, since: date, unit: Unit | None = None, by: Actor
) -> Membership:
    """Give a person a role in an organisation, or in a unit of it, from a day on; once for the same role."""
    check_role(role, organisation, unit)
    current = Membership.objects.filter(
        person=person, organisation=organisation, role=role, unit=unit, until__isnull=True
    ).first()
    if current:
        return current
    _tell(person, "role_given", organisation, role, by)
    return Membership.objects.create(person=person, organisation=organisation, role=role, unit=unit, since=since)


@action
def end_role(*, membership: Membership, on: date, by: Actor) -> Membership:
    """A role ends: `on` is the first day without it. A role that began that day or later was never held."""
    if membership.until is not None and membership.until < on:
        raise NotNow(_("This role has ended already."), _("There is nothing left to do."))
    _tell(membership.person, "role_ended", membership.organisation, membership.role, by)
    membership.until = max(on - timedelta(days=1), membership.since)
    if on <= membership.since:  # a membership of no day cannot be said by two dates
        Membership.objects.filter(id=membership.id).delete()  # the trail names it; membership.delete() takes the id
    else:
        membership.save(update_fields=["until"])
    if by.id not in (membership.person_id, INSTALLATION.id):
        _withdraw_invitations_by(membership, on)
    return membership


def _withdraw_invitations_by(ended: Membership, on: date) -> None:
    """Whoever is sent away lets nobody in afterwards: links that they gave away before open nothing any more."""
    inviting = [key for key, role in ROLES.items() if "invite people" in role.rights]
    left = Membership.objects.filter(person=ended.person_id, organisation=ended.organisation_id, role__in=inviting)
    if left.filter(Q(until__isnull=True) | Q(until__gte=on)).exists():
        return
    made = Invitation.objects.filter(organisation=ended.organisation_id, invited_by=ended.person_id)
    made.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _tell(person: Person, kind: str, organisation: Organisation, role: str, by: Actor) -> None:
    """Tell somebody what another person does with their roles."""
    if by.id not in (person.id, INSTALLATION.id):
        notify(person=person, kind=kind, values={"organisation": organisation.name, "role": role})


def an_address(email: str) -> str:
    """An e-mail address as it is kept; raises `BadInput` for what is none."""
    address = email.strip().lower()
    try:
        if len(address) > 254 or set(address) & UNUSUAL:
            raise ValidationError("")
        validate_email(address)
    except ValidationError as error:
        raise BadInput(
            _("This is not an e-mail address: %(text)s.") % {"text": address[:60]},
            _("Write it as in an e-mail, such as name@example.org."),
        ) from error
    return address


def check_role(role: str, organisation: Organisation, unit: Unit | None) -> None:
    """Raise `BadInput` for a role that there is not, or not in such an organisation or unit."""
    if role not in ROLES:
        raise BadInput(
            _("There is no role “%(role)s”.") % {"role": role[:60]},
            _("Choose one of: %(roles)s.") % {"roles": ", ".join(ROLES)},
        )
    if ROLES[role].is_office != organisation.is_office and (ROLES[role].is_office or ROLES[role].span is Span.UNIT):
        raise BadInput(_("This role does not belong to this organisation."), _("Choose another role."))
    if (ROLES[role].span is Span.UNIT) != (unit is not None):
        raise BadInput(
            _("A unit contributor belongs to one unit, everybody else to the whole organisation."),
            _("Choose a unit for a unit contributor, and none for any other role."),
        )
    if unit is not None and (unit.organisation_id != organisation.id or unit.closed_on):
        raise BadInput(_("This unit is not open in this organisation."), _("Choose a unit from the list."))
