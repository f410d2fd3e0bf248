"""Items and dimensions shown in parts: every way to put a group together, and what is left where there is none."""

from fractions import Fraction

import pytest

from benchstats import Scale
from benchstats.disclosure import (
    Check,
    Finding,
    GroupAnswers,
    Kind,
    Printed,
    Released,
    Round,
    Statistic,
    of_items,
    reconstruction_audit,
)
from benchstats.disclosure.of_items import _covers, item_findings
from benchstats.errors import TooManySteps

SCALE = Scale(1, 5)
ITEMS = ("i0", "i1", "i2", "i3")


def about(*groups: str, name: str = "dim", text: str = "3.6") -> Released:
    shown = Printed(Fraction(text), Fraction(1, 10), ties_up=True)
    return Released(name, "dim", Kind.DIMENSION_MEAN, Statistic.MEAN, groups, shown, ("a",))


def share(item: str, *groups: str) -> Released:
    shown = Printed(Fraction(80), Fraction(5), ties_up=True)
    return Released(item, item, Kind.ITEM_PERCENT, Statistic.SHARE, groups, shown, ("a",), values=(4, 5))


def answers(**homes: str) -> Round:
    """Ten of each group: 8 fours and 2 twos to each item, and scores of 104 steps."""
    scores = [0] * 17
    scores[10], scores[11] = 6, 4
    cells = [GroupAnswers(one, home, item, (0, 2, 0, 8, 0)) for one, home in homes.items() for item in ITEMS]
    cells += [GroupAnswers(one, home, "dim", tuple(scores), 4) for one, home in homes.items()]
    return Round(tuple(cells), SCALE, (("dim", ITEMS),))


def low(figures: list[Released], given: Round) -> list[Finding]:
    return item_findings("dim", figures, answers=given, audience=("a",))


def covers(groups: str, *parts: str) -> list[list[str]]:
    found = _covers(frozenset(groups), [about(*part) for part in parts])
    return sorted(["".join(sorted(part)) for part in cover] for cover in found)


def test_every_way_to_put_a_group_together() -> None:
    assert covers("abc", "a", "ab", "bc", "c") == [["a", "bc"], ["ab", "c"]]
    assert covers("abc", "abc", "b", "a", "c", "c") == [["a", "b", "c"], ["abc"]]
    assert covers("abc", "ab", "bc") == []
    assert covers("ab", "abc", "a", "b", "d") == [["a", "b"]]


def test_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the whole and a beginning that leads nowhere are a way to go on."""
    monkeypatch.setattr(of_items, "MOST_COVERS", 2)
    assert covers("abc", "abc", "ac") == [["abc"]]
    monkeypatch.setattr(of_items, "MOST_COVERS", 1)
    with pytest.raises(TooManySteps) as refused:
        covers("abc", "abc", "ac")
    assert str(refused.value) == "a group can be put together in too many ways from the parts that are shown"


def test_an_item_that_is_shown_of_a_part_only_has_no_low_answers_at_least() -> None:
    """Three times 56 and 40 steps without a low answer are 208; "3.5" of twenty is 203 at most."""
    figures = [about("a1", "a2", text="3.5"), *(share(item, "a1", "a2") for item in ITEMS[:3]), share("i3", "a1")]
    (found,) = low(figures, answers(a1="a", a2="a"))
    assert (found.found, found.figures) == (3.0, ("dim", "i0", "i1", "i2"))


def test_the_group_is_that_of_the_figure_about_most() -> None:
    """Four times 56 steps are 224; "3.6" of twenty is 211 at most. What is beside it is not about these."""
    figures = [about("c1", name="beside"), about("b1", "b2"), *(share(item, "b1", "b2") for item in ITEMS)]
    (found,) = low(figures, answers(c1="a", b1="a", b2="a"))
    assert found == Finding("dim", Check.LOW_ANSWER, ("b1", "b2"), ("a",), ("dim", *ITEMS), 7.0)


@pytest.mark.parametrize("weaker", ["a dim", "z dim"])
def test_of_two_means_that_both_prove_one_the_first_is_dropped(weaker: str) -> None:
    """Four times 28 steps are 112; "3.75" of ten is 111 at most."""
    figures = [about("a1", name=weaker, text="3.75"), about("a1", text="3.75"), *(share(item, "a1") for item in ITEMS)]
    (found,) = low(figures, answers(a1="a"))
    assert (found.found, found.figures) == (1.0, tuple(sorted((max(weaker, "dim"), *ITEMS))))


def test_the_persons_of_two_organisations_are_a_group_too() -> None:
    figures = [about("a", "b"), *(share(item, "a", "b") for item in ITEMS)]
    found = reconstruction_audit(figures, answers=answers(a="a", b="b")).findings
    assert [one for one in found if one.check is Check.LOW_ANSWER] == [
        Finding("dim", Check.LOW_ANSWER, ("a", "b"), ("a",), ("dim", *ITEMS), 7.0)
    ]
