"""The rule at every boundary, and the false discovery rate."""

from __future__ import annotations

import inspect
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import DEFINITIONS, InputError, Reason, Scale
from benchstats.verdicts import (
    RULE,
    Comparison,
    Evidence,
    Gate,
    Rule,
    Verdict,
    failed_gates,
    false_discoveries,
    rule_for,
    verdict_of,
    verdicts,
)
from benchstats.verdicts.rule import Figures, failing

# Every threshold is met exactly: the house decisions say n < 5, fewer than 3, under 30 %, < 0.40, >= 0.50, >= 0.90,
# >= 0.15.
AT_THE_EDGE = Evidence(
    n=5, others=3, response=0.30, reliability=0.40, rankability=0.50, probability=0.90, difference=0.15
)
BELOW_IT = replace(AT_THE_EDGE, probability=0.10, difference=-0.15)


def test_the_house_rule_is_this() -> None:
    assert Rule() == RULE
    assert (RULE.answers, RULE.others, RULE.response, RULE.reliability) == (5, 3, 0.30, 0.40)
    assert (RULE.rankability, RULE.probability, RULE.margin, RULE.discoveries) == (0.50, 0.90, 0.15, 0.05)
    assert (RULE.prior_scale, RULE.other_scales, RULE.sensitive_below) == (0.4, (0.2, 0.8), 10)
    assert set(Verdict) == {"clearly_above", "no_clear_difference", "clearly_below", "too_few_answers"}


def test_exactly_at_every_threshold_it_is_said() -> None:
    assert failed_gates(AT_THE_EDGE) == failed_gates(BELOW_IT) == ()
    assert verdict_of((), probability=0.90) is Verdict.CLEARLY_ABOVE
    assert verdict_of((), probability=0.10) is Verdict.CLEARLY_BELOW


@pytest.mark.parametrize(
    ("change", "gate", "verdict"),
    [
        ({"n": 4}, Gate.ANSWERS, Verdict.TOO_FEW_ANSWERS),
        ({"others": 2}, Gate.OTHERS, Verdict.TOO_FEW_ANSWERS),
        ({"response": 0.2999}, Gate.RESPONSE, Verdict.TOO_FEW_ANSWERS),
        ({"reliability": 0.3999}, Gate.RELIABILITY, Verdict.TOO_FEW_ANSWERS),
        ({"reliability": None}, Gate.RELIABILITY, Verdict.TOO_FEW_ANSWERS),
        ({"rankability": 0.4999}, Gate.RANKABILITY, Verdict.NO_CLEAR_DIFFERENCE),
        ({"rankability": None}, Gate.RANKABILITY, Verdict.NO_CLEAR_DIFFERENCE),
        ({"probability": 0.8999}, Gate.PROBABILITY, Verdict.NO_CLEAR_DIFFERENCE),
        ({"probability": 0.1001, "difference": -0.15}, Gate.PROBABILITY, Verdict.NO_CLEAR_DIFFERENCE),
        ({"difference": 0.1499}, Gate.MARGIN, Verdict.NO_CLEAR_DIFFERENCE),
        ({"difference": -0.1499, "probability": 0.10}, Gate.MARGIN, Verdict.NO_CLEAR_DIFFERENCE),
        ({"difference": -0.15}, Gate.MARGIN, Verdict.NO_CLEAR_DIFFERENCE),
        ({"same_sign": False}, Gate.SIGN, Verdict.NO_CLEAR_DIFFERENCE),
    ],
)
def test_just_short_of_one_threshold_it_is_not(change: dict[str, float], gate: Gate, verdict: Verdict) -> None:
    evidence = replace(AT_THE_EDGE, **change)  # type: ignore[arg-type]
    assert failed_gates(evidence) == (gate,)
    assert verdict_of((gate,), probability=evidence.probability) is verdict


def test_without_a_model_all_its_gates_fail_in_order() -> None:
    bare = Evidence(n=4, others=2, response=0.0, reliability=None, rankability=None, probability=None, difference=None)
    everything = [gate for gate in Gate if gate not in (Gate.SIGN, Gate.PRIOR, Gate.DISCOVERIES)]
    assert list(failed_gates(bare)) == everything
    assert failed_gates(replace(AT_THE_EDGE, probability=None)) == (Gate.PROBABILITY, Gate.MARGIN)
    assert failed_gates(replace(AT_THE_EDGE, difference=None)) == (Gate.PROBABILITY, Gate.MARGIN)
    assert verdict_of((), probability=None) is Verdict.NO_CLEAR_DIFFERENCE


def test_an_even_chance_points_nowhere() -> None:
    assert failed_gates(replace(AT_THE_EDGE, probability=0.5), rule=replace(RULE, probability=0.5)) == (Gate.MARGIN,)
    assert verdict_of((), probability=0.5) is Verdict.CLEARLY_BELOW


def test_binary_fractions_do_not_move_a_threshold() -> None:
    """3.95 - 3.80 is 0.15000000000000036 and 4.00 - 3.85 is 0.1499999999999999; both are 0.15."""
    for difference in (3.95 - 3.80, 4.00 - 3.85):
        assert difference != 0.15
        assert failed_gates(replace(AT_THE_EDGE, difference=difference)) == ()
    assert failed_gates(replace(AT_THE_EDGE, difference=0.15 - 4e-13)) == ()
    assert failed_gates(replace(AT_THE_EDGE, difference=0.15 - 6e-13)) == (Gate.MARGIN,)


def test_a_threshold_of_many_decimals_is_met_by_itself() -> None:
    third = replace(AT_THE_EDGE, difference=1 / 3)
    assert failed_gates(third, rule=replace(RULE, margin=1 / 3)) == ()


def test_gates_are_asked_of_many_at_once() -> None:
    n, others = np.array([[5.0, 4.0]]), np.array([[3.0, 3.0]])
    figures = Figures(
        n=n,
        others=others,
        response=np.array([[0.3, 0.3]]),
        reliability=np.array([[0.4, np.nan]]),
        rankability=np.array([[0.5]]),
        probability=np.array([[0.9, np.nan]]),
        difference=np.array([[0.15, np.nan]]),
        same_sign=np.array([[True, True]]),
    )
    found = failing(figures, rule=RULE)
    assert (found.dtype, found.shape) == (np.dtype(bool), (len(Gate), 1, 2))
    assert not found[:, 0, 0].any()
    failed = [gate for gate, is_failed in zip(Gate, found[:, 0, 1], strict=True) if is_failed]
    assert failed == [Gate.ANSWERS, Gate.RELIABILITY, Gate.PROBABILITY, Gate.MARGIN]


@pytest.mark.parametrize("gate", list(Gate))
def test_each_gate_alone_takes_the_words_away(gate: Gate) -> None:
    few = {Gate.ANSWERS, Gate.OTHERS, Gate.RESPONSE, Gate.RELIABILITY}
    expected = Verdict.TOO_FEW_ANSWERS if gate in few else Verdict.NO_CLEAR_DIFFERENCE
    assert verdict_of((gate,), probability=0.99) is expected
    assert verdict_of((Gate.MARGIN, gate), probability=0.01) is expected


def test_thresholds_keep_their_share_of_other_scales() -> None:
    assert rule_for(Scale(1, 5)) == RULE
    hundred = rule_for(Scale(0, 100))
    assert (hundred.margin, hundred.prior_scale, hundred.other_scales) == (4.0, 10.0, (5.0, 20.0))
    seven = rule_for(Scale(1, 7))
    assert seven.margin == pytest.approx(0.225)
    assert seven.prior_scale == pytest.approx(0.6)
    assert seven.other_scales == pytest.approx((0.3, 1.2))
    assert rule_for(Scale(0, 10)).margin == pytest.approx(0.375)
    assert replace(hundred, margin=RULE.margin, prior_scale=0.4, other_scales=(0.2, 0.8)) == RULE


def test_no_direction_of_an_indicator_can_turn_the_words() -> None:
    for function in (failed_gates, verdict_of, verdicts):
        names = set(inspect.signature(function).parameters)
        assert not {name for name in names if "better" in name or "direction" in name or "higher" in name}


evidences = st.builds(
    Evidence,
    n=st.integers(0, 60),
    others=st.integers(0, 6),
    response=st.floats(0, 1),
    reliability=st.floats(0, 1) | st.none(),
    rankability=st.floats(0, 1) | st.none(),
    probability=st.integers(0, 400).map(lambda count: count / 400) | st.none(),
    difference=st.floats(-2, 2) | st.none(),
    same_sign=st.booleans(),
)


@given(evidences)
def test_turning_everything_round_turns_the_words(one: Evidence) -> None:
    if one.probability is None or one.difference is None or one.probability == 0.5:
        return
    other = replace(one, probability=1 - one.probability, difference=-one.difference)
    assert failed_gates(one) == failed_gates(other)
    words = {Verdict.CLEARLY_ABOVE: Verdict.CLEARLY_BELOW, Verdict.CLEARLY_BELOW: Verdict.CLEARLY_ABOVE}
    said = verdict_of(failed_gates(one), probability=one.probability)
    assert verdict_of(failed_gates(other), probability=other.probability) is words.get(said, said)


@given(evidences)
def test_the_rule_is_the_sentence_of_the_house(one: Evidence) -> None:
    """Written once more, from the text and not from the code."""
    said = verdict_of(failed_gates(one), probability=one.probability)
    if one.n < 5 or one.others < 3 or one.response < 0.3 or one.reliability is None or one.reliability < 0.4:
        assert said is Verdict.TOO_FEW_ANSWERS
        return
    able = one.same_sign and one.rankability is not None and one.rankability >= 0.5
    if able and one.probability is not None and one.difference is not None:
        if one.probability >= 0.9 and one.difference >= 0.15:
            assert said is Verdict.CLEARLY_ABOVE
            return
        if one.probability <= 0.1 and one.difference <= -0.15:
            assert said is Verdict.CLEARLY_BELOW
            return
    assert said is Verdict.NO_CLEAR_DIFFERENCE


# --- what a comparison says -------------------------------------------------------------------------------------


def a_comparison(verdict: Verdict, *failed: Gate, probability: float | None = 0.95) -> Comparison:
    return Comparison(
        verdict=verdict,
        failed=failed,
        n=23,
        others=4,
        response=0.6,
        mean=4.2,
        others_mean=3.9,
        difference=0.3,
        probability=probability,
        reliability=0.7,
        rankability=0.6,
        interval=None,
        rule=RULE,
    )


@pytest.mark.parametrize(
    ("verdict", "failed", "text"),
    [
        (Verdict.CLEARLY_ABOVE, (), "Clearly above the middle of the other organisations (n = 23)."),
        (Verdict.CLEARLY_BELOW, (), "Clearly below the middle of the other organisations (n = 23)."),
        (
            Verdict.NO_CLEAR_DIFFERENCE,
            (Gate.PROBABILITY,),
            "No clear difference from the other organisations (n = 23).",
        ),
        (
            Verdict.NO_CLEAR_DIFFERENCE,
            (Gate.RANKABILITY,),
            "No clear difference: the organisations are too alike on this topic (n = 23).",
        ),
        (Verdict.TOO_FEW_ANSWERS, (Gate.ANSWERS, Gate.OTHERS), "Too few answers to say (n = 23)."),
        (
            Verdict.TOO_FEW_ANSWERS,
            (Gate.OTHERS, Gate.RESPONSE),
            "Too few answers to say: too few other organisations took part (n = 23).",
        ),
        (
            Verdict.TOO_FEW_ANSWERS,
            (Gate.RESPONSE, Gate.RELIABILITY),
            "Too few answers to say: too few of those invited answered (n = 23).",
        ),
        (
            Verdict.TOO_FEW_ANSWERS,
            (Gate.RELIABILITY, Gate.RANKABILITY),
            "Too few answers to say: as far as they show, organisations hardly differ on this topic (n = 23).",
        ),
        (
            Verdict.TOO_FEW_ANSWERS,
            (Gate.RELIABILITY, Gate.PROBABILITY),
            "Too few answers to say for the differences there are on this topic (n = 23).",
        ),
    ],
)
def test_a_verdict_says_itself(verdict: Verdict, failed: tuple[Gate, ...], text: str) -> None:
    assert a_comparison(verdict, *failed).sentence().text == text


def test_a_comparison_tells_its_gates_and_why_there_is_no_number() -> None:
    one = a_comparison(Verdict.NO_CLEAR_DIFFERENCE, Gate.MARGIN, Gate.SIGN)
    assert one.held == tuple(gate for gate in Gate if gate not in (Gate.MARGIN, Gate.SIGN))
    assert one.reason is None
    assert one.definition == DEFINITIONS["verdict"].text
    few = a_comparison(Verdict.TOO_FEW_ANSWERS, Gate.ANSWERS, Gate.OTHERS, probability=None)
    assert few.reason is Reason.TOO_FEW_ANSWERS
    assert a_comparison(Verdict.TOO_FEW_ANSWERS, Gate.OTHERS, probability=None).reason is Reason.TOO_FEW_GROUPS


# --- false discoveries ------------------------------------------------------------------------------------------


def test_the_largest_set_with_a_mean_of_the_rate() -> None:
    """By hand: errors .01 .02 .09 .09 have running means .01 .015 .04 .0525."""
    assert false_discoveries([0.91, 0.99, 0.98]) == (True, True, True)
    assert false_discoveries([0.90, 0.99, 0.98]) == (True, True, True)  # mean .0433
    assert false_discoveries([0.90, 0.97, 0.96]) == (False, True, True)  # mean .0567, then .035
    assert false_discoveries([]) == ()


def test_a_mean_of_exactly_the_rate_is_kept() -> None:
    assert false_discoveries([0.95]) == (True,)  # 1 - 0.95 is 0.050000000000000044
    assert false_discoveries([0.92, 0.98]) == (True, True)
    assert false_discoveries([0.94, 0.9599]) == (False, True)
    assert false_discoveries([0.9499999]) == (False,)
    assert false_discoveries([1 - 0.05 - 4e-13]) == (True,)
    assert false_discoveries([1 - 0.05 - 6e-13]) == (False,)


def test_equals_are_kept_or_left_together() -> None:
    assert false_discoveries([0.99, 0.91, 0.91]) == (True, False, False)  # .01, .05 would be kept, .0633 is not
    assert false_discoveries([0.99, 0.91]) == (True, True)
    assert false_discoveries([0.97, 0.97, 0.95, 0.95, 0.95]) == (True,) * 5


def test_the_rate_is_a_parameter_and_the_ends_are_allowed() -> None:
    assert false_discoveries([0.8, 0.9, 0.4], rate=0.15) == (True, True, False)
    assert false_discoveries([1.0, 1.0, 0.0], rate=0.0) == (True, True, False)
    assert false_discoveries([0.0], rate=1.0) == (True,)
    for wrong in ([1.01], [-0.01], [float("nan")]):
        with pytest.raises(InputError, match=r"^probabilities and a rate lie between 0 and 1$"):
            false_discoveries(wrong)
    with pytest.raises(InputError):
        false_discoveries([0.5], rate=1.01)


@given(st.lists(st.integers(0, 100).map(lambda percent: percent / 100), max_size=9), st.sampled_from([0.05, 0.1]))
def test_no_larger_set_without_split_ties_would_do(probabilities: list[float], rate: float) -> None:
    """A second route: all sets that treat equals alike and leave out nothing more probable than what they keep."""
    kept = false_discoveries(probabilities, rate=rate)
    errors = [1 - one for one in probabilities]
    levels = sorted(set(errors))
    sizes = [0]
    for number in range(1, len(levels) + 1):
        chosen = [one for one in errors if one in levels[:number]]
        if sum(chosen) / len(chosen) <= rate + 1e-12:
            sizes.append(len(chosen))
    assert sum(kept) == max(sizes)
    if any(kept):
        assert sum(one for one, keep in zip(errors, kept, strict=True) if keep) / sum(kept) <= rate + 1e-12
        worst = max(one for one, keep in zip(errors, kept, strict=True) if keep)
        assert [one <= worst for one in errors] == list(kept)
