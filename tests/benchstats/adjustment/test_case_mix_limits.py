"""What the mix of people cannot be adjusted for, and the second route over dummies."""

from math import inf, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.adjustment.answers import HOMES, MIX, ROLES, SCORES, YEARS

from benchstats import InputError, Reason
from benchstats.adjustment import case_mix


def test_incomplete_answers_are_left_out() -> None:
    """As R's na.omit; an adjusted mean beside an unadjusted one of other people would mislead."""
    found = case_mix(
        [*SCORES, None, 3.0, 4.0, nan],
        organisations=[*HOMES, "A", "B", "C", "A"],
        covariates={"role": [*ROLES, "x", None, "", "y"], "years": [*YEARS, 1, 2, 3, 4]},
    )
    assert found.left_out == 4
    assert found.organisations == case_mix(SCORES, **MIX).organisations


@pytest.mark.parametrize("years", [[1] * 14, [1.0 if home == "A" else 2.0 for home in HOMES]])
def test_a_covariate_that_does_not_vary_within(years: list[float]) -> None:
    found = case_mix(SCORES, organisations=HOMES, covariates={"years": years})
    assert found.reason is Reason.NO_VARIATION
    assert [one.adjusted for one in found.organisations] == [None] * 3
    assert [one.mean for one in found.organisations] == pytest.approx([4.0, 3.7, 3.7])
    assert "could not be adjusted" in found.organisations[0].sentence().text


def test_two_covariates_that_are_one() -> None:
    doubled = {"years": YEARS, "months": [12 * year for year in YEARS]}
    assert case_mix(SCORES, organisations=HOMES, covariates=doubled).reason is Reason.NO_VARIATION


def test_too_few_answers_for_a_slope() -> None:
    found = case_mix([1.0, 2.0], organisations=["A", "B"], covariates={"t": [1, 2]})
    assert found.reason is Reason.TOO_FEW_ANSWERS
    assert case_mix([], organisations=[], covariates={}).organisations == ()


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_same_as_dummies_for_organisations(seed: int) -> None:
    """The slow way: least squares on a dummy for each organisation."""
    draw = np.random.default_rng(seed)
    place = np.repeat(np.arange(5), draw.integers(3, 8, size=5))
    t, y = draw.normal(size=place.size), draw.normal(size=place.size)
    design = np.column_stack([(place[:, None] == np.arange(5)).astype(float), t - t.mean()])
    slopes, rest, _, _ = np.linalg.lstsq(design, y, rcond=None)
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * rest[0] / (place.size - 6))
    found = case_mix(y.tolist(), organisations=place.tolist(), covariates={"t": t.tolist()})
    assert [one.adjusted for one in found.organisations] == pytest.approx(slopes[:5].tolist())
    assert [one.se for one in found.organisations] == pytest.approx(errors[:5].tolist())
    assert found.coefficients[0].value == pytest.approx(slopes[5])


@pytest.mark.parametrize(
    ("covariates", "references", "told"),
    [
        ({"t": [1]}, None, "one value for each"),
        ({"t": [1, "a"]}, None, "mixes numbers with words"),
        ({"t": [1, inf]}, None, "not finite"),
        ({"t": ["a", "b"]}, {"t": "c"}, "no level 'c'"),
        ({"t": ["a", "b"]}, {"u": "a"}, "no covariate 'u'"),
    ],
)
def test_unfit_covariates_are_refused(covariates: dict[str, Any], references: dict[str, str] | None, told: str) -> None:
    with pytest.raises(InputError, match=told):
        case_mix([1.0, 2.0], organisations=["A", "B"], covariates=covariates, references=references)
