"""Answers cases on the protection of tables and on perturbation by `benchstats.tabular` and `benchstats.perturbation`.

The true values of withheld cells are part of what such a case expects and of nothing that goes in. They serve as what
the audience knows of itself, where it sees its own row. Where the bounds leave one value it is told; where they leave
several, what is told is the range, and an expected value within it passes only if all expected values of the table
together meet every published total. Where several solutions are optimal, an expected one is held against the
properties of an optimum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from benchstats.perturbation import Change, Noise, noise_accuracy, noise_scale, perturbed_count
from benchstats.tabular import (
    CellBounds,
    SuppressionPattern,
    TableBounds,
    concentration,
    controlled_rounding,
    equation_bounds,
    is_controlled_rounding,
    protect_table,
    published_sum,
    table_bounds,
    table_change,
)
from elc.comparison.cases.case import Answerer, Case, Json, OneOfSeveral, Unanswered, attempt, each, having, in_parts

AREA = "disclosure"
NOISES = {
    "laplacian": Noise.LAPLACE,
    "discrete_laplacian": Noise.DISCRETE_LAPLACE,
    "gaussian": Noise.GAUSSIAN,
    "discrete_gaussian": Noise.DISCRETE_GAUSSIAN,
}


def _told(one: CellBounds) -> dict[str, Json]:
    """One cell as a case writes it."""
    low, high = (one.low, one.high) if one.whole_low is None else (one.whole_low, one.whole_high)
    own = low if one.exactly_disclosed else f"a value from {low} to {high}"
    return {
        "cell": one.cell,
        "true": OneOfSeveral(own, lambda value: low <= value and (high is None or value <= high)),
        "lp_interval": [one.low, one.high],
        "integer_interval": [one.whole_low, one.whole_high],
        "exactly_disclosed": one.exactly_disclosed,
    }


def _name(cell: Json) -> str | tuple[int, int]:
    return cell if isinstance(cell, str) else (int(cell[0]), int(cell[1]))


def _true(wanted: Sequence[Json]) -> dict[Any, float]:
    """The values that the cells of a list are said to have."""
    return {_name(one["cell"]): one["true"] for one in wanted if one.get("true") is not None}


def _rows(wanted: Sequence[Json], bounds: TableBounds, together: Callable[[], Json]) -> list[Json]:
    """The expected cells; `together` goes wrong where their true values contradict what is published."""
    contradiction = attempt(together)

    def row(one: Mapping[str, Json]) -> Json:
        told = _told(bounds.of_cell(_name(one["cell"])))
        return told | ({"true": contradiction} if isinstance(contradiction, Unanswered) else {})

    return each(row, wanted)


def _lists(case: Case) -> dict[str, Sequence[Json]]:
    """The expected lists of cells, by key: one, or one for each audience."""
    return {key: wanted for key, wanted in case.expected.items() if isinstance(wanted, list)}


def _withheld_table(case: Case) -> Mapping[str, Json]:
    own_row = case.input.get("viewer_row")
    given = case.input

    def bounded(known: Mapping[Any, float]) -> TableBounds:
        return table_bounds(
            given["table_published"],
            row_totals=given["row_totals"],
            column_totals=given["column_totals"],
            lower=given.get("lower_bound") or 0,
            upper=given.get("upper_bound"),
            known=known,
        )

    def audit(key: str, wanted: Sequence[Json]) -> Mapping[str, Json]:
        true = _true(wanted)
        sees_own = own_row is not None and key != "public_audit"
        known = {cell: value for cell, value in true.items() if sees_own and cell[0] == own_row}
        return {key: _rows(wanted, bounded(known), lambda: bounded(true))}

    return in_parts(*(partial(audit, key, wanted) for key, wanted in _lists(case).items()))


def _equations(case: Case) -> Mapping[str, Json]:
    given = case.input

    def bounded(known: Mapping[Any, float]) -> TableBounds:
        return equation_bounds(
            given["cells"],
            equations=[published_sum(one["sum_of"], value=one["value"]) for one in given["equations"]],
            lower=given.get("lower_bound") or 0,
            upper=given.get("upper_bound"),
            known=known,
        )

    known = dict(given.get("known") or {})
    found = {}
    for key, wanted in _lists(case).items():
        found[key] = attempt(partial(_rows, wanted, bounded(known), partial(bounded, _true(wanted) | known)))
    return found


def _contributions(case: Case) -> Mapping[str, Json]:
    names = {"p": "p", "n": "largest", "k": "share"}
    rules = {name: case.input[key] for key, name in names.items() if case.input.get(key) is not None}

    def result(parts: Sequence[float]) -> Mapping[str, Json]:
        one = concentration(parts, **rules)
        return {
            "total": one.total,
            "p_percent_sensitive": one.p_percent_sensitive,
            "nk_sensitive": one.dominance_sensitive,
            "one_k_sensitive": one.single_dominance_sensitive,
            "closest_upper_estimate_error_pct": one.closest_upper_estimate_error,
        }

    return {"results": each(result, case.input["contributions"])}


def _cell_key(case: Case) -> Mapping[str, Json]:
    changes = [Change(one["original"], one["value"], one["lower"], one["upper"]) for one in case.input["p_table"]]
    upper_included = "cellkey <= upper" in case.input.get("rule", "cellkey <= upper")
    found = perturbed_count(case.input["record_keys"], changes=changes, upper_included=upper_included)
    return {"count": found.count, "cell_key": found.cell_key, "perturbed": found.value}


def _rounding(case: Case) -> Mapping[str, Json]:
    table, base = case.input["table"], case.input["base"]
    found = controlled_rounding(table, base=base)

    def is_optimal(rounded: Json) -> bool:
        fits = is_controlled_rounding(rounded, table=table, base=base)
        return fits and table_change(rounded, table=table) == found.total_change

    solution = OneOfSeveral([list(row) for row in found.rounded], is_optimal)
    return {"optimal_total_absolute_distance": found.total_change, "one_optimal_solution": solution}


def _suppression(case: Case) -> Mapping[str, Json]:
    table, primary = case.input["table"], [(one[0], one[1]) for one in case.input["primary"]]
    protection = case.input.get("protection", 2)
    if protection == 0:  # nothing is asked of the interval, so that nothing else need be withheld
        return {
            "min_additional_cells": 0,
            "number_of_minimum_patterns": 1,
            "min_suppressed_value": 0,
            "one_best": [],
        }

    def best() -> Mapping[str, Json]:
        found = protect_table(table, primary=primary, protection=protection)
        pattern = OneOfSeveral([list(place) for place in found.places], lambda one: _is_as_good(one, case, found))
        return {
            "min_additional_cells": None if found.further is None else len(found.further),
            "min_suppressed_value": found.value,
            "one_best": None if found.further is None else pattern,
        }

    def counted() -> Mapping[str, Json]:
        found = protect_table(table, primary=primary, protection=protection, count_patterns=True)
        return {"number_of_minimum_patterns": found.minimum_patterns}

    return in_parts(best, counted)


def _is_as_good(wanted: Sequence[Sequence[int]], case: Case, found: SuppressionPattern) -> bool:
    """Whether an expected pattern protects every primary cell and costs no more than the one found."""
    table, primary = case.input["table"], [(one[0], one[1]) for one in case.input["primary"]]
    further = {(one[0], one[1]) for one in wanted}
    if found.further is None or len(further) != len(found.further) or further & set(primary):
        return False
    if sum(table[i][j] for i, j in further) != found.value:
        return False
    unseen = {*primary, *further}
    shown = [[None if (i, j) in unseen else value for j, value in enumerate(row)] for i, row in enumerate(table)]
    bounds = table_bounds(
        shown, row_totals=[sum(row) for row in table], column_totals=[sum(one) for one in zip(*table, strict=True)]
    )
    return all(bounds.of_cell((i, j)).holds(table[i][j], protection=found.protection) for i, j in primary)


def _noise(query: Mapping[str, Json]) -> float:
    """One function of OpenDP by its name: X_scale_to_accuracy or accuracy_to_X_scale."""
    name, alpha = str(query["f"]), query["alpha"]
    if name.endswith("_scale_to_accuracy"):
        return noise_accuracy(
            query["scale"], noise=NOISES[name.removesuffix("_scale_to_accuracy")], alpha=alpha
        ).accuracy
    noise = NOISES[name.removeprefix("accuracy_to_").removesuffix("_scale")]
    return noise_scale(query["accuracy"], noise=noise, alpha=alpha).scale


def _noises(case: Case) -> Mapping[str, Json]:
    return {"values": each(_noise, case.input["queries"])}


def _asks_for_noise(case: Case) -> bool:
    queries = case.input.get("queries")
    return isinstance(queries, list) and bool(queries) and all("f" in query and "alpha" in query for query in queries)


ROWS: tuple[tuple[Callable[[Case], bool], Callable[[Case], Mapping[str, Json]]], ...] = (
    (having("table_published", "row_totals", "column_totals"), _withheld_table),
    (having("cells", "equations"), _equations),
    (having("contributions"), _contributions),
    (having("record_keys", "p_table"), _cell_key),
    (having("table", "base"), _rounding),
    (having("table", "primary"), _suppression),
    (_asks_for_noise, _noises),
)
ANSWERERS: tuple[Answerer, ...] = tuple(Answerer(AREA, suits, answer) for suits, answer in ROWS)
