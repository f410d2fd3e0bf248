"""Applying, being invited, accepting: the pages, as somebody outside and as an office meets them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.factories.mail import MailServer
from tests.factories.organisations import Place, member, national_network, national_office, somebody
from tests.factories.signing_in import post

from elc.core.action import INSTALLATION
from elc.members.actions import apply_to_join, invite_person
from elc.members.links import new_link
from elc.members.models import Admission, Application, Invitation, Membership, Network, Organisation, Person
from elc.members.roles import FACILITATOR, MANAGER, NATIONAL_OFFICE

__all__ = ["post"]

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/join/[\w-]{43}/)")


@pytest.fixture
def network() -> Network:
    cache.clear()  # what throttling remembers of other tests
    return national_network()


@pytest.fixture
def office(network: Network) -> Client:
    return national_office(network).client(NATIONAL_OFFICE)


ORGANISATION = {
    "name": "A new house",
    "country": "EE",
    "contact_name": "A manager",
    "email": "new@example.org",
    "language": "en",
}


def invited(organisation: Organisation, *, email: str = "new@example.org", role: str = MANAGER) -> str:
    link = new_link()
    invite_person(organisation=organisation, role=role, email=email, link=link, by=INSTALLATION)
    return f"/join/{link}/"


def accept(client: Client, path: str, **more: str) -> Any:
    return client.post(path, {"name": "Somebody new", "language": "en", **more})


# Applying


def test_an_application_is_kept_answered_and_seen_by_the_office_alone(
    client: Client, network: Network, office: Client, post: MailServer, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"/apply/{network.id}/", {**ORGANISATION, "language": "et", "message": "Tere!"})
    assert response.headers["Location"] == f"/apply/{network.id}/thanks/"
    assert b"What happens next" in client.get(response.headers["Location"]).content
    asked = Application.objects.get(email="new@example.org")
    assert (asked.name, asked.network, asked.language) == ("A new house", network, "et")
    [letter] = post.sent_to("new@example.org")
    assert network.name in letter.text
    page = office.get("/members/")
    assert f"/applications/{asked.id}/" in page.content.decode()
    assert "Tere!" in office.get(f"/applications/{asked.id}/").content.decode()
    assert client.get(f"/applications/{asked.id}/").status_code == 302


def test_asking_again_replaces_and_sends_no_second_mail(
    client: Client, network: Network, post: MailServer, django_capture_on_commit_callbacks: Any
) -> None:
    for name in ("A new house", "A newer house"):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/apply/{network.id}/", {**ORGANISATION, "name": name})
    assert Application.objects.get(email="new@example.org").name == "A newer house"
    assert len(post.deliveries) == 1


def test_nobody_applies_for_ever(client: Client, network: Network) -> None:
    sent = [
        client.post(f"/apply/{network.id}/", {**ORGANISATION, "email": f"n{number}@example.org"}).status_code
        for number in range(31)
    ]
    assert sent == [302] * 30 + [429]


def test_an_application_becomes_a_member(client: Client, network: Network, office: Client, post: MailServer) -> None:
    client.post(f"/apply/{network.id}/", ORGANISATION)
    asked = Application.objects.get(email="new@example.org")
    assert office.post(f"/applications/{asked.id}/", {"admit": "1"}).status_code == 302
    [letter] = [one for one in post.deliveries if LINK.search(one.text)]
    found = LINK.search(letter.text)
    assert found
    assert accept(client, found[1]).status_code == 302
    made = Organisation.objects.get(name="A new house")
    assert [one.decision for one in Admission.objects.filter(organisation=made)] == ["invited", "admitted"]
    assert client.get(f"/organisations/{made.id}/").status_code == 200
    again = office.post(f"/applications/{asked.id}/", {"admit": "1"})
    assert "decided already" in again.content.decode()
    assert Organisation.objects.filter(name__icontains="new house").count() == 1


def test_a_declined_application_is_told_so(
    network: Network, office: Client, post: MailServer, django_capture_on_commit_callbacks: Any
) -> None:
    asked = apply_to_join(network=network, message="", by=INSTALLATION, **{**ORGANISATION, "language": "et"})
    with django_capture_on_commit_callbacks(execute=True):
        assert office.post(f"/applications/{asked.id}/", {"decline": "1"}).status_code == 302
    asked.refresh_from_db()
    assert asked.decided_at
    assert not asked.organisation
    assert len(post.sent_to("new@example.org")) == 1


def test_an_application_of_a_name_that_is_taken_is_refused_with_the_page(network: Network, office: Client) -> None:
    member(network, "A NEW house", roles=(MANAGER,))
    asked = apply_to_join(network=network, message="", by=INSTALLATION, **ORGANISATION)
    response = office.post(f"/applications/{asked.id}/", {"admit": "1"})
    assert "There is an organisation of that name already" in response.content.decode()
    asked.refresh_from_db()
    assert asked.decided_at is None


def test_applications_of_another_network_do_not_exist(office: Client) -> None:
    other = national_network("Another network")
    asked = apply_to_join(network=other, message="", by=INSTALLATION, **ORGANISATION)
    assert office.get(f"/applications/{asked.id}/").status_code == 404
    assert office.post(f"/applications/{asked.id}/", {"decline": "1"}).status_code == 404
    asked.refresh_from_db()
    assert asked.decided_at is None
    assert "A new house" not in office.get("/members/").content.decode()


# Inviting an organisation


def test_an_office_invites_and_the_mail_is_in_the_language_of_the_invitation(
    network: Network, office: Client, post: MailServer
) -> None:
    response = office.post("/invite/", {**ORGANISATION, "network": str(network.id)})
    assert response.status_code == 302
    [letter] = post.sent_to("new@example.org")
    assert LINK.search(letter.text)
    assert "A new house" in str(letter.message["Subject"])
    kept = Invitation.objects.get(email="new@example.org")
    found = LINK.search(letter.text)
    assert found
    assert found[1].split("/")[2] not in "".join(str(value) for value in vars(kept).values())


def test_where_no_mail_can_be_sent_the_inviter_gets_the_link_once(network: Network, office: Client) -> None:
    response = office.post("/invite/", {**ORGANISATION, "network": str(network.id)})
    assert response.status_code == 200
    found = LINK.search(response.content.decode())
    assert found
    assert "give this link yourself" in response.content.decode()
    assert found[1] not in office.get("/members/").content.decode()
    assert Client().get(found[1]).status_code == 200


def test_a_mail_server_that_refuses_gives_the_link_to_the_inviter(
    network: Network, office: Client, post: MailServer
) -> None:
    post.refused.add("new@example.org")
    response = office.post("/invite/", {**ORGANISATION, "network": str(network.id)})
    assert LINK.search(response.content.decode())
    assert post.deliveries == []


@pytest.mark.parametrize("foreign", [True, False])
def test_a_foreign_network_is_refused_like_one_that_does_not_exist(office: Client, foreign: bool) -> None:
    other = national_network("Another network")
    key = str(other.id) if foreign else "00000000-0000-4000-8000-000000000000"
    response = office.post("/invite/", {**ORGANISATION, "network": key})
    assert response.status_code == 200
    assert "That choice is not one of the available choices" in response.content.decode()
    assert not Organisation.objects.filter(name="A new house").exists()
    assert "Another network" not in response.content.decode()


def test_an_organisation_that_is_there_already_is_refused_with_everything_typed(
    network: Network, office: Client
) -> None:
    member(network, "a NEW HOUSE", roles=(MANAGER,))
    page = office.post("/invite/", {**ORGANISATION, "network": str(network.id)}).content.decode()
    assert "There is an organisation of that name already" in page
    assert 'value="A manager"' in page


# Accepting


@pytest.fixture
def here(network: Network) -> Place:
    return member(network, "A house", roles=(MANAGER,))


def test_opening_a_link_spends_nothing_and_accepting_signs_in(client: Client, here: Place) -> None:
    path = invited(here.organisation)
    for _time in range(3):
        page = client.get(path)
        assert page.status_code == 200
        assert "A house" in page.content.decode()
    assert not Person.objects.filter(email="new@example.org").exists()
    response = accept(client, path)
    assert response.headers["Location"] == here.path()
    assert client.get(here.path()).status_code == 200
    person = Person.objects.get(email="new@example.org")
    assert Membership.objects.get(person=person).role == MANAGER


def test_whoever_may_not_see_the_organisation_goes_to_the_first_page(client: Client, here: Place) -> None:
    response = accept(client, invited(here.organisation, role=FACILITATOR))
    assert response.headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_the_chosen_language_holds_from_then_on(client: Client, here: Place) -> None:
    accept(client, invited(here.organisation), language="et")
    assert Person.objects.get(email="new@example.org").language == "et"
    assert 'lang="et"' in client.get("/").content.decode()[:200]


def test_a_link_works_once(client: Client, here: Place) -> None:
    path = invited(here.organisation)
    accept(client, path)
    for again in (Client().get(path), accept(Client(), path)):
        assert again.status_code == 409
        assert "This invitation has been used" in again.content.decode()


def test_expired_withdrawn_and_forged_links_are_refused_kindly(client: Client, here: Place) -> None:
    expired, withdrawn = invited(here.organisation, email="a@example.org"), invited(here.organisation)
    Invitation.objects.filter(email="a@example.org").update(expires_at=timezone.now() - timedelta(minutes=1))
    Invitation.objects.filter(email="new@example.org").update(withdrawn_at=timezone.now())
    forged = f"/join/{new_link()}/"
    told = {expired: (409, "has expired"), withdrawn: (409, "withdrawn"), forged: (404, "does not belong")}
    for path, (status, words) in told.items():
        for response in (client.get(path), accept(client, path)):
            assert response.status_code == status
            assert words in response.content.decode()
            assert "A house" not in response.content.decode()
    assert not Person.objects.filter(email__in=["a@example.org", "new@example.org"]).exists()


def test_an_invitation_is_no_key_to_somebody_who_is_known_already(client: Client, here: Place) -> None:
    """Whoever invites may hold the link: it must not sign them in as somebody with roles elsewhere."""
    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    victim = other.people[MANAGER]
    path = invited(here.organisation, email=victim.email, role=FACILITATOR)
    page = client.get(path).content.decode()
    assert "You are known here already" in page
    assert victim.name not in page
    assert accept(client, path).status_code == 403
    assert client.get(other.path()).status_code == 302  # still nobody
    inviter = here.client(MANAGER)
    assert accept(inviter, path).status_code == 403
    assert inviter.get(other.path()).status_code == 404
    themselves = other.client(MANAGER)
    assert accept(themselves, path).status_code == 302
    assert {one.role for one in Membership.objects.filter(person=victim)} == {MANAGER, FACILITATOR}


def test_accepting_on_a_device_where_somebody_else_is_signed_in(here: Place) -> None:
    client = here.client(MANAGER)
    path = invited(here.organisation)
    assert "somebody else is signed in" in client.get(path).content.decode()
    accept(client, path)
    page = client.get("/")
    assert page.context["user"].email == "new@example.org"


def test_an_invitation_by_another_host_name_is_refused(network: Network, office: Client) -> None:
    """The address of the link comes from the request, so a forged host must not get that far."""
    response = office.post("/invite/", {**ORGANISATION, "network": str(network.id)}, HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert not Invitation.objects.filter(email="new@example.org").exists()


def test_a_person_of_two_organisations_reads_both(here: Place) -> None:
    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    person = here.people[MANAGER]
    invited_there = invited(other.organisation, email=person.email)
    client = here.client(MANAGER)
    accept(client, invited_there)
    assert client.get(here.path()).status_code == client.get(other.path()).status_code == 200
    assert somebody(other.organisation, FACILITATOR)
