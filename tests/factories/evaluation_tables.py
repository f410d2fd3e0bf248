"""Evaluation tables by hand: answers of the pilots of 2015/2016, and means and spreads from the standard library."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from elc.evaluation.table import (
    Cell,
    Contrast,
    CriterionRow,
    Difference,
    EvaluationTable,
    EventColumn,
    Formula,
    Section,
    Source,
)

SCALE = (1, 2, 3, 4, 5)
TALLINN = EventColumn(
    slug="tallinn",
    name="Tallinn",
    country="EE",
    held_on=date(2015, 10, 1),
    is_month_only=True,
    organisations=5,
    series=1,
    answers=11,
    definition="sd_sample",
    is_reconstructed=True,
    other_answers=(),
    snapshot="a" * 64,
)
VILNIUS = replace(
    TALLINN,
    slug="vilnius",
    name="Vilnius",
    country="LT",
    held_on=date(2016, 2, 1),
    organisations=4,
    series=2,
    answers=7,
    definition="sd_population",
    other_answers=(14, 21),
    snapshot="b" * 64,
)
# The article prints 4.64 (0.67) and 4.71 (0.45); 4.73 (0.47) and 4.29 (0.88); 4.80 (0.42) and 4.57 (0.49).
ANSWERS = {
    "c01": ((0, 0, 1, 2, 8), (0, 0, 0, 2, 5)),
    "c07": ((0, 0, 0, 3, 8), (0, 0, 2, 1, 4)),
    "c12": ((0, 0, 0, 2, 8), (0, 0, 0, 3, 4)),
}
TEXTS = {
    "c01": {
        "en": "Overall quality of the benchmarking and bench-learning event",
        "et": "Ürituse üldine kvaliteet",
    },
    "c07": {"en": "Information about the benchmarking and bench-learning event", "et": "Teave ürituse kohta"},
    "c12": {"en": "Analysing individual plans of organisations"},
}
SOURCE = Source(
    title="The EQUASS Learning Community",
    author="Guus van Beek",
    published=date(2016, 4, 1),
    comments=({"en": "It was a practical way to learn.", "et": "Nii sai praktiliselt õppida."},),
)
LABELS: dict[str, tuple[str, ...]] = {
    "en": ("very poor", "poor", "satisfactory", "good", "excellent"),
    "et": ("väga halb", "halb", "rahuldav", "hea", "suurepärane"),
}


def cell_of(counts: Sequence[int], definition: str) -> Cell:
    """The cell of some answers; the standard library computes it."""
    answers = [value for value, count in zip(SCALE, counts, strict=True) for _ in range(count)]
    spread = statistics.stdev(answers) if definition == "sd_sample" else statistics.pstdev(answers)
    return Cell(n=len(answers), mean=statistics.fmean(answers), spread=spread, counts=tuple(counts), withheld=None)


def pilots_table(
    answers: Mapping[str, tuple[tuple[int, ...], ...]] | None = None,
    texts: dict[str, dict[str, str]] | None = None,
    columns: tuple[EventColumn, ...] = (TALLINN, VILNIUS),
) -> EvaluationTable:
    """Some criteria of the pilots, the last one in a section of its own."""
    texts = texts or TEXTS
    rows = [
        CriterionRow(
            nr=nr,
            key=key,
            text=texts[key],
            lead_in={"en": "Session 5", "et": "5. sessioon"} if key == "c12" else None,
            cells=tuple(cell_of(c, column.definition) for c, column in zip(counts, columns, strict=True)),
        )
        for nr, (key, counts) in enumerate((answers or ANSWERS).items(), start=1)
    ]
    return EvaluationTable(
        columns=columns,
        sections=(
            Section({"en": "The event as a whole", "et": "Üritus tervikuna"}, tuple(rows[:-1])),
            Section({"en": "The six sessions", "et": "Kuus sessiooni"}, tuple(rows[-1:])),
        ),
        scale=SCALE,
        labels=LABELS,
        formula=Formula.PUBLISHED,
        contrasts=(
            Contrast(
                "Tallinn", "Vilnius", tuple(Difference(nr, 18, 0.1, 0.31, 1.0, False) for nr in range(1, len(rows) + 1))
            ),
        )
        if len(columns) == 2
        else (),
        source=SOURCE,
    )


def with_withheld_cell(table: EvaluationTable) -> EvaluationTable:
    """The same table where the second event's first criterion has too few answers to be shown."""
    empty = Cell(n=None, mean=None, spread=None, counts=None, withheld="fewer than 5 answers")
    first, *others = table.sections
    row, *rows = first.rows
    changed = replace(row, cells=(row.cells[0], empty))
    return replace(table, sections=(replace(first, rows=(changed, *rows)), *others))
