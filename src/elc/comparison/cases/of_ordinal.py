"""Answers cases by the packages of benchstats on single items, two groups and scale scores."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import nan
from typing import Any

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
from benchstats.scoring import composite_positive, person_scores
from elc.comparison.cases import of_printed
from elc.comparison.cases.case import Answerer, Case, Json, Record, having

_ONE_TO_FIVE = (1, 5)
_BOX = re.compile(r"pct_(positive|neutral|negative)_(\d+(?:_\d+)*)")
_QUANTILE = re.compile(r"q([123])_(type[67])")
_SHARE = re.compile(r"(wilson|clopper_pearson|jeffreys)(\d+)")
_AT_LEAST = re.compile(r"pct_respondents_scale_ge_(\d+)")

_OF_SUMMARY: Mapping[str, str] = {"net_score_pp": "net_score", "top_box_pct": "percent_top"}


def _there(answers: Sequence[Json]) -> list[Json]:
    """Answers with an empty text as missing."""
    return [None if answer == "" else answer for answer in answers]


# One item ----------------------------------------------------------------------------------------------------------


def _item(case: Case) -> Mapping[str, Json]:
    scale = Scale(*case.input["scale"])
    found = item_summary(
        _there(case.input["answers"]),
        scale=scale,
        is_reversed=bool(case.input.get("reverse", False)),
        not_applicable=case.input.get("not_applicable", ()),
        boxes=_boxes(case.expected, scale),
    )
    return {key: _of_item(found, key) for key in case.expected}


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
    return getattr(found, _OF_SUMMARY.get(key, key), None)


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
    pairs = zip(case.input["pairs"], case.expected["results"], strict=True)
    return {"results": [_share(count, n, expected) for (count, n), expected in pairs]}


def _share(count: int, n: int, expected: Mapping[str, Json]) -> Mapping[str, Json]:
    told: dict[str, Json] = {"p": share_interval(count, n).value}
    for key in expected:
        if match := _SHARE.fullmatch(key):
            method: Any = match[1]
            interval = share_interval(count, n, method=method, level=float(f"0.{match[2]}")).interval
            told[key] = None if interval is None else [interval.low, interval.high]
    return told


def _weighted(case: Case) -> Mapping[str, Json]:
    answers, weights = _there(case.input["answers"]), case.input["weights"]
    found = weighted_mean(answers, weights=weights)
    told = {
        "n": found.n,
        "weighted_mean": found.mean,
        "se_linearised": found.se,
        "weighted_variance_sample_type": found.variance_sample,
        "kish_n_eff": found.n_eff,
    }
    by_units = "se_linearised_clustered_by_"
    units = [key.removeprefix(by_units) for key in case.expected if key.startswith(by_units)]
    return told | {
        by_units + name: weighted_mean(answers, weights=weights, units=case.input[name]).se for name in units
    }


# Two groups --------------------------------------------------------------------------------------------------------


def _two_groups(case: Case) -> Mapping[str, Json]:
    a, b = _there(case.input["a"]), _there(case.input["b"])
    given = [answer for answer in (*a, *b) if answer is not None]
    scale = Scale(*case.input["scale"]) if "scale" in case.input else Scale(min(given), max(*given, min(given) + 1))
    counts_a, counts_b = (count_answers(answers, scale=scale).counts for answers in (a, b))
    logit = cumulative_link(counts_a, counts_b, link="logit")
    probit = cumulative_link(counts_a, counts_b, link="probit")
    pairs = superiority(counts_a, counts_b)
    return {
        "prob_superiority_a": pairs.probability,
        "cliffs_delta": pairs.cliffs_delta,
        "wilcoxon_exact_midrank_p": midrank_test(counts_a, counts_b).p_value,
        "permutation_mean_exact_p": permutation_test(counts_a, counts_b, scale=scale).p_value,
        "clm_logit_beta_b_vs_a": logit.shift,
        "clm_logit_se": logit.se,
        "clm_loglik": logit.log_likelihood,
        "clm_logit_loglik": logit.log_likelihood,
        "clm_probit_beta_b_vs_a": probit.shift,
        "clm_probit_se": probit.se,
        "clm_probit_loglik": probit.log_likelihood,
        "polr_beta": logit.shift,
    }


# Scale scores ------------------------------------------------------------------------------------------------------


def _scales(case: Case) -> Mapping[str, Json]:
    wanted = case.input.get("filter") or {}
    rows = [row for row in case.records() if all(row[key] == value for key, value in wanted.items())]
    scale = Scale(*case.input.get("scale", _ONE_TO_FIVE))
    turned = set(case.input.get("reverse", ()))
    return {
        name: _dimension(rows, items, turned, scale, case.expected.get(name, {}))
        for name, items in case.input["dimensions"].items()
    }


def _dimension(
    rows: Sequence[Record], items: Sequence[str], turned: set[str], scale: Scale, expected: Mapping[str, Json]
) -> Mapping[str, Json]:
    answers = [[_number(row[item]) for item in items] for row in rows]
    reversed_items = [at for at, item in enumerate(items) if item in turned]
    scored = person_scores(answers, scale=scale, reversed_items=reversed_items)
    composite = composite_positive(answers, scale=scale, reversed_items=reversed_items)
    thresholds = {key: int(match[1]) for key in expected if (match := _AT_LEAST.fullmatch(key))}
    return {
        "n_respondents": scored.n_persons,
        "n_scored": scored.n,
        f"mean_scale_{scale.low}_{scale.high}": scored.mean,
        "sd_sample_scale": scored.sd_sample,
        "mean_scale_0_100": scored.mean_0_100,
        "item_n": composite.item_n,
        "item_pct_positive": composite.item_percent_positive,
        "composite_pct_positive_sops": composite.percent,
    } | {
        key: person_scores(answers, scale=scale, reversed_items=reversed_items, threshold=at).percent_at_least
        for key, at in thresholds.items()
    }


def _number(text: str | None) -> float:
    return nan if text is None else float(text)


def _with_counts(case: Case) -> bool:
    return any(key.startswith("counts") for key in case.input)


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("descriptives", having("answers", "weights"), _weighted),
    Answerer("descriptives", having("answers", "scale"), _item),
    Answerer("descriptives", having("pairs"), _shares),
    Answerer("descriptives", having("a", "b"), _two_groups),
    Answerer("descriptives", _with_counts, _agreement),
    Answerer("scale_scoring", having("dimensions"), _scales),
    *of_printed.ANSWERERS,
)
