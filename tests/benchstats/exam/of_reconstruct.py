"""The common exam for the answers behind a printed table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.exam.root_calls import NO_VARIANCE, ONE_TO_FIVE

from benchstats.reconstruct import Cell, Published, TableReconstruction, reconstruct_table


def printed(n: int, total: int, squares: float) -> tuple[Published, Published]:
    """A mean and a sample SD as they would be printed for some answers."""
    mean = total / n
    sd = (max(0.0, squares - n * mean * mean) / (n - 1)) ** 0.5
    return Published.parse(f"{mean:.2f}"), Published.parse(f"{sd:.2f}")


def cell_of(item: str, group: str, answers: list[int], knows_n: bool) -> Cell:
    mean, sd = printed(len(answers), sum(answers), sum(one * one for one in answers))
    return Cell(item, group, mean, sd, len(answers) if knows_n else None)


groups_of_answers = st.lists(st.integers(1, 5), min_size=3, max_size=9)
tables = st.tuples(groups_of_answers, groups_of_answers, groups_of_answers, st.booleans()).map(
    lambda drawn: [
        cell_of("1", "here", drawn[0], True),
        cell_of("2", "here", drawn[1], drawn[3]),
        cell_of("1", "there", drawn[2], drawn[3]),
    ]
)


def renamed(call: Call) -> Call:
    names = {"here": "there", "there": "here"}
    return Call(([replace(cell, group=names[cell.group]) for cell in call.values[0]],), call.parameters)


def named_back(found: TableReconstruction) -> TableReconstruction:
    names = {"here": "there", "there": "here"}
    return replace(
        found,
        cells=tuple(replace(one, cell=replace(one.cell, group=names[one.cell.group])) for one in found.cells),
        groups=tuple(replace(one, group=names[one.group]) for one in found.groups),
    )


def in_one_order(found: TableReconstruction) -> Any:
    """What a table gives away, whatever the order of its cells."""
    fits = {
        one.group: [(fit.definition, fit.n, fit.other_n, sorted(fit.counts_of_item.items())) for fit in one.fits]
        for one in found.groups
    }
    return found.determined, {(one.cell.group, one.cell.item): one.solutions for one in found.cells}, fits


def shuffled_cells(call: Call, shuffle: Any) -> Call:
    cells = call.values[0]
    order = sorted(range(len(cells)), key=shuffle.__getitem__)
    return Call(([cells[at] for at in order],), call.parameters)


PAPERS: list[Paper] = [
    Paper(
        method=reconstruct_table,
        calls=tables.map(lambda cells: Call((cells,), {**ONE_TO_FIVE, "n_to": 12})),
        degenerate=[
            Call(([],), ONE_TO_FIVE),
            Call(([cell_of("1", "here", [5, 5, 5], False)],), ONE_TO_FIVE),
            Call(([Cell("1", "here", Published.parse("9.0"), Published.parse("0.5"))],), ONE_TO_FIVE),
            Call(([cell_of("1", "here", [5, 4, 5], True)] * 2,), ONE_TO_FIVE),
            Call(([],), {**ONE_TO_FIVE, "n_from": 5, "n_to": 4}),
        ],
        reordered=shuffled_cells,
        relabelled=renamed,
        put_back=named_back,
        compared=in_one_order,
        excused={"duplicated": NO_VARIANCE},
    ),
]
