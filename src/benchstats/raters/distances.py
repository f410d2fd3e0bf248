"""How far apart two values are, by level of measurement, and two sets of codes (MASI)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal, TypeAlias

import numpy as np

from benchstats.errors import InputError
from benchstats.raters.reading import Floats

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")

SUBSET, OVERLAP = 2 / 3, 1 / 3
"""The constants of MASI, as Passonneau writes them; nltk before 3.10 rounds them to 0.67 and 0.33."""


def checked_level(level: str) -> None:
    """Refuse what is no level of measurement.

    Raises:
        InputError: when it is none.
    """
    if level not in LEVELS:
        raise InputError(f"a level of measurement is one of {', '.join(LEVELS)}, not {level!r}")


def squared_distances(values: Sequence[Hashable], *, level: Level) -> Floats:
    """The squared distance of each value to each, for all levels but ordinal, whose distances lie in the counts.

    Raises:
        InputError: when two values of a ratio scale are opposite to each other.
    """
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    numbers = np.array(values, dtype=float)
    apart = numbers[:, None] - numbers[None, :]
    if level == "interval":
        return np.asarray(apart**2, dtype=float)
    together = numbers[:, None] + numbers[None, :]
    if ((together == 0) & (apart != 0)).any():
        raise InputError("a ratio scale has a true zero and no value opposite to another")
    return np.asarray((apart / np.where(together == 0, 1.0, together)) ** 2, dtype=float)


def masi_distance(one: frozenset[str], other: frozenset[str]) -> float:
    """1 - J M: J the shared part of both sets, M 1 where equal, 2/3 subset, 1/3 overlap, 0 apart.

    Two empty sets are equal. Source: Passonneau 2006, LREC; equals Python nltk 3.10.4, `masi_distance`.
    """
    if one == other:
        return 0.0
    shared = len(one & other)
    if shared == 0:
        return 1.0
    weight = SUBSET if one <= other or other <= one else OVERLAP
    return 1.0 - shared / len(one | other) * weight


def masi_distances(values: Sequence[frozenset[str]]) -> Floats:
    """The MASI distance of each set of codes to each."""
    apart = [[masi_distance(one, other) for other in values] for one in values]
    return np.array(apart, dtype=float).reshape(len(values), len(values))
