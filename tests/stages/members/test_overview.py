"""The list of members: what members know of each other, and the same number of queries for any number of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION
from elc.members.actions import (
    add_units,
    admit_organisation,
    describe_context,
    give_consent,
    invite_organisation,
    invite_person,
    leave_network,
    register_organisation,
    state_certificate,
)
from elc.members.actions.units import NewUnit
from elc.members.links import new_link
from elc.members.models import Network
from elc.members.roles import MANAGER, NATIONAL_OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Network:
    return national_network()


@pytest.fixture
def here(network: Network) -> Place:
    return member(network, "A house", roles=(MANAGER,))


@pytest.fixture
def office(network: Network) -> Client:
    return national_office(network).client(NATIONAL_OFFICE)


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def fill(network: Network, number: int) -> None:
    made = register_organisation(network=network, name=f"House {number}", country="LT", by=INSTALLATION)
    admit_organisation(organisation=made, by=INSTALLATION)
    day = timezone.localdate()
    describe_context(organisation=made, services=["home"], staff=7, places=9, since=date(2026, 1, 1), by=INSTALLATION)
    state_certificate(organisation=made, level="assurance", valid_from=day, valid_until=day, by=INSTALLATION)
    told = {"contact_name": "A manager", "language": "en", "country": "EE"}
    invite_organisation(
        network=network,
        name=f"Guest {number}",
        email=f"g{number}@example.org",
        link=new_link(),
        by=INSTALLATION,
        **told,
    )


@pytest.mark.parametrize("path", ["/members/", "/"])
def test_for_a_member_and_for_an_office(network: Network, here: Place, office: Client, path: str) -> None:
    fill(network, 0)
    before = queries_of(here.client(MANAGER), path), queries_of(office, path)
    for number in range(1, 31):
        fill(network, number)
    assert (queries_of(here.client(MANAGER), path), queries_of(office, path)) == before


@pytest.mark.parametrize("page", ["", "units/", "people/", "consent/", "certificates/"])
def test_pages_of_an_organisation(here: Place, page: str) -> None:
    client, organisation = here.client(MANAGER), here.organisation
    day = timezone.localdate()

    def add(first: int, last: int) -> None:
        for n in range(first, last):
            link, email = new_link(), f"n{n}@example.org"
            invite_person(organisation=organisation, role=MANAGER, email=email, link=link, by=INSTALLATION)
            give_consent(organisation=organisation, level=n % 5, by=here.people[MANAGER])
            state_certificate(
                organisation=organisation,
                level="assurance",
                valid_from=day.replace(year=2000 + n),
                valid_until=day,
                by=INSTALLATION,
            )
        units = [NewUnit(f"Unit {n}", "home", 4) for n in range(first, last)]
        add_units(organisation=organisation, units=units, on=day, by=INSTALLATION)

    add(0, 1)
    before = queries_of(client, here.path(page))
    add(1, 26)
    assert queries_of(client, here.path(page)) == before


def test_members_see_names_countries_and_services_of_each_other_and_no_more(network: Network, here: Place) -> None:
    other = member(network, "Another house", roles=(MANAGER,))
    describe_context(
        organisation=other.organisation,
        services=["respite"],
        staff=4711,
        places=815,
        since=date(2026, 1, 1),
        by=INSTALLATION,
    )
    page = here.client(MANAGER).get("/members/").content.decode()
    assert "Another house" in page
    assert "Short stays and respite" in page
    for secret in (
        "4711",
        "815",
        other.people[MANAGER].name.partition(",")[0] + ", Another",
        str(other.organisation.id),
    ):
        assert secret not in page
    assert f'href="{here.path()}"' in page


def test_who_is_invited_or_gone_is_seen_by_the_office_alone(network: Network, here: Place, office: Client) -> None:
    gone = member(network, "A house that left", roles=(MANAGER,))
    leave_network(organisation=gone.organisation, on=timezone.localdate(), by=INSTALLATION)
    told = {"contact_name": "A manager", "language": "en", "country": "EE"}
    invite_organisation(
        network=network, name="A house to come", email="g@example.org", link=new_link(), by=INSTALLATION, **told
    )
    seen, offices = here.client(MANAGER).get("/members/").content.decode(), office.get("/members/").content.decode()
    for name in ("A house that left", "A house to come", "g@example.org"):
        assert name not in seen
        assert name in offices
    assert "Applications to decide" not in seen
    assert "/invite/" not in seen


def test_members_of_another_national_network_are_not_listed(here: Place) -> None:
    member(national_network("Another network"), "A house abroad", roles=(MANAGER,))
    assert "A house abroad" not in here.client(MANAGER).get("/members/").content.decode()


def test_the_list_is_filtered_by_country(network: Network, here: Place) -> None:
    fill(network, 1)
    client = here.client(MANAGER)
    page = client.get("/members/?country=LT").content.decode()
    assert "House 1" in page
    assert f'href="{here.path()}" translate' not in page
    assert "No members there" in client.get("/members/?country=%F0%9F%90%8C").content.decode()


def test_an_empty_network_says_what_will_stand_here(network: Network, office: Client) -> None:
    page = office.get("/members/").content.decode()
    assert "No members yet" in page or "Members" in page
    titles = [step.title for step in office.get("/").context["next_steps"]]
    assert titles[0] == "Invite organisations"
