"""Two groups in pairs: values from R orddom and Mann and Whitney's U."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from tests.benchstats.ordinal.groups import A, B, answers_of, counts_of, some_counts, stats

from benchstats import Reason
from benchstats.ordinal import cumulative_link, midrank_test, superiority


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
        "A randomly chosen person of the first group (n = 1) answers higher than one of the second (n = 7) "
        "in 71 of 100 pairs, counting ties half."
    )


def test_pairs_are_said() -> None:
    assert (
        superiority(counts_of(A), counts_of(B))
        .sentence()
        .text.endswith("in 72 of 100 pairs, counting ties half; probably in 49 to 87.")
    )
