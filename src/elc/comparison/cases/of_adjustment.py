"""Answers cases of case mix, of standardisation and of contrasts with the mean of all organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from benchstats.adjustment import case_mix, direct_rate, indirect_ratio, mean_contrasts
from benchstats.results import Interval
from elc.comparison.cases.case import Answerer, Case, Json, Record, having, numbers

WITH_REFERENCE = re.compile(r"(?P<name>.*?)\s*\(ref\s+(?P<level>.*)\)\s*")


def _scores(rows: Sequence[Record], column: str) -> list[float | None]:
    return [None if row[column] is None else float(row[column] or "") for row in rows]


def _column(rows: Sequence[Record], name: str, *, is_factor: bool) -> list[float | str | None]:
    values = [row[name] for row in rows]
    if is_factor:
        return list(values)
    try:
        return [None if value is None else float(value) for value in values]
    except ValueError:
        return list(values)


def _case_mix(case: Case) -> Mapping[str, Json]:
    rows = case.records()
    references, names = {}, []
    for told in case.input["covariates"]:
        found = WITH_REFERENCE.fullmatch(told)
        names.append(found["name"] if found else told)
        if found:
            references[found["name"]] = found["level"]
    result = case_mix(
        _scores(rows, str(case.input.get("outcome", "y"))),
        organisations=[row[str(case.input.get("group", "org"))] for row in rows],
        covariates={name: _column(rows, name, is_factor=name in references) for name in names},
        references=references,
    )
    ordered = sorted(result.organisations, key=lambda one: str(one.organisation))
    return {
        "org": [one.organisation for one in ordered],
        "n": [one.n for one in ordered],
        "unadjusted_mean": [one.mean for one in ordered],
        "adjusted_mean_at_overall_covariate_mean": [one.adjusted for one in ordered],
        "se": [one.se for one in ordered],
        "coef_covariates": {f"{one.covariate}{one.level or ''}": one.value for one in result.coefficients},
    }


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _standardisation(case: Case) -> Mapping[str, Json]:
    events, people = case.input["events"], numbers(case.input["population"])
    standard = numbers(case.input["standard_population"])
    direct = direct_rate(events, population=people, standard_population=standard)
    found: dict[str, Json] = {
        "direct": {
            "crude_rate": direct.crude_rate,
            "direct_rate": direct.rate,
            "fay_feuer_ci95": _ends(direct.interval),
        }
    }
    if "standard_events" in case.input:
        happened = numbers(case.input["standard_events"])
        ratio = indirect_ratio(events, population=people, standard_occurrences=happened, standard_population=standard)
        found["indirect"] = {
            "sir": ratio.ratio,
            "observed": ratio.n,
            "expected": ratio.expected,
            "sir_ci95_lognormal": _ends(ratio.interval_lognormal),
            "sir_ci95_exact": _ends(ratio.interval),
            "indirect_rate": ratio.rate,
        }
    return found


def _bands(case: Case) -> Mapping[str, Json]:
    rows = case.records()
    outcome, group = (part.strip() for part in str(case.input.get("formula", "y ~ org")).split("~"))
    found = mean_contrasts(_scores(rows, outcome), organisations=[row[group] for row in rows])
    ordered = sorted(found.organisations, key=lambda one: str(one.organisation))
    return {
        group: [one.organisation for one in ordered],
        "org": [one.organisation for one in ordered],
        "mean": [one.mean for one in ordered],
        "deviation_from_unweighted_mean_of_orgs": [one.contrast for one in ordered],
        "se": [one.se for one in ordered],
        "t": [one.t for one in ordered],
        "df": [found.degrees for _ in ordered],
        "p": [one.p for one in ordered],
        "p_bh": [one.p_adjusted for one in ordered],
    }


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("case_mix", having("dataset", "covariates"), _case_mix),
    Answerer("standardisation", having("events", "population", "standard_population"), _standardisation),
    Answerer("bands", having("dataset"), _bands),
)
