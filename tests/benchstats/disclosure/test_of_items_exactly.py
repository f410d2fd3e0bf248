"""A dimension beside its items: exactly how many low answers are proved, and through which figures."""

from fractions import Fraction

import pytest

from benchstats import Scale
from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Printed, Released, Round, Statistic
from benchstats.disclosure.of_items import item_findings

SCALE = Scale(1, 5)
ITEMS = ("i0", "i1", "i2", "i3")


def answers(n: int, steps: int, *, items: tuple[str, ...] = ITEMS, counts: tuple[int, ...] = (0, 2, 0, 8, 0)) -> Round:
    """N scores that add up to the steps, and answers alike to all items."""
    each, further = divmod(steps, max(n, 1))
    scores = [0] * (4 * len(items) + 1)
    scores[each] += n - further
    scores[each + 1] += further
    cells = [GroupAnswers("a", "a", name, counts) for name in items]
    return Round((*cells, GroupAnswers("a", "a", "dim", tuple(scores), len(items))), SCALE)


def mean(text: str, unit: str = "0.1", *, name: str = "dim") -> Released:
    shown = Printed(Fraction(text), Fraction(unit), ties_up=True)
    return Released(name, "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, ("a",), shown, ("a",))


def share(item: str, text: str, unit: str = "1", *, values: tuple[int, ...] = (4, 5), name: str = "") -> Released:
    shown = Printed(Fraction(text), Fraction(unit), ties_up=True)
    return Released(name or item, item, Kind.ITEM_PERCENT, Statistic.SHARE, ("a",), shown, ("a",), values=values)


def low_answers(figures: list[Released], given: Round) -> list[Finding]:
    return item_findings("dim", figures, answers=given, audience=("a",))


def leak(number: float, *figures: str) -> Finding:
    return Finding("dim", Check.LOW_ANSWER, ("a",), ("a",), figures, number)


def test_one_person_is_looked_at_and_nobody_is_not() -> None:
    """A 4 to one item and nothing low to three others are 3 + 6 steps; a mean of 3.0 is 8."""
    figures = [mean("3.0"), share("i0", "100")]
    assert low_answers(figures, answers(1, 8, counts=(0, 0, 0, 1, 0))) == [leak(1.0, "dim", "i0")]
    assert low_answers(figures, answers(0, 0, counts=(0, 0, 0, 1, 0))) == []


@pytest.mark.parametrize(("text", "found"), [("3.9", []), ("3.85", [leak(1.0, "dim", *ITEMS)])])
def test_one_missing_answer_counts_as_just_not_low(text: str, found: list[Finding]) -> None:
    """Nine of ten answered each item, all with a 4: 27 + 2 steps for each of four are 116, a mean of 3.9.

    Up to 3.925 with its rounding; 3.85 is less than 3.875, which is 115.
    """
    figures = [mean(text, "0.05"), *(share(name, "100") for name in ITEMS)]
    assert low_answers(figures, answers(10, 114, counts=(0, 0, 0, 9, 0))) == found


def test_an_item_that_is_all_low_has_no_steps_at_least() -> None:
    """Ten 1 or 2 are 0 steps at least, ten 5 are 40: 80 together, where a mean of 3.6 is 78 at most.

    One of those with 5 alone proves as much beside 20 steps for each of the two others.
    """
    items = ("i0", "i1", "i2")
    given = answers(10, 78, items=items, counts=(0, 5, 0, 0, 5))
    tops = [share(name, "100", values=(5,)) for name in items[1:]]
    assert low_answers([mean("3.6", "0.05"), share("i0", "100", values=(1, 2)), *tops], given) == [
        leak(1.0, "dim", "i2")
    ]


def test_a_finding_is_about_the_dimension_whatever_its_figures_are_called() -> None:
    figures = [mean("3.0", name="z"), share("i0", "100", name="a")]
    assert low_answers(figures, answers(1, 8, counts=(0, 0, 0, 1, 0))) == [leak(1.0, "a", "z")]


@pytest.mark.parametrize("weaker", ["a dim", "z dim"])
def test_of_two_means_the_lower_one_is_named(weaker: str) -> None:
    """Four times 28 steps are 112; "3.6" is 105 at most, "3.8" is 113."""
    figures = [mean("3.8", name=weaker), mean("3.6"), *(share(name, "80", "10") for name in ITEMS)]
    assert low_answers(figures, answers(10, 104)) == [leak(4.0, "dim", *ITEMS)]
