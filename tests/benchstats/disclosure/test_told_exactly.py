"""The sentences of a figure, word for word."""

from fractions import Fraction

import pytest

from benchstats.disclosure import Kind, Printed, Side, Withheld
from benchstats.disclosure.told import (
    mean_in_words,
    official_in_words,
    sd_in_words,
    share_in_words,
    why_in_words,
    without_number,
)

OF_PERSONS = "This figure is not shown, because it could come too close to single people's answers."
OF_HOUSES = "This figure is not shown, because it could come too close to single organisations."


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Withheld.NOT_FOR_AUDIENCE, "This figure is not among those that are shown here."),
        (Withheld.NO_CONSENT, "This figure is not shown, because the organisation has not agreed to it."),
        (Withheld.TOO_FEW_ITEMS, "This figure is not shown, because it rests on too few questions."),
        (Withheld.TOO_FEW_ORGANISATIONS, OF_HOUSES),
        (Withheld.TOO_FEW_ANSWERS_OF_ONE, OF_HOUSES),
        (Withheld.DOMINANCE, OF_HOUSES),
        (Withheld.TOO_FEW_ANSWERS, OF_PERSONS),
        (Withheld.SMALL_REMAINDER, OF_PERSONS),
        (Withheld.NOT_PERTURBED, OF_PERSONS),
        (Withheld.SMALL_CLASSES, OF_PERSONS),
        (Withheld.COULD_BE_WORKED_OUT, OF_PERSONS),
    ],
)
def test_why_a_figure_is_not_shown(reason: Withheld, text: str) -> None:
    assert why_in_words(reason).text == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.COUNT, "There are 10-19 answers."),
        (Kind.THREE_CLASSES, "The 10-19 answers are shown in 3 classes."),
        (Kind.FIVE_CLASSES, "The 10-19 answers are shown in 3 classes."),
        (Kind.AGREEMENT, "How far the 10-19 answers agree may be told in a word."),
        (Kind.COMMENTS, "Comments may be shown, because there are 10-19 answers."),
        (Kind.DOTS, "The 10-19 answers may be shown as marks without names."),
    ],
)
def test_what_is_shown_without_a_number(kind: Kind, text: str) -> None:
    assert without_number(kind, "10-19", 3).text == text


def printed(text: str, unit: str, side: Side = Side.ABOUT) -> Printed:
    return Printed(Fraction(text), Fraction(unit), side)


def test_shares_in_words() -> None:
    assert share_in_words(printed("80", "10"), "12").text == "About 80 % of the 12 answers are positive."
    at_least, at_most = printed("90", "10", Side.AT_LEAST), printed("10", "10", Side.AT_MOST)
    assert share_in_words(at_least, "12").text == "90 % or more of the 12 answers are positive."
    assert share_in_words(at_most, "12").text == "10 % or less of the 12 answers are positive."


def test_means_in_words() -> None:
    assert mean_in_words(printed("3", "0.1"), "12").text == "The mean of 12 answers is 3.0."
    at_least, at_most = printed("4.8", "0.1", Side.AT_LEAST), printed("1.2", "0.1", Side.AT_MOST)
    assert mean_in_words(at_least, "8").text == "The mean of 8 answers is 4.8 or more."
    assert mean_in_words(at_most, "8").text == "The mean of 8 answers is 1.2 or less."


def test_official_values_in_words() -> None:
    assert official_in_words(printed("12.5", "0.01")).text == "The official value is 12.50."
    assert official_in_words(printed("12", "1")).text == "The official value is 12."


@pytest.mark.parametrize(("side", "end"), [(Side.ABOUT, ""), (Side.AT_LEAST, " or more"), (Side.AT_MOST, " or less")])
def test_an_sd_is_told_with_its_definition(side: Side, end: str) -> None:
    spread = printed("0.9", "0.1", side)
    assert sd_in_words(spread, "60", "sd_sample").text == f"The SD (divided by n-1) of 60 answers is 0.9{end}."
    assert sd_in_words(spread, "60", "sd_population").text == f"The SD (divided by n) of 60 answers is 0.9{end}."
