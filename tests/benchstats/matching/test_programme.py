"""Coverage of needs, equal shares, fairness and tables against brute force, pabutools, R and CP-SAT."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.matching import TablePlan, cover_needs, equal_shares, exposure, gain_summary, need_weight, table_plan

Read = Callable[[str], dict[str, Any]]


def test_the_reference_programme(shared_case: Read) -> None:
    """MAT-05: brute force and CP-SAT."""
    case = shared_case("MAT-05")
    given_, wanted = case["input"], case["expected"]
    found = cover_needs(given_["topics"], need_weights=given_["need_weight"], slots=given_["slots"])
    assert found.covered_weight == wanted["optimal_covered_weight"]
    assert list(found.greedy_topics) == wanted["greedy_choice"]
    assert found.greedy_weight == wanted["greedy_covered_weight"]


def test_the_greedy_choice_can_lose_a_quarter() -> None:
    """Two topics of two needs of weight 2 each meet everything; the one across both is taken first by greed."""
    found = cover_needs([[0, 1], [2, 3], [0, 2, 4]], need_weights=[2, 2, 2, 2, 1], slots=2)
    assert (found.topics, found.covered_weight) == ((0, 1), 8)
    assert (found.greedy_topics, found.greedy_weight) == ((2, 0), 7)
    quarter = cover_needs([[0, 1], [2, 3], [1, 2]], need_weights=[1, 1, 1, 1], slots=2)
    assert (quarter.covered_weight, quarter.greedy_weight) == (4, 4)
    lost = cover_needs([[1, 2], [0, 1], [2, 3]], need_weights=[1, 1, 1, 1], slots=2)
    assert (lost.covered_weight, lost.greedy_topics, lost.greedy_weight) == (4, (0, 1), 3)


@given(st.data())
@settings(max_examples=40)
def test_no_programme_covers_more(data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(0, 5), min_size=1, max_size=7))
    needs = st.lists(st.integers(0, len(weights) - 1), unique=True)
    topics = data.draw(st.lists(needs, min_size=1, max_size=6))
    slots = data.draw(st.integers(1, 4))
    chosen = data.draw(st.lists(st.integers(0, len(topics) - 1), max_size=1))
    found = cover_needs(topics, need_weights=weights, slots=slots, chosen=chosen)

    def covered(picked: tuple[int, ...]) -> int:
        return sum(weights[need] for need in set().union(*(topics[topic] for topic in picked)))

    every = combinations(range(len(topics)), min(slots, len(topics)))
    assert found.covered_weight == max(covered(one) for one in every if set(chosen) <= set(one))
    assert covered(found.topics) == found.covered_weight
    assert set(chosen) <= set(found.topics)
    assert len(found.topics) <= slots
    assert (
        covered(found.greedy_topics)
        == found.greedy_weight
        >= (1 - 1 / np.e) * found.covered_weight - covered(tuple(chosen))
    )


def test_a_topic_that_adds_nothing_takes_no_place() -> None:
    found = cover_needs([[0, 1], [0], [1]], need_weights=[1, 1], slots=3)
    assert found.topics == (0,)
    assert found.share == 1
    assert cover_needs([[0]], need_weights=[0], slots=1).share is None


def test_programmes_that_make_no_sense_are_refused() -> None:
    for topics, weights, slots, chosen in (
        ([[1]], [1], 1, ()), ([[0]], [-1], 1, ()), ([[0]], [1], 0, (0,)), ([[0]], [1], 1, (3,))
    ):  # fmt: skip
        with pytest.raises(InputError):
            cover_needs(topics, need_weights=weights, slots=slots, chosen=chosen)


def test_a_need_counts_twice_where_its_owner_is_clearly_below() -> None:
    assert [need_weight(2, clearly_below=below) for below in (False, True)] == [2, 4]
    with pytest.raises(InputError, match="1, 2 or 3"):
        need_weight(4, clearly_below=False)


# Equal shares


@pytest.mark.parametrize(
    ("costs", "budget", "approvals", "wanted"),
    [  # pabutools 1.2.3, method_of_equal_shares with Cost_Sat, in the order of choice
        ([1] * 5, 3, [[0, 1], [0, 1], [0, 1], [0, 2], [0, 1], [0], [3], [3, 4], [3]], ["t0", "t3"]),
        ([3, 2, 4, 2, 1], 9, [[0, 1], [0, 1, 2], [2], [1, 3], [3], [3, 0], [2, 4], [4]], ["t0", "t3", "t4"]),
        ([2] * 12, 10, [[10, 2], [10, 2], [10], [2], [11, 3]], ["t10", "t2", "t11"]),
    ],
)
def test_shares_are_those_of_pabutools(
    costs: list[int], budget: int, approvals: list[list[int]], wanted: list[str]
) -> None:
    names = [f"t{at}" for at in range(len(costs))]
    found = equal_shares(approvals, costs=costs, budget=budget, names=names)
    assert list(found.topics) == wanted
    assert sum(found.left) == budget - found.cost
    assert min(found.left) >= 0


def test_ties_go_by_number_without_names() -> None:
    approvals = [[10, 2], [10, 2], [10], [2], [11, 3]]
    assert equal_shares(approvals, costs=[2] * 12, budget=10).topics == ("2", "10", "3")


def test_thirds_are_exact() -> None:
    """Three members, one topic for all at the whole budget: everybody pays a third of it, and nothing is left."""
    found = equal_shares([[0], [0], [0]], costs=[1], budget=1)
    assert found.left == (Fraction(0),) * 3
    short = equal_shares([[0], [0], []], costs=[1], budget=1)
    assert (short.topics, short.without_topic) == ((), 3)
    assert short.sentence().text.startswith("No topic has enough support")


@given(st.data())
@settings(max_examples=60)
def test_a_group_with_one_wish_gets_its_part(data: st.DataObject) -> None:
    """Extended justified representation for one topic: who can pay for a common topic together sees one of theirs."""
    topics = data.draw(st.integers(1, 5))
    wished = st.lists(st.integers(0, topics - 1), unique=True)
    approvals = data.draw(st.lists(wished, min_size=1, max_size=9))
    budget = data.draw(st.integers(1, 4))
    found = equal_shares(approvals, costs=[1] * topics, budget=budget)
    assert found.cost <= budget
    chosen = {int(topic) for topic in found.topics}
    for topic in range(topics):
        left_out = [one for one in approvals if topic in one and not chosen & set(one)]
        assert Fraction(budget * len(left_out), len(approvals)) < 1


def test_shares_that_make_no_sense_are_refused() -> None:
    for approvals, costs, budget, names in (
        ([[0]], [0], 1, None), ([[1]], [1], 1, None), ([[0]], [1], -1, None), ([[0]], [1], 1, ["a", "b"]),
        ([[0]], [1, 1], 1, ["a", "a"]),
    ):  # fmt: skip
        with pytest.raises(InputError):
            equal_shares(approvals, costs=costs, budget=budget, names=names)


# Fairness


@pytest.mark.parametrize(
    ("visits", "gini"),  # half the mean absolute difference over the mean; equals R ineq::Gini
    [([3, 0, 1, 2, 2], 0.35), ([1, 1, 1], 0.0), ([5, 0, 0, 0], 0.75)],
)
def test_spread_of_visits(visits: list[float], gini: float) -> None:
    found = exposure(visits)
    assert found.gini == pytest.approx(gini, abs=1e-12)
    assert found.largest_share == max(visits) / sum(visits)
    assert found.without == visits.count(0)


def test_no_visits_have_no_spread() -> None:
    assert (exposure([0, 0]).gini, exposure([]).gini) == (None, None)
    with pytest.raises(InputError):
        exposure([-1])


def test_gains_in_sum() -> None:
    found = gain_summary([0.5, None, 0.2, float("nan")], need_weights=[1, 1, 3, 0])
    assert (found.matched, found.share_matched, found.least_gain) == (2, 0.5, 0.0)
    assert found.mean_gain == pytest.approx((0.5 + 0.6) / 5)
    assert gain_summary([]).share_matched is None
    assert gain_summary([1.0], need_weights=[0]).mean_gain is None
    for gains, weights in (([-1.0], None), ([1.0], [1.0, 2.0]), ([1.0], [-1.0])):
        with pytest.raises(InputError):
            gain_summary(gains, need_weights=weights)


# Tables


def luck() -> np.random.Generator:
    return np.random.default_rng(1)


def check(found: TablePlan, organisations: list[Any]) -> set[tuple[int, int]]:
    """Sizes and limits hold, and the pairs are counted from the seats alone."""
    assert found.seats is not None
    met = set()
    for session in range(found.sessions):
        tables = [found.people_at(session, table) for table in range(found.tables)]
        assert sorted(person for table in tables for person in table) == list(range(len(organisations)))
        assert max(map(len, tables)) - min(map(len, tables)) <= 1
        for table in tables:
            own = [organisations[person] for person in table]
            assert all(own.count(one) <= -(-organisations.count(one) // found.tables) for one in own)
            met |= {(a, b) for a, b in combinations(table, 2) if organisations[a] != organisations[b]}
    assert found.pairs_met == len(met) <= found.bound
    return met


def test_the_reference_event_is_proved_optimal() -> None:
    """MAT-09: CP-SAT, 18 of 32 pairs."""
    people = list("AABBCCDDE")
    found = table_plan(people, tables=3, sessions=2, generator=luck())
    check(found, people)
    assert (found.pairs_met, found.bound, found.pairs_possible, found.is_optimal) == (18, 18, 32, True)
    assert found.gap == 0


@pytest.mark.parametrize(
    ("people", "tables", "sessions", "apart", "languages"),
    [
        ([2, 0, 1, 2, 1, 0, 3], 3, 3, [], None),
        (list("AABBBC"), 2, 3, [(0, 2), (1, 5)], None),
        (list("AABBCC"), 3, 3, [], [["en", "et"], ["en"], ["pt"], ["en", "pt"], ["et"], ["et", "pt"]]),
    ],
)
def test_small_events_are_those_of_every_plan(
    people: list[Any], tables: int, sessions: int, apart: list[tuple[int, int]], languages: Any
) -> None:
    found = table_plan(people, tables=tables, sessions=sessions, apart=apart, languages=languages, generator=luck())
    wanted = most_pairs(people, tables, sessions, apart, languages)
    assert found.pairs_met == wanted
    assert found.is_optimal
    if wanted is not None:
        pairs = check(found, people)
        assert not pairs & set(apart)


def most_pairs(
    people: list[Any], tables: int, sessions: int, apart: list[tuple[int, int]], languages: Any
) -> int | None:
    """The largest number of distinct pairs over all plans, without search or solver."""
    single = set()
    for seats in product(range(tables), repeat=len(people)):
        groups = [[p for p, table in enumerate(seats) if table == one] for one in range(tables)]
        sizes = [len(one) for one in groups]
        limits = all(
            [people[p] for p in one].count(name) <= -(-people.count(name) // tables)
            for one in groups for name in set(people)
        )  # fmt: skip
        kept = not any(a in one and b in one for one in groups for a, b in apart)
        spoken = languages is None or all(one and set.intersection(*(set(languages[p]) for p in one)) for one in groups)
        if max(sizes) - min(sizes) <= 1 and limits and kept and spoken:
            single.add(frozenset(
                pair for one in groups for pair in combinations(one, 2) if people[pair[0]] != people[pair[1]]
            ))  # fmt: skip
    plans = set(single)
    for _ in range(sessions - 1):
        plans = {plan | one for plan in plans for one in single}
    return max(map(len, plans), default=None)


def test_an_event_that_counting_cannot_settle_is_settled_by_the_program() -> None:
    people = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]
    found = table_plan(people, tables=3, sessions=3, generator=np.random.default_rng(0))
    check(found, people)
    assert found.is_optimal
    searched = table_plan(people, tables=3, sessions=3, generator=np.random.default_rng(0), steps=0)
    assert searched.pairs_met == found.pairs_met


def test_sixty_people_meet_with_a_small_gap() -> None:
    people = [at % 12 for at in range(60)]
    found = table_plan(people, tables=8, sessions=3, generator=luck(), steps=60_000)
    check(found, people)
    assert found.bound == 588  # 8 tables of 7 or 8 in 3 sessions: 3 x (4 x 28 + 4 x 21)
    assert found.gap is not None
    assert 0 <= found.gap < 0.05
    again = table_plan(people, tables=8, sessions=3, generator=luck(), steps=60_000)
    assert again == found


def test_conditions_that_cannot_be_met_are_told() -> None:
    found = table_plan(["A", "B"], tables=1, sessions=1, apart=[(1, 0)], generator=luck())
    assert (found.seats, found.pairs_met, found.reason, found.gap) == (None, None, "not_assessed", None)
    assert not found.is_optimal
    assert found.people_at(0, 0) == ()
    assert "no plan" in found.sentence().text.lower()


def test_events_that_make_no_sense_are_refused() -> None:
    for wrong in (
        {"tables": 3, "sessions": 1}, {"tables": 0, "sessions": 1}, {"tables": 1, "sessions": 0},
        {"tables": 1, "sessions": 1, "apart": [(0, 2)]}, {"tables": 1, "sessions": 1, "languages": [["en"]]},
        {"tables": 1, "sessions": 1, "languages": [["en"], []]}, {"tables": 1, "sessions": 1, "steps": -1},
    ):  # fmt: skip
        with pytest.raises(InputError):
            table_plan(["A", "B"], generator=luck(), **wrong)
