"""How much nearness counts: agreement weights between the levels of a scale."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal, TypeAlias

import numpy as np

from benchstats.errors import InputError
from benchstats.raters.reading import Floats
from benchstats.scales import Scale

Weighting: TypeAlias = Literal["unweighted", "linear", "quadratic"]


def agreement_weights(size: int, *, weights: Weighting) -> Floats:
    """1 on the diagonal, less with each step between two levels, 0 at the ends of the scale.

    Raises:
        InputError: when the weights have another name.
    """
    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) / max(size - 1, 1)
    if weights == "unweighted":
        return np.eye(size)
    if weights == "linear":
        return np.asarray(1 - steps, dtype=float)
    if weights == "quadratic":
        return np.asarray(1 - steps**2, dtype=float)
    raise InputError(f"weights are unweighted, linear or quadratic, not {weights!r}")


def level_list(levels: Scale | Sequence[Hashable]) -> Sequence[Hashable]:
    """The levels of a scale, or those given, lowest first."""
    return tuple(levels.values) if isinstance(levels, Scale) else tuple(levels)
