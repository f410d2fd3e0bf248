"""How many statements may be said together: the Bayesian false discovery rate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from benchstats.errors import InputError
from benchstats.verdicts.rule import DIGITS


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
    if not all(0 <= one <= 1 for one in (*probabilities, rate)):  # also False for NaN
        raise InputError("probabilities and a rate lie between 0 and 1")
    wrong = [1 - probability for probability in probabilities]
    in_order = sorted(wrong)
    # Of equal values the last one stands in the dictionary, and with it the mean over all of them.
    totals = zip(in_order, accumulate(in_order), strict=True)
    means = {one: total / number for number, (one, total) in enumerate(totals, start=1)}
    limit = max((one for one, mean in means.items() if round(mean, DIGITS) <= rate), default=-1.0)
    return tuple(one <= limit for one in wrong)
