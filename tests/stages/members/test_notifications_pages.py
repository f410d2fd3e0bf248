"""Choosing what one is told, and stopping it from a mail."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from elc.members.models import NotificationChoice, Person
from elc.members.notifying import KINDS, link_to_stop
from elc.members.notifying.sending import not_wanted

pytestmark = pytest.mark.django_db
CAN_STOP = {kind.key for kind in KINDS.values() if kind.can_stop}


@pytest.fixture
def person() -> Person:
    return Person.objects.get(email="participant@demo.invalid")


def path_to_stop(person: Person) -> str:
    return "/" + link_to_stop(person).split("/", 3)[3]


def test_the_page_shows_what_concerns_the_reader_and_keeps_the_choice(participant: Client, person: Person) -> None:
    page = participant.get("/notifications/").content.decode()
    assert page.count(" checked") == page.count('type="checkbox"') == 2
    assert escape(str(KINDS["application_made"].when)) not in page  # for the office
    assert escape(str(KINDS["role_given"].when)) in page  # told, but not to be stopped
    answer = participant.post("/notifications/", {"kinds": ["work_done"]}, follow=True)
    assert "Your choice is kept." in answer.content.decode()
    assert answer.content.decode().count(" checked") == 1
    assert not_wanted(person) == {"own_work_failed"}


def test_a_choice_of_what_can_not_be_stopped_or_is_not_there_is_refused(participant: Client, person: Person) -> None:
    for forged in ("role_given", "nosuch", "application_made", "\0", "x" * 10_000):
        answer = participant.post("/notifications/", {"kinds": [forged]})
        assert answer.status_code == 200
    assert not NotificationChoice.objects.filter(person=person).exists()


def test_the_link_asks_first_and_stops_with_one_press(client: Client, person: Person) -> None:
    path = path_to_stop(person)
    asked = client.get(path)
    assert asked.status_code == 200
    assert b'<form method="post"' in asked.content
    assert not_wanted(person) == set()
    for _ in range(2):
        done = client.post(path)
        assert done.status_code == 200
        assert "These e-mails have stopped" in done.content.decode()
        assert not_wanted(person) == CAN_STOP


def test_one_click_of_a_mail_program_needs_no_cookie_and_no_token(person: Person) -> None:
    outside = Client(enforce_csrf_checks=True)
    answer = outside.post(
        path_to_stop(person), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert not_wanted(person) == CAN_STOP
    assert "sessionid" not in outside.cookies


def test_the_page_of_the_link_speaks_the_language_of_the_person(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(language="et")
    assert b'<html lang="et"' in client.get(path_to_stop(person)).content


@pytest.mark.parametrize("change", ["", "x", "0"])
def test_a_link_that_is_not_ours_stops_nothing(change: str, client: Client, person: Person) -> None:
    token = path_to_stop(person).split("/")[-2]
    other = Person.objects.get(email="office@demo.invalid")
    forged = token[:-1] + ("A" if token[-1] != "A" else "B") if not change else f"{change}{token}"
    stolen = f"{other.pk.hex}:{token.split(':')[1]}"
    for wrong in (forged, stolen, "nobody", "\u202e", "x" * 5000, other.pk.hex):
        path = reverse("members:stop_notifications", args=[wrong])
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    assert not NotificationChoice.objects.exists()


def test_the_link_of_somebody_who_has_gone_is_a_kind_page(client: Client, person: Person) -> None:
    path = path_to_stop(person)
    person.memberships.all().delete()
    person.delete()
    answer = client.get(path)
    assert answer.status_code == 404
    assert "does not belong to anybody here" in answer.content.decode()
