"""Answers cases by the package of benchstats on reliability: areas reliability and aggregation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil

from benchstats.reliability import (
    CronbachAlpha,
    WithinAgreement,
    ad_m,
    aggregation_icc,
    alpha_within,
    assess_reliability,
    cronbach_alpha,
    omega_total,
    ordinal_alpha,
    reml_icc,
    rwg,
    rwg_j,
)
from benchstats.results import Interval
from elc.comparison.cases.case import Answerer, Case, Json, having

Row = list[float | None]
ENDS = 6.0  # the cases' items are on 1-5, and a reversed one is 6 - x


def _items(case: Case) -> tuple[list[str], list[Row], list[str]]:
    """The names of the items, one row of answers a person, and each person's organisation."""
    names = [str(name) for name in case.input["items"]]
    reverse = set(case.input.get("reverse", ()))
    records = case.records()
    rows = [[_answer(record[name], turned=name in reverse) for name in names] for record in records]
    return names, rows, [str(record.get("org")) for record in records]


def _answer(text: str | None, *, turned: bool) -> float | None:
    if text is None:
        return None
    return ENDS - float(text) if turned else float(text)


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _scale(case: Case) -> Mapping[str, Json]:
    names, rows, groups = _items(case)
    alpha, omega, ordinal = cronbach_alpha(rows), omega_total(rows), ordinal_alpha(rows)
    within = alpha_within(rows, groups=groups)
    return _of_alpha(alpha, names) | {
        "omega_total_congeneric_ml": omega.value,
        "omega_total": omega.value,
        "omega_ci95": _ends(omega.interval),
        "loadings": dict(zip(names, omega.loadings, strict=False)),
        "heywood": omega.is_heywood,
        "ordinal_alpha_polychoric": ordinal.value,
        "ordinal_alpha": ordinal.value,
        "polychoric": [list(row) for row in ordinal.correlations],
        "cronbach_alpha_within": within.value,
        "cronbach_alpha_within_centred": within.value,
        "assessment": assess_reliability(rows).showing.value,
    }


def _of_alpha(alpha: CronbachAlpha, names: Sequence[str]) -> dict[str, Json]:
    return {
        "n_complete": alpha.n,
        "n_items": alpha.items,
        "cronbach_alpha_raw": alpha.value,
        "cronbach_alpha_standardized": alpha.standardised,
        "feldt_ci95": _ends(alpha.interval),
        "average_interitem_r": alpha.average_r,
        "alpha_if_item_dropped": dict(zip(names, alpha.if_dropped, strict=True)),
        "corrected_item_total_r": dict(zip(names, alpha.item_total, strict=True)),
        "total_score_variance": alpha.total_variance,
    }


def _matrices(case: Case) -> Mapping[str, Json]:
    """`matrix_a` answers the keys that begin with `a_`; a bare `matrix` those without."""
    found: dict[str, Json] = {}
    for name, rows in case.input.items():
        if not name.startswith("matrix"):
            continue
        start = f"{name.removeprefix('matrix_')}_" if name != "matrix" else ""
        items = [f"item{place}" for place in range(1, len(rows[0]) + 1)]
        told = _of_alpha(cronbach_alpha(rows), items) | {"omega_total_congeneric_ml": omega_total(rows).value}
        found |= {f"{start}{key}": value for key, value in told.items()}
    return found


def _scores(case: Case, rows: Sequence[Row]) -> list[float | None]:
    """The persons' means of answered items, as far as the case's rule ("mean of answered if >=2 of 4") has one."""
    rule = re.search(r">=\s*(\d+)", str(case.input.get("score", "")))
    needed = int(rule[1]) if rule else ceil(len(case.input["items"]) / 2)
    answered = [[answer for answer in row if answer is not None] for row in rows]
    return [sum(one) / len(one) if len(one) >= needed else None for one in answered]


def _aggregation(case: Case) -> Mapping[str, Json]:
    _, rows, groups = _items(case)
    scores = _scores(case, rows)
    anova, reml = aggregation_icc(scores, groups=groups), reml_icc(scores, groups=groups)
    found: dict[str, Json] = {
        "group_sizes": dict(anova.sizes),
        "MSB": anova.msb,
        "MSW": anova.msw,
        "ICC1_mean_group_size": anova.icc1_mean_size,
        "ICC1_anova_n0": anova.icc1_n0,
        "ICC1_ci95": _ends(anova.interval),
        "ICC2": anova.icc2,
        "n0": anova.n0,
        "F": anova.f,
        "F_p": anova.p,
        "reml_tau2": reml.tau2,
        "reml_sigma2": reml.sigma2,
        "ICC_reml": reml.icc,
    }
    by_group: dict[str, list[Row]] = {}
    for row, group in zip(rows, groups, strict=True):
        by_group.setdefault(group, []).append(row)
    return found | _of_groups(case, by_group)


def _of_groups(case: Case, by_group: Mapping[str, list[Row]]) -> dict[str, Json]:
    found: dict[str, Json] = {"ad_m": {group: ad_m(rows).value for group, rows in by_group.items()}}
    for name, variance in case.input.get("rwg_null_variance", {}).items():
        found[f"rwg_j_{name}"] = {g: rwg_j(rows, null_variance=variance).value for g, rows in by_group.items()}
        firsts = {g: _of_item(rows, 0, variance) for g, rows in by_group.items()}
        found[f"rwg_first_item_{name}"] = {group: first.value for group, first in firsts.items()}
        for place, item in enumerate(case.input["items"]):
            found[f"rwg_{item}_{name}"] = {g: _of_item(rows, place, variance).value for g, rows in by_group.items()}
    return found


def _of_item(rows: Sequence[Row], place: int, null_variance: float) -> WithinAgreement:
    return rwg([row[place] for row in rows], null_variance=null_variance)


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("reliability", having("dataset", "items"), _scale),
    Answerer("reliability", lambda case: any(key.startswith("matrix") for key in case.input), _matrices),
    Answerer("aggregation", having("dataset", "items"), _aggregation),
)
