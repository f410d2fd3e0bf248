"""Programmes whose topics take more or less than one place, against every choice."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError
from benchstats.matching import cover_needs


def test_topics_that_take_more_or_less_than_one_place() -> None:
    """By hand: 3 places hold topic 0 (weight 6), or topics 1 and 2 (5 + 4); of 4 places greedy spoils one."""
    costs = [3, 1, 2]
    found = cover_needs([[0], [1], [2]], need_weights=[6, 5, 4], slots=3, costs=costs)
    assert (found.topics, found.covered_weight, found.greedy_topics) == ((1, 2), 9, (1, 2))
    found = cover_needs([[0], [1], [2]], need_weights=[6, 5, 3.9], slots=3.5, costs=[3, 1, 2])
    assert (found.topics, found.greedy_topics) == ((1, 2), (1, 2))
    greedy = cover_needs([[0], [1]], need_weights=[2, 9], slots=9, costs=[1, 9])
    assert (greedy.topics, greedy.greedy_topics, greedy.greedy_weight) == ((1,), (0,), 2)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_programmes_with_costs_are_those_of_every_choice(data: st.DataObject) -> None:
    topics = data.draw(st.lists(st.lists(st.integers(0, 4), max_size=3), min_size=1, max_size=6))
    costs = data.draw(st.lists(st.integers(1, 4), min_size=len(topics), max_size=len(topics)))
    weights = data.draw(st.lists(st.integers(0, 5), min_size=5, max_size=5))
    slots = data.draw(st.integers(0, 8))
    found = cover_needs(topics, need_weights=weights, slots=slots, costs=costs)
    choices = [
        choice
        for size in range(len(topics) + 1)
        for choice in combinations(range(len(topics)), size)
        if sum(costs[topic] for topic in choice) <= slots
    ]
    most = max(sum(weights[need] for need in {one for topic in choice for one in topics[topic]}) for choice in choices)
    assert found.covered_weight == most
    assert sum(costs[topic] for topic in found.topics) <= slots
    assert sum(costs[topic] for topic in found.greedy_topics) <= slots


@pytest.mark.parametrize("costs", [[1], [1, 0], [1, -1], [1, float("inf")], [1, float("nan")], [1, 1, 1]])
def test_costs_that_are_none_are_refused(costs: list[float]) -> None:
    with pytest.raises(InputError, match="places above zero"):
        cover_needs([[0], [0]], need_weights=[1], slots=2, costs=costs)


def test_chosen_topics_must_fit_their_places() -> None:
    with pytest.raises(InputError, match="chosen already"):
        cover_needs([[0], [1]], need_weights=[1, 1], slots=2, chosen=[0], costs=[3, 1])
