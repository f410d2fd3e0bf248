"""What a dimension and its items tell together: the dimension is their sum, so a high share of each bounds it below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchstats.disclosure.compatible import conditions_of, low_values
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.multisets import least_steps
from benchstats.disclosure.of_one_group import ENUMERATED_BELOW
from benchstats.disclosure.released import Released, Round
from benchstats.disclosure.words import Check, Statistic
from benchstats.errors import BenchstatsError, TooManySteps

MOST_COVERS = 1000
"""Most ways to put a group together from parts that are shown; more are not audited."""

Groups = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A dimension and its items in a group, which may be shown as a whole or in parts that make it up."""

    dimension: str
    groups: Groups
    parts: int
    answers: Round

    def size(self, subject: str, groups: Iterable[str]) -> int:
        """How many answered a subject in some groups."""
        return sum(one.n for one in self.answers.of(subject, sorted(groups)))

    @property
    def n(self) -> int:
        """How many scores the dimension has."""
        return self.size(self.dimension, self.groups)

    def proved(self, shown: Sequence[Released], told: Sequence[Released]) -> int | None:
        """How many low answers there must be, given figures of the dimension and of its items; None without the former.

        Each low answer takes at most as many steps from the least sum as there are low values.
        """
        low = low_values(self.answers.scale)
        means = [one for one in shown if one.statistic is Statistic.MEAN]
        most = [sum(self._most(means, part) for part in cover) for cover in _covers(self.groups, means)]
        if not most:
            return None
        items = sorted({one.subject for one in told})
        least = self.n * low * (self.parts - len(items))
        least += sum(self._least(name, [one for one in told if one.subject == name]) for name in items)
        return max(0, -((min(most) - least) // low))

    def _most(self, means: Sequence[Released], part: Groups) -> int:
        """The greatest sum of steps of the dimension in a part of the group."""
        facts = tuple(one.fact for one in means if set(one.groups) == part)
        n = self.size(self.dimension, part)
        conditions = conditions_of(facts, n=n, scale=self.answers.scale, parts=self.parts)
        return min(high for _, (_, high) in conditions.weighted)

    def _least(self, item: str, figures: Sequence[Released]) -> int:
        """The least sum of steps of the answers to an item, through any parts in which it is shown."""
        floor = self.n * low_values(self.answers.scale)
        sums = [sum(self._least_of(item, figures, part) for part in cover) for cover in _covers(self.groups, figures)]
        return max(sums, default=floor)

    def _least_of(self, item: str, figures: Sequence[Released], part: Groups) -> int:
        """The least sum of steps of one part without any low answer that is not itself shown.

        Where more persons answered the item than have a score, the further ones may be those with the highest answers;
        where fewer did, an answer that is missing counts as one that is just not low.
        """
        scale, size, n = self.answers.scale, self.size(item, part), self.size(self.dimension, part)
        low = low_values(scale)
        floor = n * low
        facts = tuple(one.fact for one in figures if set(one.groups) == part)
        conditions = conditions_of(facts, n=size, scale=scale, parts=1)
        least = least_steps(conditions, low)
        if least is None:
            least = least_steps(conditions, 0)
            floor = 0
        if least is None:
            return floor
        further = n - size
        return max(floor, least + min(further * low, further * (scale.size - 1)))


def _covers(groups: Groups, figures: Sequence[Released]) -> list[list[Groups]]:
    """Every way to put a group together from groups apart that figures are about.

    Raises:
        TooManySteps: when there are too many.
    """
    available = sorted({part for one in figures if (part := frozenset(one.groups)) <= groups}, key=sorted)
    found: list[list[Groups]] = []
    stack: list[tuple[Groups, list[Groups]]] = [(groups, [])]
    while stack:
        left, taken = stack.pop()
        if not left:
            found.append(taken)
        elif len(found) + len(stack) >= MOST_COVERS:
            raise TooManySteps("a group can be put together in too many ways from the parts that are shown")
        else:
            first = min(left)
            stack += [(left - part, [*taken, part]) for part in available if first in part and part <= left]
    return found


def item_findings(
    dimension: str, figures: Sequence[Released], *, answers: Round, audience: Sequence[str]
) -> list[Finding]:
    """The low answers that a dimension and its items prove together, beyond what the dimension proves alone.

    The figures are all that an audience sees of the dimension and of its items, in one group and in parts of it; the
    group is that of the figure about most. Without a low answer, each item has a least sum that fits what is shown of
    it: non-positive answers are the lowest that is not low, positive ones the lowest positive. Where the dimension's
    sum lies below these together, there are low answers.

    Source: interval arithmetic on sums of counts; statistics.md 6.4, lower bound of the low answers.
    """
    groups = max((frozenset(one.groups) for one in figures), key=len)
    shown = [one for one in figures if one.subject == dimension]
    told = [one for one in figures if one.subject != dimension]
    if not (shown and told):
        return []
    try:
        found = answers.of(dimension, sorted(groups))
        whole = _Sum(dimension, groups, found[0].parts, answers)
        if whole.n >= ENUMERATED_BELOW:
            return []
        proved, alone = whole.proved(shown, told), whole.proved(shown, []) or 0
        if proved is None or proved <= alone:
            return []
        used = _needed(whole, shown, told, alone)
        leak = finding(Check.LOW_ANSWER, used, about=groups, audience=audience, found=float(proved))
        return [replace(leak, subject=dimension)]
    except BenchstatsError:
        return [finding(Check.NOT_AUDITED, figures, about=groups, audience=audience)]


def _needed(whole: _Sum, shown: Sequence[Released], told: Sequence[Released], alone: int) -> list[Released]:
    """Figures of the dimension and of items none of which can be missed, dropping one after the other."""
    kept = list(told)
    for one in sorted(told, key=lambda one: one.name):
        fewer = [other for other in kept if other is not one]
        if (whole.proved(shown, fewer) or 0) > alone:
            kept = fewer
    means = list(shown)
    for one in sorted(shown, key=lambda one: one.name):
        rest = [other for other in means if other is not one]
        if (whole.proved(rest, kept) or 0) > (whole.proved(rest, []) or 0):
            means = rest
    return [*means, *kept]
