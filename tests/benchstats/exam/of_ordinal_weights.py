"""The common exam for answers that count with a weight."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.ordinal_calls import shuffled
from tests.benchstats.exam.paper import Call, Paper

from benchstats.ordinal import WeightedMean, weighted_mean

weighted_rows = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.floats(0.2, 5), st.sampled_from("pqrstuvw")),
    min_size=12,
    max_size=30,
)


def weighted_call(rows: Sequence[tuple[Any, float, str]], by_unit: bool) -> Call:
    parameters: dict[str, Any] = {"weights": [row[1] for row in rows]}
    if by_unit:
        parameters["units"] = [row[2] for row in rows]
    return Call(([row[0] for row in rows],), parameters)


def weighted_in_other_order(call: Call, shuffle: Sequence[float]) -> Call:
    return Call(
        (shuffled(call.values[0], shuffle),),
        {name: shuffled(column, shuffle) for name, column in call.parameters.items()},
    )


def weighted_renamed(call: Call) -> Call:
    units = call.parameters.get("units")
    return Call(call.values, {**call.parameters, **({"units": [one.upper() for one in units]} if units else {})})


def weighted_twice(call: Call) -> Call:
    """Every row twice, the second time in another unit: twice the answers of the same unit tell nothing new."""
    units = call.parameters.get("units")
    more = {"units": [*units, *(2 * one for one in units)]} if units else {}
    return Call((call.values[0] * 2,), {"weights": call.parameters["weights"] * 2, **more})


def se_squared_of_many(found: WeightedMean) -> float | None:
    sampled = found.n_units or found.n
    return None if found.se is None or sampled < 5 else found.se**2


PAPERS: list[Paper] = [
    Paper(
        method=weighted_mean,
        calls=st.builds(weighted_call, weighted_rows, st.booleans()),
        degenerate=[
            Call(([],), {"weights": []}),
            Call(([3],), {"weights": [1.0]}),
            Call(([None, nan],), {"weights": [1.0, 1.0]}),
            Call(([3, 4],), {"weights": [0.0, 0.0]}),
            Call(([3, 4],), {"weights": [1.0]}),
            Call(([3, 4],), {"weights": [1.0, -1.0]}),
            Call(([3, 4],), {"weights": [1.0, nan]}),
            Call(([3, 4],), {"weights": [1e308, 1e308]}),
            Call(([3, 4],), {"weights": [5e-324, 5e-324]}),
            Call(([3, 4],), {"weights": [1.0, 1.0], "units": ["p", "p"]}),
            Call(([3, 4],), {"weights": [1.0, 1.0], "units": ["p"]}),
            Call(([3, float("inf")],), {"weights": [1.0, 1.0]}),
        ],
        reordered=weighted_in_other_order,
        relabelled=weighted_renamed,
        put_back=lambda found: found,
        duplicated=weighted_twice,
        variance=se_squared_of_many,
    ),
]
