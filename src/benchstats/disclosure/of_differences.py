"""What two shares of overlapping groups tell about the persons who are in one of them only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.linked import PROTECTED_BELOW, is_count_tight
from benchstats.disclosure.of_one_group import ENUMERATED_BELOW
from benchstats.disclosure.pairs import together
from benchstats.disclosure.released import NAMED_AUDIENCES, Released, Round
from benchstats.disclosure.words import Check, Statistic
from benchstats.scales import Scale


def difference_findings(
    figures: Sequence[Released], *, answers: Round, coalition: int, audience: tuple[str, ...] | None = None
) -> list[Finding]:
    """What differences of shares of one subject and the same values tell about fewer than 50 persons.

    Who is in the one group and not in the other holds at least and at most so many of these values as the counts behind
    both figures allow. A leak is where all of them, or none, then gave positive answers, and for fewer than 10 persons
    who are not shown themselves where the count has less room than two either way.

    Source: differencing as interval arithmetic on counts, Handbook on Statistical Disclosure Control, 2nd ed.
    """
    shares = [
        one
        for one in figures
        if one.statistic is Statistic.SHARE
        and (not one.is_unweighted or len(answers.by_organisation(one.subject, one.groups)) == 1)
    ]
    held = {one.name: frozenset(one.groups) for one in shares}
    return [
        found
        for larger, smaller in permutations(shares, 2)
        if not held[larger.name].isdisjoint(held[smaller.name]) and not held[larger.name] <= held[smaller.name]
        for found in _of_pair(larger, smaller, shares, answers, coalition, audience)
    ]


def _of_pair(
    larger: Released,
    smaller: Released,
    figures: Sequence[Released],
    answers: Round,
    coalition: int,
    audience: tuple[str, ...] | None,
) -> Iterator[Finding]:
    left = sorted(set(larger.groups) - set(smaller.groups))
    n = _size(answers, larger.subject, left)
    if not 0 < n < ENUMERATED_BELOW:
        return
    low, high = difference_range(larger, smaller, answers=answers)
    checks = []
    if is_unanimous(low, high, n=n, values=larger.values, scale=answers.scale):
        checks.append((Check.UNANIMOUS, float(n)))
    ends = (100 * low / n, 100 * high / n)
    if n < PROTECTED_BELOW and is_count_tight(ends, _true_percent(larger, left, answers), n):
        checks.append((Check.COUNT, round(ends[1] - ends[0], 6)))
    for names in together(larger, smaller) if audience is None else [audience]:
        if audience is None and sum(name not in NAMED_AUDIENCES for name in names) > coalition:
            continue
        is_shown = any(set(one.groups) == set(left) and one.is_seen(frozenset(names)) for one in figures)
        for check, found in checks:
            if check is Check.UNANIMOUS or not is_shown:
                yield finding(check, [larger, smaller], about=left, audience=names, found=found)


def difference_range(larger: Released, smaller: Released, *, answers: Round) -> tuple[int, int]:
    """The least and the most answers with the values of two shares among those in the first group only."""
    inner = set(larger.groups) & set(smaller.groups)
    only = _size(answers, larger.subject, set(larger.groups) - inner)
    shared = _size(answers, larger.subject, inner)
    other = _size(answers, larger.subject, set(smaller.groups) - inner)
    first, last = larger.printed.span.whole(Fraction(only + shared, 100), least=0, most=only + shared)
    low, high = smaller.printed.span.whole(Fraction(other + shared, 100), least=0, most=other + shared)
    return max(0, first - min(shared, high)), min(only, last - max(0, low - other))


def is_unanimous(low: int, high: int, *, n: int, values: Collection[int], scale: Scale) -> bool:
    """Whether so many answers of n with some values prove that everybody, or nobody, gave a positive answer."""
    if low == n:
        given = set(values)
    elif high == 0:
        given = set(scale.values) - set(values)
    else:
        return False
    return len({value in scale.positive for value in given}) == 1


def _size(answers: Round, subject: str, groups: Collection[str]) -> int:
    return sum(one.n for one in answers.of(subject, groups))


def _true_percent(figure: Released, groups: Sequence[str], answers: Round) -> float:
    found = answers.of(figure.subject, groups)
    at = [value - answers.scale.low for value in figure.values]
    return 100 * sum(one.counts[level] for one in found for level in at) / sum(one.n for one in found)
