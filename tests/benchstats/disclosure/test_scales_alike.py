"""Every scale is protected alike: what is asked in points of 1-5 is asked of 0-1, 0-10 and 0-100 as well."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nan

import pytest
from tests.benchstats.disclosure.audit_calls import MEAN, figure, printed, share
from tests.benchstats.refusing import refusing

from benchstats import Scale
from benchstats.disclosure import (
    CONFIDENTIAL,
    Audience,
    Basis,
    Check,
    Fact,
    GroupAnswers,
    Kind,
    OthersKind,
    Printed,
    ReconstructionAudit,
    Released,
    Round,
    Rule,
    Side,
    Statistic,
    compatible_answers,
    presented,
    presented_others,
    reconstruction_audit,
)
from benchstats.disclosure.against_policy import is_coarse
from benchstats.disclosure.bounds import Ends
from benchstats.disclosure.linked import leak_findings
from benchstats.tabular import RoundedRange, Unit, tree_bounds

SCALES = [Scale(0, 1), Scale(1, 5), Scale(1, 7), Scale(0, 10), Scale(0, 100)]


def others_at(part: Fraction, scale: Scale) -> ReconstructionAudit:
    """Three others who all stand at one part of the scale, as their mean shows exactly to a 400th of it."""
    length = scale.high - scale.low
    steps = int(part * length * 20)
    cells = []
    for name in "abcd":
        counts = [0] * (20 * length + 1)
        counts[steps] = 8
        cells.append(GroupAnswers(name, name, "d", tuple(counts), 20))
    shown = Printed(scale.low + part * length, Fraction(length, 400))
    one = Released("others", "d", Kind.DIMENSION_MEAN, MEAN, ("b", "c", "d"), shown, ("a",), is_unweighted=True)
    return reconstruction_audit([one], answers=Round(tuple(cells), scale))


@pytest.mark.parametrize("scale", SCALES, ids=str)
@pytest.mark.parametrize(("part", "tight"), [(Fraction(9, 10), True), (Fraction(17, 20), False)])
def test_room_is_a_part_of_the_scale(scale: Scale, part: Fraction, tight: bool) -> None:
    """Each of three lies from 3p - 2 to 1 of the scale: 0.3 wide at 0.9, and 0.45 at 0.85; 0.375 is asked."""
    found = [one for one in others_at(part, scale).findings if one.check is Check.WIDTH]
    assert {one.about for one in found} == ({("b",), ("c",), ("d",)} if tight else set())
    if tight:
        # The rounding adds three halves of its unit.
        width = (Fraction(3, 10) + Fraction(3, 800)) * (scale.high - scale.low)
        assert found[0].found == pytest.approx(float(width), abs=1e-5)


@pytest.mark.parametrize(("scale", "low"), [(Scale(0, 1), 1), (Scale(1, 4), 2), (Scale(1, 5), 2), (Scale(1, 7), 3),
                                            (Scale(0, 10), 5)])  # fmt: skip
def test_low_answers_are_those_below_the_middle(scale: Scale, low: int) -> None:
    """All three gave the value: the low ones are counted, the others not."""
    for at, value in enumerate(scale.values):
        one = Fact(Statistic.SHARE, Printed(Fraction(100), Fraction(1)), (value,))
        found = compatible_answers([one], n=3, scale=scale)
        assert (found.min_low, found.max_low) == ((3, 3) if at < low else (0, 0))


@pytest.mark.parametrize(("steps", "low"), [(0, 2), (3, 2), (4, 0)])
def test_scores_are_low_up_to_the_last_value_below_the_middle(steps: int, low: int) -> None:
    """Over three items of 1-5 a score of 2 is three steps above the lowest."""
    known = [0] * 13
    known[steps] = 2
    found = compatible_answers([], n=2, scale=Scale(1, 5), parts=3, known=known)
    assert (found.solutions, found.min_low) == (1, low)


def test_a_low_answer_of_0_to_10_is_found() -> None:
    """A mean of 4.9 on 0-10 proves somebody below the middle, as one of 2.9 on 1-5 does."""
    answers = Round((GroupAnswers("a", "a", "q", (0, 0, 0, 0, 6, 0, 6, 0, 0, 0, 0)),), Scale(0, 10))
    fine = figure("mean", ("a",), printed("5.0"), subject="q", kind=Kind.ITEM_MEAN)
    assert not [one for one in reconstruction_audit([fine], answers=answers).findings if one.check is Check.LOW_ANSWER]
    lower = Round((GroupAnswers("a", "a", "q", (0, 0, 0, 0, 7, 0, 5, 0, 0, 0, 0)),), Scale(0, 10))
    told = figure("mean", ("a",), printed("4.8"), subject="q", kind=Kind.ITEM_MEAN)
    (found,) = [one for one in reconstruction_audit([told], answers=lower).findings if one.check is Check.LOW_ANSWER]
    assert found.found == 1.0


# Rounding


@pytest.mark.parametrize(
    ("decimals", "length", "step"),
    [(1, 4, "0.1"), (1, 1, "0.1"), (1, 3, "0.1"), (1, 5, "0.2"), (1, 6, "0.2"), (1, 8, "0.2"), (1, 10, "0.25"),
     (1, 20, "0.5"), (1, 21, "1"), (1, 100, "2.5"), (1, 101, "5"), (2, 4, "0.01"), (2, 100, "0.25"), (0, 10, "2.5")],
)  # fmt: skip
def test_a_mean_is_rounded_beside_its_scale(decimals: int, length: int, step: str) -> None:
    """statistics.md 1.4: means on 0-100 are rounded to 2.5 or 5, for a point there is finer than a decimal on 1-5."""
    assert Rule(5, decimals=decimals).step(length) == Fraction(step)


def test_a_mean_is_shown_and_audited_as_coarsely_as_its_scale_asks() -> None:
    basis = Basis(30, remainder=0, items=4, smallest_n=30)
    found = presented(
        Fraction(634, 10), kind=Kind.DIMENSION_MEAN, audience=Audience.OWN, basis=basis, scale=Scale(0, 100)
    )
    assert found.number is not None
    assert (found.number.text, found.number.unit) == ("62.5", Fraction(5, 2))
    rule = CONFIDENTIAL.rule(Kind.DIMENSION_MEAN, Audience.OWN)
    assert rule is not None
    for text, unit, ok in (("62.5", "2.5", True), ("63", "1", False), ("65", "5", True)):
        one = figure("m", ("a",), printed(text, unit))
        assert is_coarse(one, rule=rule, n=30, low=0, high=100) is ok
    official = figure("m", ("a",), printed("63.4", "0.1"), kind=Kind.OFFICIAL_VALUE)
    assert is_coarse(official, rule=rule, n=30, low=0, high=100)


# What fails closed


@pytest.mark.parametrize("number", [inf, -inf, nan])
def test_a_basis_has_an_end(number: float) -> None:
    with refusing(f"a number of answers, items or organisations cannot be {number}"):
        Basis(30, n_effective=number)


def test_a_tight_bound_that_no_figure_explains_is_not_audited() -> None:
    one = share("s", ("a",), "60")

    def problem(_: object) -> dict[str, Ends]:
        return {"a": (1.0, 1.5), "b": (1.0, 5.0)}

    (found,) = leak_findings(
        problem, lambda _, ends: ends[1] < 2, check=Check.WIDTH, figures=[one], wanted=["a", "b"], audience=["members"]
    )
    assert (found.check, found.about, found.figures, found.found) == (Check.NOT_AUDITED, ("a",), ("s",), None)
    assert leak_findings(problem, lambda *_: True, check=Check.WIDTH, figures=[], wanted=["a"], audience=["a"]) == []


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_a_unit_tree_asks_a_part_of_the_scale_too(scale: Scale) -> None:
    """Nine units of one answer and a whole of ten near the top: the last one is bounded to ten times the distance."""
    length = scale.high - scale.low
    for part, tight in ((Fraction(97, 100), True), (Fraction(96, 100), False)):
        mean = scale.low + part * length
        if scale.low:
            mean = Fraction(round(mean / length * 10_000)) * length / 10_000
        found = tree_bounds(
            [Unit("all", 10), *(Unit(f"u{at}", 1, "all") for at in range(10))],
            means={"all": RoundedRange(mean, Fraction(length, 10_000))}, scale=scale, whole=False,
        )  # fmt: skip
        assert found.least_width == pytest.approx(0.375 * length)
        assert bool(found.too_narrow) is tight


def test_a_bound_is_coded_at_the_same_part_of_every_scale() -> None:
    rule = Rule(5, coded_below=10)
    for scale in SCALES:
        top = scale.low + Fraction(95 * (scale.high - scale.low), 100)
        one = figure("m", ("a",), Printed(top, Fraction(1), Side.AT_LEAST))
        assert is_coarse(one, rule=rule, n=8, low=scale.low, high=scale.high)


def test_the_others_are_as_coarse() -> None:
    values = [Fraction(634, 10)] * 3
    found = presented_others(values, kind=OthersKind.MEAN, answers=[9] * 3, scale=Scale(0, 100))
    assert found.number is not None
    assert (found.number.text, found.number.unit) == ("62.5", Fraction(5, 2))
    plain = presented_others([3.44] * 3, kind=OthersKind.MEAN, answers=[9] * 3)
    assert plain.number is not None
    assert plain.number.text == "3.4"
