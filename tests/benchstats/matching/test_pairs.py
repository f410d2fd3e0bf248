"""Similarity, references, seats, pairs and triads against R, networkx and every possible choice."""

from itertools import combinations, permutations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, TooManySteps
from benchstats.matching import (
    Candidate,
    Trait,
    TraitKind,
    Why,
    WhyNot,
    fairer_pairs,
    learning_triads,
    reciprocal_pairs,
    reference_organisations,
    seat_plan,
    similar_organisations,
)

# R cluster::daisy(metric = "gower", weights = c(2, 1, 1, 0.5)) on the factors service and owner, and two numbers.
CONTEXTS: dict[str, list[str | float | None]] = {
    "a": ["home", "pub", 1, 12],
    "b": ["day", "pub", 2, 30],
    "c": ["home", "priv", 4, None],
    "d": ["res", None, 5, 60],
}
TRAITS = [
    Trait("service", weight=2),
    Trait("owner"),
    Trait("size", TraitKind.NUMBER),
    Trait("staff", TraitKind.NUMBER, weight=0.5),
]
DAISY = {"a": {"b": 0.541666666667, "c": 0.4375, "d": 1.0}, "b": {"a": 0.541666666667, "c": 0.875, "d": 0.875}}


@pytest.mark.parametrize("organisation", ["a", "b"])
def test_distances_are_those_of_r(organisation: str) -> None:
    found = similar_organisations(CONTEXTS, organisation=organisation, traits=TRAITS)
    assert {one.organisation: one.distance for one in found.others} == pytest.approx(DAISY[organisation], abs=1e-11)
    assert found.others[0].organisation == {"a": "c", "b": "a"}[organisation]
    assert found.of("d") == pytest.approx(np.exp(-DAISY[organisation]["d"]))
    assert found.of("z") is None


def test_who_must_agree_and_does_not_is_left_out() -> None:
    traits = [Trait("clients", TraitKind.SET), Trait("country", must_agree=True)]
    contexts: dict[str, list[Any]] = {
        "a": [{"older people", "children"}, "EE"],
        "b": [{"children"}, "EE"],
        "c": [{"children"}, "LT"],
        "d": [{"children"}, None],
    }
    found = similar_organisations(contexts, organisation="a", traits=traits)
    assert [(one.organisation, one.distance, one.shared) for one in found.others] == [("b", 0.25, ("country",))]
    assert found.left_out == ("c", "d")
    assert found.sentence().text == "1 organisation works in a context that can be compared."


def test_a_span_given_does_not_depend_on_who_is_there() -> None:
    traits = [Trait("size", TraitKind.NUMBER, span=4)]
    found = similar_organisations({"a": [1], "b": [2], "c": [9]}, organisation="a", traits=traits)
    assert [one.distance for one in found.others] == [0.25, 1.0]


def test_contexts_that_do_not_suit_are_refused() -> None:
    for contexts, said in (
        ({"b": ["x"]}, "has no context"),
        ({"a": []}, "0 values for 1 traits"),
        ({"a": [["x"]]}, "no value of the trait"),
    ):
        with pytest.raises(InputError, match=said):
            similar_organisations(contexts, organisation="a", traits=[Trait("service")])
    with pytest.raises(InputError, match="no value of the trait"):
        similar_organisations({"a": ["x"]}, organisation="a", traits=[Trait("size", TraitKind.NUMBER)])
    with pytest.raises(InputError, match="weight from zero"):
        Trait("size", weight=-1)
    with pytest.raises(InputError, match="span above zero"):
        Trait("size", TraitKind.NUMBER, span=0)


# References


def luck(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def candidate(name: str, contrast: float, **other: float | bool | None) -> Candidate:
    parameters: dict[str, object] = {"similarity": 0.8, "consents": True, "visits_before": 2, **other}
    return Candidate(name, contrast, **parameters)  # type: ignore[arg-type]


def test_the_three_with_the_largest_product_are_shown() -> None:
    able = [candidate(name, contrast) for name, contrast in zip("abcde", (0.9, 0.6, 0.8, 0.7, 0.55), strict=True)]
    found = reference_organisations(able, generator=luck())
    assert {one.organisation for one in found.shown} == {"a", "c", "d"}
    far = [candidate("a", 0.9, similarity=0.4), candidate("b", 0.6), candidate("c", 0.8, freshness=0.5)]
    found = reference_organisations(far, generator=luck(), shown=1)
    assert found.shown[0].organisation == "b"  # 0.9 x 0.4 < 0.8 x 0.5 x 0.8 < 0.6 x 0.8


def test_who_is_not_asked_and_why() -> None:
    found = reference_organisations(
        [
            candidate("a", 0.9, consents=False),
            candidate("b", 0.9, active_visits=3),
            candidate("c", 0.9, active_visits=1, capacity=1),
            candidate("d", 0.9, similarity=None),
            candidate("e", 0.49),
            candidate("f", 0.5, active_visits=2),
        ],
        generator=luck(),
    )
    assert found.not_asked == (
        ("a", WhyNot.NO_CONSENT),
        ("b", WhyNot.NO_TIME),
        ("c", WhyNot.NO_TIME),
        ("d", WhyNot.NOT_COMPARABLE),
        ("e", WhyNot.NOT_AHEAD),
    )
    assert [one.organisation for one in found.shown] == ["f"]
    assert found.n == 6


def test_the_last_place_is_for_one_that_was_never_visited() -> None:
    able = [candidate(name, 0.9 - at / 100) for at, name in enumerate("abcd")]
    new = [candidate("n", 0.55, visits_before=0, similarity=0.6), candidate("m", 0.54, visits_before=0)]
    found = reference_organisations([*able, *new], generator=luck())
    assert {one.organisation for one in found.shown} == {"a", "b", "m"}
    reasons = {one.organisation: one.reasons for one in found.shown}
    assert reasons["m"] == (Why.PROBABLY_AHEAD, Why.ALIKE, Why.WILLING, Why.NEW)
    assert reasons["a"] == (Why.PROBABLY_AHEAD, Why.ALIKE, Why.WILLING)
    alone = reference_organisations([*able, *new], generator=luck(), shown=1)
    assert alone.shown[0].organisation == "a"
    already = reference_organisations([candidate("z", 0.99, visits_before=0), *able, *new], generator=luck())
    assert {one.organisation for one in already.shown} == {"a", "b", "z"}


def test_the_order_says_nothing_and_repeats_with_its_seed() -> None:
    able = [candidate(name, 0.9 - at / 100) for at, name in enumerate("abc")]
    orders = {
        tuple(one.organisation for one in reference_organisations(able, generator=luck(seed)).shown)
        for seed in range(60)
    }
    assert orders == set(permutations("abc"))
    assert reference_organisations(able, generator=luck(5)) == reference_organisations(able[::-1], generator=luck(5))


def test_candidates_that_make_no_sense_are_refused() -> None:
    with pytest.raises(InputError, match="same name"):
        reference_organisations([candidate("a", 0.6)] * 2, generator=luck())
    with pytest.raises(InputError, match="at least one"):
        reference_organisations([], generator=luck(), shown=0)
    with pytest.raises(InputError, match="between 0 and 1"):
        candidate("a", 1.1)
    with pytest.raises(InputError, match="counts from zero"):
        candidate("a", 0.5, active_visits=-1)


# Seats


def test_the_reference_members_get_45() -> None:
    """MAT-01: scipy.optimize.linear_sum_assignment, 45."""
    scores = [[7, 3, 5], [2, 8, 4], [6, 6, 1], [5, 9, 7], [3, 2, 8], [9, 4, 2]]
    found = seat_plan(scores, capacity=[2, 2, 2])
    assert found.total == 45
    assert sorted(group for group in found.group_of_member if group is not None) == [0, 0, 1, 1, 2, 2]


@given(
    st.lists(st.lists(st.one_of(st.none(), st.integers(-3, 9)), min_size=2, max_size=2), min_size=1, max_size=5),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
)
def test_no_seating_is_better(scores: list[list[int | None]], capacity: list[int]) -> None:
    """Against every plan: first as many seats as possible, then the largest sum."""
    values = []
    for plan in product([None, 0, 1], repeat=len(scores)):
        wanted = [scores[member][group] for member, group in enumerate(plan) if group is not None]
        known = [one for one in wanted if one is not None]
        if len(known) == len(wanted) and all(plan.count(group) <= capacity[group] for group in (0, 1)):
            values.append((len(known), sum(known)))
    found = seat_plan(scores, capacity=capacity)
    assert (found.seated, found.total) == max(values)


def test_who_cannot_go_anywhere_has_no_seat() -> None:
    found = seat_plan([[None, float("nan")], [1, 2]], capacity=[5, 5])
    assert found.group_of_member == (None, 1)
    assert found.sentence().text.startswith("Members with a seat: 1 of 2;")
    for scores, capacity in (([[1.0]], [1, 1]), ([[1.0]], [-1]), ([[float("inf")]], [1])):
        with pytest.raises(InputError):
            seat_plan(scores, capacity=capacity)


# Pairs and triads

GAINS = [  # MAT-03
    [0, 0.8, 0.2, 0.5, 0.1, 0.6], [0.7, 0, 0.4, 0.3, 0.9, 0.2], [0.3, 0.6, 0, 0.8, 0.5, 0.1],
    [0.4, 0.2, 0.9, 0, 0.3, 0.7], [0.2, 0.8, 0.6, 0.1, 0, 0.5], [0.5, 0.3, 0.2, 0.6, 0.4, 0],
]  # fmt: skip


def harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a and b else 0.0


def test_pairs_are_those_of_networkx() -> None:
    """By networkx 3.6.1 max_weight_matching, with six and with five organisations."""
    found = reciprocal_pairs(GAINS)
    assert [group.members for group in found.groups] == [(0, 5), (1, 4), (2, 3)]
    assert found.total == pytest.approx(2.2395721925133687)
    five = reciprocal_pairs([row[:5] for row in GAINS[:5]])
    assert [group.members for group in five.groups] == [(1, 4), (2, 3)]
    assert five.total == pytest.approx(1.6941176470588235)
    assert five.alone == (0,)
    assert five.least_gain == 0.8


gains = st.integers(2, 6).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 5).map(lambda gain: gain / 5), min_size=size, max_size=size),
        min_size=size,
        max_size=size,
    )
)


def matchings(people: list[int]) -> list[list[tuple[int, int]]]:
    """Every way to pair some of the people."""
    if not people:
        return [[]]
    first, *others = people
    paired = [
        [(first, other), *rest] for other in others for rest in matchings([one for one in others if one != other])
    ]
    return matchings(others) + paired


@given(gains, st.sampled_from([0.5, 0.95, 1.0]))
@settings(max_examples=40)
def test_no_matching_is_heavier_and_none_that_keeps_enough_is_fairer(table: list[list[float]], keep: float) -> None:
    every = [one for one in matchings(list(range(len(table)))) if all(table[i][j] and table[j][i] for i, j in one)]
    totals = [sum(harmonic(table[i][j], table[j][i]) for i, j in one) for one in every]
    first = reciprocal_pairs(table)
    assert first.total == pytest.approx(max(totals))
    fair = fairer_pairs(table, keep=keep)
    enough = [
        min([gain for i, j in one for gain in (table[i][j], table[j][i])], default=None)
        for one, total in zip(every, totals, strict=True)
        if len(one) >= len(first.groups) and total >= keep * max(totals) - 1e-9
    ]
    assert fair.least_gain == max(enough, key=lambda gain: -1 if gain is None else gain)
    assert fair.total >= keep * max(totals) - 1e-9
    assert fair.largest_total == first.total


def test_the_second_pass_gives_up_a_little_for_who_gains_least() -> None:
    table = [[0, 1.0, 0.5, 0], [1.0, 0, 0, 0.5], [0.5, 0, 0, 0.1], [0, 0.5, 0.1, 0]]
    first, second = reciprocal_pairs(table), fairer_pairs(table, keep=0.9)
    assert (first.least_gain, second.least_gain) == (0.1, 0.5)
    assert [group.members for group in second.groups] == [(0, 2), (1, 3)]
    assert (first.total, second.total) == pytest.approx((1.1, 1.0))
    assert fairer_pairs(table, keep=0.95).least_gain == 0.1


def test_several_partners_each() -> None:
    """With two partners each: every organisation of three meets both others."""
    table = [[0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0]]
    found = reciprocal_pairs(table, partners=2)
    assert len(found.groups) == 3
    assert found.total == pytest.approx(1.5)


@given(gains)
@settings(max_examples=25)
def test_no_triads_are_heavier(table: list[list[float]]) -> None:
    found = learning_triads(table)
    weights = {}
    for triad in combinations(range(len(table)), 3):
        parts = [harmonic(table[i][j], table[j][i]) for i, j in combinations(triad, 2)]
        weights[triad] = sum(parts) if min(parts) > 0 else 0.0
    both = [weights[a] + weights[b] for a, b in combinations(weights, 2) if not set(a) & set(b)]
    assert found.total == pytest.approx(max([0.0, *weights.values(), *both]))
    members = [member for group in found.groups for member in group.members]
    assert len(members) == len(set(members))
    assert set(members) | set(found.alone) == set(range(len(table)))


def test_a_triad_says_what_each_gains_most() -> None:
    (triad,) = learning_triads([[0, 0.2, 0.4], [0.5, 0, 0.1], [0.3, 0.6, 0]]).groups
    assert triad.gains == (0.4, 0.5, 0.6)


def test_gains_that_make_no_sense_are_refused() -> None:
    broken: list[list[list[float | None]]] = [[[0, 1]], [[0, -1], [1, 0]], [[0, float("inf")], [1, 0]]]
    for table in broken:
        with pytest.raises(InputError):
            reciprocal_pairs(table)
    with pytest.raises(InputError, match="at least one partner"):
        reciprocal_pairs(GAINS, partners=0)
    with pytest.raises(InputError, match="between 0 and 1"):
        fairer_pairs(GAINS, keep=1.5)
    with pytest.raises(TooManySteps, match="up to 40"):
        learning_triads(np.zeros((41, 41)).tolist())
    assert reciprocal_pairs([[0, None], [1, 0]]).groups == ()
