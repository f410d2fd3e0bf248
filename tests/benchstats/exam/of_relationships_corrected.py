"""The common exam for correlations corrected for chance in the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.relationships_calls import columns, doubled, shuffled, tenths, turned

from benchstats.relationships import BivariateModel, CorrectedCorrelation, bivariate_model, corrected_correlation

measured = st.tuples(tenths, tenths, st.floats(0.01, 0.1), st.floats(0.01, 0.1), st.floats(-0.9, 0.9))


def error_call(rows: Sequence[tuple[float, float, float, float, float]]) -> Call:
    x, y, v1, v2, r = columns(rows, 5)
    c = [each * (one * two) ** 0.5 for one, two, each in zip(v1, v2, r, strict=True)]
    return Call((x, y), {"first_variances": v1, "second_variances": v2, "covariances": c})


def corrected_back(found: CorrectedCorrelation) -> CorrectedCorrelation:
    swapped = found.reliabilities[::-1] if found.reliabilities else None
    return replace(
        found, variance_first=found.variance_second, variance_second=found.variance_first, reliabilities=swapped
    )


def model_parts(found: BivariateModel) -> Any:
    return (found.n, found.mu, found.tau2)


def model_back(found: BivariateModel) -> BivariateModel:
    return replace(found, mu=found.mu and found.mu[::-1], tau2=found.tau2 and found.tau2[::-1])


FLAT = {"first_variances": [0.1] * 4, "second_variances": [0.1] * 4, "covariances": [0.0] * 4}
WITH_ERRORS = [
    Call(([], []), {"first_variances": [], "second_variances": [], "covariances": []}),
    Call(([3.0] * 4, [4.0] * 4), FLAT),
    Call(([3.0] * 4, [1.0, 2, 3, 4]), FLAT),
    Call(([3.0, 1, 2, nan], [1.0, 2, 3, 4]), FLAT),
    Call(([3.0, 1, 2], [1.0, 2, 3]), FLAT),
    Call(([3.0, 1, 2, 4], [1.0, 2, 3, 4]), FLAT | {"first_variances": [-1.0] * 4}),
    Call(([3.0, 1, 2, 4], [1.0, 2, 3, 4]), FLAT | {"covariances": [9.0] * 4}),
]

PAPERS: list[Paper] = [
    Paper(
        method=corrected_correlation,
        calls=st.lists(measured, min_size=1, max_size=14).map(error_call),
        degenerate=WITH_ERRORS,
        reordered=shuffled,
        relabelled=turned,
        put_back=corrected_back,
        duplicated=doubled,
        variance=lambda found: found.jackknife.standard_error**2 if found.jackknife and found.n >= 8 else None,
        halves_within=(0.3, 0.6),
    ),
    Paper(
        method=bivariate_model,
        calls=st.lists(measured, min_size=1, max_size=10).map(error_call),
        degenerate=WITH_ERRORS,
        reordered=shuffled,
        relabelled=turned,
        put_back=model_back,
        compared=model_parts,
        tolerance=2e-3,
        examples=12,
        excused={"duplicated": "its range lies within -1 and 1 and is cut there, so its width does not follow n"},
    ),
]
