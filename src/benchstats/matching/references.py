"""Reference organisations: from whom one organisation could learn in one dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import ClassVar

from numpy.random import Generator

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say, say_counted

SHOWN = 3
VISITS_AT_MOST = 3
CERTAIN_FROM = 0.5
"""A reference is more likely ahead by the margin than not."""


class WhyNot(StrEnum):
    """Why an organisation is not asked. Only the office sees it."""

    NO_CONSENT = "no_consent"
    NO_TIME = "no_time"
    NOT_COMPARABLE = "not_comparable"
    NOT_AHEAD = "not_ahead"


class Why(StrEnum):
    """Why an organisation is shown, for people to read through their own words."""

    PROBABLY_AHEAD = "probably_ahead"
    ALIKE = "alike"
    WILLING = "willing"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another organisation as a possible reference in one dimension.

    contrast: the probability that it is ahead by more than the margin of 0.15, P(theta_j > theta_i + 0.15).
    similarity: of the context, from `similar_organisations`; None where it must not be compared.
    consents: whether it agreed to be named in this dimension.
    active_visits: how many visits it receives now; `capacity` how many it can, never more than the cap.
    freshness: 1 for figures of this round, less for older ones.
    visits_before: how many it ever received; 0 makes it new.

    Raises:
        InputError: when a share is not between 0 and 1, or a number of visits negative.
    """

    organisation: str
    contrast: float
    similarity: float | None
    consents: bool
    active_visits: int = 0
    capacity: int = VISITS_AT_MOST
    freshness: float = 1.0
    visits_before: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no share or no count."""
        shares = (self.contrast, self.freshness, 0.0 if self.similarity is None else self.similarity)
        if not all(isfinite(one) and 0 <= one <= 1 for one in shares):
            raise InputError(f"contrast, similarity and freshness of {self.organisation!r} lie between 0 and 1")
        if min(self.active_visits, self.capacity, self.visits_before) < 0:
            raise InputError(f"visits of {self.organisation!r} are counts from zero")


@dataclass(frozen=True, slots=True)
class Reference:
    """An organisation to learn from and why; it carries no score on purpose."""

    organisation: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class References(Result):
    """Who is shown, in random order, and who is not asked and why; `n` is how many candidates there were.

    Source of the idea: CIPFA Nearest Neighbours compares by descriptive variables only.
    """

    statistic: ClassVar[str] = "reference_organisations"

    shown: tuple[Reference, ...]
    not_asked: tuple[tuple[str, WhyNot], ...]
    n: int
    interval: None = None

    def sentence(self) -> Sentence:
        """How many organisations one could learn from."""
        if not self.shown:
            return say("There is no organisation to recommend for a visit at the moment.")
        return say_counted(
            "There is %(n)s organisation that you could learn from in this dimension.",
            "There are %(n)s organisations that you could learn from in this dimension.",
            n=len(self.shown),
        )


def reference_organisations(
    candidates: Sequence[Candidate],
    *,
    generator: Generator,
    shown: int = SHOWN,
    certain_from: float = CERTAIN_FROM,
    cap: int = VISITS_AT_MOST,
) -> References:
    """Choose `shown` references by contrast x similarity x freshness, and show them in random order.

    Asked are only those that consent, have time (fewer active visits than their capacity and the `cap`), may be
    compared, and are ahead with a probability of at least `certain_from`. The last place goes to a reference that was
    never visited, where there is one, so that visits spread. Equal scores go by name. Source: statistics.md 7.1 of
    this network; CIPFA Nearest Neighbours.

    Raises:
        InputError: when two candidates have the same name, or `shown` is below 1.
    """
    if len({one.organisation for one in candidates}) != len(candidates):
        raise InputError("two candidates have the same name")
    if shown < 1:
        raise InputError(f"at least one reference is shown, not {shown}")
    able, not_asked = [], []
    for one in sorted(candidates, key=lambda one: one.organisation):
        why_not = _why_not(one, certain_from, cap)
        if why_not is None:
            able.append(one)
        else:
            not_asked.append((one.organisation, why_not))
    chosen = _chosen(able, shown)
    order = generator.permutation(len(chosen))
    references = tuple(Reference(chosen[at].organisation, _reasons(chosen[at])) for at in order)
    return References(references, tuple(not_asked), len(candidates))


def _why_not(one: Candidate, certain_from: float, cap: int) -> WhyNot | None:
    if not one.consents:
        return WhyNot.NO_CONSENT
    if one.active_visits >= min(one.capacity, cap):
        return WhyNot.NO_TIME
    if one.similarity is None:
        return WhyNot.NOT_COMPARABLE
    return WhyNot.NOT_AHEAD if one.contrast < certain_from else None


def _score(one: Candidate) -> float:
    return one.contrast * (one.similarity or 0.0) * one.freshness


def _chosen(able: Sequence[Candidate], shown: int) -> list[Candidate]:
    foremost = sorted(able, key=lambda one: (-_score(one), one.organisation))
    chosen = foremost[:shown]
    new = [one for one in foremost[shown:] if one.visits_before == 0]
    # With one place only there is nothing to spread.
    if shown > 1 and new and all(one.visits_before for one in chosen):
        chosen[-1] = new[0]
    return chosen


def _reasons(one: Candidate) -> tuple[Why, ...]:
    alike = [Why.ALIKE] if one.similarity is not None and one.similarity >= ALIKE_FROM else []
    new = [Why.NEW] if one.visits_before == 0 else []
    return (Why.PROBABLY_AHEAD, *alike, Why.WILLING, *new)


ALIKE_FROM = 0.75
"""From this similarity on "alike" is said: at most about 29 % of the weighted context differs."""
