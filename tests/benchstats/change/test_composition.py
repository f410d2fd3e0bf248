"""Stayers, joiners and leavers: worked by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.change import composition_change, wilcoxon_signed

optional = st.one_of(st.none(), st.floats(1, 5))


def test_reference_case(shared_case: Callable[[str], dict[str, Any]]) -> None:
    case = shared_case("CHG-01")
    found = wilcoxon_signed(case["input"]["round1"], case["input"]["round2"])
    assert found.p_value == pytest.approx(case["expected"]["wilcoxon_signed_rank_exact_p"], abs=1e-12)


def test_composition_by_hand() -> None:
    """A and B stay (3 to 3.2, 4 to 4.4), C (5) leaves, D (2) joins: total 3.2 - 4, stayers 0.3."""
    found = composition_change(
        [3, 4, 5, None],
        [3.2, 4.4, None, 2],
        first_variances=[0.01, 0.02, 0.03, None],
        second_variances=[0.01, 0.02, None, 0.04],
    )
    assert (found.n, found.n_stayers, found.n_joiners, found.n_leavers) == (4, 2, 1, 1)
    parts = [found.total, found.stayers, found.joiners, found.leavers, found.composition]
    assert [part and part.change for part in parts] == pytest.approx([-0.8, 0.3, -0.6, -0.5, -1.1])
    assert found.total.standard_error == pytest.approx(((0.06 + 0.07) / 9) ** 0.5)
    assert found.stayers is not None
    assert found.stayers.standard_error == pytest.approx((0.06 / 4) ** 0.5)
    # Joiners: A and B lose 1/2 - 1/3 of their weight, D has 1/3.
    assert found.joiners is not None
    assert found.joiners.standard_error == pytest.approx((0.03 / 36 + 0.04 / 9) ** 0.5)


@given(st.lists(st.tuples(optional, optional), min_size=1, max_size=12))
def test_parts_add_up(rows: list[tuple[float | None, float | None]]) -> None:
    first, second = zip(*rows, strict=True)
    some = [[None if one is None else 0.01 for one in row] for row in (first, second)]
    if all(one is None for one in first) or all(one is None for one in second):
        with pytest.raises(InputError, match="at least one organisation"):
            composition_change(first, second, first_variances=some[0], second_variances=some[1])
        return
    found = composition_change(first, second, first_variances=some[0], second_variances=some[1])
    if found.stayers is None:
        assert found.reason is Reason.TOO_FEW_GROUPS
        return
    assert found.joiners is not None
    assert found.leavers is not None
    assert found.composition is not None
    added = found.stayers.change + found.joiners.change + found.leavers.change
    assert added == pytest.approx(found.total.change, abs=1e-12)
    assert found.composition.change == pytest.approx(found.joiners.change + found.leavers.change, abs=1e-12)
    means = [float(np.mean([one for one in row if one is not None])) for row in (first, second)]
    assert found.total.change == pytest.approx(means[1] - means[0], abs=1e-12)
