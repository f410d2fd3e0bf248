from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats.reconstruct import Published


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("4.64", Fraction(464, 100), 2),
        ("4,64", Fraction(464, 100), 2),
        ("4.80", Fraction(48, 10), 2),
        ("5", Fraction(5), 0),
        (" .67 ", Fraction(67, 100), 2),
        ("-0,5", Fraction(-1, 2), 1),
    ],
)
def test_numbers_are_read_as_typed(text: str, value: Fraction, decimals: int) -> None:
    assert Published.parse(text) == Published(value, decimals)


@pytest.mark.parametrize("text", ["", ".", "4.", "1e3", "nan", "1.234,5", "4;6", "٤", "4.64 %", "1 000"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain number"):
        Published.parse(text)


@pytest.mark.parametrize("text", ["4" * 5_000, "0." + "0" * 29 + "1", "," + "6" * 31])
def test_a_number_of_more_than_thirty_digits_is_refused_in_few_words(text: str) -> None:
    with pytest.raises(ValueError, match="more than 30 digits") as refusal:
        Published.parse(text)
    assert len(str(refusal.value)) < 100


def test_thirty_digits_are_read() -> None:
    assert Published.parse("1." + "0" * 28 + "1").decimals == 29


def test_a_refusal_does_not_repeat_a_whole_page() -> None:
    with pytest.raises(ValueError, match="not a plain number") as refusal:
        Published.parse("x" * 100_000)
    assert len(str(refusal.value)) < 200


def test_the_rounding_interval_is_half_a_digit_either_way() -> None:
    printed = Published.parse("4.5")
    assert (printed.low, printed.high) == (Fraction("4.45"), Fraction("4.55"))


@pytest.mark.parametrize(("value", "decimals"), [("4.64", 1), ("4.5", 0), ("4", -1)])
def test_more_decimals_than_were_printed_are_refused(value: str, decimals: int) -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        Published(Fraction(value), decimals)


@given(st.decimals(min_value=-1000, max_value=1000, places=3))
def test_printing_and_reading_are_each_others_way_back(number: object) -> None:
    printed = Published.parse(str(number))
    assert Published.parse(str(printed)) == printed
