"""The common exam for like with like: case mix and contrasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.adjustment_calls import shuffled, taken_in
from tests.benchstats.exam.paper import Call, Paper

from benchstats.adjustment import case_mix, covariate_impact, mean_contrasts

Row = tuple[float | None, str, str | None, float]
row = st.tuples(
    st.integers(1, 5).map(float) | st.none(), st.sampled_from("ABCD"), st.sampled_from("xyz") | st.none(),
    st.integers(0, 9).map(float),
)  # fmt: skip
rows = st.lists(row, min_size=0, max_size=60)
plain_rows = st.lists(st.tuples(st.integers(1, 5).map(float), st.sampled_from("ABCD")), min_size=40, max_size=80)


def mix_call(given: Sequence[Row]) -> Call:
    covariates = {"role": [one[2] for one in given], "years": [one[3] for one in given]}
    return Call(([one[0] for one in given],), {"organisations": [one[1] for one in given], "covariates": covariates})


def impact_call(given: Sequence[Row]) -> Call:
    call = mix_call(given)
    return Call(call.values, {**call.parameters, "covariate": "role"})


def contrast_call(given: Sequence[tuple[float | None, str]]) -> Call:
    return Call(([one[0] for one in given],), {"organisations": [one[1] for one in given]})


def doubled(call: Call) -> Call:
    return taken_in(call, [*range(len(call.values[0]))] * 2)


def renamed(call: Call) -> Call:
    small = [name.lower() for name in call.parameters["organisations"]]
    return Call(call.values, {**call.parameters, "organisations": small})


def named_back(found: Any) -> Any:
    upper = tuple(replace(one, organisation=str(one.organisation).upper()) for one in found.organisations)
    return replace(found, organisations=upper)


def by_name(found: Any) -> Any:
    """Whatever the order in which organisations first appeared."""
    return replace(found, organisations=tuple(sorted(found.organisations, key=lambda one: str(one.organisation))))


def first_variance(found: Any) -> float | None:
    se = by_name(found).organisations[0].se if found.organisations else None
    return None if se is None else float(se**2)


LONG = [(4.0, "A", "x", 1.0), (3.0, "A", "y", 2.0), (5.0, "B", "x", 3.0), (2.0, "B", "y", 5.0)] * 4
MIXES_UNFIT: list[Any] = [
    [],
    [(4.0, "A", "x", 1.0)],
    [(4.0, "A", "x", 1.0)] * 9,
    [(4.0, name, "x", 1.0) for name in "AABBCC"],
    [(4.0, name, role, at) for at, (name, role) in enumerate(zip("AABBCC", "xyxyxy", strict=True))],
    [(None, "A", "x", 1.0)] * 3,
    [(float("inf"), "A", "x", 1.0)] * 3,
    [(1.0, "A", "x", float("inf"))] * 3,
]

PAPERS: list[Paper] = [
    Paper(
        case_mix,
        rows.map(mix_call) | rows.map(lambda given: mix_call([*given, *LONG])),
        [mix_call(given) for given in MIXES_UNFIT],
        reordered=shuffled,
        relabelled=renamed,
        put_back=named_back,
        compared=by_name,
        tolerance=1e-6,
        excused={"duplicated": "few answers lose more degrees of freedom than the band around one half allows"},
    ),
    Paper(
        covariate_impact,
        rows.map(impact_call) | rows.map(lambda given: impact_call([*given, *LONG])),
        [impact_call(given) for given in MIXES_UNFIT],
        reordered=shuffled,
        relabelled=renamed,
        put_back=lambda found: found,
        tolerance=1e-6,
        excused={"duplicated": "it gives a product of shares, without a variance"},
    ),
    Paper(
        mean_contrasts,
        plain_rows.map(contrast_call),
        [
            contrast_call(given)
            for given in (
                [],
                [(1.0, "A")],
                [(1.0, "A"), (2.0, "B")],
                [(None, "A")] * 3,
                [(3.0, "A"), (3.0, "B")] * 4,
                [(float("inf"), "A")] * 2,
            )
        ],
        reordered=shuffled,
        relabelled=renamed,
        put_back=named_back,
        compared=by_name,
        duplicated=doubled,
        variance=first_variance,
    ),
]
