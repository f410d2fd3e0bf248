"""Perturbation against the Handbook, R (ptable, nloptr) and OpenDP."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.perturbation import (
    BudgetLedger,
    Change,
    Noise,
    PerturbationTable,
    Spending,
    maximum_entropy_table,
    noise_accuracy,
    noise_scale,
    noisy_count,
    perturbed_count,
)

# The worked example of the Handbook on SDC, 2nd ed., section 5.4 (DISC-12).
HANDBOOK = [
    Change(0, 0, 0, 1), Change(1, 0, 0, 0.5), Change(1, 2, 0.5, 1), Change(2, 2, 0, 0.8), Change(2, 3, 0.8, 1),
    Change(3, 2, 0, 0.3), Change(3, 3, 0.3, 0.7), Change(3, 4, 0.7, 1),
]  # fmt: skip


def test_the_handbook_looks_up_a_three_as_a_four() -> None:
    found = perturbed_count([0.9, 0.3, 0.6], changes=HANDBOOK)
    assert (found.count, found.cell_key, found.value) == (3, 0.8, 4)
    assert found.n == 4
    assert "3" not in found.sentence().text


def test_a_key_on_a_limit_is_read_as_it_is_written() -> None:
    """0.1 + 0.2 is the limit 0.3 exactly, which floating point misses: the lower range has its upper end."""
    assert perturbed_count([0.1, 0.2, 0.0], changes=HANDBOOK).value == 2
    assert perturbed_count([0.1, 0.2, 0.0], changes=HANDBOOK, upper_included=False).value == 3
    assert perturbed_count([0.5, 0.5, 0.0], changes=HANDBOOK).value == 2


def test_larger_counts_move_like_the_largest_of_the_table() -> None:
    assert perturbed_count([0.0] * 9 + [0.8], changes=HANDBOOK).value == 11
    assert perturbed_count([0.0] * 9 + [0.2], changes=HANDBOOK).value == 9
    assert perturbed_count([], changes=HANDBOOK).value == 0


@given(st.lists(st.integers(0, 999).map(lambda key: key / 1000), max_size=9))
def test_the_same_people_have_the_same_noise(keys: list[float]) -> None:
    assert perturbed_count(keys, changes=HANDBOOK) == perturbed_count(keys[::-1], changes=HANDBOOK)


def test_keys_and_tables_that_make_no_sense_are_refused() -> None:
    with pytest.raises(InputError, match="below 1"):
        perturbed_count([1.0], changes=HANDBOOK)
    with pytest.raises(InputError, match="at least one row"):
        perturbed_count([0.1], changes=[])
    with pytest.raises(InputError, match="says nothing"):
        perturbed_count([0.1], changes=[Change(1, 1, 0.5, 1)])


def shares(table: PerturbationTable, original: int) -> dict[int, float]:
    return {one.value: one.probability for one in table.row(original)}


def test_the_vignette_of_ptable_is_met() -> None:
    """R ptable, vignette, D = 2, V = 1.08, js = 1: a 1 becomes 0, 2 or 3 with 0.5133, 0.46 and 0.0267."""
    found = maximum_entropy_table(variance=1.08, barred=(1,))
    assert shares(found, 1) == pytest.approx({0: 0.5133, 2: 0.46, 3: 0.0267}, abs=5e-5)


# R: nloptr 2.0.3 (SLSQP) on the objective and equations of ptable::pt_optim_entropy(optim = 4).
NLOPTR = [
    (2, 1.0, [0.06382713672, 0.24469145310, 0.38296282035, 0.24469145310, 0.06382713672]),
    (2, 0.9, [0.05154608946, 0.24381564214, 0.40927653678, 0.24381564214, 0.05154608946]),
    (2, 2.0, [0.2] * 5),
    (3, 2.0, [0.03735820875, 0.11190780634, 0.21614489589, 0.26917817805, 0.21614489589, 0.11190780633,
              0.03735820875]),
]  # fmt: skip


@pytest.mark.parametrize(("most", "variance", "wanted"), NLOPTR)
def test_symmetric_noise_is_that_of_the_reference(most: int, variance: float, wanted: list[float]) -> None:
    found = maximum_entropy_table(largest_change=most, variance=variance, barred=())
    assert list(shares(found, 1000).values()) == pytest.approx(wanted, abs=2e-9)


def test_the_table_of_the_house_has_no_ones_and_twos() -> None:
    found = maximum_entropy_table()
    assert shares(found, 1) == pytest.approx({0: 2 / 3, 3: 1 / 3})
    assert shares(found, 2) == pytest.approx({0: 1 / 3, 3: 2 / 3})
    assert shares(found, 3) == {3: 1.0}
    # nloptr as above on the moves -1, 0, 1, 2.
    wanted = {3: 0.3980647111, 4: 0.3058058666, 5: 0.1941941334, 6: 0.1019352889}
    assert shares(found, 4) == pytest.approx(wanted, abs=2e-9)
    assert found.variances == pytest.approx((0, 2, 2, 0, 1, 1))
    assert found.n == 6


@given(st.integers(2, 4), st.floats(0.05, 0.6), st.sampled_from([(), (1,), (1, 2)]))
def test_noise_is_nobodys_gain(most: int, part: float, barred: tuple[int, ...]) -> None:
    table = maximum_entropy_table(largest_change=most, variance=part * most**2, barred=barred)
    for original in range(table.n):
        row = shares(table, original)
        assert sum(row.values()) == pytest.approx(1)
        assert sum((value - original) * share for value, share in row.items()) == pytest.approx(0, abs=1e-6)
        assert all(value >= 0 and value not in barred and abs(value - original) <= most for value in row)
        ends = [(one.lower, one.upper) for one in table.row(original)]
        assert ends[0][0] == 0
        assert ends[-1][1] == pytest.approx(1, abs=1e-15)
        assert all(one[1] == other[0] for one, other in pairwise(ends))


def test_every_cell_key_finds_a_row_of_a_made_table() -> None:
    table = maximum_entropy_table()
    for key in np.linspace(0, 0.9999, 301).round(4).tolist():
        assert perturbed_count([key, *[0.0] * 5], changes=table.changes).value in range(4, 9)


@pytest.mark.parametrize(
    "wrong", [{"largest_change": 0}, {"variance": 0.0}, {"variance": 4.5}, {"barred": (0,)},
              {"largest_change": 1, "barred": (1, 2)}]
)  # fmt: skip
def test_noise_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError):
        maximum_entropy_table(**wrong)  # type: ignore[arg-type]


# OpenDP 0.16.0: *_scale_to_accuracy(scale, alpha) for Laplace, discrete Laplace, Gaussian, discrete Gaussian.
ACCURACIES = [
    (0.3, 0.05, 0.8987196820661972, 1.096148111410342, 0.5879891953620161, 1.0),
    (1.0, 0.05, 2.995732273553991, 3.3756177665957137, 1.9599639845400538, 3.0),
    (2.0, 0.05, 5.991464547107982, 6.42960493986766, 3.9199279690801077, 5.0),
    (2.0, 0.3, 2.4079456086518722, 2.846086001411549, 2.072866778987579, 3.0),
    (5.5, 0.01, 25.3284360229345, 25.80573998617197, 14.167061169518956, 15.0),
]
# OpenDP 0.16.0: accuracy_to_*_scale(accuracy, alpha).
SCALES = [
    (1.0, 0.05, 0.33380820069533407, 0.27295842040939744, 0.510213456924654, 0.3707466793890236),
    (3.0, 0.3, 2.491750635247612, 2.1248752332382863, 2.894542023067442, 2.4293785034942235),
    (10.0, 0.05, 3.3380820069533406, 3.1842283758395173, 5.10213456924654, 4.8556139854798825),
    (12.5, 0.01, 2.7143405118953243, 2.616079933930955, 4.852806039118303, 4.473890360874899),
]


@pytest.mark.parametrize(("scale", "alpha", "laplace", "discrete", "gaussian", "whole"), ACCURACIES)
def test_accuracy_is_opendps(
    scale: float, alpha: float, laplace: float, discrete: float, gaussian: float, whole: float
) -> None:
    found = [noise_accuracy(scale, noise=noise, alpha=alpha).accuracy for noise in Noise]
    assert found == pytest.approx([laplace, discrete, gaussian, whole], rel=1e-12)


@pytest.mark.parametrize(("accuracy", "alpha", "laplace", "discrete", "gaussian", "whole"), SCALES)
def test_scale_is_opendps(
    accuracy: float, alpha: float, laplace: float, discrete: float, gaussian: float, whole: float
) -> None:
    found = [noise_scale(accuracy, noise=noise, alpha=alpha).scale for noise in Noise]
    assert found == pytest.approx([laplace, discrete, gaussian, whole], rel=1e-12)


@given(st.floats(1, 50), st.floats(0.001, 0.5), st.sampled_from(list(Noise)[:3]))
def test_scale_and_accuracy_are_inverse(accuracy: float, alpha: float, noise: Noise) -> None:
    scale = noise_scale(accuracy, noise=noise, alpha=alpha).scale
    assert noise_accuracy(scale, noise=noise, alpha=alpha).accuracy == pytest.approx(accuracy)


def test_noise_without_sense_is_refused() -> None:
    for scale, alpha in ((0.0, 0.05), (float("nan"), 0.05), (1.0, 0.0), (1.0, 1.0), (1e7, 0.05)):
        with pytest.raises(InputError):
            noise_accuracy(scale, noise=Noise.LAPLACE, alpha=alpha)
    with pytest.raises(InputError, match="and 10000, not"):
        noise_accuracy(1e5, noise=Noise.DISCRETE_GAUSSIAN)
    with pytest.raises(InputError, match="at least 1"):
        noise_scale(0.9, noise=Noise.DISCRETE_GAUSSIAN)
    with pytest.raises(InputError, match="no scale of use"):
        noise_scale(3.0, noise=Noise.DISCRETE_LAPLACE, alpha=1 - 1e-12)


def test_noise_has_the_promised_spread() -> None:
    """Variance of discrete Laplace noise of scale 1: 2 p / (1 - p)^2 with p = exp(-1), 1.841."""
    generator = np.random.default_rng(12)
    noise = np.array([noisy_count(50, epsilon=1.0, generator=generator).value - 50 for _ in range(4000)])
    assert noise.mean() == pytest.approx(0, abs=0.1)
    assert noise.var() == pytest.approx(2 * np.exp(-1) / (1 - np.exp(-1)) ** 2, rel=0.1)
    assert np.mean(np.abs(noise) >= 3.3756) <= 0.05


def test_a_noisy_count_keeps_the_true_one_to_itself() -> None:
    found = noisy_count(12, epsilon=0.5, generator=np.random.default_rng(3))
    assert found.scale == 2
    assert found.interval.high - found.value == pytest.approx(6.42960493986766)
    assert not hasattr(found, "count")


def test_sensitivity_widens_the_noise() -> None:
    assert noisy_count(1, epsilon=0.5, sensitivity=3, generator=np.random.default_rng(3)).scale == 6
    assert noisy_count(1, epsilon=1.0, generator=np.random.default_rng(3)).epsilon == 1
    for wrong in ({"epsilon": 0.0}, {"epsilon": 1.001}, {"epsilon": float("nan")}, {"epsilon": 1.0, "sensitivity": 0}):
        with pytest.raises(InputError):
            noisy_count(1, generator=np.random.default_rng(3), **wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        noisy_count(-1, epsilon=1.0, generator=np.random.default_rng(3))


def test_ten_tenths_are_the_whole_budget() -> None:
    ledger = BudgetLedger()
    for week in range(10):
        ledger = ledger.spent_on(f"week {week}", epsilon="0.1")
    assert ledger.left == 0
    assert ledger.spendings[0] == Spending("week 0", Fraction(1, 10))
    with pytest.raises(InputError, match="only 0 is left"):
        ledger.spent_on("one more", epsilon="0.001")
    with pytest.raises(InputError, match="above zero"):
        ledger.spent_on("nothing", epsilon=Fraction(0))
    assert BudgetLedger(total=Fraction(1, 2)).left == Fraction(1, 2)


@pytest.mark.parametrize("total", [Fraction(0), Fraction(-1), Fraction(1001, 1000)])
def test_a_budget_is_never_above_the_house_limit(total: Fraction) -> None:
    with pytest.raises(InputError, match="at most 1"):
        BudgetLedger(total=total)


def test_a_ledger_cannot_be_made_overspent() -> None:
    with pytest.raises(InputError, match="come to at most"):
        BudgetLedger(spendings=(Spending("a", Fraction(3, 4)), Spending("b", Fraction(1, 2))))
    with pytest.raises(InputError, match="above 0"):
        BudgetLedger(spendings=(Spending("a", Fraction(3, 4)), Spending("b", Fraction(-1, 2))))
