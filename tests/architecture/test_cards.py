"""Each stage has a card of about thirty lines that says what it is for, its addresses, permissions and tables."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from tests.architecture.code import SRC, STAGES


def card(stage: str) -> str:
    return (SRC / "elc" / stage / "README.md").read_text("utf-8")


def section(stage: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", card(stage), re.MULTILINE | re.DOTALL)
    assert found, f"{stage} has no section {title}"
    return found[1]


def named(stage: str, title: str) -> set[str]:
    """What the lines of a section name before they say something of it; a line may name several that go together."""
    lines = re.findall(r"^- (.*)$", section(stage, title), re.MULTILINE)
    return {name for line in lines for name in re.findall(r"`(\w+)`", line.partition(": ")[0])}


@pytest.mark.parametrize("stage", STAGES)
def test_a_card_is_short_and_whole(stage: str) -> None:
    assert len(card(stage).splitlines()) <= 40
    for title in ("Purpose", "Addresses", "Permissions", "Tables"):
        section(stage, title)


@pytest.mark.parametrize("stage", STAGES)
def test_a_card_names_every_table(stage: str) -> None:
    assert named(stage, "Tables") == {model.__name__ for model in apps.get_app_config(stage).get_models()}


@pytest.mark.parametrize("stage", STAGES)
def test_a_card_names_every_address(stage: str) -> None:
    told = named(stage, "Addresses")
    if find_spec(f"elc.{stage}.urls") is None:
        assert told == set()
        return
    assert told == {pattern.name for pattern in import_module(f"elc.{stage}.urls").urlpatterns}
