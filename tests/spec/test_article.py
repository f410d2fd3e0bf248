"""The article's table, to the cent: 52 of 52 numbers, from stored figures of the demo network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elc.core.numbers import round_half_up
from elc.evaluation.layout import evaluation_table
from elc.evaluation.pilots import load_pilots
from elc.evaluation.table import Formula

pytestmark = pytest.mark.django_db

# The article's columns on one formula (R's sd, and numpy with ddof=0, of the reconstructed answers).
TALLINN_POPULATION = [0.64, 0.39, 0.29, 0, 0.78, 0.66, 0.45, 0.66, 0.78, 0, 0.50, 0.40, 0.30]
VILNIUS_SAMPLE = [0.49, 0.38, 0.38, 0, 0.38, 0.53, 0.95, 0.79, 0.49, 0.49, 0.76, 0.53, 0.84]


def columns(formula: Formula) -> dict[str, list[tuple[float, float]]]:
    table = evaluation_table(["tallinn", "vilnius"], formula, networks=None)
    return {
        column.name: [
            (float(round_half_up(cell.mean, 2)), float(round_half_up(cell.spread, 2)))
            for cell in (row.cells[at] for row in table.rows)
            if cell.mean is not None and cell.spread is not None
        ]
        for at, column in enumerate(table.columns)
    }


def test_the_published_table_of_the_article(shared: Path) -> None:
    printed = json.loads((shared / "seed" / "pilot_evaluations.json").read_text("utf-8"))
    found = columns(Formula.PUBLISHED)
    equal = 0
    for at, row in enumerate(printed["criteria"]):
        for name in ("Tallinn", "Vilnius"):
            mean, spread = found[name][at]
            assert (mean, spread) == (row[name]["score"], row[name]["variation"]), (name, row["nr"])
            equal += 2
    assert equal == 52


def test_the_published_table_of_the_catalogue() -> None:
    found = columns(Formula.PUBLISHED)
    for at, row in enumerate(load_pilots().rows):
        for name in ("Tallinn", "Vilnius"):
            figures = row.figures[name.lower()]
            assert found[name][at] == (float(figures.mean), float(figures.variation))


def test_one_formula_for_both() -> None:
    sample, population = columns(Formula.SAMPLE), columns(Formula.POPULATION)
    assert [spread for _, spread in sample["Vilnius"]] == VILNIUS_SAMPLE
    assert [spread for _, spread in population["Tallinn"]] == TALLINN_POPULATION
    published = columns(Formula.PUBLISHED)
    assert sample["Tallinn"] == published["Tallinn"]
    assert population["Vilnius"] == published["Vilnius"]


def test_what_the_reconstruction_found() -> None:
    table = evaluation_table(["tallinn", "vilnius"], Formula.PUBLISHED, networks=None)
    tallinn, vilnius = table.columns
    assert (tallinn.definition, tallinn.answers, tallinn.other_answers) == ("sd_sample", 11, ())
    assert (vilnius.definition, vilnius.answers) == ("sd_population", 7)
    assert vilnius.other_answers == (14, 21, 28, 35)
    assert [row.nr for row in table.rows if row.cells[0].n == 10] == [12, 13]
    assert [row.nr for row in table.rows if row.cells[1].n == 6] == [13]
    assert table.rows[6].cells[1].counts == (0, 0, 2, 1, 4)
    assert table.contrasts[0].clear == ()
