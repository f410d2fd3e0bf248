"""The second wall, with the first one switched off: PostgreSQL alone answers, asked by plain queries of every table."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.utils import timezone
from tests.factories.members import network

from elc.core.action import INSTALLATION
from elc.core.models import AuditEntry
from elc.core.wall import EVERYTHING, NOTHING, SIGNING_IN, Reach, within
from elc.members.actions import (
    accept_agreement,
    add_units,
    admit_organisation,
    commit_to_principles,
    describe_context,
    give_consent,
    give_role,
    invite_person,
    register_organisation,
    register_person,
    state_certificate,
)
from elc.members.actions.units import NewUnit
from elc.members.models import Membership, Organisation, Person, Unit
from elc.members.queries import standing_of
from elc.members.roles import MANAGER

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's"),
]
DAY = date(2026, 11, 1)


def furnished(name: str) -> tuple[Organisation, Person]:
    """An organisation with a row in every table of the stage, and its manager."""
    made = register_organisation(network=network(), name=name, country="EE", by=INSTALLATION)
    person = register_person(email=f"{name}@example.org", name=name, password=None, by=INSTALLATION)
    give_role(person=person, organisation=made, role=MANAGER, since=DAY, by=INSTALLATION)
    add_units(organisation=made, units=[NewUnit("A home", staff=12)], on=DAY, by=person)
    accept_agreement(organisation=made, agreement="code-of-conduct", version=1, by=person)
    admit_organisation(organisation=made, by=INSTALLATION)
    commit_to_principles(organisation=made, on=DAY, by=person)
    describe_context(organisation=made, services=["home"], staff=12, places=30, since=DAY, by=person)
    give_consent(organisation=made, level=1, by=person)
    invite_person(organisation=made, role=MANAGER, email="x@example.org", link=uuid4().hex, by=person)
    state_certificate(organisation=made, level="assurance", valid_from=DAY, valid_until=DAY, by=person)
    return made, person


def owner_of(row: models.Model) -> UUID | None:
    """The organisation to which a row belongs."""
    holder = row if hasattr(row, "organisation_id") else getattr(row, "unit", None)
    return getattr(holder, "organisation_id", None) or getattr(row, "about", None)


BELONGING = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("elc.members") and {"organisation", "unit"} & {f.name for f in model._meta.fields}
]


@pytest.fixture
def two() -> tuple[tuple[Organisation, Person], tuple[Organisation, Person]]:
    return furnished("own"), furnished("foreign")


def walled(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select relrowsecurity and relforcerowsecurity from pg_class where relname = %s", [table])
        row = cursor.fetchone()
    return bool(row and row[0])


@pytest.mark.parametrize("model", BELONGING, ids=[model.__name__ for model in BELONGING])
def test_every_table_of_an_organisation_has_a_wall(model: type[models.Model]) -> None:
    if model.__name__ == "Application":  # asks to become one; its network is its owner, not an organisation
        pytest.skip("an application belongs to a network")
    assert walled(model._meta.db_table), "add a wall_around to its migration"


def test_the_role_of_the_tests_is_bound_by_it() -> None:
    from elc.core.checks import wall_stands

    assert wall_stands() == []


def test_each_sees_the_own_rows_only(two: tuple[tuple[Organisation, Person], ...]) -> None:
    (own, person), (foreign, _other) = two
    with within(standing_of(person).reach()):
        for model in BELONGING:
            owners = {owner_of(row) for row in model._default_manager.all()}
            assert foreign.id not in owners, model
            if model.__name__ not in ("Application",):
                assert owners == {own.id}, model
        assert {row.about for row in AuditEntry.objects.all()} == {own.id}
        assert set(Person.objects.all()) == {person}


@pytest.mark.parametrize("reach", [NOTHING, Reach(person=uuid4()), Reach(organisations=frozenset([uuid4()]))])
def test_without_a_reach_nothing_is_there(reach: Reach, two: object) -> None:
    with within(reach):
        models_: list[type[models.Model]] = [*BELONGING, Person, AuditEntry]
        for model in models_:
            if model.__name__ != "Application":
                assert not model._default_manager.exists(), model


def test_signing_in_finds_people_and_nothing_else(two: tuple[tuple[Organisation, Person], ...]) -> None:
    with within(SIGNING_IN):
        assert Person.objects.filter(email="own@example.org").exists()
        assert not Membership.objects.exists()
        assert not Unit.objects.exists()


def test_nobody_adds_changes_or_removes_rows_of_others(two: tuple[tuple[Organisation, Person], ...]) -> None:
    (own, person), (foreign, _other) = two
    reach = standing_of(person).reach()
    with within(reach), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Unit.objects.create(organisation=foreign, name="A way in", opened_on=DAY)
    with within(reach), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Unit.objects.filter(organisation=own).update(organisation=foreign)
    with within(reach):
        assert Unit.objects.filter(organisation=foreign).update(name="Changed") == 0
        assert Unit.objects.filter(organisation=foreign).delete()[0] == 0
        assert Membership.objects.filter(organisation=foreign).update(role="office") == 0
    assert Unit.objects.get(organisation=foreign).name == "A home"


def test_nobody_makes_a_role_for_themselves(two: tuple[tuple[Organisation, Person], ...]) -> None:
    (_own, person), (foreign, _other) = two
    with within(standing_of(person).reach()), pytest.raises(DatabaseError, match="security"), transaction.atomic():
        Membership.objects.create(person=person, organisation=foreign, role=MANAGER, since=DAY)


def test_the_trail_can_be_added_to_and_not_rewritten(two: tuple[tuple[Organisation, Person], ...]) -> None:
    (own, person), _ = two
    with within(standing_of(person).reach()):
        before = AuditEntry.objects.count()
        assert before
        assert AuditEntry.objects.all().update(actor="somebody else") == 0
        assert AuditEntry.objects.all().delete()[0] == 0
        describe_context(organisation=own, services=[], staff=1, places=1, since=timezone.localdate(), by=person)
        assert AuditEntry.objects.count() == before + 1


def test_the_reach_ends_with_its_block_and_with_an_error(two: object) -> None:
    def setting() -> str:
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('elc.reach', true)")
            return str(cursor.fetchone()[0])

    with within(EVERYTHING):
        with within(NOTHING):
            assert setting() == ""
        assert setting() == "everything"
        with pytest.raises(ZeroDivisionError), within(SIGNING_IN):
            raise ZeroDivisionError
        assert setting() == "everything"


def test_a_request_has_the_reach_of_its_person(two: tuple[tuple[Organisation, Person], ...]) -> None:
    """The view of this test asks for every unit there is, as one that forgot the first wall would."""
    from django.http import HttpRequest, HttpResponse

    from elc.members.wall import Wall

    (own, person), _ = two

    def careless(request: HttpRequest) -> HttpResponse:
        return HttpResponse(",".join(str(unit.organisation_id) for unit in Unit.objects.all()))

    def answer(user: Person | AnonymousUser) -> str:
        request = Client().get("/sign-in/").wsgi_request
        request.path = "/"
        request.user = user
        return Wall(careless)(request).content.decode()

    assert answer(person) == str(own.id)
    assert answer(AnonymousUser()) == ""
