"""What a dimension and its items tell together: the dimension is their sum, so a high share of each bounds it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchstats.disclosure.compatible import LOW_LEVELS, conditions_of
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.multisets import least_steps
from benchstats.disclosure.of_one_group import ENUMERATED_BELOW
from benchstats.disclosure.released import Released, Round
from benchstats.disclosure.words import Check, Statistic
from benchstats.errors import BenchstatsError


@dataclass(frozen=True, slots=True)
class _Sum:
    """A dimension of n scores, its items with the number of answers to each, and what is shown of it."""

    dimension: str
    n: int
    parts: int
    answers: Round
    sizes: dict[str, int]
    shown: tuple[Released, ...]

    def proved(self, figures: Sequence[Released]) -> int:
        """How many low answers there must be, given these figures of items and what is shown of the dimension.

        Each low answer takes at most as many steps from the least sum as there are low values.
        """
        least = self.n * LOW_LEVELS * (self.parts - len(self.sizes))
        least += sum(self._least(name, [one for one in figures if one.subject == name]) for name in self.sizes)
        facts = tuple(one.fact for one in self.shown if one.statistic is Statistic.MEAN)
        conditions = conditions_of(facts, n=self.n, scale=self.answers.scale, parts=self.parts)
        most = min(high for _, (_, high) in conditions.weighted)
        return max(0, -((most - least) // LOW_LEVELS))

    def _least(self, item: str, figures: Sequence[Released]) -> int:
        """The least sum of steps of the n answers to an item without any low answer that is not itself shown.

        Where more persons answered the item than have a score, the further ones may be those with the highest answers;
        where fewer did, an answer that is missing counts as one that is just not low.
        """
        scale, size = self.answers.scale, self.sizes[item]
        floor = self.n * LOW_LEVELS
        if not figures:
            return floor
        conditions = conditions_of(tuple(one.fact for one in figures), n=size, scale=scale, parts=1)
        least = least_steps(conditions, LOW_LEVELS)
        if least is None:
            least = least_steps(conditions, 0)
            floor = 0
        if least is None:
            return floor
        further = self.n - size
        return max(floor, least + further * (LOW_LEVELS if further > 0 else scale.size - 1))


def item_findings(
    dimension: str, figures: Sequence[Released], *, answers: Round, audience: Sequence[str]
) -> list[Finding]:
    """The low answers that a dimension and its items prove together, beyond what the dimension proves alone.

    The figures are all that an audience sees of the dimension and of its items in one group. Without a low answer, each
    item has a least sum that fits what is shown of it: non-positive answers are the lowest that is not low, positive
    ones the lowest positive. Where the dimension's sum lies below these together, there are low answers. On a scale of
    two values every answer is low, and nothing is found.

    Source: interval arithmetic on sums of counts; statistics.md 6.4, lower bound of the low answers.
    """
    shown = tuple(one for one in figures if one.subject == dimension)
    told = [one for one in figures if one.subject != dimension]
    found = answers.of(dimension, figures[0].groups)
    n = sum(one.n for one in found)
    is_mean = any(one.statistic is Statistic.MEAN for one in shown)
    if not (is_mean and told and 0 < n < ENUMERATED_BELOW) or answers.scale.size <= LOW_LEVELS:
        return []
    try:
        sizes = {name: sum(one.n for one in answers.of(name, figures[0].groups)) for name in {x.subject for x in told}}
        whole = _Sum(dimension, n, found[0].parts, answers, sizes, shown)
        proved, alone = whole.proved(told), whole.proved([])
        if proved <= alone:
            return []
        used = _needed(whole, told, alone)
        leak = finding(Check.LOW_ANSWER, used, about=figures[0].groups, audience=audience, found=float(proved))
        return [replace(leak, subject=dimension)]
    except BenchstatsError:
        return [finding(Check.NOT_AUDITED, figures, about=figures[0].groups, audience=audience)]


def _needed(whole: _Sum, told: Sequence[Released], alone: int) -> list[Released]:
    """Figures of the dimension and of items none of which can be missed, dropping one after the other."""
    kept, shown = list(told), list(whole.shown)
    for one in sorted(told, key=lambda one: one.name):
        fewer = [other for other in kept if other is not one]
        if whole.proved(fewer) > alone:
            kept = fewer
    for one in sorted(whole.shown, key=lambda one: one.name):
        rest = tuple(other for other in shown if other is not one)
        if any(other.statistic is Statistic.MEAN for other in rest):
            less = replace(whole, shown=rest)
            if less.proved(kept) > less.proved([]):
                shown = list(rest)
        elif one.statistic is not Statistic.MEAN:
            shown = list(rest)
    return [*shown, *kept]
