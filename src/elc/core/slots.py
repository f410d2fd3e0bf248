"""Slots: how a page of an early stage carries something of a later one without knowing it.

An upstream template says `{% slot "event_results" event %}`. A downstream stage registers a filler for that name when
it starts. Data still flows down only: the upstream stage imports nothing, and an empty slot shows nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Filler = Callable[[HttpRequest, Any], str]

_fillers: defaultdict[str, list[Filler]] = defaultdict(list)


def fill(slot: str, filler: Filler) -> None:
    """Register `filler` for `slot`; called from `AppConfig.ready`, once a stage."""
    if filler not in _fillers[slot]:
        _fillers[slot].append(filler)


def fillings(slot: str, request: HttpRequest, thing: object) -> list[str]:
    """The safe HTML of every filler of `slot`, in the order in which the stages start."""
    return [filler(request, thing) for filler in _fillers.get(slot, ())]


@dataclass(frozen=True)
class NextStep:
    """One thing to do next, on somebody's home page; the lowest `order` comes first."""

    order: int
    title: str
    text: str
    url: str


StepFinder = Callable[[HttpRequest], list[NextStep]]

_step_finders: list[StepFinder] = []


def offer_next_steps(finder: StepFinder) -> None:
    """Register what a stage has to offer on the home page; called from `AppConfig.ready`."""
    if finder not in _step_finders:
        _step_finders.append(finder)


def next_steps(request: HttpRequest) -> list[NextStep]:
    """What the reader can do next, the most useful first."""
    return sorted((step for finder in _step_finders for step in finder(request)), key=lambda step: step.order)
