"""Partial pooling, joint draws, standings and exceedance: against bayesmeta, quadrature and brute force."""

from collections.abc import Callable
from itertools import combinations, permutations
from math import exp, inf, log, nan, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, optimize, stats

from benchstats import InputError, Reason
from benchstats.pooling import (
    Draws,
    above_others,
    exceeds,
    partial_pooling,
    prior_sensitivity,
    random_effects,
    standard_draws,
    standings,
)
from benchstats.pooling.mixtures import CLOSE, Mixture, _near_quantiles
from benchstats.pooling.spread import spread_between

FIVE = [3.91, 4.22, 3.68, 4.41, 4.02]
FIVE_V = [0.0784, 0.04, 0.0256, 0.0144, 0.0121]
ALIKE = [4.05, 4.1, 3.98, 4.07]
ALIKE_V = [0.09, 0.0484, 0.0324, 0.0144]
THREE, THREE_V = [3.6, 4.1, 4.3], [0.05, 0.02, 0.09]

level = st.floats(1, 5).map(lambda one: round(one, 3))
variance = st.floats(2e-3, 0.5).map(lambda one: round(one, 5))
few = st.lists(st.tuples(level, variance), min_size=1, max_size=7)


def drawn(groups: int, draws: int = 4000, seed: int = 20260101) -> Draws:
    return standard_draws(np.random.default_rng(seed), groups=groups, draws=draws)


def integrated(y: list[float], v: list[float], scale: float, of: Callable[..., float]) -> float:
    """The mean of of(mu_t, Var(mu_t), t) over the posterior of tau by adaptive quadrature, straight in tau."""
    means, variances = np.array(y), np.array(v)

    def parts(t: float) -> tuple[float, float, float]:
        weights = 1 / (variances + t * t)
        mean = float(weights @ means / weights.sum())
        height = 0.5 * np.log(weights).sum() - 0.5 * log(weights.sum()) - 0.5 * weights @ (means - mean) ** 2
        return float(height) - 0.5 * (t / scale) ** 2, mean, 1 / float(weights.sum())

    top = max(parts(t)[0] for t in np.linspace(0, 6 * scale, 400))
    settings_of = {"limit": 400, "epsabs": 1e-11, "points": [0.05 * scale, 0.3 * scale, scale, 2 * scale]}

    def over(function: Callable[[float], float]) -> float:
        return float(integrate.quad(function, 0, 12 * scale, **settings_of)[0])

    whole = over(lambda t: exp(parts(t)[0] - top))
    return over(lambda t: exp(parts(t)[0] - top) * of(*parts(t)[1:], t)) / whole


def test_five_groups_are_bayesmeta() -> None:
    """BAYES-01: bayesmeta 3.4, tau.prior half-normal(0.4); its own accuracy is about 5e-4."""
    found = partial_pooling(FIVE, variances=FIVE_V)
    assert (found.tau_median, found.tau_mean) == pytest.approx((0.271298050996869, 0.294548176558914), abs=5e-4)
    assert (found.mu_median, found.mu_mean) == pytest.approx((4.06683164913561, 4.06388196227559), abs=5e-4)
    assert (found.interval.low, found.interval.high) == pytest.approx((3.72451430579153, 4.39441654642116), abs=1e-3)
    shortest = (found.tau_interval.low, found.tau_interval.high)
    assert shortest == pytest.approx((0.0532318254646667, 0.59034725377543), abs=1e-3)
    assert found.theta_mean == pytest.approx(
        (3.99215322530675, 4.16170797355668, 3.79769388572678, 4.33818406958149, 4.02967065720625), abs=5e-4
    )
    assert found.theta_sd == pytest.approx(
        (0.209273339229123, 0.167049794781356, 0.159693168135961, 0.12258088639057, 0.102768078430339), abs=5e-4
    )
    assert found.theta_median == pytest.approx(
        (4.00075461122183, 4.15726136061552, 3.79922224176253, 4.33839809779558, 4.03041553649154), abs=5e-4
    )
    assert found.theta_new_sd == pytest.approx(0.366850224157791, abs=1e-3)
    assert found.above_mu_median == pytest.approx(
        (0.367670433694911, 0.714477132768918, 0.0444370066597721, 0.986987167668283, 0.360764929597344), abs=1e-3
    )


@pytest.mark.parametrize(
    ("y", "v", "scale"),
    [(FIVE, FIVE_V, 0.4), (ALIKE, ALIKE_V, 0.4), (THREE, THREE_V, 0.8), ([3.0, 4.0], [0.01, 0.3], 0.2),
     ([71.2, 64.5, 80.1, 58.9], [12.1, 4.4, 30.2, 8.8], 10.0)],
)  # fmt: skip
def test_grid_is_adaptive_quadrature(y: list[float], v: list[float], scale: float) -> None:
    found = partial_pooling(y, variances=v, prior_scale=scale)
    close = 1e-7 * scale
    mu = integrated(y, v, scale, lambda mean, _, __: mean)
    assert found.mu_mean == pytest.approx(mu, abs=close)
    assert found.tau_mean == pytest.approx(integrated(y, v, scale, lambda _, __, t: t), abs=close)
    new = integrated(y, v, scale, lambda mean, square, t: square + t * t + (mean - mu) ** 2)
    assert found.theta_new_sd == pytest.approx(sqrt(new), abs=1e-6 * scale)
    for at, (own, noise) in enumerate(zip(y, v, strict=True)):

        def centre(mean: float, t: float, own: float = own, noise: float = noise) -> float:
            return own + noise / (noise + t * t) * (mean - own)

        def square(variance: float, t: float, noise: float = noise) -> float:
            drawn_in = noise / (noise + t * t)
            return (1 - drawn_in) * noise + drawn_in**2 * variance

        first = integrated(y, v, scale, lambda mean, _, t: centre(mean, t))
        second = integrated(y, v, scale, lambda m, s, t: square(s, t) + (centre(m, t) - first) ** 2)  # noqa: B023
        assert found.theta_mean[at] == pytest.approx(first, abs=close)
        assert found.theta_sd[at] == pytest.approx(sqrt(second), abs=1e-6 * scale)
        for end, share in ((found.theta_intervals[at].low, 0.025), (found.theta_intervals[at].high, 0.975)):
            below = integrated(
                y, v, scale,
                lambda m, s, t: float(stats.norm.cdf((end - centre(m, t)) / sqrt(square(s, t)))),  # noqa: B023
            )  # fmt: skip
            assert below == pytest.approx(share, abs=1e-6)
    assert integrated(y, v, scale, lambda _, __, t: float(t <= found.tau_median)) == pytest.approx(0.5, abs=2e-4)


def test_shortest_interval_of_tau_is_shorter_than_its_neighbours_and_holds_as_much() -> None:
    found = partial_pooling(FIVE, variances=FIVE_V)
    low, high = found.tau_interval.low, found.tau_interval.high
    spread = spread_between(np.array(FIVE) - FIVE[0], np.array(FIVE_V), prior_scale=0.4)
    inside = integrated(FIVE, FIVE_V, 0.4, lambda _, __, t: float(low <= t <= high))
    assert inside == pytest.approx(0.95, abs=2e-4)
    for tail in np.linspace(0, 0.05, 21):
        ends = spread.quantiles(np.array([tail, tail + 0.95]))
        assert ends[1] - ends[0] >= high - low - 1e-6


def test_alike_groups_stay_apart_in_what_is_known_of_them() -> None:
    """Plug-in shrinkage makes all four identical (TAU-03); with tau integrated out the larger group is surer."""
    found = partial_pooling(ALIKE, variances=ALIKE_V)
    assert found.tau_median > 0.05
    assert found.theta_sd[3] < found.theta_sd[2] < found.theta_sd[1] < found.theta_sd[0]
    assert len(set(found.theta_mean)) == 4


def test_many_groups_forget_the_prior() -> None:
    random = np.random.default_rng(5)
    v = random.uniform(0.01, 0.05, 200)
    y = 4 + np.sqrt(0.06 + v) * random.standard_normal(200)
    found = prior_sensitivity(y, variances=v)
    assert [one.prior_scale for one in found] == [0.2, 0.4, 0.8]
    assert found[0].tau_median == pytest.approx(found[2].tau_median, abs=0.01)
    plugged = random_effects(y, variances=v)
    assert plugged.tau2 is not None
    assert plugged.shrunken is not None
    assert found[1].tau_median == pytest.approx(sqrt(plugged.tau2), abs=0.01)
    assert found[1].theta_mean == pytest.approx(plugged.shrunken, abs=0.005)


@pytest.mark.parametrize("k", [50, 200])
def test_the_coarser_grid_of_many_groups_errs_below_a_ten_thousandth(k: int) -> None:
    random = np.random.default_rng(k)
    v = 0.5 / random.integers(5, 61, k)
    for tau in (0.0, 0.05, 0.3):
        y = tau * random.standard_normal(k) + np.sqrt(v) * random.standard_normal(k)
        coarse, fine = (spread_between(y, v, prior_scale=0.4, points=points) for points in (None, 4001))
        probabilities = np.array([0.01, 0.5, 0.99])
        assert coarse.quantiles(probabilities) == pytest.approx(fine.quantiles(probabilities), abs=1e-4)
        assert coarse.tau_mean == pytest.approx(fine.tau_mean, abs=1e-6)
        for of in ("mean", "variance"):
            assert coarse.weights @ getattr(coarse, of) == pytest.approx(fine.weights @ getattr(fine, of), abs=1e-4)


def test_one_group_and_two() -> None:
    one = partial_pooling([4.0], variances=[0.04], draws=drawn(1))
    assert one.mu_mean == pytest.approx(4)
    assert one.above_others is None
    assert one.reason is Reason.TOO_FEW_GROUPS
    assert "only one group" in one.sentence().text
    two = partial_pooling([4.0, 3.5], variances=[0.04, 0.04], draws=drawn(2))
    assert two.above_others is not None
    assert sum(two.above_others) == pytest.approx(1)
    assert two.above_others[0] > 0.5


@pytest.mark.parametrize(
    ("y", "v"),
    [
        ([4.0] * 5, [0.01] * 5),
        ([4.0] * 5, [1e-12] * 5),
        ([1.0, 5.0, 3.0, 3.5], [1e-10, 1e10, 1.0, 1e-3]),
        ([1e9, 1e9 + 1, 1e9 - 1], [0.5, 0.5, 0.5]),
        ([1.0, 100.0, 2.0], [1e-4, 1e-4, 1e-4]),
    ],
)
def test_extremes_stay_finite_and_in_order(y: list[float], v: list[float]) -> None:
    found = partial_pooling(y, variances=v, draws=drawn(len(y)))
    assert found.above_others is not None
    assert all(0 <= one <= 1 for one in found.above_others)
    for mean, sd, interval in zip(found.theta_mean, found.theta_sd, found.theta_intervals, strict=True):
        assert 0 < sd < inf
        assert interval.low < mean < interval.high
        assert min(y) - 1e-6 <= mean <= max(y) + 1e-6


def test_equal_means_are_equally_probable() -> None:
    found = partial_pooling([4.0] * 5, variances=[0.01] * 5, draws=drawn(5, 100_000))
    assert found.above_others == pytest.approx([0.5] * 5, abs=0.006)
    assert found.above_mu_median == pytest.approx([0.5] * 5, abs=1e-9)


@given(few, st.floats(0.1, 50), st.floats(-100, 100))
@settings(max_examples=25, deadline=None)
def test_another_scale_scales_everything(rows: list[tuple[float, float]], times: float, plus: float) -> None:
    y, v = np.array([one for one, _ in rows]), np.array([one for _, one in rows])
    once = partial_pooling(y, variances=v)
    other = partial_pooling(times * y + plus, variances=times**2 * v, prior_scale=times * 0.4)
    assert other.tau_median == pytest.approx(times * once.tau_median, rel=1e-6)
    assert other.theta_mean == pytest.approx([times * one + plus for one in once.theta_mean], abs=1e-6 * times)
    assert other.above_mu_median == pytest.approx(once.above_mu_median, abs=1e-6)


def test_what_makes_no_sense_is_refused() -> None:
    for means, variances in (([], []), ([4.0], [0.0]), ([4.0, 3.0], [0.1]), ([nan], [0.1]), ([4.0], [inf])):
        for method in (partial_pooling, prior_sensitivity, exceeds):
            with pytest.raises(InputError):
                method(means, variances=variances)
        with pytest.raises(InputError):
            standings(means, sds=variances)
    for wrong in ({"prior_scale": 0.0}, {"prior_scale": nan}, {"draws": drawn(4)}):
        with pytest.raises(InputError):
            partial_pooling(FIVE, variances=FIVE_V, **wrong)
    with pytest.raises(InputError):
        prior_sensitivity(FIVE, variances=FIVE_V, prior_scales=())
    with pytest.raises(InputError):
        standings(FIVE, sds=FIVE_V, draws=drawn(4))
    with pytest.raises(InputError):
        exceeds(FIVE, variances=FIVE_V, margin=inf)
    for groups, draws in ((0, 5), (5, 0)):
        with pytest.raises(InputError):
            standard_draws(np.random.default_rng(1), groups=groups, draws=draws)
    for samples in ([[1.0]], [], [1.0, 2.0], [[1.0, nan]]):
        with pytest.raises(InputError):
            above_others(samples)


def brute(samples: np.ndarray) -> list[float]:
    """The definition, column by column, with NumPy's median."""
    return [float(np.mean(one > np.median(np.delete(samples, at, 1), axis=1))) for at, one in enumerate(samples.T)]


@pytest.mark.parametrize("k", [2, 3, 4, 5, 6, 9, 10, 41, 200])
def test_above_others_is_the_median_by_brute_force(k: int) -> None:
    samples = np.random.default_rng(k).standard_normal((1501, k)) + np.linspace(0, 1, k)
    assert above_others(samples) == pytest.approx(brute(samples), abs=1e-12)


@given(st.integers(2, 9), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_above_others_with_ties_is_brute_force(k: int, seed: int) -> None:
    samples = np.random.default_rng(seed).integers(0, 4, (40, k)).astype(float)
    assert above_others(samples) == pytest.approx(brute(samples), abs=1e-12)


@pytest.mark.parametrize(("k", "offset"), [(2, 0), (4, 1), (5, 2), (30, 3), (31, 4), (60, 5), (61, 6)])
def test_joint_draws_are_the_model_written_out(k: int, offset: int) -> None:
    """Here theta = (1 - B) y + B mu + sqrt((1 - B) v) z in double precision, medians by brute force."""
    random = np.random.default_rng(offset)
    v = 0.5 / random.integers(5, 61, k)
    y = 4 + 0.25 * random.standard_normal(k) + np.sqrt(v) * random.standard_normal(k)
    draws = standard_draws(random, groups=k)
    spread = spread_between(y - y[0], v, prior_scale=0.4)
    at = np.minimum(np.searchsorted(np.cumsum(spread.weights), draws.shares), spread.tau.size - 1)
    mu = y[0] + spread.mean[at] + np.sqrt(spread.variance[at]) * draws.middle
    shrinkage = v / (v + spread.tau[at, None] ** 2)
    theta = (1 - shrinkage) * y + shrinkage * mu[:, None] + np.sqrt((1 - shrinkage) * v) * draws.groups
    found = partial_pooling(y, variances=v, draws=draws).above_others
    # At tau = 0 all levels are equal: which way such a draw falls is no matter of the median.
    shown = spread.tau[at] > 0
    assert found == pytest.approx(brute(theta[shown]), abs=1 - float(shown.mean()) + 6 / draws.n)


def test_three_groups_have_an_exact_probability() -> None:
    """Two others have their mean as median, so that the difference is normal given tau: quadrature says it."""
    found = partial_pooling(THREE, variances=THREE_V, draws=drawn(3, 200_000)).above_others
    contrast = np.array([1, -0.5, -0.5])

    def probability(mean: float, variance: float, t: float, at: int) -> float:
        shrinkage = np.array(THREE_V) / (np.array(THREE_V) + t * t)
        centre = np.array(THREE) + shrinkage * (mean - np.array(THREE))
        turned = np.roll(contrast, at)
        square = turned**2 @ ((1 - shrinkage) * np.array(THREE_V)) + (turned @ shrinkage) ** 2 * variance
        return float(stats.norm.cdf(turned @ centre / sqrt(max(square, 1e-300))))

    exact = [integrated(THREE, THREE_V, 0.4, lambda m, s, t: probability(m, s, t, at)) for at in range(3)]  # noqa: B023
    assert found == pytest.approx(exact, abs=0.004)


def test_draws_are_determined_by_their_generator_and_common_to_dimensions() -> None:
    first, again = drawn(5), drawn(5)
    one, other = (partial_pooling(FIVE, variances=FIVE_V, draws=draws) for draws in (first, again))
    assert one == other
    assert one != partial_pooling(FIVE, variances=FIVE_V, draws=drawn(5, seed=1))
    generator = np.random.default_rng(3)
    assert not np.array_equal(standard_draws(generator, groups=2).middle, standard_draws(generator, groups=2).middle)
    fixed = standard_draws(np.random.default_rng(3), groups=4, draws=100)
    assert np.array_equal(np.floor(fixed.shares * 100), np.arange(100))
    assert np.array_equal(fixed.of([2, 0]).groups, fixed.groups[:, [2, 0]])
    assert fixed.of(range(4)) is fixed
    with pytest.raises(ValueError, match="read-only"):
        fixed.middle[0] = 1


RANKED = [3.96, 4.17, 3.77, 4.34, 4.03]
RANKED_SD = [0.2, 0.16, 0.14, 0.11, 0.1]


def test_standings_are_r_integrate() -> None:
    """RANK-01: R integrate() with a Poisson-binomial recursion; the last row by 4e5 draws."""
    found = standings(RANKED, sds=RANKED_SD, draws=drawn(5, 200_000))
    assert found.positions[0] == pytest.approx(
        (0.0370221854914408, 0.136221000577891, 0.235731281149163, 0.38481076008204, 0.206214772699465), abs=1e-8
    )
    assert found.positions[3] == pytest.approx(
        (0.772442161306009, 0.199955086148117, 0.0250025190204781, 0.00254150033878027, 5.87331866128649e-05), abs=1e-8
    )
    assert found.expected == pytest.approx(
        (3.5869749339202, 2.27449426863781, 4.68578923185815, 1.25781955795187, 3.19492200763197), abs=1e-8
    )
    assert found.pcer == pytest.approx(
        (61.739498678404, 35.4898853727563, 83.7157846371631, 15.1563911590374, 53.8984401526393), abs=1e-6
    )
    assert found.highest == tuple(row[0] for row in found.positions)
    assert found.above_half == pytest.approx(
        (0.408974467218495, 0.887993939293037, 0.0485287759645324, 0.997399766474604, 0.657103051049332), abs=1e-8
    )
    assert found.above_others == pytest.approx((0.26934, 0.806975, 0.0163575, 0.9932325, 0.395705), abs=0.004)


@pytest.mark.parametrize(("means", "sds"), [(RANKED[:4], RANKED_SD[:4]), ([1.0, 1.1, 3.0], [0.01, 2.0, 0.5])])
def test_standings_are_an_enumeration_of_who_lies_above(means: list[float], sds: list[float]) -> None:
    found = standings(means, sds=sds)
    k = len(means)
    for at in range(k):
        others = [one for one in range(k) if one != at]

        def density(x: float, place: int, at: int = at, others: list[int] = others) -> float:
            above = {one: float(stats.norm.sf((x - means[one]) / sds[one])) for one in others}
            ways = sum(
                float(np.prod([above[one] if one in chosen else 1 - above[one] for one in others]))
                for chosen in combinations(others, place)
            )
            return ways * float(stats.norm.pdf(x, means[at], sds[at]))

        ends = sorted({m + z * s for m, s in zip(means, sds, strict=True) for z in (-6, -2, 0, 2, 6)})
        low, high = means[at] - 9 * sds[at], means[at] + 9 * sds[at]
        points = [one for one in ends if low < one < high]
        for place in range(k):
            exact = integrate.quad(density, low, high, args=(place,), points=points, limit=400, epsabs=1e-10)[0]
            assert found.positions[at][place] == pytest.approx(exact, abs=1e-7)


def test_standings_of_two_and_of_equals() -> None:
    two = standings([4.0, 3.5], sds=[0.3, 0.4])
    assert two.highest[0] == pytest.approx(float(stats.norm.cdf(1.0)), abs=1e-9)
    equal = standings([4.0] * 4, sds=[0.2] * 4)
    for row in equal.positions:
        assert row == pytest.approx([0.25] * 4, abs=1e-9)
    assert standings([4.0], sds=[0.1]).positions == ((1.0,),)
    assert standings([4.0], sds=[0.1]).reason is Reason.TOO_FEW_GROUPS


def test_standings_of_alike_spreads_are_orders_counted() -> None:
    """The six orders of three groups, each by draws of its own."""
    means, sds = np.array([3.0, 3.3, 3.1]), np.array([0.3, 0.2, 0.4])
    samples = means + sds * np.random.default_rng(9).standard_normal((200_000, 3))
    order = np.argsort(-samples, axis=1)
    table = np.zeros((3, 3))
    for one in permutations(range(3)):
        share = float((order == np.array(one)).all(axis=1).mean())
        for place, group in enumerate(one):
            table[group, place] += share
    assert np.array(standings(means, sds=sds).positions) == pytest.approx(table, abs=0.005)


@given(few)
@settings(max_examples=25, deadline=None)
def test_positions_are_a_doubly_stochastic_table(rows: list[tuple[float, float]]) -> None:
    table = np.array(standings([one for one, _ in rows], sds=[one for _, one in rows]).positions)
    assert table.sum(axis=0) == pytest.approx(np.ones(len(rows)), abs=1e-6)
    assert table.sum(axis=1) == pytest.approx(np.ones(len(rows)), abs=1e-9)


def test_many_groups_stand_in_good_time_and_add_up() -> None:
    random = np.random.default_rng(2)
    found = standings(random.normal(4, 0.3, 60), sds=random.uniform(0.05, 0.3, 60))
    assert np.array(found.positions).sum(axis=0) == pytest.approx(np.ones(60), abs=1e-7)
    assert sum(found.expected) == pytest.approx(60 * 61 / 2, rel=1e-8)


def test_exceedance_is_r_integrate() -> None:
    """R integrate() over tau of pnorm of the difference, which shares mu."""
    found = exceeds(FIVE, variances=FIVE_V, margin=0.15).probabilities
    assert found[2][3] == pytest.approx(0.960240864479681, abs=1e-7)
    assert found[0][1] == pytest.approx(0.506095853802509, abs=1e-7)
    assert found[1][0] == pytest.approx(0.0936923496595525, abs=1e-7)
    none = exceeds(FIVE, variances=FIVE_V, margin=0).probabilities
    assert (none[0][1], none[1][0]) == pytest.approx((0.744315421327184, 0.255684578509543), abs=1e-6)
    assert exceeds(FIVE, variances=FIVE_V, margin=0.3).probabilities[4][3] == pytest.approx(0.517763537541195, abs=1e-7)


@given(few)
@settings(max_examples=25, deadline=None)
def test_exceedance_of_a_pair_adds_up(rows: list[tuple[float, float]]) -> None:
    y, v = [one for one, _ in rows], [one for _, one in rows]
    up, down = (np.array(exceeds(y, variances=v, margin=margin).probabilities) for margin in (0.2, -0.2))
    assert up + down.T == pytest.approx(np.ones_like(up), abs=1e-9)
    assert np.diag(up) == pytest.approx(np.zeros(len(y)), abs=0)


def test_sentences_are_for_people() -> None:
    assert partial_pooling(FIVE, variances=FIVE_V).sentence().text == (
        "The 5 groups lie around 4.07 (likely 3.72 to 4.39); "
        "the true level of a group typically differs from that by about 0.27."
    )
    assert exceeds(FIVE, variances=FIVE_V).sentence().text == (
        "Among the 5 groups, the clearest difference of more than 0.15 between two is 96 in 100 likely."
    )
    assert standings(RANKED, sds=RANKED_SD).sentence().text == (
        "The order of the 5 groups is uncertain: the surest place of any of them is 77 in 100 likely."
    )


@pytest.mark.parametrize("gap", [0.5, 2.0, 20.0, 200.0])
def test_quantiles_of_two_peaks_give_their_probabilities_back(gap: float) -> None:
    """Between two peaks the density is nearly 0, and a step of Newton's goes astray unless it is looked at again."""
    for share in (0.02, 0.3, 0.4999, 0.50008668, 0.7):
        weights, means, sds = np.array([share, 1 - share]), np.array([0.0, gap]), np.array([0.03, 0.06])
        wanted = np.array([0.025, 0.3, 0.5, 0.975])
        places = Mixture(weights, means[:, None], sds[:, None]).quantiles(wanted)
        given = stats.norm.cdf((places - means) / sds) @ weights
        assert given == pytest.approx(wanted, abs=2 * CLOSE)


def test_the_search_for_quantiles_begins_close_by() -> None:
    """Otherwise it still ends at the same place, only later. SciPy's root of the same distribution is the judge."""
    weights, sds = np.array([0.3, 0.5, 0.2]), np.array([[0.8], [1.0], [1.4]])
    skewed = Mixture(weights, np.array([[-0.3], [0.0], [0.5]]), sds)
    for share in (0.025, 0.5, 0.975):
        z = np.array([[stats.norm.ppf(share)]])
        near = _near_quantiles(skewed.means.T, skewed.sds.T, weights, z)[0, 0]
        exact = optimize.brentq(lambda x, share=share: float(1 - skewed.share_above(x)[0]) - share, -9, 9)
        plain = float(skewed.mean[0] + skewed.sd[0] * z[0, 0])
        assert abs(near - exact) < 0.02
        assert abs(near - exact) < abs(plain - exact) / 5
