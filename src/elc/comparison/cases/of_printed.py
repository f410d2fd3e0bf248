"""Answers cases on the printed table of the two pilots: what is behind it, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchstats import Scale, benjamini_hochberg, describe, permutation_test
from benchstats.definitions import SD_DEFINITIONS
from benchstats.ordinal import superiority
from benchstats.reconstruct import Cell, Published, reconstruct, reconstruct_table
from elc.comparison.cases.case import Answerer, Case, Json, each, having

MOST_PEOPLE = 40


def _cells(case: Case) -> Mapping[str, Json]:
    scale = Scale(*case.input["scale"])
    most = int(case.input.get("n_max", MOST_PEOPLE))

    def answered(cell: Mapping[str, Json], expected: Mapping[str, Json]) -> Mapping[str, Json]:
        if cell.get("n") is not None and cell.get("sd_definition") is not None:
            return _cell(cell, scale)
        return _cell_of_any_n(cell, scale, most, expected)

    return {"cells": each(answered, case.input["cells"], case.expected["cells"])}


def _cell(cell: Mapping[str, Json], scale: Scale) -> Mapping[str, Json]:
    definition: Any = f"sd_{cell['sd_definition']}"
    mean, sd = _printed(cell)
    found = reconstruct(n=cell["n"], mean=mean, sd=sd, scale=scale, definitions=(definition,))
    return {
        "item": cell["item"],
        "event": cell["event"],
        "counts_1to5": found[0].counts if len(found) == 1 else None,
        "solutions": len(found),
    }


def _cell_of_any_n(cell: Mapping[str, Json], scale: Scale, most: int, expected: Mapping[str, Json]) -> dict[str, Json]:
    """Every n that fits a cell, by definition of the SD: a list under each expected key that names the definition."""
    mean, sd = _printed(cell)
    table = reconstruct_table([Cell(str(cell["item"]), cell["event"], mean, sd)], scale=scale, n_to=most)
    told: dict[str, Json] = {"item": cell["item"], "event": cell["event"]}
    for definition in SD_DEFINITIONS:
        fitting = list(table.cells[0].counts_by_n(definition))
        told |= dict.fromkeys((key for key in expected if definition.removeprefix("sd_") in key), fitting)
    return told


def _printed(cell: Mapping[str, Json]) -> tuple[Published, Published]:
    return Published.parse(cell["published_mean"]), Published.parse(cell["published_variation"])


def _counts_of(case: Case) -> tuple[Scale, list[tuple[int, str, list[int]]]]:
    """The counts that another case of the same folder expects, by item and event."""
    # Imported here because the reader imports cases.
    from elc.comparison.cases.reading import read_cases

    source = {one.id: one for one in read_cases(case.folder)}[case.input["source"].split()[0]]
    cells = [(cell["item"], cell["event"], cell["counts_1to5"]) for cell in source.expected["cells"]]
    return Scale(*source.input["scale"]), cells


def _described(case: Case) -> Mapping[str, Json]:
    scale, cells = _counts_of(case)
    return {"cells": [_description(item, event, counts, scale) for item, event, counts in cells]}


def _description(item: int, event: str, counts: Sequence[int], scale: Scale) -> Mapping[str, Json]:
    found = describe(counts, scale=scale)
    share = found.share_positive.value
    return {
        "item": item,
        "event": event,
        "n": found.n,
        "mean": found.mean,
        "sd_sample": found.sd_sample,
        "sd_population": found.sd_population,
        "pct_positive": None if share is None else 100 * share,
    }


def _compared(case: Case) -> Mapping[str, Json]:
    scale, cells = _counts_of(case)
    first, second = dict.fromkeys(event for _, event, _ in cells)
    of = {(item, event): counts for item, event, counts in cells}
    items = list(dict.fromkeys(item for item, _, _ in cells))
    tests = [permutation_test(of[item, first], of[item, second], scale=scale) for item in items]
    adjusted = benjamini_hochberg([test.p_value for test in tests])
    rows = [
        {
            "item": item,
            "difference": test.difference,
            "exact_permutation_p": test.p_value,
            f"prob_superiority_{first.lower()}": superiority(of[item, first], of[item, second]).probability,
            "p_bh": p_bh,
        }
        for item, test, p_bh in zip(items, tests, adjusted, strict=True)
    ]
    clear = "any_significant_fdr_"
    limits = {key: float(key.removeprefix(clear).replace("_", ".")) for key in case.expected if key.startswith(clear)}
    return {"rows": rows, "min_p": min(test.p_value for test in tests)} | {
        key: min(adjusted) <= limit for key, limit in limits.items()
    }


def _sourced(key: str) -> Callable[[Case], bool]:
    return lambda case: "source" in case.input and key in case.expected


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("seed_reconstruction", having("cells"), _cells),
    Answerer("seed_reconstruction", _sourced("rows"), _compared),
    Answerer("seed_reconstruction", _sourced("cells"), _described),
)
