"""The common exam for respondents in units in organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats.multilevel import MeanVariance, ThreeLevels, Units, mean_variance, three_levels

Row = tuple[float | None, str, str]
answer = st.tuples(st.integers(1, 5).map(float) | st.none(), st.sampled_from("uvw"), st.sampled_from("ABCDEF"))


def call_of(rows: Sequence[Row], **more: Any) -> Call:
    columns = {"units": [row[1] for row in rows], "organisations": [row[2] for row in rows]}
    return Call(([row[0] for row in rows],), {**columns, **more})


def rows_of(call: Call) -> list[Row]:
    return list(zip(call.values[0], call.parameters["units"], call.parameters["organisations"], strict=True))


def shuffled(call: Call, shuffle: Sequence[float]) -> Call:
    rows = rows_of(call)
    order = sorted(range(len(rows)), key=lambda at: shuffle[at % len(shuffle)])
    return call_of([rows[at] for at in order])


def renamed(call: Call) -> Call:
    return call_of([(score, unit, organisation.lower()) for score, unit, organisation in rows_of(call)])


def named_back(found: ThreeLevels) -> ThreeLevels:
    return ThreeLevels(
        **{
            **{name: getattr(found, name) for name in found.__slots__},
            "blup_org": tuple((str(name).upper(), effect) for name, effect in found.blup_org),
            "blup_unit": tuple(((str(name).upper(), unit), effect) for (name, unit), effect in found.blup_unit),
        }
    )


def by_name(found: ThreeLevels) -> Any:
    return (
        (found.n, found.var_org, found.var_unit, found.var_residual, found.mu, found.se_mu, found.reml_deviance),
        {str(name): effect for name, effect in found.blup_org},
        {str(name): effect for name, effect in found.blup_unit},
    )


def doubled(call: Call) -> Call:
    return Call(([2 * size for size in call.values[0]],), {**call.parameters, "var_unit": call.parameters["var_unit"]})


def variance_of(found: MeanVariance) -> float | None:
    return found.variance if found.units is Units.ALL else None


def sizes_in_order(call: Call, shuffle: Sequence[float]) -> Call:
    sizes = call.values[0]
    order = sorted(range(len(sizes)), key=lambda at: shuffle[at % len(shuffle)])
    return Call(([sizes[at] for at in order],), call.parameters)


def mean_call(sizes: list[int], rest: float, unit: float, units: Units) -> Call:
    return Call((sizes,), {"var_residual": rest, "var_unit": unit, "units": units})


PAPERS: list[Paper] = [
    Paper(
        three_levels,
        st.lists(answer, min_size=0, max_size=80).map(call_of),
        [
            call_of([]),
            call_of([(None, "u", "A")]),
            call_of([(float("inf"), "u", "A")]),
            call_of([(4.0, "u", "A")] * 30),
            call_of([(4.0, unit, home) for unit in "uv" for home in "ABCDEF" for _ in range(3)]),
            call_of([(float(ord(home)), unit, home) for unit in "uv" for home in "ABCDEF" for _ in range(3)]),
            call_of([(float(at), "u", "A") for at in range(5)]),
        ],
        reordered=shuffled,
        relabelled=renamed,
        put_back=named_back,
        compared=by_name,
        tolerance=2e-5,
        excused={"duplicated": "twice the answers of the same organisations tell no more about other organisations"},
    ),
    Paper(
        mean_variance,
        st.builds(
            mean_call,
            st.lists(st.integers(0, 40), max_size=6),
            st.floats(0, 3),
            st.floats(0, 1),
            st.sampled_from(Units),
        ),
        [
            mean_call([], 1.0, 1.0, Units.ALL),
            mean_call([0, 0], 1.0, 1.0, Units.SAMPLE),
            mean_call([3], -1.0, 1.0, Units.SAMPLE),
            mean_call([3], 1.0, float("nan"), Units.SAMPLE),
            mean_call([-3], 1.0, 1.0, Units.SAMPLE),
            mean_call([3], 0.0, 0.0, Units.ALL),
        ],
        reordered=sizes_in_order,
        compared=lambda found: (found.n, found.variance, found.standard_error),
        duplicated=doubled,
        variance=variance_of,
        excused={"relabelled": "one organisation only"},
    ),
]
