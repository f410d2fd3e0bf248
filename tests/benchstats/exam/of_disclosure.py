"""Exam papers of disclosure control: what is shown, and what could be worked out from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats import Interval, Scale
from benchstats.disclosure import (
    CONFIDENTIAL,
    OPEN,
    Audience,
    Basis,
    Fact,
    Kind,
    LatticeAudit,
    OthersKind,
    Printed,
    Statistic,
    compatible_answers,
    differencing,
    group_disclosure,
    lattice_audit,
    panel_check,
    presented,
    presented_others,
)

SCALE = Scale(1, 5)
ONE_FIGURE = {
    "reordered": "it takes one figure and no rows",
    "relabelled": "it takes no groups",
    "duplicated": "it decides, and estimates nothing",
}
NO_ESTIMATE = "it counts exactly what is possible, and estimates nothing"
NO_GROUPS = "it takes the answers of one group, and values have an order"
means = st.integers(100, 500).map(lambda hundredths: Fraction(hundredths, 100))
counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)
names = st.sets(st.sampled_from("abcdefgh"), max_size=8)


def permuted(rows: Sequence[Any], shuffle: Sequence[float]) -> list[Any]:
    return [rows[at] for at in sorted(range(len(rows)), key=lambda at: shuffle[at])]


def shown_figure(kind: Kind, value: Fraction, n: int, audience: Audience, remainder: int, policy: Any) -> Call:
    basis = Basis(n, None, remainder, 4, 10, 5, is_consented=True, is_perturbed=True)
    given: Any = value
    if kind is Kind.THREE_CLASSES:
        given = (n // 3, n // 4, n - n // 3 - n // 4)
    elif kind is Kind.FIVE_CLASSES:
        given = (n // 3, 0, n // 4, 0, n - n // 3 - n // 4)
    elif kind in (Kind.AGREEMENT, Kind.COMMENTS, Kind.DOTS, Kind.COUNT):
        given = None
    elif kind in (Kind.ITEM_PERCENT, Kind.OWN_PERCENT):
        given = (value - 1) / 4
    elif kind is Kind.SD:
        given = value - 1
    interval = Interval(float(value) - 0.3, float(value) + 0.3, "pooled within-group variance")
    told = {"kind": kind, "audience": audience, "basis": basis, "policy": policy, "interval": interval}
    return Call((given,), told | ({"spread": "sd_sample"} if kind is Kind.SD else {}))


presented_calls = st.builds(
    shown_figure,
    st.sampled_from(list(Kind)),
    means,
    st.integers(0, 250),
    st.sampled_from(list(Audience)),
    st.integers(0, 12),
    st.sampled_from([CONFIDENTIAL, OPEN]),
)
others_calls = st.builds(
    lambda rows, kind: Call(([mean for mean, _ in rows],), {"kind": kind, "answers": [n for _, n in rows]}),
    st.lists(st.tuples(means, st.integers(4, 40)), max_size=30),
    st.sampled_from(list(OthersKind)),
)


def others_in_another_order(call: Call, shuffle: Sequence[float]) -> Call:
    (values,) = call.values
    rows = permuted(list(zip(values, call.parameters["answers"], strict=True)), shuffle)
    return Call(([mean for mean, _ in rows],), {**call.parameters, "answers": [n for _, n in rows]})


facts = st.lists(
    st.one_of(
        means.map(lambda mean: Fact(Statistic.MEAN, Printed(Fraction(round(mean * 10), 10), Fraction(1, 10)))),
        st.integers(0, 20).map(lambda share: Fact(Statistic.SHARE, Printed(Fraction(5 * share), Fraction(5)), (4, 5))),
        st.integers(0, 15).map(lambda sd: Fact(Statistic.SD_SAMPLE, Printed(Fraction(sd, 10), Fraction(1, 10)))),
    ),
    max_size=3,
)


def facts_in_another_order(call: Call, shuffle: Sequence[float]) -> Call:
    return Call((permuted(call.values[0], shuffle),), call.parameters)


def but_for_the_facts(found: Any) -> Any:
    return replace(found, facts=())


group_maps = st.dictionaries(st.sampled_from(["north", "south", "small", "all"]), names.map(sorted), max_size=4)
SIZES = {cell: at + 1 for at, cell in enumerate("abcdefgh")}
differencing_calls = st.builds(
    lambda groups, least, known: Call((groups,), {"sizes": SIZES, "least": least, "known": sorted(known)}),
    group_maps,
    st.integers(1, 12),
    names,
)


def groups_in_another_order(call: Call, shuffle: Sequence[float]) -> Call:
    (groups,) = call.values
    return Call(({name: groups[name][::-1] for name in permuted(list(groups), shuffle)},), call.parameters)


# "x-" before every name keeps their order, so that what is sorted by name stays comparable.
def renamed(call: Call) -> Call:
    (groups,) = call.values
    return Call(({f"x-{name}": cells for name, cells in groups.items()},), call.parameters)


def old_name(found: Any) -> Any:
    return replace(found, larger=found.larger.removeprefix("x-"), smaller=found.smaller.removeprefix("x-"))


def old_names(found: Any) -> Any:
    if isinstance(found, LatticeAudit):
        return replace(
            found,
            differences=tuple(replace(one, difference=old_name(one.difference)) for one in found.differences),
            worked_out=tuple(
                replace(one, groups=tuple(name.removeprefix("x-") for name in one.groups)) for one in found.worked_out
            ),
        )
    return replace(found, differences=tuple(map(old_name, found.differences)))


PAPERS = [
    Paper(
        method=presented,
        calls=presented_calls.filter(lambda call: call.parameters["kind"] is not Kind.OFFICIAL_VALUE),
        degenerate=[
            Call((None,), {"kind": Kind.COUNT, "audience": Audience.PUBLIC, "basis": Basis(0)}),
            Call((float("nan"),), {"kind": Kind.ITEM_MEAN, "audience": Audience.OWN, "basis": Basis(60)}),
            Call((float("inf"),), {"kind": Kind.OFFICIAL_VALUE, "audience": Audience.OWN, "basis": Basis(60)}),
            Call(((),), {"kind": Kind.FIVE_CLASSES, "audience": Audience.OWN, "basis": Basis(0)}),
            Call(((0, 0, 0),), {"kind": Kind.THREE_CLASSES, "audience": Audience.OWN, "basis": Basis(0)}),
        ],
        excused=ONE_FIGURE,
        examples=100,
    ),
    Paper(
        method=presented_others,
        calls=others_calls,
        degenerate=[
            Call(([],), {"kind": OthersKind.MEAN, "answers": []}),
            Call(([4.0],), {"kind": OthersKind.P90, "answers": []}),
            Call(([4.0] * 3,), {"kind": OthersKind.MEAN, "answers": [5, 5, 0]}),
            Call(([4.0, 4.0, float("nan")],), {"kind": OthersKind.MEAN, "answers": [5] * 3}),
        ],
        reordered=others_in_another_order,
        excused={"relabelled": "the others have no names", "duplicated": "it shows, and estimates nothing"},
        examples=60,
    ),
    Paper(
        method=compatible_answers,
        calls=st.builds(lambda held, n: Call((held,), {"n": n, "scale": SCALE}), facts, st.integers(2, 20)),
        degenerate=[
            Call(([],), {"n": 0, "scale": SCALE}),
            Call(([],), {"n": 1, "scale": SCALE}),
            Call(([],), {"n": 200, "scale": SCALE}),
            Call(([Fact(Statistic.MEAN, Printed(Fraction(9), Fraction(1)))],), {"n": 5, "scale": SCALE}),
            Call(([Fact(Statistic.SD_SAMPLE, Printed(Fraction(0), Fraction(1)))],), {"n": 1, "scale": SCALE}),
            Call(([],), {"n": 3, "scale": SCALE, "known": (4, 0, 0, 0, 0)}),
        ],
        reordered=facts_in_another_order,
        compared=but_for_the_facts,
        excused={"relabelled": NO_GROUPS, "duplicated": NO_ESTIMATE},
    ),
    Paper(
        method=group_disclosure,
        calls=st.builds(
            lambda held, insiders: Call((held,), {"scale": SCALE, "insiders": insiders}), counts, st.integers(0, 3)
        ),
        degenerate=[
            Call(([0] * 5,), {"scale": SCALE}),
            Call(([],), {"scale": SCALE}),
            Call(([0, 0, 0, 0, 1],), {"scale": SCALE}),
            Call(([2, 3, 2, 0, 0],), {"scale": SCALE}),
            Call(([0, 0, 0, 0, -1],), {"scale": SCALE}),
            Call(([0, 0, 0, 0, 1],), {"scale": SCALE, "insiders": -1}),
        ],
        excused={"reordered": "it takes counts", "relabelled": NO_GROUPS, "duplicated": NO_ESTIMATE},
    ),
    Paper(
        method=differencing,
        calls=differencing_calls,
        degenerate=[
            Call(({},), {"sizes": {}, "least": 1}),
            Call(({},), {"sizes": {}, "least": 0}),
            Call(({"all": ["a"]},), {"sizes": {}, "least": 3}),
            Call(({"all": ["a"], "none": []},), {"sizes": {"a": 0}, "least": 3}),
            Call(({"all": ["a"]},), {"sizes": {"a": -1}, "least": 3}),
        ],
        reordered=groups_in_another_order,
        relabelled=renamed,
        put_back=old_names,
        excused={"duplicated": NO_ESTIMATE},
    ),
    Paper(
        method=lattice_audit,
        calls=group_maps.map(lambda groups: Call((groups,))),
        degenerate=[Call(({},)), Call(({"none": []},)), Call(({"one": ["a"]},)), Call(({"one": ["a", "a"]},))],
        reordered=groups_in_another_order,
        relabelled=renamed,
        put_back=old_names,
        excused={"duplicated": NO_ESTIMATE},
    ),
    Paper(
        method=panel_check,
        calls=st.builds(
            lambda earlier, later, reader: Call((sorted(earlier), sorted(later)), {"reader": reader}),
            names,
            names,
            st.sampled_from([None, "a", "z"]),
        ),
        degenerate=[
            Call(([], [])),
            Call((["a"], [])),
            Call((["a", "a"], ["a"])),
            Call((["a"], ["a"]), {"reader": "a"}),
        ],
        reordered=lambda call, shuffle: Call(tuple(permuted(row, shuffle) for row in call.values), call.parameters),
        relabelled=lambda call: Call(
            tuple([f"x-{name}" for name in row] for row in call.values),
            {"reader": call.parameters["reader"] and f"x-{call.parameters['reader']}"},
        ),
        put_back=lambda found: replace(
            found,
            reader=found.reader and found.reader.removeprefix("x-"),
            **{
                part: tuple(name.removeprefix("x-") for name in getattr(found, part))
                for part in ("panel", "joined", "left")
            },
        ),
        excused={"duplicated": "it counts organisations, and estimates nothing"},
    ),
]
