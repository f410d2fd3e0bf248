"""Single figures and pairs of them against the policy: exactly which findings, at each boundary."""

from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, scores, share

from benchstats.disclosure import (
    CONFIDENTIAL,
    OFFICIAL,
    OPEN,
    Check,
    Finding,
    GroupAnswers,
    Kind,
    Policy,
    Printed,
    Released,
    Round,
    Rule,
    Side,
    Statistic,
)
from benchstats.disclosure.against_policy import binds_persons, is_coarse, policy_findings, together_findings


def against(figures: list[Released], *cells: GroupAnswers) -> list[Finding]:
    return policy_findings(figures, answers=Round(cells, SCALE), policy=CONFIDENTIAL)


@pytest.mark.parametrize(("rest", "ok"), [(3, False), (9, False), (10, True)])
def test_a_unit_leaves_ten_beside_it_or_none(rest: int, ok: bool) -> None:
    cells = [scores("a1", 12, 6, home="a"), scores("a2", rest, 6, home="a")]
    unit = figure("unit", ("a1",), printed("3.0"), kind=Kind.SUBGROUP_MEAN)
    assert against([unit], *cells) == ([] if ok else [Finding("d", Check.POLICY, ("a1",), ("a",), ("unit",))])
    assert against([unit], cells[0]) == []


def test_each_two_statistics_of_an_item_are_told_once() -> None:
    counts = (1, 1, 2, 4, 2)
    mean = figure("mean", ("a",), printed("3.5"), subject="q", kind=Kind.ITEM_MEAN)
    spread = figure("sd", ("a",), printed("1.3"), subject="q", kind=Kind.SD, statistic=Statistic.SD_SAMPLE)
    figures = [mean, share("share", ("a",), "60"), spread]
    answers = Round((cell("a", counts),), SCALE)
    pairs = [("mean", "share"), ("mean", "sd"), ("sd", "share")]
    assert together_findings(figures, answers=answers, audience=("b",)) == [
        Finding("q", Check.TOGETHER, ("a",), ("b",), pair, 10.0) for pair in pairs
    ]


@pytest.mark.parametrize(("unit", "ok"), [("0.01", True), ("0.009", False)])
def test_an_official_value_has_the_decimals_of_its_rule(unit: str, ok: bool) -> None:
    """4.5 is a multiple of 0.009 as well."""
    value = figure("value", ("a",), printed("4.5", unit), kind=Kind.OFFICIAL_VALUE)
    assert is_coarse(value, rule=Rule(0, decimals=2), n=1, low=1, high=5) is ok


@pytest.mark.parametrize(("value", "unit", "ok"), [(5, 10, False), (6, 10, True), (95, 10, False), (94, 10, True)])
def test_a_share_that_is_not_coded_leaves_room_inside_the_codes(value: int, unit: int, ok: bool) -> None:
    """From 0 to 10 or from 90 to 100 there is nothing that need not be coded."""
    shown = figure("q", ("a",), Printed(Fraction(value), Fraction(unit)), statistic=Statistic.SHARE, values=(4, 5))
    assert is_coarse(shown, rule=Rule(10, bases=((10, 10),), coded_below=60), n=20, low=1, high=5) is ok


def test_a_figure_that_makes_no_sense_does_not_fit_the_answers() -> None:
    """An SD is no bound, so it is not known what it would say."""
    spread = figure("sd", ("a",), Printed(Fraction(1), Fraction(1, 10), Side.AT_LEAST), subject="q", kind=Kind.SD,
                    statistic=Statistic.SD_SAMPLE)  # fmt: skip
    found = policy_findings([spread], answers=Round((cell("a", (1, 1, 2, 4, 2)),), SCALE), policy=CONFIDENTIAL)
    assert found[0] == Finding("q", Check.NOT_AUDITED, ("a",), ("a",), ("sd",))


@pytest.mark.parametrize(
    ("policy", "audience", "binds"),
    [
        (CONFIDENTIAL, ("participants",), True),
        (CONFIDENTIAL, ("a",), True),
        (OPEN, ("participants",), False),
        (OPEN, ("members",), True),
        (OPEN, ("a", "participants"), True),
        (OFFICIAL, ("public",), False),
    ],
)
def test_whom_answers_of_single_persons_stay_hidden_from(
    policy: Policy, audience: tuple[str, ...], binds: bool
) -> None:
    assert binds_persons(policy, audience) is binds
