"""How many statements may be said together: the Bayesian false discovery rate."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.verdicts.rule import DIGITS, Booleans

NO_SHARE = "probabilities and a rate lie between 0 and 1"


class Audience(StrEnum):
    """Who reads the verdicts, and so which statements are counted together. The value is stable and may be stored."""

    EACH_GROUP = "each_group"
    """Each organisation reads its own: its dimensions are counted together."""
    EVERYBODY = "everybody"
    """Somebody reads all of them, as a coordinator does: all dimensions and groups are counted together."""


def false_discoveries(probabilities: Sequence[float], *, rate: float = 0.05) -> tuple[bool, ...]:
    """Which of several statements may stand together so that at most `rate` of them is expected to be wrong.

    `probabilities` says how probable each statement is; True in the answer keeps it, in the order given. Sorted by
    1 - P, the largest set with mean(1 - P) <= rate is kept. Statements that are equally probable are kept or left
    together, so that no order decides; this is the only way in which fewer than the largest set are kept.
    Source: Müller, Parmigiani, Robert and Rousseau 2004, JASA 99, 990-1001; Newton, Noueiry, Sarkar and Ahlquist
    2004, Biostatistics 5, 155-176.

    Raises:
        InputError: when a probability or the rate is not between 0 and 1.
    """
    if not all(0 <= one <= 1 for one in probabilities):  # also False for NaN
        raise InputError(NO_SHARE)
    wrong = 1 - np.array(probabilities)
    return tuple(kept_together(wrong[:, None], rate=rate)[:, 0].tolist())


def kept_for(audience: Audience, said: Booleans, *, probabilities: Floats, rate: float) -> Booleans:
    """Which statements of a round stand together for an audience; False where none was `said`.

    `said` and `probabilities`, those of lying above, are tables of shape (dimensions, groups).
    """
    wrong = np.where(said, 1 - np.maximum(probabilities, 1 - probabilities), np.inf)
    if audience is Audience.EVERYBODY:
        return kept_together(wrong.ravel()[:, None], rate=rate).reshape(wrong.shape)
    return kept_together(wrong, rate=rate)


def kept_together(wrong: Floats, *, rate: float) -> Booleans:
    """The same for many sets at once: one column a set, one number the probability of being wrong.

    Infinity stands where there is no statement; it is never kept.

    Raises:
        InputError: when the rate is no share.
    """
    if not 0 <= rate <= 1:
        raise InputError(NO_SHARE)
    in_order = np.sort(wrong, axis=0)
    means = np.cumsum(in_order, axis=0) / np.arange(1, len(wrong) + 1)[:, None]
    is_last_of_equals = np.ones(wrong.shape, dtype=bool)
    is_last_of_equals[:-1] = in_order[:-1] < in_order[1:]
    may_end = is_last_of_equals & (np.round(means, DIGITS) <= rate)
    kept: Booleans = wrong <= np.max(in_order, axis=0, initial=-np.inf, where=may_end)
    return kept
