"""The cumulative link model: values from R MASS::polr and statsmodels."""

from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.ordinal.groups import A, B, C, D, answers_of, counts_of

from benchstats.ordinal import cumulative_link

ordered: Any = import_module("statsmodels.miscmodels.ordinal_model")


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
