from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from tests.factories.members import network

from elc.core.action import INSTALLATION
from elc.core.refusals import BadInput, NotAllowed
from elc.members.actions import give_role, register_organisation, register_person
from elc.members.models import Membership, Person
from elc.members.queries import may, require, roles_of
from elc.members.roles import OFFICE, PARTICIPANT

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody() -> Person:
    return register_person(email="Some.Body@Example.org", name="Somebody", password="a long word", by=INSTALLATION)


def test_a_role_holds_from_its_day_until_its_day(somebody: Person) -> None:
    home = register_organisation(network=network(), name="A home", country="EE", by=INSTALLATION)
    membership = give_role(
        person=somebody, organisation=home, role=PARTICIPANT, since=date(2016, 2, 1), by=INSTALLATION
    )
    Membership.objects.filter(id=membership.id).update(until=date(2016, 2, 29))
    assert not may(somebody, "see evaluations", on=date(2016, 1, 31))
    assert may(somebody, "see evaluations", on=date(2016, 2, 1))
    assert may(somebody, "see evaluations", on=date(2016, 2, 29))
    assert not may(somebody, "see evaluations", on=date(2016, 3, 1))
    assert roles_of(somebody) == []


def test_rights_of_several_roles_add_up(somebody: Person) -> None:
    home = register_organisation(network=network(), name="An office", is_office=True, by=INSTALLATION)
    for role in (PARTICIPANT, OFFICE):
        give_role(person=somebody, organisation=home, role=role, since=date(2016, 2, 1), by=INSTALLATION)
    assert may(somebody, "see gallery")
    assert [role.key for role in roles_of(somebody)] == [OFFICE, PARTICIPANT]


def test_without_a_role_nothing_is_open(somebody: Person) -> None:
    with pytest.raises(NotAllowed):
        require(somebody, "see evaluations")
    with pytest.raises(NotAllowed):
        require(AnonymousUser(), "see evaluations")


def test_a_role_that_does_not_exist_is_refused(somebody: Person) -> None:
    home = register_organisation(network=network(), name="A home", by=INSTALLATION)
    with pytest.raises(BadInput):
        give_role(person=somebody, organisation=home, role="king", since=date(2016, 2, 1), by=INSTALLATION)
    assert not Membership.objects.filter(person=somebody).exists()


def test_a_role_cannot_end_before_it_begins(somebody: Person) -> None:
    home = register_organisation(network=network(), name="An office", is_office=True, by=INSTALLATION)
    made = give_role(person=somebody, organisation=home, role=OFFICE, since=date(2016, 2, 1), by=INSTALLATION)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(id=made.id).update(until=date(2016, 1, 1))


def test_an_address_is_kept_in_lower_case_and_found_in_any(somebody: Person) -> None:
    assert somebody.email == "some.body@example.org"
    assert Person.objects.get_by_natural_key("SOME.body@example.ORG") == somebody
    assert somebody.password != "a long word"
