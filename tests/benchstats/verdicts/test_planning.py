"""How many answers would settle a question, and how small a change can be seen."""

from __future__ import annotations

from math import erf, sqrt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import special

from benchstats import InputError
from benchstats.pooling import partial_pooling
from benchstats.verdicts import (
    RULE,
    AnswersNeeded,
    Obstacle,
    Rule,
    answers_needed,
    respondents_needed,
    smallest_detectable,
)

# Specification 3.1: "Smallest change detectable at 95 % (unpaired / paired r=.5)"; its within SD is 0.75.
TABLE = {10: (0.66, 0.46), 20: (0.46, 0.33), 40: (0.33, 0.23), 60: (0.27, 0.19)}


@pytest.mark.parametrize("n", list(TABLE))
def test_smallest_changes_are_those_of_the_specification(n: int) -> None:
    unpaired, paired = smallest_detectable(n), smallest_detectable(n, correlation=0.5)
    assert unpaired.change == pytest.approx(TABLE[n][0], abs=0.005)
    assert paired.change == pytest.approx(TABLE[n][1], abs=0.0051)
    assert unpaired.change == pytest.approx(1.959964 * 0.75 * sqrt(2 / n), rel=1e-6)
    assert (unpaired.n, unpaired.sd, unpaired.correlation, unpaired.interval) == (n, 0.75, 0.0, None)


def test_the_smallest_change_follows_its_parameters() -> None:
    usual = smallest_detectable(30).change
    assert smallest_detectable(30, sd=1.5).change == pytest.approx(2 * usual)
    assert smallest_detectable(30, correlation=0.75).change == pytest.approx(usual / 2)
    assert smallest_detectable(30, correlation=-1).change == pytest.approx(usual * sqrt(2))
    assert smallest_detectable(1).change == pytest.approx(usual * sqrt(30))
    assert smallest_detectable(40).sentence().text == (
        "With 40 answers in each round, changes smaller than 0.33 cannot be told from chance."
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 0},
        {"sd": 0.0},
        {"sd": float("nan")},
        {"sd": 1e9},
        {"correlation": 1.0},
        {"correlation": -1.01},
        {"correlation": float("nan")},
    ],
)
def test_no_smallest_change_of_nonsense(wrong: dict[str, Any]) -> None:
    call = {"n": 10} | wrong
    with pytest.raises(InputError, match=r"^no smallest change follows from n = "):
        smallest_detectable(call.pop("n"), **call)


# Specification 1.6: "Respondents needed for rel .70: ICC .03: 76, .06: 37, .12: 18"; the other row by the same formula,
# n = 2/3 (1 - ICC)/ICC: 21.6, 10.4 and 4.9.
@pytest.mark.parametrize(("icc", "seventy", "forty"), [(0.03, 76, 22), (0.06, 37, 11), (0.12, 18, 5)])
def test_respondents_for_a_reliability_are_those_of_the_specification(icc: float, seventy: int, forty: int) -> None:
    assert respondents_needed(0.70, icc=icc) == seventy
    assert respondents_needed(0.40, icc=icc) == forty


def test_a_whole_number_of_respondents_is_not_rounded_up() -> None:
    assert respondents_needed(0.75, icc=0.25) == 9  # 3 x 3
    assert respondents_needed(0.9, icc=0.1) == 81  # 9 x 9 is 81.00000000000001 here
    assert respondents_needed(0.5, icc=1 / (3 + 4e-9)) == 3  # 2.000000004: more than two, by more than rounding


@pytest.mark.parametrize(("reliability", "icc"), [(0, 0.1), (1, 0.1), (0.5, 0), (0.5, 1), (float("nan"), 0.1)])
def test_no_respondents_for_nonsense(reliability: float, icc: float) -> None:
    with pytest.raises(InputError, match=r"^a reliability and an ICC lie between 0 and 1, not at "):
        respondents_needed(reliability, icc=icc)


# --- answers needed ---------------------------------------------------------------------------------------------


def needed(difference: float = 0.3, **change: Any) -> AnswersNeeded:
    call: dict[str, Any] = {"n": 8, "staff": 60, "tau": 0.25, "others_variance": 0.005} | change
    return answers_needed(difference, **call)


def probability(difference: float, n: int, *, tau: float, others_variance: float, sd: float = 0.75) -> float:
    """The posterior written out: B = v/(v + tau^2), mean (1-B) d, variance (1-B) v + (1-B)^2 s^2."""
    v = sd**2 / n
    kept = tau**2 / (v + tau**2)
    spread = sqrt(kept * v + kept**2 * others_variance)
    return 0.5 * (1 + erf(kept * difference / spread / sqrt(2)))


@given(st.floats(0.16, 1.5), st.floats(0.08, 0.8), st.floats(0.0, 0.05), st.booleans())
def test_it_is_the_smallest_number_that_reaches_the_rule(
    difference: float, tau: float, others: float, below: bool
) -> None:
    found = needed(-difference if below else difference, tau=tau, others_variance=others, staff=10)
    if found.needed is None:
        assert found.obstacle is Obstacle.OTHERS_UNCERTAIN
        assert probability(difference, 10**7, tau=tau, others_variance=others) < 0.9 + 1e-6
        return
    assert found.obstacle is None

    def enough(n: int) -> bool:
        reliable = tau**2 / (tau**2 + 0.5625 / n) >= 0.4
        return n >= 5 and reliable and probability(difference, n, tau=tau, others_variance=others) >= 0.9

    at = probability(difference, found.needed, tau=tau, others_variance=others)
    assume(abs(at - 0.9) > 1e-9)
    assert enough(found.needed)
    assert found.needed == 5 or not enough(found.needed - 1)


def test_each_gate_of_the_rule_can_ask_for_the_most() -> None:
    by_probability = needed(0.2, tau=0.5)
    # By hand: room .04/1.642375 - .005 = .019355; v + 4 v^2 = .019355 gives v = .018052, and .5625/v = 31.16.
    assert by_probability.needed == 32
    by_reliability = needed(1.0, tau=0.1, others_variance=0.0)
    assert by_reliability.needed == 38  # .5625 x (.4/.6) / .01 = 37.5
    assert needed(1.0, tau=0.5, others_variance=0.0, n=1, staff=6).needed == 5
    assert needed(1.0, tau=0.5, others_variance=0.0, staff=100).needed == 30  # 30 % of the staff
    assert needed(1.0, tau=0.5, others_variance=0.0, staff=101).needed == 31
    strict = Rule(answers=12)
    assert needed(1.0, tau=0.5, others_variance=0.0, staff=20, rule=strict).needed == 12
    assert needed(0.2, tau=0.5, sd=1.5).needed == 125  # four times 31.16, rounded up once


def test_an_answer_checked_in_the_model_of_the_round() -> None:
    """With as many answers as asked for, the model that integrates over tau comes to about the same probability."""
    y, v = [4.35, 4.0, 4.1, 3.95, 3.8], [0.5625 / n for n in (8, 40, 50, 45, 60)]
    first = partial_pooling(y, variances=v)
    others = sum(v[1:]) / 16
    found = needed(0.3875, tau=first.tau_median, others_variance=others, n=8, staff=60)
    assert found.needed is not None
    later = partial_pooling(y, variances=[0.5625 / found.needed, *v[1:]])
    # P against the middle of the network (with itself in it) instead of the others: close, not equal.
    assert later.above_mu_mean[0] == pytest.approx(0.9, abs=0.05)


def test_what_no_number_of_answers_settles() -> None:
    small = needed(0.1499)
    assert (small.obstacle, small.needed, small.more, small.share, small.possible) == (
        Obstacle.TOO_SMALL, None, None, None, False,
    )  # fmt: skip
    assert needed(-0.1499).obstacle is Obstacle.TOO_SMALL
    assert needed(0.15, others_variance=0.0).obstacle is None
    assert needed(4.0 - 3.85, others_variance=0.0).obstacle is None
    assert needed(tau=0.0).obstacle is Obstacle.TOO_ALIKE
    assert needed(tau=0.9e-6).obstacle is Obstacle.TOO_ALIKE
    assert needed(tau=1e-6).obstacle is None
    # (0.3 / 1.2815516)^2 = 0.0547984
    assert needed(others_variance=0.0548).obstacle is Obstacle.OTHERS_UNCERTAIN
    assert needed(others_variance=0.0547).obstacle is None
    # Exactly nothing left: even endless answers would only just reach the probability.
    room = (0.3 / special.ndtri(0.9)) ** 2
    assert needed(others_variance=float(room)).obstacle is Obstacle.OTHERS_UNCERTAIN


def test_needs_are_held_against_what_there_is() -> None:
    found = needed(0.3, n=8, staff=60)
    assert found.needed == 18
    assert (found.more, found.possible, found.share) == (10, True, 0.3)
    assert (found.n, found.staff, found.difference, found.interval) == (8, 60, 0.3, None)
    assert found.sentence().text == "About 10 more answers would settle this (n = 8)."
    enough = needed(0.3, n=18)
    assert enough.more == needed(0.3, n=40).more == 0
    assert enough.sentence().text == "There are enough answers to settle this (n = 18)."
    many = needed(0.3, tau=0.12, staff=20)
    assert many.needed is not None
    assert many.needed > 20
    assert not many.possible
    assert many.sentence().text == (
        f"It would take about {many.needed} answers to settle this, more than the 20 people there are."
    )
    exactly = needed(0.3, tau=0.12, staff=many.needed)
    assert exactly.needed == many.needed
    assert exactly.possible
    assert exactly.share == 1.0


def test_what_never_settles_says_why() -> None:
    assert needed(0.1).sentence().text == (
        "The difference is too small to be called clear, however many answer (n = 8)."
    )
    assert needed(tau=0.0).sentence().text == (
        "The organisations are too alike on this topic for more answers to settle it."
    )
    assert needed(others_variance=1.0).sentence().text == (
        "The others' figures are too uncertain for more answers here to settle it (n = 8)."
    )


def test_the_threshold_of_probability_is_the_rules() -> None:
    loose = needed(0.2, tau=0.5, rule=Rule(probability=0.8)).needed
    usual = needed(0.2, tau=0.5).needed
    assert loose is not None
    assert usual is not None
    assert loose < usual
    assert RULE.probability == 0.9


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"n": -1}, "^the answers are at most as many as the staff, not -1 of 60$"),
        ({"n": 61}, "^the answers are at most as many as the staff, not 61 of 60$"),
        ({"n": 0, "staff": 0}, "^the answers are at most as many as the staff, not 0 of 0$"),
        ({"difference": float("nan")}, "^difference makes no sense as nan$"),
        ({"difference": 1e9}, "^difference makes no sense as 1000000000.0$"),
        ({"tau": -0.1}, "^tau makes no sense as -0.1$"),
        ({"tau": float("inf")}, "^tau makes no sense as inf$"),
        ({"others_variance": -0.1}, "^others_variance makes no sense as -0.1$"),
        ({"sd": -0.1}, "^sd makes no sense as -0.1$"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        needed(**change)


def test_the_ends_of_what_makes_sense() -> None:
    assert needed(n=0, staff=1).needed is not None
    assert needed(n=60).more == 0
    assert needed(sd=0.0).needed == 18  # 30 % of 60
    assert needed(-0.3) == AnswersNeeded(8, 60, -0.3, needed(0.3).needed, None)
