"""Answers cases on the protection of tables and on perturbation by `benchstats.tabular` and `benchstats.perturbation`.

The true values of withheld cells are part of what such a case expects and of nothing that goes in: they are taken from
there, as what the audience knows of itself, and are told back only where the bounds leave them possible. Where several
solutions are optimal, the expected one is told back if it is one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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
from elc.comparison.cases.case import Answerer, Case, Json, having

AREA = "disclosure"
NOISES = {
    "laplacian": Noise.LAPLACE,
    "discrete_laplacian": Noise.DISCRETE_LAPLACE,
    "gaussian": Noise.GAUSSIAN,
    "discrete_gaussian": Noise.DISCRETE_GAUSSIAN,
}


def _told(wanted: Json, one: CellBounds) -> dict[str, Json]:
    """One cell as a case writes it; its true value is possible or missing."""
    row = {
        "cell": wanted["cell"],
        "lp_interval": [one.low, one.high],
        "integer_interval": [one.whole_low, one.whole_high],
        "exactly_disclosed": one.exactly_disclosed,
    }
    told = wanted.get("true")
    open_ended = one.whole_low is None or one.whole_high is None
    if told is not None and (open_ended or one.whole_low <= told <= one.whole_high):
        row["true"] = told
    return row


def _name(cell: Json) -> str | tuple[int, int]:
    return cell if isinstance(cell, str) else (int(cell[0]), int(cell[1]))


def _rows(wanted: Sequence[Json], bounds: TableBounds) -> list[dict[str, Json]]:
    return [_told(one, bounds.of_cell(_name(one["cell"]))) for one in wanted]


def _withheld_table(case: Case) -> Mapping[str, Json]:
    own_row = case.input.get("viewer_row")

    def bounded(wanted: Sequence[Json], known: Mapping[tuple[int, int], float]) -> list[dict[str, Json]]:
        bounds = table_bounds(
            case.input["table_published"],
            row_totals=case.input["row_totals"],
            column_totals=case.input["column_totals"],
            lower=case.input.get("lower_bound", 0),
            known=known,
        )
        return _rows(wanted, bounds)

    found = {}
    for key, wanted in case.expected.items():
        if isinstance(wanted, list):
            owned = [one for one in wanted if one["cell"][0] == own_row] if key == "viewer_audit" else []
            found[key] = bounded(wanted, {(one["cell"][0], one["cell"][1]): one["true"] for one in owned})
    return found


def _equations(case: Case) -> Mapping[str, Json]:
    bounds = equation_bounds(
        case.input["cells"],
        equations=[published_sum(one["sum_of"], value=one["value"]) for one in case.input["equations"]],
        lower=case.input.get("lower_bound", 0),
        upper=case.input.get("upper_bound"),
        known=case.input.get("known"),
    )
    return {key: _rows(wanted, bounds) for key, wanted in case.expected.items() if isinstance(wanted, list)}


def _contributions(case: Case) -> Mapping[str, Json]:
    rules = {"p": case.input["p"], "largest": case.input["n"], "share": case.input["k"]}
    found = [concentration(parts, **rules) for parts in case.input["contributions"]]
    return {
        "results": [
            {
                "total": one.total,
                "p_percent_sensitive": one.p_percent_sensitive,
                "nk_sensitive": one.dominance_sensitive,
                "one_k_sensitive": one.single_dominance_sensitive,
                "closest_upper_estimate_error_pct": one.closest_upper_estimate_error,
            }
            for one in found
        ]
    }


def _cell_key(case: Case) -> Mapping[str, Json]:
    changes = [Change(one["original"], one["value"], one["lower"], one["upper"]) for one in case.input["p_table"]]
    upper_included = "cellkey <= upper" in case.input.get("rule", "cellkey <= upper")
    found = perturbed_count(case.input["record_keys"], changes=changes, upper_included=upper_included)
    return {"count": found.count, "cell_key": found.cell_key, "perturbed": found.value}


def _rounding(case: Case) -> Mapping[str, Json]:
    table, base = case.input["table"], case.input["base"]
    found = controlled_rounding(table, base=base)
    solution: Json = [list(row) for row in found.rounded]
    wanted = case.expected.get("one_optimal_solution")
    if wanted is not None and is_controlled_rounding(wanted, table=table, base=base):
        solution = wanted if table_change(wanted, table=table) == found.total_change else solution
    return {"optimal_total_absolute_distance": found.total_change, "one_optimal_solution": solution}


def _suppression(case: Case) -> Mapping[str, Json]:
    table, primary = case.input["table"], [(one[0], one[1]) for one in case.input["primary"]]
    protection = case.input.get("protection", 2)
    counted = "number_of_minimum_patterns" in case.expected
    found = protect_table(table, primary=primary, protection=protection, count_patterns=counted)
    pattern: Json = [list(place) for place in found.places]
    wanted = case.expected.get("one_best")
    if wanted is not None and _is_as_good(wanted, case, found):
        pattern = wanted
    return {
        "min_additional_cells": None if found.further is None else len(found.further),
        "number_of_minimum_patterns": found.minimum_patterns,
        "min_suppressed_value": found.value,
        "one_best": pattern,
    }


def _is_as_good(wanted: Sequence[Sequence[int]], case: Case, found: SuppressionPattern) -> bool:
    """Whether an expected pattern protects every primary cell and costs no more than the one found."""
    table, primary = case.input["table"], [(one[0], one[1]) for one in case.input["primary"]]
    further = [(one[0], one[1]) for one in wanted]
    if found.further is None or len(further) != len(found.further):
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
    return {"values": [_noise(query) for query in case.input["queries"]]}


def _asks_for_noise(case: Case) -> bool:
    queries = case.input.get("queries")
    return isinstance(queries, list) and bool(queries) and all("f" in query and "alpha" in query for query in queries)


ROWS: tuple[tuple[Callable[[Case], bool], Callable[[Case], Mapping[str, Json]]], ...] = (
    (having("table_published", "row_totals", "column_totals"), _withheld_table),
    (having("cells", "equations"), _equations),
    (having("contributions", "p", "n", "k"), _contributions),
    (having("record_keys", "p_table"), _cell_key),
    (having("table", "base"), _rounding),
    (having("table", "primary"), _suppression),
    (_asks_for_noise, _noises),
)
ANSWERERS: tuple[Answerer, ...] = tuple(Answerer(AREA, suits, answer) for suits, answer in ROWS)
