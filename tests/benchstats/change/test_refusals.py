"""What makes no sense of change is refused, and the refusal says what."""

from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pytest

from benchstats import InputError
from benchstats.change import (
    change_against_network,
    composition_change,
    corrected_changes,
    network_trends,
    overlapping_change,
    paired_change,
    smallest_change,
    unlinked_change,
    wilcoxon_signed,
)


def trends(scores: Any, variance: float) -> Any:
    shape = np.array(scores, dtype=float).shape
    return network_trends(scores, variances=np.full(shape, variance), generator=np.random.default_rng(1))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: paired_change([1, 2], [1]), "one length"),
        (lambda: paired_change([1, None], [None, 2]), "no unit"),
        (lambda: unlinked_change([], [1]), "at least one value"),
        (lambda: unlinked_change([1, float("inf")], [1]), "finite"),
        (lambda: overlapping_change([1, 2], [1]), "one length"),
        (lambda: overlapping_change([None, nan], [1, 2]), "at least one value"),
        (lambda: smallest_change(0, sd_within=1), "at least one answer"),
        (lambda: smallest_change(5, sd_within=0), "SD within a group is a finite number above 0, not 0"),
        (lambda: smallest_change(5, sd_within=1, correlation=1), "between -1 and 1"),
        (lambda: wilcoxon_signed([1], [2], zeros="none"), "pratt or wilcoxon"),  # type: ignore[arg-type]
        (lambda: wilcoxon_signed([1], [2], tie_tolerance=-1), "tolerance"),
        (lambda: wilcoxon_signed([None], [2]), "no unit"),
        (lambda: composition_change([1], [1, 2], first_variances=[0], second_variances=[0, 0]), "each organisation"),
        (lambda: composition_change([1], [1], first_variances=[0, 1], second_variances=[0]), "variances"),
        (lambda: composition_change([1], [1], first_variances=[-1], second_variances=[0]), "negative"),
        (lambda: composition_change([1], [1], first_variances=[None], second_variances=[0]), "needs its variance"),
        (lambda: change_against_network([1, 2], variances=[0, 1]), "positive variance"),
        (lambda: change_against_network([], variances=[]), "positive variance"),
        (lambda: corrected_changes([1], [2], first_variances=[1], second_variances=[1]), "at least two"),
        (lambda: corrected_changes([1, 2], [2], first_variances=[1, 1], second_variances=[1]), "same organisations"),
        (lambda: trends([[1.0], [2.0]], 0.1), "two rounds"),
        (lambda: trends([[1.0, None], [2.0, 1.0]], 0.1), "leave out"),
        (lambda: trends([[1.0, 2.0], [2.0, 1.0]], 0.0), "positive variance"),
    ],
)
def test_nonsense_is_refused(call: Callable[[], Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        call()
