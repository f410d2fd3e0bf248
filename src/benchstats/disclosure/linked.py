"""What totals, means of others and units tell together about a group that is not shown itself.

The unknowns are the means (or shares in percent) of organisations, or of the units of one of them; every figure that an
audience sees is a row between the ends of its rounding; its own organisations stand still at their true values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from benchstats.disclosure.bounds import Ends, Row, ranges
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.released import GroupAnswers, Released, Round
from benchstats.disclosure.words import Check, Statistic
from benchstats.errors import BenchstatsError
from benchstats.scales import Scale

LEAST_WIDTH = 0.375
"""How far apart the ends of a mean that is not shown must lie, as a part of the scale's length: 1.5 points on 1-5."""

LEAST_SPARE = 2
"""How far from the true count, at least, the ends of a count that is not shown must lie, where it can."""

PROTECTED_BELOW = 10
"""Units of fewer answers are protected within their own organisation."""

MOST_WHOLE = 8
"""Organisations up to which counts beside a mean of shares over organisations are solved as whole numbers."""

_TINY = 1e-7


@dataclass(frozen=True, slots=True)
class Linked:
    """The figures of one subject, statistic and values, and what they are about.

    cells: of each elementary group with answers, what it answered. values: its true mean, or share in percent.
    units: the elementary groups of each organisation. homes: the organisations that each figure, by name, is about.
    """

    figures: tuple[Released, ...]
    cells: Mapping[str, GroupAnswers]
    values: Mapping[str, float]
    units: Mapping[str, tuple[GroupAnswers, ...]]
    homes: Mapping[str, frozenset[str]]
    box: Ends
    scale: Scale
    is_share: bool

    def is_over_several(self, figure: Released) -> bool:
        """Whether a figure is about more than one organisation."""
        return len(self.homes[figure.name]) > 1

    def is_mean_of_several(self, figure: Released) -> bool:
        """Whether a figure is a mean over more than one organisation."""
        return figure.is_unweighted and self.is_over_several(figure)

    def is_split(self, figure: Released) -> bool:
        """Whether a figure holds only a part of an organisation."""
        held = set(figure.groups)
        return any(one.group not in held for name in self.homes[figure.name] for one in self.units[name])

    def weights(self, figure: Released) -> dict[str, float]:
        """How much each elementary group weighs in a figure."""
        groups = [self.cells[name] for name in figure.groups if name in self.cells]
        if not figure.is_unweighted:
            n = sum(one.n for one in groups)
            return {one.group: one.n / n for one in groups}
        sizes: dict[str, int] = {}
        for one in groups:
            sizes[one.organisation] = sizes.get(one.organisation, 0) + one.n
        return {one.group: one.n / sizes[one.organisation] / len(sizes) for one in groups}

    def ends(self, figure: Released) -> Ends:
        """Between which ends the true number behind a figure lies."""
        span = figure.printed.span
        low = self.box[0] if span.low is None else float(span.low)
        high = self.box[1] if span.high is None else float(span.high)
        return low, high

    def is_tight(self, ends: Ends, value: float, n: int) -> bool:
        """Whether the value of a group of n answers that is not shown is bounded too tightly."""
        return is_count_tight(ends, value, n) if self.is_share else is_mean_tight(ends, self.box)

    def size_of(self, organisation: str) -> int:
        """How many answered in an organisation."""
        return sum(one.n for one in self.units[organisation])

    def value_of(self, organisation: str) -> float:
        """The true mean, or share in percent, of an organisation."""
        own = self.units[organisation]
        return sum(one.n * self.values[one.group] for one in own) / self.size_of(organisation)


def linked(figures: Sequence[Released], *, answers: Round) -> Linked:
    """Figures of one subject, statistic and values with their elementary groups."""
    subject, values = figures[0].subject, figures[0].values
    is_share = figures[0].statistic is Statistic.SHARE
    cells = {one.group: one for one in answers.answers if one.subject == subject and one.n}
    at = [value - answers.scale.low for value in values]

    def true_value(one: GroupAnswers) -> float:
        if is_share:
            return 100 * sum(one.counts[level] for level in at) / one.n
        return answers.scale.low + one.steps / one.n / one.parts

    box = (0.0, 100.0) if is_share else (float(answers.scale.low), float(answers.scale.high))
    units: dict[str, tuple[GroupAnswers, ...]] = {}
    for one in cells.values():
        units[one.organisation] = (*units.get(one.organisation, ()), one)
    return Linked(
        figures=tuple(figures),
        cells=cells,
        values={name: true_value(one) for name, one in cells.items()},
        units=units,
        homes={
            one.name: frozenset(cells[name].organisation for name in one.groups if name in cells) for one in figures
        },
        box=box,
        scale=answers.scale,
        is_share=is_share,
    )


def is_mean_tight(ends: Ends, box: Ends) -> bool:
    """Whether a mean that is not shown, and could lie anywhere in its box, is bounded too tightly."""
    return ends[1] - ends[0] < LEAST_WIDTH * (box[1] - box[0]) - _TINY


def is_count_tight(ends: Ends, value: float, n: int) -> bool:
    """Whether a share of n answers, in percent, that is not shown leaves its count too little room."""
    low, count, high = (part * n / 100 for part in (ends[0], value, ends[1]))
    return low > max(0.0, count - LEAST_SPARE) + _TINY or high < min(n, count + LEAST_SPARE) - _TINY


Weights = Callable[[Released], Mapping[str, float]]
Problem = Callable[[Sequence[Released]], dict[str, Ends]]
IsLeak = Callable[[str, Ends], bool]


def tight_findings(
    problem: Problem,
    *,
    links: Linked,
    figures: Sequence[Released],
    wanted: Mapping[str, tuple[float, int]],
    audience: Collection[str],
) -> list[Finding]:
    """Those of the `wanted` unknowns (name: true value and n) that figures bound too tightly, and by which of them.

    `problem` gives the ends of all unknowns for the figures seen. What cannot be solved is a finding too.
    """

    def is_leak(name: str, ends: Ends) -> bool:
        value, n = wanted[name]
        return links.is_tight(ends, value, n)

    check = Check.COUNT if links.is_share else Check.WIDTH
    return leak_findings(problem, is_leak, check=check, figures=figures, wanted=wanted, audience=audience)


def leak_findings(
    problem: Problem,
    is_leak: IsLeak,
    *,
    check: Check,
    figures: Sequence[Released],
    wanted: Collection[str],
    audience: Collection[str],
) -> list[Finding]:
    """Those of the `wanted` unknowns whose ends are a leak, how far these lie apart, and through which figures.

    Where no figure is why, the check itself did not work, and nothing counts as audited.
    """
    if not figures:
        return []
    try:
        ends = problem(figures)
        found = []
        for name in sorted(wanted):
            if is_leak(name, ends[name]):
                needed = _needed(problem, is_leak, figures, name)
                room = round(ends[name][1] - ends[name][0], 6)
                why, through = (check, needed) if needed else (Check.NOT_AUDITED, figures)
                found.append(finding(why, through, about=[name], audience=audience, found=room if needed else None))
        return found
    except BenchstatsError:
        return [finding(Check.NOT_AUDITED, figures, about=wanted, audience=audience)]


def _needed(problem: Problem, is_leak: IsLeak, figures: Sequence[Released], name: str) -> list[Released]:
    """Figures that together are a leak, none of which can be missed; none where they are not why."""
    kept = list(figures)
    for one in sorted(figures, key=lambda one: one.name):
        fewer = [other for other in kept if other is not one]
        if is_leak(name, problem(fewer)[name]):
            kept = fewer
    return kept


def solved(
    links: Linked,
    figures: Sequence[Released],
    *,
    known: Mapping[str, float],
    sizes: Mapping[str, int],
    weights: Weights,
    parts: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> dict[str, Ends]:
    """The ends of the means, or shares in percent, of all unknowns, given figures that somebody sees.

    sizes: the answers of each unknown. known: the values of those that the audience knows. weights: of a figure, the
    weight of each unknown in it. parts: of an unknown that is others taken together, these. Shares are solved as
    counts, which are whole numbers; means with a hair's breadth of room for rounding errors.
    """
    if not links.is_share:
        boxes = {name: (known[name],) * 2 if name in known else links.box for name in sizes}
        rows = [_near(weights(one), links.ends(one)) for one in figures]
        for whole, names in parts.items():
            rows.append(_near({whole: -1.0} | {name: sizes[name] / sizes[whole] for name in names}, (0.0, 0.0)))
        return ranges(boxes, rows)
    boxes = {name: (0.0, float(size)) for name, size in sizes.items()}
    boxes |= {name: (float(round(value * sizes[name] / 100)),) * 2 for name, value in known.items()}
    # Beside a mean over many organisations whole numbers would take the solver too long; fractions bound more widely.
    is_whole = len(sizes) <= MOST_WHOLE or not any(links.is_mean_of_several(one) for one in figures)
    rows = [_count_row(links, one, weights(one), sizes) for one in figures]
    rows += [Row({whole: -1.0} | dict.fromkeys(names, 1.0), 0.0, 0.0) for whole, names in parts.items()]
    found = ranges(boxes, rows, whole=is_whole)
    return {name: (100 * low / sizes[name], 100 * high / sizes[name]) for name, (low, high) in found.items()}


def _near(weights: Mapping[str, float], ends: Ends) -> Row:
    return Row(weights, ends[0] - _TINY, ends[1] + _TINY)


def _count_row(links: Linked, figure: Released, weights: Mapping[str, float], sizes: Mapping[str, int]) -> Row:
    """A share as a sum of counts: exactly, or with the weights of a mean over organisations."""
    if links.is_mean_of_several(figure):
        return _near({name: 100 * weight / sizes[name] for name, weight in weights.items()}, links.ends(figure))
    n = sum(sizes[name] for name in weights)
    first, last = figure.printed.span.whole(Fraction(n, 100), least=0, most=n)
    return Row(dict.fromkeys(weights, 1.0), first, last)
