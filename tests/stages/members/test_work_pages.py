"""The pages of background work: for whoever asked and for the office, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.tasks import empty_the_queue

from elc.core.later import later, run_waiting, running
from elc.core.models import AuditEntry, Work
from elc.members.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notes(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ELC_TEST_NOTES", str(tmp_path))
    empty_the_queue()
    return tmp_path


@pytest.fixture
def asker() -> Person:
    return Person.objects.get(email="participant@demo.invalid")


def test_the_page_follows_the_work_to_its_result(participant: Client, asker: Person) -> None:
    work = later("factories.write_note", "report", "built", by=asker)
    path = f"/background/{work.pk}/"
    waiting = participant.get(path)
    assert waiting.headers["Refresh"] == "5"
    assert b"<progress" in waiting.content
    assert "Refresh" not in participant.get(f"{path}?still").headers
    assert running.claim("test") is not None
    Work.objects.filter(pk=work.pk).update(done=3, total=7)
    going = participant.get(path).content.decode()
    assert "Going on" in going
    assert 'max="7" value="3"' in going
    assert "3 of 7 steps" in going


def test_done_work_leads_to_its_result_and_stands_still(participant: Client, asker: Person) -> None:
    work = later("factories.write_note", "report", "built", by=asker)
    run_waiting()
    done = participant.get(f"/background/{work.pk}/")
    assert 'href="/report/"' in done.content.decode()
    assert "Refresh" not in done.headers


@pytest.mark.parametrize("result", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_a_result_that_is_no_address_of_this_site_is_no_link(result: str, participant: Client, asker: Person) -> None:
    work = later("factories.write_note", "report", "built", by=asker)
    run_waiting()
    Work.objects.filter(pk=work.pk).update(result=result)
    page = participant.get(f"/background/{work.pk}/").content.decode()
    assert f'href="{result}"' not in page
    assert result in page


def test_what_did_not_work_is_said_and_can_be_tried_again(participant: Client, office: Client, asker: Person) -> None:
    work = later("factories.refuse", by=asker)
    run_waiting()
    page = participant.get(f"/background/{work.pk}/").content.decode()
    assert "Did not work" in page
    assert "Do something else first." in page
    again = participant.post(f"/background/{work.pk}/again/")
    assert again.headers["Location"] == f"/background/{work.pk}/"
    assert "Waiting" in participant.get(f"/background/{work.pk}/").content.decode()
    assert participant.post(f"/background/{work.pk}/again/").status_code == 409
    assert AuditEntry.objects.filter(verb="repeat_work", thing_id=str(work.pk), actor=str(asker.pk)).count() == 1
    run_waiting()
    assert office.post(f"/background/{work.pk}/again/").status_code == 302


def test_what_will_be_tried_again_says_when(participant: Client, asker: Person) -> None:
    work = later("factories.fail_times", "tries", 1, by=asker)
    run_waiting()
    page = participant.get(f"/background/{work.pk}/")
    assert "Will be tried again" in page.content.decode()
    assert "next on" in page.content.decode()
    assert "Refresh" in page.headers


def test_work_is_for_whoever_asked_and_for_the_office(participant: Client, office: Client, asker: Person) -> None:
    own = later("factories.refuse", by=asker)
    of_office = later("factories.refuse", by=Person.objects.get(email="office@demo.invalid"))
    of_nobody = later("factories.refuse")
    run_waiting()
    for work, status in ((own, 200), (of_office, 404), (of_nobody, 404)):
        assert participant.get(f"/background/{work.pk}/").status_code == status
        assert office.get(f"/background/{work.pk}/").status_code == 200
        assert Client().get(f"/background/{work.pk}/").status_code == 302
    for work in (of_office, of_nobody):
        assert participant.post(f"/background/{work.pk}/again/").status_code == 404


def test_the_list_costs_the_same_however_long_it_is(office: Client, asker: Person) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page = office.get("/background/").content.decode()
        assert page.count("Build a report") == Work.objects.count()
        return len(captured)

    later("factories.write_note", "report", "built", by=asker)
    before = queries()
    for number in range(29):
        later("factories.write_note", "report", str(number), by=asker)
    assert queries() == before


def test_an_empty_list_is_kind(office: Client) -> None:
    assert "Nothing is going on" in office.get("/background/").content.decode()
