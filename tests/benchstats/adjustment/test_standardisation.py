"""Direct and indirect standardisation: values from R epitools."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.adjustment import DirectRate, IndirectRatio, direct_rate, indirect_ratio, standardise

STRATA: dict[str, Any] = {
    "population": [20, 40, 31, 4],
    "standard_occurrences": [10, 30, 55, 8],
    "standard_population": [500, 700, 600, 90],
}


def test_direct_rate_is_r() -> None:
    """R: the formulas of epitools 0.5-10.1 ageadjust.direct on these strata, with qgamma."""
    found = direct_rate(
        [0, 3, 5, 1], population=STRATA["population"], standard_population=STRATA["standard_population"]
    )
    assert found.crude_rate == pytest.approx(0.0947368421053)
    assert found.rate == pytest.approx(0.0908858166923)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.0414429770218, 0.1784166663209))
    assert not found.is_allowed
    assert "too small" in found.sentence().text


def test_indirect_ratio_is_r() -> None:
    """R: epitools' ageadjust.indirect by formula, and poisson.test(9, 5.3115079365079)."""
    found = indirect_ratio([0, 3, 5, 1], **STRATA)
    assert (found.expected, found.ratio) == pytest.approx((5.3115079365079, 1.6944340679866))
    assert found.interval_lognormal is not None
    near = found.interval_lognormal.low, found.interval_lognormal.high
    assert near == pytest.approx((0.8816390683443, 3.2565557877843))
    assert (found.interval.low, found.interval.high) == pytest.approx((0.7748031531859, 3.2165636681043), rel=1e-9)
    assert found.rate == pytest.approx(0.0923421740755)
    assert "not with another organisation" in found.sentence().text


def test_nothing_seen_still_has_an_interval() -> None:
    """The upper end is -log(0.025) = 3.688879454 over expected, or times the largest weight."""
    ratio = indirect_ratio([0], population=[10], standard_occurrences=[5], standard_population=[50])
    assert ratio.interval_lognormal is None
    assert (ratio.interval.low, ratio.interval.high) == pytest.approx((0.0, 3.688879454), abs=1e-9)
    direct = direct_rate([0], population=[10], standard_population=[50])
    assert (direct.rate, direct.interval.low) == (0.0, 0.0)
    assert direct.interval.high == pytest.approx(3.688879454 / 10)


def test_smallest_stratum_decides() -> None:
    """statistics.md 2.7: directly where every stratum has n >= 5."""
    assert isinstance(standardise([0, 3, 5, 1], **STRATA), IndirectRatio)
    assert isinstance(standardise([0, 3, 5, 1], **{**STRATA, "population": [20, 40, 31, 5]}), DirectRate)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(5, 200)), min_size=1, max_size=5))
def test_a_standard_like_the_own_mix_changes_nothing(strata: list[tuple[int, int]]) -> None:
    occurrences, people = zip(*strata, strict=True)
    found = direct_rate(occurrences, population=people, standard_population=[3 * n for n in people])
    assert found.rate == pytest.approx(found.crude_rate)
    assert found.interval.low <= found.rate <= found.interval.high


def test_unfit_strata_are_refused() -> None:
    with pytest.raises(InputError, match="no stratum"):
        direct_rate([], population=[], standard_population=[])
    with pytest.raises(InputError, match="2 strata but 1"):
        direct_rate([1, 2], population=[1], standard_population=[1, 2])
    with pytest.raises(InputError, match="above 0"):
        indirect_ratio([1], population=[0], standard_occurrences=[1], standard_population=[2])
