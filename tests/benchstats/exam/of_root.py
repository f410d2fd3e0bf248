"""The root package and reconstruct sit the exam."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats import (
    Description,
    PermutationTest,
    Scale,
    describe,
    describe_many,
    permutation_test,
    wilson_share,
)
from benchstats.reconstruct import Cell, Published, TableReconstruction, reconstruct_table

ONE_TO_FIVE = {"scale": Scale(1, 5)}
NO_ROWS = "counts hold no order of rows"
ONE_GROUP = "it knows one group only"
NO_VARIANCE = "it gives no variance"

some_counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)
many_counts = some_counts.map(lambda counts: [count + 3 for count in counts])


def width_squared(result: Any) -> float | None:
    return None if result.interval is None else float((result.interval.high - result.interval.low) ** 2)


def first_width_squared(results: tuple[Description, ...]) -> float | None:
    return width_squared(results[0]) if results else None


def twice(counts: list[int]) -> list[int]:
    return [2 * count for count in counts]


def swapped(call: Call) -> Call:
    return Call(call.values[::-1], call.parameters)


def put_back_groups(test: PermutationTest) -> PermutationTest:
    return replace(
        test,
        counts_a=test.counts_b,
        counts_b=test.counts_a,
        n_a=test.n_b,
        n_b=test.n_a,
        difference=-test.difference,
    )


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


NOBODY = Call(([0, 0, 0, 0, 0],), ONE_TO_FIVE)
ONE = Call(([0, 0, 1, 0, 0],), ONE_TO_FIVE)
ALIKE = Call(([0, 0, 0, 0, 40],), ONE_TO_FIVE)
UNFIT = Call(([1, 2, 3],), ONE_TO_FIVE)

PAPERS: list[Paper] = [
    Paper(
        method=describe,
        calls=many_counts.map(lambda counts: Call((counts,), ONE_TO_FIVE)),
        degenerate=[NOBODY, ONE, ALIKE, UNFIT],
        duplicated=lambda call: Call((twice(call.values[0]),), call.parameters),
        variance=width_squared,
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=describe_many,
        calls=st.lists(many_counts, min_size=1, max_size=4).map(lambda rows: Call((rows,), ONE_TO_FIVE)),
        degenerate=[Call(([[0] * 5],), ONE_TO_FIVE), Call(([[0, 0, 0, 0, 1]],), ONE_TO_FIVE)],
        relabelled=lambda call: Call((call.values[0][::-1],), call.parameters),
        put_back=lambda results: results[::-1],
        duplicated=lambda call: Call((list(map(twice, call.values[0])),), call.parameters),
        variance=first_width_squared,
        excused={"reordered": NO_ROWS},
    ),
    Paper(
        method=wilson_share,
        calls=st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Call((pair[0] + 5, sum(pair) + 10))),
        degenerate=[Call((0, 0)), Call((0, 1)), Call((1, 1)), Call((2, 1)), Call((1, 2), {"level": 1.0})],
        duplicated=lambda call: Call((2 * call.values[0], 2 * call.values[1]), call.parameters),
        variance=width_squared,
        halves_within=(0.4, 0.65),
        excused={"reordered": NO_ROWS, "relabelled": ONE_GROUP},
    ),
    Paper(
        method=permutation_test,
        calls=st.tuples(some_counts.filter(any), some_counts.filter(any)).map(lambda pair: Call(pair, ONE_TO_FIVE)),
        degenerate=[
            Call(([0] * 5, [0] * 5), ONE_TO_FIVE),
            Call(([0, 0, 0, 0, 1], [0, 0, 0, 0, 1]), ONE_TO_FIVE),
            Call(([0, 0, 0, 0, 9], [9, 0, 0, 0, 0]), ONE_TO_FIVE),
            Call(([500] * 5, [500] * 5), ONE_TO_FIVE),
        ],
        relabelled=swapped,
        put_back=put_back_groups,
        excused={"reordered": NO_ROWS, "duplicated": NO_VARIANCE},
    ),
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
