"""A dimension shown of some organisations and its items of more of them: linked as units and their whole are."""

from __future__ import annotations

from dataclasses import replace
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
    reconstruction_audit,
)

ITEMS = ("i0", "i1", "i2", "i3")
GROUPS = ("a1", "a2", "b1", "b2")


def answers(each: int = 10, groups: tuple[str, ...] = GROUPS) -> Round:
    """Of each group 80 % fours and 20 % twos to each item, and scores of 10 steps or little more."""
    scores = [0] * 17
    scores[10], scores[11] = each - each * 2 // 5, each * 2 // 5
    counts = (0, each // 5, 0, each - each // 5, 0)
    cells = [GroupAnswers(group, group[0], item, counts) for group in groups for item in ITEMS]
    cells += [GroupAnswers(group, group[0], "dim", tuple(scores), 4) for group in groups]
    return Round(tuple(cells), Scale(1, 5), (("dim", ITEMS),))


def dimension(*groups: str, seen_by: str = "members") -> Released:
    shown = Printed(Fraction("3.6"), Fraction(1, 10), ties_up=True)
    name = f"dim {'+'.join(groups)}"
    return Released(name, "dim", Kind.SUBGROUP_MEAN, Statistic.MEAN, groups, shown, (seen_by,))


def share(item: str, *groups: str) -> Released:
    shown = Printed(Fraction(80), Fraction(5), ties_up=True)
    return Released(f"{item} {'+'.join(groups)}", item, Kind.ITEM_PERCENT, Statistic.SHARE, groups, shown, ("members",),
                    values=(4, 5))  # fmt: skip


HALVES = [dimension("a1", "b1"), dimension("a2", "b2")]
WHOLE = [share(item, *GROUPS) for item in ITEMS]


def low(figures: list[Released], given: Round) -> list[Finding]:
    found = reconstruction_audit(figures, answers=given, insiders=0).findings
    return [one for one in found if one.check is Check.LOW_ANSWER and one.subject == "dim"]


@pytest.mark.parametrize(
    "parts",
    [
        HALVES,
        [dimension("a1", "a2"), dimension("b1", "b2")],
        [dimension("a1"), dimension("a2", "b1", "b2")],
    ],
)
def test_parts_of_several_organisations_prove_low_answers_of_them_all(parts: list[Released]) -> None:
    """By hand: 77.5 % of 40 are 31 fours and, without a low answer, 9 threes: 3 * 31 + 2 * 9 = 111 steps of each item.

    Four items have 444. "3.6" is below 3.65, so below 106 steps of 10, 212 of 20 and 318 of 30: 422 of 40 at most,
    however they are parted. Each low answer takes two steps at most, so 22 missing steps are 11 low answers.
    """
    (found,) = low([*parts, *WHOLE], answers())
    assert found.about == GROUPS
    assert found.audience == ("members",)
    assert set(found.figures) == {one.name for one in (*parts, *WHOLE)}
    assert found.found == 11.0


def test_one_part_alone_proves_nothing_of_all() -> None:
    assert low([HALVES[0], *WHOLE], answers()) == []


def test_whoever_sees_one_part_only_learns_nothing() -> None:
    """With four organisations or fewer nobody puts together what two see."""
    assert low([HALVES[0], replace(HALVES[1], seen_by=("b",)), *WHOLE], answers())[0].audience == ("b",)
    assert low([replace(HALVES[0], seen_by=("a",)), replace(HALVES[1], seen_by=("b",)), *WHOLE], answers()) == []


def test_fifty_are_enough() -> None:
    """Four times 12 are 48, four times 13 are 52."""
    assert low([*HALVES, *WHOLE], answers(12))
    assert low([*HALVES, *WHOLE], answers(13)) == []


def test_withholding_closes_the_way() -> None:
    audit = reconstruction_audit([*HALVES, *WHOLE], answers=answers(), insiders=0)
    kept = [one for one in (*HALVES, *WHOLE) if one.name not in audit.withhold]
    assert reconstruction_audit(kept, answers=answers(), insiders=0).passes


def test_a_whole_of_which_no_scores_are_told_is_not_audited() -> None:
    given = answers()
    cells = tuple(one for one in given.answers if (one.subject, one.group) != ("dim", "b2"))
    figures = [dimension("a1", "b1"), *WHOLE]
    found = reconstruction_audit(figures, answers=replace(given, answers=cells), insiders=0).findings
    assert [one.about for one in found if one.check is Check.NOT_AUDITED and "i0 a1+a2+b1+b2" in one.figures] == [
        GROUPS
    ]
