"""The programme of an event: the topics that together meet the most important needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from operator import index
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say
from benchstats.solvers import linear_system, minimise

TIE = 1e-9
"""Gains this close are equal; the topic that comes first is taken."""


@dataclass(frozen=True, slots=True)
class NeedCoverage(Result):
    """The chosen topics, in order, and the weight of the needs they meet; `n` is how many needs there are.

    greedy_topics: what choosing the topic with the largest gain again and again gives, in that order, for comparison.
    """

    statistic: ClassVar[str] = "need_coverage"

    n: int
    topics: tuple[int, ...]
    covered: tuple[int, ...]
    covered_weight: float
    total_weight: float
    greedy_topics: tuple[int, ...]
    greedy_weight: float
    interval: None = None

    @property
    def share(self) -> float | None:
        """The met part of the weight of all needs; None where no need has weight."""
        return self.covered_weight / self.total_weight if self.total_weight else None

    def sentence(self) -> Sentence:
        """How many needs are met."""
        return say(
            "With %(topics)s topics the programme meets %(covered)s of %(n)s needs; no other choice of so many meets "
            "more important ones.",
            topics=len(self.topics),
            covered=len(self.covered),
            n=self.n,
        )


def need_weight(priority: int, *, clearly_below: bool) -> int:
    """The weight of a need: its stated priority from 1 to 3, doubled where its owner is clearly below the others.

    Source: statistics.md 7.4 of this network.

    Raises:
        InputError: when the priority is not 1, 2 or 3.
    """
    if priority not in (1, 2, 3):
        raise InputError(f"a priority is 1, 2 or 3, not {priority!r}")
    return int(priority) * (2 if clearly_below else 1)


def cover_needs(
    topics: Sequence[Sequence[int]], *, need_weights: Sequence[float], slots: int, chosen: Sequence[int] = ()
) -> NeedCoverage:
    """Choose topics for `slots` places so that the weight of the needs they meet is the largest possible, proved.

    `topics[t]` lists the numbers of the needs that topic t meets. Topics in `chosen` have their place already, for
    instance from `equal_shares`, and the rest is filled. A topic that adds nothing takes no place; among equal choices
    the solver's is kept, which is the same for the same input. Source: Nemhauser, Wolsey and Fisher 1978, Mathematical
    Programming 14, 265-294, whose greedy choice may lose up to 1/e of it; HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when a topic names no need, a weight is negative or infinite, or more topics are chosen than there
            are places.
    """
    weights = np.array(need_weights, dtype=float)
    met = [sorted({index(need) for need in needs}) for needs in topics]
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise InputError("the weight of a need is a number from zero upwards")
    if any(not 0 <= need < weights.size for needs in met for need in needs):
        raise InputError("a topic names a need that is not there")
    first = sorted(set(chosen))
    if len(first) > slots or any(not 0 <= topic < len(met) for topic in first):
        raise InputError(f"{len(first)} topics are chosen already, which do not suit {slots} places")
    picked = _optimal(met, weights, slots, first)
    greedy = _greedy(met, weights, slots, first)
    covered = _met(met, picked)
    return NeedCoverage(
        n=int(weights.size),
        topics=tuple(picked),
        covered=tuple(sorted(covered)),
        covered_weight=fsum(weights[need] for need in covered),
        total_weight=fsum(weights),
        greedy_topics=tuple(greedy),
        greedy_weight=fsum(weights[need] for need in _met(met, greedy)),
    )


def _met(met: Sequence[Sequence[int]], picked: Sequence[int]) -> set[int]:
    return {need for topic in picked for need in met[topic]}


def _optimal(met: Sequence[Sequence[int]], weights: np.ndarray, slots: int, first: Sequence[int]) -> list[int]:
    topics, needs = len(met), weights.size
    if not topics:
        return []
    rows = np.zeros((needs + 1, topics + needs))
    for topic, own in enumerate(met):
        rows[own, topic] = 1
    rows[np.arange(needs), topics + np.arange(needs)] = -1
    rows[needs, :topics] = -1
    low = np.zeros(topics + needs)
    low[list(first)] = 1
    system = linear_system(
        rows, row_low=[0.0] * needs + [-float(slots)], row_high=np.inf, low=low, high=1.0,
        whole=np.arange(topics + needs) < topics,
    )  # fmt: skip
    found = minimise(np.concatenate([np.zeros(topics), -weights]), system=system)
    point = found.point or tuple(low)
    picked = [topic for topic in range(topics) if point[topic] > 0.5]
    for topic in picked[::-1]:
        others = [one for one in picked if one != topic]
        gone = _met(met, picked) - _met(met, others)
        if topic not in first and not any(weights[need] > 0 for need in gone):
            picked = others
    return picked


def _greedy(met: Sequence[Sequence[int]], weights: np.ndarray, slots: int, first: Sequence[int]) -> list[int]:
    picked = list(first)
    while len(picked) < slots:
        covered = _met(met, picked)
        gains = [fsum(weights[need] for need in needs if need not in covered) for needs in met]
        open_topics = [topic for topic in range(len(met)) if topic not in picked]
        most = max((gains[topic] for topic in open_topics), default=0.0)
        if most <= 0 or not isfinite(most):
            break
        picked.append(next(topic for topic in open_topics if gains[topic] >= most - TIE))
    return picked
