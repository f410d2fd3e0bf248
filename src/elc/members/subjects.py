"""What an organisation can consent to: the indicators that later stages ask about, and single rounds of them.

This stage knows no instrument. A later one offers its indicators when it starts:

    offer_subjects(finder)      finder(organisation) -> [Subject(…), …]

The key of an indicator is what `consents_of` is asked with when a figure is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from elc.members.models import Organisation

LONGEST_KEY: Final = 128  # of Consent.indicator


@dataclass(frozen=True)
class Subject:
    """An indicator, in every round or (with `round_id` and its title) in one. Titles: language code to words."""

    indicator: str
    title: Mapping[str, str]
    part_of: Mapping[str, str]
    round_id: UUID | None = None
    round_title: Mapping[str, str] | None = None


SubjectFinder = Callable[[Organisation], list[Subject]]

_finders: list[SubjectFinder] = []


def offer_subjects(finder: SubjectFinder) -> None:
    """Register what a stage asks consent for; called from `AppConfig.ready`."""
    if finder not in _finders:
        _finders.append(finder)


def subjects_for(organisation: Organisation) -> list[Subject]:
    """Everything that an organisation can decide about one by one, in the order in which the stages start."""
    return [subject for finder in _finders for subject in finder(organisation)]


def indicator_key(instrument: str, part: str) -> str:
    """The key of a part of an instrument, in all its versions. What is too long to be kept is kept as its digest."""
    key = f"{instrument}/{part}"
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()
