"""The page of the trail: for whom, in which words, how long a list may be; and the file of it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from tests.architecture.code import SRC
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION, MARK
from elc.core.models import AuditEntry
from elc.core.retention import VERB
from elc.core.trail import LOOKED, append
from elc.core.trail_words import DEEDS, SUBJECTS, sentence_of
from elc.members.actions import erase_person, invite_person, rename_unit
from elc.members.queries.trail import PAGE
from elc.members.roles import CONTRIBUTOR, MANAGER, NATIONAL_OFFICE, QUALITY_MANAGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return member(national_network(), "Kask")


def verbs_of_all_stages() -> set[str]:
    found = {LOOKED, VERB}
    for stage in (name.removeprefix("elc.") for name in settings.STAGES):
        room = SRC / "elc" / stage / "actions"
        if room.is_dir() or room.with_suffix(".py").exists():
            module = import_module(f"elc.{stage}.actions")
            found |= {name for name, value in vars(module).items() if getattr(value, MARK, "") == "audited"}
    return found


def test_every_action_of_every_stage_has_a_sentence() -> None:
    verbs = verbs_of_all_stages()
    assert len(verbs) > 40
    assert sorted(verbs - DEEDS.keys()) == []
    assert {deed.subject for deed in DEEDS.values()} <= SUBJECTS.keys()
    assert all(str(deed.sentence).endswith(".") for deed in DEEDS.values())


def test_a_verb_of_an_earlier_version_is_told_all_the_same() -> None:
    assert "paint house" in sentence_of("paint_house", "x.y")


def page(client: Client, place: Place, query: str = "") -> str:
    answer = client.get(place.path("trail/") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_manager_reads_who_did_what(place: Place) -> None:
    manager, contributor = place.people[MANAGER], place.people[CONTRIBUTOR]
    rename_unit(unit=place.unit, name="The new home", service="", by=contributor)
    shown = page(place.client(MANAGER), place)
    assert "A unit got another name or service." in shown
    assert "The new home" in shown
    assert escape(contributor.name) in shown
    assert "The installation" in shown
    place.client(MANAGER).get(place.path("people/"))
    looked = page(place.client(MANAGER), place, "?subject=looks")
    assert "A page with confidential data of the organisation was opened." in looked
    assert escape(manager.name) in looked
    assert "A unit got another name" not in looked


def test_an_office_has_no_name_for_members_and_one_for_itself(place: Place) -> None:
    office = national_office(place.organisation.network)
    worker = office.people[NATIONAL_OFFICE]
    office.client(NATIONAL_OFFICE).get(place.path("people/"))
    seen = page(place.client(MANAGER), place, "?subject=looks")
    assert "An office" in seen
    assert escape(worker.name) not in seen
    assert escape(worker.name) in page(office.client(NATIONAL_OFFICE), place, "?subject=looks")


def test_whoever_is_erased_is_somebody(place: Place) -> None:
    person = place.people[QUALITY_MANAGER]
    rename_unit(unit=place.unit, name="The new home", service="", by=person)
    assert escape(person.name) in page(place.client(MANAGER), place, "?subject=units")
    erase_person(person=person, by=INSTALLATION)
    shown = page(place.client(MANAGER), place)
    assert escape(person.name) not in shown
    assert "Somebody who has been erased" in shown
    assert "A role was ended." in shown


def test_strangers_and_those_without_the_right_are_refused(place: Place) -> None:
    other = member(place.organisation.network, "Tamm")
    for rest in ("trail/", "trail/file/"):
        assert other.client(MANAGER).get(place.path(rest)).status_code == 404
        assert place.client(QUALITY_MANAGER).get(place.path(rest)).status_code == 403
    rename_unit(unit=other.unit, name="A secret of theirs", service="", by=other.people[MANAGER])
    assert "A secret of theirs" not in page(place.client(MANAGER), place)


def fill(place: Place, count: int) -> None:
    """So many lines of units, each by somebody else who is not there any more."""
    for _number in range(count):
        append(
            actor=str(uuid4()),
            verb="rename_unit",
            thing_kind="members.unit",
            thing_id=str(place.unit.id),
            about=place.organisation.id,
        )


def test_a_long_trail_costs_no_more_queries(place: Place) -> None:
    client = place.client(MANAGER)

    def queries(query: str = "") -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, place, query)
        return len(captured)

    AuditEntry.objects.all().delete()
    fill(place, 1)
    before = queries()
    fill(place, 100)
    assert queries() == before


def test_pages_hold_each_line_once_while_new_ones_come(place: Place) -> None:
    AuditEntry.objects.all().delete()
    fill(place, 2 * PAGE + 3)
    moment = timezone.now()
    AuditEntry.objects.update(at=moment)  # all at once: then the id decides
    expected = [str(key) for key in AuditEntry.objects.order_by("-at", "-id").values_list("id", flat=True)]
    client, query, seen = place.client(MANAGER), "", []
    while True:
        answer = client.get(place.path("trail/") + query)
        seen += [str(line.id) for line in answer.context["lines"]]
        fill(place, 1)
        if not answer.context["older"]:
            break
        query = f"?{answer.context['older']}"
    assert seen == expected


def test_filters_by_person_and_day(place: Place) -> None:
    manager, contributor = place.people[MANAGER], place.people[CONTRIBUTOR]
    rename_unit(unit=place.unit, name="By the manager", service="", by=manager)
    AuditEntry.objects.filter(verb="rename_unit").update(at=timezone.now() - timedelta(days=10))
    rename_unit(unit=place.unit, name="By the contributor", service="", by=contributor)
    client = place.client(MANAGER)

    def days(query: str) -> list[int]:
        lines = client.get(place.path("trail/") + f"?subject=units&{query}").context["lines"]
        return [(timezone.now() - line.at).days for line in lines if line.what.startswith("A unit got")]

    assert days("") == [0, 10]
    assert days(f"person={manager.id}") == [10]
    assert days(f"person={contributor.id}") == [0]
    today = timezone.localdate()
    assert days(f"since={today}") == [0]
    assert days(f"until={today - timedelta(days=1)}") == [10]
    assert days(f"since={today - timedelta(days=11)}&until={today}") == [0, 10]


@pytest.mark.parametrize(
    "query",
    [
        "subject=nosuch",
        f"person={uuid4()}",
        "person=x",
        "since=yesterday",
        "since=0001-01-01",
        "after=x",
        "until=\u202e",
    ],
)
def test_what_cannot_be_chosen_is_said_or_passed_over(place: Place, query: str) -> None:
    shown = page(place.client(MANAGER), place, f"?{query}")
    assert ("Please check this" in shown) is not query.startswith("after")


def test_the_file_holds_the_same_lines_harmless_and_is_noted(place: Place) -> None:
    invite_person(
        organisation=place.organisation, role=MANAGER, email="+cmd@example.org", link=uuid4().hex, by=INSTALLATION
    )
    fill(place, PAGE + 20)
    client = place.client(MANAGER)
    answer = client.get(place.path("trail/file/") + "?subject=people")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="trail.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["When (UTC)", "Who", "What", "Of whom or what"]
    assert any(row[3] == "'+cmd@example.org" for row in rows)
    assert all("unit got" not in row[2] for row in rows)
    whole = client.get(place.path("trail/file/")).content.decode("utf-8-sig")
    assert whole.count("A unit got another name") == PAGE + 20
    assert "This trail was taken along as a file." in page(client, place)
