"""A dimension shown of units and its items of the whole, and the other way round: they are linked all the same."""

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
    of_items,
    reconstruction_audit,
)
from benchstats.disclosure.of_items import item_findings

SCALE = Scale(1, 5)
ITEMS = ("i0", "i1", "i2", "i3")
UNITS = ("a1", "a2")


def answers(units: tuple[str, ...] = UNITS) -> Round:
    """Ten of each unit: 8 fours and 2 twos to each item, and scores of 104 steps."""
    scores = [0] * 17
    scores[10], scores[11] = 6, 4
    cells = [GroupAnswers(unit, "a", item, (0, 2, 0, 8, 0)) for unit in units for item in ITEMS]
    cells += [GroupAnswers(unit, "a", "dim", tuple(scores), 4) for unit in units]
    return Round(tuple(cells), SCALE, (("dim", ITEMS),))


def dimension(*groups: str, text: str = "3.6") -> Released:
    shown = Printed(Fraction(text), Fraction(1, 10), ties_up=True)
    kind = Kind.DIMENSION_MEAN if len(groups) > 1 else Kind.SUBGROUP_MEAN
    return Released(f"dim {'+'.join(groups)}", "dim", kind, Statistic.MEAN, groups, shown, ("a",))


def share(item: str, *groups: str, unit: str = "5") -> Released:
    shown = Printed(Fraction(80), Fraction(unit), ties_up=True)
    return Released(f"{item} {'+'.join(groups)}", item, Kind.ITEM_PERCENT, Statistic.SHARE, groups, shown, ("a",),
                    values=(4, 5))  # fmt: skip


WHOLE_ITEMS = [share(item, *UNITS) for item in ITEMS]
UNIT_ITEMS = [share(item, unit, unit="10") for item in ITEMS for unit in UNITS]
UNIT_DIMENSIONS = [dimension(unit) for unit in UNITS]


def low(figures: list[Released], given: Round) -> list[Finding]:
    return item_findings("dim", figures, answers=given, audience=("a",))


@pytest.mark.parametrize(
    "figures",
    [
        [*UNIT_DIMENSIONS, *WHOLE_ITEMS],
        [dimension(*UNITS), *UNIT_ITEMS],
        [*UNIT_DIMENSIONS, *WHOLE_ITEMS[:2], *UNIT_ITEMS[4:]],
    ],
)
def test_units_and_the_whole_together_prove_low_answers(figures: list[Released]) -> None:
    """Without a low answer, 16 of 20 fours are 224 steps or more; "3.6" of ten is 105 at most, of twenty 211."""
    (found,) = low(figures, answers())
    assert (found.check, found.about, found.subject) == (Check.LOW_ANSWER, UNITS, "dim")
    # 224 less 210 or 211, and each low answer takes two steps at most.
    assert found.found == 7.0
    audit = reconstruction_audit(figures, answers=answers(), insiders=0)
    assert found in audit.findings


def test_all_of_the_units_are_needed() -> None:
    (found,) = low([*UNIT_DIMENSIONS, *WHOLE_ITEMS], answers())
    assert found.figures == ("dim a1", "dim a2", *(f"{item} a1+a2" for item in ITEMS))
    for gone in UNIT_DIMENSIONS:
        rest = [one for one in UNIT_DIMENSIONS if one is not gone]
        assert low([*rest, *WHOLE_ITEMS], answers()) == []
    three = answers(("a1", "a2", "a3"))
    wider = [share(item, "a1", "a2", "a3") for item in ITEMS]
    assert low([*UNIT_DIMENSIONS, *wider], three) == []


def test_the_closer_of_two_ways_counts() -> None:
    """Shown of the whole as 3.8 and of the units as 3.6: the units leave fewer steps."""
    both = [dimension(*UNITS, text="3.8"), *UNIT_DIMENSIONS, *WHOLE_ITEMS]
    (found,) = low(both, answers())
    assert {"dim a1", "dim a2"} <= set(found.figures)
    assert "dim a1+a2" not in found.figures


def test_only_who_sees_all_learns_it() -> None:
    apart = [UNIT_DIMENSIONS[0], replace(UNIT_DIMENSIONS[1], seen_by=("b",)), *WHOLE_ITEMS]
    found = reconstruction_audit(apart, answers=answers(), insiders=0)
    assert not [one for one in found.findings if one.check is Check.LOW_ANSWER]


def test_too_many_ways_are_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_items, "MOST_COVERS", 0)
    found = low([*UNIT_DIMENSIONS, *WHOLE_ITEMS], answers())
    assert [one.check for one in found] == [Check.NOT_AUDITED]
