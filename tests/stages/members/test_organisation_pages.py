"""What an organisation says of itself, accepts and states; and the list of what is left to set up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.organisations import Place, member, national_network, national_office

from elc.core.action import INSTALLATION
from elc.members.actions import accept_agreement, state_certificate, verify_certificate
from elc.members.models import Acceptance, Admission, Certificate, Commitment, Context, Membership, Organisation
from elc.members.queries.organisations import certificate_on
from elc.members.roles import MANAGER, NATIONAL_OFFICE, QUALITY_MANAGER
from elc.members.services import SERVICES

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return member(national_network(), "A house", roles=(MANAGER, QUALITY_MANAGER))


@pytest.fixture
def client(here: Place) -> Client:
    return here.client(MANAGER)


@pytest.fixture
def office(here: Place) -> Client:
    return national_office(here.organisation.network).client(NATIONAL_OFFICE)


DETAILS: dict[str, Any] = {
    "name": "A house",
    "country": "EE",
    "services": ["home", "respite"],
    "staff": "40",
    "places": "",
    "languages": ["et"],
}


def steps(client: Client, path: str) -> list[str]:
    page = client.get(path)
    assert page.status_code == 200
    return [step.title for step in page.context["steps"]]


def test_each_step_disappears_when_it_is_done(here: Place, client: Client) -> None:
    left = [
        "Read and accept the code of conduct",
        "Read and accept the data agreement",
        "Describe your organisation",
        "Decide who may see your results",
        "State your certificate, or your commitment to the ten principles",
    ]
    deeds: tuple[tuple[str, dict[str, Any]], ...] = (
        ("agreements/code-of-conduct/", {"version": "1"}),
        ("agreements/data-agreement/", {"version": "1"}),
        ("details/", DETAILS),
        ("consent/", {"level": "0"}),
        ("principles/", {"on": "2026-11-01"}),
    )
    for path, told in deeds:
        assert steps(client, here.path()) == left
        home = [step.title for step in client.get("/").context["next_steps"]]
        assert home[: len(left)] == left
        assert client.post(here.path(path), told).status_code == 302
        left.pop(0)
    assert steps(client, here.path()) == []


def test_a_reader_is_offered_only_what_they_may_do(here: Place) -> None:
    assert steps(here.client(QUALITY_MANAGER), here.path()) == []


def test_nothing_waits_for_anything_else(here: Place, client: Client) -> None:
    """A list of next steps, never a wall: the last one first is fine."""
    assert client.post(here.path("consent/"), {"level": "1"}).status_code == 302
    assert client.get(here.path("units/new/")).status_code == 200


def test_a_person_of_several_organisations_sees_which_one_is_meant(here: Place) -> None:
    from elc.members.actions import give_role

    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    give_role(
        person=here.people[MANAGER],
        organisation=other.organisation,
        role=MANAGER,
        since=timezone.localdate(),
        by=INSTALLATION,
    )
    titles = [step.title for step in here.client(MANAGER).get("/").context["next_steps"]]
    assert "A house: Describe your organisation" in titles
    assert "Another house: Describe your organisation" in titles


def test_details_are_kept_with_their_day_and_only_where_they_changed(here: Place, client: Client) -> None:
    Context.objects.create(organisation=here.organisation, since=date(2020, 1, 1), services=["home"], staff=30)
    client.post(here.path("details/"), DETAILS)
    client.post(here.path("details/"), {**DETAILS, "name": "A renamed house"})
    kept = Context.objects.filter(organisation=here.organisation)
    assert [(one.services, one.staff) for one in kept] == [(["home"], 30), (["home", "respite"], 40)]
    here.organisation.refresh_from_db()
    assert (here.organisation.name, here.organisation.languages) == ("A renamed house", ["et"])
    page = client.get(here.path("details/")).content.decode()
    assert "30 persons work there" in page


def test_a_name_of_another_organisation_is_refused_and_nothing_is_saved(here: Place, client: Client) -> None:
    member(here.organisation.network, "Another house", roles=(MANAGER,))
    page = client.post(here.path("details/"), {**DETAILS, "name": "another HOUSE"}).content.decode()
    assert "There is an organisation of that name already" in page
    assert not Context.objects.filter(organisation=here.organisation).exists()
    assert Organisation.objects.get(id=here.organisation.id).name == "A house"


@pytest.mark.parametrize(
    "wrong", [{"services": ["castle"]}, {"country": "XX"}, {"staff": "-1"}, {"languages": ["xx"]}, {"staff": "1e99"}]
)
def test_what_is_on_no_list_is_refused(here: Place, client: Client, wrong: dict[str, Any]) -> None:
    page = client.post(here.path("details/"), {**DETAILS, **wrong})
    assert 'role="alert"' in page.content.decode()
    assert not Context.objects.filter(organisation=here.organisation).exists()


def test_an_agreement_is_read_accepted_once_and_remembered(here: Place, client: Client) -> None:
    path = here.path("agreements/code-of-conduct/")
    page = client.get(path).content.decode()
    assert "Version 1, since" in page
    assert "We accept it" in page
    client.post(path, {"version": "1"})
    client.post(path, {"version": "1"})
    assert Acceptance.objects.filter(organisation=here.organisation, agreement="code-of-conduct").count() == 1
    page = client.get(path).content.decode()
    assert "We accept it" not in page
    assert here.people[MANAGER].name in page
    assert "Käitumisjuhend" in client.get(path, headers={"accept-language": "et"}).content.decode()


@pytest.mark.parametrize("version", ["2", "0", "", "x", "-1", "9" * 50, "\x00"])
def test_only_the_version_that_was_read_is_accepted(here: Place, client: Client, version: str) -> None:
    response = client.post(here.path("agreements/data-agreement/"), {"version": version})
    assert response.status_code == 409
    assert not Acceptance.objects.filter(organisation=here.organisation).exists()


def test_a_newer_version_asks_again_and_keeps_the_earlier_one(
    here: Place, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elc.members import agreements
    from elc.members.models import Agreement

    accept_agreement(organisation=here.organisation, agreement="code-of-conduct", version=1, by=here.people[MANAGER])
    texts = dict(agreements.wordings())
    first = texts[Agreement.CODE_OF_CONDUCT, 1]
    texts[Agreement.CODE_OF_CONDUCT, 2] = first.model_copy(update={"version": 2, "summary": {"en": "A new summary."}})
    for module in ("elc.members.agreements", "elc.members.views.agreements"):
        monkeypatch.setattr(f"{module}.wordings", lambda: texts)
    assert "Read and accept the code of conduct" in steps(client, here.path())
    path = here.path("agreements/code-of-conduct/")
    page = client.get(path).content.decode()
    assert "A new summary." in page
    assert "We accept it" in page
    earlier = client.get(f"{path}?version=1").content.decode()
    assert "This is an earlier version. It no longer holds." in earlier
    assert "A new summary." not in earlier
    assert client.post(path, {"version": "1"}).status_code == 409
    client.post(path, {"version": "2"})
    assert "Version 1" in client.get(path).content.decode()


def test_an_agreement_or_version_that_is_none_is_not_there(here: Place, client: Client) -> None:
    assert client.get(here.path("agreements/nosuch/")).status_code == 404
    assert client.get(here.path("agreements/code-of-conduct/?version=99")).status_code == 404


def test_a_certificate_is_stated_verified_and_expires_without_touching_history(
    here: Place, client: Client, office: Client
) -> None:
    today = timezone.localdate()
    told = {"level": "assurance", "valid_from": today - timedelta(days=900), "valid_until": today - timedelta(days=1)}
    client.post(here.path("certificates/"), told)
    made = Certificate.objects.get(organisation=here.organisation)
    assert certificate_on(here.organisation, on=today - timedelta(days=1)) is None  # nobody has seen it
    assert client.post(here.path(f"certificates/{made.id}/verify/")).status_code == 403
    assert office.post(here.path(f"certificates/{made.id}/verify/")).status_code == 302
    assert certificate_on(here.organisation, on=today - timedelta(days=1)) == made
    assert certificate_on(here.organisation, on=today) is None
    page = client.get(here.path("certificates/")).content.decode()
    assert "Expired. What you took part in while it was valid stays as it is." in page
    assert office.post(here.path(f"certificates/{made.id}/verify/")).status_code == 409
    assert client.post(here.path(f"certificates/{made.id}/take-back/")).status_code == 409


def test_a_certificate_stated_by_mistake_is_taken_back(here: Place, client: Client) -> None:
    client.post(
        here.path("certificates/"), {"level": "assurance", "valid_from": "2026-01-01", "valid_until": "2099-01-01"}
    )
    made = Certificate.objects.get(organisation=here.organisation)
    assert client.post(here.path(f"certificates/{made.id}/take-back/")).status_code == 302
    assert not Certificate.objects.filter(organisation=here.organisation).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_until": "2025-01-01"},
        {"level": "platinum"},
        {"valid_from": "0001-01-01"},
        {"valid_from": "2026-02-30"},
        {"valid_until": "9999-12-31"},
    ],
)
def test_a_certificate_that_cannot_be_is_refused(here: Place, client: Client, wrong: dict[str, str]) -> None:
    told = {"level": "assurance", "valid_from": "2026-01-01", "valid_until": "2026-12-31", **wrong}
    assert 'role="alert"' in client.post(here.path("certificates/"), told).content.decode()
    assert not Certificate.objects.filter(organisation=here.organisation).exists()


def test_the_office_finds_what_is_to_be_verified(here: Place, office: Client) -> None:
    day = timezone.localdate()
    certificate = state_certificate(
        organisation=here.organisation, level="excellence", valid_from=day, valid_until=day, by=INSTALLATION
    )
    titles = [step.title for step in office.get("/").context["next_steps"]]
    assert titles[0] == "Verify 1 certificate"
    assert "Certificates to verify" in office.get("/members/").content.decode()
    verify_certificate(certificate=certificate, on=day, by=INSTALLATION)
    assert "Certificates to verify" not in office.get("/members/").content.decode()


def test_a_commitment_is_kept_once_a_day(here: Place, client: Client) -> None:
    for day in ("2026-01-01", "2026-01-01", "2026-06-01"):
        assert client.post(here.path("principles/"), {"on": day}).status_code == 302
    assert Commitment.objects.filter(organisation=here.organisation).count() == 2


def test_an_organisation_leaves_and_its_roles_end_at_once(here: Place, client: Client, office: Client) -> None:
    assert "Leave the network?" in client.get(here.path("leave/")).content.decode()
    assert client.post(here.path("leave/"), {"reason": "x" * 10_000 + "\x00"}).status_code == 302
    assert Admission.objects.filter(organisation=here.organisation).latest("decided_at").decision == "left"
    assert not Membership.objects.filter(organisation=here.organisation, until=None).exists()
    assert client.get(here.path()).status_code == 404
    page = office.get("/members/").content.decode()
    assert "A house" in page
    assert "Left" in page


def test_an_office_has_no_pages_of_what_is_compared(here: Place) -> None:
    office = national_office(here.organisation.network)
    client = office.client(NATIONAL_OFFICE)
    for path in ("certificates/", "principles/", "agreements/code-of-conduct/", "units/", "consent/"):
        assert client.get(office.path(path)).status_code == 404
    assert client.get(office.path()).status_code == client.get(office.path("people/")).status_code == 200


def test_every_service_has_a_name_that_nobody_else_has() -> None:
    assert len({str(name).casefold() for name in SERVICES.values()}) == len(SERVICES)
