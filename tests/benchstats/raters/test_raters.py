"""Agreement of raters against published examples and other software."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason, Scale
from benchstats.raters import (
    Firmness,
    code_alphas,
    cohen_kappa,
    gwet_ac,
    hughes_alpha,
    krippendorff_alpha,
    masi_alpha,
    rater_icc,
)
from benchstats.raters.firmness import firmness_of

peer: Any = import_module("krippendorff")  # the second route; its types are not told

# Krippendorff's reliability data C: 12 units, 4 observers, with gaps (Hayes and Krippendorff 2007).
DATA_C: list[list[int | None]] = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
]  # fmt: skip
# Six targets, four judges: Shrout and Fleiss 1979, Psychological Bulletin 86, table 2.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
FIVE = Scale(1, 5)

rating = st.one_of(st.integers(1, 5), st.none())
tables = st.lists(st.lists(rating, min_size=3, max_size=3), min_size=2, max_size=15)


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorffs_own_data(level: Any, alpha: float) -> None:
    """Published by Krippendorff (2011, Computing Krippendorff's Alpha-Reliability)."""
    assert krippendorff_alpha(DATA_C, level=level).value == pytest.approx(alpha, abs=0.0005)


@given(tables, st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_alpha_as_the_package_krippendorff_gives_it(rows: list[list[int | None]], level: Any) -> None:
    found = krippendorff_alpha(rows, level=level)
    paired = [row for row in rows if sum(one is not None for one in row) >= 2]
    if len({one for row in paired for one in row if one is not None}) < 2:
        assert found.value is None
        assert found.reason is not None
        return
    data = np.array([[np.nan if one is None else one for one in row] for row in rows], dtype=float).T
    expected = peer.alpha(reliability_data=data, level_of_measurement=level)
    assert found.value == pytest.approx(expected, abs=1e-9)


def test_bootstrap_is_wide_and_the_same_again() -> None:
    def drawn(seed: int) -> Any:
        return krippendorff_alpha(DATA_C, generator=np.random.default_rng(seed)).interval

    first = drawn(1)
    assert first == drawn(1)
    assert first != drawn(2)
    # Percentile bootstrap over units, 0.438 to 1.0 in reference case KRI-01, to Monte Carlo error.
    assert (first.low, first.high) == pytest.approx((0.4379, 1.0), abs=0.03)


def test_hughes_jackknife() -> None:
    """R krippendorffsalpha 2.0, method = "analytical", interval distance; reference case KRI-01."""
    found = hughes_alpha(DATA_C)
    assert found.value == pytest.approx(0.8582387, abs=1e-7)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.05001161, 0.99432735), abs=1e-6)


def test_icc_of_shrout_and_fleiss() -> None:
    """Table 4 of the paper: .17, .29, .71, .44, .62, .91."""
    found = rater_icc(SHROUT_FLEISS)
    values = [found.icc1, found.icc2, found.icc3, found.icc1_k, found.icc2_k, found.icc3_k]
    assert [round(one.value, 2) for one in values if one.value is not None] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]
    # Mean squares of their table 3.
    assert (found.ms_plans, found.ms_within, found.ms_raters, found.ms_rest) == pytest.approx(
        (11.24, 6.26, 32.49, 1.02), abs=0.006
    )


def test_gwet_ac1_of_the_same_data() -> None:
    """AC1 0.77544 with standard error 0.14295: Gwet 2014, Handbook of Inter-Rater Reliability, and R irrCAC."""
    found = gwet_ac(DATA_C, levels=FIVE, weights="unweighted")
    assert (found.value, found.se) == pytest.approx((0.77544, 0.14295), abs=5e-6)


def test_kappa_of_cohens_weighted_example() -> None:
    """Two raters and three levels worked by hand: observed 0.7, expected 0.41, kappa 0.29/0.59."""
    first = [1] * 5 + [2] * 3 + [3] * 2
    second = [1, 1, 1, 1, 2, 2, 2, 1, 3, 2]
    found = cohen_kappa(first, second, levels=Scale(1, 3), weights="unweighted")
    expected = 0.5 * 0.5 + 0.3 * 0.4 + 0.2 * 0.1
    assert found.value == pytest.approx((0.7 - expected) / (1 - expected))
    assert (found.exact, found.within_one, found.n) == (7, 10, 10)


@given(st.lists(st.tuples(rating, rating), min_size=2, max_size=30))
def test_quadratic_kappa_is_the_same_for_exchanged_raters(pairs: list[tuple[int | None, int | None]]) -> None:
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    for weights in ("unweighted", "linear", "quadratic"):
        one = cohen_kappa(first, second, levels=FIVE, weights=weights)
        other = cohen_kappa(second, first, levels=FIVE, weights=weights)
        assert (one.value is None) == (other.value is None)
        assert one.value == pytest.approx(other.value)
        assert (one.exact, one.within_one) == (other.exact, other.within_one)


def test_levels_that_nobody_gave_count_for_linear_weights_as_the_scale_has_them() -> None:
    first, second = [1, 1, 5, 5, 1], [1, 5, 5, 5, 1]
    on_scale = cohen_kappa(first, second, levels=FIVE, weights="linear")
    as_given = cohen_kappa(first, second, levels=[1, 5], weights="linear")
    assert on_scale.value == pytest.approx(as_given.value)  # ends only: the same either way
    middle = cohen_kappa([1, 2, 5, 2], [1, 5, 5, 2], levels=FIVE, weights="linear")
    given_ones = cohen_kappa([1, 2, 5, 2], [1, 5, 5, 2], levels=[1, 2, 5], weights="linear")
    assert middle.value != pytest.approx(given_ones.value)


def test_sets_of_codes_by_hand() -> None:
    """MASI: 1 - 1/2 * 2/3 for a subset of two, 0 for equals, 1 for disjoint sets (Passonneau 2006)."""
    subset = 1 - 1 / 2 * 2 / 3
    observed = 2 * subset / 4  # the two codings of the first unit differ, those of the second do not
    # All pairs of {a, b}, {a}, {c}, {c}: one subset, four disjoint, one of equals.
    expected = 2 * (subset + 4 * 1 + 0) / (4 * 3)
    assert masi_alpha([[{"a", "b"}, {"a"}], [{"c"}, {"c"}]]).value == pytest.approx(1 - observed / expected)


def test_each_code_by_itself() -> None:
    found = {one.code: one for one in code_alphas([[{"a", "b"}, {"a"}], [{"c"}, {"c"}], [{"b"}, {"b", "c"}]])}
    assert found["a"].value == 1.0
    assert (found["b"].n, found["b"].given) == (3, 2)
    assert found["b"].value == pytest.approx(1 - (2 / 6) / (2 * 3 * 3 / (6 * 5)))


@pytest.mark.parametrize(
    ("interval_low", "firmness"),
    [
        (0.80, Firmness.FIRM),
        (0.79, Firmness.TENTATIVE),
        (0.667, Firmness.TENTATIVE),
        (0.66, Firmness.LOCAL),
        (None, None),
    ],
)
def test_labels_at_their_borders(interval_low: float | None, firmness: Firmness | None) -> None:
    assert firmness_of(interval_low) is firmness


def test_what_cannot_be_told_is_none_with_a_reason() -> None:
    assert krippendorff_alpha([[3, 3]] * 5).reason is Reason.NO_VARIATION
    assert krippendorff_alpha([[3, None]] * 5).reason is Reason.TOO_FEW_ANSWERS
    assert cohen_kappa([None], [3], levels=FIVE, weights="linear").value is None
    assert rater_icc([[3, 3], [3, 3]]).icc2_k.value is None


@pytest.mark.parametrize(
    "call",
    [
        lambda: krippendorff_alpha([[1, 2]], level="ordinary"),  # type: ignore[arg-type]
        lambda: cohen_kappa([1], [1, 2], levels=FIVE, weights="linear"),
        lambda: cohen_kappa([9], [1], levels=FIVE, weights="linear"),
        lambda: gwet_ac([[9, 1]], levels=FIVE, weights="linear"),
    ],
)
def test_nonsense_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(InputError):
        call()
