"""Random effects, leave-one-out and the pooled variance, held against R (metafor 3.8.1, car 3.1 on R 4.2.2)."""

from math import inf, log, nan, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.stats.meta_analysis import combine_effects  # type: ignore[import-untyped]

from benchstats import InputError, Reason
from benchstats.pooling import leave_one_out, pooled_variance, pooled_variance_of_summaries, random_effects

FIVE = [3.91, 4.22, 3.68, 4.41, 4.02]
FIVE_V = [0.0784, 0.04, 0.0256, 0.0144, 0.0121]
ALIKE = [4.05, 4.1, 3.98, 4.07]
ALIKE_V = [0.09, 0.0484, 0.0324, 0.0144]
SEVEN = [71.2, 64.5, 80.1, 58.9, 69.4, 75.3, 61.0]
SEVEN_V = [12.1, 4.4, 30.2, 8.8, 2.5, 16.3, 5.9]
ALL = ("reml", "paule_mandel", "dersimonian_laird", "ml")

level = st.floats(1, 5).map(lambda one: round(one, 3))
variance = st.floats(1e-3, 1).map(lambda one: round(one, 5))
groups = st.lists(st.tuples(level, variance), min_size=2, max_size=12)


def restricted(y: list[float], v: list[float], tau2: float) -> float:
    """The restricted log likelihood as the specification writes it."""
    weights = [1 / (one + tau2) for one in v]
    mean = sum(w * one for w, one in zip(weights, y, strict=True)) / sum(weights)
    about = sum(w * (one - mean) ** 2 for w, one in zip(weights, y, strict=True))
    return -0.5 * (sum(log(one + tau2) for one in v) + log(sum(weights)) + about)


def test_five_groups_are_metafor() -> None:
    """TAU-01: rma(REML), test "knha" and "adhoc", confint, blup."""
    found = random_effects(FIVE, variances=FIVE_V)
    assert found.tau2 == pytest.approx(0.0623263992967308, abs=1e-7)
    assert found.mu == pytest.approx(4.0636576120484, abs=1e-7)
    assert found.q == pytest.approx(14.9099753070106, abs=1e-9)
    assert found.q_p_value == pytest.approx(0.00489162298682538, abs=1e-11)
    assert found.i2 == pytest.approx(0.723455547529394, abs=1e-7)
    assert found.se_wald == pytest.approx(0.135183033648926, abs=1e-7)
    assert found.se_hk == pytest.approx(0.129481338055732, abs=1e-7)
    assert found.rankability == pytest.approx(0.708847397314587, abs=1e-6)
    assert (found.interval_wald.low, found.interval_wald.high) == pytest.approx((3.798703735, 4.328611489), abs=1e-7)
    assert found.interval_hk is not None
    assert (found.interval_hk.low, found.interval_hk.high) == pytest.approx((3.704159785, 4.423155439), abs=1e-7)
    assert found.interval is found.interval_hk_modified
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((3.688329340, 4.438985884), abs=1e-6)
    assert found.tau2_interval is not None
    profile = (found.tau2_interval.low, found.tau2_interval.high)
    assert profile == pytest.approx((0.00650684369888232, 0.626927407002037), abs=2e-5)  # uniroot's reach


def test_shrunken_groups_are_metafor_blup() -> None:
    found = random_effects(SEVEN, variances=SEVEN_V)
    assert found.shrunken == pytest.approx(
        (70.382586985, 64.844947323, 74.657321361, 60.579260172, 69.302294409, 73.052038298, 61.917732022), abs=1e-5
    )
    assert found.shrunken_se == pytest.approx(
        (3.094457913, 2.004223259, 4.261943143, 2.717830198, 1.540030579, 3.467241989, 2.286996560), abs=1e-5
    )
    assert found.tau2_interval is not None
    ends = (found.tau2_interval.low, found.tau2_interval.high)
    assert ends == pytest.approx((9.81639673675737, 268.592907484076), rel=1e-6)


@pytest.mark.parametrize(
    ("estimator", "tau2", "mu", "se", "low", "high", "i2"),
    [
        ("reml", 37.9415352038394, 67.8194543670874, 2.73947344299079, 61.1162043, 74.5227044, 84.2175073885152),
        (
            "paule_mandel",
            42.8553650254588,
            67.8811008872921,
            2.75377793291361,
            61.1428490,
            74.6193527,
            85.7696227879971,
        ),
        ("dersimonian_laird", 26.7684961319927, 67.6325716819, 2.69320537255527, 61.0425355, 74.2226078, 79.0125293227),
        ("ml", 29.5758829816781, 67.6872069667075, 2.70722245250578, 61.0628723, 74.3115417, 80.6185820518991),
    ],
)
def test_each_estimator_is_metafor(
    estimator: str, tau2: float, mu: float, se: float, low: float, high: float, i2: float
) -> None:
    found = random_effects(SEVEN, variances=SEVEN_V, estimator=estimator)  # type: ignore[arg-type]
    assert (found.tau2, found.mu, found.se_hk_modified) == pytest.approx((tau2, mu, se), rel=1e-6)
    assert found.i2 == pytest.approx(i2 / 100, rel=1e-6)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=1e-5)
    assert (found.q, found.q_p_value) == pytest.approx((28.58848544572, 7.27726028783535e-05), rel=1e-9)


def test_alike_groups_have_no_spread_and_an_honest_interval() -> None:
    """TAU-03: the unmodified interval is absurdly narrow, 3.98 to 4.13; the modified one is 3.78 to 4.33."""
    for estimator in ALL:
        assert random_effects(ALIKE, variances=ALIKE_V, estimator=estimator).tau2 == 0  # type: ignore[arg-type]
    found = random_effects(ALIKE, variances=ALIKE_V)
    assert found.interval_hk is not None
    assert (found.interval_hk.low, found.interval_hk.high) == pytest.approx((3.975281542, 4.128677439), abs=1e-8)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((3.775067948, 4.328891033), abs=1e-8)
    assert found.shrunken == pytest.approx([4.05197949054673] * 4, abs=1e-10)
    assert found.shrunken_se == pytest.approx([0.087012164775452] * 4, abs=1e-10)
    assert found.shrinkage == (1.0,) * 4
    assert (found.rankability, found.i2) == (0, 0)
    assert found.tau2_interval is not None
    assert found.tau2_interval.low == 0
    assert found.tau2_interval.high == pytest.approx(0.00205846714877771, abs=1e-6)
    assert "no more than chance" in found.sentence().text


def test_two_groups_are_metafor() -> None:
    """rma(c(3.5, 4.4), c(.04, .02), test = "adhoc")."""
    found = random_effects([3.5, 4.4], variances=[0.04, 0.02])
    assert (found.tau2, found.mu, found.se_wald) == pytest.approx((0.375, 3.96111111111111, 0.44986280487486), abs=1e-9)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-1.75493779081868, 9.67716001304090), abs=1e-8)


def test_one_group_is_itself_only() -> None:
    found = random_effects([4.0], variances=[0.04])
    assert (found.mu, found.se_wald, found.tau2, found.interval) == (4.0, 0.2, None, None)
    assert found.reason is Reason.TOO_FEW_GROUPS
    assert "only one group" in found.sentence().text


def test_second_route_statsmodels() -> None:
    """combine_effects has Paule-Mandel ("iterated") and DerSimonian-Laird ("chi2") and the Hartung-Knapp scale."""
    for estimator, theirs in (("paule_mandel", "iterated"), ("dersimonian_laird", "chi2")):
        found = random_effects(FIVE, variances=FIVE_V, estimator=estimator)  # type: ignore[arg-type]
        other = combine_effects(np.array(FIVE), np.array(FIVE_V), method_re=theirs)
        assert found.tau2 == pytest.approx(float(other.tau2), abs=1e-7)  # their own tolerance
        assert found.mu == pytest.approx(float(other.mean_effect_re), abs=1e-7)
        assert found.se_hk == pytest.approx(float(other.sd_eff_w_re_hksj), abs=1e-7)


@given(groups)
@settings(max_examples=40, deadline=None)
def test_reml_is_the_top_of_the_likelihood(rows: list[tuple[float, float]]) -> None:
    y, v = [one for one, _ in rows], [one for _, one in rows]
    tau2 = random_effects(y, variances=v).tau2
    assert tau2 is not None
    top = restricted(y, v, tau2)
    for other in (*np.linspace(0, 2, 41) ** 3, tau2 * 1.001, tau2 * 0.999):
        assert restricted(y, v, float(other)) <= top + 1e-9


@given(groups)
@settings(max_examples=40, deadline=None)
def test_paule_mandel_and_q_profile_are_roots(rows: list[tuple[float, float]]) -> None:
    y, v = np.array([one for one, _ in rows]), np.array([one for _, one in rows])

    def q(tau2: float) -> float:
        weights = 1 / (v + tau2)
        return float(weights @ (y - weights @ y / weights.sum()) ** 2)

    found = random_effects(y, variances=v, estimator="paule_mandel")
    assert found.tau2 is not None
    assert found.tau2_interval is not None
    wanted = {found.tau2: len(y) - 1.0}
    wanted[found.tau2_interval.low] = float(stats.chi2.ppf(0.975, len(y) - 1))
    wanted[found.tau2_interval.high] = float(stats.chi2.ppf(0.025, len(y) - 1))
    for root, value in wanted.items():
        assert q(root) == pytest.approx(value, rel=1e-7) or (root == 0 and q(0) <= max(wanted.values()) + 1e-9)


@given(groups)
@settings(max_examples=40, deadline=None)
def test_a_shrunken_group_lies_between_itself_and_the_middle(rows: list[tuple[float, float]]) -> None:
    y, v = [one for one, _ in rows], [one for _, one in rows]
    found = random_effects(y, variances=v)
    assert found.shrunken is not None
    for own, drawn in zip(y, found.shrunken, strict=True):
        assert min(own, found.mu) - 1e-9 <= drawn <= max(own, found.mu) + 1e-9
    assert found.se_hk is not None
    assert found.se_hk_modified is not None
    assert found.se_hk_modified == pytest.approx(max(found.se_hk, found.se_wald), rel=1e-12)


@given(groups, st.floats(0.1, 50), st.floats(-100, 100))
@settings(max_examples=40, deadline=None)
def test_another_scale_scales_everything(rows: list[tuple[float, float]], times: float, plus: float) -> None:
    y, v = np.array([one for one, _ in rows]), np.array([one for _, one in rows])
    once, other = random_effects(y, variances=v), random_effects(times * y + plus, variances=times**2 * v)
    assert once.tau2 is not None
    assert other.tau2 == pytest.approx(times**2 * once.tau2, rel=1e-5, abs=1e-8 * times**2)
    assert other.mu == pytest.approx(times * once.mu + plus, rel=1e-6, abs=1e-6 * times)


@pytest.mark.parametrize("estimator", ALL)
@pytest.mark.parametrize(
    ("y", "v"),
    [
        ([4.0, 4.0, 4.0], [0.1, 0.1, 0.1]),
        ([4.0, 4.0], [1e-20, 1e20]),
        ([1.0, 5.0], [1e-10, 1e10]),
        ([1e9, 1e9 + 1, 1e9 + 2], [0.5, 0.5, 0.5]),
        ([1.0, 2.0, 3.0], [1e-18, 1e-18, 1e-18]),
    ],
)
def test_extremes_stay_finite(estimator: str, y: list[float], v: list[float]) -> None:
    found = random_effects(y, variances=v, estimator=estimator)  # type: ignore[arg-type]
    assert found.tau2 is not None
    assert 0 <= found.tau2 < inf
    assert found.i2 is not None
    assert 0 <= found.i2 <= 1
    assert min(y) <= found.mu <= max(y)


def test_identical_variances_have_a_formula() -> None:
    """With equal v, REML, Paule-Mandel and DerSimonian-Laird are all the sample variance less v."""
    y = [3.1, 3.6, 4.4, 4.0]
    for estimator in ("reml", "paule_mandel", "dersimonian_laird"):
        found = random_effects(y, variances=[0.05] * 4, estimator=estimator)
        assert found.tau2 == pytest.approx(float(np.var(y, ddof=1)) - 0.05, rel=1e-9)
        assert found.mu == pytest.approx(3.775)
    assert random_effects(y, variances=[0.05] * 4, estimator="ml").tau2 == pytest.approx(float(np.var(y)) - 0.05)


@pytest.mark.parametrize(
    ("means", "variances"),
    [([], []), ([4.0], [0.0]), ([4.0], [-0.1]), ([4.0, 3.0], [0.1]), ([nan], [0.1]), ([4.0], [inf]), (["x"], [0.1])],
)
def test_what_makes_no_sense_is_refused(means: list[float], variances: list[float]) -> None:
    for method in (random_effects, leave_one_out):
        with pytest.raises(InputError):
            method(means, variances=variances)


def test_unknown_estimator_is_refused() -> None:
    for method in (random_effects, leave_one_out):
        with pytest.raises(InputError, match="reml"):
            method(FIVE, variances=FIVE_V, estimator="hedges")  # type: ignore[arg-type]


def test_leave_one_out_is_metafor() -> None:
    """rma(y[-i], v[-i]): tau2, mu, se; the difference, its error and (as rstudent) the predictive error."""
    found = leave_one_out(FIVE, variances=FIVE_V)
    theirs = [
        (0.0765295781533195, 4.08583040201265, 0.156838035804067, 0.320933278852284, 0.423707148427068),
        (0.0808570155976974, 4.02567863993849, 0.164558740944321, 0.258997257169222, 0.384625265445313),
        (0.0281396330388104, 4.17286535273039, 0.117508459067917, 0.198515082430823, 0.259899732572634),
        (0.0227264872116957, 3.95441036676410, 0.115287890512717, 0.166407024187299, 0.224539049856741),
        (0.0923057380905811, 4.07240038281843, 0.178830499206300, 0.209953202991463, 0.369304868011452),
    ]
    for own, one, other in zip(FIVE, found.groups, theirs, strict=True):
        assert (one.tau2, one.mu, one.se, one.se_vs_mean, one.se_predictive) == pytest.approx(other, abs=2e-6)
        assert one.difference == pytest.approx(own - other[1], abs=1e-6)
    assert found.sentence().text == "Of the 5 groups 2 lie apart from the mean of the others."


@given(groups)
@settings(max_examples=25, deadline=None)
def test_leave_one_out_is_the_others_fitted_directly(rows: list[tuple[float, float]]) -> None:
    y, v = [one for one, _ in rows], [one for _, one in rows]
    found = leave_one_out(y, variances=v)
    for at, one in enumerate(found.groups):
        rest = random_effects(y[:at] + y[at + 1 :], variances=v[:at] + v[at + 1 :])
        assert one.mu == pytest.approx(rest.mu, abs=1e-7)
        assert one.se == pytest.approx(rest.se_wald, abs=1e-7)
        assert one.difference == pytest.approx(y[at] - rest.mu, abs=1e-7)
        assert one.se_vs_mean == pytest.approx(sqrt(v[at] + rest.se_wald**2), abs=1e-7)
        half = 1.959963984540054 * one.se_vs_mean
        assert (one.interval.low, one.interval.high) == pytest.approx((one.difference - half, one.difference + half))
        if rest.tau2 is None:
            assert (one.tau2, one.se_predictive) == (None, None)
        else:
            assert one.tau2 == pytest.approx(rest.tau2, abs=1e-7)
            assert one.se_predictive == pytest.approx(sqrt(one.se_vs_mean**2 + rest.tau2), abs=1e-6)


def test_leave_one_out_of_one_and_of_alike() -> None:
    assert leave_one_out([4.0], variances=[0.1]).reason is Reason.TOO_FEW_GROUPS
    assert leave_one_out([4.0], variances=[0.1]).groups == ()
    assert leave_one_out(ALIKE, variances=ALIKE_V).sentence().text.startswith("No group of the 4")


SCORES = [[4, 3.5, 4.25, 2], [3, 3, 3.5], [5, 4.75, 1, 2.5, 3], [4, 4.5, 4.25, 4, 3.75, 4.5]]
OWN = [0.42, 0.55, 0.31, 1.9, 0.12, 0.48, 0.6, 0.77, 0.05, 0.39, 2.4, 0.5]
SIZES = [7, 12, 5, 22, 9, 30, 14, 6, 11, 18, 8, 25]


def test_pooled_variance_is_the_residual_of_lm() -> None:
    """anova(lm(x ~ group)) and car::leveneTest; the interval is the chi-square one of 14 degrees of freedom."""
    found = pooled_variance(SCORES)
    assert found.pooled == pytest.approx(1.047991071429, abs=1e-11)
    assert (found.degrees, found.n) == (14, 18)
    assert found.levene_p == pytest.approx(0.0650232194482554, abs=1e-12)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.561732998385196, 2.60660666932836), abs=1e-9)
    assert found.sampling == pytest.approx([1.047991071429 / size for size in (4, 3, 5, 6)])
    assert not found.is_moderated
    assert found.levene_p == pytest.approx(float(stats.levene(*SCORES, center="median").pvalue), abs=1e-12)


def test_moderated_variances_are_smyth() -> None:
    """Moments of log variances in R (digamma, trigamma, uniroot), as limma's fitFDist does."""
    found = pooled_variance_of_summaries(OWN, sizes=SIZES, moderate=True)
    assert found.prior_degrees == pytest.approx(3.28609933231972, rel=1e-9)
    assert found.prior_variance == pytest.approx(0.368311062913957, rel=1e-9)
    assert found.used == pytest.approx(
        (0.401708683531352, 0.508207773797456, 0.336298837851199, 1.69275049794507, 0.192299099451701,
         0.468632230304187, 0.553251368180384, 0.610698295419888, 0.128729034395147, 0.38648665815396,
         1.75093649750569, 0.484140535334057), rel=1e-9,
    )  # fmt: skip
    assert found.pooled == pytest.approx(0.723677419354839, rel=1e-12)
    plain = pooled_variance_of_summaries(OWN, sizes=SIZES)
    assert plain.used == (found.pooled,) * 12
    assert (plain.prior_degrees, plain.is_moderated) == (None, False)


def test_moderation_needs_ten_groups_and_a_clear_difference() -> None:
    calm, wild = [3.0, 3.1, 2.9, 3.05, 2.95, 3.0], [1.0, 5.0, 1.5, 4.5, 1.0, 5.0]
    assert pooled_variance([calm] * 6 + [wild] * 4).is_moderated
    assert not pooled_variance([calm] * 5 + [wild] * 4).is_moderated
    alike = pooled_variance([wild] * 10)
    assert not alike.is_moderated
    assert alike.levene_p == pytest.approx(1)


def test_variances_as_alike_as_chance_share_one() -> None:
    found = pooled_variance_of_summaries([0.5, 0.5, 0.5], sizes=[10, 10, 10], moderate=True)
    assert found.is_moderated
    assert found.prior_degrees is None
    assert found.used == (found.prior_variance,) * 3


def test_a_group_of_one_contributes_to_nothing() -> None:
    with_one, without = pooled_variance([[1, 2, 3], [9], [2, 2, 4]]), pooled_variance([[1, 2, 3], [2, 2, 4]])
    assert with_one.pooled == without.pooled
    assert (with_one.used[1], with_one.sampling[1], with_one.own[1]) == (None, None, None)
    assert with_one.means[1] == 9
    assert with_one.estimates() == without.estimates()


def test_missing_scores_are_left_out() -> None:
    gapped: list[list[float | None]] = [[1, None, 3], [2, nan, 4, 5]]
    assert pooled_variance(gapped) == pooled_variance([[1, 3], [2, 4, 5]])


def test_nothing_varies_or_nothing_is_known() -> None:
    flat = pooled_variance([[3, 3], [4, 4, 4]])
    assert (flat.pooled, flat.sampling, flat.reason) == (0.0, (None, None), Reason.NO_VARIATION)
    assert flat.estimates() == ((), ())
    lone = pooled_variance([[3], [4]])
    assert (lone.pooled, lone.interval, lone.reason, lone.n) == (None, None, Reason.TOO_FEW_ANSWERS, 0)
    for found, words in ((flat, "same within"), (lone, "not known")):
        assert words in found.sentence().text


@given(st.lists(st.lists(level, min_size=2, max_size=9), min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_pooled_variance_is_squares_over_degrees(rows: list[list[float]]) -> None:
    squares = sum(sum((one - sum(row) / len(row)) ** 2 for one in row) for row in rows)
    degrees = sum(len(row) - 1 for row in rows)
    assert pooled_variance(rows).pooled == pytest.approx(squares / degrees, abs=1e-12)


def test_summaries_that_make_no_sense_are_refused() -> None:
    for variances, sizes in (([], []), ([1.0], [2, 3]), ([-1.0], [4]), ([nan], [4]), ([1.0], [-4])):
        with pytest.raises(InputError):
            pooled_variance_of_summaries(variances, sizes=sizes)
    for groups in ([], [["x"]], [[1.0, inf]]):
        with pytest.raises(InputError):
            pooled_variance(groups)


def test_several_peaks_of_the_likelihood_are_all_looked_at() -> None:
    """Two exact groups apart and many vague ones together: the likelihood has a peak at 0 or near it and one beyond."""
    y, v = [0.0, 1.0, *[0.5] * 40], [0.3, 0.3, *[1e-3] * 40]
    found = random_effects(y, variances=v).tau2
    grid = np.linspace(0, 1, 4001)
    heights = [restricted(y, v, float(one)) for one in grid]
    best = float(grid[int(np.argmax(heights))])
    polished = optimize.minimize_scalar(
        lambda one: -restricted(y, v, one), bounds=(max(0, best - 5e-4), best + 5e-4), method="bounded"
    )
    assert found is not None
    assert restricted(y, v, found) >= -float(polished.fun) - 1e-9
