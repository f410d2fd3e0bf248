"""The variance of an organisation's mean in both readings."""

import pytest

from benchstats import InputError, Reason
from benchstats.multilevel import Units, mean_variance


def test_variance_of_a_mean_in_both_readings() -> None:
    """statistics.md 2.2 by hand: 10 answers as 2, 3 and 5."""
    every = mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=Units.ALL)
    some = mean_variance([2, 3, 5], var_residual=0.5, var_unit=0.2, units=Units.SAMPLE)
    assert every.variance == pytest.approx(0.05)
    assert some.variance == pytest.approx(0.05 + 0.2 * (4 + 9 + 25) / 100)
    assert every.sentence().message != some.sentence().message
    assert some.interval is not None
    assert some.interval.high == pytest.approx(1.959963984540054 * (0.126) ** 0.5)


def test_variance_of_no_mean() -> None:
    assert mean_variance([], var_residual=1, var_unit=0, units=Units.ALL).reason is Reason.TOO_FEW_ANSWERS
    with pytest.raises(InputError, match="at least 0"):
        mean_variance([2], var_residual=-1, var_unit=0, units=Units.ALL)
