"""Organisations against the mean of all: values from R emmeans."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.adjustment import mean_contrasts

# R: lm(v ~ g) with contr.sum of these, twice, so that each level has its row.
VALUES = [4, 5, 3, 2, 3, 5, 4, 4, 5, 1, 3]
GROUPS = list("aaabbccccdd")


def test_contrasts_are_r() -> None:
    """R: lm(v ~ g) with contr.sum; estimates, standard errors, t and p of the four levels."""
    found = mean_contrasts(VALUES, organisations=GROUPS)
    rows = found.organisations
    assert [one.contrast for one in rows] == pytest.approx([0.75, -0.75, 1.25, -1.25])
    errors = [0.4568428145, 0.5236234789, 0.4194845193, 0.5236234789]
    assert [one.se for one in rows] == pytest.approx(errors)
    assert [one.t for one in rows] == pytest.approx([1.641702520, -1.432326911, 2.979847748, -2.387211518])
    p_values = [1.446555970e-01, 1.951539805e-01, 2.051929018e-02, 4.836663302e-02]
    assert [one.p for one in rows] == pytest.approx(p_values, rel=1e-8)
    adjusted = [4 / 3 * p_values[0], p_values[1], 4 * p_values[2], 2 * p_values[3]]
    assert [one.p_adjusted for one in rows] == pytest.approx(adjusted, rel=1e-8)
    assert found.sd_within == pytest.approx(0.886405260428)
    assert found.degrees == 7
    assert found.mean_of_means == pytest.approx(3.25)


def test_contrast_interval_is_t() -> None:
    """R qt(0.975, 7) = 2.364624252."""
    one = mean_contrasts(VALUES, organisations=GROUPS).organisations[0]
    assert one.interval is not None
    assert one.interval.high == pytest.approx(0.75 + 2.364624252 * 0.4568428145)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=2, max_size=40))
def test_contrasts_add_up_to_nothing(rows: list[tuple[int, int]]) -> None:
    found = mean_contrasts([float(y) for _, y in rows], organisations=[g for g, _ in rows])
    assert sum(one.contrast for one in found.organisations) == pytest.approx(0, abs=1e-9)


def test_contrasts_that_cannot_be_told() -> None:
    alone = mean_contrasts([1.0, 2.0], organisations=["a", "a"])
    assert (alone.reason, alone.mean_of_means) == (Reason.TOO_FEW_GROUPS, None)
    single = mean_contrasts([1.0, 2.0], organisations=["a", "b"])
    assert (single.reason, single.sd_within) == (Reason.TOO_FEW_ANSWERS, None)
    alike = mean_contrasts([1.1, 1.1, 2.3, 2.3], organisations=list("aabb"))
    assert (alike.reason, alike.sd_within) == (Reason.NO_VARIATION, 0.0)
    assert [one.contrast for one in alike.organisations] == pytest.approx([-0.6, 0.6])
    assert "cannot be told" in alike.organisations[0].sentence().text
    with pytest.raises(InputError, match="finite"):
        mean_contrasts([1.0, inf], organisations=["a", "b"])
