"""Numbers as they are shown, and which true ones are shown so."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats.disclosure.printed import Printed, Span, shown
from benchstats.disclosure.words import Side

PERCENT_CODES = (Fraction(10), Fraction(90))
MEAN_CODES = (Fraction(12, 10), Fraction(48, 10))


def test_rounding_is_half_up_at_every_tie() -> None:
    found = [
        shown(Fraction(value, 100), unit=Fraction(1, 10), codes=None).text for value in (424, 425, 435, 434, 500, 100)
    ]
    assert found == ["4.2", "4.3", "4.4", "4.3", "5.0", "1.0"]
    assert shown(Fraction(-25, 10), unit=Fraction(1), codes=None).value == -2


def test_a_shown_number_says_all_that_is_known_of_it() -> None:
    assert shown(Fraction(425, 100), unit=Fraction(1, 10), codes=None) == Printed(
        Fraction(43, 10), Fraction(1, 10), Side.ABOUT, None, None, ties_up=True
    )
    assert shown(Fraction(425, 100), unit=Fraction(1, 10), codes=MEAN_CODES) == Printed(
        Fraction(43, 10), Fraction(1, 10), Side.ABOUT, Fraction(12, 10), Fraction(48, 10), ties_up=True
    )


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "≤ 10"),
        (Fraction(10), "≤ 10"),
        (Fraction(1001, 100), "10"),
        (Fraction(1499, 100), "10"),
        (Fraction(15), "20"),
        (Fraction(85), "90"),
        (Fraction(8499, 100), "80"),
        (Fraction(8999, 100), "90"),
        (Fraction(90), "≥ 90"),
        (Fraction(100), "≥ 90"),
    ],
)
def test_coded_percentages(share: Fraction, text: str) -> None:
    assert shown(share, unit=Fraction(10), codes=PERCENT_CODES).text == text


@pytest.mark.parametrize(
    ("mean", "text"),
    [
        (Fraction(1), "≤ 1.2"),
        (Fraction(120, 100), "≤ 1.2"),
        (Fraction(1201, 1000), "1.2"),
        (Fraction(125, 100), "1.3"),
        (Fraction(4799, 1000), "4.8"),
        (Fraction(48, 10), "≥ 4.8"),
        (Fraction(5), "≥ 4.8"),
    ],
)
def test_coded_means(mean: Fraction, text: str) -> None:
    assert shown(mean, unit=Fraction(1, 10), codes=MEAN_CODES).text == text


def test_a_bound_is_rounded_to_nothing_else() -> None:
    low, high = (shown(Fraction(share), unit=Fraction(5), codes=PERCENT_CODES) for share in (3, 97))
    assert low == Printed(Fraction(10), Fraction(5), Side.AT_MOST)
    assert high == Printed(Fraction(90), Fraction(5), Side.AT_LEAST)
    assert low.span == Span(None, Fraction(10))
    assert high.span == Span(Fraction(90), None)


def test_span_of_a_rounded_number() -> None:
    assert Printed(Fraction(43, 10), Fraction(1, 10)).span == Span(
        Fraction(425, 100), Fraction(435, 100), has_low=True, has_high=True
    )
    assert Printed(Fraction(43, 10), Fraction(1, 10), ties_up=True).span == Span(
        Fraction(425, 100), Fraction(435, 100), True, False
    )


def test_limits_of_a_coded_policy_cut_the_span() -> None:
    cut = Printed(Fraction(10), Fraction(10), below=Fraction(10), above=Fraction(90), ties_up=True).span
    assert cut == Span(Fraction(10), Fraction(15), has_low=False, has_high=False)
    assert Printed(Fraction(90), Fraction(10), below=Fraction(10), above=Fraction(90)).span == Span(
        Fraction(85), Fraction(90), True, False
    )
    # Just at the end of the rounding interval the limit still takes the end away.
    assert Printed(Fraction(15), Fraction(10), below=Fraction(10)).span == Span(Fraction(10), Fraction(20), False, True)
    assert Printed(Fraction(85), Fraction(10), above=Fraction(90)).span == Span(Fraction(80), Fraction(90), True, False)
    # And beyond it, it takes nothing away.
    assert Printed(Fraction(50), Fraction(10), below=Fraction(10), above=Fraction(90)).span == Span(
        Fraction(45), Fraction(55), True, True
    )


@given(
    value=st.fractions(0, 100, max_denominator=60),
    unit=st.sampled_from([Fraction(10), Fraction(5), Fraction(1)]),
    codes=st.sampled_from([None, PERCENT_CODES]),
)
def test_a_number_is_in_the_span_of_what_is_shown_of_it(
    value: Fraction, unit: Fraction, codes: tuple[Fraction, Fraction] | None
) -> None:
    assert shown(value, unit=unit, codes=codes).span.holds(value)


@given(
    first=st.fractions(0, 100, max_denominator=60),
    second=st.fractions(0, 100, max_denominator=60),
    unit=st.sampled_from([Fraction(10), Fraction(5), Fraction(1)]),
    codes=st.sampled_from([None, PERCENT_CODES]),
)
def test_two_numbers_are_shown_alike_just_where_the_span_says(
    first: Fraction, second: Fraction, unit: Fraction, codes: tuple[Fraction, Fraction] | None
) -> None:
    one = shown(first, unit=unit, codes=codes)
    assert one.span.holds(second) is (shown(second, unit=unit, codes=codes) == one)


def test_ends_of_a_span() -> None:
    closed, open_ones = Span(Fraction(1), Fraction(2)), Span(Fraction(1), Fraction(2), has_low=False, has_high=False)
    numbers = [Fraction(99, 100), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(201, 100)]
    assert [closed.holds(number) for number in numbers] == [False, True, True, True, False]
    assert [open_ones.holds(number) for number in numbers] == [False, False, True, False, False]
    assert [Span(None, Fraction(2)).holds(number) for number in numbers] == [True, True, True, True, False]
    assert [Span(Fraction(1), None).holds(number) for number in numbers] == [False, True, True, True, True]
    assert Span(None, None).holds(Fraction(10**9))


def test_whole_numbers_in_a_span() -> None:
    closed, open_ones = Span(Fraction(1), Fraction(2)), Span(Fraction(1), Fraction(2), has_low=False, has_high=False)
    assert closed.whole(10, least=0, most=50) == (10, 20)
    assert open_ones.whole(10, least=0, most=50) == (11, 19)
    assert Span(Fraction(101, 100), Fraction(199, 100)).whole(10, least=0, most=50) == (11, 19)
    assert Span(Fraction(101, 100), Fraction(199, 100), has_low=False, has_high=False).whole(10, least=0, most=50) == (
        11,
        19,
    )
    assert Span(Fraction(101, 100), Fraction(109, 100)).whole(10, least=0, most=50) == (11, 10)  # none
    assert closed.whole(10, least=12, most=50) == (12, 20)
    assert closed.whole(10, least=0, most=15) == (10, 15)
    assert Span(None, Fraction(2)).whole(10, least=3, most=50) == (3, 20)
    assert Span(Fraction(1), None).whole(10, least=3, most=50) == (10, 50)
    assert Span(None, None).whole(10, least=3, most=50) == (3, 50)
    assert closed.whole(Fraction(1, 2), least=0, most=5) == (1, 1)


@given(
    low=st.none() | st.fractions(-2, 5, max_denominator=12),
    length=st.none() | st.fractions(0, 4, max_denominator=12),
    ends=st.tuples(st.booleans(), st.booleans()),
    factor=st.integers(1, 12),
)
def test_whole_numbers_are_those_that_the_span_holds(
    low: Fraction | None, length: Fraction | None, ends: tuple[bool, bool], factor: int
) -> None:
    high = None if length is None else (low or 0) + length
    span = Span(low, high, *ends)
    first, last = span.whole(factor, least=0, most=60)
    assert [number for number in range(61) if span.holds(Fraction(number, factor))] == list(range(first, last + 1))


def test_reading_of_printed_numbers() -> None:
    assert Printed.parse("4.64") == Printed(Fraction(464, 100), Fraction(1, 100))
    assert Printed.parse("4,6") == Printed(Fraction(46, 10), Fraction(1, 10))
    assert Printed.parse("82") == Printed(Fraction(82), Fraction(1))
    with pytest.raises(ValueError, match="about 4") as caught:
        Printed.parse("about 4")
    assert type(caught.value).__name__ == "InputError"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_decimals_are_those_of_unit_and_value() -> None:
    assert Printed(Fraction(46, 10), Fraction(1, 100)).text == "4.60"
    assert Printed(Fraction(464, 100), Fraction(1, 10)).text == "4.64"
    assert Printed(Fraction(90), Fraction(10), Side.AT_LEAST).text == "≥ 90"
    assert Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST).text == "≤ 1.2"
    assert Printed(Fraction(5), Fraction(1, 10**5)).decimals == 5
    assert Printed(Fraction(5), Fraction(1, 10**6)).decimals == 6
    assert Printed(Fraction(1, 3), Fraction(1)).text == "0.333333"


def test_a_unit_rounds_something() -> None:
    for unit in (Fraction(0), Fraction(-1)):
        with refusing(f"a number is rounded to multiples of something above zero, not {unit}"):
            Printed(Fraction(1), unit)
