"""Whether single figures keep to the policy: allowed for that audience at all, and as coarse as it says."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from benchstats.disclosure.compatible import conditions_of
from benchstats.disclosure.findings import Finding, finding
from benchstats.disclosure.policy import BOTTOM_PART, BOTTOM_PERCENT, TOP_PART, TOP_PERCENT, Policy
from benchstats.disclosure.released import Released, Round, audience_of, pooled_counts
from benchstats.disclosure.rules import Basis, Rule, why_withheld
from benchstats.disclosure.words import Audience, Check, InstrumentClass, Kind, Side, Statistic
from benchstats.errors import BenchstatsError

TOGETHER_BELOW = 50
"""Below so many answers an item has one statistic only."""


STATISTICS = {
    Kind.DIMENSION_MEAN: {Statistic.MEAN},
    Kind.SUBGROUP_MEAN: {Statistic.MEAN},
    Kind.OWN_MEAN: {Statistic.MEAN},
    Kind.ITEM_MEAN: {Statistic.MEAN},
    Kind.ITEM_PERCENT: {Statistic.SHARE},
    Kind.OWN_PERCENT: {Statistic.SHARE},
    Kind.THREE_CLASSES: {Statistic.SHARE},
    Kind.FIVE_CLASSES: {Statistic.SHARE},
    Kind.SD: {Statistic.SD_SAMPLE, Statistic.SD_POPULATION},
    Kind.AGREEMENT: {Statistic.AGREEMENT},
}
"""What a kind of figure may show of people's answers; a kind that is not here shows none of these."""

OF_POSITIVES = {Kind.ITEM_PERCENT, Kind.OWN_PERCENT}


def policy_findings(figures: Sequence[Released], *, answers: Round, policy: Policy) -> list[Finding]:
    """The figures that are against the policy for somebody who sees them, or that do not fit the answers."""
    found = []
    for one in figures:
        if not _is_true(one, answers):
            found.append(finding(Check.NOT_AUDITED, [one], about=one.groups, audience=one.seen_by))
        wrong = [name for name in one.seen_by if not _is_allowed(one, _audience(one, name, answers), answers, policy)]
        wrong = list(one.seen_by) if _is_part(one, answers) and one.kind is not Kind.SUBGROUP_MEAN else wrong
        if wrong:
            found.append(finding(Check.POLICY, [one], about=one.groups, audience=wrong))
    return found


def _is_part(figure: Released, answers: Round) -> bool:
    """Whether a figure is about a part of those of an organisation who had answered when it was released."""
    parts = answers.by_organisation(figure.subject, figure.groups)
    return any(sum(one.n for one in own) < _whole(figure, home, answers) for home, own in parts.items())


def _whole(figure: Released, organisation: str, answers: Round) -> int:
    return answers.people_until(figure.edition, subject=figure.subject, organisation=organisation)


def _audience(figure: Released, name: str, answers: Round) -> Audience:
    """What somebody is to a figure: an organisation is its own audience only where the figure is about nobody else."""
    who = audience_of(name)
    is_own = set(answers.by_organisation(figure.subject, figure.groups)) == {name}
    return Audience.MEMBERS if who is Audience.OWN and not is_own else who


def _is_allowed(figure: Released, audience: Audience, answers: Round, policy: Policy) -> bool:
    if not _is_what_it_says(figure, answers, policy):
        return False
    rule = policy.rule(figure.kind, audience)
    basis = _basis(figure, answers)
    if rule is None or why_withheld(rule, basis) is not None:
        return False
    return is_coarse(figure, rule=rule, n=basis.n, low=answers.scale.low, high=answers.scale.high)


def _is_what_it_says(figure: Released, answers: Round, policy: Policy) -> bool:
    """Whether the statistic belongs to the kind of figure, and the printed number to the rounding it declares.

    Without this a mean could pass under the rule of a mere count, or an unrounded number under a coarse unit.
    """
    if figure.printed.side is Side.ABOUT and figure.printed.value % figure.printed.unit:
        return False
    if policy.instrument_class is InstrumentClass.OFFICIAL:
        return True
    if figure.kind in OF_POSITIVES and set(figure.values) != set(answers.scale.positive):
        return False
    return figure.statistic in STATISTICS.get(figure.kind, set())


def _basis(figure: Released, answers: Round) -> Basis:
    parts = answers.by_organisation(figure.subject, figure.groups)
    sizes = [sum(one.n for one in found) for found in parts.values()]
    n = sum(sizes)
    whole = sum(_whole(figure, organisation, answers) for organisation in parts)
    return Basis(
        n,
        remainder=whole - n,
        items=next(iter(parts.values()))[0].parts,
        organisations=len(sizes),
        smallest_n=min(sizes),
        is_consented=figure.is_consented,
    )


def is_coarse(figure: Released, *, rule: Rule, n: int, low: int, high: int) -> bool:
    """Whether a figure is rounded, and its extreme values coded, as coarsely as a rule says."""
    printed = figure.printed
    is_share = figure.statistic is Statistic.SHARE
    unit = Fraction(rule.base(n)) if is_share else _least_unit(figure, rule, high - low)
    if printed.side is Side.ABOUT and printed.unit < unit:
        return False
    if is_share:
        bottom, top = Fraction(BOTTOM_PERCENT), Fraction(TOP_PERCENT)
    else:
        bottom, top = (low + Fraction((high - low) * part, 100) for part in (BOTTOM_PART, TOP_PART))
    # A bound of any other value could be laid as close to the true number as one likes.
    if printed.side is not Side.ABOUT:
        return printed.value == (top if printed.side is Side.AT_LEAST else bottom)
    if not rule.is_coded(n):
        return True
    return _is_inside(figure, bottom, top)


def _least_unit(figure: Released, rule: Rule, length: int) -> Fraction:
    """How coarsely a mean or SD is rounded at least; official values are on no scale."""
    return Fraction(1, 10**rule.decimals) if figure.kind is Kind.OFFICIAL_VALUE else rule.step(length)


def _is_inside(figure: Released, bottom: Fraction, top: Fraction) -> bool:
    """Whether what is shown plainly leaves open a true number that need not be coded."""
    span = figure.printed.span
    return (span.high is None or span.high > bottom) and (span.low is None or span.low < top)


def _is_true(figure: Released, answers: Round) -> bool:
    """Whether a figure fits the answers; one that makes no sense does not."""
    try:
        return fits_answers(figure, answers=answers)
    except BenchstatsError:
        return False


def fits_answers(figure: Released, *, answers: Round) -> bool:
    """Whether the figure shows what was answered; an audit of anything else proves nothing."""
    number = answers.number(figure)
    if number is not None:
        return figure.printed.span.holds(number)
    found = answers.of(figure.subject, figure.groups)
    counts = pooled_counts(found)
    n, parts = sum(counts), found[0].parts
    ((low, high),) = conditions_of((figure.fact,), n=n, scale=answers.scale, parts=parts).spreads
    squares = sum(level * level * count for level, count in enumerate(counts))
    steps = sum(level * count for level, count in enumerate(counts))
    return low <= n * squares - steps * steps <= high


def together_findings(figures: Sequence[Released], *, answers: Round, audience: Sequence[str]) -> list[Finding]:
    """Pairs of different statistics of one item and group, below the answers from which it may have two."""
    n = sum(one.n for one in answers.of(figures[0].subject, figures[0].groups))
    if n >= TOGETHER_BELOW:
        return []
    return [
        finding(Check.TOGETHER, [one, other], about=one.groups, audience=audience, found=float(n))
        for at, one in enumerate(figures)
        for other in figures[at + 1 :]
        if one.statistic is not other.statistic
    ]


def binds_persons(policy: Policy, audience: Sequence[str]) -> bool:
    """Whether answers of single persons must stay hidden from an audience at all.

    Nobody is asked for official figures; and participants of an event were told that they will see single answers.
    """
    if policy.instrument_class is InstrumentClass.OFFICIAL:
        return False
    is_told = all(audience_of(name) is Audience.PARTICIPANTS for name in audience)
    return not (is_told and policy.instrument_class is InstrumentClass.OPEN)
