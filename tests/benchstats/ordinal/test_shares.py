from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.ordinal import share_interval

stats: Any = import_module("scipy.stats")  # the second route; its types are not told
METHODS: list[Any] = ["wilson", "jeffreys", "clopper_pearson"]


@pytest.mark.parametrize("method", METHODS)
def test_reference_case(method: Any, shared_case: Callable[[str], dict[str, Any]]) -> None:
    """R 4.2.2 prop.test, qbeta, binom.test."""
    case = shared_case("DESC-07")
    for (count, n), expected in zip(case["input"]["pairs"], case["expected"]["results"], strict=True):
        found = share_interval(count, n, method=method)
        assert found.interval is not None
        assert [found.interval.low, found.interval.high] == pytest.approx(expected[f"{method}95"], abs=1e-12)
        assert found.value == pytest.approx(expected["p"], abs=1e-12)


@pytest.mark.parametrize(
    ("level", "method", "low", "high"),
    [
        (0.9, "wilson", 0.1046525655704893, 0.4873380318032492),
        (0.9, "clopper_pearson", 0.0718702555422698, 0.5273266035603439),
        (0.9, "jeffreys", 0.0963554765080884, 0.4837621473970544),
        (0.99, "wilson", 0.0657318720232436, 0.6122915628011174),
        (0.99, "clopper_pearson", 0.0303374411493571, 0.6552223574130549),
        (0.99, "jeffreys", 0.0451689946759706, 0.6154923021621842),
    ],
)
def test_other_levels_of_r(level: float, method: Any, low: float, high: float) -> None:
    """R 4.2.2: 3 of 12."""
    interval = share_interval(3, 12, method=method, level=level).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-12)
    assert interval.level == level


def test_ends_of_jeffreys_are_set_and_the_other_end_is_kept() -> None:
    """R qbeta(0.975, 0.5, 10.5) and qbeta(0.025, 10.5, 0.5)."""
    none, everybody = (
        share_interval(0, 10, method="jeffreys").interval,
        share_interval(10, 10, method="jeffreys").interval,
    )
    assert none is not None
    assert everybody is not None
    assert (none.low, none.high) == pytest.approx((0, 0.217196267509211), abs=1e-12)
    assert (everybody.low, everybody.high) == pytest.approx((0.782803732490789, 1), abs=1e-12)
    assert none.low == 0
    assert everybody.high == 1


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from(METHODS))
def test_intervals_hold_the_share_and_have_a_width(pair: tuple[int, int], method: Any) -> None:
    found = share_interval(*pair, method=method)
    assert found.interval is not None
    assert found.value is not None
    assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert found.interval.low < found.interval.high
    if method == "clopper_pearson":
        second_route = stats.binomtest(*pair).proportion_ci(method="exact")
        assert (found.interval.low, found.interval.high) == pytest.approx(tuple(second_route), abs=1e-9)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_clopper_and_pearson_are_never_narrower_than_jeffreys(pair: tuple[int, int]) -> None:
    exact, bayes = share_interval(*pair, method="clopper_pearson"), share_interval(*pair, method="jeffreys")
    assert exact.interval is not None
    assert bayes.interval is not None
    assert exact.interval.low <= bayes.interval.low + 1e-12
    assert exact.interval.high >= bayes.interval.high - 1e-12


def test_nobody_has_no_share() -> None:
    found = share_interval(0, 0)
    assert (found.value, found.interval, found.reason) == (None, None, Reason.TOO_FEW_ANSWERS)
    assert found.sentence().text == "Nobody has answered yet."


def test_it_says_itself() -> None:
    assert share_interval(9, 11, method="jeffreys").sentence().text == (
        "9 of 11, that is 82 %; with so many answers the true share is probably between 53 and 96 %."
    )


@pytest.mark.parametrize(
    ("pair", "parameters", "words"),
    [((6, 5), {}, "6 of 5"), ((1, 2), {"method": "wald"}, "not wald"), ((1, 2), {"level": 1.2}, "not at 1.2")],
)
def test_what_makes_no_sense_is_refused(pair: tuple[int, int], parameters: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        share_interval(*pair, **parameters)
