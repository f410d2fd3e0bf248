"""Retention: each rule removes what is over and nothing else; every model has a rule or a reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION, note_look
from elc.core.later import later
from elc.core.models import AuditEntry, TrailHead, Work
from elc.core.privacy import FieldClass, class_of
from elc.core.retention import DAY, VERB, YEAR, RetentionRule, apply_rules, every_rule, reasons
from elc.core.trail import append, examine_trail, proof_of, seal_trail
from elc.members.about_person import OF_LIBRARIES
from elc.members.actions import apply_to_join, decline_applicant, invite_person, register_person, withdraw_invitation
from elc.members.models import Application, Invitation, Membership, Network, Notification, Person
from elc.members.roles import MANAGER, NATIONAL_OFFICE, QUALITY_MANAGER
from elc.members.tasks import KEPT_FOR as NOTIFICATIONS_KEPT_FOR

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def place() -> Place:
    return member(national_network(), "Kask")


def rule(key: str) -> RetentionRule:
    return next(one for one in every_rule() if one.key == key)


def test_every_protected_model_has_a_rule_or_a_reason() -> None:
    protected = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.local_fields
        if class_of(field) in (FieldClass.PERSONAL, FieldClass.CONFIDENTIAL)
    } | {label.lower() for label in OF_LIBRARIES}
    ruled = {label for one in every_rule() for label in one.models}
    assert sorted(protected - ruled - reasons().keys()) == []
    known = {model._meta.label_lower for model in apps.get_models()}
    assert sorted((ruled | reasons().keys()) - known) == []
    assert ruled & reasons().keys() == set()


def test_rules_are_told_apart_and_whole() -> None:
    keys = [one.key for one in every_rule()]
    assert len(keys) == len(set(keys)) >= 10
    assert all(str(one.what) and str(one.since) and str(one.why).endswith(".") for one in every_rule())
    assert rule("notifications").kept_for == NOTIFICATIONS_KEPT_FOR


def removed_after(key: str, kind: Any, pk: object, ended: datetime) -> None:
    """A row is there at the last moment of its time, and gone right after it; a second run removes nothing."""
    last = ended + rule(key).kept_for
    assert apply_rules(last - DAY)[key] == 0
    assert kind.objects.filter(pk=pk).exists()
    assert apply_rules(last + DAY)[key] == 1
    assert not kind.objects.filter(pk=pk).exists()
    assert apply_rules(last + DAY)[key] == 0


@pytest.mark.parametrize("end", ["used_at", "withdrawn_at", "expires_at"])
def test_invitations_go_90_days_after_their_end(place: Place, end: str) -> None:
    Invitation.objects.all().delete()
    made = invite_person(
        organisation=place.organisation, role=MANAGER, email="a@example.org", link=uuid4().hex, by=INSTALLATION
    )
    far = {"expires_at": NOW + 3650 * DAY} if end != "expires_at" else {}
    if end == "withdrawn_at":
        withdraw_invitation(invitation=made, by=INSTALLATION)
    Invitation.objects.filter(pk=made.pk).update(**{**far, end: NOW})
    removed_after("invitations", Invitation, made.pk, NOW)


def application(network: Network) -> Application:
    Application.objects.all().delete()
    return apply_to_join(
        network=network,
        name="Kuusk",
        country="EE",
        contact_name="A Person",
        email="a@example.org",
        language="en",
        message="",
        by=INSTALLATION,
    )


def test_decided_applications_go_after_180_days_and_waiting_ones_after_a_year(place: Place) -> None:
    made = application(place.organisation.network)
    decline_applicant(application=made, by=INSTALLATION)
    removed_after("applications", Application, made.pk, made.decided_at or NOW)
    waiting = application(place.organisation.network)
    removed_after("waiting-applications", Application, waiting.pk, waiting.applied_at)


def test_people_go_two_years_after_their_last_role(place: Place) -> None:
    person = place.people[QUALITY_MANAGER]
    last = timezone.localdate() - 2 * YEAR
    Membership.objects.filter(person=person).update(since=last - YEAR, until=last + DAY)
    apply_rules()
    assert Person.objects.filter(pk=person.pk).exists()
    Membership.objects.filter(person=person).update(until=last - DAY)
    assert apply_rules()["people"] == 1
    assert not Person.objects.filter(pk=person.pk).exists()
    assert Person.objects.filter(pk=place.people[MANAGER].pk).exists()


def test_people_who_never_had_a_role_go_as_well(place: Place) -> None:
    person = register_person(email="a@example.org", name="A", password=None, by=INSTALLATION)
    apply_rules()
    assert Person.objects.filter(pk=person.pk).exists()
    AuditEntry.objects.filter(thing_id=str(person.pk)).update(at=timezone.now() - 2 * YEAR - DAY)
    apply_rules()
    assert not Person.objects.filter(pk=person.pk).exists()


def test_earlier_roles_go_after_five_years_where_another_holds(place: Place) -> None:
    person, today = place.people[MANAGER], timezone.localdate()
    kept = Membership.objects.create(
        person=person, organisation=place.organisation, role=MANAGER, since=today - 6 * YEAR, until=today - 4 * YEAR
    )
    old = Membership.objects.create(
        person=person, organisation=place.organisation, role=MANAGER, since=today - 7 * YEAR, until=today - 6 * YEAR
    )
    assert apply_rules()["memberships"] == 1
    assert Membership.objects.filter(pk=kept.pk).exists()
    assert not Membership.objects.filter(pk=old.pk).exists()


def test_notifications_and_work_go_after_30_days(place: Place) -> None:
    Notification.objects.all().delete()
    person = place.people[MANAGER]
    made = Notification.objects.create(person=person, kind="work_done", values={"title": "x"}, made_at=NOW)
    removed_after("notifications", Notification, made.pk, NOW)
    work = later("members.send_notifications", str(person.id), by=person)
    DBTaskResult.objects.filter(pk=work.pk).update(status="FAILED", finished_at=timezone.now() - 31 * DAY)
    assert apply_rules()["work"] >= 1
    assert not Work.objects.filter(pk=work.pk).exists()


def test_sessions_that_expired_go_with_what_is_said_of_their_device(place: Place) -> None:
    Session.objects.all().delete()
    UserSession.objects.all().delete()
    for days in (-1, 1):
        session = SessionStore()
        session.set_expiry(NOW + days * DAY)
        session.create()
        Session.objects.filter(session_key=session.session_key).update(expire_date=NOW + days * DAY)
        UserSession.objects.create(user=place.people[MANAGER], session_key=session.session_key, ip="::", user_agent="x")
    removed = apply_rules()
    assert (removed["sessions"], removed["devices"]) == (1, 1)
    assert Session.objects.count() == UserSession.objects.count() == 1


def aged(days: int) -> None:
    """The newest line of the trail is so old, and was written so."""
    entry = AuditEntry.objects.filter(number=None).get()
    entry.at = NOW - days * DAY
    AuditEntry.objects.filter(pk=entry.pk).update(at=entry.at, proof=proof_of(entry))
    seal_trail()


def test_looks_go_after_two_years_and_changes_after_ten_and_the_chain_holds(place: Place) -> None:
    AuditEntry.objects.all().delete()
    TrailHead.objects.all().delete()
    for days in (3660, 3640, 740, 720, 1):
        append(actor="x", verb="rename_unit", thing_kind="members.unit", thing_id=str(days))
        aged(days)
        note_look(by=INSTALLATION, thing=place.organisation)
        aged(days)
    removed = apply_rules()
    assert (removed["looks"], removed["changes"]) == (3, 1)
    assert examine_trail().broken == 0
    left = AuditEntry.objects.exclude(verb=VERB)
    assert sorted((NOW - entry.at).days for entry in left) == [1, 1, 720, 720, 740, 3640]


def test_one_line_on_the_trail_says_how_many_of_what(place: Place) -> None:
    Notification.objects.all().delete()
    for _number in range(3):
        Notification.objects.create(
            person=place.people[MANAGER], kind="work_done", values={}, made_at=NOW - timedelta(days=40)
        )
    apply_rules()
    lines = AuditEntry.objects.filter(verb=VERB, thing_id="notifications")
    assert [(line.how_many, line.thing_kind, line.actor) for line in lines] == [
        (3, "members.notification", str(INSTALLATION.id))
    ]
    apply_rules()
    assert lines.count() == 1


def test_the_page_tells_every_rule_and_offices_what_was_removed(place: Place) -> None:
    Notification.objects.all().delete()
    Notification.objects.create(person=place.people[MANAGER], kind="work_done", values={}, made_at=NOW - 40 * DAY)
    apply_rules()
    shown = place.client(MANAGER).get("/how-long/").content.decode()
    for words in ("90 days", "180 days", "2 years", "10 years", "Invitations with name and address", "Older news is"):
        assert words in shown
    assert "Last removed" not in shown
    office = national_office(place.organisation.network).client(NATIONAL_OFFICE)
    assert "Last removed: 1" in office.get("/how-long/").content.decode()
    assert Client().get("/how-long/").status_code == 302
