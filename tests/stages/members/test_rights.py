"""Export and erasure of a person: a canary in every personal field is found by the one, and gone after the other."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from tests.factories.canaries import (
    every_model_with_personal_fields,
    personal_fields,
    plant,
    plant_elsewhere,
    whole_database,
)
from tests.factories.organisations import Place, member, national_network, national_office, signed_in_as, top_office

from elc.core.action import INSTALLATION
from elc.core.events import ConsentChanged, PersonErased, ResultsReleased, _subscribers, subscribe
from elc.core.later import run_waiting
from elc.core.models import AuditEntry
from elc.core.refusals import NotNow
from elc.members.about_person import OF_LIBRARIES, ways
from elc.members.actions import erase_person, give_consent, give_role, rename_unit
from elc.members.kept_words import ABOUT, DONE, FIELDS
from elc.members.models import Invitation, Membership, Network, Person
from elc.members.roles import MANAGER, NATIONAL_OFFICE, OFFICE, PARTICIPANT, QUALITY_MANAGER

pytestmark = pytest.mark.django_db
# Personal fields that erasure leaves: a random id, which leads to nobody once the person has gone.
STAYS = {"core.auditentry.actor"}


@pytest.fixture
def place() -> Place:
    return member(national_network(), "Kask")


def exported(person: Person) -> dict[str, Any]:
    answer = signed_in_as(person).get("/your-data/file/")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="your-data.json"'
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_every_personal_field_has_a_way_to_its_person() -> None:
    led = {way.model for way in ways() if way.is_about}
    by_id = {(way.model, way.field) for way in ways() if not way.is_about}
    for model in every_model_with_personal_fields():
        for field in personal_fields(model):
            assert model in led or (model, field.name) in by_id, field


def test_tables_of_libraries_that_lead_to_a_person_are_all_known() -> None:
    foreign = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.related_model is Person and not model.__module__.startswith("elc.")
    }
    assert foreign == OF_LIBRARIES.keys()


def test_every_table_and_field_of_the_page_has_its_words() -> None:
    for way in ways():
        assert way.label in (ABOUT if way.is_about else DONE), way
        assert set(way.told) - {"thing_kind"} - FIELDS.keys() == set(), way


def test_the_export_holds_every_personal_field_and_nothing_of_anybody_else(place: Place) -> None:
    person, other = place.people[MANAGER], place.people[QUALITY_MANAGER]
    planted, of_other = plant(person, place.organisation), plant(other, place.organisation)
    assert len(planted) >= 15
    assert {name.rpartition(".")[0] for name in planted} >= {
        "members.person",
        "members.invitation",
        "members.application",
    }
    mine = exported(person)
    for name, word in planted.items():
        table, _dot, field = name.rpartition(".")
        told = [row for part in mine["tables"] if part["table"] == table for row in part["rows"] if field in row]
        assert word in json.dumps([row[field] for row in told]), name
    text = json.dumps(mine)
    for name, word in of_other.items():
        assert word == "true" or word not in text, name
    assert other.name not in text
    assert str(other.id) not in text


def test_the_export_names_roles_sign_in_and_deeds_and_no_secret(place: Place) -> None:
    person = place.people[MANAGER]
    person.set_password("a bench in the garden")
    person.save()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "SECRETOFTHEAPP"})
    rename_unit(unit=place.unit, name="The new home", service="", by=person)
    tables = {(table["table"], table["is_about_you"]): table["rows"] for table in exported(person)["tables"]}
    assert tables["members.membership", True][0]["organisation"] == "Kask"
    assert tables["members.membership", True][0]["role"] == MANAGER
    assert tables["mfa.authenticator", True][0]["type"] == "totp"
    assert tables["account.emailaddress", True][0]["email"] == person.email
    assert "rename_unit" in {row["verb"] for row in tables["core.auditentry", False]}
    text = json.dumps(exported(person))
    assert "SECRETOFTHEAPP" not in text
    assert person.password not in text


def test_the_page_says_the_same_in_words(place: Place) -> None:
    person, other = place.people[MANAGER], place.people[QUALITY_MANAGER]
    planted = plant(person, place.organisation)
    rename_unit(unit=place.unit, name="The new home", service="", by=person)
    shown = signed_in_as(person).get("/your-data/").content.decode()
    for name, word in planted.items():
        if not (word == "true" or word[:4].isdigit() or "-" in word):  # days and yes are told in words
            assert escape(word) in shown, name
    assert "A unit got another name or service." in shown
    assert "Organisation manager" in shown
    assert escape(other.name) not in shown


def test_the_page_costs_the_same_for_much_and_for_little(place: Place) -> None:
    person = place.people[MANAGER]
    client = signed_in_as(person)
    plant(person, place.organisation)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/your-data/").status_code == 200
        return len(captured)

    before, unit = queries(), place.unit
    for _number in range(60):
        rename_unit(unit=unit, name="The new home", service="", by=person)
    assert queries() == before


def pages_of_others(place: Place, office: Place) -> str:
    client, worker = place.client(QUALITY_MANAGER), office.client(NATIONAL_OFFICE)
    paths = ["", "people/", "consent/", "units/"]
    shown = [client.get(place.path(path)) for path in paths]
    shown += [worker.get(place.path(path)) for path in [*paths, "trail/", "trail/file/"]]
    shown += [
        one.get(path) for one in (client, worker) for path in ("/", "/members/", "/your-data/", "/your-data/file/")
    ]
    assert {answer.status_code for answer in shown} == {200}
    return "\n".join(answer.content.decode() for answer in shown)


def test_after_erasure_no_canary_is_anywhere(place: Place) -> None:
    person, other = place.people[MANAGER], place.people[QUALITY_MANAGER]
    office = national_office(place.organisation.network)
    client = signed_in_as(person)
    client.get("/your-data/")
    UserSession.objects.create(user=person, session_key=client.session.session_key, ip="::", user_agent="Firefox/Linux")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "SECRETOFTHEAPP"})
    person.refresh_from_db()
    planted = plant(person, place.organisation)
    plant_elsewhere(person, other)
    give_consent(organisation=place.organisation, level=1, by=person)
    words = {word for name, word in planted.items() if name not in STAYS and len(word) > 8 and not word[:4].isdigit()}
    words |= {person.email, person.name, "SECRETOFTHEAPP"}
    before = whole_database()
    assert {word for word in words if word not in before} == set()
    erase_person(person=person, by=office.people[NATIONAL_OFFICE])
    after = whole_database()
    assert {word for word in words if word in after and word != str(person.id)} == set()
    shown = pages_of_others(place, office)
    assert {word for word in words if word in shown} == set()
    assert "Somebody who has been erased" in shown
    assert client.get("/your-data/").status_code == 302  # the session is worth nothing


def test_the_id_that_stays_is_on_the_trail_and_in_decisions_only(place: Place) -> None:
    person = place.people[MANAGER]
    plant(person, place.organisation)
    erase_person(person=person, by=INSTALLATION)
    left = {(way.label, way.field) for way in ways() if way.rows(person).exists()}
    assert {field for _label, field in left} <= {"actor", "accepted_by", "decided_by", "invited_by", "verified_by"}
    assert not Person.objects.filter(id=person.id).exists()
    assert run_waiting() >= 0  # the queue goes on without what was to be done for the person
    line = AuditEntry.objects.get(verb="erase_person")
    assert line.thing_id == str(person.id)
    assert AuditEntry.objects.filter(verb="end_role", thing_id="None").count() == 0


def test_a_person_asks_for_it_on_the_own_page(place: Place) -> None:
    person = place.people[PARTICIPANT]
    client = signed_in_as(person)
    asked = client.get("/your-data/erase/").content.decode()
    assert escape(person.email) in asked
    for wrong in ("", "somebody.else@example.org", "\0", "x" * 1_000_000, "\u202e" + person.email):
        assert client.post("/your-data/erase/", {"address": wrong}).status_code == 200
        assert Person.objects.filter(id=person.id).exists()
    done = client.post("/your-data/erase/", {"address": f" {person.email.upper()} "}, follow=True)
    assert done.redirect_chain == [("/sign-in/", 302)]
    assert "You are erased" in done.content.decode()
    assert not Person.objects.filter(id=person.id).exists()
    assert client.get("/your-data/").status_code == 302


def test_the_last_manager_names_another_first(place: Place) -> None:
    person, other = place.people[MANAGER], place.people[QUALITY_MANAGER]
    client = signed_in_as(person)
    assert "Give your role to somebody else first" in client.get("/your-data/erase/").content.decode()
    refused = client.post("/your-data/erase/", {"address": person.email}).content.decode()
    assert "Without you nobody could manage this organisation: Kask." in refused
    assert "ask your network office" in refused
    assert Person.objects.filter(id=person.id).exists()
    day = Membership.objects.filter(person=person)[0].since
    give_role(person=other, organisation=place.organisation, role=MANAGER, since=day, by=person)
    client.post("/your-data/erase/", {"address": person.email})
    assert not Person.objects.filter(id=person.id).exists()


def test_an_earlier_manager_is_not_held(place: Place) -> None:
    person = place.people[MANAGER]
    Membership.objects.filter(person=person).update(until=Membership.objects.filter(person=person)[0].since)
    erase_person(person=person, by=person)
    assert not Person.objects.filter(id=person.id).exists()


def test_the_last_of_the_office_is_held_and_an_office_can_erase_the_last_manager(place: Place) -> None:
    office = national_office(place.organisation.network)
    worker, person = office.people[NATIONAL_OFFICE], place.people[MANAGER]
    with pytest.raises(NotNow, match="Without you nobody"):
        erase_person(person=worker, by=worker)
    client = office.client(NATIONAL_OFFICE)
    path = place.path(f"people/{person.id}/erase/")
    assert path in client.get(place.path("people/")).content.decode()
    assert "nobody can manage this organisation" in client.get(path).content.decode()
    assert "Write it as it stands" in client.post(path, {"address": "x"}).content.decode()
    assert client.post(path, {"address": person.email}).status_code == 302
    assert not Person.objects.filter(id=person.id).exists()


def test_an_office_erases_nobody_beyond_its_reach(place: Place) -> None:
    office = national_office(place.organisation.network)
    client = office.client(NATIONAL_OFFICE)
    abroad = member(national_network("Another nation"), "Lepp")
    person = place.people[MANAGER]
    assert client.get(abroad.path(f"people/{abroad.people[MANAGER].id}/erase/")).status_code == 404
    assert client.get(place.path(f"people/{abroad.people[MANAGER].id}/erase/")).status_code == 404
    give_role(
        person=person, organisation=abroad.organisation, role=PARTICIPANT, since=person_since(person), by=INSTALLATION
    )
    path = place.path(f"people/{person.id}/erase/")
    assert client.get(path).status_code == 403
    assert client.post(path, {"address": person.email}).status_code == 403
    assert Person.objects.filter(id=person.id).exists()
    top = top_office(Network.objects.get(id=place.organisation.network.parent_id))
    assert top.client(OFFICE).post(path, {"address": person.email}).status_code == 302
    assert not Person.objects.filter(id=person.id).exists()


def person_since(person: Person) -> Any:
    return Membership.objects.filter(person=person)[0].since


def test_only_offices_erase_others(place: Place) -> None:
    path = place.path(f"people/{place.people[PARTICIPANT].id}/erase/")
    assert place.client(MANAGER).post(path, {"address": "x"}).status_code == 403
    assert "/erase/" not in place.client(MANAGER).get(place.path("people/")).content.decode()
    assert Client().get("/your-data/").status_code == 302
    office = national_office(place.organisation.network)
    own = office.path(f"people/{office.people[NATIONAL_OFFICE].id}/erase/")
    assert office.client(NATIONAL_OFFICE).get(own).status_code == 409


def test_somebody_of_the_same_name_and_a_like_address_is_left_alone(place: Place) -> None:
    person, other = place.people[PARTICIPANT], place.people[QUALITY_MANAGER]
    Person.objects.filter(id=other.id).update(email=f"x{person.email}", name=person.name)
    kept = signed_in_as(Person.objects.get(id=other.id))
    session = kept.session
    session["login"] = f"x{person.email}"
    session.save()
    erase_person(person=person, by=INSTALLATION)
    assert kept.get("/your-data/").status_code == 200
    assert Membership.objects.filter(person=other).exists()


def test_what_was_under_an_earlier_address_goes_as_well(place: Place) -> None:
    person = place.people[PARTICIPANT]
    told = {"organisation": place.organisation, "role": MANAGER, "invited_at": timezone.now(), "invited_by": uuid4()}
    old, stranger = person.email, f"x{person.email}"
    for number, (email, used_at) in enumerate([(old, timezone.now()), (old, None), (stranger, timezone.now())]):
        Invitation.objects.create(
            **told, email=email, used_at=used_at, expires_at=timezone.now(), digest=f"{number}-{uuid4().hex}"
        )
    person.email = "another@example.org"
    person.save()
    assert Invitation.objects.filter(email=person.email).exclude(used_at=None).count() == 1
    erase_person(person=person, by=INSTALLATION)
    rows = Invitation.objects.filter(organisation=place.organisation).values_list("email", "used_at")
    left = {(email, used_at is None) for email, used_at in rows}
    assert left == {(old, True), (stranger, False)}  # an open one is for whoever opens it


def test_later_stages_hear_of_it_and_can_undo_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    person = place.people[PARTICIPANT]
    for kind in (PersonErased, ConsentChanged, ResultsReleased):
        monkeypatch.setitem(_subscribers, kind, [])
    for _twice in range(2):  # twice is once
        subscribe(PersonErased, heard.append)
        subscribe(ConsentChanged, heard.append)
        subscribe(ResultsReleased, heard.append)
    give_consent(organisation=place.organisation, level=1, by=INSTALLATION)
    erase_person(person=person, by=INSTALLATION)
    assert heard == [ConsentChanged(place.organisation.id), PersonErased(person.id, person.email)]

    def refuse(_event: PersonErased) -> None:
        raise ZeroDivisionError

    subscribe(PersonErased, refuse)
    other = place.people[QUALITY_MANAGER]
    with pytest.raises(ZeroDivisionError):
        erase_person(person=other, by=INSTALLATION)
    assert Membership.objects.filter(person=other, until=None).exists()
