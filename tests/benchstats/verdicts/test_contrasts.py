"""What is clear within one organisation."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.verdicts import (
    RULE,
    OwnContrast,
    Verdict,
    WithinCovariance,
    contrasts_of_means,
    own_contrasts,
    within_covariance,
)
from benchstats.verdicts.contrasts import SMALLEST_ERROR

# Twelve persons, three dimensions. R 4.2.2: for (j in 1:3) t.test(x[,j], rowMeans(x[,-j]), paired = TRUE), then
# p.adjust(method = "BH"); standard errors are estimate / t.
PERSONS = np.array(
    [
        [4.25, 3.50, 3.75], [4.75, 4.00, 4.50], [3.50, 2.75, 3.50], [5.00, 4.25, 4.00], [4.00, 3.75, 3.25],
        [4.50, 3.25, 4.25], [3.75, 3.50, 3.75], [4.25, 3.00, 4.00], [4.75, 3.75, 3.50], [3.25, 2.50, 3.00],
        [4.50, 4.25, 4.75], [4.00, 3.25, 3.50],
    ]
)  # fmt: skip
R_CONTRASTS = [0.56250, -0.53125, -0.03125]
R_ERRORS = [0.0890554389811269, 0.1033586082236956, 0.1222471493749569]
R_P = [5.70633077102523e-05, 3.23299730053959e-04, 8.02953803733895e-01]
R_ADJUSTED = [0.000171189923130757, 0.000484949595080938, 0.802953803733895]
R_LOW = [0.366490300377093, -0.758740762868080, -0.300314161637786]
R_HIGH = [0.758509699622907, -0.303759237131920, 0.237814161637786]


def told(found: tuple[OwnContrast, ...], name: str) -> list[Any]:
    return [getattr(one, name) for one in found]


def test_contrasts_are_those_of_r() -> None:
    found = own_contrasts(PERSONS)
    assert told(found, "contrast") == pytest.approx(R_CONTRASTS)
    assert told(found, "se") == pytest.approx(R_ERRORS)
    assert told(found, "p_value") == pytest.approx(R_P)
    assert told(found, "p_adjusted") == pytest.approx(R_ADJUSTED)
    assert [one.interval.low for one in found if one.interval] == pytest.approx(R_LOW)
    assert [one.interval.high for one in found if one.interval] == pytest.approx(R_HIGH)
    assert told(found, "verdict") == [Verdict.CLEARLY_ABOVE, Verdict.CLEARLY_BELOW, Verdict.NO_CLEAR_DIFFERENCE]
    assert told(found, "n") == [12] * 3
    assert told(found, "reason") == [None] * 3


# R 4.2.2 on persons 1-7 and 8-12 as two organisations: crossprod(resid(lm(x ~ g))) / 10.
R_POOLED = [
    [0.30750, 0.255, 0.19375],
    [0.255, 0.328928571428571, 0.182142857142857],
    [0.19375, 0.182142857142857, 0.285714285714286],
]


def test_the_pooled_covariance_is_that_of_r() -> None:
    pooled = within_covariance([PERSONS[:7], PERSONS[7:]])
    assert np.array(pooled.matrix) == pytest.approx(np.array(R_POOLED))
    assert (pooled.degrees, pooled.n) == (10, 12)
    own = within_covariance([PERSONS])
    assert np.array(own.matrix) == pytest.approx(np.cov(PERSONS, rowvar=False))
    assert (own.degrees, own.n) == (11, 12)


def test_intervals_come_from_the_pooled_covariance_and_the_stricter_p_counts() -> None:
    own = within_covariance([PERSONS])
    half = WithinCovariance(tuple(tuple(one / 4 for one in row) for row in own.matrix), 40, 44)
    double = WithinCovariance(tuple(tuple(one * 4 for one in row) for row in own.matrix), 40, 44)
    alone, narrow, wide = (
        own_contrasts(PERSONS),
        own_contrasts(PERSONS, within=half),
        own_contrasts(PERSONS, within=double),
    )
    assert told(narrow, "se") == pytest.approx([one / 2 for one in told(alone, "se")])
    assert told(wide, "se") == pytest.approx([one * 2 for one in told(alone, "se")])
    assert told(narrow, "p_value") == pytest.approx(told(alone, "p_value"))
    only_wide = contrasts_of_means(PERSONS.mean(axis=0), n=12, within=double)
    assert told(wide, "p_value") == told(only_wide, "p_value")
    assert all(a > b for a, b in zip(told(wide, "p_value"), told(alone, "p_value"), strict=True))
    only_narrow = contrasts_of_means(PERSONS.mean(axis=0), n=12, within=half)
    assert all(a < b for a, b in zip(told(only_narrow, "p_value"), told(alone, "p_value"), strict=True))
    for one in narrow:
        assert one.interval is not None
        assert one.se is not None
        # t(0.975, 40) = 2.021075, any table.
        assert one.interval.high - one.interval.low == pytest.approx(2 * 2.021075390306273 * one.se)
        assert (one.interval.high + one.interval.low) / 2 == pytest.approx(one.contrast)
        assert one.interval.level == 0.95
        assert "pooled" in one.interval.method


def spread(variance: float, dimensions: int = 2, degrees: int = 10**6) -> WithinCovariance:
    matrix = tuple(tuple(variance * (row == at) for at in range(dimensions)) for row in range(dimensions))
    return WithinCovariance(matrix, degrees, degrees)


def test_two_dimensions_are_each_others_mirror() -> None:
    one, other = contrasts_of_means([4.0, 3.5], n=8, within=spread(0.16))
    assert one.contrast == 0.5
    assert other.contrast == -0.5


def test_margin_and_rate_are_met_exactly() -> None:
    def word(gap: float, **change: Any) -> Verdict:
        return contrasts_of_means([4.0 + gap, 4.0], n=50, within=spread(0.01), **change)[0].verdict

    assert word(0.15) is Verdict.CLEARLY_ABOVE
    assert word(-0.15) is Verdict.CLEARLY_BELOW
    assert word(0.1499) is word(-0.1499) is Verdict.NO_CLEAR_DIFFERENCE
    assert word(0.2, rule=replace(RULE, margin=0.21)) is Verdict.NO_CLEAR_DIFFERENCE
    few = spread(0.5, degrees=9)
    (one, _) = contrasts_of_means([4.4, 4.0], n=10, within=few)
    assert one.p_adjusted is not None
    assert one.p_adjusted > 0.05
    assert one.verdict is Verdict.NO_CLEAR_DIFFERENCE
    at = round(one.p_adjusted, 12)
    assert contrasts_of_means([4.4, 4.0], n=10, within=few, rate=at)[0].verdict is Verdict.CLEARLY_ABOVE
    below = at - 2e-12
    assert contrasts_of_means([4.4, 4.0], n=10, within=few, rate=below)[0].verdict is Verdict.NO_CLEAR_DIFFERENCE
    # The usual rate is 5 %: SE sqrt(2 * .5 / 10), t of 9 degrees 2.262157.
    for t, said in ((2.2623, Verdict.CLEARLY_ABOVE), (2.2620, Verdict.NO_CLEAR_DIFFERENCE)):
        assert contrasts_of_means([4 + t * sqrt(0.1), 4.0], n=10, within=few)[0].verdict is said


def test_fewer_than_five_persons_are_told_nothing() -> None:
    """Own error rates hold from five persons on (see the last test), so ten are not asked for."""
    for found in (own_contrasts(PERSONS[:4]), contrasts_of_means([5.0, 1.0, 1.0], n=4, within=spread(0.1, 3))):
        assert len(found) == 3
        for one in found:
            assert one.verdict is Verdict.TOO_FEW_ANSWERS
            assert one.reason is Reason.TOO_FEW_ANSWERS
            assert (one.n, one.contrast, one.se, one.p_value, one.p_adjusted, one.interval) == (4, *[None] * 5)
    assert own_contrasts(PERSONS[:5])[0].contrast is not None
    assert contrasts_of_means([5.0, 1.0, 1.0], n=5, within=spread(0.1, 3))[0].verdict is Verdict.CLEARLY_ABOVE
    assert own_contrasts(PERSONS[:5], rule=replace(RULE, answers=6))[0].verdict is Verdict.TOO_FEW_ANSWERS


def test_no_contrast_at_all_points_down() -> None:
    """A margin of nothing and a rate of everything let even 0 through; it lies not above."""
    found = contrasts_of_means([4.0, 4.0], n=9, within=spread(0.1), rule=replace(RULE, margin=0.0), rate=1.0)
    assert found[0].contrast == 0.0
    assert found[0].verdict is Verdict.CLEARLY_BELOW


def test_an_error_of_a_billionth_is_none() -> None:
    """Half of each variance, so that SE^2 of the two is 2 x 5e-18 / 10, a square root of 1e-9."""
    exact = SMALLEST_ERROR**2 * 5
    for variance, is_error in ((exact, False), (exact * (1 + 1e-12), True)):
        (one, _) = contrasts_of_means([4.0, 3.0], n=10, within=spread(variance))
        assert one.se == pytest.approx(1e-9)
        assert (one.reason is None) is (one.interval is not None) is is_error
        assert (one.p_value != 1.0) is is_error


def test_who_misses_a_dimension_is_left_out() -> None:
    holed: Any = [*PERSONS.tolist(), [5.0, None, 1.0], [float("nan"), 3.0, 3.0]]
    assert own_contrasts(holed) == own_contrasts(PERSONS)
    assert within_covariance([holed, np.array([[np.nan, 1, 2]])]) == within_covariance([PERSONS])


def test_people_who_are_all_alike_give_no_statement() -> None:
    alike = [[4.0, 3.0, 3.0]] * 9
    for one in own_contrasts(alike):
        assert one.verdict is Verdict.NO_CLEAR_DIFFERENCE
        assert one.reason is Reason.NO_VARIATION
        assert one.interval is None
        assert one.p_value == one.p_adjusted == 1.0
    pooled = own_contrasts(alike, within=spread(0.3, 3, 100))
    assert pooled[0].verdict is Verdict.NO_CLEAR_DIFFERENCE  # the own answers cannot bear it out
    assert pooled[0].interval is not None
    assert pooled[0].reason is None
    assert contrasts_of_means([4.0, 3.0], n=9, within=spread(4e-18))[0].interval is None
    assert contrasts_of_means([4.0, 3.0], n=9, within=spread(5e-18))[0].interval is not None


def test_a_contrast_says_itself() -> None:
    found = own_contrasts(PERSONS)
    assert [one.sentence().text for one in found] == [
        "Clearly above your own average of the other topics (n = 12).",
        "Clearly below your own average of the other topics (n = 12).",
        "No clear difference from your own average of the other topics (n = 12).",
    ]
    assert own_contrasts(PERSONS[:4])[0].sentence().text == (
        "Too few answers to say how your own topics compare (n = 4)."
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            lambda: own_contrasts([1.0, 2.0]),
            r"^the scores form no table of numbers, one row a person and one column a dimension, but have the shape"
            r" \(2,\)$",
        ),
        (
            lambda: own_contrasts([[1.0, float("inf")]]),
            "^the scores are not finite: inf is among them$",
        ),
        (
            lambda: own_contrasts(np.array([["a", "1"]])),
            "^the scores form no table of numbers, one row a person and one column a dimension$",
        ),
        (
            lambda: own_contrasts([[1.0, 2.0], [1.0]]),
            "^the scores form no table of numbers, one row a person and one column a dimension$",
        ),
        (lambda: own_contrasts([[1.0], [2.0]]), "^contrasts need two or more dimensions$"),
        (
            lambda: own_contrasts(PERSONS, within=spread(1.0)),
            "^contrasts need a finite covariance of their dimensions with a degree of freedom or more$",
        ),
        (
            lambda: contrasts_of_means([4.0], n=9, within=spread(1.0, 1)),
            "^contrasts need two or more finite means and an n of 0 or more$",
        ),
        (
            lambda: contrasts_of_means([[4.0, 3.0]], n=9, within=spread(1.0)),
            "^contrasts need two or more finite means and an n of 0 or more$",
        ),
        (
            lambda: contrasts_of_means([4.0, float("nan")], n=9, within=spread(1.0)),
            "^contrasts need two or more finite means and an n of 0 or more$",
        ),
        (
            lambda: contrasts_of_means(np.array([4.0, None]), n=9, within=spread(1.0)),
            "^contrasts need two or more finite means and an n of 0 or more$",
        ),
        (
            lambda: contrasts_of_means([4.0, 3.0], n=-1, within=spread(1.0)),
            "^contrasts need two or more finite means and an n of 0 or more$",
        ),
        (
            lambda: contrasts_of_means([4.0, 3.0], n=9, within=spread(float("nan"))),
            "^contrasts need a finite covariance of their dimensions with a degree of freedom or more$",
        ),
        (
            lambda: contrasts_of_means([4.0, 3.0], n=9, within=spread(1.0, 2, 0)),
            "^contrasts need a finite covariance of their dimensions with a degree of freedom or more$",
        ),
        (lambda: within_covariance([]), "^all organisations need the same dimensions$"),
        (lambda: within_covariance([[[1, 2]], [[1, 2, 3]]]), "^all organisations need the same dimensions$"),
        (
            lambda: within_covariance([[[1, 2]], [[3, 4]]]),
            "^a covariance within organisations needs two persons of one organisation$",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        wrong()


def test_the_fewest_that_are_allowed() -> None:
    assert len(own_contrasts(PERSONS[:, :2])) == 2
    word = own_contrasts(PERSONS, rule=replace(RULE, margin=0.6))[0].verdict  # 0.5625 is below it
    assert word is Verdict.NO_CLEAR_DIFFERENCE
    assert within_covariance([[[1, 2], [2, 4]], [[3, 4]]]).degrees == 1
    assert contrasts_of_means([4.0, 3.0], n=0, within=spread(1.0, 2, 1))[0].n == 0
    assert contrasts_of_means([4.0, 3.0], n=5, within=spread(1.0, 2, 1))[0].se == pytest.approx(sqrt(0.4))


@given(st.lists(st.lists(st.integers(4, 20).map(lambda q: q / 4), min_size=4, max_size=4), min_size=5, max_size=12))
def test_contrasts_balance_and_follow_their_columns(rows: list[list[float]]) -> None:
    table = np.array(rows)
    found = own_contrasts(table)
    assert sum(one.contrast or 0.0 for one in found) == pytest.approx(0, abs=1e-9)
    turned = own_contrasts(table[:, ::-1])
    assert told(turned[::-1], "contrast") == pytest.approx(told(found, "contrast"), abs=1e-9)
    assert told(turned[::-1], "p_adjusted") == pytest.approx(told(found, "p_adjusted"), abs=1e-6)
    by_hand = [table[:, at].mean() - np.delete(table, at, axis=1).mean() for at in range(4)]
    assert told(found, "contrast") == pytest.approx(by_hand, abs=1e-9)


def scores_of(generator: np.random.Generator, persons: int, middle: float, width: float) -> Any:
    """Six dimensions of four items on 1-5, all with the same true level; persons who are high are high everywhere."""
    person = generator.standard_normal((persons, 1, 1))
    topic = generator.standard_normal((persons, 6, 1))
    item = generator.standard_normal((persons, 6, 4))
    return np.clip(np.rint(middle + width * (0.6 * person + 0.35 * topic + 0.72 * item)), 1, 5).mean(axis=2)


@pytest.mark.parametrize(("persons", "middle", "width"), [(5, 4.5, 1.0), (5, 4.0, 1.4), (8, 5.2, 1.0), (20, 4.5, 1.4)])
def test_equal_dimensions_are_rarely_told_apart(persons: int, middle: float, width: float) -> None:
    """At most 5 % of organisations are told anything, with skewed answers and with views wider than the others'."""
    generator = np.random.default_rng(persons)
    rounds = 400
    told_something = 0
    for _ in range(rounds):
        own = scores_of(generator, persons, middle, width)
        others = [scores_of(generator, size, middle, 1.0) for size in (12, 22)]
        found = own_contrasts(own, within=within_covariance([own, *others]))
        told_something += any(one.verdict is not Verdict.NO_CLEAR_DIFFERENCE for one in found)
    assert told_something / rounds <= 0.05 + 2 * sqrt(0.05 * 0.95 / rounds)


def test_what_is_there_is_found() -> None:
    generator = np.random.default_rng(1)
    found = 0
    for _ in range(50):
        own = scores_of(generator, 20, 4.0, 1.0)
        own[:, 0] -= 0.6
        found += own_contrasts(own)[0].verdict is Verdict.CLEARLY_BELOW
    assert found >= 40
