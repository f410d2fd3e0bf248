from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason, Scale
from benchstats.errors import TooManySteps
from benchstats.ordinal import cumulative_link, direction_check, midrank_test, superiority

stats: Any = import_module("scipy.stats")  # the second route; its types are not told
ordered: Any = import_module("statsmodels.miscmodels.ordinal_model")

A = [3, 4, 4, 5, 5, 4, 3, 2, 5, 4, 4, 5]  # reference case ORD-01
B = [3, 3, 4, 2, 4, 3, 4, 5, 2, 3, 3, 4, 3, 2, 4]
C, D = [1, 1, 2, 5, 5, 5, 4], [2, 3, 3, 3, 4, 3, 2, 3, 1]

some_counts = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(any)
few_counts = st.lists(st.integers(0, 2), min_size=3, max_size=3).filter(any)


def counts_of(answers: list[int]) -> tuple[int, ...]:
    return tuple(answers.count(value) for value in range(1, 6))


def answers_of(counts: list[int]) -> list[int]:
    return [value for value, count in enumerate(counts, start=1) for _ in range(count)]


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    """Coin 1.4.2 and ordinal 2022.11.16."""
    told = shared_case("ORD-01")
    a, b, expected = counts_of(told["input"]["a"]), counts_of(told["input"]["b"]), told["expected"]
    assert superiority(a, b).probability == pytest.approx(expected["prob_superiority_a"], abs=1e-12)
    assert superiority(a, b).cliffs_delta == pytest.approx(expected["cliffs_delta"], abs=1e-12)
    assert midrank_test(a, b).p_value == pytest.approx(expected["wilcoxon_exact_midrank_p"], abs=1e-12)
    logit, probit = cumulative_link(a, b), cumulative_link(a, b, link="probit")
    assert logit.shift == pytest.approx(expected["clm_logit_beta_b_vs_a"], abs=1e-9)
    assert logit.se == pytest.approx(expected["clm_logit_se"], abs=1e-9)
    assert logit.log_likelihood == pytest.approx(expected["clm_loglik"], abs=1e-9)
    assert probit.shift == pytest.approx(expected["clm_probit_beta_b_vs_a"], abs=1e-9)


# Pairs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "delta", "low", "high", "variance"),
    [
        (counts_of(A), counts_of(B), 0.433333333333333, -0.0150091205301301, 0.736596196623875, 0.0384992784992785),
        ([0, 0, 0, 0, 11], [0, 0, 0, 2, 5], 0.285714285714286, -0.119345773760949, 0.6092350280426, 0.0340136054421769),
        ([0, 0, 0, 3, 8], [0, 0, 2, 1, 4], 0.233766233766234, -0.306048832269349, 0.659833959944205,
         0.0676336650362624),
    ],
)  # fmt: skip
def test_cliffs_delta_of_orddom(
    a: list[int], b: list[int], delta: float, low: float, high: float, variance: float
) -> None:
    """R orddom 3.1 (asymmetric, t) and effsize 0.8.1 cliff.delta agree on these; items 10 and 7 of the pilots."""
    found = superiority(a, b)
    assert found.cliffs_delta == pytest.approx(delta, abs=1e-12)
    assert found.variance == pytest.approx(variance, abs=1e-12)
    assert found.delta_interval is not None
    assert (found.delta_interval.low, found.delta_interval.high) == pytest.approx((low, high), abs=1e-12)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx(((1 + low) / 2, (1 + high) / 2), abs=1e-12)


def test_groups_that_do_not_overlap() -> None:
    """R orddom on 4 5 5 4 5 against 1 2 3 3: the inner end is (n - t^2) / (n + t^2) with n = 4 and 7 degrees."""
    found = superiority(counts_of([4, 5, 5, 4, 5]), counts_of([1, 2, 3, 3]))
    assert found.cliffs_delta == 1
    assert found.delta_interval is not None
    assert (found.delta_interval.low, found.delta_interval.high) == pytest.approx((-0.165923630707974, 1), abs=1e-12)
    other = superiority(counts_of([1, 2, 3, 3]), counts_of([4, 5, 5, 4, 5]))
    assert other.delta_interval is not None
    assert (other.delta_interval.low, other.delta_interval.high) == pytest.approx((-1, 0.165923630707974), abs=1e-12)


@given(some_counts, some_counts)
def test_second_route_is_mann_and_whitneys_u(a: list[int], b: list[int]) -> None:
    u = stats.mannwhitneyu(answers_of(a), answers_of(b), method="asymptotic").statistic if any(a) else 0
    found = superiority(a, b)
    assert found.probability == pytest.approx(u / (sum(a) * sum(b)), abs=1e-12)
    if found.interval is not None and found.delta_interval is not None:
        assert 0 <= found.interval.low <= found.probability <= found.interval.high <= 1
        assert found.interval.low < found.interval.high  # also where all answers are alike


def test_one_answer_has_no_interval() -> None:
    found = superiority([0, 1], [3, 4])
    assert (found.interval, found.variance, found.reason) == (None, None, Reason.TOO_FEW_ANSWERS)
    assert found.sentence().text == (
        "A randomly chosen person of the first group (1 answers) answers higher than one of the second (7 answers) "
        "in 71 of 100 pairs, counting ties half."
    )


def test_pairs_are_said() -> None:
    assert (
        superiority(counts_of(A), counts_of(B))
        .sentence()
        .text.endswith("in 72 of 100 pairs, counting ties half; probably in 49 to 87.")
    )


# Midranks ----------------------------------------------------------------------------------------------------------


@given(few_counts, few_counts)
def test_midranks_equal_brute_force(counts_a: list[int], counts_b: list[int]) -> None:
    pooled = answers_of(counts_a) + answers_of(counts_b)
    doubled = [2 * sum(other < one for other in pooled) + pooled.count(one) + 1 for one in pooled]
    take = sum(counts_a)
    expected = Fraction(sum(doubled) * take, len(doubled))
    deals = [abs(sum(deal) - expected) for deal in combinations(doubled, take)]
    by_hand = Fraction(sum(deal >= abs(sum(doubled[:take]) - expected) for deal in deals), len(deals))
    found = midrank_test(counts_a, counts_b)
    assert found.p_value == float(by_hand)
    assert found.midrank_sum_a == sum(doubled[:take]) / 2


def test_midrank_values_of_r() -> None:
    """R: all combn(N, n) deals of rank(c(a, b)), a two-sided by distance from the mean."""
    assert midrank_test(counts_of([5, 5, 4, 4, 3]), counts_of([3, 2, 4, 1, 3, 3])).p_value == pytest.approx(
        0.0367965367965368, abs=1e-14
    )
    assert midrank_test(counts_of(C), counts_of(D)).p_value == pytest.approx(0.474125874125874, abs=1e-14)


def test_two_groups_of_sixty_are_exact_and_much_larger_ones_are_refused() -> None:
    assert midrank_test([12, 12, 12, 12, 12], [12, 13, 11, 13, 11]).p_value == pytest.approx(0.91, abs=0.1)
    with pytest.raises(TooManySteps, match="limit is 2,000,000"):
        midrank_test([40, 41, 43, 47, 59], [51, 42, 40, 40, 43])


def test_the_test_is_said_for_coordinators() -> None:
    found = midrank_test(counts_of(A), counts_of(B))
    assert (found.n, found.interval) == (27, None)
    assert found.sentence().text == (
        "Dealing the same 27 answers at random to groups of 12 and 15 sets them at least as far apart "
        "in 5.42 of 100 deals."
    )


# The cumulative link model -----------------------------------------------------------------------------------------

# R 4.2.2 MASS::polr 7.3-58.2 with reltol 1e-14 (to about 1e-6): shift, se, log-likelihood, thresholds.
OF_POLR = [
    (counts_of(A), counts_of(B), "logit", -1.560877425, 0.774770463, -33.538863475595,
     (-2.835504581, -1.170857779, 0.782926176)),
    (counts_of(A), counts_of(B), "probit", -0.886689715, 0.434124440, -33.609675633406,
     (-1.634820794, -0.662064119, 0.495430993)),
    (counts_of(C), counts_of(D), "logit", -0.873760614, 1.014570033, -24.661042697212,
     (-2.086385483, -1.164358803, 0.186360202, 0.949907360)),
    (counts_of(C), counts_of(D), "probit", -0.469984613, 0.556474656, -24.682187219581,
     (-1.166125535, -0.624790796, 0.206948643, 0.655179233)),
    # A value that nobody chose is dropped.
    ([4, 1, 1, 0, 9], [1, 5, 8, 0, 2], "logit", -0.944117732, 0.706969087, -40.584920747734,
     (-2.293709155, -1.258818132, 0.039772749)),
    ([4, 1, 1, 0, 9], [1, 5, 8, 0, 2], "probit", -0.434512339, 0.401507316, -40.915371796235,
     (-1.233642867, -0.639076521, 0.140878882)),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "link", "shift", "se", "log_likelihood", "thresholds"), OF_POLR)
def test_values_of_polr(
    a: list[int], b: list[int], link: Any, shift: float, se: float, log_likelihood: float, thresholds: tuple[float, ...]
) -> None:
    found = cumulative_link(a, b, link=link)
    assert found.shift == pytest.approx(shift, abs=3e-6)
    assert found.se == pytest.approx(se, abs=3e-6)
    assert found.log_likelihood == pytest.approx(log_likelihood, abs=1e-9)
    assert found.thresholds == pytest.approx(thresholds, abs=3e-6)


@pytest.mark.parametrize(
    ("link", "shift", "se", "log_likelihood"),
    [
        ("logit", 1.098612288668, 1.354006400773, -7.282368850594),
        ("probit", 0.661608863780, 0.797078403179, -7.282368850594),
    ],
)
def test_two_values_are_logistic_and_probit_regression(
    link: Any, shift: float, se: float, log_likelihood: float
) -> None:
    """R 4.2.2 glm(family = binomial(link)), 4 of 7 against 4 of 5."""
    found = cumulative_link([3, 4], [1, 4], link=link)
    assert (found.shift, found.se, found.log_likelihood) == pytest.approx((shift, se, log_likelihood), abs=1e-7)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=4, max_size=4),
    st.lists(st.integers(1, 9), min_size=4, max_size=4),
    st.sampled_from(["logit", "probit"]),
)
def test_second_route_statsmodels(a: list[int], b: list[int], link: Any) -> None:
    levels = np.array(answers_of(a) + answers_of(b))
    group = np.repeat([0.0, 1.0], [sum(a), sum(b)])[:, None]
    model = ordered.OrderedModel(levels, group, distr=link)
    fit = model.fit(method="bfgs", disp=False, gtol=1e-8)
    found = cumulative_link(a, b, link=link)
    assert found.log_likelihood == pytest.approx(fit.llf, abs=1e-6)
    assert found.shift == pytest.approx(fit.params[0], abs=1e-4)


@settings(max_examples=150)
@given(some_counts, some_counts, st.sampled_from(["logit", "probit"]))
def test_the_likelihood_is_largest_where_it_says(a: list[int], b: list[int], link: Any) -> None:
    """Its value, computed anew from the thresholds, falls whichever way one steps; the p value of 0 shift is kept."""
    found = cumulative_link(a, b, link=link)
    assert (found.shift is None) == (found.reason is not None)
    if found.shift is None or found.thresholds is None or found.log_likelihood is None:
        return
    below = stats.logistic.cdf if link == "logit" else stats.norm.cdf

    def at(shift: float, thresholds: Any) -> float:
        total = 0.0
        for counts, moved in ((a, 0.0), (b, shift)):
            edges = np.concatenate([[0.0], below(np.asarray(thresholds) - moved), [1.0]])
            total += sum(counts[value] * np.log(p) for value, p in zip(found.values, np.diff(edges), strict=True)
                         if counts[value])  # fmt: skip
        return float(total)

    here = at(found.shift, found.thresholds)
    assert here == pytest.approx(found.log_likelihood, abs=1e-8)
    for step in (-1e-3, 1e-3):
        assert at(found.shift + step, found.thresholds) < here
        assert at(found.shift, [one + step for one in found.thresholds]) < here


@pytest.mark.parametrize(
    ("a", "b", "direction"),
    [
        ([3, 4, 0, 0], [0, 0, 2, 2], 1),
        ([0, 0, 2, 2], [3, 4, 0, 0], -1),
        ([3, 4, 0, 0], [0, 2, 2, 2], 1),  # they share one value, and the threshold follows the shift
        ([0, 5, 0, 0], [0, 2, 2, 0], 1),
    ],
)
def test_groups_that_do_not_overlap_have_no_largest_shift(a: list[int], b: list[int], direction: int) -> None:
    found = cumulative_link(a, b)
    assert (found.shift, found.se, found.thresholds, found.interval) == (None,) * 4
    assert (found.direction, found.reason) == (direction, Reason.SEPARATED)
    assert found.sentence().text.endswith("do not overlap.")


def test_answers_all_alike_have_no_shift() -> None:
    found = cumulative_link([0, 5, 0], [0, 3, 0])
    assert (found.shift, found.direction, found.reason) == (None, 0, Reason.NO_VARIATION)
    assert found.sentence().text == "All 8 answers of the two groups are alike."


def test_equal_groups_have_no_shift_and_no_direction() -> None:
    found = cumulative_link([1, 4, 2, 3], [2, 8, 4, 6])
    assert found.shift == pytest.approx(0, abs=1e-9)
    assert found.direction == 0


def test_shifts_are_said() -> None:
    assert cumulative_link(counts_of(C), counts_of(D)).sentence().text == (
        "With 7 and 9 answers it cannot be told which of the two groups answers higher."
    )
    lower = cumulative_link(counts_of(A), counts_of(B)).sentence().text
    higher = cumulative_link(counts_of(B), counts_of(A)).sentence().text
    assert lower == "The second group (15 answers) tends to answer lower than the first (12 answers)."
    assert higher == "The second group (12 answers) tends to answer higher than the first (15 answers)."


def test_many_answers_settle_too() -> None:
    found = cumulative_link([10**6, 3, 2 * 10**6], [10**6, 4, 10**6])
    assert found.shift is not None
    assert found.shift < 0


def test_unknown_links_are_refused() -> None:
    with pytest.raises(InputError, match="one of logit, probit, not cauchit"):
        cumulative_link([1, 2], [2, 1], link="cauchit")  # type: ignore[arg-type]


@pytest.mark.parametrize("method", [superiority, midrank_test, cumulative_link])
@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ([0, 0], [1, 2], "at least one answer"),
        ([1, 2], [1, 2, 3], "on 2 and 3 values"),
        ([1, -2], [1, 2], "cannot be negative"),
        ([1.5, 2], [1, 2], "whole numbers"),
        ([3], [2], "at least 2 values"),
    ],
)
def test_groups_that_make_no_sense_are_refused(method: Any, a: list[Any], b: list[Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        method(a, b)


# The rule of direction ---------------------------------------------------------------------------------------------


def test_both_readings_agree_on_the_reference_case() -> None:
    found = direction_check(counts_of(B), counts_of(A), scale=Scale(1, 5))
    assert found.mean_difference == pytest.approx(49 / 15 - 48 / 12, abs=1e-12)
    assert found.probit_shift == pytest.approx(-0.886689733753634, abs=1e-9)
    assert found.may_be_stated
    assert "point the same way" in found.sentence().text


def test_an_inversion_is_found() -> None:
    """Five moderate answers against two low and four top ones: R says 3.80 - 3.67 > 0, but polr (probit) -0.56583."""
    found = direction_check([0, 0, 1, 4, 0], [2, 0, 0, 0, 4], scale=Scale(1, 5))
    assert found.mean_difference == pytest.approx(2 / 15, abs=1e-12)
    assert found.probit_shift == pytest.approx(-0.565828, abs=1e-5)
    assert not found.may_be_stated
    assert found.sentence().text == (
        "The mean and the order of the answers (5 here, 6 elsewhere) point different ways, "
        "so only the distribution is shown."
    )


def test_no_overlap_still_has_a_direction() -> None:
    found = direction_check([0, 0, 0, 0, 9], [0, 0, 0, 9, 0], scale=Scale(1, 5))
    assert (found.probit_shift, found.probit_direction, found.may_be_stated) == (None, 1, True)


@given(some_counts)
def test_a_group_against_itself_agrees_on_nothing_at_all(counts: list[int]) -> None:
    found = direction_check(counts, counts, scale=Scale(1, 5))
    assert (found.mean_difference, found.probit_direction, found.may_be_stated) == (0, 0, True)
