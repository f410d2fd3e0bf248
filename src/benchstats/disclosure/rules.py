"""One rule of the policy: from when on a kind of figure is shown to an audience, and how coarsely."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, inf

from benchstats.disclosure.words import Withheld
from benchstats.errors import InputError

Bases = tuple[tuple[int, int], ...]

BANDS = ((5, "5-9"), (10, "10-19"), (20, "20-49"), (50, "50-99"), (100, "100+"))
"""How a number of answers is told to whoever must not know it exactly; below the first there is no band."""

_USUAL_LENGTH = 4
"""The length of 1-5, for which decimals are told."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From when on, and how coarsely. Every floor is a least number that is still allowed.

    least_answers: answers, or effective answers where those are fewer. decimals: of a mean or SD on a scale of 1-5.
    bases: pairs (from so many answers, percentages are rounded to this base), ascending.
    coded_below: below so many answers, extreme values are shown as "90 % or more", "4.8 or more".
    least_remainder: the answers not shown beside a sub-group are none or at least so many.
    least_class: a class of a distribution has at least so many answers, else it is merged.
    least_items: items of a dimension. least_organisations: organisations pooled; least_answers_each: of each of them.
    """

    least_answers: int
    decimals: int = 1
    bases: Bases = ()
    coded_below: int = 0
    least_remainder: int = 0
    least_class: int = 0
    least_items: int = 0
    least_organisations: int = 1
    least_answers_each: int = 0
    needs_consent: bool = False
    needs_perturbation: bool = False
    n_in_bands: bool = True

    def base(self, n: int) -> int:
        """The base that percentages of so many answers are rounded to; 1 where none is told."""
        return next((base for start, base in reversed(self.bases) if n >= start), 1)

    def step(self, length: int) -> Fraction:
        """What a mean or SD on a scale of this length is rounded to: as coarse beside the scale as on 1-5, or coarser.

        The next round number (1, 2, 2.5 or 5 times a power of ten): 0.1 on 1-5, 0.25 on 0-10, 2.5 on 0-100.
        """
        plain = Fraction(1, 10**self.decimals)
        needed, power = max(plain, plain * length / _USUAL_LENGTH), plain
        while True:
            for times in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5)):
                if power * times >= needed:
                    return power * times
            power *= 10

    def is_coded(self, n: int) -> bool:
        """Whether extreme values of so many answers are shown as bounds only."""
        return n < self.coded_below

    def keeps(self, floor_rule: Rule) -> bool:
        """Whether this rule is at least as strict as another in every respect."""
        starts = {start for start, _ in (*self.bases, *floor_rule.bases)}
        return (
            all(getattr(self, name) >= getattr(floor_rule, name) for name in _MORE_IS_STRICTER)
            and self.decimals <= floor_rule.decimals
            and all(self.base(n) >= floor_rule.base(n) for n in starts)
        )


_MORE_IS_STRICTER = (
    "least_answers",
    "coded_below",
    "least_remainder",
    "least_class",
    "least_items",
    "least_organisations",
    "least_answers_each",
    "needs_consent",
    "needs_perturbation",
    "n_in_bands",
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure rests on. What is not told counts as not given, so the figure is withheld.

    n: answers. n_effective: effective answers where answers are weighted. remainder: answers of the same organisation
    that are not shown beside this sub-group. items: items of the dimension. organisations: how many are pooled;
    smallest_n: the answers of the smallest of them.

    Raises:
        InputError: for a number that is negative or has no end.
    """

    n: int
    n_effective: float | None = None
    remainder: int | None = None
    items: int | None = None
    organisations: int = 1
    smallest_n: int | None = None
    is_consented: bool = False
    is_perturbed: bool = False

    def __post_init__(self) -> None:
        """Refuse numbers that count nothing."""
        told = (self.n, self.n_effective, self.remainder, self.items, self.organisations, self.smallest_n)
        wrong = [number for number in told if number is not None and not 0 <= number < inf]
        if wrong:
            raise InputError(f"a number of answers, items or organisations cannot be {wrong[0]}")

    @property
    def answers(self) -> int:
        """The answers that floors are held against: effective ones where those are fewer."""
        return self.n if self.n_effective is None else min(self.n, floor(self.n_effective))


def why_withheld(rule: Rule | None, basis: Basis) -> Withheld | None:
    """Why a figure with this basis is not shown under a rule, or None where it is; no rule shows nothing.

    Source: statistics.md 6.3; thresholds after the Handbook on Statistical Disclosure Control, 2nd ed., and ACRO 1.0.2.
    """
    if rule is None:
        return Withheld.NOT_FOR_AUDIENCE
    is_small_remainder = basis.remainder is None or 0 < basis.remainder < rule.least_remainder
    reasons = (
        (basis.answers < rule.least_answers, Withheld.TOO_FEW_ANSWERS),
        ((basis.items or 0) < rule.least_items, Withheld.TOO_FEW_ITEMS),
        (basis.organisations < rule.least_organisations, Withheld.TOO_FEW_ORGANISATIONS),
        ((basis.smallest_n or 0) < rule.least_answers_each, Withheld.TOO_FEW_ANSWERS_OF_ONE),
        (rule.least_remainder > 0 and is_small_remainder, Withheld.SMALL_REMAINDER),
        (rule.needs_consent and not basis.is_consented, Withheld.NO_CONSENT),
        (rule.needs_perturbation and not basis.is_perturbed, Withheld.NOT_PERTURBED),
    )
    return next((reason for holds, reason in reasons if holds), None)


def band_of(n: int) -> str | None:
    """The band in which a number of answers is told, or None below the first.

    Source: statistical policy of the house; bands 5-9, 10-19, 20-49, 50-99, 100+.
    """
    return next((band for start, band in reversed(BANDS) if n >= start), None)


def merged_classes(classes: tuple[int, int, int], least: int) -> tuple[tuple[int, ...], ...] | None:
    """Which of negative (0), neutral (1) and positive (2) are shown together; None where nothing can be shown.

    A class below the least is merged with neutral, an empty one too: were an empty class shown as such, a merged one
    would prove that somebody is in it.

    Source: statistics.md 6.3, with the empty class treated as a small one (found by enumeration of all answers).
    """
    negative, neutral, positive = (count >= least for count in classes)
    if negative and neutral and positive:
        return ((0,), (1,), (2,))
    if positive and classes[0] + classes[1] >= least:
        return ((0, 1), (2,))
    if negative and classes[1] + classes[2] >= least:
        return ((0,), (1, 2))
    return None
