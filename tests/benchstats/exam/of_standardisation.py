"""The common exam for standardisation over strata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.adjustment_calls import shuffled
from tests.benchstats.exam.paper import Call, Paper

from benchstats.adjustment import direct_rate, indirect_ratio, standardise

stratum = st.tuples(st.integers(0, 40), st.integers(3, 300), st.integers(1, 60), st.integers(100, 900))
strata = st.lists(stratum, min_size=1, max_size=5)


def direct_call(given: Sequence[tuple[int, float, float, float]]) -> Call:
    parts = {"population": [one[1] for one in given], "standard_population": [one[3] for one in given]}
    return Call(([one[0] for one in given],), parts)


def whole_call(given: Sequence[tuple[int, float, float, float]]) -> Call:
    call = direct_call(given)
    return Call(call.values, {**call.parameters, "standard_occurrences": [one[2] for one in given]})


STRATA_UNFIT: list[Any] = [[], [(0, 0, 1, 1)], [(-1, 5, 5, 5)], [(0, 5, 5, 5)], [(3, float("nan"), 1, 1)]]
PRIVATE = "one organisation only"
OCCURRENCES = "an interval of counts is not in proportion to the root of its number, least of all for few occurrences"

PAPERS: list[Paper] = [
    Paper(
        direct_rate,
        strata.map(direct_call),
        [direct_call(given) for given in STRATA_UNFIT],
        reordered=shuffled,
        compared=lambda found: (found.n, found.rate, found.crude_rate, found.interval, found.is_allowed),
        excused={"relabelled": PRIVATE, "duplicated": OCCURRENCES},
    ),
    Paper(
        indirect_ratio,
        strata.map(whole_call),
        [whole_call(given) for given in STRATA_UNFIT],
        reordered=shuffled,
        compared=lambda found: (found.n, found.ratio, found.expected, found.interval, found.rate),
        excused={"relabelled": PRIVATE, "duplicated": OCCURRENCES},
    ),
    Paper(
        standardise,
        strata.map(whole_call),
        [whole_call(given) for given in STRATA_UNFIT],
        reordered=shuffled,
        compared=lambda found: (type(found).__name__, found.n, found.rate, found.interval),
        excused={"relabelled": PRIVATE, "duplicated": OCCURRENCES},
    ),
]
