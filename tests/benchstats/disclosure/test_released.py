"""Answers and figures as they go into an audit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.benchstats.refusing import refusing

from benchstats import Scale
from benchstats.disclosure.compatible import Fact
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.released import NAMED_AUDIENCES, GroupAnswers, Released, Round, audience_of, pooled_counts
from benchstats.disclosure.words import Audience, Kind, Statistic

SCALE = Scale(1, 5)
ANSWERS = (
    GroupAnswers("a1", "A", "care", (1, 0, 2, 3, 4)),
    GroupAnswers("a2", "A", "care", (0, 0, 0, 0, 5)),
    GroupAnswers("b1", "B", "care", (0, 2, 0, 2, 0)),
    GroupAnswers("b1", "B", "team", (0, 0, 0, 0, 0)),
    GroupAnswers("a1", "A", "scores", (0, 0, 0, 1, 0, 0, 2, 0, 1), parts=2),
    GroupAnswers("a2", "A", "scores", (1, 0, 0, 0, 0, 0, 0, 0, 1), parts=2),
)
ROUND = Round(ANSWERS, SCALE)
MEAN = Released(
    name="mean of A",
    subject="care",
    kind=Kind.ITEM_MEAN,
    statistic=Statistic.MEAN,
    groups=("a1", "a2"),
    printed=Printed.parse("4.3"),
    seen_by=("A",),
)


def test_sums_of_a_group() -> None:
    assert (ANSWERS[0].n, ANSWERS[0].steps) == (10, 2 * 2 + 3 * 3 + 4 * 4)
    assert (ANSWERS[4].n, ANSWERS[4].steps) == (4, 3 + 12 + 8)
    assert (ANSWERS[3].n, ANSWERS[3].steps) == (0, 0)


def test_who_is_who() -> None:
    assert [audience_of(name) for name in ("public", "members", "participants", "A")] == [
        Audience.PUBLIC,
        Audience.MEMBERS,
        Audience.PARTICIPANTS,
        Audience.OWN,
    ]
    assert len(NAMED_AUDIENCES) == 3


@pytest.mark.parametrize(
    ("seen_by", "seeing"),
    [
        (("public",), "public members participants A AB"),
        (("members",), "members A AB"),
        (("participants",), "participants"),
        (("A",), "A AB"),
        (("B", "participants"), "participants AB"),
        ((), ""),
    ],
)
def test_who_sees_a_figure(seen_by: tuple[str, ...], seeing: str) -> None:
    audiences = {name: frozenset({name}) for name in ("public", "members", "participants", "A")}
    audiences["AB"] = frozenset("AB")
    figure = replace(MEAN, seen_by=seen_by)
    assert [name for name, audience in audiences.items() if figure.is_seen(audience)] == seeing.split()


def test_one_of_a_coalition_is_enough_to_be_a_member() -> None:
    figure = replace(MEAN, seen_by=("members",))
    assert figure.is_seen(frozenset({"public", "A"}))
    assert not figure.is_seen(frozenset({"public", "participants"}))


def test_a_figure_as_a_fact() -> None:
    assert MEAN.fact == Fact(Statistic.MEAN, Printed.parse("4.3"), ())
    share = replace(MEAN, statistic=Statistic.SHARE, values=(4, 5))
    assert share.fact == Fact(Statistic.SHARE, Printed.parse("4.3"), (4, 5))
    assert (MEAN.values, MEAN.is_unweighted, MEAN.is_consented, MEAN.edition) == ((), False, False, 1)


def test_people_and_organisations() -> None:
    held = Round(ANSWERS, SCALE)
    assert held.organisations == ("A", "B")
    assert held.people == {("care", "A"): 15, ("care", "B"): 4, ("team", "B"): 0, ("scores", "A"): 6}


def test_answers_are_found_by_group() -> None:
    assert ROUND.of("care", ["b1", "a1"]) == [ANSWERS[2], ANSWERS[0]]
    assert ROUND.by_organisation("care", ["a2", "b1", "a1"]) == {"A": [ANSWERS[1], ANSWERS[0]], "B": [ANSWERS[2]]}
    assert pooled_counts(ANSWERS[:3]) == (1, 2, 2, 5, 9)
    assert pooled_counts([ANSWERS[0]]) == ANSWERS[0].counts


def test_true_numbers() -> None:
    # By hand: the sum of A is 1 + 6 + 12 + 20 + 25 = 64 of 15 answers, that of B 4 + 8 = 12 of four.
    assert ROUND.number(MEAN) == Fraction(64, 15)
    both = replace(MEAN, groups=("a1", "a2", "b1"))
    assert ROUND.number(both) == Fraction(76, 19)
    assert ROUND.number(replace(both, is_unweighted=True)) == (Fraction(64, 15) + 3) / 2
    share = replace(both, statistic=Statistic.SHARE, values=(4, 5))
    assert ROUND.number(share) == Fraction(100 * 14, 19)
    assert ROUND.number(replace(share, is_unweighted=True)) == (Fraction(100 * 12, 15) + 50) / 2
    assert ROUND.number(replace(share, values=(1,), groups=("a1",))) == 10
    # Scores of two items on nine levels: 1 + steps / (2 n).
    assert ROUND.number(replace(MEAN, subject="scores")) == 1 + Fraction(23 + 8, 12)
    for statistic in (Statistic.SD_SAMPLE, Statistic.SD_POPULATION):
        assert ROUND.number(replace(MEAN, statistic=statistic)) is None


def test_what_is_about_nobody_is_refused() -> None:
    for figure in (replace(MEAN, groups=()), replace(MEAN, subject="team", groups=("b1",))):
        for is_unweighted in (False, True):
            with refusing("the figure 'mean of A' is about nobody's answers"):
                ROUND.number(replace(figure, is_unweighted=is_unweighted))
    with_empty = Round((ANSWERS[0], replace(ANSWERS[3], subject="care")), SCALE)
    assert with_empty.number(replace(MEAN, groups=("a1", "b1"))) == Fraction(39, 10)
    with refusing("the figure 'mean of A' is about nobody's answers"):
        with_empty.number(replace(MEAN, groups=("a1", "b1"), is_unweighted=True))
    with refusing("a figure is about ('care', 'c1'), of which no answers are told"):
        ROUND.of("care", ["a1", "c1"])


@pytest.mark.parametrize("wrong", [{"counts": (1, 2)}, {"counts": (1, 2, 3, 4, -1)}, {"parts": 2}, {"parts": 0}])
def test_counts_suit_the_scale(wrong: dict[str, object]) -> None:
    with refusing("the answers of a1 to care do not suit the scale 1-5"):
        Round((replace(ANSWERS[0], **wrong),), SCALE)  # type: ignore[arg-type]


def test_a_subject_has_the_same_parts_everywhere_and_once_each() -> None:
    with refusing("the answers of a group to a subject are told once"):
        Round((ANSWERS[0], ANSWERS[0]), SCALE)
    with refusing("a subject has the same number of items in every group"):
        Round((ANSWERS[0], replace(ANSWERS[4], group="a9", subject="care")), SCALE)
    with refusing("the answers of a0 to care do not suit the scale 1-5"):
        Round((GroupAnswers("a0", "A", "care", (1,), parts=0),), SCALE)
