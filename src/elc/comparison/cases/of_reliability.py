"""Answers cases by the package of benchstats on reliability: areas reliability and aggregation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from benchstats import Scale
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
from benchstats.scoring import person_scores
from elc.comparison.cases.case import Answerer, Case, Json, having, in_parts, needed_items

Row = list[float | None]
ONE_TO_FIVE = (1, 5)


def _turned(case: Case) -> list[int]:
    """The places of the reversed items among the case's items."""
    return [at for at, name in enumerate(case.input["items"]) if name in (case.input.get("reverse") or ())]


def _items(case: Case) -> tuple[list[str], list[Row], list[str]]:
    """The names of the items, one row of answers a person, turned where reversed, and each person's organisation."""
    names = [str(name) for name in case.input["items"]]
    low, high = case.input.get("scale", ONE_TO_FIVE)
    records, turned = case.records(), _turned(case)
    rows = [[None if record[name] is None else float(str(record[name])) for name in names] for record in records]
    for row in rows:
        for at in turned:
            row[at] = None if row[at] is None else low + high - row[at]
    return names, rows, [str(record.get(case.input.get("group", "org"))) for record in records]


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _scale(case: Case) -> Mapping[str, Json]:
    names, rows, groups = _items(case)

    def of_omega() -> Mapping[str, Json]:
        omega = omega_total(rows)
        return {
            "omega_total_congeneric_ml": omega.value,
            "omega_total": omega.value,
            "omega_ci95": _ends(omega.interval),
            "loadings": dict(zip(names, omega.loadings, strict=False)),
            "heywood": omega.is_heywood,
        }

    def of_ordinal() -> Mapping[str, Json]:
        ordinal = ordinal_alpha(rows)
        return {
            "ordinal_alpha_polychoric": ordinal.value,
            "ordinal_alpha": ordinal.value,
            "polychoric": [list(row) for row in ordinal.correlations],
        }

    def of_within() -> Mapping[str, Json]:
        within = alpha_within(rows, groups=groups)
        return {"cronbach_alpha_within": within.value, "cronbach_alpha_within_centred": within.value}

    return in_parts(
        lambda: _of_alpha(cronbach_alpha(rows), names),
        of_within,
        of_omega,
        of_ordinal,
        lambda: {"assessment": assess_reliability(rows).showing.value},
    )


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

    def started(start: str, compute: Callable[[], Mapping[str, Json]]) -> Mapping[str, Json]:
        return {f"{start}{key}": value for key, value in compute().items()}

    parts: list[Callable[[], Mapping[str, Json]]] = []
    for name, rows in case.input.items():
        if not name.startswith("matrix"):
            continue
        start = f"{name.removeprefix('matrix_')}_" if name != "matrix" else ""
        parts.append(partial(started, start, partial(_alpha_of_matrix, rows)))
        parts.append(partial(started, start, partial(_omega_of_matrix, rows)))
    return in_parts(*parts)


def _alpha_of_matrix(rows: Sequence[Row]) -> Mapping[str, Json]:
    return _of_alpha(cronbach_alpha(rows), [f"item{place}" for place in range(1, len(rows[0]) + 1)])


def _omega_of_matrix(rows: Sequence[Row]) -> Mapping[str, Json]:
    return {"omega_total_congeneric_ml": omega_total(rows).value}


def _scores(case: Case) -> list[float | None]:
    """The persons' means of answered items, as far as the case's rule ("mean of answered if >=2 of 4") has one."""
    records, needed = case.records(), needed_items(case.input.get("score"))
    answers = [
        [None if one[item] is None else float(str(one[item])) for item in case.input["items"]] for one in records
    ]
    scale = Scale(*case.input.get("scale", ONE_TO_FIVE))
    return list(person_scores(answers, scale=scale, reversed_items=_turned(case), needed=needed).scores)


def _aggregation(case: Case) -> Mapping[str, Json]:
    _, rows, groups = _items(case)

    def of_anova() -> Mapping[str, Json]:
        anova = aggregation_icc(_scores(case), groups=groups)
        return {
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
        }

    def of_reml() -> Mapping[str, Json]:
        reml = reml_icc(_scores(case), groups=groups)
        return {"reml_tau2": reml.tau2, "reml_sigma2": reml.sigma2, "ICC_reml": reml.icc}

    by_group: dict[str, list[Row]] = {}
    for row, group in zip(rows, groups, strict=True):
        by_group.setdefault(group, []).append(row)
    agreements = _agreements(case, by_group)
    return in_parts(of_anova, of_reml, *agreements)


def _agreements(case: Case, by_group: Mapping[str, list[Row]]) -> Iterator[Callable[[], Mapping[str, Json]]]:
    """Agreement within each group, as a part for each null variance."""

    def of_variance(name: str, variance: float) -> Mapping[str, Json]:
        found: dict[str, Json] = {
            f"rwg_j_{name}": {g: rwg_j(rows, null_variance=variance).value for g, rows in by_group.items()},
            f"rwg_first_item_{name}": {g: _of_item(rows, 0, variance).value for g, rows in by_group.items()},
        }
        for place, item in enumerate(case.input["items"]):
            found[f"rwg_{item}_{name}"] = {g: _of_item(rows, place, variance).value for g, rows in by_group.items()}
        return found

    yield lambda: {"ad_m": {group: ad_m(rows).value for group, rows in by_group.items()}}
    for name, variance in (case.input.get("rwg_null_variance") or {}).items():
        yield partial(of_variance, name, variance)


def _of_item(rows: Sequence[Row], place: int, null_variance: float) -> WithinAgreement:
    return rwg([row[place] for row in rows], null_variance=null_variance)


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("reliability", having("dataset", "items"), _scale),
    Answerer("reliability", lambda case: any(key.startswith("matrix") for key in case.input), _matrices),
    Answerer("aggregation", having("dataset", "items"), _aggregation),
)
