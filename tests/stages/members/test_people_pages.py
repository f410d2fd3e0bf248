"""People on their page: invited by one or by many, roles ended and given back, nobody above themselves."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.mail import MailServer
from tests.factories.organisations import Place, member, national_network, national_office, somebody, top_office
from tests.factories.signing_in import post

from elc.core.models import AuditEntry
from elc.members.models import Invitation, Membership
from elc.members.roles import (
    CONTRIBUTOR,
    FACILITATOR,
    MANAGER,
    NATIONAL_OFFICE,
    OFFICE,
    PARTICIPANT,
    QUALITY_MANAGER,
)

__all__ = ["post"]

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/join/[\w-]{43}/")


@pytest.fixture
def here() -> Place:
    return member(national_network(), "A house", roles=(MANAGER, QUALITY_MANAGER, CONTRIBUTOR))


@pytest.fixture
def client(here: Place) -> Client:
    return here.client(MANAGER)


def invitation(here: Place, **told: str) -> dict[str, str]:
    return {"email": "new@example.org", "name": "", "role": FACILITATOR, "unit": "", "language": "en", **told}


def open_to(here: Place) -> list[tuple[str, str]]:
    rows = Invitation.objects.filter(organisation=here.organisation, used_at=None, withdrawn_at=None)
    return sorted(rows.values_list("email", "role"))


def test_looking_at_people_is_written_down_with_who(here: Place, client: Client) -> None:
    before = AuditEntry.objects.filter(verb="looked_at", about=here.organisation.id).count()
    client.get(here.path("people/"))
    looks = AuditEntry.objects.filter(verb="looked_at", about=here.organisation.id)
    assert looks.count() == before + 1
    assert looks.latest("at").actor == str(here.people[MANAGER].id)


def test_somebody_is_invited_and_the_invitation_withdrawn(here: Place, client: Client, post: MailServer) -> None:
    assert client.post(here.path("people/"), invitation(here)).headers["Location"] == here.path("people/")
    [letter] = post.sent_to("new@example.org")
    found = LINK.search(letter.text)
    assert found
    assert "new@example.org" in client.get(here.path("people/")).content.decode()
    made = Invitation.objects.get(organisation=here.organisation)
    client.post(here.path(f"invitations/{made.id}/withdraw/"))
    assert open_to(here) == []
    assert Client().get(found[0]).status_code == 409


def test_inviting_again_makes_the_earlier_link_worthless(here: Place, client: Client) -> None:
    links = [LINK.search(client.post(here.path("people/"), invitation(here)).content.decode()) for _time in range(2)]
    assert all(links)
    assert [Client().get(link[0]).status_code for link in links if link] == [409, 200]


@pytest.mark.parametrize("role", [OFFICE, NATIONAL_OFFICE, "king", ""])
def test_a_manager_makes_nobody_an_office(here: Place, client: Client, role: str) -> None:
    page = client.post(here.path("people/"), invitation(here, role=role))
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    pasted = client.post(here.path("people/new/"), {"text": f"new@example.org;;{role}", "language": "en", "save": "1"})
    assert "The role is missing or not known" in pasted.content.decode()
    assert open_to(here) == []


def test_a_national_office_makes_nobody_the_network_office(here: Place) -> None:
    national = national_office(here.organisation.network)
    path = national.path("people/")
    client = national.client(NATIONAL_OFFICE)
    assert "Network office" not in client.get(path).content.decode().partition('id="invite"')[2]
    assert client.post(path, invitation(here, role=OFFICE)).status_code == 200
    assert open_to(national) == []
    client.post(path, invitation(here, role=NATIONAL_OFFICE))
    assert open_to(national) == [("new@example.org", NATIONAL_OFFICE)]
    top = top_office(national_network("A network of its own"))
    top.client(OFFICE).post(top.path("people/"), invitation(here, role=OFFICE))
    assert open_to(top) == [("new@example.org", OFFICE)]


def test_a_unit_contributor_needs_a_unit_and_nobody_else_one(here: Place, client: Client) -> None:
    unit = str(here.unit.id)
    for told in ({"role": CONTRIBUTOR, "unit": ""}, {"role": FACILITATOR, "unit": unit}):
        assert "belongs to one unit" in client.post(here.path("people/"), invitation(here, **told)).content.decode()
    client.post(here.path("people/"), invitation(here, role=CONTRIBUTOR, unit=unit))
    assert Invitation.objects.get(organisation=here.organisation).unit == here.unit


def test_a_unit_of_others_is_refused_like_one_that_does_not_exist(here: Place, client: Client) -> None:
    other = member(here.organisation.network, "Another house", roles=(MANAGER,))
    for key in (str(other.unit.id), "00000000-0000-4000-8000-000000000000"):
        page = client.post(here.path("people/"), invitation(here, role=CONTRIBUTOR, unit=key)).content.decode()
        assert "That choice is not one of the available choices" in page
    assert open_to(here) == []


def test_many_are_pasted_shown_and_invited_at_once(here: Place, client: Client, post: MailServer) -> None:
    text = "E-mail\tName\tRole\tUnit\nA@Example.org\tAnu\tquality manager\t\nb@example.org\t\tUnit contributor\ta home"
    shown = client.post(here.path("people/new/"), {"text": text, "language": "et"}).content.decode()
    assert "Is this right? Nobody is invited yet." in shown
    assert open_to(here) == []
    done = client.post(here.path("people/new/"), {"text": text, "language": "et", "save": "1"})
    assert done.headers["Location"] == here.path("people/")
    assert open_to(here) == [("a@example.org", QUALITY_MANAGER), ("b@example.org", CONTRIBUTOR)]
    links = {LINK.search(one.text)[0] for one in post.deliveries}  # type: ignore[index]
    assert len(links) == 2


def test_one_wrong_line_and_nobody_is_invited(here: Place, client: Client, post: MailServer) -> None:
    text = (
        "a@example.org; Anu; Facilitator\nno address; Bo; Facilitator\nc@example.org; Co; Facilitator; Nowhere\n"
        "a@example.org;; facilitator\nd@example.org; Di; Unit contributor"
    )
    page = client.post(here.path("people/new/"), {"text": text, "language": "en", "save": "1"}).content.decode()
    assert "Nobody is invited yet: 4 lines need your eye." in page
    for told in (
        "Line 2, no address: This is not an e-mail address",
        "Line 3, c@example.org: There is no open unit of that name.",
        "Line 4, a@example.org: This person stands on an earlier line as well.",
        "Line 5, d@example.org: A unit contributor belongs to one unit",
    ):
        assert told in page
    assert open_to(here) == []
    assert post.deliveries == []


def test_some_mails_that_cannot_be_sent_leave_their_links(here: Place, client: Client, post: MailServer) -> None:
    post.refused.add("a@example.org")
    text = "a@example.org;;Facilitator\nb@example.org;;Facilitator"
    page = client.post(here.path("people/new/"), {"text": text, "language": "en", "save": "1"}).content.decode()
    assert len(LINK.findall(page)) == 1
    assert "1 other invitation is on its way." in page
    assert [one.recipients for one in post.deliveries] == [("b@example.org",)]


def test_a_role_ends_and_is_given_back(here: Place, client: Client) -> None:
    held = Membership.objects.get(organisation=here.organisation, role=QUALITY_MANAGER)
    before = here.client(QUALITY_MANAGER)
    assert before.get(here.path("units/")).status_code == 200
    assert client.post(here.path(f"people/{held.id}/end/")).status_code == 302
    assert before.get(here.path("units/")).status_code == 404
    assert "Give it back" in client.get(here.path("people/")).content.decode()
    client.post(here.path(f"people/{held.id}/give-back/"))
    assert before.get(here.path("units/")).status_code == 200
    spans = Membership.objects.filter(organisation=here.organisation, role=QUALITY_MANAGER).order_by("since")
    assert [(one.since, one.until is None) for one in spans] == [(held.since, False), (timezone.localdate(), True)]


def test_the_last_manager_stays_until_there_is_another(here: Place, client: Client) -> None:
    held = Membership.objects.get(organisation=here.organisation, role=MANAGER)
    refused = client.post(here.path(f"people/{held.id}/end/"))
    assert refused.status_code == 409
    assert "Give the role to somebody else first" in refused.content.decode()
    second = member(here.organisation.network, "Another house", roles=(MANAGER,)).people[MANAGER]
    from elc.core.action import INSTALLATION
    from elc.members.actions import give_role

    give_role(person=second, organisation=here.organisation, role=MANAGER, since=timezone.localdate(), by=INSTALLATION)
    assert client.post(here.path(f"people/{held.id}/end/")).status_code == 302


def test_memberships_and_invitations_of_others_do_not_exist(here: Place, client: Client) -> None:
    other = member(here.organisation.network, "Another house", roles=(MANAGER, PARTICIPANT))
    held = Membership.objects.get(organisation=other.organisation, role=PARTICIPANT)
    other.client(MANAGER).post(other.path("people/"), invitation(other))
    sent = Invitation.objects.get(organisation=other.organisation)
    for path in (f"people/{held.id}/end/", f"people/{held.id}/give-back/", f"invitations/{sent.id}/withdraw/"):
        assert client.post(here.path(path)).status_code == 404
        assert client.post(other.path(path)).status_code == 404
    held.refresh_from_db()
    sent.refresh_from_db()
    assert (held.until, sent.withdrawn_at) == (None, None)


def test_an_office_ends_no_role_beyond_its_network(here: Place) -> None:
    office = national_office(national_network("Another network")).client(NATIONAL_OFFICE)
    extra = somebody(here.organisation, PARTICIPANT)
    held = Membership.objects.get(person=extra)
    assert office.post(here.path(f"people/{held.id}/end/")).status_code == 404
    held.refresh_from_db()
    assert held.until is None
