"""Answers cases by the packages of benchstats on change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from benchstats.change import (
    change_against_network,
    corrected_changes,
    overlapping_change,
    p_prime_chart,
    paired_change,
    regression_to_mean,
    unlinked_change,
    wilcoxon_signed,
    xmr_chart,
)
from benchstats.results import Interval
from elc.comparison.cases.case import PROSE, Answerer, Case, Json, attempt, having, in_parts


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _two_rounds(case: Case) -> Mapping[str, Json]:
    """Rows are linked by their place. Rounds of unequal length cannot be: nobody is known to be in both then."""
    first, second = list(case.input["round1"]), list(case.input["round2"])
    if len(first) != len(second):
        first, second = first + [None] * len(second), [None] * len(first) + second
    return in_parts(
        partial(_unlinked, first, second), partial(_overlap, first, second), partial(_paired, first, second)
    )


def _unlinked(first: Json, second: Json) -> Mapping[str, Json]:
    apart = unlinked_change(first, second)
    return {
        "welch_difference": apart.change,
        "welch_ci95": _ends(apart.interval),
        "welch_t": apart.t,
        "welch_df": apart.degrees,
        "welch_p": apart.p_value,
        "n_round1": apart.n_first,
        "n_round2": apart.n_second,
    }


def _overlap(first: Json, second: Json) -> Mapping[str, Json]:
    overlap = overlapping_change(first, second)
    return {
        "n_paired": overlap.n_both,
        "n_only_round1": overlap.n_only_first,
        "n_only_round2": overlap.n_only_second,
        "derrick_partially_overlapping": {
            "t": overlap.t,
            "df": overlap.degrees,
            "p": overlap.p_value,
            "estimate": overlap.change,
            "ci95": _ends(overlap.interval),
        },
    }


PAIRED = ("paired_mean_change", "paired_ci95", "paired_t", "paired_df", "paired_p", "sd_of_changes")
SIGNED = "wilcoxon_signed_rank_exact_p"


def _paired(first: Json, second: Json) -> Mapping[str, Json]:
    """What needs units in both rounds, None without any; the reference compares the doubles of changes as they are."""
    if not any(one is not None and other is not None for one, other in zip(first, second, strict=True)):
        return dict.fromkeys((*PAIRED, SIGNED))
    paired = paired_change(first, second)
    values = (paired.change, _ends(paired.interval), paired.t, paired.degrees, paired.p_value, paired.sd_of_changes)
    signed = attempt(lambda: wilcoxon_signed(first, second, tie_tolerance=0).p_value)
    return dict(zip(PAIRED, values, strict=True)) | {SIGNED: signed}


def _against_network(case: Case) -> Mapping[str, Json]:
    rows = change_against_network(case.input["change"], variances=case.input["v"])
    columns = case.expected.get("columns", ["estimate", "se_vs_network_mean", "se_predictive"])
    return {"columns": columns, "rows": [[getattr(row, column) for column in columns] for row in rows]}


def _regression(case: Case) -> Mapping[str, Json]:
    def expected() -> Mapping[str, Json]:
        found = regression_to_mean(case.input["y"], variances=case.input["v"])
        return {
            "tau2": found.tau2,
            "mu": found.mu,
            "shrinkage": found.shrinkage,
            "expected_next_score_if_nothing_changes": found.expected_next,
            "expected_rtm_change": found.expected_changes,
        }

    def corrected() -> Mapping[str, Json]:
        rows = corrected_changes(
            case.input["y"],
            case.input["y2"],
            first_variances=case.input["v"],
            second_variances=case.input.get("v2", case.input["v"]),
        )
        return {
            "observed_change": [row.change for row in rows],
            "corrected_change": [row.corrected for row in rows],
        }

    return in_parts(expected, corrected) if "y2" in case.input else expected()


def _xmr(case: Case) -> Mapping[str, Json]:
    given = case.input
    chart = xmr_chart(
        given["values"],
        improvement_direction=given.get("improvement_direction", "neutral"),
        screen_outliers=given.get("screen_outliers", True),
        fix_after_n_points=given.get("fix_after_n_points"),
    )
    (piece,) = chart.pieces
    return {
        "mean": piece.mean,
        "lower_process_limit": piece.lower_process_limit,
        "upper_process_limit": piece.upper_process_limit,
        "special_cause_type": [cause.value for cause in piece.special_causes],
        "point_type": [point.value for point in piece.point_types],
        "outside_limits": piece.outside_limits,
        "close_to_limits": piece.close_to_limits,
        "qcc_limits_unscreened": piece.unscreened_limits,
        "status": PROSE,
    }


def _share(case: Case) -> Mapping[str, Json]:
    chart = p_prime_chart(
        case.input["x"],
        totals=case.input["n"],
        screen_outliers=case.input.get("screen_outliers", False),
        fix_after_n_points=case.input.get("fix_after_n_points"),
    )
    (piece,) = chart.pieces
    return {
        "centre": piece.centre,
        "sigma_z": piece.sigma_z,
        "p_prime_lcl": piece.lower,
        "p_prime_ucl": piece.upper,
        "p_chart_lcl": piece.binomial_lower,
        "p_chart_ucl": piece.binomial_upper,
    }


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("change", having("round1", "round2"), _two_rounds),
    Answerer("change", having("change", "v"), _against_network),
    Answerer("change", having("y", "v"), _regression),
    Answerer("spc", having("values"), _xmr),
    Answerer("spc", having("x", "n"), _share),
)
