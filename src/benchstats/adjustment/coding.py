"""A covariate as columns of numbers: itself, or one for each level but the reference."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, held

Covariate = Sequence[float | str | None]


def coded_columns(
    name: str, given: Sequence[float | str | None], reference: str | None
) -> list[tuple[tuple[str, str | None], Floats]]:
    """A covariate's columns, each with the covariate's name and its level (None for a number).

    Raises:
        InputError: when numbers are mixed with words, one is not finite, or there is no such reference level.
    """
    words = [isinstance(value, str) for value in given]
    if reference is None and not any(words):
        return [((name, None), _numbers(name, given))]
    if reference is None and not all(words):
        raise InputError(f"covariate {name!r} mixes numbers with words")
    levels = sorted({str(value) for value in given})
    base = reference if reference is not None else (levels[0] if levels else "")
    if levels and base not in levels:
        raise InputError(f"covariate {name!r} has no level {base!r}")
    return [
        ((name, level), np.array([float(str(value) == level) for value in given])) for level in levels if level != base
    ]


def _numbers(name: str, given: Sequence[float | str | None]) -> Floats:
    values = [float(value) for value in given if value is not None]
    if not all(map(isfinite, values)):
        raise InputError(f"covariate {name!r} holds a number that is not finite")
    return held(values, of=f"values of {name!r}")
