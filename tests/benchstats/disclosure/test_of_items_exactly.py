"""A dimension beside its items: exactly how many low answers are proved, and through which figures."""

from fractions import Fraction

import pytest

from benchstats import Scale
from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Printed, Released, Round, Statistic
from benchstats.disclosure.of_items import _covers, item_findings

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


# Others answered an item than have a score


def answered(steps: int, **items: tuple[int, ...]) -> Round:
    """Ten scores over four items that add up to the steps, and the answers to each item, lowest value first."""
    given = {name: items.get(name, (0, 2, 0, 8, 0)) for name in ITEMS}
    (scores,) = (one for one in answers(10, steps).answers if one.subject == "dim")
    return Round((*(GroupAnswers("a", "a", name, counts) for name, counts in given.items()), scores), SCALE)


def test_the_further_answers_may_be_the_highest() -> None:
    """Twelve 4 are 36 steps, 28 of them by ten at least; 20 for each other item are 88, and 3.18 of ten is 87."""
    figures = [mean("3.18", "0.01"), share("i0", "100")]
    assert low_answers(figures, answered(87, i0=(0, 0, 0, 12, 0))) == [leak(1.0, "dim", "i0")]
    assert low_answers([mean("3.20", "0.01"), figures[1]], answered(88, i0=(0, 0, 0, 12, 0))) == []


def test_the_others_are_not_low_however_many_answered() -> None:
    """Twelve that are not positive are 24 steps, 20 of ten at least; ten 4 are 30 beside: 90 with two more items."""
    figures = [mean("3.20", "0.01"), share("i0", "0"), share("i1", "100")]
    given = answered(88, i0=(0, 0, 12, 0, 0), i1=(0, 0, 0, 10, 0))
    assert low_answers(figures, given) == [leak(1.0, "dim", "i1")]


def test_low_answers_that_are_shown_themselves_count_with_what_they_are() -> None:
    """Five 1 or 2 and five others are 10 steps at least; ten 5 are 40: 90 with two more items."""
    figures = [mean("3.20", "0.01"), share("i0", "50", values=(1, 2)), share("i1", "100", values=(5,))]
    given = answered(88, i0=(5, 0, 5, 0, 0), i1=(0, 0, 0, 0, 10))
    assert low_answers(figures, given) == [leak(1.0, "dim", "i1")]


@pytest.mark.parametrize(("n", "is_looked_at"), [(49, True), (50, False)])
def test_fewer_than_fifty_are_looked_at(n: int, is_looked_at: bool) -> None:
    """As of one group alone: all positive to each item are three steps for each, so a mean of 3 proves low answers."""
    figures = [mean("3.0"), *(share(name, "100") for name in ITEMS)]
    assert bool(low_answers(figures, answers(n, 8 * n, counts=(0, 0, 0, n, 0)))) is is_looked_at


def test_items_without_their_dimension_are_not_held_against_it() -> None:
    given = Round((GroupAnswers("a", "a", "i0", (0, 2, 0, 8, 0)),), SCALE)
    assert low_answers([share("i0", "80")], given) == []


def test_the_order_of_figures_changes_nothing() -> None:
    parts = [("a", "c"), ("b",), ("a", "b"), ("c",), ("a",)]
    figures = [Released("".join(one), "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, one, mean("3.0").printed, ("a",))
               for one in parts]  # fmt: skip
    expected = [["ac", "b"], ["ab", "c"], ["a", "b", "c"]]
    for given in (figures, figures[::-1]):
        found = _covers(frozenset("abc"), given)
        assert [["".join(sorted(part)) for part in cover] for cover in found] == expected
