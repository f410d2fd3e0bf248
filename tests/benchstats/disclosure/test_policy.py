"""The policy table of statistics.md 6.3, written here once more from the specification, cell by cell.

What is shown from how many answers on, how coarsely, and to whom, is read from the specification and design.md
section 4, not from the code; each row says where it stands.
"""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tests.benchstats.refusing import refusing

from benchstats.disclosure.policy import CONFIDENTIAL, FLOORS, OFFICIAL, OPEN, OthersRule, Policy
from benchstats.disclosure.rules import Basis, Rule, why_withheld
from benchstats.disclosure.words import Audience, InstrumentClass, Kind, Withheld

OWN, MEMBERS, PUBLIC, PARTICIPANTS = Audience.OWN, Audience.MEMBERS, Audience.PUBLIC, Audience.PARTICIPANTS

# Everything a figure can have: what is then still withheld is withheld for the number of answers alone.
PLENTY = Basis(n=0, remainder=0, items=20, organisations=200, smallest_n=10_000, is_consented=True, is_perturbed=True)

# First n shown (None: never) | bases at n = 10, 20, 50, 60, 100, 200 | coded at n = 9, 10, 59, 60 | exact n or a band.
NEVER: tuple[None, str, str, str] = (None, "", "", "")
TABLE = {
    # The cell: "dimension mean, 1 decimal;
    # coded >=4.8 / <=1.2 below n=10 | n>=5 | provider n>=5 | >=10 providers, >=100 persons"
    (Kind.DIMENSION_MEAN, OWN): (5, "1 1 1 1 1 1", "yes no no no", "exact"),
    (Kind.DIMENSION_MEAN, MEMBERS): (5, "1 1 1 1 1 1", "yes no no no", "band"),
    (Kind.DIMENSION_MEAN, PUBLIC): (100, "1 1 1 1 1 1", "no no no no", "band"),
    # The cell: "item % positive
    # | n>=10, base 10; n>=20 base 5; n>=60 base 1 | same, pooled providers | base 5", coded below 60
    (Kind.ITEM_PERCENT, OWN): (10, "10 5 5 1 1 1", "yes yes yes no", "exact"),
    (Kind.ITEM_PERCENT, MEMBERS): (10, "10 5 5 1 1 1", "yes yes yes no", "band"),
    (Kind.ITEM_PERCENT, PUBLIC): (100, "10 5 5 5 5 5", "yes yes yes no", "band"),
    # The cell: "item mean (instead of %) | n>=50, 1 decimal | n>=50 | no"
    (Kind.ITEM_MEAN, OWN): (50, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.ITEM_MEAN, MEMBERS): (50, "1 1 1 1 1 1", "no no no no", "band"),
    (Kind.ITEM_MEAN, PUBLIC): NEVER,
    # The cell: "3-class distribution | n>=20; base 5 | n>=50 | n>=100"
    (Kind.THREE_CLASSES, OWN): (20, "1 5 5 5 5 5", "yes yes yes no", "exact"),
    (Kind.THREE_CLASSES, MEMBERS): (50, "1 5 5 5 5 5", "yes yes yes no", "band"),
    (Kind.THREE_CLASSES, PUBLIC): (100, "1 5 5 5 5 5", "yes yes yes no", "band"),
    # The cell: "5-class distribution, numeric SD | n>=50 (SD 1 decimal) | n>=100 | n>=200, cell-key"
    (Kind.FIVE_CLASSES, OWN): (50, "1 1 5 1 1 1", "yes yes yes no", "exact"),
    (Kind.FIVE_CLASSES, MEMBERS): (100, "1 1 5 1 1 1", "no no no no", "band"),
    (Kind.FIVE_CLASSES, PUBLIC): (200, "1 1 5 1 1 1", "no no no no", "band"),
    (Kind.SD, OWN): (50, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.SD, MEMBERS): (100, "1 1 1 1 1 1", "no no no no", "band"),
    (Kind.SD, PUBLIC): (200, "1 1 1 1 1 1", "no no no no", "band"),
    # The cell: "agreement word (broad/mixed/split) | n>=10 | - | -"
    (Kind.AGREEMENT, OWN): (10, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.AGREEMENT, MEMBERS): NEVER,
    (Kind.AGREEMENT, PUBLIC): NEVER,
    # The cell: "sub-group dimension mean | each shown >=10 and unshown remainder 0 or >=10 | never | never"
    (Kind.SUBGROUP_MEAN, OWN): (10, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.SUBGROUP_MEAN, MEMBERS): NEVER,
    (Kind.SUBGROUP_MEAN, PUBLIC): NEVER,
    # The cell: "verbatim comments | n>=10 | by consent | by consent"
    (Kind.COMMENTS, OWN): (10, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.COMMENTS, MEMBERS): (10, "1 1 1 1 1 1", "no no no no", "band"),
    (Kind.COMMENTS, PUBLIC): (10, "1 1 1 1 1 1", "no no no no", "band"),
    # The cell: "n shown as | exact | band 5-9/10-19/20-49/50-99/100+ | band"
    (Kind.COUNT, OWN): (5, "1 1 1 1 1 1", "no no no no", "exact"),
    (Kind.COUNT, MEMBERS): (5, "1 1 1 1 1 1", "no no no no", "band"),
    (Kind.COUNT, PUBLIC): (5, "1 1 1 1 1 1", "no no no no", "band"),
    # design.md 4: "An organisation's own value is public by its own decision: from 10 answers on, one decimal, n as a
    # band"; to members the person layer applies (O3), with its coding below 10 answers.
    (Kind.OWN_MEAN, OWN): NEVER,  # it sees its dimension mean
    (Kind.OWN_MEAN, MEMBERS): (5, "1 1 1 1 1 1", "yes no no no", "band"),
    (Kind.OWN_MEAN, PUBLIC): (10, "1 1 1 1 1 1", "no no no no", "band"),
    (Kind.OWN_PERCENT, OWN): NEVER,  # it sees its item percentage
    (Kind.OWN_PERCENT, MEMBERS): (10, "10 5 5 1 1 1", "yes yes yes no", "band"),
    (Kind.OWN_PERCENT, PUBLIC): (10, "10 5 5 5 5 5", "yes yes yes no", "band"),
    # "Dots for single answers exist only in open feedback."
    (Kind.DOTS, OWN): NEVER,
    (Kind.DOTS, MEMBERS): NEVER,
    (Kind.DOTS, PUBLIC): NEVER,
    (Kind.OFFICIAL_VALUE, OWN): NEVER,  # of another class
    (Kind.OFFICIAL_VALUE, MEMBERS): NEVER,
    (Kind.OFFICIAL_VALUE, PUBLIC): NEVER,
}
EDGES = (0, 4, 5, 9, 10, 19, 20, 49, 50, 59, 60, 99, 100, 199, 200, 1000)

# What else is asked for: "dimension mean (>=3 items)"; peers by O1, pooled over >= 3 others each n >= 5;
# public over >= 10 providers; remainder 0 or >= 10; consent; cell-key; each class >= 3.
ITEMS = {Kind.DIMENSION_MEAN, Kind.SUBGROUP_MEAN, Kind.OWN_MEAN}
POOLED = {Kind.DIMENSION_MEAN, Kind.ITEM_PERCENT, Kind.ITEM_MEAN, Kind.THREE_CLASSES, Kind.FIVE_CLASSES, Kind.SD}
BY_CONSENT = {Kind.OWN_MEAN, Kind.OWN_PERCENT, Kind.COMMENTS}

cells = pytest.mark.parametrize(("kind", "audience"), list(TABLE))


def test_the_table_has_every_cell_of_persons() -> None:
    assert set(TABLE) == {(kind, audience) for kind in Kind for audience in (OWN, MEMBERS, PUBLIC)}
    assert [kind for kind in Kind if CONFIDENTIAL.rule(kind, PARTICIPANTS)] == []


@cells
def test_from_how_many_answers_on(kind: Kind, audience: Audience) -> None:
    first = TABLE[kind, audience][0]
    rule = CONFIDENTIAL.rule(kind, audience)
    found = [why_withheld(rule, replace(PLENTY, n=n)) for n in EDGES]
    if first is None:
        assert set(found) == {Withheld.NOT_FOR_AUDIENCE}
    else:
        assert found == [None if n >= first else Withheld.TOO_FEW_ANSWERS for n in EDGES]


@cells
def test_how_coarsely(kind: Kind, audience: Audience) -> None:
    first, bases, coded, told = TABLE[kind, audience]
    rule = CONFIDENTIAL.rule(kind, audience)
    if first is None:
        assert rule is None
        return
    assert rule is not None
    assert " ".join(str(rule.base(n)) for n in (10, 20, 50, 60, 100, 200)) == bases
    assert " ".join("yes" if rule.is_coded(n) else "no" for n in (9, 10, 59, 60)) == coded
    assert rule.n_in_bands is (told == "band")
    assert rule.decimals == 1


@cells
def test_what_else_is_asked_for(kind: Kind, audience: Audience) -> None:
    rule = CONFIDENTIAL.rule(kind, audience)
    if rule is None:
        return
    is_pooled = kind in POOLED and audience is not OWN
    assert rule.least_items == (3 if kind in ITEMS else 0)
    assert rule.least_organisations == ((10 if audience is PUBLIC else 3) if is_pooled else 1)
    assert rule.least_answers_each == (5 if is_pooled else 0)
    assert rule.least_remainder == (10 if kind is Kind.SUBGROUP_MEAN else 0)
    assert rule.least_class == (3 if kind is Kind.THREE_CLASSES else 0)
    assert rule.needs_consent is (kind in BY_CONSENT and audience is not OWN)
    assert rule.needs_perturbation is (audience is PUBLIC and kind in (Kind.FIVE_CLASSES, Kind.SD))


@pytest.mark.parametrize(
    ("remainder", "is_shown"), [(0, True), (1, False), (9, False), (10, True), (11, True), (None, False)]
)
def test_remainder_beside_a_sub_group(remainder: int | None, *, is_shown: bool) -> None:
    rule = CONFIDENTIAL.rule(Kind.SUBGROUP_MEAN, OWN)
    reason = why_withheld(rule, replace(PLENTY, n=10, remainder=remainder))
    assert reason is (None if is_shown else Withheld.SMALL_REMAINDER)


@pytest.mark.parametrize(
    ("audience", "n", "organisations", "smallest", "reason"),
    [
        (MEMBERS, 15, 3, 5, None),
        (MEMBERS, 15, 2, 5, Withheld.TOO_FEW_ORGANISATIONS),
        (MEMBERS, 15, 3, 4, Withheld.TOO_FEW_ANSWERS_OF_ONE),
        (PUBLIC, 100, 10, 5, None),
        (PUBLIC, 99, 10, 5, Withheld.TOO_FEW_ANSWERS),
        (PUBLIC, 100, 9, 5, Withheld.TOO_FEW_ORGANISATIONS),
    ],
)
def test_peers_and_the_public(
    audience: Audience, n: int, organisations: int, smallest: int, reason: Withheld | None
) -> None:
    basis = Basis(n=n, items=3, organisations=organisations, smallest_n=smallest)
    assert why_withheld(CONFIDENTIAL.rule(Kind.DIMENSION_MEAN, audience), basis) is reason


# design.md 4: "all participants will see each criterion's score, variation, n and the answers as unnamed dots; from 5
# answers on; comments shuffled; the public version goes through the full policy".
@pytest.mark.parametrize("kind", list(Kind))
def test_open_feedback(kind: Kind) -> None:
    rule = OPEN.rule(kind, PARTICIPANTS)
    if kind in (Kind.SUBGROUP_MEAN, Kind.OWN_MEAN, Kind.OWN_PERCENT, Kind.OFFICIAL_VALUE):
        assert rule is None
    else:
        assert rule is not None
        assert rule == Rule(5, decimals=2, n_in_bands=False)
        assert why_withheld(rule, Basis(5)) is None
        assert why_withheld(rule, Basis(4)) is Withheld.TOO_FEW_ANSWERS
    for audience in (OWN, MEMBERS, PUBLIC):
        assert OPEN.rule(kind, audience) == CONFIDENTIAL.rule(kind, audience)


def test_official_figures_need_consent_and_nobody_was_asked() -> None:
    assert OFFICIAL.rule(Kind.OFFICIAL_VALUE, OWN) == Rule(0, decimals=2, n_in_bands=False)
    for audience in (MEMBERS, PUBLIC):
        rule = OFFICIAL.rule(Kind.OFFICIAL_VALUE, audience)
        assert why_withheld(rule, Basis(0)) is Withheld.NO_CONSENT
        assert why_withheld(rule, Basis(0, is_consented=True)) is None
        assert rule is not None
        assert (rule.decimals, rule.n_in_bands) == (2, False)
    assert OFFICIAL.rule(Kind.OFFICIAL_VALUE, PARTICIPANTS) is None
    assert [row[0] for row in OFFICIAL.rows] == [Kind.OFFICIAL_VALUE] * 3


def test_the_organisation_layer_of_the_specification() -> None:
    rule = OthersRule()
    assert (rule.mean, rule.median, rule.percentiles, rule.answers_each) == (3, 10, 20, 5)  # O1, O2
    assert (rule.nearest, rule.points) == (3, 5)  # O2; design.md 4: "at least 5 did"
    assert (rule.p_percent, rule.contributors) == (10, 3)  # O4
    assert (rule.difference, rule.rerelease) == (3, 5)  # O5 and O6; Release


@pytest.mark.parametrize("name", [one.name for one in fields(OthersRule)])
def test_no_number_of_the_organisation_layer_may_be_lower(name: str) -> None:
    lower = replace(OthersRule(), **{name: getattr(OthersRule(), name) - 1})
    higher = replace(OthersRule(), **{name: getattr(OthersRule(), name) + 1})
    assert not lower.keeps(OthersRule())
    assert higher.keeps(OthersRule())
    assert replace(CONFIDENTIAL, others=higher).others == higher
    with refusing("what is shown of other organisations cannot be laxer than its floor"):
        replace(CONFIDENTIAL, others=lower)


def test_the_three_policies_are_the_floors() -> None:
    for policy, name in ((CONFIDENTIAL, "confidential"), (OPEN, "open_feedback"), (OFFICIAL, "official")):
        assert policy.instrument_class.value == name
        assert policy == Policy(policy.instrument_class, FLOORS[policy.instrument_class], OthersRule())


def test_a_stricter_rule_is_taken() -> None:
    stricter = Rule(8, least_items=3, coded_below=10, n_in_bands=True)
    policy = CONFIDENTIAL.with_rule(Kind.DIMENSION_MEAN, OWN, stricter)
    assert policy.rule(Kind.DIMENSION_MEAN, OWN) == stricter
    assert CONFIDENTIAL.rule(Kind.DIMENSION_MEAN, OWN) != stricter
    for kind, audience, rule in CONFIDENTIAL.rows:
        if (kind, audience) != (Kind.DIMENSION_MEAN, OWN):
            assert policy.rule(kind, audience) == rule
    assert (policy.instrument_class, policy.others) == (InstrumentClass.CONFIDENTIAL, OthersRule())
    assert len(policy.rows) == len(CONFIDENTIAL.rows)


def test_a_rule_may_be_taken_away() -> None:
    policy = CONFIDENTIAL.with_rule(Kind.SD, OWN, None)
    assert policy.rule(Kind.SD, OWN) is None
    assert policy.rule(Kind.SD, MEMBERS) == CONFIDENTIAL.rule(Kind.SD, MEMBERS)
    assert policy.rule(Kind.AGREEMENT, OWN) == CONFIDENTIAL.rule(Kind.AGREEMENT, OWN)
    assert policy.with_rule(Kind.SD, OWN, Rule(50, n_in_bands=False)).rule(Kind.SD, OWN) is not None


def test_a_laxer_rule_is_refused() -> None:
    with refusing("dimension_mean for own_organisation cannot be laxer than its floor, or told twice"):
        CONFIDENTIAL.with_rule(Kind.DIMENSION_MEAN, OWN, Rule(4, least_items=3, coded_below=10))
    with refusing("item_mean for public cannot be laxer than its floor, or told twice"):
        CONFIDENTIAL.with_rule(Kind.ITEM_MEAN, PUBLIC, Rule(1000))
    with refusing("dots for participants cannot be laxer than its floor, or told twice"):
        CONFIDENTIAL.with_rule(Kind.DOTS, PARTICIPANTS, Rule(1000))


def test_a_rule_told_twice_is_refused() -> None:
    with refusing("dimension_mean for own_organisation cannot be laxer than its floor, or told twice"):
        Policy(InstrumentClass.CONFIDENTIAL, (*CONFIDENTIAL.rows, CONFIDENTIAL.rows[0]))


@pytest.mark.parametrize("row", range(len(CONFIDENTIAL.rows)))
def test_every_floor_is_held(row: int) -> None:
    kind, audience, rule = CONFIDENTIAL.rows[row]
    with refusing(f"{kind} for {audience} cannot be laxer than its floor, or told twice"):
        CONFIDENTIAL.with_rule(kind, audience, replace(rule, least_answers=rule.least_answers - 1))


def test_the_words_are_stable() -> None:
    """They are stored with figures: a renamed one would be another one."""
    assert " ".join(Kind) == (
        "dimension_mean item_percent item_mean three_classes five_classes sd agreement subgroup_mean own_mean "
        "own_percent comments dots official_value count"
    )
    assert " ".join(Audience) == "own_organisation network_members public participants"
    assert " ".join(InstrumentClass) == "confidential open_feedback official"
    assert " ".join(Withheld) == (
        "not_for_this_audience too_few_answers too_few_items too_few_organisations "
        "too_few_answers_of_one_organisation small_remainder no_consent not_perturbed small_classes dominance "
        "could_be_worked_out"
    )
