"""Reading the cells of one group together: the same people answered all items, so their n belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchstats.definitions import SdDefinition
from benchstats.reconstruct.search import Counts

CountsByN = Mapping[int, tuple[Counts, ...]]


@dataclass(frozen=True, slots=True)
class ItemFit:
    """How many people of a group answered an item, and their answers where only one set fits."""

    item: str
    n: int
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class GroupFit:
    """One definition of the SD that explains every cell of a group, and the number of people under it.

    `n` people are possible when no item needs more answers than that. Of the possible numbers, those that fit
    the most items exactly are kept; the smallest of them is `n` and the rest are `other_n`, often multiples
    of it. An item that does not fit `n` was skipped by somebody: it gets the largest smaller number of
    answers that fits.
    """

    definition: SdDefinition
    n: int
    other_n: tuple[int, ...]
    items: tuple[ItemFit, ...]

    @property
    def is_certain(self) -> bool:
        """Whether no other n in the searched range fits as many items."""
        return not self.other_n

    @property
    def n_of_item(self) -> dict[str, int]:
        """How many answered each item."""
        return {one.item: one.n for one in self.items}

    @property
    def counts_of_item(self) -> dict[str, Counts | None]:
        """The answers to each item, or None where several sets of answers fit."""
        return {one.item: one.counts for one in self.items}


@dataclass(frozen=True, slots=True)
class GroupReconstruction:
    """A group with every definition of the SD that explains all its cells; there may be none."""

    group: str
    fits: tuple[GroupFit, ...]

    @property
    def definitions(self) -> tuple[SdDefinition, ...]:
        """The definitions that explain every cell, `sd_sample` first."""
        return tuple(fit.definition for fit in self.fits)

    @property
    def is_certain(self) -> bool:
        """Whether one definition and one n explain the group and no other does, within the searched range."""
        return len(self.fits) == 1 and self.fits[0].is_certain

    @property
    def told(self) -> frozenset[str]:
        """The items whose answers every fit of the group gives away."""
        by_fit = [{one.item for one in fit.items if one.counts is not None} for fit in self.fits]
        return frozenset(set.intersection(*by_fit)) if by_fit else frozenset()


def fit_group(group: str, by_definition: Mapping[SdDefinition, Mapping[str, CountsByN]]) -> GroupReconstruction:
    """Read a group's cells together: for each definition and item, the sets of answers by n."""
    fits = (
        _fit_definition(definition, by_item) for definition, by_item in by_definition.items() if all(by_item.values())
    )
    return GroupReconstruction(group, tuple(fits))


def _fit_definition(definition: SdDefinition, by_item: Mapping[str, CountsByN]) -> GroupFit:
    needed = max(min(by_n) for by_n in by_item.values())
    possible = sorted({n for by_n in by_item.values() for n in by_n if n >= needed})
    fitting = {n: sum(n in by_n for by_n in by_item.values()) for n in possible}
    best = max(fitting.values())
    n, *others = (n for n in possible if fitting[n] == best)
    items = tuple(_fit_item(item, by_n, n) for item, by_n in by_item.items())
    return GroupFit(definition, n, tuple(others), items)


def _fit_item(item: str, by_n: CountsByN, people: int) -> ItemFit:
    n = max(n for n in by_n if n <= people)
    return ItemFit(item, n, by_n[n][0] if len(by_n[n]) == 1 else None)
