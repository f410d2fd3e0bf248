"""What is done with members: register organisations and people, give roles."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import BadInput
from elc.members.models import Membership, Organisation, Person
from elc.members.roles import ROLES


@action
def register_organisation(*, name: str, country: str = "", by: Actor) -> Organisation:
    """Add an organisation to the network; `country` is an ISO 3166-1 alpha-2 code or empty."""
    return Organisation.objects.create(name=name, country=country)


@action
def register_person(*, email: str, name: str, password: str, language: str = "en", by: Actor) -> Person:
    """Add somebody who can sign in with an e-mail address and a password."""
    person = Person(email=email.lower(), name=name, language=language)
    person.set_password(password)
    person.save()
    return person


@action
def give_role(*, person: Person, organisation: Organisation, role: str, since: date, by: Actor) -> Membership:
    """Give a person a role in an organisation from a day on."""
    if role not in ROLES:
        raise BadInput(
            _("There is no role “%(role)s”.") % {"role": role},
            _("Choose one of: %(roles)s.") % {"roles": ", ".join(ROLES)},
        )
    return Membership.objects.create(person=person, organisation=organisation, role=role, since=since)
