"""The common exam for funnels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.funnel import Funnel, RatioScale, funnel_of_counts, funnel_of_means, funnel_of_ratios, funnel_of_shares

share = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
ratio = st.tuples(st.integers(0, 40), st.floats(0.25, 40))
counts = st.tuples(st.integers(0, 40), st.integers(1, 40))
mean = st.tuples(st.floats(1, 5), st.integers(1, 60))


def call_of(rows: Any, name: str, **more: Any) -> Call:
    return Call(([row[0] for row in rows],), {name: [row[1] for row in rows], **more})


def shares_call(rows: Any) -> Call:
    return call_of(rows, "answers")


def ratios_call(rows: Any, scale: RatioScale = RatioScale.SQUARE_ROOT) -> Call:
    return call_of(rows, "expected", scale=scale)


def counts_call(rows: Any, target: float | None = 1.0) -> Call:
    return call_of(rows, "second", target=target)


def means_call(rows: Any, sd_within: float = 0.75) -> Call:
    return call_of(rows, "sizes", sd_within=sd_within)


def logarithms_call(rows: Any) -> Call:
    return ratios_call([(seen + 1, expected) for seen, expected in rows], RatioScale.LOGARITHM)


def turned(call: Call) -> Call:
    columns = {name: one[::-1] if isinstance(one, list) else one for name, one in call.parameters.items()}
    return Call((call.values[0][::-1],), columns)


def put_back(found: Funnel) -> Funnel:
    return replace(found, organisations=found.organisations[::-1])


def doubled(call: Call) -> Call:
    """Every answer twice, so every denominator twice; the figures stay."""
    values = call.values[0] if "sizes" in call.parameters else [2 * value for value in call.values[0]]
    columns = {
        name: [2 * value for value in one] if isinstance(one, list) else one for name, one in call.parameters.items()
    }
    return Call((values,), columns)


def squared_width(found: Funnel) -> float | None:
    """Of unadjusted limits of means, which alone are straight."""
    limits = found.organisations[0].unadjusted
    return (limits.high95 - limits.low95) ** 2


ROWS = {"reordered": "each row is an organisation; relabelled asks the same"}
CURVED = {"duplicated": "the limits are straight on their own scale only and end where it ends"}

PAPERS: list[Paper] = [
    Paper(
        funnel_of_shares,
        st.lists(share, min_size=1, max_size=25).map(shares_call),
        [shares_call(rows) for rows in ([], [(0, 0)], [(3, 2)], [(0, 1)], [(1, 1)] * 20, [(0, 5)] * 12)],
        relabelled=turned,
        put_back=put_back,
        excused=ROWS | CURVED,
    ),
    Paper(
        funnel_of_ratios,
        st.lists(ratio, min_size=1, max_size=25).map(ratios_call)
        | st.lists(ratio, min_size=1, max_size=25).map(logarithms_call),
        [
            *(ratios_call(rows) for rows in ([], [(0, 0.0)], [(0, 1.0)], [(0, 3.0)] * 20, [(-1, 1.0)])),
            *(ratios_call(rows, RatioScale.LOGARITHM) for rows in ([(0, 1.0)], [(2, 1.0)], [(0, 1.0)] * 20)),
        ],
        relabelled=turned,
        put_back=put_back,
        excused=ROWS | CURVED,
    ),
    Paper(
        funnel_of_counts,
        st.lists(counts, min_size=1, max_size=25).map(counts_call),
        [
            *(counts_call(rows, None) for rows in ([], [(0, 3)], [(2, 1)], [(0, 3), (1, 1)] * 9, [(-1, 1)])),
            *(counts_call(rows) for rows in ([(1, 0)], [(0, 1)])),
            counts_call([(1, 2)], 0.0),
        ],
        relabelled=turned,
        put_back=put_back,
        excused=ROWS | CURVED,
    ),
    Paper(
        funnel_of_means,
        st.lists(mean, min_size=1, max_size=25).map(means_call),
        [
            means_call([]),
            means_call([(3.0, 0)]),
            means_call([(3.0, 2)], 0.0),
            means_call([(float("nan"), 2)]),
            means_call([(3.0, 1)]),
            means_call([(3.0, 4)] * 20),
        ],
        relabelled=turned,
        put_back=put_back,
        duplicated=doubled,
        variance=squared_width,
        excused=ROWS,
    ),
]
