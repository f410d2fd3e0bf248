"""Which few can be worked out from told groups by adding and subtracting whole groups: exactly, in rational numbers.

A group is the bits of a whole number, one for each cell. What the sums over some groups tell is every sum that is a
combination of them; a set of cells can be worked out where its own sum is one. Cells that are in all groups alike are
taken together, so that the numbers stay small where there are many cells and few groups.

Source: Denning, Denning and Schwartz 1979, ACM Transactions on Database Systems 4 (trackers as combinations of sums);
Gauss-Jordan elimination in fractions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from benchstats.errors import TooManySteps

MOST_STEPS = 200_000
"""Most sets that are looked at for one audience."""

Vector = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Derived:
    """Cells that can be worked out, as bits, and the places of the told groups that suffice for it."""

    cells: int
    through: tuple[int, ...]


def classes_of(groups: Sequence[int]) -> list[int]:
    """The cells of all groups, those together that are in the same ones."""
    found: list[int] = []
    seen = 0
    for group in groups:
        parts = [part for one in found for part in (one & group, one & ~group) if part]
        found = [*parts, group & ~seen] if group & ~seen else parts
        seen |= group
    return found


@dataclass(frozen=True, slots=True)
class ToldSums:
    """Told groups made ready: their classes, and how each class can change while no told sum does.

    moves: of each class, its part in every change (a basis of the null space) that leaves all sums as they are.
    """

    groups: tuple[int, ...]
    classes: tuple[int, ...] = field(init=False)
    moves: tuple[Vector, ...] = field(init=False)
    _reduced: Mapping[int, tuple[Vector, Vector]] = field(init=False)

    def __post_init__(self) -> None:
        """Eliminate once."""
        classes = classes_of(self.groups)
        reduced = _reduced(self.groups, classes)
        moves: list[Vector] = [{at: Fraction(1)} for at in range(len(classes))]
        for pivot, (row, _) in reduced.items():
            moves[pivot] = {at: -value for at, value in row.items() if at != pivot}
        object.__setattr__(self, "classes", tuple(classes))
        object.__setattr__(self, "moves", tuple(moves))
        object.__setattr__(self, "_reduced", reduced)

    def through(self, chosen: Sequence[int]) -> tuple[int, ...]:
        """The places of told groups whose sums combine to that of some classes."""
        total: Vector = {}
        for at in chosen:
            if at in self._reduced:
                _add(total, self._reduced[at][1], Fraction(1))
        return tuple(sorted(total))


def derived(told: ToldSums, *, sizes: Mapping[int, int], least: int, known: int = 0) -> list[Derived]:
    """The smallest sets of cells that can be worked out and hold 1 to `least` - 1, `known` cells not counted.

    `sizes` holds how many are in each cell, by its bit; one that is not there holds one. A set that can be worked out
    and holds another one of these is not told. With `known` cells, `through` leaves their own values out.

    Raises:
        TooManySteps: when there are too many sets to look at.
    """
    free = [one & ~known for one in told.classes]
    weights = [_size(one, sizes) for one in free]
    if not any(0 < weight < least for weight in weights):
        return []
    moves = _without(told.moves, [at for at, weight in enumerate(weights) if not weight])
    small = {at: weights[at] for at in range(len(free)) if 0 < weights[at] < least}
    chosen = set(_zero_sums({at: moves[at] for at in small}, small, least))
    smallest = [one for one in chosen if not any(other < one for other in chosen)]
    return sorted(
        (Derived(sum(free[at] for at in one), _through(told, one, weights)) for one in smallest),
        key=lambda one: one.cells,
    )


def _through(told: ToldSums, chosen: frozenset[int], weights: Sequence[int]) -> tuple[int, ...]:
    """The told groups that suffice for a set: with what is known taken out of them, where something is."""
    if all(weights):
        return told.through(sorted(chosen))
    left = sum(told.classes[at] for at, weight in enumerate(weights) if weight)
    again = ToldSums(tuple(group & left for group in told.groups))
    bits = sum(told.classes[at] for at in chosen)
    return again.through([at for at, one in enumerate(again.classes) if one & bits])


def _size(cells: int, sizes: Mapping[int, int]) -> int:
    if not sizes:
        return cells.bit_count()
    total = 0
    while cells:
        bit = cells & -cells
        total += sizes.get(bit, 1)
        cells ^= bit
    return total


def _reduced(groups: Sequence[int], classes: Sequence[int]) -> dict[int, tuple[Vector, Vector]]:
    """The reduced rows by their pivot class, each with the combination of groups that it is."""
    found: dict[int, tuple[Vector, Vector]] = {}
    for place, group in enumerate(groups):
        row = {at: Fraction(1) for at, one in enumerate(classes) if one & group}
        made = {place: Fraction(1)}
        for pivot in [at for at in row if at in found]:
            factor = -row[pivot]
            _add(row, found[pivot][0], factor)
            _add(made, found[pivot][1], factor)
        if not row:
            continue
        pivot = min(row)
        scale = 1 / row[pivot]
        row = {at: value * scale for at, value in row.items()}
        made = {at: value * scale for at, value in made.items()}
        for other_row, other_made in found.values():
            if pivot in other_row:
                factor = -other_row[pivot]
                _add(other_row, row, factor)
                _add(other_made, made, factor)
        found[pivot] = (row, made)
    return found


def _add(total: Vector, other: Vector, factor: Fraction) -> None:
    """Add a vector times a factor that is not 0; what becomes 0 is left out."""
    for at, value in other.items():
        new = total.get(at, Fraction(0)) + value * factor
        if new:
            total[at] = new
        else:
            del total[at]


def _without(moves: Sequence[Vector], gone: Sequence[int]) -> list[Vector]:
    """The moves in which classes that are known stand still."""
    left = [dict(one) for one in moves]
    for at in gone:
        still = dict(left[at])
        if still:
            along = min(still)
            for one in left:
                if along in one:
                    _add(one, still, -one[along] / still[along])
    return left


def _zero_sums(moves: Mapping[int, Vector], sizes: Mapping[int, int], least: int) -> Iterator[frozenset[int]]:
    """Sets of classes that hold fewer than `least` and cannot change together, among them all smallest ones."""
    alike: dict[frozenset[tuple[int, Fraction]], list[int]] = {}
    using: dict[int, list[int]] = {}
    for at, one in moves.items():
        alike.setdefault(frozenset(one.items()), []).append(at)
        for along in one:
            using.setdefault(along, []).append(at)
    seen: set[frozenset[int]] = set()
    smallest = min(sizes.values())
    for first, move in moves.items():
        # Sets that hold an earlier class were all looked at.
        alike[frozenset(move.items())].remove(first)
        for along in move:
            using[along].remove(first)
        if not move:
            yield frozenset([first])
        stack = [(frozenset([first]), move, least - 1 - sizes[first])] if move else []
        while stack:
            chosen, total, room = stack.pop()
            if len(seen) > MOST_STEPS:
                raise TooManySteps("the sets of cells that could be worked out are too many to be looked at")
            for at in alike.get(frozenset((along, -value) for along, value in total.items()), []):
                if at not in chosen and sizes[at] <= room:
                    yield chosen | {at}
            for at in using[min(total)]:
                # What is not complete with this one needs a further one at least.
                if sizes[at] + smallest <= room and (more := chosen | {at}) not in seen:
                    seen.add(more)
                    further = dict(total)
                    _add(further, moves[at], Fraction(1))
                    if further:
                        stack.append((more, further, room - sizes[at]))
