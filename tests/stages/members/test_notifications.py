"""Notifications: gathered, one mail a person, in their language; never lost, never twice, easy to stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from tests.factories.mail import MailServer, mail_server
from tests.factories.members import network
from tests.factories.tasks import empty_the_queue

from elc.config.mail import mail
from elc.core.action import INSTALLATION
from elc.core.later import WorkState, later, line_of, recent_work, resolve, run_waiting
from elc.core.wall import Reach, within
from elc.members.actions import (
    accept_invitation,
    apply_to_join,
    choose_notifications,
    end_role,
    found_network,
    give_role,
    invite_person,
    register_organisation,
    register_person,
)
from elc.members.models import Network, Notification, Person
from elc.members.notifying import KINDS, notify, notify_those_who_may
from elc.members.notifying.sending import _take, send_gathered

pytestmark = pytest.mark.django_db
VALUES = {"organisation": "Day centre", "role": "manager"}


@pytest.fixture(autouse=True)
def nothing_waits() -> None:
    """What was noted while the demo network was built is not of these tests."""
    Notification.objects.all().delete()
    empty_the_queue()


@pytest.fixture
def chief() -> Person:
    """Somebody of the office of the demo's network who can be reached by mail."""
    return in_a_network("office", "cleo", network())


@pytest.fixture
def sink(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as running:
        use(running, settings)
        yield running


def use(sink: MailServer, settings: Settings) -> None:
    settings.ADDRESS = "https://elc.example"
    settings.MAIL = mail(sink.url)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = settings.MAIL.host, settings.MAIL.port


@pytest.fixture
def person() -> Person:
    return somebody("anna")


def somebody(name: str, language: str = "en") -> Person:
    return register_person(
        email=f"{name}@example.org", name=name.title(), password=None, language=language, by=INSTALLATION
    )


def minutes_later() -> int:
    """The time for which things are gathered has passed: the worker comes by. How many tasks it began."""
    DBTaskResult.objects.ready().update(run_after=timezone.now())
    waiting = DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED"))
    waiting.update(run_after=timezone.now())
    return run_waiting()


def test_what_gathers_within_minutes_is_one_mail(sink: MailServer, person: Person) -> None:
    for number in range(3):
        notify(person=person, kind="application_made", values={"organisation": f"Organisation {number}"}, address="/x/")
    assert run_waiting() == 0  # still gathering
    assert minutes_later() == 1
    (delivery,) = sink.deliveries
    assert delivery.recipients == ("anna@example.org",)
    assert delivery.message["Subject"] == "3 messages from your learning community"
    assert delivery.message.get_content_type() == "text/plain"
    assert "Hello Anna," in delivery.text
    for number in range(3):
        assert f"An organisation asks to join: Organisation {number}.\nhttps://elc.example/x/" in delivery.text
    assert minutes_later() == 0
    assert not Notification.objects.filter(sent_at=None).exists()


def test_what_comes_after_a_mail_is_the_next_mail(sink: MailServer, person: Person) -> None:
    for name in ("One", "Two"):
        notify(person=person, kind="application_made", values={"organisation": name})
        minutes_later()
    assert [one.message["Subject"] for one in sink.deliveries] == [
        "An organisation asks to join: One.",
        "An organisation asks to join: Two.",
    ]
    assert len({one.message["Message-ID"] for one in sink.deliveries}) == 2


def test_each_person_gets_a_mail_of_their_own_in_their_language(sink: MailServer, person: Person) -> None:
    mari = somebody("mari", "et")
    for who in (person, mari):
        notify(person=who, kind="role_given", values={"organisation": "ELC", "role": "office"})
    minutes_later()
    assert "Network office" in sink.sent_to("anna@example.org")[0].text
    assert "Võrgustiku büroo" in sink.sent_to("mari@example.org")[0].text
    assert "Mari" not in sink.sent_to("anna@example.org")[0].text


def test_more_than_fits_into_one_mail_goes_with_the_next(sink: MailServer, person: Person) -> None:
    for number in range(51):
        notify(person=person, kind="application_made", values={"organisation": f"{number} Ltd"})
    minutes_later()
    assert [one.text.count("asks to join") for one in sink.deliveries] == [50, 1]


def test_the_same_told_twice_stands_once(sink: MailServer, person: Person) -> None:
    for _ in range(2):
        notify(person=person, kind="application_made", values={"organisation": "One"})
    minutes_later()
    assert sink.deliveries[0].text.count("asks to join") == 1


def test_a_name_cannot_forge_a_line_or_a_subject(sink: MailServer, person: Person) -> None:
    name = "One\r\nBcc: all@example.org\n\nOpen https://evil.example"
    notify(person=person, kind="application_made", values={"organisation": name})
    minutes_later()
    (delivery,) = sink.deliveries
    assert delivery.message["Bcc"] is None
    assert delivery.recipients == ("anna@example.org",)
    assert "\nOpen" not in delivery.text


def test_every_mail_can_be_stopped_as_rfc_8058_says(sink: MailServer, person: Person) -> None:
    notify(person=person, kind="role_given", values=VALUES)
    minutes_later()
    message = sink.deliveries[0].message
    link = str(message["List-Unsubscribe"]).strip()  # a long line is folded before it
    assert re.fullmatch(r"<https://elc\.example/notifications/stop/[\w:-]+/>", link)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link.strip("<>") in sink.deliveries[0].text
    assert person.email not in link


def test_what_somebody_does_not_want_is_not_sent_but_their_rights_always_are(sink: MailServer, person: Person) -> None:
    notify(person=person, kind="application_made", values={"organisation": "One"})
    choose_notifications(person=person, kinds=["work_done"], by=person)  # after it was noted, before it was sent
    notify(person=person, kind="role_given", values=VALUES)
    minutes_later()
    (delivery,) = sink.deliveries
    assert "Day centre: Organisation manager" in delivery.text
    assert "asks to join" not in delivery.text


def test_a_mail_server_that_is_away_costs_time_and_nothing_else(settings: Settings, person: Person) -> None:
    with mail_server() as sink:
        use(sink, settings)
    notify(person=person, kind="role_given", values=VALUES)
    minutes_later()  # nobody listens at that port any more
    assert recent_work()[0].state is WorkState.PAUSED
    with mail_server(sink.port) as back:
        minutes_later()
        assert len(back.sent_to("anna@example.org")) == 1
        assert minutes_later() == 0
    assert recent_work() == []


def test_what_was_sent_of_a_round_of_mails_is_not_sent_again(sink: MailServer, person: Person) -> None:
    people = [person, somebody("bea"), somebody("cleo")]
    for who in people:
        notify(person=who, kind="role_given", values=VALUES)
    first = DBTaskResult.objects.order_by("enqueued_at").first()
    assert first is not None
    DBTaskResult.objects.filter(pk=first.pk).update(run_after=timezone.now())
    run_waiting()
    sink.is_busy = True  # for everybody after the first
    minutes_later()
    assert len(sink.deliveries) == 1
    sink.is_busy = False
    minutes_later()
    assert sorted(one.recipients[0] for one in sink.deliveries) == [who.email for who in people]


def test_an_address_that_is_refused_for_good_is_said_to_the_office_and_holds_up_nobody(
    sink: MailServer, person: Person
) -> None:
    bea = somebody("bea")
    sink.refused.add(person.email)
    for who in (person, bea):
        notify(person=who, kind="role_given", values=VALUES)
    minutes_later()
    assert [one.recipients for one in sink.deliveries] == [("bea@example.org",)]
    (failed,) = recent_work()
    assert failed.state is WorkState.FAILED
    assert "refuses the address" in failed.said
    assert person.email not in failed.said
    sink.refused.clear()
    notify(person=person, kind="application_made", values={"organisation": "One"})
    minutes_later()
    assert "asks to join" in sink.sent_to(person.email)[0].text
    assert "You have a new role" in sink.sent_to(person.email)[0].text


def test_nobody_sends_what_another_worker_is_sending(sink: MailServer, person: Person) -> None:
    notify(person=person, kind="role_given", values=VALUES)
    first, second = uuid4(), uuid4()
    assert len(_take(person, first)) == 1
    assert send_gathered(person.pk, second) == 0
    Notification.objects.update(taken_until=timezone.now() - timedelta(seconds=1))  # the first was never heard of again
    assert send_gathered(person.pk, second) == 1
    assert send_gathered(person.pk, first) == 0
    assert len(sink.deliveries) == 1


def test_a_mail_whose_mark_was_lost_is_sent_again_as_the_very_same_mail(sink: MailServer, person: Person) -> None:
    """The process died between the word of the mail server and the mark: programs of mail see that they are one."""
    batch = uuid4()
    notify(person=person, kind="role_given", values=VALUES)
    assert send_gathered(person.pk, batch) == 1
    Notification.objects.update(sent_at=None, taken_until=timezone.now() + timedelta(minutes=5))
    notify(person=person, kind="role_ended", values=VALUES)
    assert send_gathered(person.pk, batch) == 1
    assert send_gathered(person.pk, batch) == 1
    same, again, other = (one.message["Message-ID"] for one in sink.deliveries)
    assert same == again != other


def test_what_the_queue_has_lost_is_found_within_hours(sink: MailServer, person: Person) -> None:
    catch_up = resolve("members.catch_up_notifications").task.func
    notify(person=person, kind="role_given", values=VALUES)
    DBTaskResult.objects.all().delete()
    catch_up()
    assert minutes_later() == 0  # not yet
    Notification.objects.update(made_at=timezone.now() - timedelta(hours=3))
    catch_up()
    catch_up()
    assert minutes_later() == 1
    assert len(sink.deliveries) == 1


def test_old_news_is_not_sent_and_old_notifications_are_removed(sink: MailServer, person: Person) -> None:
    catch_up = resolve("members.catch_up_notifications").task.func
    made = notify(person=person, kind="role_given", values=VALUES)
    DBTaskResult.objects.all().delete()
    for days, is_kept in ((29, True), (31, False)):
        Notification.objects.update(made_at=timezone.now() - timedelta(days=days))
        catch_up()
        assert minutes_later() == 0
        assert Notification.objects.filter(pk=made.pk).exists() is is_kept


def test_without_a_mail_server_nothing_is_sent_and_nothing_fails(settings: Settings, person: Person) -> None:
    settings.MAIL = None
    notify(person=person, kind="role_given", values=VALUES)
    assert minutes_later() == 1
    assert recent_work() == []
    assert Notification.objects.filter(sent_at=None).count() == 1


def test_somebody_who_has_gone_is_told_nothing(sink: MailServer, person: Person) -> None:
    notify(person=person, kind="role_given", values=VALUES)
    key = person.pk
    person.delete()
    minutes_later()
    assert sink.deliveries == []
    assert not Notification.objects.filter(person_id=key).exists()


def test_those_who_have_a_right_are_told_and_nobody_else(sink: MailServer, person: Person, chief: Person) -> None:
    notify_those_who_may(right="see work", kind="work_failed", values={"title": "core.prune_work"})
    told = set(Notification.objects.values_list("person__memberships__role", flat=True))
    assert told == {"office", "national-office"}
    minutes_later()
    assert [one.recipients for one in sink.deliveries] == [(chief.email,)]  # the people of a demo get no mail
    assert "Tidy up finished background work" in sink.deliveries[0].text


def test_a_value_that_is_missing_fails_where_it_was_forgotten(person: Person) -> None:
    with pytest.raises(KeyError, match="role"):
        notify(person=person, kind="role_given", values={"organisation": "Day centre"})
    assert not Notification.objects.exists()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_sentence_with_its_places_and_a_right_that_exists(kind: object) -> None:
    from elc.members.notifying import Kind
    from elc.members.roles import ROLES

    assert isinstance(kind, Kind)
    places = re.findall(r"%\((\w+)\)s", str(kind.sentence))
    said = kind.said({place: f"<{place}>" for place in places})
    assert all(f"<{place}>" in said for place in places)
    assert said.endswith(".")
    assert not kind.right or any(kind.right in role.rights for role in ROLES.values())


def test_work_that_failed_is_told_to_whoever_asked_and_to_the_office(
    sink: MailServer, person: Person, chief: Person
) -> None:
    import tests.factories.tasks  # noqa: F401 - declares the tasks

    work = later("factories.refuse", by=person)
    assert minutes_later() == 1
    assert minutes_later() > 1
    assert line_of(work).state is WorkState.FAILED
    assert (
        "What you asked for did not work: Refuse.\nhttps://elc.example/background/"
        in sink.sent_to(person.email)[0].text
    )
    assert "Background work did not work: Refuse." in sink.sent_to(chief.email)[0].text


def in_a_network(role: str, name: str, network: Network) -> Person:
    """Somebody of the office of a network."""
    office = register_organisation(network=network, name=f"Office of {network}", is_office=True, by=INSTALLATION)
    who = somebody(name)
    give_role(person=who, organisation=office, role=role, since=date(2020, 1, 1), by=INSTALLATION)
    return who


def test_an_application_is_told_to_the_offices_whose_network_it_is(sink: MailServer) -> None:
    outer = network()
    estonia, lithuania = (
        found_network(name=name, country=country, parent=outer, languages=["en"], by=INSTALLATION)
        for name, country in (("Estonia of the test", "EE"), ("Lithuania of the test", "LT"))
    )
    in_a_network("office", "cleo", outer)
    in_a_network("national-office", "ene", estonia)
    in_a_network("national-office", "lina", lithuania)
    for _ in range(2):  # asked again by the same address, it is the same application
        apply_to_join(
            network=estonia,
            name="Päevakeskus",
            country="EE",
            contact_name="Anna",
            email="anna@example.org",
            language="et",
            message="",
            by=INSTALLATION,
        )
    minutes_later()
    assert sorted(one.recipients[0] for one in sink.deliveries) == ["cleo@example.org", "ene@example.org"]
    assert "Päevakeskus" in sink.deliveries[0].text


def test_roles_that_others_give_and_end_are_told_and_ones_own_deeds_are_not(
    sink: MailServer, person: Person, chief: Person
) -> None:
    organisation = register_organisation(network=network(), name="Day centre of the test", by=INSTALLATION)
    given = give_role(person=person, organisation=organisation, role="manager", since=date(2020, 1, 1), by=chief)
    give_role(person=person, organisation=organisation, role="participant", since=date(2020, 1, 1), by=person)
    end_role(membership=given, on=date(2021, 1, 1), by=chief)
    minutes_later()
    (delivery,) = sink.deliveries
    assert delivery.recipients == (person.email,)
    assert delivery.message["Subject"] == "2 messages from your learning community"
    assert "You have a new role. Day centre of the test: Organisation manager." in delivery.text
    assert "A role of yours ends. Day centre of the test: Organisation manager." in delivery.text


def test_an_accepted_invitation_is_told_to_whoever_invited(sink: MailServer, person: Person) -> None:
    organisation = register_organisation(network=network(), name="Day centre of the test", by=INSTALLATION)
    invitation = invite_person(
        organisation=organisation, role="participant", email="bea@example.org", link="x" * 43, by=person
    )
    accept_invitation(invitation=invitation, name="Bea", language="en", on=date(2026, 1, 1), by=INSTALLATION)
    minutes_later()
    (delivery,) = sink.deliveries
    assert delivery.recipients == (person.email,)
    assert delivery.message["Subject"] == "Your invitation was accepted. Day centre of the test: Bea."


def test_on_postgresql_whoever_causes_a_notification_cannot_read_it(sink: MailServer, person: Person) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("there is no second wall on SQLite")
    other = somebody("bea")
    with within(Reach(person=other.pk)):
        notify(person=person, kind="role_given", values=VALUES)
        assert notify_those_who_may(right="see work", kind="work_failed", values={"title": "core.prune_work"}) > 0
        assert not Notification.objects.exists()
    with within(Reach(person=person.pk)):
        assert Notification.objects.count() == 1
    minutes_later()
    assert len(sink.sent_to(person.email)) == 1
