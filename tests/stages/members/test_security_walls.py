"""Which tables stand behind the second wall, and why the others do not: a new table has to be decided about."""

from __future__ import annotations

from typing import Final

import pytest
from django.apps import apps
from django.db import connection
from tests.stages.members.test_wall import walled

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's"),
]
OPEN_TO_ALL = "what every member of the network may see, or the public"
BEFORE_SIGN_IN = "asked before anybody is known; what is secret in it is a hash or encrypted"
NO_OWNER = "belongs to no organisation; its pages ask for the right"
NO_PERSON = "no person and no organisation in it"
WITHOUT: Final = {
    "members.Network": OPEN_TO_ALL,
    "members.Organisation": OPEN_TO_ALL,
    "members.Application": "asks to become an organisation: it belongs to a network; its pages ask for the right",
    "core.Work": "names a person by id only; its page is for whoever asked and the office",
    "core.Removal": NO_PERSON,
    "django_tasks_database.DBTaskResult": "ids only; no address and no text passes the queue",
    "account.EmailAddress": BEFORE_SIGN_IN,
    "account.EmailConfirmation": "not used: proven by a code",
    "mfa.Authenticator": BEFORE_SIGN_IN,
    "usersessions.UserSession": "a day, a browser, a system; its page asks for the own ones",
    "socialaccount.SocialAccount": "empty: nothing of single sign-on is kept",
    "socialaccount.SocialApp": "empty: the provider stands in the environment",
    "socialaccount.SocialToken": "empty: as above",
    "auth.Permission": "Django's own, not used",
    "auth.Group": "Django's own, not used",
    "contenttypes.ContentType": NO_PERSON,
    "sessions.Session": BEFORE_SIGN_IN,
    "instruments.Instrument": OPEN_TO_ALL,
    "instruments.InstrumentVersion": OPEN_TO_ALL,
    "events.Event": OPEN_TO_ALL,
    "evaluation.RetoldComment": OPEN_TO_ALL,
}
# Answers and what is made of them: whole rounds, not rows of one organisation. What is shown passes the gate.
ANSWERS: Final = {"collection", "snapshots", "comparison", "evaluation", "events", "instruments"}


def test_every_table_has_a_wall_or_a_reason() -> None:
    silent = [
        model._meta.label
        for model in apps.get_models()
        if not walled(model._meta.db_table)
        and model._meta.label not in WITHOUT
        and model._meta.app_label not in ANSWERS
    ]
    assert silent == [], "add a wall_around to the migration, or the reason why there is none"


def test_no_reason_is_left_of_a_table_that_has_a_wall() -> None:
    labels = {model._meta.label: model._meta.db_table for model in apps.get_models()}
    assert [label for label in WITHOUT if label in labels and walled(labels[label])] == []


@pytest.mark.parametrize(
    "label", ["members.Person", "members.Membership", "members.Unit", "members.Consent", "core.AuditEntry"]
)
def test_what_is_about_people_and_organisations_has_one(label: str) -> None:
    assert walled(apps.get_model(label)._meta.db_table)
