"""One figure, one audience: how it is shown at each boundary, and what it says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats import Interval, Scale
from benchstats.definitions import SdDefinition
from benchstats.disclosure.policy import CONFIDENTIAL, OFFICIAL, OPEN
from benchstats.disclosure.presenting import Presented, PrintedClass, exact, presented
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.rules import Basis, Rule
from benchstats.disclosure.words import Audience, InstrumentClass, Kind, Side, Withheld

OWN, MEMBERS, PUBLIC, PARTICIPANTS = Audience.OWN, Audience.MEMBERS, Audience.PUBLIC, Audience.PARTICIPANTS


def own(value: Fraction | float | list[int] | None, kind: Kind, n: int, interval: Interval | None = None) -> Presented:
    basis = Basis(n=n, items=3, remainder=0)
    return presented(value, kind=kind, audience=OWN, basis=basis, interval=interval, spread=spread_of(kind))


def spread_of(kind: Kind) -> SdDefinition | None:
    return "sd_sample" if kind is Kind.SD else None


def text(found: Presented) -> str | None:
    return None if found.number is None else found.number.text


@pytest.mark.parametrize(
    ("positive", "n", "shown"),
    [
        (9, 9, None),
        (1, 10, "≤ 10"),
        (2, 10, "20"),
        (8, 10, "80"),
        (9, 10, "≥ 90"),
        (9, 11, "80"),
        (2, 19, "10"),
        (3, 20, "15"),
        (2, 20, "≤ 10"),
        (53, 59, "90"),
        (54, 59, "≥ 90"),
        (53, 58, "≥ 90"),
        (6, 59, "10"),
        (5, 59, "≤ 10"),
        (29, 59, "50"),
        (6, 60, "10"),
        (5, 60, "8"),
        (0, 60, "0"),
        (59, 60, "98"),
        (60, 60, "100"),
    ],
)
def test_item_percentages(positive: int, n: int, shown: str | None) -> None:
    found = own(Fraction(positive, n), Kind.ITEM_PERCENT, n)
    assert text(found) == shown
    assert found.withheld is (Withheld.TOO_FEW_ANSWERS if shown is None else None)
    assert found.is_shown is (shown is not None)


@pytest.mark.parametrize(
    ("mean", "n", "shown"),
    [
        (4.6, 4, None),
        (4.64, 5, "4.6"),
        (4.65, 5, "4.7"),
        (4.79, 9, "4.8"),
        (4.80, 9, "≥ 4.8"),
        (5.0, 9, "≥ 4.8"),
        (5.0, 10, "5.0"),
        (4.80, 10, "4.8"),
        (1.20, 9, "≤ 1.2"),
        (1.21, 9, "1.2"),
        (1.0, 10, "1.0"),
    ],
)
def test_dimension_means(mean: float, n: int, shown: str | None) -> None:
    assert text(own(mean, Kind.DIMENSION_MEAN, n)) == shown


def test_coding_goes_by_the_length_of_the_scale() -> None:
    basis = Basis(n=5, items=3)
    found = [
        text(presented(value, kind=Kind.DIMENSION_MEAN, audience=OWN, basis=basis, scale=Scale(0, 10)))
        for value in (0.5, 0.51, 9.49, 9.5)
    ]
    assert found == ["≤ 0.50", "0.50", "9.50", "≥ 9.50"]  # in steps of 0.25, as coarse as 0.1 on 1-5
    assert text(presented(1.15, kind=Kind.DIMENSION_MEAN, audience=OWN, basis=basis, scale=Scale(1, 4))) == "≤ 1.15"
    assert text(presented(3.85, kind=Kind.DIMENSION_MEAN, audience=OWN, basis=basis, scale=Scale(1, 4))) == "≥ 3.85"


def test_what_is_known_of_a_coded_number() -> None:
    mean = own(4.0, Kind.DIMENSION_MEAN, 9).number
    assert mean == Printed(Fraction(4), Fraction(1, 10), Side.ABOUT, Fraction(6, 5), Fraction(24, 5), ties_up=True)
    share = own(Fraction(5, 10), Kind.ITEM_PERCENT, 10).number
    assert share == Printed(Fraction(50), Fraction(10), Side.ABOUT, Fraction(10), Fraction(90), ties_up=True)
    assert own(4.0, Kind.DIMENSION_MEAN, 10).number == Printed(
        Fraction(4), Fraction(1, 10), Side.ABOUT, None, None, ties_up=True
    )


@pytest.mark.parametrize(("kind", "first"), [(Kind.ITEM_MEAN, 50), (Kind.SD, 50), (Kind.SUBGROUP_MEAN, 10)])
def test_other_numbers(kind: Kind, first: int) -> None:
    assert text(own(1.25, kind, first)) == "1.3"
    assert own(1.25, kind, first - 1) == Presented(
        kind, OWN, InstrumentClass.CONFIDENTIAL, Withheld.TOO_FEW_ANSWERS, None, (), None, None, None
    )


def test_who_knows_n_exactly() -> None:
    assert (own(4.0, Kind.DIMENSION_MEAN, 17).n, own(4.0, Kind.DIMENSION_MEAN, 17).n_band) == (17, None)
    basis = Basis(n=17, items=3, organisations=3, smallest_n=5)
    found = presented(4.0, kind=Kind.DIMENSION_MEAN, audience=MEMBERS, basis=basis)
    assert (found.n, found.n_band, found.audience, found.kind) == (None, "10-19", MEMBERS, Kind.DIMENSION_MEAN)
    assert found.instrument_class is InstrumentClass.CONFIDENTIAL


def test_fewer_effective_answers_make_coarser() -> None:
    """Person layer: "n = answered; min with n_eff"."""
    for n_effective, shown in ((60.0, "50"), (59.9, "50"), (10.0, "50"), (9.9, None)):
        basis = Basis(n=100, n_effective=n_effective)
        assert text(presented(Fraction(50, 100), kind=Kind.ITEM_PERCENT, audience=OWN, basis=basis)) == shown
    few, enough = (Basis(n=100, n_effective=n) for n in (59.9, 60.0))
    assert text(presented(Fraction(53, 100), kind=Kind.ITEM_PERCENT, audience=OWN, basis=few)) == "55"
    assert text(presented(Fraction(53, 100), kind=Kind.ITEM_PERCENT, audience=OWN, basis=enough)) == "53"
    assert text(presented(Fraction(95, 100), kind=Kind.ITEM_PERCENT, audience=OWN, basis=few)) == "≥ 90"
    tenfold = Basis(n=100, n_effective=19.0)
    assert text(presented(Fraction(53, 100), kind=Kind.ITEM_PERCENT, audience=OWN, basis=tenfold)) == "50"
    nine = Basis(n=100, n_effective=9.0, items=3)
    assert text(presented(4.9, kind=Kind.DIMENSION_MEAN, audience=OWN, basis=nine)) == "≥ 4.8"
    classes = presented([3, 33, 64], kind=Kind.THREE_CLASSES, audience=OWN, basis=few)
    assert [one.share.text for one in classes.classes] == ["≤ 10", "35", "65"]
    # n itself is told as it is.
    assert presented(None, kind=Kind.COUNT, audience=OWN, basis=few).n == 100


def test_three_classes() -> None:
    found = own([3, 3, 14], Kind.THREE_CLASSES, 20)
    shares = [
        Printed(Fraction(value), Fraction(5), Side.ABOUT, Fraction(10), Fraction(90), ties_up=True)
        for value in (15, 15, 70)
    ]
    assert found.classes == tuple(PrintedClass((at,), share) for at, share in enumerate(shares))
    assert found.number is None
    merged = own([2, 3, 15], Kind.THREE_CLASSES, 20)
    assert [(one.classes, one.share.text) for one in merged.classes] == [((0, 1), "25"), ((2,), "75")]
    coded = own([0, 3, 27], Kind.THREE_CLASSES, 30)
    assert [(one.classes, one.share.text) for one in coded.classes] == [((0, 1), "≤ 10"), ((2,), "≥ 90")]
    assert [one.share.text for one in own([3, 3, 54], Kind.THREE_CLASSES, 60).classes] == ["5", "5", "90"]
    nothing = own([1, 1, 18], Kind.THREE_CLASSES, 20)
    assert (nothing.withheld, nothing.classes, nothing.n) == (Withheld.SMALL_CLASSES, (), None)
    assert own([3, 3, 13], Kind.THREE_CLASSES, 19).withheld is Withheld.TOO_FEW_ANSWERS


def test_five_classes() -> None:
    found = own([1, 0, 9, 10, 30], Kind.FIVE_CLASSES, 50)
    assert [(one.classes, one.share.text) for one in found.classes] == [
        ((0,), "≤ 10"),
        ((1,), "≤ 10"),
        ((2,), "20"),
        ((3,), "20"),
        ((4,), "60"),
    ]
    fine = own([1, 0, 9, 10, 40], Kind.FIVE_CLASSES, 60)
    assert [one.share.text for one in fine.classes] == ["2", "0", "15", "17", "67"]
    assert own([1, 0, 9, 10, 29], Kind.FIVE_CLASSES, 49).withheld is Withheld.TOO_FEW_ANSWERS
    # Another scale has other classes.
    basis = Basis(n=60)
    found = presented([10, 20, 10, 20], kind=Kind.FIVE_CLASSES, audience=OWN, basis=basis, scale=Scale(1, 4))
    assert [one.share.text for one in found.classes] == ["17", "33", "17", "33"]


def test_open_feedback_is_shown_to_the_cent_to_participants() -> None:
    basis = Basis(n=7)
    found = presented(Fraction(30, 7), kind=Kind.ITEM_MEAN, audience=PARTICIPANTS, basis=basis, policy=OPEN)
    assert (text(found), found.n, found.instrument_class) == ("4.29", 7, InstrumentClass.OPEN)
    assert presented(Fraction(30, 7), kind=Kind.ITEM_MEAN, audience=PUBLIC, basis=basis, policy=OPEN).withheld is (
        Withheld.NOT_FOR_AUDIENCE
    )
    confidential = presented(Fraction(30, 7), kind=Kind.ITEM_MEAN, audience=PARTICIPANTS, basis=basis)
    assert confidential.withheld is Withheld.NOT_FOR_AUDIENCE
    classes = presented([0, 0, 2, 1, 4], kind=Kind.FIVE_CLASSES, audience=PARTICIPANTS, basis=basis, policy=OPEN)
    assert [one.share.text for one in classes.classes] == ["0", "0", "29", "14", "57"]
    dots = presented(None, kind=Kind.DOTS, audience=PARTICIPANTS, basis=basis, policy=OPEN)
    assert (dots.is_shown, dots.number, dots.n) == (True, None, 7)


def test_an_official_value_may_be_any_number() -> None:
    for value, shown in ((-12.345, "-12.34"), (1234567.0, "1234567.00")):
        found = presented(value, kind=Kind.OFFICIAL_VALUE, audience=OWN, basis=Basis(n=0), policy=OFFICIAL)
        assert (text(found), found.n) == (shown, 0)


POOLED_INTERVAL = Interval(4.02, 4.48, "pooled within-group variance", 0.9)


def test_an_interval_is_laid_about_the_shown_number() -> None:
    found = own(Fraction(426, 100), Kind.DIMENSION_MEAN, 12, POOLED_INTERVAL)
    # Half its width is 0.23; 4.3 - 0.23 = 4.07 and 4.3 + 0.23 = 4.53.
    assert found.interval == Interval(4.1, 4.5, "pooled within-group variance", 0.9)


def test_the_ends_of_an_interval_are_half_its_width_away() -> None:
    wide = Interval(3.8, 4.7, "pooled within-group variance")
    found = own(Fraction(426, 100), Kind.DIMENSION_MEAN, 12, wide).interval
    assert found == Interval(3.9, 4.8, "pooled within-group variance")  # 3.85 and 4.75 are ties
    fine = presented(
        Fraction(30, 7), kind=Kind.ITEM_MEAN, audience=PARTICIPANTS, basis=Basis(n=7), policy=OPEN, interval=wide
    )
    assert fine.interval == Interval(3.84, 4.74, "pooled within-group variance")


def test_an_interval_is_kept_back_where_it_would_tell_more() -> None:
    assert own(4.9, Kind.DIMENSION_MEAN, 9, POOLED_INTERVAL).interval is None  # coded
    assert own(4.9, Kind.DIMENSION_MEAN, 10, POOLED_INTERVAL).interval is not None
    assert own(1.0, Kind.DIMENSION_MEAN, 9, POOLED_INTERVAL).interval is None
    assert (
        own(4.2, Kind.DIMENSION_MEAN, 12, Interval(4.0, 4.4, "t interval")).interval is None
    )  # the own SD in disguise
    assert own(4.2, Kind.DIMENSION_MEAN, 4, POOLED_INTERVAL).interval is None
    assert own(4.2, Kind.DIMENSION_MEAN, 12).interval is None
    assert own(None, Kind.COUNT, 12, POOLED_INTERVAL).interval is None


# statistics.md 6.3: "For the seed: Tallinn (n=11) would get item % positive ("90 % or more" for most) and an
# overall 4.7; Vilnius (n=7) only the overall 4.6."
def test_the_seed_under_the_policy(pilot_answers: dict[str, list[tuple[int, ...]]]) -> None:
    overall = {}
    percents = {}
    for event, n in (("Tallinn", 11), ("Vilnius", 7)):
        items = pilot_answers[event]
        given = sum(sum(counts) for counts in items)
        mean = Fraction(sum(value * count for counts in items for value, count in enumerate(counts, 1)), given)
        overall[event] = text(own(mean, Kind.DIMENSION_MEAN, n))
        percents[event] = [
            text(own(Fraction(counts[3] + counts[4], sum(counts)), Kind.ITEM_PERCENT, sum(counts))) for counts in items
        ]
    assert overall == {"Tallinn": "4.7", "Vilnius": "4.6"}
    assert percents["Vilnius"] == [None] * 13
    assert percents["Tallinn"].count("≥ 90") > 6
    assert None not in percents["Tallinn"]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            own(4.6, Kind.DIMENSION_MEAN, 4),
            "This figure is not shown, because it could come too close to single people's answers.",
        ),
        (own(None, Kind.AGREEMENT, 10), "How far the 10 answers agree may be told in a word."),
        (own(None, Kind.COMMENTS, 10), "Comments may be shown, because there are 10 answers."),
        (own(None, Kind.COUNT, 10), "There are 10 answers."),
        (own([3, 3, 14], Kind.THREE_CLASSES, 20), "The 20 answers are shown in 3 classes."),
        (own([2, 3, 15], Kind.THREE_CLASSES, 20), "The 20 answers are shown in 2 classes."),
        (own(Fraction(9, 11), Kind.ITEM_PERCENT, 11), "About 80 % of the 11 answers are positive."),
        (own(Fraction(10, 11), Kind.ITEM_PERCENT, 11), "90 % or more of the 11 answers are positive."),
        (own(Fraction(1, 11), Kind.ITEM_PERCENT, 11), "10 % or less of the 11 answers are positive."),
        (own(4.64, Kind.DIMENSION_MEAN, 7), "The mean of 7 answers is 4.6."),
        (own(4.84, Kind.DIMENSION_MEAN, 7), "The mean of 7 answers is 4.8 or more."),
        (own(1.04, Kind.DIMENSION_MEAN, 7), "The mean of 7 answers is 1.2 or less."),
        (
            presented(
                Fraction(9, 11),
                kind=Kind.OWN_PERCENT,
                audience=PUBLIC,
                basis=Basis(n=11, is_consented=True),
            ),
            "About 80 % of the 10-19 answers are positive.",
        ),
        (
            presented(
                4.64,
                kind=Kind.OWN_MEAN,
                audience=MEMBERS,
                basis=Basis(n=7, items=3, is_consented=True),
            ),
            "The mean of 5-9 answers is 4.6.",
        ),
        (
            presented(Fraction(30, 7), kind=Kind.ITEM_MEAN, audience=PARTICIPANTS, basis=Basis(n=7), policy=OPEN),
            "The mean of 7 answers is 4.29.",
        ),
        (
            presented(None, kind=Kind.DOTS, audience=PARTICIPANTS, basis=Basis(n=7), policy=OPEN),
            "The 7 answers may be shown as marks without names.",
        ),
        (
            presented(12.5, kind=Kind.OFFICIAL_VALUE, audience=OWN, basis=Basis(n=0), policy=OFFICIAL),
            "The official value is 12.50.",
        ),
    ],
)
def test_sentences(found: Presented, sentence: str) -> None:
    assert found.sentence().text == sentence


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (4.0, Kind.COUNT, "count takes no value"),
        (None, Kind.ITEM_PERCENT, "item_percent takes one number, not None"),
        ([1, 2], Kind.DIMENSION_MEAN, "dimension_mean takes one number, not [1, 2]"),
        (float("nan"), Kind.SD, "sd takes one number, not nan"),
        (1.01, Kind.ITEM_PERCENT, "item_percent is from 0 to 1, not 1.01"),
        (-0.01, Kind.OWN_PERCENT, "own_percent is from 0 to 1, not -0.01"),
        (0.9, Kind.DIMENSION_MEAN, "dimension_mean is from 1 to 5, not 0.9"),
        (5.1, Kind.ITEM_MEAN, "item_mean is from 1 to 5, not 5.1"),
        (0.9, Kind.SUBGROUP_MEAN, "subgroup_mean is from 1 to 5, not 0.9"),
        (5.1, Kind.OWN_MEAN, "own_mean is from 1 to 5, not 5.1"),
        (-0.1, Kind.SD, "sd is from 0 to 4, not -0.1"),
        (4.1, Kind.SD, "sd is from 0 to 4, not 4.1"),
        (
            [10, 10],
            Kind.THREE_CLASSES,
            "three_classes takes 3 counts that add up to the 20 answers, not [10, 10]",
        ),
        (
            [10, 10, 1],
            Kind.THREE_CLASSES,
            "three_classes takes 3 counts that add up to the 20 answers, not [10, 10, 1]",
        ),
        (
            [-1, 11, 10],
            Kind.THREE_CLASSES,
            "three_classes takes 3 counts that add up to the 20 answers, not [-1, 11, 10]",
        ),
        ([10, 5, 5], Kind.FIVE_CLASSES, "five_classes takes 5 counts that add up to the 20 answers, not [10, 5, 5]"),
        (4.0, Kind.FIVE_CLASSES, "five_classes takes 5 counts that add up to the 20 answers, not 4.0"),
        (None, Kind.THREE_CLASSES, "three_classes takes 3 counts that add up to the 20 answers, not None"),
    ],
)
def test_what_makes_no_sense_is_refused(value: Fraction | float | list[int] | None, kind: Kind, message: str) -> None:
    with refusing(message):
        own(value, kind, 20)


def test_ends_of_what_makes_sense() -> None:
    for value, kind in (
        (0.0, Kind.ITEM_PERCENT),
        (1.0, Kind.ITEM_PERCENT),
        (1.0, Kind.ITEM_MEAN),
        (5.0, Kind.ITEM_MEAN),
    ):
        assert own(value, kind, 60).is_shown
    assert own(0.0, Kind.SD, 60).is_shown
    assert own(4.0, Kind.SD, 60).is_shown


def test_a_float_counts_as_it_is_written() -> None:
    assert exact(0.1) == Fraction(1, 10)
    assert exact(Fraction(1, 3)) == Fraction(1, 3)
    assert exact(3) == Fraction(3)


@given(n=st.integers(5, 70), share=st.fractions(0, 1, max_denominator=70), kind=st.sampled_from(list(Kind)))
def test_what_is_withheld_holds_nothing(n: int, share: Fraction, kind: Kind) -> None:
    value: Fraction | list[int] | None = None
    if kind in (Kind.ITEM_PERCENT, Kind.OWN_PERCENT):
        value = share
    elif kind is Kind.THREE_CLASSES:
        value = [n, 0, 0]
    elif kind is Kind.FIVE_CLASSES:
        value = [0, 0, n, 0, 0]
    elif kind not in (Kind.AGREEMENT, Kind.COMMENTS, Kind.DOTS, Kind.COUNT):
        value = 1 + share
    for audience in Audience:
        found = presented(
            value,
            kind=kind,
            audience=audience,
            basis=Basis(n=n),
            interval=POOLED_INTERVAL,
            spread=spread_of(kind),
        )
        if found.withheld is not None:
            assert (found.number, found.classes, found.interval, found.n, found.n_band) == (None, (), None, None, None)
        assert (found.n is None) or (found.n_band is None)
        assert CONFIDENTIAL.rule(kind, audience) is not None or found.withheld is Withheld.NOT_FOR_AUDIENCE


@pytest.mark.parametrize(("spread", "divided"), [("sd_sample", "divided by n-1"), ("sd_population", "divided by n")])
@pytest.mark.parametrize(
    ("value", "coded_below", "end"), [(0.7, 0, "0.7."), (0.1, 60, "0.2 or less."), (3.9, 60, "3.8 or more.")]
)
def test_an_sd_is_told_with_its_definition(
    value: float, coded_below: int, end: str, spread: SdDefinition, divided: str
) -> None:
    policy = CONFIDENTIAL.with_rule(Kind.SD, OWN, Rule(50, coded_below=coded_below, n_in_bands=False))
    found = presented(value, kind=Kind.SD, audience=OWN, basis=Basis(n=55), policy=policy, spread=spread)
    assert found.spread == spread
    assert found.sentence().text == f"The SD ({divided}) of 55 answers is {end}"


def test_an_sd_without_its_definition_is_refused() -> None:
    with refusing("an SD, and nothing else, is one of sd_sample, sd_population, not sd None"):
        presented(0.7, kind=Kind.SD, audience=OWN, basis=Basis(n=60))
    with refusing("an SD, and nothing else, is one of sd_sample, sd_population, not item_mean sd_sample"):
        presented(4.2, kind=Kind.ITEM_MEAN, audience=OWN, basis=Basis(n=60), spread="sd_sample")


def test_an_official_value_is_never_coded_by_a_scale() -> None:
    policy = OFFICIAL.with_rule(Kind.OFFICIAL_VALUE, OWN, Rule(0, decimals=2, coded_below=10, n_in_bands=False))
    found = presented(-3.0, kind=Kind.OFFICIAL_VALUE, audience=OWN, basis=Basis(n=0), policy=policy)
    assert found.sentence().text == "The official value is -3.00."


@pytest.mark.parametrize("reason", list(Withheld))
def test_the_reason_of_what_is_withheld_is_told(reason: Withheld) -> None:
    """Protection is named only where it is the reason: consent and the audience have their own words."""
    found = Presented(Kind.ITEM_MEAN, OWN, InstrumentClass.CONFIDENTIAL, reason, None, (), None, None, None)
    about = {
        Withheld.NOT_FOR_AUDIENCE: "not among those that are shown here",
        Withheld.NO_CONSENT: "the organisation has not agreed",
        Withheld.TOO_FEW_ITEMS: "too few questions",
        Withheld.TOO_FEW_ORGANISATIONS: "single organisations",
        Withheld.TOO_FEW_ANSWERS_OF_ONE: "single organisations",
        Withheld.DOMINANCE: "single organisations",
    }
    assert about.get(reason, "single people's answers") in found.sentence().text
