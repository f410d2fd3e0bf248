"""The made-up network of the demo: as large as it says, through the real actions, and stopped where one asks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from tests.factories.command_line import elc, one_value

from elc.core.models import AuditEntry
from elc.members.models import Application, Certificate, Consent, Decision, Invitation, Network, Organisation, Unit
from elc.members.queries import standing_of
from elc.members.queries.joining import last_decisions
from elc.website.demo.life import LIFE
from elc.website.demo.network import NAME


@pytest.fixture
def network(db: None) -> Network:
    return Network.objects.get(name=NAME)


def test_there_are_24_organisations_in_four_countries(network: Network) -> None:
    made = Organisation.objects.filter(network__parent=network, is_office=False)
    assert Counter(made.values_list("country", flat=True)) == {"EE": 7, "LT": 6, "NO": 6, "PT": 5}
    decisions = Counter(last_decisions(made.values_list("id", flat=True)).values())
    assert decisions == {Decision.ADMITTED: 22, Decision.INVITED: 1, Decision.LEFT: 1}


def test_their_life_has_left_its_traces(network: Network) -> None:
    assert len(set(Consent.objects.filter(indicator="").values_list("level", flat=True))) == 5
    assert Consent.objects.exclude(indicator="").exists()
    assert Unit.objects.filter(merged_into__isnull=False).exists()
    assert Unit.objects.filter(closed_on__isnull=False, merged_into__isnull=True).exists()
    assert Certificate.objects.filter(verified_on=None).exists()
    assert Certificate.objects.exclude(verified_on=None).exists()
    assert Application.objects.filter(decided_at=None).exists()
    assert Invitation.objects.filter(used_at=None, withdrawn_at=None).count() == 1


def test_everything_went_through_the_actions(network: Network) -> None:
    done = Counter(AuditEntry.objects.values_list("verb", flat=True))
    assert done["invite_organisation"] == 24
    assert done["accept_invitation"] == 23
    assert done["give_consent"] == Consent.objects.count()
    assert done["add_units"] == 23


def test_the_two_networks_see_nothing_of_each_other(network: Network, office: Client, sign_ins: object) -> None:
    from elc.members.models import Person

    pilots = standing_of(Person.objects.get(email="office@demo.invalid"))
    example = standing_of(Person.objects.get(email="office@network.demo.invalid"))
    assert not pilots.visible_networks & example.visible_networks
    assert not pilots.reach().organisations & example.reach().organisations
    client = Client()
    client.force_login(Person.objects.get(email="office@network.demo.invalid"))
    assert client.get("/evaluation/tallinn/").status_code == 404
    assert b"Tallinn" not in client.get("/events/").content
    assert b"Tallinn" in office.get("/events/").content


@pytest.mark.parametrize("stage", LIFE)
def test_the_world_stops_where_one_asks(stage: str, tmp_path: Path) -> None:
    told = one_value(elc("demo", "--no-serve", "--json", "--stage", stage, home=tmp_path))
    assert len(told["sign_ins"]) == {"pilots": 2, "founded": 4, "invited": 4}.get(stage, 10)
    again = elc("demo", "--no-serve", "--json", "--stage", stage, home=tmp_path)
    assert one_value(again) == told
    other = LIFE[LIFE.index(stage) - 1]
    refused = elc("demo", "--no-serve", "--stage", other, home=tmp_path)
    assert refused.returncode == 2
    assert "another point of its life" in refused.stderr


def test_a_stage_that_is_none_is_refused(tmp_path: Path) -> None:
    assert elc("demo", "--no-serve", "--stage", "heyday", home=tmp_path).returncode == 2
    assert not list(tmp_path.iterdir())
