from __future__ import annotations

import pytest
from tests.factories.members import network

from elc.core.action import INSTALLATION, Actor, action
from elc.core.models import AuditEntry
from elc.members.actions import register_organisation
from elc.members.models import Organisation


def test_an_action_must_be_a_sentence() -> None:
    with pytest.raises(TypeError, match="keyword-only"):

        @action
        def rename(organisation: Organisation, *, by: Actor) -> Organisation:
            return organisation

    with pytest.raises(TypeError, match="by="):

        @action
        def rename_silently(*, organisation: Organisation) -> Organisation:
            return organisation


@pytest.mark.django_db
def test_an_action_is_written_to_the_trail() -> None:
    made = register_organisation(network=network(), name="A day centre", by=INSTALLATION)
    entry = AuditEntry.objects.get(thing_id=str(made.id))
    assert (entry.verb, entry.thing_kind, entry.actor) == (
        "register_organisation",
        "members.organisation",
        str(INSTALLATION.id),
    )


@pytest.mark.django_db
def test_an_action_that_fails_leaves_nothing_behind() -> None:
    before = AuditEntry.objects.count()

    @action
    def register_and_fail(*, by: Actor) -> Organisation:
        register_organisation(network=network(), name="Half-way house", by=by)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        register_and_fail(by=INSTALLATION)
    assert not Organisation.objects.filter(name="Half-way house").exists()
    assert AuditEntry.objects.count() == before


@pytest.mark.django_db
def test_respondents_leave_no_trail() -> None:
    assert not AuditEntry.objects.filter(verb__startswith="submit").exists()
    assert not AuditEntry.objects.filter(thing_kind="collection.submission").exists()
