"""What the figures about one item, or one dimension, in one group tell together about its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, compress
from operator import le

from benchstats.disclosure.compatible import conditions_of, low_values
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.multisets import Conditions, fitting, number_of_sets
from benchstats.disclosure.released import Released, Round, pooled_counts
from benchstats.disclosure.words import Check, Statistic
from benchstats.errors import BenchstatsError
from benchstats.scales import Scale

LEAST_SOLUTIONS = 10
"""So many different sets of answers must fit what is shown."""

ENUMERATED_BELOW = 50
"""Groups of fewer answers are held to it."""

Leaks = dict[Check, float]


@dataclass(frozen=True, slots=True)
class _Group:
    """One group: its counts by level, lowest first, the scale, and of how many items a score is the mean."""

    counts: tuple[int, ...]
    scale: Scale
    parts: int
    insiders: int


def group_findings(
    figures: Sequence[Released], *, answers: Round, audience: Sequence[str], insiders: int
) -> list[Finding]:
    """What figures about the same subject and groups tell one audience that sees all of them.

    n counts as known exactly. `insiders` is how many answers the audience knows besides: each choice of so many of the
    true answers is tried.
    """
    found = answers.of(figures[0].subject, figures[0].groups)
    group = _Group(pooled_counts(found), answers.scale, found[0].parts, insiders)
    if sum(group.counts) >= ENUMERATED_BELOW:
        return []
    try:
        leaks = _leaks(figures, group)
        return [
            finding(check, _needed(figures, group, check), about=figures[0].groups, audience=audience, found=number)
            for check, number in leaks.items()
        ]
    except BenchstatsError:
        return [finding(Check.NOT_AUDITED, figures, about=figures[0].groups, audience=audience)]


def _needed(figures: Sequence[Released], group: _Group, check: Check) -> list[Released]:
    """The figures without any of which the leak is closed, dropping one after the other."""
    kept = list(figures)
    for one in sorted(figures, key=lambda one: (one.statistic, one.name)):
        fewer = [other for other in kept if other is not one]
        if fewer and check in _leaks(fewer, group):
            kept = fewer
    return kept


def _leaks(figures: Sequence[Released], group: _Group) -> Leaks:
    conditions = conditions_of(
        tuple(one.fact for one in figures), n=sum(group.counts), scale=group.scale, parts=group.parts
    )
    leaks = _of_items(figures, conditions, group) if group.parts == 1 else _of_scores(conditions)
    if any(number_of_sets(replace(conditions, known=known)) == 1 for known in _known(group)):
        leaks[Check.INSIDER] = 1.0
    return leaks


def _of_scores(conditions: Conditions) -> Leaks:
    solutions = number_of_sets(conditions)
    return {Check.SOLUTIONS: float(solutions)} if solutions < LEAST_SOLUTIONS else {}


def _of_items(figures: Sequence[Released], conditions: Conditions, group: _Group) -> Leaks:
    leaks: Leaks = {}
    fits = fitting(conditions, low_values(group.scale))
    if fits.solutions < LEAST_SOLUTIONS:
        leaks[Check.SOLUTIONS] = float(fits.solutions)
    if fits.least_low > 0 and not _is_low_shown(figures, group.scale):
        leaks[Check.LOW_ANSWER] = float(fits.least_low)
    possible, positive = set(compress(group.scale.values, fits.most)), set(group.scale.positive)
    if possible and (possible <= positive or possible.isdisjoint(positive)):
        leaks[Check.UNANIMOUS] = float(conditions.n)
    return leaks


def _is_low_shown(figures: Sequence[Released], scale: Scale) -> bool:
    """Whether the low answers are themselves what is shown."""
    low = set(scale.values[: low_values(scale)])
    return any(one.statistic is Statistic.SHARE and set(one.values) <= low for one in figures)


def _known(group: _Group) -> Iterator[tuple[int, ...]]:
    """Every choice of true answers that insiders may know; none where they would be the whole group."""
    levels = [level for level, count in enumerate(group.counts) if count]
    if 0 < group.insiders < sum(group.counts):
        for chosen in combinations_with_replacement(levels, group.insiders):
            known = tuple(chosen.count(level) for level in range(len(group.counts)))
            if all(map(le, known, group.counts)):
                yield known
