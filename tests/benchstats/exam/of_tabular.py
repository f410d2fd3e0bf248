"""Exam papers of the protection of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats import Scale
from benchstats.tabular import (
    CellBounds,
    RoundedRange,
    TableBounds,
    TreeProtection,
    Unit,
    concentration,
    controlled_rounding,
    equation_bounds,
    primary_cells,
    protect_cells,
    protect_table,
    protect_tree,
    published_sum,
    rounded_to_base,
    table_bounds,
    tree_bounds,
)

Table = list[list[int]]
GIVEN = "a table is given whole: it is no sample, so nothing has a variance"
ROWS_ARE_GROUPS = "the rows of a table are its groups: see relabelled"

tables = st.tuples(st.integers(2, 4), st.integers(2, 4)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 30), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def shuffled(rows: Sequence[Any], keys: Sequence[float]) -> list[Any]:
    return [rows[at] for at in sorted(range(len(rows)), key=lambda at: keys[at])]


def upside_down(cell: Any, height: int) -> tuple[int, int]:
    return (height - 1 - cell[0], cell[1])


# Bounds of cells


@st.composite
def cells_with_sums(draw: st.DrawFn) -> Call:
    values = draw(st.lists(st.integers(0, 20), min_size=2, max_size=6))
    names = [f"cell {at}" for at in range(len(values))]
    groups = draw(st.lists(st.sets(st.sampled_from(range(len(values))), min_size=1), min_size=1, max_size=4))
    equations = [published_sum([names[at] for at in group], value=sum(values[at] for at in group)) for group in groups]
    return Call((names,), {"equations": equations, "upper": draw(st.sampled_from([None, 25]))})


def other_order_of_cells(call: Call, keys: Sequence[float]) -> Call:
    names, equations = call.values[0], call.parameters["equations"]
    turned = [replace(one, cells=tuple(shuffled(one.cells, keys))) for one in shuffled(equations, keys)]
    return Call((shuffled(names, keys),), {**call.parameters, "equations": turned})


def renamed_cells(call: Call) -> Call:
    equations = [replace(one, cells=tuple(f"the {cell}" for cell in one.cells)) for one in call.parameters["equations"]]
    return Call(([f"the {name}" for name in call.values[0]],), {**call.parameters, "equations": equations})


def first_names(found: TableBounds) -> TableBounds:
    return TableBounds(tuple(replace(one, cell=str(one.cell).removeprefix("the ")) for one in found.cells))


def by_name(found: TableBounds) -> list[CellBounds]:
    return sorted(found.cells, key=lambda one: str(one.cell))


@st.composite
def withheld_tables(draw: st.DrawFn) -> Call:
    table = draw(tables)
    places = [(i, j) for i in range(len(table)) for j in range(len(table[0]))]
    unseen = draw(st.sets(st.sampled_from(places)))
    shown = [[None if (i, j) in unseen else value for j, value in enumerate(row)] for i, row in enumerate(table)]
    totals = {
        "row_totals": [sum(row) for row in table],
        "column_totals": [sum(one) for one in zip(*table, strict=True)],
    }
    return Call((shown,), totals)


def rows_turned(call: Call) -> Call:
    return Call((call.values[0][::-1],), {**call.parameters, "row_totals": call.parameters["row_totals"][::-1]})


def cells_by_height(found: TableBounds) -> list[tuple[Any, ...]]:
    """Bounds without the names of cells, which turn with the rows."""
    return sorted((one.low, one.high, one.whole_low, one.whole_high) for one in found.cells)


# Primary rules


def turned_primary(call: Call) -> Call:
    return Call((call.values[0][::-1],), call.parameters)


contributions = st.lists(st.integers(0, 1000), max_size=8)
concentrations = st.builds(lambda parts, p: Call((parts,), {"p": p}), contributions, st.sampled_from([0, 5, 10, 50]))


def other_order(call: Call, keys: Sequence[float]) -> Call:
    return Call((shuffled(call.values[0], keys), *call.values[1:]), call.parameters)


# Suppression and rounding


@st.composite
def tables_to_protect(draw: st.DrawFn) -> Call:
    table = draw(tables)
    places = [(i, j) for i in range(len(table)) for j in range(len(table[0]))]
    primary = draw(st.lists(st.sampled_from(places), max_size=2, unique=True))
    return Call((table,), {"primary": primary})


def rows_turned_with_primary(call: Call) -> Call:
    (table,) = call.values
    primary = [upside_down(cell, len(table)) for cell in call.parameters["primary"]]
    return Call((table[::-1],), {**call.parameters, "primary": primary})


def objective(found: Any) -> Any:
    """What a pattern costs; which of several cheapest patterns is found is the solver's."""
    return (None if found.further is None else len(found.further), found.value, found.n)


@st.composite
def cells_to_protect(draw: st.DrawFn) -> Call:
    values = draw(st.lists(st.integers(0, 20), min_size=3, max_size=7))
    numbers = st.integers(0, len(values) - 1)
    sums = draw(st.lists(st.lists(numbers, min_size=2, unique=True), min_size=1, max_size=3))
    return Call((values,), {"sums": sums, "primary": draw(st.lists(numbers, max_size=2, unique=True))})


def other_order_of_sums(call: Call, keys: Sequence[float]) -> Call:
    return Call(call.values, {**call.parameters, "sums": shuffled(call.parameters["sums"], keys)})


def numbers_turned(call: Call) -> Call:
    (values,) = call.values
    last = len(values) - 1
    return Call(
        (values[::-1],),
        {"sums": [[last - cell for cell in line] for line in call.parameters["sums"]],
         "primary": [last - cell for cell in call.parameters["primary"]]},
    )  # fmt: skip


# Unit trees


@st.composite
def trees(draw: st.DrawFn) -> list[Unit]:
    units: list[Unit] = []

    def grow(name: str, within: str | None, depth: int) -> int:
        parts = draw(st.integers(0, 3)) if depth else 0
        own = draw(st.integers(0, 14))
        total = own + sum(grow(f"{name}.{at}", name, depth - 1) for at in range(parts))
        units.append(Unit(name, total, within))
        return total

    grow("org", None, 2)
    return units


def renamed_units(call: Call) -> Call:
    """The same names in the same alphabetical order, so that of equal choices the same one is taken."""

    def new(name: str | None) -> str | None:
        return None if name is None else f"unit {name}"

    return Call(([Unit(f"unit {one.name}", one.n, new(one.within)) for one in call.values[0]],), call.parameters)


def first_units(found: TreeProtection) -> TreeProtection:
    def old(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name.removeprefix("unit ") for name in names)

    together = tuple(
        replace(one, within=one.within.removeprefix("unit "), units=old(one.units)) for one in found.together
    )
    return replace(found, shown=old(found.shown), withheld=old(found.withheld), together=together)


@st.composite
def trees_with_means(draw: st.DrawFn) -> Call:
    units = draw(trees())
    share = Fraction(draw(st.integers(10, 50)), 10)
    shown = [one.name for one in units if one.n and draw(st.booleans())]
    # All units alike, so that the means never contradict each other.
    means = {name: rounded_to_base(share, base=Fraction(1, 10)) for name in shown}
    return Call((units,), {"means": means, "scale": Scale(1, 5), "whole": False})


def as_it_is(found: Any) -> Any:
    return found


PAPERS = [
    Paper(
        method=equation_bounds,
        calls=cells_with_sums(),
        degenerate=[
            Call(([],), {"equations": []}),
            Call((["a"],), {"equations": []}),
            Call((["a", "a"],), {"equations": []}),
            Call((["a"],), {"equations": [published_sum(["a"], value=3), published_sum(["a"], value=4)]}),
            Call((["a"],), {"equations": [published_sum(["b"], value=3)]}),
        ],
        reordered=other_order_of_cells,
        compared=by_name,
        relabelled=renamed_cells,
        put_back=first_names,
        examples=20,
        excused={"duplicated": GIVEN},
    ),
    Paper(
        method=table_bounds,
        calls=withheld_tables(),
        degenerate=[
            Call(([],), {"row_totals": [], "column_totals": []}),
            Call(([[None]],), {"row_totals": [None], "column_totals": [None]}),
            Call(([[None]],), {"row_totals": [1], "column_totals": [2]}),
            Call(([[1, 2]],), {"row_totals": [3], "column_totals": [1]}),
            Call(([[5]],), {"row_totals": [4], "column_totals": [4]}),
        ],
        relabelled=rows_turned,
        put_back=as_it_is,
        compared=cells_by_height,
        examples=20,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": GIVEN},
    ),
    Paper(
        method=primary_cells,
        calls=tables.map(lambda table: Call((table,), {"least": 5})),
        degenerate=[Call(([],)), Call(([[]],)), Call(([[-1]],)), Call(([[1]],), {"least": 0}), Call(([[1], [1, 2]],))],
        relabelled=turned_primary,
        put_back=as_it_is,
        compared=lambda found: (found.n, len(found.cells), sorted(column for _, column in found.cells)),
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": GIVEN},
    ),
    Paper(
        method=concentration,
        calls=concentrations,
        degenerate=[Call(([],)), Call(([0, 0],)), Call(([5],)), Call(([-1],)), Call(([float("nan")],))],
        reordered=other_order,
        excused={"relabelled": "contributors have no labels", "duplicated": GIVEN},
    ),
    Paper(
        method=protect_table,
        calls=tables_to_protect(),
        degenerate=[
            Call(([],), {"primary": []}),
            Call(([[3]],), {"primary": [(0, 0)]}),
            Call(([[0, 0], [0, 0]],), {"primary": [(0, 0)]}),
            Call(([[3, 4]],), {"primary": [(7, 0)]}),
            Call(([[-3, 4]],), {"primary": []}),
        ],
        relabelled=rows_turned_with_primary,
        put_back=as_it_is,
        compared=objective,
        examples=15,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": GIVEN},
    ),
    Paper(
        method=protect_cells,
        calls=cells_to_protect(),
        degenerate=[
            Call(([],), {"sums": [], "primary": []}),
            Call(([1],), {"sums": [[0]], "primary": [0]}),
            Call(([1],), {"sums": [[1]], "primary": [0]}),
            Call(([1, 2],), {"sums": [[0, 1]], "primary": [0], "protection": 0}),
        ],
        reordered=other_order_of_sums,
        relabelled=numbers_turned,
        put_back=as_it_is,
        compared=objective,
        examples=15,
        excused={"duplicated": GIVEN},
    ),
    Paper(
        method=controlled_rounding,
        calls=st.builds(lambda table, base: Call((table,), {"base": base}), tables, st.sampled_from([2, 3, 5])),
        degenerate=[Call(([],)), Call(([[]],)), Call(([[0]],)), Call(([[3]],), {"base": 1}), Call(([[-1]],))],
        relabelled=turned_primary,
        put_back=as_it_is,
        compared=lambda found: (found.total_change, found.n),
        examples=20,
        excused={"reordered": ROWS_ARE_GROUPS, "duplicated": GIVEN},
    ),
    Paper(
        method=protect_tree,
        calls=trees().map(lambda units: Call((units,))),
        degenerate=[
            Call(([],)),
            Call(([Unit("a", 0)],)),
            Call(([Unit("a", 3)],)),
            Call(([Unit("a", 3, "a")],)),
            Call(([Unit("a", 3), Unit("b", 4, "a")],)),
            Call(([Unit("a", 3)],), {"least": 0}),
        ],
        reordered=other_order,
        relabelled=renamed_units,
        put_back=first_units,
        excused={"duplicated": GIVEN},
    ),
    Paper(
        method=tree_bounds,
        calls=trees_with_means(),
        degenerate=[
            Call(([],), {"means": {}, "scale": Scale(1, 5)}),
            Call(([Unit("a", 3)],), {"means": {"b": RoundedRange(3)}, "scale": Scale(1, 5)}),
            Call(([Unit("a", 3), Unit("b", 1, "a")],), {"means": {"a": RoundedRange(9)}, "scale": Scale(1, 5)}),
        ],
        reordered=other_order,
        examples=15,
        excused={"relabelled": "names only say which unit a bound belongs to: see reordered", "duplicated": GIVEN},
    ),
]
