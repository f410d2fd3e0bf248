"""Relationships between performances: plain and corrected correlations, and what may be said of them."""

from collections.abc import Callable
from importlib import import_module
from itertools import permutations
from math import nan
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.relationships import (
    Evidence,
    all_pairs,
    bivariate_model,
    corrected_correlation,
    correlation_limits,
    kendall,
    pearson,
    relationship_evidence,
    sampling_errors,
    spearman,
    stratified_correlation,
)

stats: Any = import_module("scipy.stats")  # the second route; its types are not told

X, Y = [3.9, 4.1, 3.7, 4.3, 4.1, 3.8, 4.5, 4.0], [71, 80, 66, 79, 83, 70, 88, 70]

whole_pairs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12)


def apart(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    x, y = (list(side) for side in zip(*rows, strict=True))
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    return x, y


@given(whole_pairs)
def test_second_route_scipy(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    straight, ordered = pearson(x, y), spearman(x, y)
    for found, route in ((straight.r, stats.pearsonr(x, y)), (ordered.rho, stats.spearmanr(x, y))):
        assert found == pytest.approx(route.statistic, abs=1e-12)
    assert kendall(x, y).tau_b == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)
    if straight.r is not None and abs(straight.r) < 0.999:
        assert straight.p_value == pytest.approx(stats.pearsonr(x, y).pvalue, abs=1e-12)
        if straight.interval is not None:
            told = stats.pearsonr(x, y).confidence_interval()
            assert (straight.interval.low, straight.interval.high) == pytest.approx((told.low, told.high))
    if ordered.rho is not None and abs(ordered.rho) < 0.999:
        assert ordered.p_value == pytest.approx(stats.spearmanr(x, y).pvalue, abs=1e-12)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=6))
def test_exact_p_by_scipy_of_every_arrangement(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    every = list(permutations(y))
    routes: Any = (
        (pearson(x, y).permutation, lambda other: stats.pearsonr(x, other).statistic),
        (spearman(x, y).permutation, lambda other: stats.spearmanr(x, other).statistic),
        (kendall(x, y).permutation, lambda other: stats.kendalltau(x, other).statistic),
    )
    for found, route in routes:
        bar = abs(route(y)) - 1e-9
        assert found is not None
        assert found.is_exact
        assert found.p_value == pytest.approx(sum(abs(route(other)) >= bar for other in set(every)) / len(set(every)))


def test_exact_p_of_the_reference() -> None:
    """COR-01, by full enumeration of 8! arrangements."""
    found = spearman(X, Y).permutation
    assert found is not None
    assert found.p_value == pytest.approx(0.006200396825, abs=1e-12)
    assert found.arrangements == 40320


def test_perfect_order_has_the_smallest_p_at_nine() -> None:
    found = spearman(range(9), range(9)).permutation
    assert found is not None
    assert found.p_value == pytest.approx(correlation_limits(9).smallest_p, rel=1e-12)


def test_drawn_p_lies_near_the_exact_one_and_needs_a_generator() -> None:
    """Ten pairs: drawn here, and by SciPy's exact null distribution of tau without ties."""
    x, y = list(range(10)), [2, 0, 1, 5, 3, 4, 9, 6, 7, 8]
    assert kendall(x, y).permutation is None
    exact = stats.kendalltau(x, y, method="exact").pvalue
    found = kendall(x, y, draws=20_000, generator=np.random.default_rng(8)).permutation
    again = kendall(x, y, draws=20_000, generator=np.random.default_rng(8)).permutation
    assert found is not None
    assert found == again
    assert (found.arrangements, found.is_exact) == (20_000, False)
    assert found.p_value == pytest.approx(exact, abs=5 * (exact / 20_000) ** 0.5)
    # A perfect order is drawn hardly ever, and still its p is not 0.
    sure = spearman(range(30), range(30), draws=99, generator=np.random.default_rng(1)).permutation
    assert sure is not None
    assert sure.p_value == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("k", "smallest", "critical"), [(3, 0.33, 0.997), (4, 0.083, 0.95), (5, 0.017, 0.88), (6, 0.0028, 0.81)]
)
def test_limits_of_the_specification(k: int, smallest: float, critical: float) -> None:
    found = correlation_limits(k)
    assert found.smallest_p == pytest.approx(smallest, rel=0.03)
    assert found.critical_r == pytest.approx(critical, abs=0.005)
    assert ("any correlation" in found.sentence().text) == (k < 5)


def test_a_correlation_at_its_limit_has_p_of_5_percent() -> None:
    """A row of cosines and one turned by the angle whose cosine is the critical r."""
    k = 12
    r = correlation_limits(k).critical_r
    angle = 2 * np.pi * np.arange(k) / k
    found = pearson(np.cos(angle), r * np.cos(angle) + (1 - r * r) ** 0.5 * np.sin(angle))
    assert found.r == pytest.approx(r)
    assert found.p_value == pytest.approx(0.05)


@given(whole_pairs)
def test_turning_one_side_turns_the_sign(rows: list[tuple[int, int]]) -> None:
    x, y = apart(rows)
    for method, name in ((pearson, "r"), (spearman, "rho"), (kendall, "tau_b")):
        plain, turned = method(x, y), method(x, [-one for one in y])
        assert getattr(turned, name) == pytest.approx(-getattr(plain, name), abs=1e-12)
        assert turned.permutation == plain.permutation


def test_what_is_not_there_is_left_out() -> None:
    assert pearson([*X, None, 4], [*Y, 90, nan]).r == pearson(X, Y).r
    for method in (pearson, spearman, kendall):
        assert method([1, 2], [1, 2]).reason is Reason.TOO_FEW_GROUPS
        assert method([1, 1, 1], [1, 2, 3]).reason is Reason.NO_VARIATION
        assert method([0.1 + 0.2, 0.3, 0.3], [1, 2, 3]).reason is Reason.NO_VARIATION


# Ten organisations made in R; expected values: metafor 3.8-1 rma.mv(struct = "UN", block V), confint for the range.
Y1 = [3.606, 4.385, 3.461, 3.925, 4.499, 3.689, 3.735, 3.678, 3.8, 3.948]
Y2 = [4.04, 4.179, 3.477, 3.986, 4.205, 3.825, 3.765, 3.408, 3.978, 3.982]
V1 = [0.02, 0.02174, 0.01562, 0.02941, 0.01351, 0.01852, 0.01613, 0.03333, 0.01429, 0.01316]
V2 = [0.024, 0.02609, 0.01875, 0.03529, 0.01622, 0.02222, 0.01935, 0.04, 0.01714, 0.01579]
C12 = [0.008, 0.0087, 0.00625, 0.01176, 0.00541, 0.00741, 0.00645, 0.01333, 0.00571, 0.00526]
ERRORS: Any = {"first_variances": V1, "second_variances": V2, "covariances": C12}


def test_reml_as_metafor() -> None:
    found = bivariate_model(Y1, Y2, **ERRORS)
    assert found.rho == pytest.approx(0.960781262448747, abs=1e-4)
    assert found.tau2 == pytest.approx((0.096543922408835, 0.039168560263806), abs=1e-5)
    assert found.mu == pytest.approx((3.873344903992356, 3.895444160348047), abs=1e-5)
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.3810, abs=2e-4)
    assert found.interval.high == 1.0


def test_reml_range_as_metafor(shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R confint(rma.mv, rho = 1) on REL2-01: 0.1384 to 0.8618."""
    given_ = shared_case("REL2-01")["input"]
    found = bivariate_model(
        given_["y1"],
        given_["y2"],
        first_variances=given_["v1"],
        second_variances=given_["v2"],
        covariances=given_["c12"],
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.1384, 0.8618), abs=2e-4)


def test_reml_of_nothing_between_organisations() -> None:
    """The observed differences are far smaller than the errors, so no correlation of true values is known."""
    same = bivariate_model(
        [4.0, 4.01, 3.99, 4.0, 4.0],
        [3.5, 3.51, 3.5, 3.49, 3.5],
        first_variances=[0.05] * 5,
        second_variances=[0.05] * 5,
        covariances=[0.01] * 5,
    )
    assert (same.rho, same.interval, same.reason) == (None, None, Reason.NO_VARIATION)
    assert "not enough evidence" in same.sentence().text


def test_corrected_by_hand() -> None:
    """S11 = S22 = 5/3, S12 = 4/3 for 1 2 3 4 and 2 1 3 4; errors 1/6, 1/6 and 1/3 are taken off."""
    found = corrected_correlation(
        [1, 2, 3, 4],
        [2, 1, 3, 4],
        first_variances=[1 / 2] * 4,
        second_variances=[1 / 2] * 4,
        covariances=[1 / 3] * 4,
    )
    assert (found.variance_first, found.variance_second) == pytest.approx((7 / 6, 7 / 6))
    assert found.covariance == pytest.approx(4 / 3 - 1 / 3)
    assert found.r == pytest.approx(6 / 7)
    assert found.reliabilities == pytest.approx((0.7, 0.7))
    assert found.naive_r == pytest.approx(0.8)


def test_jackknife_of_the_reference(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("REL2-03")
    given_, expected = case["input"], case["expected"]
    found = corrected_correlation(
        given_["y1"],
        given_["y2"],
        first_variances=given_["v1"],
        second_variances=given_["v2"],
        covariances=given_["c12"],
    )
    assert found.jackknife is not None
    # The covariance is a U statistic, so its jackknife is itself.
    assert found.jackknife.estimate == pytest.approx(found.covariance)
    assert found.jackknife.standard_error == pytest.approx(expected["jackknife_se"], abs=1e-9)
    assert found.covariance_interval is not None
    reach = stats.t.ppf(0.975, 11) * expected["jackknife_se"]
    assert found.covariance_interval.high == pytest.approx(expected["corrected_covariance"] + reach, abs=1e-9)


def test_no_correlation_where_a_corrected_variance_is_not_positive() -> None:
    found = corrected_correlation(
        [4.0, 4.1, 3.9, 4.0],
        [1, 2, 3, 5],
        first_variances=[0.1] * 4,
        second_variances=[0.1] * 4,
        covariances=[0.0] * 4,
    )
    assert found.variance_first is not None
    assert found.variance_first < 0
    assert (found.r, found.interval, found.reason) == (None, None, Reason.NEGATIVE_VARIANCE)
    assert found.jackknife is not None  # the covariance is known all the same
    assert "not enough evidence" in found.sentence().text


def test_shared_error_fools_pearson_and_not_the_jackknife() -> None:
    """Forty organisations, true correlation 0, errors correlated by 0.5: the specification measured 35 and 4-5 %."""
    rng = np.random.default_rng(11)
    naive = kept = 0
    v, c = np.full(40, 0.03), np.full(40, 0.015)
    for _ in range(200):
        true = rng.normal(0, 0.18, (2, 40))
        x, y = true + np.sqrt(0.015) * rng.normal(size=40) + np.sqrt(0.015) * rng.normal(size=(2, 40))
        found = corrected_correlation(x, y, first_variances=v, second_variances=v, covariances=c)
        assert found.jackknife is not None
        assert found.jackknife.p_value is not None
        assert found.naive_p is not None
        naive += found.naive_p < 0.05
        kept += found.jackknife.p_value < 0.05
    assert naive > 40
    assert kept <= 20


def test_errors_of_respondents_by_hand() -> None:
    """Two organisations: pairs (1, 2), (3, 4) and (5, 1), (5, 3), (2, 2); within sums 8, 4 and 4 over 3 degrees."""
    found = sampling_errors([1, 3, 5, 5, 2, 9], [2, 4, 1, 3, 2, None], groups=list("aabbba"))
    assert (found.groups, found.sizes, found.respondents) == (("a", "b"), (2, 3), 5)
    assert found.first == pytest.approx((2, 4))
    assert found.within == pytest.approx((8 / 3, 2 / 3, 4 / 3))
    assert found.first_variances == pytest.approx((4 / 3, 8 / 9))
    assert found.covariances == pytest.approx((1 / 3, 2 / 9))
    alone = sampling_errors([1, 2], [1, 2], groups=["a", "b"])
    assert (alone.within, alone.reason) == (None, Reason.TOO_FEW_ANSWERS)


def test_screen_adjusts_over_all_pairs(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("FDR-01")
    found = all_pairs(case["input"]["scores"])
    assert [pair.p_holm for pair in found.pairs] == pytest.approx(case["expected"]["p_holm"])
    assert not any(pair.passes for pair in found.pairs)
    line = np.arange(12.0)
    clear = all_pairs(np.stack([line, line**2, np.cos(line * 7)], axis=1), coefficient="pearson")
    assert [pair.passes for pair in clear.pairs] == [True, False, False]
    assert clear.pairs[0].p_value == pytest.approx(stats.pearsonr(line, line**2).pvalue, rel=1e-6)


def test_a_column_without_variation_does_not_count_as_a_test() -> None:
    table = np.array([[1.0, 2, 7], [2, 1, 7], [3, 4, 7], [4, 3, 7]])
    first, *others = all_pairs(table).pairs
    assert first.p_benjamini_hochberg == first.p_value  # one test, nothing to adjust
    assert [pair.correlation for pair in others] == [None, None]


def network(k: int, *, seed: int, rho: float = 0.95) -> tuple[Any, Any]:
    """Three dimensions of k organisations: the first two go together, the third stands alone; small known errors."""
    rng = np.random.default_rng(seed)
    true = rng.normal(size=(k, 3)) * 0.4
    true[:, 1] = rho * true[:, 0] + (1 - rho**2) ** 0.5 * true[:, 1]
    error = np.array([[0.02, 0.01, 0.0], [0.01, 0.02, 0.0], [0.0, 0.0, 0.02]])
    return true + rng.multivariate_normal(np.zeros(3), error, size=k), np.tile(error, (k, 1, 1))


def test_rule_of_minimum_evidence() -> None:
    scores, errors = network(30, seed=1)
    other, other_errors = network(30, seed=2)
    few = relationship_evidence(scores[:5], sampling_covariances=errors[:5])
    assert {pair.evidence for pair in few} == {Evidence.PROFILES_ONLY}
    assert {(pair.r, pair.interval, pair.p_value) for pair in few} == {(None, None, None)}
    assert "not enough evidence" in few[0].sentence().text
    some = relationship_evidence(scores[:19], sampling_covariances=errors[:19])
    assert some[0].evidence is Evidence.EXPLORATORY
    assert some[0].r is not None
    assert some[0].interval is not None
    once = relationship_evidence(scores, sampling_covariances=errors)
    assert once[0].evidence is Evidence.NOT_REPLICATED
    both = {"other_scores": other, "other_sampling_covariances": other_errors}
    twice: Any = relationship_evidence(scores, sampling_covariances=errors, **both)
    assert [pair.evidence for pair in twice] == [Evidence.SUPPORTED, Evidence.NOT_CLEAR, Evidence.NOT_CLEAR]
    assert "tend to be higher in the other" in twice[0].sentence().text
    both["other_scores"] = other * np.array([1, -1, 1])
    both["other_sampling_covariances"] = other_errors * np.array([[1, -1, 1], [-1, 1, 1], [1, 1, 1]])
    turned: Any = relationship_evidence(scores, sampling_covariances=errors, **both)
    assert (turned[0].evidence, turned[0].agrees) == (Evidence.NOT_REPLICATED, False)


def test_evidence_needs_variation_between_organisations() -> None:
    scores, errors = network(20, seed=3)
    found = relationship_evidence(scores * 0.1, sampling_covariances=errors)
    assert {pair.evidence for pair in found} == {Evidence.NOT_COMPUTABLE}
    assert {pair.r for pair in found} == {None}
    assert {pair.p_adjusted for pair in found} == {None}


def strata_of(*wanted: tuple[float, int]) -> tuple[list[float], list[float], list[int]]:
    """Strata with exactly the correlation and size wanted, each at another level."""
    x: list[float] = []
    y: list[float] = []
    names: list[int] = []
    for name, (r, n) in enumerate(wanted):
        angle = 2 * np.pi * np.arange(n) / n
        x += list(np.cos(angle) + 5 * name)
        y += list(r * np.cos(angle) + (1 - r * r) ** 0.5 * np.sin(angle) - 5 * name)
        names += [name] * n
    return x, y, names


def test_within_strata_as_metafor() -> None:
    """R metafor 3.8-1 on escalc(measure = "ZCOR", ri = c(.62, .15, .48), ni = c(9, 7, 12)), FE and REML."""
    x, y, names = strata_of((0.62, 9), (0.15, 7), (0.48, 12))
    found = stratified_correlation(x, y, strata=names)
    assert [stratum.r for stratum in found.strata] == pytest.approx([0.62, 0.15, 0.48])
    assert (found.r, found.q, found.q_p_value, found.p_value) == pytest.approx(
        (0.468773626380244, 0.793958298796841, 0.672348044347703, 0.026658042837494)
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.058782985264335, 0.743447843896271))
    assert (found.tau2, found.r_random) == pytest.approx((0, 0.468773626380244), abs=1e-6)
    assert found.random_interval is not None  # with three strata far wider than the common effect's
    assert found.random_interval.low < found.interval.low
    # Between the strata everything goes the other way, which is what strata are for.
    over_all = pearson(x, y).r
    assert over_all is not None
    assert over_all < -0.9


def test_strata_that_cannot_be_used_are_told() -> None:
    x, y, names = strata_of((0.5, 8), (0.4, 3), (1.0, 6))
    found = stratified_correlation(x, y, strata=names)
    assert [stratum.used for stratum in found.strata] == [True, False, False]
    assert found.n == 8
    assert found.r == pytest.approx(0.5)
    none = stratified_correlation([1, 2], [1, 2], strata=["a", "b"])
    assert (none.r, none.reason) == (None, Reason.TOO_FEW_GROUPS)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: pearson([1, 2], [1]), "one length"),
        (lambda: spearman("a", [1, 2]), "row of numbers"),
        (lambda: kendall([[1]], [1]), "row of finite"),
        (lambda: pearson(X, Y, draws=0), "at least one arrangement"),
        (lambda: correlation_limits(2), "at least 3"),
        (lambda: corrected_correlation(Y1, Y2[1:], **ERRORS), "one length"),
        (lambda: corrected_correlation(Y1, Y2, **ERRORS | {"first_variances": V1[1:]}), "10 values but 9"),
        (lambda: corrected_correlation(Y1, Y2, **ERRORS | {"covariances": [0.1] * 10}), "larger than"),
        (lambda: corrected_correlation(Y1, Y2, **ERRORS | {"covariances": C12[1:]}), "covariances"),
        (lambda: corrected_correlation(Y1, Y2, **ERRORS | {"first_variances": [-1.0] * 10}), "negative"),
        (lambda: bivariate_model(Y1, Y2, **ERRORS | {"first_variances": [0.0] * 10}), "positive"),
        (lambda: bivariate_model(Y1, Y2, **ERRORS | {"covariances": V2}), "larger than"),
        (lambda: bivariate_model(Y1, [*Y2[:9], nan], **ERRORS), "gaps"),
        (lambda: all_pairs([1, 2]), "table"),
        (lambda: all_pairs([[1], [2]]), "two columns"),
        (lambda: all_pairs([[1, 2], [2, 3]], q=0), "false discovery rate"),
        (lambda: all_pairs([[1, 2]], coefficient="other"), "spearman or pearson"),  # type: ignore[arg-type]
        (lambda: relationship_evidence([[1, 2]], sampling_covariances=[[1, 2]]), "shape"),
        (lambda: relationship_evidence([[1, nan]], sampling_covariances=np.zeros((1, 2, 2))), "gaps"),
        (lambda: relationship_evidence([[1, 2]], sampling_covariances=np.zeros((1, 2, 2)), q=1), "false discovery"),
        (
            lambda: relationship_evidence([[1, 2]], sampling_covariances=np.zeros((1, 2, 2)), other_scores=[[1, 2]]),
            "both its scores",
        ),
        (lambda: sampling_errors([1], [1], groups=["a", "b"]), "two scores and a group"),
        (lambda: sampling_errors([None], [1], groups=["a"]), "nobody"),
        (lambda: stratified_correlation([1], [1], strata=[]), "a stratum"),
    ],
)
def test_nonsense_is_refused(call: Callable[[], Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        call()
