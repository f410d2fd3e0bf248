"""The audit of one group: each kind of leak is found at its exact boundary, and what is safe passes."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import (
    HOUSES,
    SHARE,
    audited,
    cell,
    figure,
    leaks,
    printed,
    scores,
    share,
    with_printed,
)

from benchstats.disclosure import (
    Check,
    Kind,
    Printed,
    Side,
    Statistic,
)


def test_a_safe_item_and_dimension_pass() -> None:
    figures = [share("share", ("a",), "60"), figure("mean", ("a",), printed("3.5"))]
    found = audited(
        figures,
        cell("a", (1, 1, 2, 4, 2)),
        cell("a", (0,) * 6 + (4, 1, 1, 4) + (0,) * 3, subject="d", parts=3),
    )
    assert found.passes
    assert found.withhold == ()
    assert found.n == 2
    assert found.sentence().text == ("The audit found no broken rule and no way to anybody's answers (figures: 2).")


def test_nothing_to_audit_passes() -> None:
    assert audited([], cell("a", (1, 1, 2, 4, 2))).passes


# Single figures


@pytest.mark.parametrize(("n", "ok"), [(9, False), (10, True)])
def test_an_item_needs_ten_answers(n: int, ok: bool) -> None:
    found = audited([share("share", ("a",), "50")], cell("a", (1, 1, n - 7, 3, 2)))
    assert (not leaks(found, Check.POLICY)) is ok


@pytest.mark.parametrize(("unit", "ok"), [("5", False), ("10", True), ("20", True)])
def test_an_item_is_rounded_as_coarsely_as_the_policy_says(unit: str, ok: bool) -> None:
    assert (
        not leaks(audited([share("share", ("a",), "60", unit=unit)], cell("a", (1, 1, 2, 4, 2))), Check.POLICY)
    ) is ok


def test_extreme_shares_are_coded_below_sixty_answers() -> None:
    everybody = cell("a", (0, 0, 0, 5, 15))
    plain = share("share", ("a",), "100", unit="5")
    assert leaks(audited([plain], everybody), Check.POLICY)
    coded = with_printed(plain, Printed(Fraction(90), Fraction(5), Side.AT_LEAST))
    assert not leaks(audited([coded], everybody), Check.POLICY)
    finer = with_printed(plain, Printed(Fraction(95), Fraction(5), Side.AT_LEAST))
    assert leaks(audited([finer], everybody), Check.POLICY)
    nobody = cell("a", (5, 10, 5, 0, 0))
    low = with_printed(plain, Printed(Fraction(10), Fraction(5), Side.AT_MOST))
    assert not leaks(audited([low], nobody), Check.POLICY)
    lower = with_printed(plain, Printed(Fraction(5), Fraction(5), Side.AT_MOST))
    assert leaks(audited([lower], nobody), Check.POLICY)
    assert leaks(audited([share("share", ("a",), "0", unit="5")], nobody), Check.POLICY)


def test_what_does_not_fit_the_answers_is_not_audited() -> None:
    found = audited([share("share", ("a",), "50")], cell("a", (1, 1, 2, 4, 2)))
    assert [one.check for one in found.findings] == [Check.NOT_AUDITED]
    assert found.withhold == ("share",)
    spread = figure("sd", ("a",), printed("1.2"), subject="q", kind=Kind.SD, statistic=Statistic.SD_SAMPLE)
    true = cell("a", (10, 10, 20, 10, 10))  # sd_sample 1.3020, R: sd(rep(1:5, c(10, 10, 20, 10, 10)))
    assert leaks(audited([spread], true), Check.NOT_AUDITED)
    right = figure("sd", ("a",), printed("1.3"), subject="q", kind=Kind.SD, statistic=Statistic.SD_SAMPLE)
    assert not leaks(audited([right], true), Check.NOT_AUDITED)


def test_another_organisation_is_no_own_audience() -> None:
    cells = [scores(name, 8, 6) for name in HOUSES]
    shown = figure("mean of b", ("b",), printed("3.0"))
    assert leaks(audited([shown], *cells), Check.POLICY)
    own = figure("mean of a", ("a",), printed("3.0"))
    assert not leaks(audited([own], *cells), Check.POLICY)
    allowed = figure("mean of b", ("b",), printed("3.0"), kind=Kind.OWN_MEAN, seen_by=("members",), is_consented=True)
    assert audited([allowed], *cells).passes


# Answers of one group


def test_mean_and_spread_of_seven_give_everything_away() -> None:
    """Reference case DISC-08: n 7, mean 4.29, sd_sample 0.95 has one solution."""
    mean = figure("mean", ("a",), printed("4.29", "0.01"), subject="q", kind=Kind.ITEM_MEAN)
    spread = figure("sd", ("a",), printed("0.95", "0.01"), subject="q", kind=Kind.SD, statistic=Statistic.SD_SAMPLE)
    found = audited([mean, spread], cell("a", (0, 0, 2, 1, 4)))
    assert [(one.found, one.figures) for one in leaks(found, Check.SOLUTIONS)] == [(1.0, ("mean",))]
    assert leaks(found, Check.TOGETHER)
    assert found.withhold == ("mean", "sd")
    assert found.sentence().text == ("Figures to withhold, because they break a rule or give something away: 2 of 2.")


@pytest.mark.parametrize(("text", "solutions"), [("1.1", 1.0), ("1.5", None)])
def test_at_least_ten_sets_of_answers_fit(text: str, solutions: float | None) -> None:
    low = {"1.1": (9, 1, 0, 0, 0), "1.5": (5, 5, 0, 0, 0)}[text]
    found = audited([figure("mean", ("a",), printed(text), subject="q", kind=Kind.ITEM_MEAN)], cell("a", low))
    # The partitions of 1 step and of 5 steps among 10 people with at most 4 each: 1 and 6; 5 ± 0 only, unit 0.1.
    assert [one.found for one in leaks(found, Check.SOLUTIONS)] == [solutions or 6.0]


def test_a_low_answer_is_never_proved() -> None:
    """The share of positive and of neutral answers, base 1: what is left is low."""
    figures = [
        share("positive", ("a",), "60", unit="1"),
        share("neutral", ("a",), "20", unit="1", values=(3,)),
        share("low", ("a",), "20", unit="1", values=(1, 2)),
    ]
    answers = cell("a", (1, 1, 2, 4, 2))
    found = leaks(audited(figures[:2], answers), Check.LOW_ANSWER)
    assert [(one.found, one.figures) for one in found] == [(2.0, ("neutral", "positive"))]
    assert not leaks(audited(figures, answers), Check.LOW_ANSWER)


@pytest.mark.parametrize("counts", [(0, 0, 0, 4, 8), (3, 4, 5, 0, 0)])
def test_a_group_of_one_mind_is_found(counts: tuple[int, ...]) -> None:
    text = "100" if counts[4] else "0"
    assert leaks(audited([share("share", ("a",), text)], cell("a", counts)), Check.UNANIMOUS)
    nearly = cell("a", (0, 0, 6, 2, 4))
    assert not leaks(audited([share("share", ("a",), "50")], nearly), Check.UNANIMOUS)


def test_whoever_knows_one_answer_knows_no_rest() -> None:
    """At most 1.2 of 12 people over three items: 7 steps at most. Whoever took all 7 knows all others."""
    mean = figure("mean", ("a",), Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST))
    deep = cell("a", (11, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0), subject="d", parts=3)
    assert leaks(audited([mean], deep, insiders=1), Check.INSIDER)
    assert not leaks(audited([mean], deep, insiders=0), Check.INSIDER)
    flat = cell("a", (5, 7) + (0,) * 11, subject="d", parts=3)
    assert not leaks(audited([mean], flat, insiders=1), Check.INSIDER)


def test_from_fifty_answers_on_nobody_is_enumerated() -> None:
    many = cell("a", (0, 0, 0, 25, 25))
    few = cell("a", (0, 0, 0, 25, 24))
    whole = Printed(Fraction(100), Fraction(1))
    shown = figure("share", ("a",), whole, subject="q", kind=Kind.ITEM_PERCENT, statistic=SHARE, values=(4, 5))
    assert leaks(audited([shown], few), Check.UNANIMOUS)
    assert not leaks(audited([shown], many), Check.UNANIMOUS)


@pytest.mark.parametrize(("n", "found"), [(49, True), (50, False)])
def test_one_statistic_of_an_item_below_fifty_answers(n: int, found: bool) -> None:
    positive = 20
    counts = (4, 5, n - 29, 10, 10)
    true = Fraction(100 * positive, n)
    percent = Printed(round(true / 5) * Fraction(5), Fraction(5))
    total = sum(value * count for value, count in zip(range(1, 6), counts, strict=True))
    mean = Printed(round(Fraction(total, n) * 10) / Fraction(10), Fraction(1, 10))
    figures = [
        figure("share", ("a",), percent, subject="q", kind=Kind.ITEM_PERCENT, statistic=SHARE, values=(4, 5)),
        figure("mean", ("a",), mean, subject="q", kind=Kind.ITEM_MEAN),
    ]
    assert bool(leaks(audited(figures, cell("a", counts)), Check.TOGETHER)) is found


# Differences


@pytest.mark.parametrize(("rest", "found"), [(1, True), (9, True), (10, False)])
def test_sub_groups_differ_by_ten_persons(rest: int, found: bool) -> None:
    cells = [scores("a1", 12, 6, home="a"), scores("a2", rest, 6, home="a")]
    unit = figure("unit", ("a1",), printed("3.0"), kind=Kind.SUBGROUP_MEAN)
    whole = figure("whole", ("a1", "a2"), printed("3.0"))
    differences = leaks(audited([unit, whole], *cells), Check.DIFFERENCE)
    assert [(one.about, one.figures, one.found) for one in differences] == (
        [(("a2",), ("unit", "whole"), float(rest))] if found else []
    )


@pytest.mark.parametrize(("late", "found"), [(4, True), (5, False)])
def test_a_later_release_has_five_further_persons(late: int, found: bool) -> None:
    cells = [scores("a", 12, 6), replace(scores("a late", late, 6, home="a"), edition=2)]
    first = figure("first", ("a",), printed("3.0"))
    again = figure("again", ("a", "a late"), printed("3.0"), edition=2)
    audit = audited([first, again], *cells)
    assert bool(leaks(audit, Check.DIFFERENCE)) is found
    assert not leaks(audit, Check.POLICY)


@pytest.mark.parametrize(("left", "found"), [(1, True), (2, True), (3, False)])
def test_groups_of_organisations_differ_by_three(left: int, found: bool) -> None:
    names = [f"o{at}" for at in range(9)]
    cells = [scores(name, 8, 6) for name in names]
    one = figure("all", tuple(names), printed("3.0"), seen_by=("public",), is_unweighted=True)
    other = figure("some", tuple(names[left:]), printed("3.0"), seen_by=("public",), is_unweighted=True)
    public = leaks(audited([one, other], *cells, audience=["public"]), Check.DIFFERENCE)
    assert bool(public) is found
    # An organisation among the three, or two of them, are left with fewer.
    everybody = leaks(audited([one, other], *cells), Check.DIFFERENCE)
    assert everybody
    if not found:
        assert {(one.audience, one.about, one.found) for one in everybody} == {(("o0",), ("o1", "o2"), 2.0)}


def test_own_against_others_is_no_difference() -> None:
    cells = [scores(name, 8, 6) for name in HOUSES]
    figures = [
        figure(f"others of {name}", tuple(set(HOUSES) - {name}), printed("3.0"), seen_by=(name,), is_unweighted=True)
        for name in HOUSES
    ]
    assert audited(figures, *cells).passes


# Bounds
