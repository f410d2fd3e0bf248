"""What makes no sense of relationships is refused, and the refusal says what."""

from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pytest
from tests.benchstats.relationships.organisations import C12, ERRORS, V1, V2, Y1, Y2, X, Y

from benchstats import InputError
from benchstats.relationships import (
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


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: pearson([1, 2], [1]), "one length"),
        (lambda: spearman("a", [1, 2]), "row of numbers"),
        (lambda: kendall([[1]], [1]), r"not a row of numbers, but have the shape \(1, 1\)"),
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
        (lambda: sampling_errors([1], [1], groups=["a", "b"]), "one group, but there are 2"),
        (lambda: sampling_errors([None], [1], groups=["a"]), "nobody"),
        (lambda: stratified_correlation([1], [1], strata=[]), "one stratum, but there are 0"),
    ],
)
def test_nonsense_is_refused(call: Callable[[], Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        call()
