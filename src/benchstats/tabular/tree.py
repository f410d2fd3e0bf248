"""A tree of organisations, units and teams, with how many answered in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchstats.errors import InputError


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation, a unit or a team: `n` answered in it, its sub-units included; `within` names what it is part of.

    What its sub-units do not add up to answered in the unit itself.
    """

    name: str
    n: int
    within: str | None = None


@dataclass(frozen=True, slots=True)
class UnitTree:
    """Units checked and ordered: those within before what they are in, names in alphabetical order."""

    units: tuple[Unit, ...]
    below: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[str, Unit] = field(default_factory=dict)

    @property
    def tops(self) -> list[str]:
        """The names of the units that are part of no other."""
        return sorted(one.name for one in self.units if one.within is None)

    def own(self, name: str) -> int:
        """How many answered in the unit itself and in none of its sub-units."""
        return self.by_name[name].n - sum(self.by_name[one].n for one in self.below[name])

    def inside(self, name: str) -> Iterator[str]:
        """The unit and everything below it."""
        yield name
        for one in self.below[name]:
            yield from self.inside(one)


def unit_tree(units: Sequence[Unit]) -> UnitTree:
    """Check units and join them to a tree.

    Raises:
        InputError: when a name occurs twice or is not there, a unit is within itself, or a count is negative or below
            that of its sub-units.
    """
    by_name = {one.name: one for one in units}
    if len(by_name) != len(units):
        raise InputError("two units have the same name")
    below: dict[str, list[str]] = {name: [] for name in sorted(by_name)}
    for name in sorted(by_name):
        within = by_name[name].within
        if within is not None:
            if within not in by_name:
                raise InputError(f"{name!r} is within {within!r}, which is not there")
            below[within].append(name)
    tree = UnitTree(tuple(by_name[name] for name in sorted(by_name)), below, by_name)
    if len({name for top in tree.tops for name in tree.inside(top)}) != len(by_name):
        raise InputError("a unit is within itself")
    for name, one in by_name.items():
        if one.n < 0 or tree.own(name) < 0:
            raise InputError(f"{name!r} has fewer answers than its sub-units together, or fewer than none")
    return tree
