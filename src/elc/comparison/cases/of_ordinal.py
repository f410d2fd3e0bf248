"""Answers cases by the packages of benchstats on single items, two groups and scale scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import nan
from typing import Any, Literal

from benchstats import Scale, permutation_test
from benchstats.ordinal import (
    Boxes,
    ItemSummary,
    count_answers,
    cumulative_link,
    dispersion,
    item_summary,
    midrank_test,
    quantile_of_counts,
    share_interval,
    superiority,
    weighted_mean,
)
from benchstats.scoring import PersonScores, composite_positive, person_scores
from elc.comparison.cases import of_printed
from elc.comparison.cases.case import (
    Answerer,
    Case,
    Json,
    Record,
    attempt,
    each,
    having,
    in_parts,
    missing_as_none,
    needed_items,
)

_ONE_TO_FIVE = (1, 5)
_BOX = re.compile(r"pct_(positive|neutral|negative)_(\d+(?:_\d+)*)")
_QUANTILE = re.compile(r"q([123])_(type[67])")
_SHARE = re.compile(r"(wilson|clopper_pearson|jeffreys)(\d+)")
_BY_UNITS = "se_linearised_clustered_by_"
_AT_LEAST = re.compile(r"pct_respondents_scale_ge_(\d+)")

_OF_SUMMARY: Mapping[str, str] = {"net_score_pp": "net_score", "top_box_pct": "percent_top"}


# One item ----------------------------------------------------------------------------------------------------------


def _item(case: Case) -> Mapping[str, Json]:
    """A text such as "NA" is an answer that does not apply where the case counts these apart, and missing otherwise."""
    scale = Scale(*case.input.get("scale", _ONE_TO_FIVE))
    answers = [None if answer == "" else answer for answer in case.input["answers"]]
    words = {answer for answer in answers if isinstance(answer, str)}
    apart = {*case.input.get("not_applicable", ()), *(words if "n_na" in case.expected else ())}
    found = item_summary(
        [answer if answer in apart or answer not in words else None for answer in answers],
        scale=scale,
        is_reversed=bool(case.input.get("reverse", False)),
        not_applicable=apart,
        boxes=_boxes(case.expected, scale),
    )
    return {key: attempt(partial(_of_item, found, key)) for key in case.expected}


def _boxes(expected: Mapping[str, Json], scale: Scale) -> Boxes | None:
    """The boxes that the expected keys spell out, such as pct_positive_4_5; the house's where they do not."""
    told = {match[1]: tuple(map(int, match[2].split("_"))) for key in expected if (match := _BOX.fullmatch(key))}
    if not {"positive", "negative"} <= set(told):
        return None
    return Boxes(told["positive"], told["negative"], (scale.high,))


def _of_item(found: ItemSummary, key: str) -> Json:
    if match := _BOX.fullmatch(key):
        return getattr(found, f"percent_{match[1]}")
    if match := _QUANTILE.fullmatch(key):
        kind: Any = match[2]
        return quantile_of_counts(found.counts, scale=found.scale, probability=int(match[1]) / 4, kind=kind)
    if key.startswith("counts_"):
        return found.counts
    return getattr(found, _OF_SUMMARY.get(key, key))


def _agreement(case: Case) -> Mapping[str, Json]:
    (key,) = (key for key in case.input if key.startswith("counts"))
    found = dispersion(case.input[key])
    return {
        "vanderEijk_A": found.van_der_eijk_a,
        "tastle_wierman_consensus": found.consensus,
        "leik_D": found.leik_d,
        "berry_mielke": found.berry_mielke,
    }


def _shares(case: Case) -> Mapping[str, Json]:
    def result(pair: Sequence[int], expected: Mapping[str, Json]) -> Mapping[str, Json]:
        return _share(pair[0], pair[1], expected)

    return {"results": each(result, case.input["pairs"], case.expected["results"])}


def _share(count: int, n: int, expected: Mapping[str, Json]) -> Mapping[str, Json]:
    told: dict[str, Json] = {"p": share_interval(count, n).value}
    for key in expected:
        if match := _SHARE.fullmatch(key):
            method: Any = match[1]
            interval = share_interval(count, n, method=method, level=float(f"0.{match[2]}")).interval
            told[key] = None if interval is None else [interval.low, interval.high]
    return told


def _weighted(case: Case) -> Mapping[str, Json]:
    """An answer without a weight leaves like one that is missing; without any weights all answers weigh the same."""
    given, weights = missing_as_none(case.input["answers"]), case.input["weights"]
    weights = [1.0] * len(given) if weights is None else missing_as_none(weights)
    answers = [None if weight is None else answer for answer, weight in zip(given, weights, strict=True)]
    weights = [0.0 if weight is None else weight for weight in weights]

    def plain() -> Mapping[str, Json]:
        found = weighted_mean(answers, weights=weights)
        return {
            "n": found.n,
            "weighted_mean": found.mean,
            "se_linearised": found.se,
            "weighted_variance_sample_type": found.variance_sample,
            "kish_n_eff": found.n_eff,
        }

    def by_units(key: str) -> Mapping[str, Json]:
        units = case.input[key.removeprefix(_BY_UNITS)]
        return {key: weighted_mean(answers, weights=weights, units=units).se}

    return in_parts(plain, *(partial(by_units, key) for key in case.expected if key.startswith(_BY_UNITS)))


# Two groups --------------------------------------------------------------------------------------------------------


def _two_groups(case: Case) -> Mapping[str, Json]:
    a, b = missing_as_none(case.input["a"]), missing_as_none(case.input["b"])
    given = [answer for answer in (*a, *b) if answer is not None]
    scale = Scale(*case.input["scale"]) if "scale" in case.input else Scale(min(given), max(*given, min(given) + 1))
    counts_a, counts_b = (count_answers(answers, scale=scale).counts for answers in (a, b))

    def pairs() -> Mapping[str, Json]:
        found = superiority(counts_a, counts_b)
        return {"prob_superiority_a": found.probability, "cliffs_delta": found.cliffs_delta}

    def linked(link: Literal["logit", "probit"]) -> Mapping[str, Json]:
        found = cumulative_link(counts_a, counts_b, link=link)
        told = {
            f"clm_{link}_beta_b_vs_a": found.shift,
            f"clm_{link}_se": found.se,
            f"clm_{link}_loglik": found.log_likelihood,
        }
        return told if link == "probit" else told | {"clm_loglik": found.log_likelihood, "polr_beta": found.shift}

    return in_parts(
        pairs,
        lambda: {"wilcoxon_exact_midrank_p": midrank_test(counts_a, counts_b).p_value},
        lambda: {"permutation_mean_exact_p": permutation_test(counts_a, counts_b, scale=scale).p_value},
        partial(linked, "logit"),
        partial(linked, "probit"),
    )


# Scale scores ------------------------------------------------------------------------------------------------------


def _scales(case: Case) -> Mapping[str, Json]:
    wanted = case.input.get("filter") or {}
    rows = [row for row in case.records() if all(row[key] == str(value) for key, value in wanted.items())]
    return {
        name: attempt(partial(_dimension, rows, items, case, case.expected.get(name, {})))
        for name, items in case.input["dimensions"].items()
    }


def _dimension(
    rows: Sequence[Record], items: Sequence[str], case: Case, expected: Mapping[str, Json]
) -> Mapping[str, Json]:
    scale = Scale(*case.input.get("scale", _ONE_TO_FIVE))
    turned = case.input.get("reverse") or ()
    answers = [[_number(row[item]) for item in items] for row in rows]
    reversed_items = [at for at, item in enumerate(items) if item in turned]
    needed = needed_items(case.input.get("rule"))

    def scored(threshold: int | None = None) -> PersonScores:
        return person_scores(answers, scale=scale, reversed_items=reversed_items, threshold=threshold, needed=needed)

    def by_person() -> Mapping[str, Json]:
        found = scored()
        return {
            "n_respondents": found.n_persons,
            "n_scored": found.n,
            f"mean_scale_{scale.low}_{scale.high}": found.mean,
            "sd_sample_scale": found.sd_sample,
            "sd_population_scale": found.sd_population,
            "mean_scale_0_100": found.mean_0_100,
        }

    def by_item() -> Mapping[str, Json]:
        found = composite_positive(answers, scale=scale, reversed_items=reversed_items)
        return {
            "item_n": found.item_n,
            "item_pct_positive": found.item_percent_positive,
            "composite_pct_positive_sops": found.percent,
        }

    def at_least() -> Mapping[str, Json]:
        thresholds = {key: int(match[1]) for key in expected if (match := _AT_LEAST.fullmatch(key))}
        return {key: attempt(partial(_percent_at_least, scored, at)) for key, at in thresholds.items()}

    return in_parts(by_person, by_item, at_least)


def _percent_at_least(scored: Callable[[int], PersonScores], threshold: int) -> Json:
    return scored(threshold).percent_at_least


def _number(text: str | None) -> float:
    return nan if text is None else float(text)


def _with_counts(case: Case) -> bool:
    return any(key.startswith("counts") for key in case.input)


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("descriptives", having("answers", "weights"), _weighted),
    Answerer("descriptives", having("answers"), _item),
    Answerer("descriptives", having("pairs"), _shares),
    Answerer("descriptives", having("a", "b"), _two_groups),
    Answerer("descriptives", _with_counts, _agreement),
    Answerer("scale_scoring", having("dimensions"), _scales),
    *of_printed.ANSWERERS,
)
