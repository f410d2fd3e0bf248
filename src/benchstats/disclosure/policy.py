"""The policy as data: every cell of kind x audience, for each class of instrument, and the organisation layer.

The floors are these constants, not settings. A policy may be stricter; a laxer one is refused.
Source: statistics.md 6.3; thresholds after the Handbook on Statistical Disclosure Control, 2nd ed., and ACRO 1.0.2.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Self

from benchstats.disclosure.rules import Rule
from benchstats.disclosure.words import Audience, InstrumentClass, Kind
from benchstats.errors import InputError

OWN, MEMBERS, PUBLIC, PARTICIPANTS = Audience.OWN, Audience.MEMBERS, Audience.PUBLIC, Audience.PARTICIPANTS
Table = tuple[tuple[Kind, Audience, Rule], ...]

BOTTOM_PERCENT, TOP_PERCENT = 10, 90
"""Below 60 answers a share is told as "10 % or less" or "90 % or more" from here on."""

BOTTOM_PART, TOP_PART = 5, 95
"""Where a mean is coded, in hundredths of the scale's length: 1.2 and 4.8 on 1-5."""

_ITEM_BASES = ((10, 10), (20, 5), (60, 1))
_PUBLIC_BASES = ((10, 10), (20, 5))
_FINE_BASES = ((50, 5), (60, 1))


@dataclass(frozen=True, slots=True)
class OthersRule:
    """The organisation layer: what an organisation sees of the others, in least numbers of others (O1 to O7).

    mean, median, percentiles: others needed for the mean (O1), the median and quartiles, and P10 and P90 (O2).
    answers_each: answers of each of them. nearest: organisations that a displayed quantile is the mean of.
    points: consenting organisations needed for single points (O3). p_percent, contributors: weighted totals (O4).
    difference: least difference of two peer groups other than none (O5), and least number of joiners or leavers
    before the means of two panels are shown (O6). rerelease: new respondents before a figure is released anew.
    """

    mean: int = 3
    median: int = 10
    percentiles: int = 20
    answers_each: int = 5
    nearest: int = 3
    points: int = 5
    p_percent: int = 10
    contributors: int = 3
    difference: int = 3
    rerelease: int = 5

    def keeps(self, floor_rule: OthersRule) -> bool:
        """Whether every number is at least that of another rule."""
        return all(getattr(self, one.name) >= getattr(floor_rule, one.name) for one in fields(floor_rule))


_OWN_ROWS: Table = (
    (Kind.DIMENSION_MEAN, OWN, Rule(5, least_items=3, coded_below=10, n_in_bands=False)),
    (Kind.ITEM_PERCENT, OWN, Rule(10, bases=_ITEM_BASES, coded_below=60, n_in_bands=False)),
    (Kind.ITEM_MEAN, OWN, Rule(50, n_in_bands=False)),
    (Kind.THREE_CLASSES, OWN, Rule(20, bases=((20, 5),), coded_below=60, least_class=3, n_in_bands=False)),
    (Kind.FIVE_CLASSES, OWN, Rule(50, bases=_FINE_BASES, coded_below=60, n_in_bands=False)),
    (Kind.SD, OWN, Rule(50, n_in_bands=False)),
    (Kind.AGREEMENT, OWN, Rule(10, n_in_bands=False)),
    (Kind.SUBGROUP_MEAN, OWN, Rule(10, least_items=3, least_remainder=10, n_in_bands=False)),
    (Kind.COMMENTS, OWN, Rule(10, n_in_bands=False)),
    (Kind.COUNT, OWN, Rule(5, n_in_bands=False)),
)
_MEMBER_ROWS: Table = (
    (Kind.DIMENSION_MEAN, MEMBERS, Rule(5, least_items=3, least_organisations=3, least_answers_each=5, coded_below=10)),
    (
        Kind.ITEM_PERCENT,
        MEMBERS,
        Rule(10, bases=_ITEM_BASES, coded_below=60, least_organisations=3, least_answers_each=5),
    ),
    (Kind.ITEM_MEAN, MEMBERS, Rule(50, least_organisations=3, least_answers_each=5)),
    (
        Kind.THREE_CLASSES,
        MEMBERS,
        Rule(50, bases=((20, 5),), coded_below=60, least_class=3, least_organisations=3, least_answers_each=5),
    ),
    (Kind.FIVE_CLASSES, MEMBERS, Rule(100, bases=_FINE_BASES, least_organisations=3, least_answers_each=5)),
    (Kind.SD, MEMBERS, Rule(100, least_organisations=3, least_answers_each=5)),
    (Kind.OWN_MEAN, MEMBERS, Rule(5, least_items=3, coded_below=10, needs_consent=True)),
    (Kind.OWN_PERCENT, MEMBERS, Rule(10, bases=_ITEM_BASES, coded_below=60, needs_consent=True)),
    (Kind.COMMENTS, MEMBERS, Rule(10, needs_consent=True)),
    (Kind.COUNT, MEMBERS, Rule(5)),
)
_PUBLIC_ROWS: Table = (
    (Kind.DIMENSION_MEAN, PUBLIC, Rule(100, least_items=3, least_organisations=10, least_answers_each=5)),
    (
        Kind.ITEM_PERCENT,
        PUBLIC,
        Rule(100, bases=_PUBLIC_BASES, coded_below=60, least_organisations=10, least_answers_each=5),
    ),
    (
        Kind.THREE_CLASSES,
        PUBLIC,
        Rule(100, bases=((20, 5),), coded_below=60, least_class=3, least_organisations=10, least_answers_each=5),
    ),
    (
        Kind.FIVE_CLASSES,
        PUBLIC,
        Rule(200, bases=_FINE_BASES, least_organisations=10, least_answers_each=5, needs_perturbation=True),
    ),
    (Kind.SD, PUBLIC, Rule(200, least_organisations=10, least_answers_each=5, needs_perturbation=True)),
    (Kind.OWN_MEAN, PUBLIC, Rule(10, least_items=3, needs_consent=True)),
    (Kind.OWN_PERCENT, PUBLIC, Rule(10, bases=_PUBLIC_BASES, coded_below=60, needs_consent=True)),
    (Kind.COMMENTS, PUBLIC, Rule(10, needs_consent=True)),
    (Kind.COUNT, PUBLIC, Rule(5)),
)
_OPEN_KINDS = (
    Kind.DIMENSION_MEAN,
    Kind.ITEM_PERCENT,
    Kind.ITEM_MEAN,
    Kind.THREE_CLASSES,
    Kind.FIVE_CLASSES,
    Kind.SD,
    Kind.AGREEMENT,
    Kind.DOTS,
    Kind.COMMENTS,
    Kind.COUNT,
)
_PARTICIPANT_ROWS: Table = tuple((kind, PARTICIPANTS, Rule(5, decimals=2, n_in_bands=False)) for kind in _OPEN_KINDS)
_OFFICIAL_ROWS: Table = (
    (Kind.OFFICIAL_VALUE, OWN, Rule(0, decimals=2, n_in_bands=False)),
    (Kind.OFFICIAL_VALUE, MEMBERS, Rule(0, decimals=2, needs_consent=True, n_in_bands=False)),
    (Kind.OFFICIAL_VALUE, PUBLIC, Rule(0, decimals=2, needs_consent=True, n_in_bands=False)),
)
_PERSON_ROWS = (*_OWN_ROWS, *_MEMBER_ROWS, *_PUBLIC_ROWS)

FLOORS = MappingProxyType(
    {
        InstrumentClass.CONFIDENTIAL: _PERSON_ROWS,
        InstrumentClass.OPEN: (*_PERSON_ROWS, *_PARTICIPANT_ROWS),
        InstrumentClass.OFFICIAL: _OFFICIAL_ROWS,
    }
)
"""The laxest rules there are, by class of instrument."""


OTHERS = OthersRule()
"""What is shown of other organisations, at its laxest."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What each audience may see of instruments of one class. Without changes it is the floor itself.

    Raises:
        InputError: when a rule, or the organisation layer, is laxer than its floor, or told twice.
    """

    instrument_class: InstrumentClass
    rows: Table
    others: OthersRule = OTHERS

    def __post_init__(self) -> None:
        """Refuse what is laxer than the floors."""
        floors = {(kind, audience): rule for kind, audience, rule in FLOORS[self.instrument_class]}
        for kind, audience, rule in self.rows:
            floor_rule = floors.pop((kind, audience), None)
            if floor_rule is None or not rule.keeps(floor_rule):
                raise InputError(f"{kind} for {audience} cannot be laxer than its floor, or told twice")
        if not self.others.keeps(OTHERS):
            raise InputError("what is shown of other organisations cannot be laxer than its floor")

    def rule(self, kind: Kind, audience: Audience) -> Rule | None:
        """The rule for a kind of figure and an audience; None where that audience never sees it."""
        return next((rule for one, who, rule in self.rows if (one, who) == (kind, audience)), None)

    def with_rule(self, kind: Kind, audience: Audience, rule: Rule | None) -> Self:
        """The same policy with one rule made stricter, or with None taken away.

        Raises:
            InputError: when the rule is laxer than its floor.
        """
        others = tuple(row for row in self.rows if row[:2] != (kind, audience))
        return replace(self, rows=others if rule is None else (*others, (kind, audience, rule)))


CONFIDENTIAL = Policy(InstrumentClass.CONFIDENTIAL, FLOORS[InstrumentClass.CONFIDENTIAL])
OPEN = Policy(InstrumentClass.OPEN, FLOORS[InstrumentClass.OPEN])
OFFICIAL = Policy(InstrumentClass.OFFICIAL, FLOORS[InstrumentClass.OFFICIAL])
