"""What goes into an audit: the answers that must stay hidden, and every figure that somebody can see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from benchstats.disclosure.compatible import Fact
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.words import Audience, Kind, Statistic
from benchstats.errors import InputError
from benchstats.scales import Scale

NAMED_AUDIENCES = {"public": Audience.PUBLIC, "members": Audience.MEMBERS, "participants": Audience.PARTICIPANTS}


def audience_of(name: str) -> Audience:
    """What kind of audience a name in `seen_by` is; an organisation's name is its own view."""
    return NAMED_AUDIENCES.get(name, Audience.OWN)


@dataclass(frozen=True, slots=True)
class GroupAnswers:
    """What one elementary group (a unit, or an organisation without units) answered to one item or dimension.

    counts: by level, lowest first. parts: of how many items the scores of a dimension are means; 1 for an item.
    edition: the first release that holds them; those who answered after a release are a group of their own.
    """

    group: str
    organisation: str
    subject: str
    counts: tuple[int, ...]
    parts: int = 1
    edition: int = 1

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def steps(self) -> int:
        """The sum of their answers in levels above the lowest."""
        return sum(level * count for level, count in enumerate(self.counts))


@dataclass(frozen=True, slots=True)
class Released:
    """One figure that somebody can see: of which subject and groups, which statistic, and how it is shown.

    seen_by: "public", "members", "participants", or the names of organisations. values: of a share, those of the scale
    that it is about. is_unweighted: a mean over organisations rather than over persons. edition: 1, and higher for a
    later release of the same thing, which holds further groups: those whose answers are new in it.
    """

    name: str
    subject: str
    kind: Kind
    statistic: Statistic
    groups: tuple[str, ...]
    printed: Printed
    seen_by: tuple[str, ...]
    values: tuple[int, ...] = ()
    is_unweighted: bool = False
    is_consented: bool = False
    edition: int = 1

    @property
    def fact(self) -> Fact:
        """The figure as a fact about its groups taken together."""
        return Fact(self.statistic, self.printed, self.values)

    def is_seen(self, audience: frozenset[str]) -> bool:
        """Whether somebody of an audience (names as in `seen_by`) sees it; every organisation is a member."""
        seen = set(self.seen_by)
        is_member = any(audience_of(name) in (Audience.OWN, Audience.MEMBERS) for name in audience)
        return "public" in seen or (is_member and "members" in seen) or bool(audience & seen)


@dataclass(frozen=True, slots=True)
class Round:
    """The answers of a round, found by subject and group.

    items_of: of a dimension, the subjects that are its items; the audit then holds them against each other.
    organisations: all of them, in alphabetical order. people: how many answered, by subject and organisation.

    Raises:
        InputError: when counts do not suit the scale, the answers of a group are told twice, the items of a dimension
            are not as many as its scores are means of, or an item is in two dimensions.
    """

    answers: tuple[GroupAnswers, ...]
    scale: Scale
    items_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    organisations: tuple[str, ...] = field(init=False, repr=False, compare=False)
    people: Mapping[tuple[str, str], int] = field(init=False, repr=False, compare=False, hash=False)
    _found: Mapping[tuple[str, str], GroupAnswers] = field(init=False, repr=False, compare=False, hash=False)
    _cells: Mapping[tuple[str, str], list[GroupAnswers]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Refuse counts that do not suit, and a group told twice."""
        object.__setattr__(self, "_found", {(one.subject, one.group): one for one in self.answers})
        if len(self._found) != len(self.answers):
            raise InputError("the answers of a group to a subject are told once")
        for one in self.answers:
            if one.parts < 1 or len(one.counts) != one.parts * (self.scale.size - 1) + 1 or min(one.counts) < 0:
                raise InputError(f"the answers of {one.group} to {one.subject} do not suit the scale {self.scale}")
        if len({(one.subject, one.parts) for one in self.answers}) != len({one.subject for one in self.answers}):
            raise InputError("a subject has the same number of items in every group")
        self._check_items()
        cells: defaultdict[tuple[str, str], list[GroupAnswers]] = defaultdict(list)
        for one in self.answers:
            cells[one.subject, one.organisation].append(one)
        object.__setattr__(self, "_cells", dict(cells))
        object.__setattr__(self, "people", {key: sum(one.n for one in found) for key, found in cells.items()})
        object.__setattr__(self, "organisations", tuple(sorted({one.organisation for one in self.answers})))

    def _check_items(self) -> None:
        parts = {one.subject: one.parts for one in self.answers}
        if len(dict(self.items_of)) != len(self.items_of):
            raise InputError("the items of a dimension are told once")
        for dimension, items in self.items_of:
            if len(set(items)) != len(items) or len(items) != parts.get(dimension, len(items)):
                raise InputError(f"the items of {dimension} are not those that its scores are means of")
            if dimension in items or any(parts.get(item, 1) != 1 for item in items):
                raise InputError(f"an item of {dimension} is no item but a dimension")
        every = [item for _, items in self.items_of for item in items]
        twice = sorted({item for item in every if every.count(item) > 1})
        if twice:
            raise InputError(f"the item {twice[0]} is in two dimensions, which cannot be audited together")

    def of(self, subject: str, groups: Iterable[str]) -> list[GroupAnswers]:
        """The answers of some groups to a subject.

        Raises:
            InputError: when a group did not answer it.
        """
        try:
            return [self._found[subject, group] for group in groups]
        except KeyError as missing:
            raise InputError(f"a figure is about {missing.args[0]}, of which no answers are told") from None

    def by_organisation(self, subject: str, groups: Iterable[str]) -> dict[str, list[GroupAnswers]]:
        """The same by organisation."""
        found: dict[str, list[GroupAnswers]] = {}
        for one in self.of(subject, groups):
            found.setdefault(one.organisation, []).append(one)
        return found

    def people_until(self, edition: int, *, subject: str, organisation: str) -> int:
        """How many of an organisation had answered when an edition was released."""
        return sum(one.n for one in self._cells[subject, organisation] if one.edition <= edition)

    def number(self, figure: Released) -> Fraction | None:
        """The true mean, or share in percent, behind a figure; None for an SD, which is no fraction.

        Raises:
            InputError: when a figure is about nobody's answers.
        """
        parts = self.by_organisation(figure.subject, figure.groups)
        pooled = list(parts.values()) if figure.is_unweighted else [[one for found in parts.values() for one in found]]
        if any(sum(one.n for one in found) == 0 for found in pooled) or not pooled:
            raise InputError(f"the figure {figure.name!r} is about nobody's answers")
        if figure.statistic not in (Statistic.MEAN, Statistic.SHARE):
            return None
        return Fraction(sum(self._value(figure, found) for found in pooled), len(pooled))

    def _value(self, figure: Released, found: Sequence[GroupAnswers]) -> Fraction:
        n = sum(one.n for one in found)
        if figure.statistic is Statistic.SHARE:
            at = [value - self.scale.low for value in figure.values]
            return Fraction(100 * sum(one.counts[level] for one in found for level in at), n)
        return self.scale.low + Fraction(sum(one.steps for one in found), n * found[0].parts)


def pooled_counts(found: Sequence[GroupAnswers]) -> tuple[int, ...]:
    """The counts of some groups taken together."""
    return tuple(sum(one.counts[level] for one in found) for level in range(len(found[0].counts)))
