"""Consent on its page: given for all or for one, withdrawn with one press, every decision kept."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.factories.organisations import Place, member, national_network

from elc.core.action import INSTALLATION
from elc.core.models import AuditEntry
from elc.instruments.subjects import dimensions_to_consent_to
from elc.members import subjects
from elc.members.actions import give_consent
from elc.members.models import Consent, ConsentLevel
from elc.members.queries.consents import consent_of, decisions_of, last_decision_on
from elc.members.roles import MANAGER, QUALITY_MANAGER
from elc.members.subjects import LONGEST_KEY, Subject, indicator_key, offer_subjects, subjects_for

pytestmark = pytest.mark.django_db
TEAM = "quality-culture/team"
ROUND = uuid4()


@pytest.fixture
def here() -> Place:
    return member(national_network(), "A house", roles=(MANAGER, QUALITY_MANAGER))


@pytest.fixture
def client(here: Place) -> Client:
    return here.client(MANAGER)


@pytest.fixture
def a_round() -> Iterator[UUID]:
    """A later stage offers one round of one indicator."""
    one = Subject(TEAM, {"en": "Working as a team"}, {"en": "Quality Culture"}, ROUND, {"en": "Autumn 2026"})
    before = list(subjects._finders)
    offer_subjects(lambda organisation: [one])
    yield ROUND
    subjects._finders[:] = before


def level(here: Place, indicator: str, round_id: UUID | None = None) -> ConsentLevel:
    return consent_of(here.organisation, indicator=indicator, round_id=round_id)


def test_each_dimension_of_what_members_are_compared_on_is_offered(here: Place) -> None:
    keys = [subject.indicator for subject in dimensions_to_consent_to(here.organisation)]
    assert TEAM in keys
    assert not [key for key in keys if key.startswith("event-evaluation/")]
    assert len(keys) == len(set(keys)) <= len(subjects_for(here.organisation))
    assert len(indicator_key("x" * 200, "y" * 200)) <= LONGEST_KEY
    assert indicator_key("x" * 200, "y" * 200) != indicator_key("x" * 200, "y" * 199)


def test_at_first_nobody_sees_anything(here: Place, client: Client) -> None:
    page = client.get(here.path("consent/")).content.decode()
    assert "As long as nothing is decided, nobody sees your results but you." in page
    for sentence in ("Other members see nothing of it.", "Anybody sees this result with your name"):
        assert sentence in page
    assert level(here, TEAM) is ConsentLevel.OWN_ONLY


def test_consent_for_one_leaves_the_others(here: Place, client: Client) -> None:
    client.post(here.path("consent/"), {"level": "1"})
    client.post(here.path("consent/"), {"level": "3", "indicator": TEAM})
    assert level(here, TEAM) is ConsentLevel.NAMED_IN_ROOM
    assert level(here, "quality-culture/lead") is ConsentLevel.CODED_PEER
    page = client.get(here.path("consent/")).content.decode()
    history = page.partition('id="history"')[2]
    assert history.index("Everybody in the room") < history.index("Other members, without our name")
    assert here.people[MANAGER].name in history


def test_withdrawing_all_withdraws_what_was_given_one_by_one(here: Place, client: Client) -> None:
    client.post(here.path("consent/"), {"level": "4", "indicator": TEAM})
    client.post(here.path("consent/"), {"level": "0"})
    assert level(here, TEAM) is ConsentLevel.OWN_ONLY
    assert [one.level for one in Consent.objects.filter(organisation=here.organisation)] == [4, 0]


def test_one_round_is_decided_by_itself(here: Place, client: Client, a_round: UUID) -> None:
    page = client.get(here.path(f"consent/?indicator={TEAM}&round={a_round}")).content.decode()
    assert "Autumn 2026" in page
    client.post(here.path("consent/"), {"level": "2", "indicator": TEAM, "round": str(a_round)})
    assert level(here, TEAM, a_round) is ConsentLevel.NAMED_TO_PEERS
    assert level(here, TEAM) is level(here, TEAM, uuid4()) is ConsentLevel.OWN_ONLY


@pytest.mark.parametrize(
    "told",
    [
        {"indicator": "nosuch"},
        {"indicator": TEAM, "round": str(uuid4())},
        {"indicator": TEAM, "round": "nosuch"},
        {"round": str(uuid4())},
        {"indicator": "\x00"},
        {"indicator": "x" * 1_000_000},
    ],
)
def test_what_is_not_offered_does_not_exist(here: Place, client: Client, told: dict[str, str]) -> None:
    assert client.post(here.path("consent/"), {"level": "4", **told}).status_code == 404
    assert not Consent.objects.filter(organisation=here.organisation).exists()


@pytest.mark.parametrize("chosen", ["", "5", "-1", "x", "1e9", "\x00", "9" * 5000])
def test_no_other_level_is_taken(here: Place, client: Client, chosen: str) -> None:
    page = client.post(here.path("consent/"), {"level": chosen})
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not Consent.objects.filter(organisation=here.organisation).exists()


def test_who_only_reads_has_no_buttons_and_decides_nothing(here: Place) -> None:
    reader = here.client(QUALITY_MANAGER)
    assert (
        "<form" not in reader.get(here.path("consent/")).content.decode().partition("<main")[2].partition("</main")[0]
    )
    assert reader.post(here.path("consent/"), {"level": "4"}).status_code == 403
    assert not Consent.objects.filter(organisation=here.organisation).exists()


def test_looking_is_written_down(here: Place, client: Client) -> None:
    client.get(here.path("consent/"))
    assert AuditEntry.objects.filter(
        verb="looked_at", about=here.organisation.id, actor=str(here.people[MANAGER].id)
    ).exists()


def test_the_page_and_the_gate_read_the_same_decision(here: Place) -> None:
    """`last_decision_on` in memory and `consent_of` by a query are one rule."""
    plans: list[tuple[str, UUID | None, int]] = [
        (TEAM, None, 3),
        ("", ROUND, 1),
        (TEAM, ROUND, 4),
        ("", None, 2),
        ("other", None, 0),
        (TEAM, uuid4(), 4),
    ]
    for indicator, round_id, wanted in plans:
        give_consent(
            organisation=here.organisation, indicator=indicator, round_id=round_id, level=wanted, by=INSTALLATION
        )
        decisions = decisions_of(here.organisation)
        for asked in (TEAM, "other", "third"):
            for asked_round in (None, ROUND, uuid4()):
                found = last_decision_on(decisions, indicator=asked, round_id=asked_round)
                assert (found.level if found else 0) == level(here, asked, asked_round)
