"""What are no counts is refused, and the refusal says why."""

from typing import Any

import pytest

from benchstats import InputError
from benchstats.counts import beta_binomial, gamma_poisson, pooled_rates, pooled_shares


@pytest.mark.parametrize(
    ("positive", "answers", "told"),
    [
        ([3], [2], "3 of 2 answers"),
        ([0], [0], "at least one answer"),
        ([-1], [2], "between 0 and"),
        ([1, 2], [3], "2 numerators but 1"),
        ([0.5], [2], "whole numbers"),
    ],
)
def test_unfit_shares_are_refused(positive: list[Any], answers: list[int], told: str) -> None:
    for method in (beta_binomial, pooled_shares):
        with pytest.raises(InputError, match=told):
            method(positive, answers=answers)


@pytest.mark.parametrize("expected", [0.0, -1.0, float("nan"), float("inf")])
def test_unfit_expectations_are_refused(expected: float) -> None:
    with pytest.raises(InputError, match="above 0"):
        gamma_poisson([1, 2], expected=[1.0, expected])


def test_half_a_prior_is_refused() -> None:
    with pytest.raises(InputError, match="both alpha and beta"):
        pooled_shares([1], answers=[2], alpha=3)
    with pytest.raises(InputError, match="both shape and rate"):
        pooled_rates([1], expected=[2], rate=3)
    with pytest.raises(InputError, match="alpha is a finite number above 0, not 0"):
        pooled_shares([1], answers=[2], alpha=0, beta=1)
    with pytest.raises(InputError, match="no organisation"):
        pooled_shares([], answers=[])
