"""Units on their pages: pasted from a spreadsheet, renamed, moved, merged, closed; their history stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.organisations import Place, member, national_network

from elc.members.models import StaffCount, Unit, UnitPlace
from elc.members.queries.units import unit_tree
from elc.members.roles import CONTRIBUTOR, MANAGER, QUALITY_MANAGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return member(national_network(), "A house", roles=(MANAGER, QUALITY_MANAGER, CONTRIBUTOR))


@pytest.fixture
def client(here: Place) -> Client:
    return here.client(QUALITY_MANAGER)


def names(here: Place) -> set[str]:
    return set(Unit.objects.filter(organisation=here.organisation, closed_on=None).values_list("name", flat=True))


def unit(here: Place, name: str) -> Unit:
    return Unit.objects.get(organisation=here.organisation, name=name)


PASTED = {
    "tabs": "Name\tService\tStaff\r\nEast\tLiving in a home\t12\r\n\r\nWest\tday centre\t4",
    "semicolons": "Unit; Service; Number of staff\nEast;home;12\nWest;day-centre;4\n",
    "commas": "East,home,12\nWest,Day centre,4",
    "quotes": '"East";"home";"12"\n"West";"Day centre";"4"',
}


@pytest.mark.parametrize("kind", sorted(PASTED))
def test_what_a_spreadsheet_gives_is_shown_first_and_saved_then(here: Place, client: Client, kind: str) -> None:
    path = here.path("units/new/")
    shown = client.post(path, {"text": PASTED[kind]}).content.decode()
    assert "Is this right? Nothing is saved yet." in shown
    assert "Living in a home" in shown
    assert "Fewer than 5 people: its results will be shown together with another unit." in shown
    assert names(here) == {"A home", "A team"}
    assert client.post(path, {"text": PASTED[kind], "save": "1"}).headers["Location"] == here.path("units/")
    assert names(here) == {"A home", "A team", "East", "West"}
    assert (unit(here, "West").service, StaffCount.objects.get(unit=unit(here, "West")).staff) == ("day-centre", 4)
    assert "2 units are saved." in client.get(here.path("units/")).content.decode()


def test_every_problem_is_named_with_its_line_and_nothing_is_saved(here: Place, client: Client) -> None:
    text = (
        "East; home; 12\nWest; castle; 4\n; home; 3\na HOME; home; 3\nNorth; home; many\neast;;\nSouth; home; 3; more"
    )
    page = client.post(here.path("units/new/"), {"text": text, "save": "1"})
    assert page.status_code == 200
    words = page.content.decode()
    assert "Nothing is saved yet: 6 lines need your eye." in words
    for told in (
        "Line 2, West: There is no such service: castle.",
        "Line 3, : There is no name",
        "Line 4, a HOME: There is a unit of that name already",
        "Line 5, North: The number of staff is no whole number.",
        "Line 6, east: There is a unit of that name already",
        "Line 7, South: There are more parts than expected.",
    ):
        assert told in words
    assert "Line 1" in words
    assert "Line 1, " not in words
    assert names(here) == {"A home", "A team"}


def test_units_are_put_under_another(here: Place, client: Client) -> None:
    client.post(here.path("units/new/"), {"text": "East", "parent": str(unit(here, "A home").id), "save": "1"})
    assert [(row.unit.name, row.depth) for row in unit_tree(here.organisation)] == [
        ("A home", 0),
        ("East", 1),
        ("A team", 0),
    ]


def test_a_unit_is_moved_merged_and_closed_and_its_history_stays(here: Place, client: Client) -> None:
    home, team = unit(here, "A home"), unit(here, "A team")
    today = timezone.localdate().isoformat()
    moved = client.post(here.path(f"units/{team.id}/move/"), {"parent": str(home.id), "on": today})
    assert moved.headers["Location"] == here.path(f"units/{team.id}/")
    assert UnitPlace.objects.get(unit=team, until=None).parent == home
    refused = client.post(here.path(f"units/{home.id}/close/"), {"on": today}).content.decode()
    assert "This unit still has parts" in refused
    client.post(here.path("units/new/"), {"text": "East", "save": "1"})
    client.post(here.path(f"units/{home.id}/merge/"), {"into": str(unit(here, "East").id), "on": today})
    home.refresh_from_db()
    assert home.merged_into == unit(here, "East")
    assert UnitPlace.objects.get(unit=team, until=None).parent == unit(here, "East")
    page = client.get(here.path(f"units/{home.id}/")).content.decode()
    assert "Merged into: East" in page
    assert "12 persons work there" in page
    assert "Merge it" not in page
    assert "Took in: A home" in client.get(here.path(f"units/{unit(here, 'East').id}/")).content.decode()
    assert "became part of: East" in client.get(here.path("units/")).content.decode()


def test_a_unit_does_not_become_part_of_itself(here: Place, client: Client) -> None:
    home, team = unit(here, "A home"), unit(here, "A team")
    today = timezone.localdate().isoformat()
    client.post(here.path(f"units/{team.id}/move/"), {"parent": str(home.id), "on": today})
    for what, field, other in (("move", "parent", team), ("move", "parent", home), ("merge", "into", team)):
        page = client.post(here.path(f"units/{home.id}/{what}/"), {field: str(other.id), "on": today})
        assert "That choice is not one of the available choices" in page.content.decode()


def test_a_closed_unit_changes_no_more(here: Place, client: Client) -> None:
    team = unit(here, "A team")
    today = timezone.localdate()
    client.post(here.path(f"units/{team.id}/close/"), {"on": today.isoformat()})
    team.refresh_from_db()
    assert team.closed_on == today
    for what, told in (("", {"name": "New"}), ("staff/", {"staff": "3", "on": today}), ("close/", {"on": today})):
        page = client.post(here.path(f"units/{team.id}/{what}"), told).content.decode()
        assert "This unit is closed" in page
    early = (timezone.localdate() - timedelta(days=4000)).isoformat()
    page = client.post(here.path(f"units/{unit(here, 'A home').id}/close/"), {"on": early}).content.decode()
    assert "A unit cannot close before it opened" in page


def test_a_new_number_of_staff_stands_beside_the_old_one(here: Place, client: Client) -> None:
    home = unit(here, "A home")
    client.post(here.path(f"units/{home.id}/staff/"), {"staff": "4", "on": timezone.localdate().isoformat()})
    assert [one.staff for one in StaffCount.objects.filter(unit=home)] == [12, 4]
    page = client.get(here.path(f"units/{home.id}/")).content.decode()
    assert "Fewer than 5 people work here" in page


def test_a_contributor_sees_the_own_unit_and_no_other(here: Place) -> None:
    client = here.client(CONTRIBUTOR)
    page = client.get(here.path("units/")).content.decode()
    assert "A home" in page
    assert "A team" not in page
    assert client.get(here.path(f"units/{unit(here, 'A home').id}/")).status_code == 200
    assert client.get(here.path(f"units/{unit(here, 'A team').id}/")).status_code == 404


def test_a_role_elsewhere_opens_no_units_here(here: Place) -> None:
    """Managing one organisation, a contributor in another: there the own unit stays the only one."""
    from elc.core.action import INSTALLATION
    from elc.members.actions import give_role

    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    give_role(
        person=other.people[MANAGER],
        organisation=here.organisation,
        role=CONTRIBUTOR,
        unit=unit(here, "A home"),
        since=timezone.localdate(),
        by=INSTALLATION,
    )
    page = other.client(MANAGER).get(here.path("units/")).content.decode()
    assert "A home" in page
    assert "A team" not in page


def test_units_of_others_are_refused_in_every_form(here: Place, client: Client) -> None:
    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    home, foreign = unit(here, "A home"), other.unit
    today = timezone.localdate().isoformat()
    forms = (
        ("units/new/", {"text": "East", "parent": str(foreign.id), "save": "1"}),
        (f"units/{home.id}/move/", {"parent": str(foreign.id), "on": today}),
        (f"units/{home.id}/merge/", {"into": str(foreign.id), "on": today}),
    )
    for path, told in forms:
        answers = []
        for key in (str(foreign.id), "00000000-0000-4000-8000-000000000000", "nosuch", ""):
            sent = {name: key if value == str(foreign.id) else value for name, value in told.items()}
            if key:
                response = client.post(here.path(path), sent)
                answers.append(response.status_code)
                assert "Another house" not in response.content.decode()
        assert answers == [200, 200, 200]
    for path in (f"units/{foreign.id}/", f"units/{foreign.id}/staff/"):
        assert client.post(here.path(path), {"name": "Taken", "staff": "1", "on": today}).status_code == 404
    assert names(here) == {"A home", "A team"}
    assert {row.unit.name for row in unit_tree(other.organisation)} == {"A home", "A team"}
