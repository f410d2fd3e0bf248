"""Change between two rounds, its parts, and what was to be expected of it."""

from collections.abc import Callable
from itertools import product
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason, TooManySteps
from benchstats.change import (
    OverlappingChange,
    PairedChange,
    UnlinkedChange,
    change_against_network,
    change_between_rounds,
    composition_change,
    corrected_changes,
    network_changes,
    network_trends,
    overlapping_change,
    paired_change,
    regression_to_mean,
    smallest_change,
    unlinked_change,
    wilcoxon_signed,
)
from benchstats.pooling import partial_pooling, standard_draws

# Eight units; two joined and one left. Expected values below: R 4.2.2 t.test, and Partiallyoverlapping 2.0.
FIRST = [3.1, 3.4, 2.9, 4.0, 3.7, 3.5, None, None]
SECOND = [3.6, 3.3, 3.4, 4.2, None, 3.9, 3.8, 4.4]

few_scores = st.lists(st.integers(10, 50).map(lambda tenths: tenths / 10), min_size=1, max_size=8)


def test_paired_as_r() -> None:
    found = paired_change(FIRST, SECOND)
    assert found.n == 5
    assert (found.change, found.t, found.degrees, found.p_value) == pytest.approx(
        (0.3, 2.631174057921087, 4, 0.058114697933540)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.016563447808332, 0.616563447808331))
    assert found.sd_of_changes == pytest.approx(float(np.std([0.5, -0.1, 0.5, 0.2, 0.4], ddof=1)))


def test_unlinked_as_r() -> None:
    found = unlinked_change(FIRST, SECOND)
    assert (found.n, found.n_first, found.n_second) == (13, 6, 7)
    assert (found.t, found.degrees, found.p_value) == pytest.approx(
        (1.64343933783479, 10.74501573976915, 0.12920139362261)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.12581917977653, 0.85915251310987))


def test_overlapping_as_r() -> None:
    found = overlapping_change(FIRST, SECOND)
    assert (found.n, found.n_both, found.n_only_first, found.n_only_second) == (8, 5, 1, 2)
    assert (found.t, found.degrees, found.p_value, found.change) == pytest.approx(
        (2.650802892263790, 5.556542093792881, 0.040903513914197, 0.366666666666666)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.021545857592885, 0.711787475740448))


def test_fully_linked_overlap_is_the_paired_change_nearly() -> None:
    """Without anybody alone the degrees are n - 1 and, with equal spreads, the error is the paired one."""
    before, after = [1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 4.0, 3.0]
    whole, paired = overlapping_change(before, after), paired_change(before, after)
    assert whole.degrees == paired.degrees == 3
    assert whole.standard_error == pytest.approx(paired.standard_error)


@pytest.mark.parametrize(
    ("first", "second", "linked", "kind"),
    [
        ([3, 4, 5, 4], [4, 4, 5, 3], True, PairedChange),
        ([3, 4, 5, 4, None], [4, 4, 5, 3, 3], True, PairedChange),  # 4 of 5 are linked: 80 %
        ([3, 4, 5, 4, None, 2], [4, 4, 5, 3, 3, None], True, OverlappingChange),
        ([3, 4, None, None], [4, None, 3, 3], True, UnlinkedChange),
        ([3, 4, 5], [4, 4], False, UnlinkedChange),
    ],
)
def test_method_follows_the_links(first: Any, second: Any, linked: bool, kind: type) -> None:
    assert isinstance(change_between_rounds(first, second, linked=linked), kind)


@pytest.mark.parametrize(
    ("answers", "correlation", "told"),
    [(10, 0, 0.66), (10, 0.5, 0.46), (20, 0, 0.46), (20, 0.5, 0.33), (40, 0, 0.33), (60, 0, 0.27), (60, 0.5, 0.19)],
)
def test_smallest_change_of_the_specification(answers: int, correlation: float, told: float) -> None:
    found = smallest_change(answers, sd_within=0.75, correlation=correlation).change
    assert found == pytest.approx(told, abs=0.0051)


def test_wilcoxon_as_r() -> None:
    """R wilcox.test on the depression scores of Hollander and Wolfe 1973, p. 29: V = 40, p = 0.03906."""
    before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    found = wilcoxon_signed(before, after)
    assert (found.rising, found.falling, found.unchanged) == (2, 7, 0)
    assert found.p_value == pytest.approx(0.0390625, abs=1e-12)


def brute(changes: list[float], zeros: str) -> float:
    """Every sign of every change, one by one."""
    kept = [abs(one) for one in changes if one or zeros == "pratt"]
    place = [sum(a < one for a in kept) + (sum(a == one for a in kept) + 1) / 2 for one in kept]
    moved = [p for p, size in zip(place, kept, strict=True) if size]
    up = [one > 0 for one in changes if one]
    middle = sum(moved) / 2
    bar = abs(sum(p for p, is_up in zip(moved, up, strict=True) if is_up) - middle)
    sums = [sum(p for p, on in zip(moved, signs, strict=True) if on) for signs in product([0, 1], repeat=len(moved))]
    return sum(abs(one - middle) >= bar for one in sums) / len(sums)


@settings(max_examples=60)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=9), st.sampled_from(["pratt", "wilcoxon"]))
def test_wilcoxon_with_ties_and_zeros_by_brute_force(changes: list[int], zeros: Any) -> None:
    found = wilcoxon_signed([10.0] * len(changes), [10.0 + one for one in changes], zeros=zeros)
    if not any(changes):
        assert (found.p_value, found.reason) == (None, Reason.NO_VARIATION)
    else:
        assert found.p_value == pytest.approx(brute([float(one) for one in changes], zeros))


def test_ties_in_decimals_are_ties() -> None:
    """1.1 - 1.0 and 0.3 - 0.2 differ in the last bit; as doubles they would not share their place."""
    before, after = [1.0, 0.3, 2.0, 3.0], [1.1, 0.2, 2.3, 3.4]
    assert abs(after[0] - before[0]) > abs(after[1] - before[1])
    assert wilcoxon_signed(before, after).p_value == pytest.approx(brute([1, -1, 3, 4], "pratt"))
    assert wilcoxon_signed(before, after, tie_tolerance=0).p_value == pytest.approx(brute([2, -1, 3, 4], "pratt"))
    assert brute([1, -1, 3, 4], "pratt") != brute([2, -1, 3, 4], "pratt")


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("CHG-01")
    found = wilcoxon_signed(case["input"]["round1"], case["input"]["round2"])
    assert found.p_value == pytest.approx(case["expected"]["wilcoxon_signed_rank_exact_p"], abs=1e-12)


def test_composition_by_hand() -> None:
    """A and B stay (3 to 3.2, 4 to 4.4), C (5) leaves, D (2) joins: total 3.2 - 4, stayers 0.3."""
    found = composition_change(
        [3, 4, 5, None],
        [3.2, 4.4, None, 2],
        first_variances=[0.01, 0.02, 0.03, None],
        second_variances=[0.01, 0.02, None, 0.04],
    )
    assert (found.n, found.n_stayers, found.n_joiners, found.n_leavers) == (4, 2, 1, 1)
    parts = [found.total, found.stayers, found.joiners, found.leavers, found.composition]
    assert [part and part.change for part in parts] == pytest.approx([-0.8, 0.3, -0.6, -0.5, -1.1])
    assert found.total.standard_error == pytest.approx(((0.06 + 0.07) / 9) ** 0.5)
    assert found.stayers is not None
    assert found.stayers.standard_error == pytest.approx((0.06 / 4) ** 0.5)
    # Joiners: A and B lose 1/2 - 1/3 of their weight, D has 1/3.
    assert found.joiners is not None
    assert found.joiners.standard_error == pytest.approx((0.03 / 36 + 0.04 / 9) ** 0.5)


optional = st.one_of(st.none(), st.floats(1, 5))


@given(st.lists(st.tuples(optional, optional), min_size=1, max_size=12))
def test_parts_add_up(rows: list[tuple[float | None, float | None]]) -> None:
    first, second = zip(*rows, strict=True)
    some = [[None if one is None else 0.01 for one in row] for row in (first, second)]
    if all(one is None for one in first) or all(one is None for one in second):
        with pytest.raises(InputError, match="at least one organisation"):
            composition_change(first, second, first_variances=some[0], second_variances=some[1])
        return
    found = composition_change(first, second, first_variances=some[0], second_variances=some[1])
    if found.stayers is None:
        assert found.reason is Reason.TOO_FEW_GROUPS
        return
    assert found.joiners is not None
    assert found.leavers is not None
    assert found.composition is not None
    added = found.stayers.change + found.joiners.change + found.leavers.change
    assert added == pytest.approx(found.total.change, abs=1e-12)
    assert found.composition.change == pytest.approx(found.joiners.change + found.leavers.change, abs=1e-12)
    means = [float(np.mean([one for one in row if one is not None])) for row in (first, second)]
    assert found.total.change == pytest.approx(means[1] - means[0], abs=1e-12)


def test_change_against_network_as_metafor() -> None:
    """R metafor 3.8-1 rma (REML) on the other three, threshold 1e-12."""
    rows = change_against_network([0.4, -0.2, 0.1, 0.1], variances=[0.05, 0.04, 0.022, 0.02])
    expected = [
        (0.36226415094431, 0.24145783646994, 0.24145783647161),
        (-0.35196850393701, 0.22059333018665, 0.22059333018665),
        (0.010894775715442, 0.21222136051803, 0.28256387814868),
        (0.010937759844965, 0.20915242951363, 0.28213597596493),
    ]
    for row, wanted in zip(rows, expected, strict=True):
        assert (row.estimate, row.se_vs_network_mean, row.se_predictive) == pytest.approx(wanted, abs=2e-5)
        assert row.interval is not None
        assert row.estimate is not None
        assert row.se_vs_network_mean is not None
        # The interval is never narrower than the normal one: the others' part is estimated.
        assert row.interval.high - row.estimate >= 1.959 * row.se_vs_network_mean
        assert row.se_predictive is not None
        assert row.others_tau2 == pytest.approx(row.se_predictive**2 - row.se_vs_network_mean**2, abs=1e-12)
        assert row.predictive_interval is not None
        assert row.predictive_interval.high - row.estimate == pytest.approx(1.959964 * row.se_predictive, rel=1e-6)


def test_too_few_others_is_typed() -> None:
    (one, _) = change_against_network([0.1, 0.2], variances=[0.01, 0.01])
    assert (one.estimate, one.reason) == (None, Reason.TOO_FEW_GROUPS)
    assert "too few" in one.sentence().text


def test_network_changes_are_pooled_with_their_own_prior() -> None:
    draws = standard_draws(np.random.default_rng(1), groups=3)
    found = network_changes([0.3, -0.1, 0.2], variances=[0.02, 0.01, 0.03], draws=draws)
    again = partial_pooling([0.3, -0.1, 0.2], variances=[0.02, 0.01, 0.03], prior_scale=0.25, draws=draws)
    assert found.pooled == again
    assert found.interval == again.interval
    assert found.pooled.above_others is not None


def test_corrected_change_as_metafor() -> None:
    """R metafor 3.8-1: (y2 - mu2) - (1 - B)(y1 - mu1), both means by rma (REML); expected next score by blup."""
    first, v1 = [3.2, 4.4, 3.9, 4.1, 3.6], [0.03, 0.02, 0.01, 0.015, 0.025]
    second, v2 = [3.6, 4.2, 4.0, 4.1, 3.8], [0.028, 0.02, 0.012, 0.014, 0.03]
    start = regression_to_mean(first, variances=v1)
    assert start.tau2 == pytest.approx(0.18341620623921, abs=1e-6)
    assert start.expected_next == pytest.approx(
        (3.2912398888626, 4.3458321459343, 3.8973667682921, 4.0810299541455, 3.6298763992237), abs=1e-6
    )
    rows = corrected_changes(first, second, first_variances=v1, second_variances=v2)
    assert [row.corrected for row in rows] == pytest.approx(
        [0.1971428207501594, -0.2574494363214945, -0.0089840586793475, -0.0926472445327527, 0.0585063103890909],
        abs=1e-6,
    )
    assert [row.change for row in rows] == pytest.approx([0.4, -0.2, 0.1, 0.0, 0.2])
    assert "was unusually low" in rows[0].sentence().text
    assert "was unusually high" in rows[1].sentence().text
    assert "nearly nothing" in rows[2].sentence().text


def test_scores_far_out_come_back() -> None:
    """Selected for low first scores without any true change, the expected changes are right on average."""
    rng = np.random.default_rng(4)
    true = rng.normal(3.9, 0.2, (400, 1))
    first, second = rng.normal(true, 0.2), rng.normal(true, 0.2)
    v = np.full(400, 0.04)
    found = regression_to_mean(first[:, 0], variances=v)
    assert found.expected_changes is not None
    low = np.argsort(first[:, 0])[:80]
    naive = float((second - first)[low].mean())
    assert naive > 0.15
    assert float(np.array(found.expected_changes)[low].mean()) == pytest.approx(naive, abs=0.05)


# Nine organisations in four rounds, made in R; expected: metafor 3.8-1 rma.mv(random = ~ t | org, struct = "GEN").
Y = """4.458 4.15 3.931 4.181 3.691 3.558 3.887 3.567 3.518 3.246 3.665 3.928 3.517 3.343 3.569 3.3 3.933 3.592
3.787 4.089 3.67 4.117 4.126 3.982 3.826 3.9 3.941 4.02 3.751 3.656 3.857 4.326 3.404 3.561 3.467 3.501"""
V = """0.0456 0.0181 0.0332 0.0183 0.0213 0.0415 0.0169 0.0328 0.0268 0.0207 0.0119 0.0141 0.0226 0.042 0.0192 0.0185
0.0451 0.0497 0.0438 0.0464 0.0289 0.019 0.0151 0.0212 0.0426 0.0123 0.0421 0.0142 0.0407 0.0222 0.0408 0.0316
0.0245 0.0137 0.0404 0.0404"""
SCORES, VARIANCES = (np.array(text.split(), dtype=float).reshape(9, 4) for text in (Y, V))


def test_slopes_as_metafor() -> None:
    found = network_trends(SCORES, variances=VARIANCES, generator=np.random.default_rng(1))
    assert found.mean_slope == pytest.approx(0.058414737751957, abs=1e-5)
    assert found.mean_error == pytest.approx(0.031765615011559, abs=1e-5)
    assert found.tau_slope == pytest.approx(0.0037414784347731**0.5, abs=1e-4)
    # The posterior lies near REML, and its interval for the mean slope is wider: the spread is not taken as known.
    assert found.interval is not None
    assert found.interval.low < 0.0584 - 1.9 * 0.0318
    assert found.interval.high > 0.0584 + 1.9 * 0.0318
    assert found.blup_slopes is not None
    assert found.slopes == pytest.approx(found.blup_slopes, abs=0.05)
    assert found.slope_intervals is not None
    for slope, reach, error in zip(found.slopes or (), found.slope_intervals, found.own_errors, strict=True):
        assert reach.low < slope < reach.high
        assert reach.high - reach.low < 2 * 1.96 * error  # others help: narrower than its own line alone


def test_slope_above_the_others_is_found() -> None:
    """One of six rises by half a point a round, measured exactly enough; the others do not move."""
    rounds = np.arange(4)
    scores = np.array([[4 + 0.1 * i + (0.5 * t if i == 2 else 0) for t in rounds] for i in range(6)])
    found = network_trends(scores, variances=np.full((6, 4), 0.01), generator=np.random.default_rng(2))
    assert found.above_others is not None
    assert found.above_others[2] > 0.99
    assert max(p for i, p in enumerate(found.above_others) if i != 2) < 0.8
    assert found.own_slopes == pytest.approx((0, 0, 0.5, 0, 0, 0), abs=1e-9)


def test_slopes_of_equal_organisations_are_even_odds() -> None:
    scores = np.tile([3.9, 4.0, 4.1], (5, 1))
    found = network_trends(scores, variances=np.full((5, 3), 0.02), generator=np.random.default_rng(3))
    assert found.above_others == pytest.approx((0.5,) * 5, abs=0.04)
    assert found.slopes == pytest.approx((0.1,) * 5, abs=0.01)


def test_gaps_and_times_of_slopes() -> None:
    """A line through two rounds a unit of time apart at 0 and 2 has half their difference as its slope."""
    scores: Any = [[3.0, None, 4.0], [3.0, 3.2, None], [3.1, 3.2, 3.3]]
    found = network_trends(
        scores, variances=np.full((3, 3), 0.01), times=[0, 1, 2], generator=np.random.default_rng(1), draws=200
    )
    assert found.own_slopes == pytest.approx((0.5, 0.2, 0.1))
    alone = network_trends(scores[:2], variances=np.full((2, 3), 0.01), generator=np.random.default_rng(1))
    assert (alone.above_others, alone.reason) == (None, Reason.TOO_FEW_GROUPS)


@given(few_scores)
def test_nothing_changed(scores: list[float]) -> None:
    found = paired_change(scores, scores)
    assert found.change == 0
    assert found.interval is None
    assert found.reason in {Reason.NO_VARIATION, Reason.TOO_FEW_GROUPS}


@given(few_scores, few_scores, st.floats(-3, 3))
def test_shift_of_the_second_round_shifts_the_change(first: list[float], second: list[float], by: float) -> None:
    found = unlinked_change(first, second)
    moved = unlinked_change(first, [one + by for one in second])
    assert moved.change == pytest.approx(found.change + by, abs=1e-9)
    if found.standard_error is not None:
        assert moved.standard_error == pytest.approx(found.standard_error, rel=1e-6)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: paired_change([1, 2], [1]), "one length"),
        (lambda: paired_change([1, None], [None, 2]), "no unit"),
        (lambda: unlinked_change([], [1]), "at least one value"),
        (lambda: unlinked_change([1, float("inf")], [1]), "finite"),
        (lambda: overlapping_change([1, 2], [1]), "one length"),
        (lambda: overlapping_change([None, nan], [1, 2]), "at least one value"),
        (lambda: smallest_change(0, sd_within=1), "at least one answer"),
        (lambda: smallest_change(5, sd_within=0), "positive"),
        (lambda: smallest_change(5, sd_within=1, correlation=1), "between -1 and 1"),
        (lambda: wilcoxon_signed([1], [2], zeros="none"), "pratt or wilcoxon"),  # type: ignore[arg-type]
        (lambda: wilcoxon_signed([1], [2], tie_tolerance=-1), "tolerance"),
        (lambda: wilcoxon_signed([None], [2]), "no unit"),
        (lambda: composition_change([1], [1, 2], first_variances=[0], second_variances=[0, 0]), "each organisation"),
        (lambda: composition_change([1], [1], first_variances=[0, 1], second_variances=[0]), "variances"),
        (lambda: composition_change([1], [1], first_variances=[-1], second_variances=[0]), "negative"),
        (lambda: composition_change([1], [1], first_variances=[None], second_variances=[0]), "needs its variance"),
        (lambda: change_against_network([1, 2], variances=[0, 1]), "positive variance"),
        (lambda: change_against_network([], variances=[]), "positive variance"),
        (lambda: corrected_changes([1], [2], first_variances=[1], second_variances=[1]), "at least two"),
        (lambda: corrected_changes([1, 2], [2], first_variances=[1, 1], second_variances=[1]), "same organisations"),
        (lambda: trends([[1.0], [2.0]], 0.1), "two rounds"),
        (lambda: trends([[1.0, None], [2.0, 1.0]], 0.1), "leave out"),
        (lambda: trends([[1.0, 2.0], [2.0, 1.0]], 0.0), "positive variance"),
    ],
)
def test_nonsense_is_refused(call: Callable[[], Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        call()


def trends(scores: Any, variance: float) -> Any:
    shape = np.array(scores, dtype=float).shape
    return network_trends(scores, variances=np.full(shape, variance), generator=np.random.default_rng(1))


def test_a_test_that_would_take_long_is_refused() -> None:
    with pytest.raises(TooManySteps):
        wilcoxon_signed([1.0] * 1001, [2.0] * 1001)
    assert wilcoxon_signed([1.0] * 400, list(np.linspace(1.1, 2, 400))).p_value == pytest.approx(2 * 0.5**400)
