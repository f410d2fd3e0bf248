"""A machine that lets organisations and people join, leave and change, in ELC and in the model, and compares both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.stages.members.membership_model import ASKED, NETWORK_ROLES, RIGHTS, Invited, Model

from elc.core.action import INSTALLATION
from elc.core.refusals import BadInput, NotNow
from elc.members.actions import (
    accept_invitation,
    admit_organisation,
    end_role,
    found_network,
    give_consent,
    give_role,
    invite_person,
    leave_network,
    register_organisation,
    register_person,
    withdraw_invitation,
)
from elc.members.links import new_link
from elc.members.models import Invitation, Membership, Organisation, Person
from elc.members.queries import standing_of
from elc.members.queries.consents import consents_of
from elc.members.queries.joining import last_decisions

PEOPLE = ("ann", "bo", "cy", "di")
HOMES = {"alder": "north", "birch": "north", "cedar": "south"}
OFFICES = {"north office": "north", "whole office": "whole"}
ORGANISATIONS = HOMES | OFFICES
ROUNDS = {name: uuid4() for name in ("spring", "autumn")}
INDICATORS = ("", "trust", "plans")

person, role = st.sampled_from(PEOPLE), st.sampled_from(sorted(RIGHTS))
organisation, home = st.sampled_from(sorted(ORGANISATIONS)), st.sampled_from(sorted(HOMES))


class Joining(RuleBasedStateMachine):
    """One world in one transaction, which is rolled back at the end."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world.__enter__()
        mark = uuid4().hex[:8]
        made = {"whole": found_network(name=f"whole {mark}", languages=["en"], by=INSTALLATION)}
        for name in ("north", "south"):
            made[name] = found_network(name=f"{name} {mark}", languages=["en"], parent=made["whole"], by=INSTALLATION)
        self.places: dict[str, Organisation] = {
            name: register_organisation(network=made[where], name=name, is_office=name in OFFICES, by=INSTALLATION)
            for name, where in ORGANISATIONS.items()
        }
        self.people: dict[str, Person] = {
            name: register_person(email=f"{name}.{mark}@example.org", name=name, password=None, by=INSTALLATION)
            for name in PEOPLE
        }
        inside = {"whole": {"whole", "north", "south"}, "north": {"north"}, "south": {"south"}}
        self.model = Model(dict(ORGANISATIONS), inside)
        self.day = date(2026, 1, 1)
        self.turn = 0  # of this example alone, so that it can be run again

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.world.__exit__(None, None, None)

    @rule(days=st.integers(0, 40))
    def days_pass(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(who=person, where=organisation, as_=role)
    def give(self, who: str, where: str, as_: str) -> None:
        arguments: dict[str, Any] = {"person": self.people[who], "organisation": self.places[where], "role": as_}
        if (as_ in NETWORK_ROLES) and where in HOMES:
            self.refused(BadInput, lambda: give_role(**arguments, since=self.day, by=INSTALLATION))
            return
        made = give_role(**arguments, since=self.day, by=INSTALLATION)
        self.model.give(made.id, who, where, as_, self.day)

    @precondition(lambda self: any(one.until is None for one in self.model.held))
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([held for held in self.model.held if held.until is None]))
        end_role(membership=Membership.objects.get(id=one.key), on=self.day, by=INSTALLATION)
        self.model.end(one, self.day)

    @rule(who=person, where=home, as_=st.sampled_from(["manager", "quality-manager", "facilitator", "participant"]))
    def invite(self, who: str, where: str, as_: str) -> None:
        made = invite_person(
            organisation=self.places[where],
            role=as_,
            email=self.people[who].email,
            link=new_link(),
            by=INSTALLATION,
        )
        for link in self.model.invited:
            if (link.person, link.organisation, link.role) == (who, where, as_) and link.state in ("open", "expired"):
                link.state = "withdrawn"
        self.model.invited.append(Invited(made.id, who, where, as_))

    @precondition(lambda self: bool(self.model.invited))
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        link = data.draw(st.sampled_from(self.model.invited))
        made = Invitation.objects.get(id=link.key)

        def use() -> Membership:
            return accept_invitation(invitation=made, name="x", language="en", on=self.day, by=INSTALLATION)

        if link.state != "open":
            self.refused(NotNow, use)
            return
        self.model.give(use().id, link.person, link.organisation, link.role, self.day)
        link.state = "used"

    @precondition(lambda self: bool(self.model.invited))
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        link = data.draw(st.sampled_from(self.model.invited))
        made = Invitation.objects.get(id=link.key)
        if link.state != "open":
            self.refused(NotNow, lambda: withdraw_invitation(invitation=made, by=INSTALLATION))
            return
        withdraw_invitation(invitation=made, by=INSTALLATION)
        link.state = "withdrawn"

    @precondition(lambda self: any(link.state == "open" for link in self.model.invited))
    @rule(data=st.data())
    def expire(self, data: st.DataObject) -> None:
        link = data.draw(st.sampled_from([one for one in self.model.invited if one.state == "open"]))
        Invitation.objects.filter(id=link.key).update(expires_at=timezone.now() - timedelta(seconds=1))
        link.state = "expired"

    @rule(where=home)
    def admit(self, where: str) -> None:
        if self.model.status.get(where) == "admitted":
            self.refused(NotNow, lambda: admit_organisation(organisation=self.places[where], by=INSTALLATION))
            return
        admit_organisation(organisation=self.places[where], by=INSTALLATION)
        self.model.status[where] = "admitted"

    @rule(where=home)
    def leave(self, where: str) -> None:
        def go() -> object:
            return leave_network(organisation=self.places[where], on=self.day, by=INSTALLATION)

        if self.model.status.get(where) != "admitted":
            self.refused(NotNow, go)
            return
        go()
        self.model.leave(where, self.day)

    @rule(
        where=home,
        level=st.integers(0, 4),
        indicator=st.sampled_from(INDICATORS),
        when=st.sampled_from([None, *ROUNDS]),
    )
    def consent(self, where: str, level: int, indicator: str, when: str | None) -> None:
        key: UUID | None = ROUNDS[when] if when else None
        give_consent(organisation=self.places[where], level=level, indicator=indicator, round_id=key, by=INSTALLATION)
        self.model.consents.append((where, indicator, when, level))

    @invariant()
    def rights_agree(self) -> None:
        """Of one person after each step, in turn: four times the steps in the same time."""
        type(self).steps += 1
        self.turn += 1
        name = PEOPLE[self.turn % len(PEOPLE)]
        keys = {made.id: place for place, made in self.places.items()}
        for day in (self.day, self.day - timedelta(days=1)):
            stands = standing_of(self.people[name], on=day)
            for right in ASKED:
                found = {keys.get(key) for key in stands.organisations(right).values_list("id", flat=True)}
                assert found == {place for place in ORGANISATIONS if self.model.may(name, right, place, day)}

    @invariant()
    def consents_agree(self) -> None:
        """Of one indicator in one round after each step, in turn."""
        when = sorted(ROUNDS)[self.turn % 2]
        indicator = ("trust", "plans")[self.turn // 2 % 2]
        asked = {made.id: where for where, made in self.places.items() if where in HOMES}
        found = consents_of(asked, indicator=indicator, round_id=ROUNDS[when])
        told = {where: self.model.level(where, indicator, when) for where in HOMES}
        assert {asked[key]: int(level) for key, level in found.items()} == told

    @invariant()
    def decisions_agree(self) -> None:
        found = last_decisions(self.places[where].id for where in HOMES)
        assert {where: str(found[self.places[where].id]) for where in HOMES if self.places[where].id in found} == (
            self.model.status
        )

    @staticmethod
    def refused(kind: type[Exception], act: Any) -> None:
        try:
            with transaction.atomic():
                act()
        except kind:
            return
        raise AssertionError(f"this should have been refused: {kind.__name__}")
