"""A whole round: who takes part, what the model is asked, other priors, and what is said together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchstats import InputError, Reason
from benchstats.pooling import partial_pooling, standard_draws
from benchstats.verdicts import (
    RULE,
    Audience,
    Comparison,
    Evidence,
    Gate,
    Verdict,
    failed_gates,
    false_discoveries,
    verdict_of,
    verdicts,
)
from benchstats.verdicts.odds import odds

NAN = float("nan")
N = (24, 30, 40, 28, 35)
CLEAR = (4.7, 4.0, 3.9, 4.0, 3.3)


def draws_for(groups: int) -> Any:
    return standard_draws(np.random.default_rng(3), groups=groups)


def one_round(*rows: Any, n: Any = N, response: Any = 0.8, **other: Any) -> tuple[tuple[Comparison, ...], ...]:
    counts = np.array(n, dtype=float)
    variances = np.broadcast_to(0.5625 / np.maximum(counts, 1), (len(rows), len(rows[0])))
    other.setdefault("draws", draws_for(len(rows[0])))
    return verdicts(rows, variances=variances, n=n, response=response, **other)


def words(row: tuple[Comparison, ...]) -> list[str]:
    return [one.verdict.value for one in row]


def test_far_apart_is_said_and_close_together_is_not() -> None:
    (row,) = one_round(CLEAR)
    assert words(row) == [
        "clearly_above", "no_clear_difference", "no_clear_difference", "no_clear_difference", "clearly_below",
    ]  # fmt: skip
    assert row[0].failed == row[4].failed == ()
    (row,) = one_round((4.02, 4.0, 3.98, 4.01, 3.99))
    assert not {"clearly_above", "clearly_below"} & set(words(row))
    # The whole dimension is no place for these words; single organisations may be large enough or not.
    assert all(Gate.RANKABILITY in one.failed for one in row)


def test_the_figures_are_those_of_the_model_and_of_the_others() -> None:
    draws = draws_for(5)
    (row,) = one_round(CLEAR, draws=draws)
    model = partial_pooling(CLEAR, variances=0.5625 / np.array(N), draws=draws)
    assert model.above_others is not None
    assert [one.probability for one in row] == pytest.approx(model.above_others)
    assert [one.reliability for one in row] == pytest.approx(model.reliability)
    assert {one.rankability for one in row} == {model.rankability}
    for one, interval in zip(row, model.theta_intervals, strict=True):
        assert one.interval is not None
        assert (one.interval.low, one.interval.high) == pytest.approx((interval.low, interval.high), abs=1e-8)
        assert (one.interval.method, one.interval.level) == (interval.method, interval.level)
    # By hand: the others of the first are 4.0, 3.9, 4.0 and 3.3, mean 3.8.
    assert row[0].others_mean == pytest.approx(3.8)
    assert row[0].difference == pytest.approx(0.9)
    assert row[4].others_mean == pytest.approx(4.15)
    assert row[4].difference == pytest.approx(-0.85)
    assert [one.mean for one in row] == list(CLEAR)
    assert [one.n for one in row] == list(N)
    assert {one.others for one in row} == {4}
    assert {one.response for one in row} == {0.8}
    assert {one.rule for one in row} == {RULE}


@pytest.mark.parametrize("groups", [4, 7, 15, 60])
def test_the_short_way_gives_the_numbers_of_the_model(groups: int) -> None:
    generator = np.random.default_rng(groups)
    y, v = 400 + generator.standard_normal(groups), 0.5625 / generator.integers(5, 60, groups)
    draws = standard_draws(generator, groups=groups)
    for scale in (0.2, 0.8):
        short = odds(y, variances=v, prior_scale=scale, draws=draws, intervals=True)
        full = partial_pooling(y, variances=v, prior_scale=scale, draws=draws)
        assert short.reliability == pytest.approx(full.reliability, rel=1e-12)
        assert short.rankability == pytest.approx(full.rankability, rel=1e-12)
        assert tuple(short.above_others) == full.above_others
        assert short.low == pytest.approx([one.low for one in full.theta_intervals], abs=1e-8, rel=0)
        assert short.high == pytest.approx([one.high for one in full.theta_intervals], abs=1e-8, rel=0)
        without = odds(y, variances=v, prior_scale=scale, draws=draws, intervals=False)
        assert np.isnan([without.low, without.high]).all()
        assert np.array_equal(without.above_others, short.above_others)


def test_who_has_too_few_answers_takes_no_part() -> None:
    draws = draws_for(6)
    (row,) = one_round((*CLEAR[:2], 1.0, *CLEAR[2:]), n=(24, 30, 4, 40, 28, 35), draws=draws)
    (without,) = one_round(CLEAR, draws=draws.of([0, 1, 3, 4, 5]))
    few = row[2]
    assert row[:2] + row[3:] == without
    assert few.verdict is Verdict.TOO_FEW_ANSWERS
    assert few.reason is Reason.TOO_FEW_ANSWERS
    assert few.failed == (Gate.ANSWERS, Gate.RELIABILITY, Gate.PROBABILITY, Gate.MARGIN)
    assert (few.mean, few.difference, few.probability, few.reliability, few.interval) == (None,) * 5
    assert few.others == 5
    assert few.others_mean == pytest.approx(sum(CLEAR) / 5)
    assert few.rankability == without[0].rankability
    (holed,) = one_round((*CLEAR[:2], NAN, *CLEAR[2:]), n=(24, 30, 0, 40, 28, 35), draws=draws)
    assert holed[:2] + holed[3:] == without


def test_five_answers_take_part() -> None:
    (row,) = one_round(CLEAR, n=(5, 30, 40, 28, 35))
    assert row[0].mean == 4.7
    assert Gate.ANSWERS not in row[0].failed


def test_three_others_are_the_fewest() -> None:
    (row,) = one_round((4.7, 4.0, 3.9, 3.3), n=N[:4])
    assert [one.others for one in row] == [3] * 4
    assert row[0].others_mean == pytest.approx(11.2 / 3)
    assert Gate.OTHERS not in row[0].failed
    assert row[0].probability is not None
    (row,) = one_round((4.7, 4.0, 3.3), n=N[:3])
    for one in row:
        assert one.verdict is Verdict.TOO_FEW_ANSWERS
        assert one.reason is Reason.TOO_FEW_GROUPS
        assert (one.others_mean, one.difference, one.probability, one.interval, one.rankability) == (None,) * 5
        assert one.others == 2
        assert one.mean is not None


def test_an_outsider_of_three_sees_their_mean_and_nothing_more() -> None:
    (row,) = one_round((4.7, 4.0, 3.3, 5.0), n=(24, 30, 40, 4))
    assert row[3].others == 3
    assert row[3].others_mean == pytest.approx(4.0)
    assert row[3].probability is None
    assert [one.others_mean for one in row[:3]] == [None] * 3


def test_each_comparison_is_the_rule_on_its_own_figures() -> None:
    """Gates are asked of a whole round at once; asked of one comparison after the other they answer the same."""
    generator = np.random.default_rng(20)
    spreads = np.array([[0.05], [0.1], [0.2], [0.3], [0.4], [0.5]])
    rows = np.round(4 + spreads * generator.standard_normal((6, 12)), 2)
    counts = generator.integers(3, 60, (6, 12)).astype(float)
    response = generator.uniform(0.2, 1, 12)
    found = verdicts(rows, variances=0.5625 / counts, n=counts, response=response, draws=draws_for(12))
    asked_later = {Gate.PRIOR, Gate.DISCOVERIES}
    for row in found:
        for one in row:
            evidence = Evidence(
                n=one.n,
                others=one.others,
                response=one.response,
                reliability=one.reliability,
                rankability=one.rankability,
                probability=one.probability,
                difference=one.difference,
            )
            assert failed_gates(evidence) == tuple(gate for gate in one.failed if gate not in asked_later)
            assert verdict_of(one.failed, probability=one.probability) is one.verdict
    assert {one.verdict for row in found for one in row} == set(Verdict)
    assert len({one.failed for row in found for one in row}) > 7  # many combinations of gates were asked


def test_comparisons_hold_plain_numbers() -> None:
    (row,) = one_round((*CLEAR[:2], NAN, *CLEAR[2:]), n=(24, 30, 0, 40, 28, 35))
    kinds = {name: {type(getattr(one, name)) for one in row} for name in Comparison.__slots__}
    assert kinds["n"] == kinds["others"] == {int}
    assert kinds["response"] == kinds["others_mean"] == kinds["rankability"] == {float}
    for name in ("mean", "difference", "probability", "reliability"):
        assert kinds[name] == {float, type(None)}
    assert kinds["failed"] == {tuple}
    assert kinds["verdict"] == {Verdict}


def test_a_dimension_with_too_few_groups_does_not_touch_the_next() -> None:
    draws = draws_for(5)
    (alone,) = one_round(CLEAR, n=(5, 30, 40, 28, 35), draws=draws)
    few, full = one_round(CLEAR, CLEAR, n=[[5, 3, 3, 3, 3], [5, 30, 40, 28, 35]], draws=draws)
    assert [one.probability for one in few] == [None] * 5
    assert full == alone
    assert full[0].probability is not None  # five answers take part


def test_low_response_keeps_the_figures_and_takes_the_word() -> None:
    (row,) = one_round(CLEAR, response=(0.2999, 0.30, 1, 1, 0.29))
    (full,) = one_round(CLEAR)
    assert row[0].failed == row[4].failed == (Gate.RESPONSE,)
    assert row[0].verdict is Verdict.TOO_FEW_ANSWERS
    assert row[0].probability == full[0].probability
    assert row[1].verdict is full[1].verdict


def test_what_another_prior_would_not_say_is_withdrawn() -> None:
    """Of 0.2, 0.4 and 0.8 the first finds too little rankability here, the other two find enough of everything."""

    def first(**change: Any) -> Comparison:
        rule = replace(RULE, discoveries=1.0, **change)
        return one_round((4.45, 4.05, 3.95, 4.0), n=(24, 26, 25, 24), rule=rule)[0][0]

    alone = [first(prior_scale=scale, other_scales=()).verdict for scale in (0.2, 0.4, 0.8)]
    assert alone == [Verdict.NO_CLEAR_DIFFERENCE, Verdict.CLEARLY_ABOVE, Verdict.CLEARLY_ABOVE]
    assert first().verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert first().failed == first(other_scales=(0.8, 0.2)).failed == (Gate.PRIOR,)
    assert first(other_scales=(0.8,)).verdict is Verdict.CLEARLY_ABOVE
    assert first(sensitive_below=4).verdict is Verdict.CLEARLY_ABOVE
    assert first(sensitive_below=5).failed == (Gate.PRIOR,)
    # Groups are counted in each dimension, not over all of them.
    rule = replace(RULE, discoveries=1.0)
    rows = one_round((4.45, 4.05, 3.95, 4.0), CLEAR[:4], (4.45, 4.05, 3.95, 4.0), n=(24, 26, 25, 24), rule=rule)
    assert [row[0].failed for row in rows] == [(Gate.PRIOR,), (), (Gate.PRIOR,)]
    # What was not said in the first place keeps its own reasons.
    row = one_round((4.45, 4.05, 3.95, 4.0), n=(24, 26, 25, 24))[0]
    assert all(Gate.PRIOR not in one.failed for one in row[1:])


def test_other_priors_are_asked_below_ten_groups_only() -> None:
    for groups, asked in ((9, True), (10, False)):
        y = (4.6, *(4.0 + 0.05 * (group % 3) for group in range(groups - 1)))
        rule = replace(RULE, other_scales=(1e-4,), rankability=0.0)  # under such a prior nothing is reliable
        (row,) = one_round(y, n=(40,) * groups, rule=rule)
        assert (Gate.PRIOR in row[0].failed) is asked
        assert (row[0].verdict is Verdict.CLEARLY_ABOVE) is not asked


def test_a_round_is_read_for_each_group_or_as_a_whole() -> None:
    generator = np.random.default_rng(12)
    counts = np.resize(N, 12)
    rows = 4 + 0.25 * generator.standard_normal((6, 12))
    rule = replace(RULE, discoveries=1.0)
    strict = replace(RULE, discoveries=0.02)
    every = one_round(*rows, n=counts, rule=rule)
    for audience in Audience:
        found = one_round(*rows, n=counts, audience=audience, rule=strict)
        families = [[(d, g) for d in range(6)] for g in range(12)]
        if audience is Audience.EVERYBODY:
            families = [[place for family in families for place in family]]
        withdrawn = 0
        for family in families:
            said = [(d, g) for d, g in family if not every[d][g].failed]
            certain = [max(p, 1 - p) for d, g in said if (p := every[d][g].probability) is not None]
            for (d, g), kept in zip(said, false_discoveries(certain, rate=0.02), strict=True):
                assert found[d][g].failed == (() if kept else (Gate.DISCOVERIES,))
                expected = every[d][g].verdict if kept else Verdict.NO_CLEAR_DIFFERENCE
                assert found[d][g].verdict is expected
                withdrawn += not kept
        assert withdrawn > 0
        unsaid = [(d, g) for d in range(6) for g in range(12) if every[d][g].failed]
        assert all(found[d][g] == replace(every[d][g], rule=strict) for d, g in unsaid)
    assert one_round(*rows, n=counts) == one_round(*rows, n=counts, audience=Audience.EACH_GROUP)


def test_an_ordinal_model_that_sees_the_other_side_silences() -> None:
    (row,) = one_round(CLEAR, ordinal=[[-0.1, NAN, 0.2, 0.1, -2.0]])
    assert row[0].failed == (Gate.SIGN,)
    assert row[0].verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert row[4].verdict is Verdict.CLEARLY_BELOW
    assert Gate.SIGN not in row[1].failed  # not asked
    assert Gate.SIGN in row[2].failed  # 3.9 lies below the mean of the others, 4.0
    assert Gate.SIGN not in one_round((4.7, 4.0, 3.3), n=N[:3], ordinal=[[-1.0, 1.0, 1.0]])[0][0].failed
    (row,) = one_round(CLEAR, ordinal=[[0.0, 0.1, 0.1, 0.1, -0.1]])
    assert row[0].failed == (Gate.SIGN,)  # no side is not the same side
    (row,) = one_round((4.0,) * 5, ordinal=[[0.1, NAN, -0.1, 0.0, 0.1]])
    assert [Gate.SIGN in one.failed for one in row] == [
        True,
        False,
        True,
        True,
        True,
    ]  # nor does no difference lie on one


def test_an_ordinal_model_that_sees_the_same_side_a_little_says_nothing_against_it() -> None:
    (row,) = one_round(CLEAR, ordinal=[[0.02, NAN, NAN, NAN, -0.02]])
    assert row[0].failed == row[4].failed == ()


def test_every_threshold_of_another_rule_is_asked() -> None:
    def failed(**change: Any) -> tuple[Gate, ...]:
        return one_round(CLEAR, rule=replace(RULE, **change))[0][0].failed

    assert failed() == ()
    assert failed(others=4) == ()
    assert failed(answers=25)[0] is Gate.ANSWERS
    assert failed(response=0.81) == (Gate.RESPONSE,)
    assert failed(reliability=0.999) == (Gate.RELIABILITY,)
    assert failed(rankability=0.999) == (Gate.RANKABILITY,)
    assert failed(probability=1.1) == (Gate.PROBABILITY,)
    assert failed(margin=0.91) == (Gate.MARGIN,)
    (pair,) = one_round((4.7, 3.3), n=(24, 35), rule=replace(RULE, others=1))
    assert pair[0].others_mean == 3.3
    assert pair[0].probability is not None
    (alone,) = one_round((4.7,), n=(24,), rule=replace(RULE, others=0))
    assert alone[0].others_mean is None  # there is nobody whose mean it could be


def test_mirrored_means_mirror_the_words() -> None:
    """The draws are not mirrored with them, so the figures agree within their noise."""
    (row,) = one_round(CLEAR)
    (turned,) = one_round([8 - mean for mean in CLEAR])
    assert words(turned)[0] == "clearly_below"
    assert words(turned)[4] == "clearly_above"
    for one, other in zip(row, turned, strict=True):
        assert other.difference == pytest.approx(-(one.difference or 0))
        assert other.probability == pytest.approx(1 - (one.probability or 0), abs=0.03)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"means": [4.0, 4.1]}, "^means form a table, one row a dimension and one column a group$"),
        ({"means": [[]]}, "^means form a table, one row a dimension and one column a group$"),
        ({"means": [["x", 1, 2, 3]]}, "^means, variances, n and response are tables of numbers$"),
        ({"variances": [[0.1, 0.1]]}, "^variances, n and response have one number for each mean$"),
        ({"n": [5.5, 9, 9, 9]}, "^numbers of answers are whole and not negative$"),
        ({"n": [-1, 9, 9, 9]}, "^numbers of answers are whole and not negative$"),
        ({"n": [NAN, 9, 9, 9]}, "^numbers of answers are whole and not negative$"),
        ({"n": [float("inf"), 9, 9, 9]}, "^numbers of answers are whole and not negative$"),
        ({"response": 1.01}, "^a response lies between 0 and 1$"),
        ({"response": -0.01}, "^a response lies between 0 and 1$"),
        ({"response": NAN}, "^a response lies between 0 and 1$"),
        ({"means": [[NAN, 4, 4, 4]], "n": [5, 9, 9, 9]}, "has a finite mean and a variance above 0$"),
        ({"means": [[NAN, 4, 4, 4]]}, "^a group with 5 answers or more has a finite mean and a variance above 0$"),
        (
            {"variances": [[0.0, 0.1, 0.1, 0.1]]},
            "^a group with 5 answers or more has a finite mean and a variance above 0$",
        ),
        ({"draws": draws_for(5)}, "the draws are for 5 groups, but there are 4"),
        ({"variances": [[1e-25, 0.1, 0.1, 0.1]]}, "^a sampling variance lies above 1e-24, but there is "),
        ({"means": [[1e25, 4, 4, 4]]}, "^the means lie below 1e[+]24 in size, not at 1e[+]25$"),
        ({"rule": replace(RULE, discoveries=1.01)}, "^probabilities and a rate lie between 0 and 1$"),
        ({"rule": replace(RULE, discoveries=-0.01)}, "^probabilities and a rate lie between 0 and 1$"),
        ({"rule": replace(RULE, prior_scale=0.0)}, "^the scale of the prior "),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any], message: str) -> None:
    call: dict[str, Any] = {
        "means": [[4.0, 4.1, 4.2, 4.3]],
        "variances": [[0.1, 0.1, 0.1, 0.1]],
        "n": [9, 9, 9, 9],
        "response": 1.0,
        "draws": draws_for(4),
    }
    assert verdicts(call.pop("means"), **call)
    call = {"means": [[4.0, 4.1, 4.2, 4.3]]} | call | change
    with pytest.raises(InputError, match=message):
        verdicts(call.pop("means"), **call)


def test_edges_of_what_is_allowed() -> None:
    (row,) = one_round(CLEAR, response=(0, 1, 1, 1, 1), n=(24, 30, 40, 28, 0))
    assert row[0].response == 0.0
    assert row[4].n == 0
