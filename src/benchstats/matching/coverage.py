"""The programme of an event: the topics that together meet the most important needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from operator import index
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.inputs import refuse_extremes
from benchstats.results import Result, Sentence, say
from benchstats.solvers import linear_system, minimise

Floats = NDArray[np.float64]
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
            "Topics in the programme: %(topics)s; needs that they meet: %(covered)s of %(n)s, and no other choice that "
            "fits meets a greater weight of needs.",
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
    topics: Sequence[Sequence[int]],
    *,
    need_weights: Sequence[float],
    slots: float,
    chosen: Sequence[int] = (),
    costs: Sequence[float] | None = None,
) -> NeedCoverage:
    """Choose topics for `slots` places so that the weight of the needs they meet is the largest possible, proved.

    `topics[t]` lists the numbers of the needs that topic t meets. Topics in `chosen` have their place already, for
    instance from `equal_shares`, and the rest is filled. With `costs`, the places that each topic takes, a topic may
    take more or less than one, and the greedy choice goes by gain for each place, among the topics that still fit. A
    topic that adds nothing takes no place; among equal choices the solver's is kept, which is the same for the same
    input. Source: Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14, 265-294, whose greedy choice may lose
    up to 1/e of it; with costs Khuller, Moss and Naor 1999, Information Processing Letters 70, 39-45; HiGHS through
    `scipy.optimize.milp`.

    Raises:
        InputError: when a topic names no need, a weight is negative or infinite, a cost is missing or not above zero,
            or more topics are chosen than there are places.
        NotSettled: when the solver gives up.
    """
    weights = np.array(need_weights, dtype=float)
    met = [sorted({index(need) for need in needs}) for needs in topics]
    refuse_extremes(weights, of="weights of needs")
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise InputError("the weight of a need is a number from zero upwards")
    if any(not 0 <= need < weights.size for needs in met for need in needs):
        raise InputError("a topic names a need that is not there")
    taken = np.ones(len(met)) if costs is None else np.array(costs, dtype=float)
    if taken.shape != (len(met),) or not np.isfinite(taken).all() or (taken <= 0).any():
        raise InputError("each topic takes a number of places above zero")
    first = sorted(set(chosen))
    if any(not 0 <= topic < len(met) for topic in first) or taken[first].sum() > slots + TIE:
        raise InputError(f"{len(first)} topics are chosen already, which do not suit {slots} places")
    picked = _optimal(met, weights, taken, slots, first)
    greedy = _greedy(met, weights, taken, slots, first)
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


def _optimal(
    met: Sequence[Sequence[int]], weights: Floats, taken: Floats, slots: float, first: Sequence[int]
) -> list[int]:
    topics, needs = len(met), weights.size
    if not topics:
        return []
    rows = np.zeros((needs + 1, topics + needs))
    for topic, own in enumerate(met):
        rows[own, topic] = 1
    rows[np.arange(needs), topics + np.arange(needs)] = -1
    rows[needs, :topics] = -taken
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


def _greedy(
    met: Sequence[Sequence[int]], weights: Floats, taken: Floats, slots: float, first: Sequence[int]
) -> list[int]:
    picked = list(first)
    while True:
        covered = _met(met, picked)
        room = slots - float(taken[picked].sum())
        fitting = [topic for topic in range(len(met)) if topic not in picked and taken[topic] <= room + TIE]
        gains = {
            topic: fsum(weights[need] for need in met[topic] if need not in covered) / float(taken[topic])
            for topic in fitting
        }
        most = max(gains.values(), default=0.0)
        if most <= 0:
            return picked
        picked.append(next(topic for topic in fitting if gains[topic] >= most - TIE))
