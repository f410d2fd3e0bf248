"""Who rated what: the plan-rater graph, its parts, and the sums that both models start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, in_order, labels_of, vector_with_gaps


@dataclass(frozen=True, slots=True)
class Component:
    """Plans and raters that hang together, each in order of label; no rating leads out of it."""

    plans: tuple[str, ...]
    raters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """Ratings by plan and rater: `counts` and `sums` of shape (plans, raters), scores shifted by `centre`."""

    plans: tuple[str, ...]
    raters: tuple[str, ...]
    counts: Floats
    sums: Floats
    squares: float
    centre: float
    n: int

    @property
    def plan_sizes(self) -> Floats:
        """How many ratings each plan has."""
        return np.asarray(self.counts.sum(axis=1), dtype=float)

    @property
    def rater_sizes(self) -> Floats:
        """How many ratings each rater gave."""
        return np.asarray(self.counts.sum(axis=0), dtype=float)

    def components(self) -> tuple[Component, ...]:
        """The parts of the plan-rater graph, in order of their first plan; one part means connected."""
        left = set(range(len(self.plans)))
        found = []
        while left:
            plans, raters = self._reach(min(left))
            left -= plans
            found.append(
                Component(tuple(self.plans[p] for p in sorted(plans)), tuple(self.raters[r] for r in sorted(raters)))
            )
        return tuple(found)

    def _reach(self, plan: int) -> tuple[set[int], set[int]]:
        plans, raters = {plan}, set[int]()
        while True:
            more = {int(r) for r in np.flatnonzero(self.counts[sorted(plans)].sum(axis=0))}
            if more == raters:
                return plans, raters
            raters = more
            plans = {int(p) for p in np.flatnonzero(self.counts[:, sorted(raters)].sum(axis=1))}


def rating_design(scores: Gapped, *, plans: Sequence[object], raters: Sequence[object]) -> Design:
    """Read scores with the plan and the rater of each; missing scores are left out.

    Raises:
        InputError: when the scores are no vector, or there is not one plan and one rater for each.
    """
    values = vector_with_gaps(scores, of="scores")
    if len(plans) != len(values) or len(raters) != len(values):
        raise InputError(f"there is one plan and one rater for each of the {len(values)} scores")
    is_there = ~np.isnan(values)
    kept = values[is_there]
    plan_names, plan_at = in_order(_kept(plans, is_there.tolist()))
    rater_names, rater_at = in_order(_kept(raters, is_there.tolist()))
    centre = float(kept.mean()) if kept.size else 0.0
    counts = np.zeros((len(plan_names), len(rater_names)))
    sums = np.zeros_like(counts)
    np.add.at(counts, (plan_at, rater_at), 1)
    np.add.at(sums, (plan_at, rater_at), kept - centre)
    squares = float(((kept - centre) ** 2).sum())
    return Design(tuple(plan_names), tuple(rater_names), counts, sums, squares, centre, len(kept))


def _kept(labels: Sequence[object], is_there: Sequence[bool]) -> list[str]:
    plain = labels_of(labels, size=len(is_there))
    return [label for label, there in zip(plain, is_there, strict=True) if there]
