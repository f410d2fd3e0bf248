"""No sentence puts a relationship of fewer than 6 organisations in a number (statistics specification 4.3)."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.benchstats.relationships.organisations import Y

from benchstats import Result
from benchstats.relationships import (
    bivariate_model,
    corrected_correlation,
    kendall,
    pearson,
    spearman,
    stratified_correlation,
)

ERRORS: dict[str, Any] = {"first_variances": 0.01, "second_variances": 0.01, "covariances": 0.001}
FEW = "There are too few organisations to put a relationship in a number (n = {k})."


def known(method: Callable[..., Result]) -> Callable[..., Result]:
    return lambda x, y: method(x, y, **{name: [one] * len(x) for name, one in ERRORS.items()})


def stratified(x: list[float], y: list[float]) -> Result:
    return stratified_correlation(x, y, strata=["here"] * len(x))


METHODS: dict[str, Callable[..., Result]] = {
    "pearson": pearson,
    "spearman": spearman,
    "kendall": kendall,
    "corrected": known(corrected_correlation),
    "bivariate": known(bivariate_model),
    "stratified": stratified,
}


def scores(k: int) -> tuple[list[float], list[float]]:
    x = np.sin(np.arange(k))
    return x.tolist(), (x + 0.6 * np.cos(2.4 * np.arange(k))).tolist()


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("k", [4, 5])
def test_few_organisations_get_no_number(method: Callable[..., Result], k: int) -> None:
    x, y = scores(k)
    assert method(x, y).sentence().text == FEW.format(k=k)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("k", [6, 30])
def test_a_number_from_six_organisations_on(method: Callable[..., Result], k: int) -> None:
    said = method(*scores(k)).sentence()
    assert {"r", "correlation"} & set(dict(said.numbers))
    assert f"{k} organisations" in said.text


@pytest.mark.parametrize(("k", "is_first_look"), [(6, True), (19, True), (20, False)])
def test_below_twenty_it_is_a_first_look(k: int, is_first_look: bool) -> None:
    for name in ("corrected", "bivariate"):
        assert METHODS[name](*scores(k)).sentence().text.startswith("A first look") is is_first_look


def test_without_variation_there_is_no_evidence() -> None:
    assert pearson([4.0] * 8, Y).sentence().text == (
        "There is not enough evidence for a relationship across 8 organisations."
    )
