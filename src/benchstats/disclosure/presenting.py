"""One statistic, one audience: shown how, or withheld why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isfinite
from typing import ClassVar

from benchstats.definitions import SD_DEFINITIONS, SdDefinition
from benchstats.disclosure.interval_beside import shown_interval
from benchstats.disclosure.policy import BOTTOM_PART, BOTTOM_PERCENT, CONFIDENTIAL, TOP_PART, TOP_PERCENT, Policy
from benchstats.disclosure.printed import Printed, shown
from benchstats.disclosure.rules import Basis, Rule, band_of, merged_classes, why_withheld
from benchstats.disclosure.told import (
    mean_in_words,
    official_in_words,
    sd_in_words,
    share_in_words,
    why_in_words,
    without_number,
)
from benchstats.disclosure.words import Audience, InstrumentClass, Kind, Withheld
from benchstats.errors import InputError
from benchstats.results import Interval, Result, Sentence
from benchstats.scales import Scale

_USUAL_SCALE = Scale(1, 5)
_PERCENTS = (Kind.ITEM_PERCENT, Kind.OWN_PERCENT)
_MEANS = (Kind.DIMENSION_MEAN, Kind.ITEM_MEAN, Kind.SUBGROUP_MEAN, Kind.OWN_MEAN)
_DISTRIBUTIONS = (Kind.THREE_CLASSES, Kind.FIVE_CLASSES)
_NUMBERS = (*_MEANS, Kind.SD, Kind.OFFICIAL_VALUE)


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
    spread: of an SD, which definition it has.
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
    spread: SdDefinition | None = None

    @property
    def is_shown(self) -> bool:
        """Whether this audience sees anything."""
        return self.withheld is None

    def sentence(self) -> Sentence:
        """What is shown, or that nothing is, in one sentence."""
        if self.withheld is not None:
            return why_in_words(self.withheld)
        base = self.n_band or str(self.n)
        if self.number is None:
            return without_number(self.kind, base, len(self.classes))
        if self.kind in _PERCENTS:
            return share_in_words(self.number, base)
        if self.kind is Kind.OFFICIAL_VALUE:
            return official_in_words(self.number)
        if self.kind is Kind.SD:
            return sd_in_words(self.number, base, self.spread)
        return mean_in_words(self.number, base)


def presented(
    value: Fraction | float | Sequence[int] | None,
    *,
    kind: Kind,
    audience: Audience,
    basis: Basis,
    scale: Scale = _USUAL_SCALE,
    policy: Policy = CONFIDENTIAL,
    interval: Interval | None = None,
    spread: SdDefinition | None = None,
) -> Presented:
    """Decide what an audience sees of one figure under a policy.

    `value` is a number in units of the scale for means and SDs, a share from 0 to 1 for percentages (a `Fraction` such
    as `Fraction(9, 11)` is rounded exactly; a float counts as the decimal number it is written as), counts for
    distributions (negative, neutral, positive; or every category), and None for the number of answers, words, comments
    and dots. `interval` is shown about the shown number, only where its method is the pooled one (`METHODS`), never
    beside a coded number, and as wide as for the fewest answers of the band where n is told in one. `spread` says which
    SD it is, `sd_sample` (divided by n-1) or `sd_population` (by n); an SD needs it.

    Source: statistics.md 6.3; thresholds after the Handbook on Statistical Disclosure Control, 2nd ed., and ACRO 1.0.2.

    Raises:
        InputError: when the value does not suit the kind or the scale, or an SD comes without its definition.
    """
    _check(value, kind, scale, basis)
    if (spread not in SD_DEFINITIONS) if kind is Kind.SD else spread is not None:
        raise InputError(f"an SD, and nothing else, is one of {', '.join(SD_DEFINITIONS)}, not {kind} {spread}")
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
        interval=shown_interval(interval, number, rule=rule, basis=basis, unit=_unit(kind, rule, scale)),
        n=None if rule.n_in_bands else basis.n,
        n_band=band_of(basis.n) if rule.n_in_bands else None,
        spread=spread,
    )


def exact(value: Fraction | float) -> Fraction:
    """A number as a fraction; a float counts as the decimal number it is written as."""
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def _printed(value: Fraction | float, kind: Kind, rule: Rule, n: int, scale: Scale) -> Printed:
    is_coded = rule.is_coded(n)
    if kind in _PERCENTS:
        codes = (Fraction(BOTTOM_PERCENT), Fraction(TOP_PERCENT))
        return shown(exact(value) * 100, unit=Fraction(rule.base(n)), codes=codes if is_coded else None)
    unit = _unit(kind, rule, scale)
    # An SD starts at 0, wherever its scale does; an official value has no scale whose ends could be coded.
    low, length = 0 if kind is Kind.SD else scale.low, scale.high - scale.low
    codes = (low + Fraction(length * BOTTOM_PART, 100), low + Fraction(length * TOP_PART, 100))
    return shown(exact(value), unit=unit, codes=codes if is_coded and kind is not Kind.OFFICIAL_VALUE else None)


def _unit(kind: Kind, rule: Rule, scale: Scale) -> Fraction:
    """What a number is rounded to; an official value is on no scale."""
    return Fraction(1, 10**rule.decimals) if kind is Kind.OFFICIAL_VALUE else rule.step(scale.high - scale.low)


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
