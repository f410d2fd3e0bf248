"""What is said is rarely wrong: at most 7 % over the range of true differences, in networks whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from benchstats.verdicts import Calibration, calibrate

BOUND = 0.07
PATTERN = (7, 12, 22, 38, 57)
ICCS = (0.03, 0.06, 0.12)  # the range of the specification's own trials


def in_networks_of(groups: int, *, icc: float, rounds: int) -> Calibration:
    sizes = tuple(PATTERN[at % len(PATTERN)] for at in range(groups))
    generator = np.random.default_rng([20160428, groups, round(1000 * icc)])
    return calibrate(sizes, icc=icc, rounds=rounds, generator=generator, draws=1000)


@pytest.mark.parametrize(("groups", "rounds"), [(4, 120), (5, 100), (15, 25), (50, 6), (200, 2)])
def test_at_most_seven_of_a_hundred_statements_lie_the_other_way(groups: int, rounds: int) -> None:
    cells = [in_networks_of(groups, icc=icc, rounds=rounds) for icc in ICCS]
    said, wrong = sum(one.said for one in cells), sum(one.wrong for one in cells)
    assert said > 100  # a rule that says nothing would pass as well
    # Statements of one round hang together, so their Monte Carlo error is larger than the binomial one: twice that.
    error = 2 * (BOUND * (1 - BOUND) / said) ** 0.5
    assert wrong / said <= BOUND + error


def test_where_all_are_equal_hardly_anything_is_said() -> None:
    found = in_networks_of(5, icc=0.0, rounds=100)
    assert found.share_said <= 0.03
    assert found.wrong == found.said  # no side is the right one
