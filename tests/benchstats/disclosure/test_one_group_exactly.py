"""What figures tell about one group: exactly which findings, with their numbers and figures."""

from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, share

from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Printed, Released, Round, Side
from benchstats.disclosure.of_one_group import group_findings

AT_MOST_12 = figure("mean", ("a",), Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST))


def found(figures: list[Released], answers: GroupAnswers, *, insiders: int = 0) -> list[Finding]:
    return group_findings(figures, answers=Round((answers,), SCALE), audience=("a",), insiders=insiders)


def leak(check: Check, number: float, *figures: str, subject: str = "q") -> Finding:
    return Finding(subject, check, ("a",), ("a",), figures or ("mean",), number)


def scored(*counts: int) -> GroupAnswers:
    """Scores over three items of 1-5: 13 levels."""
    return cell("a", counts + (0,) * (13 - len(counts)), subject="d", parts=3)


def item_mean(text: str) -> Released:
    return figure("mean", ("a",), printed(text), subject="q", kind=Kind.ITEM_MEAN)


# Scores of a dimension


@pytest.mark.parametrize("insiders", [0, 1])
def test_scores_are_held_to_the_number_of_sets_only(insiders: int) -> None:
    """At most 1.2 of five over three items: 3 steps at most, 1 + 1 + 2 + 3 partitions. Nobody's item is known low."""
    assert found([AT_MOST_12], scored(3, 2), insiders=insiders) == [leak(Check.SOLUTIONS, 7.0, subject="d")]


def test_ten_sets_of_scores_are_enough_and_nine_are_not() -> None:
    """Six steps: 11 partitions, 10 of them with at most five parts, 9 with at most four."""
    five, four = figure("mean", ("a",), printed("1.4")), figure("mean", ("a",), printed("1.5"))
    assert found([five], scored(1, 2, 2)) == []
    assert found([four], scored(0, 2, 2)) == [leak(Check.SOLUTIONS, 9.0, subject="d")]


def test_an_insider_counts_the_one_set_that_is_left() -> None:
    """At most 1.2 of twelve over three items: 7 steps, 45 partitions; whoever took all 7 knows the rest."""
    assert found([AT_MOST_12], scored(11, 0, 0, 0, 0, 0, 0, 1), insiders=1) == [leak(Check.INSIDER, 1.0, subject="d")]
    assert found([AT_MOST_12], scored(11, 0, 0, 0, 0, 0, 0, 1), insiders=0) == []


# Answers to an item


def test_one_low_answer_is_one_too_many() -> None:
    """Six of ten positive and three neutral, to the person: one is low; 2 times 7 sets fit."""
    shares = [share("positive", ("a",), "60", unit="1"), share("neutral", ("a",), "30", unit="1", values=(3,))]
    assert found(shares, cell("a", (1, 0, 3, 4, 2))) == [leak(Check.LOW_ANSWER, 1.0, "neutral", "positive")]


def test_only_the_figures_that_are_needed_are_named() -> None:
    """The same with a mean of 3.6: one low answer by the shares alone.

    With the mean it is 1 beside two 5s, or 2 beside one 5: two sets. Without the positive ones five fit, too few as
    well (seven others with a sum of 27: 2444445, 1444455, 2244555, 1245555 and 1155555); without another 13 or more.
    """
    figures = [
        item_mean("3.6"),
        share("positive", ("a",), "60", unit="1"),
        share("neutral", ("a",), "30", unit="1", values=(3,)),
    ]
    assert found(figures, cell("a", (1, 0, 3, 4, 2))) == [
        leak(Check.SOLUTIONS, 2.0, "mean", "neutral"),
        leak(Check.LOW_ANSWER, 1.0, "neutral", "positive"),
    ]


@pytest.mark.parametrize(
    ("counts", "text"), [((0, 0, 0, 4, 8), "100"), ((0, 0, 0, 0, 12), "100"), ((3, 4, 5, 0, 0), "0")]
)
def test_a_group_of_one_mind_counts_everybody(counts: tuple[int, ...], text: str) -> None:
    """A share of 100 with base 10 is all of twelve: 13 sets fit; one of 0 is none of them: 91 sets."""
    assert found([share("share", ("a",), text)], cell("a", counts)) == [leak(Check.UNANIMOUS, 12.0, "share")]


def test_some_of_both_minds_is_no_leak() -> None:
    assert found([share("share", ("a",), "50")], cell("a", (0, 0, 6, 2, 4))) == []


def test_nobody_is_of_one_mind_where_no_answers_fit() -> None:
    """A mean of 5.0 and a share of 0 exclude each other: no set fits, and that is all; the mean alone leaves one."""
    figures = [item_mean("5.0"), share("share", ("a",), "0")]
    assert found(figures, cell("a", (0, 0, 0, 4, 8))) == [leak(Check.SOLUTIONS, 0.0, "mean")]


def test_insiders_that_know_nothing_find_nothing() -> None:
    """A mean of 5.0 of twelve is twelve times 5."""
    given_away = [leak(Check.SOLUTIONS, 1.0), leak(Check.UNANIMOUS, 12.0)]
    assert found([item_mean("5.0")], cell("a", (0, 0, 0, 0, 12))) == given_away
    with_insider = [*given_away, leak(Check.INSIDER, 1.0)]
    assert found([item_mean("5.0")], cell("a", (0, 0, 0, 0, 12)), insiders=1) == with_insider


@pytest.mark.parametrize("insiders", [1, 2])
def test_insiders_that_are_the_whole_group_find_nothing_new(insiders: int) -> None:
    """One of two is positive: 3 times 2 sets; whoever knows one of them leaves 2 or 3."""
    shown = share("share", ("a",), "50")
    assert found([shown], cell("a", (0, 0, 1, 1, 0)), insiders=insiders) == [leak(Check.SOLUTIONS, 6.0, "share")]
