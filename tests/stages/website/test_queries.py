"""A list page costs the same number of queries however long the list is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.members import network

from elc.core.action import INSTALLATION
from elc.events.actions import announce_event
from elc.instruments.actions import add_instrument
from elc.instruments.loading import catalogue_definitions

pytestmark = pytest.mark.django_db


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_list_of_events(office: Client) -> None:
    before = queries_of(office, "/events/")
    for number in range(30):
        announce_event(
            network=network(),
            slug=f"event-{number}",
            name=f"Event {number}",
            country="NO",
            held_on=date(2016, 6, 1),
            is_month_only=True,
            organisations=5,
            by=INSTALLATION,
        )
    assert queries_of(office, "/events/") == before


def test_the_list_of_instruments(office: Client) -> None:
    before = queries_of(office, "/instruments/")
    definition = catalogue_definitions()[0]
    for version in range(2, 32):
        add_instrument(definition=definition.model_copy(update={"version": version}), by=INSTALLATION)
    assert queries_of(office, "/instruments/") == before


def test_the_evaluation_of_one_event_and_of_two(office: Client) -> None:
    assert queries_of(office, "/evaluation/tallinn/") == queries_of(office, "/evaluation/tallinn,vilnius/")
