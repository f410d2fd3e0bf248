"""One statistic, one audience: shown how, or withheld why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isfinite
from typing import ClassVar

from benchstats.disclosure.policy import BOTTOM_PART, BOTTOM_PERCENT, CONFIDENTIAL, TOP_PART, TOP_PERCENT, Policy
from benchstats.disclosure.printed import Printed, shown
from benchstats.disclosure.rules import Basis, Rule, band_of, merged_classes, why_withheld
from benchstats.disclosure.words import Audience, InstrumentClass, Kind, Side, Withheld
from benchstats.errors import InputError
from benchstats.results import Interval, Result, Sentence, say
from benchstats.scales import Scale

_USUAL_SCALE = Scale(1, 5)
_PERCENTS = (Kind.ITEM_PERCENT, Kind.OWN_PERCENT)
_MEANS = (Kind.DIMENSION_MEAN, Kind.ITEM_MEAN, Kind.SUBGROUP_MEAN, Kind.OWN_MEAN)
_DISTRIBUTIONS = (Kind.THREE_CLASSES, Kind.FIVE_CLASSES)
_NUMBERS = (*_MEANS, Kind.SD, Kind.OFFICIAL_VALUE)

POOLED = "pooled"
"""What the method of an interval must contain: one from the group's own SD is that SD in disguise."""


@dataclass(frozen=True, slots=True)
class PrintedClass:
    """One class of a distribution as shown: which of the classes it holds, counted from 0, and its share in percent."""

    classes: tuple[int, ...]
    share: Printed


@dataclass(frozen=True, slots=True)
class Presented(Result):
    """A figure as one audience may see it. It holds nothing that this audience must not see.

    number: a mean, SD or percentage as shown. classes: a distribution as shown. interval: its ends as shown, laid about
    the shown number. n: the number of answers where it may be known exactly, n_band: the band it is told in otherwise.
    withheld: why nothing is shown; then all else is None or empty. A word, a comment or a dot is shown without number.
    """

    statistic: ClassVar[str] = "presented_figure"

    kind: Kind
    audience: Audience
    instrument_class: InstrumentClass
    withheld: Withheld | None
    number: Printed | None
    classes: tuple[PrintedClass, ...]
    interval: Interval | None
    n: int | None
    n_band: str | None

    @property
    def is_shown(self) -> bool:
        """Whether this audience sees anything."""
        return self.withheld is None

    def sentence(self) -> Sentence:
        """What is shown, or that nothing is, in one sentence."""
        if self.withheld is not None:
            return say("This figure is not shown, so that nobody's answers can be read from it.")
        base = self.n_band or str(self.n)
        if self.number is None:
            return say("This may be shown; it rests on %(n)s answers.", n=base)
        if self.kind in _PERCENTS:
            share = int(self.number.value)
            if self.number.side is Side.AT_LEAST:
                return say("%(share)s %% or more of the %(n)s answers are positive.", share=share, n=base)
            if self.number.side is Side.AT_MOST:
                return say("%(share)s %% or less of the %(n)s answers are positive.", share=share, n=base)
            return say("About %(share)s %% of the %(n)s answers are positive.", share=share, n=base)
        return self._number_in_words(self.number, base)

    def _number_in_words(self, number: Printed, base: str) -> Sentence:
        value, decimals = float(number.value), number.decimals
        if number.side is Side.AT_LEAST:
            return say("The value is %(value)s or more, from %(n)s answers.", decimals=decimals, value=value, n=base)
        if number.side is Side.AT_MOST:
            return say("The value is %(value)s or less, from %(n)s answers.", decimals=decimals, value=value, n=base)
        return say("The value is %(value)s, from %(n)s answers.", decimals=decimals, value=value, n=base)


def presented(
    value: Fraction | float | Sequence[int] | None,
    *,
    kind: Kind,
    audience: Audience,
    basis: Basis,
    scale: Scale = _USUAL_SCALE,
    policy: Policy = CONFIDENTIAL,
    interval: Interval | None = None,
) -> Presented:
    """Decide what an audience sees of one figure under a policy.

    `value` is a number in units of the scale for means and SDs, a share from 0 to 1 for percentages (a `Fraction` such
    as `Fraction(9, 11)` is rounded exactly; a float counts as the decimal number it is written as), counts for
    distributions (negative, neutral, positive; or every category), and None for the number of answers, words, comments
    and dots. `interval` is shown about the shown number, only where its method is a pooled one, and never beside a
    coded number.

    Source: statistics.md 6.3; thresholds after the Handbook on Statistical Disclosure Control, 2nd ed., and ACRO 1.0.2.

    Raises:
        InputError: when the value does not suit the kind or the scale.
    """
    _check(value, kind, scale, basis)
    rule = policy.rule(kind, audience)
    reason = why_withheld(rule, basis)
    classes: tuple[PrintedClass, ...] | None = ()
    if reason is None and rule is not None and isinstance(value, Sequence):
        classes = _printed_classes(value, rule, basis.answers)
    if reason is None and classes is None:
        reason = Withheld.SMALL_CLASSES
    if rule is None or reason is not None:
        return Presented(kind, audience, policy.instrument_class, reason, None, (), None, None, None)
    number = None if value is None or isinstance(value, Sequence) else _printed(value, kind, rule, basis.answers, scale)
    return Presented(
        kind=kind,
        audience=audience,
        instrument_class=policy.instrument_class,
        withheld=None,
        number=number,
        classes=classes or (),
        interval=_printed_interval(interval, number, rule),
        n=None if rule.n_in_bands else basis.n,
        n_band=band_of(basis.n) if rule.n_in_bands else None,
    )


def exact(value: Fraction | float) -> Fraction:
    """A number as a fraction; a float counts as the decimal number it is written as."""
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def _printed(value: Fraction | float, kind: Kind, rule: Rule, n: int, scale: Scale) -> Printed:
    is_coded = rule.is_coded(n)
    if kind in _PERCENTS:
        codes = (Fraction(BOTTOM_PERCENT), Fraction(TOP_PERCENT))
        return shown(exact(value) * 100, unit=Fraction(rule.base(n)), codes=codes if is_coded else None)
    unit = Fraction(1, 10**rule.decimals)
    length = scale.high - scale.low
    codes = (scale.low + Fraction(length * BOTTOM_PART, 100), scale.low + Fraction(length * TOP_PART, 100))
    return shown(exact(value), unit=unit, codes=codes if is_coded else None)


def _printed_classes(value: Sequence[int], rule: Rule, answers: int) -> tuple[PrintedClass, ...] | None:
    n = sum(value)
    shown_together: tuple[tuple[int, ...], ...] | None = tuple((at,) for at in range(len(value)))
    if rule.least_class:
        shown_together = merged_classes((value[0], value[1], value[2]), rule.least_class)
    if shown_together is None:
        return None
    codes = (Fraction(BOTTOM_PERCENT), Fraction(TOP_PERCENT)) if rule.is_coded(answers) else None
    unit = Fraction(rule.base(answers))
    return tuple(
        PrintedClass(together, shown(Fraction(100 * sum(value[at] for at in together), n), unit=unit, codes=codes))
        for together in shown_together
    )


def _printed_interval(interval: Interval | None, number: Printed | None, rule: Rule) -> Interval | None:
    """The interval about the shown number: laid about the true one, its ends would tell the true one more finely."""
    if interval is None or number is None or number.side is not Side.ABOUT or POOLED not in interval.method:
        return None
    half = (exact(interval.high) - exact(interval.low)) / 2
    unit = Fraction(1, 10**rule.decimals)
    low, high = (float(shown(number.value + side * half, unit=unit, codes=None).value) for side in (-1, 1))
    return Interval(low, high, interval.method, interval.level)


def _check(value: Fraction | float | Sequence[int] | None, kind: Kind, scale: Scale, basis: Basis) -> None:
    if kind in _DISTRIBUTIONS:
        classes = 3 if kind is Kind.THREE_CLASSES else scale.size
        if not isinstance(value, Sequence) or len(value) != classes or min(value) < 0 or sum(value) != basis.n:
            raise InputError(f"{kind} takes {classes} counts that add up to the {basis.n} answers, not {value!r}")
        return
    if kind not in (*_NUMBERS, *_PERCENTS):
        if value is not None:
            raise InputError(f"{kind} takes no value")
        return
    if value is None or isinstance(value, Sequence) or not isfinite(value):
        raise InputError(f"{kind} takes one number, not {value!r}")
    low, high = _limits(kind, scale)
    if not low <= value <= high:
        raise InputError(f"{kind} is from {low} to {high}, not {value}")


def _limits(kind: Kind, scale: Scale) -> tuple[float, float]:
    if kind in _PERCENTS:
        return 0, 1
    if kind is Kind.SD:
        return 0, scale.high - scale.low
    return (scale.low, scale.high) if kind in _MEANS else (-inf, inf)
