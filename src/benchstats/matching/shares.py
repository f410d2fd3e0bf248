"""The method of equal shares: a programme in which every group with a common wish has its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class EqualShares(Result):
    """The chosen topics in the order of choice, and what each member has left; `n` is how many members there are.

    left: what is left of each member's share of the budget, in the order of the members, exact.
    """

    statistic: ClassVar[str] = "equal_shares"

    n: int
    budget: Fraction
    topics: tuple[str, ...]
    left: tuple[Fraction, ...]
    cost: Fraction
    without_topic: int
    interval: None = None

    def sentence(self) -> Sentence:
        """How many topics were chosen and whom they leave without one."""
        if not self.topics:
            return say("No topic has enough support to be paid from equal shares of the programme.")
        return say(
            "Topics chosen by equal shares: %(topics)s; members who see a topic they wished for: %(reached)s of %(n)s.",
            topics=len(self.topics),
            reached=self.n - self.without_topic,
            n=self.n,
        )


def equal_shares(
    approvals: Sequence[Sequence[int]], *, costs: Sequence[Exact], budget: Exact, names: Sequence[str] | None = None
) -> EqualShares:
    """Choose topics by the method of equal shares: each member has an equal share and pays for topics it wished for.

    `approvals[m]` lists the numbers of the topics that member m wished for. The topic is taken whose supporters pay
    the least for each unit of satisfaction, satisfaction being the cost of a topic (so the least part of its cost);
    who has less left gives all of it. Ties go to the first name in alphabetical order; without `names` the numbers
    decide. It may leave budget unused: fill up with `cover_needs(..., chosen=...)`. Exact fractions throughout.
    Source: Peters, Pierczyński and Skowron 2021, NeurIPS 34; equals pabutools 1.2.3 with `Cost_Sat`.

    Raises:
        InputError: when a cost is not above zero, a topic is not there, the budget is negative, or names do not suit.
    """
    prices = [Fraction(cost) for cost in costs]
    if any(cost <= 0 for cost in prices) or budget < 0:
        raise InputError("topics cost more than nothing, and a budget is not negative")
    if any(not 0 <= topic < len(prices) for wished in approvals for topic in wished):
        raise InputError("a member wishes for a topic that is not there")
    order = [f"{number:09d}" for number in range(len(prices))] if names is None else list(names)
    if len(order) != len(prices) or len(set(order)) != len(order):
        raise InputError("each topic has one name of its own")
    supporters = [[m for m, wished in enumerate(approvals) if topic in wished] for topic in range(len(prices))]
    left = [Fraction(budget) / len(approvals) for _ in approvals]
    chosen: list[int] = []
    while (found := _cheapest(prices, supporters, left, chosen, order)) is not None:
        part, topic = found
        chosen.append(topic)
        for member in supporters[topic]:
            left[member] -= min(left[member], part * prices[topic])
    reached = {member for topic in chosen for member in supporters[topic]}
    return EqualShares(
        n=len(approvals),
        budget=Fraction(budget),
        topics=tuple(str(topic) if names is None else order[topic] for topic in chosen),
        left=tuple(left),
        cost=sum((prices[topic] for topic in chosen), Fraction(0)),
        without_topic=len(approvals) - len(reached),
    )


def _cheapest(
    prices: Sequence[Fraction],
    supporters: Sequence[Sequence[int]],
    left: Sequence[Fraction],
    chosen: Sequence[int],
    order: Sequence[str],
) -> tuple[Fraction, int] | None:
    """The part of its cost that each supporter pays for the most affordable topic, and the topic."""
    found = []
    for topic, price in enumerate(prices):
        purses = sorted(left[member] for member in supporters[topic])
        if topic not in chosen and purses and sum(purses) >= price:
            found.append((_part(price, purses), order[topic], topic))
    if not found:
        return None
    part, _, topic = min(found)
    return part, topic


def _part(price: Fraction, purses: Sequence[Fraction]) -> Fraction:
    """The smallest part of the price such that it is paid when everybody gives it or all that is left."""
    missing = price
    for at, purse in enumerate(purses):
        part = missing / (len(purses) - at)
        if part <= purse:
            return part / price
        missing -= purse
    raise InputError("the supporters cannot pay the topic")  # not reached: the purses were added up before
