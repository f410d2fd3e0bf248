"""The sentences of a figure as one audience may see it."""

from __future__ import annotations

from benchstats.definitions import SdDefinition
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.words import Kind, Side, Withheld
from benchstats.results import Sentence, say


def why_in_words(reason: Withheld) -> Sentence:
    """Why a figure is not shown; whatever protects people has one sentence, so that the sentence tells nothing."""
    if reason is Withheld.NOT_FOR_AUDIENCE:
        return say("This figure is not among those that are shown here.")
    if reason is Withheld.NO_CONSENT:
        return say("This figure is not shown, because the organisation has not agreed to it.")
    if reason is Withheld.TOO_FEW_ITEMS:
        return say("This figure is not shown, because it rests on too few questions.")
    if reason in (Withheld.TOO_FEW_ORGANISATIONS, Withheld.TOO_FEW_ANSWERS_OF_ONE, Withheld.DOMINANCE):
        return say("This figure is not shown, because it could come too close to single organisations.")
    return say("This figure is not shown, because it could come too close to single people's answers.")


def without_number(kind: Kind, n: str, classes: int) -> Sentence:
    """A distribution, a number of answers, a word, comments or marks; `n` is a number or a band."""
    if kind is Kind.COUNT:
        return say("There are %(n)s answers.", n=n)
    if kind in (Kind.THREE_CLASSES, Kind.FIVE_CLASSES):
        return say("The %(n)s answers are shown in %(classes)s classes.", n=n, classes=classes)
    if kind is Kind.AGREEMENT:
        return say("How far the %(n)s answers agree may be told in a word.", n=n)
    if kind is Kind.COMMENTS:
        return say("Comments may be shown, because there are %(n)s answers.", n=n)
    return say("The %(n)s answers may be shown as marks without names.", n=n)


def share_in_words(number: Printed, n: str) -> Sentence:
    """A share of positive answers."""
    share = int(number.value)
    if number.side is Side.AT_LEAST:
        return say("%(share)s %% or more of the %(n)s answers are positive.", share=share, n=n)
    if number.side is Side.AT_MOST:
        return say("%(share)s %% or less of the %(n)s answers are positive.", share=share, n=n)
    return say("About %(share)s %% of the %(n)s answers are positive.", share=share, n=n)


def mean_in_words(number: Printed, n: str) -> Sentence:
    """A mean of a dimension or an item."""
    value, decimals = float(number.value), number.decimals
    if number.side is Side.AT_LEAST:
        return say("The mean of %(n)s answers is %(value)s or more.", decimals=decimals, value=value, n=n)
    if number.side is Side.AT_MOST:
        return say("The mean of %(n)s answers is %(value)s or less.", decimals=decimals, value=value, n=n)
    return say("The mean of %(n)s answers is %(value)s.", decimals=decimals, value=value, n=n)


def official_in_words(number: Printed) -> Sentence:
    """An official value, for which nobody was asked."""
    return say("The official value is %(value)s.", decimals=number.decimals, value=float(number.value))


def sd_in_words(number: Printed, n: str, spread: SdDefinition | None) -> Sentence:
    """An SD, never without its definition."""
    value, decimals = float(number.value), number.decimals
    is_sample = spread == "sd_sample"
    if number.side is Side.ABOUT:
        if is_sample:
            return say("The SD (divided by n-1) of %(n)s answers is %(value)s.", decimals=decimals, value=value, n=n)
        return say("The SD (divided by n) of %(n)s answers is %(value)s.", decimals=decimals, value=value, n=n)
    if number.side is Side.AT_LEAST:
        if is_sample:
            return say(
                "The SD (divided by n-1) of %(n)s answers is %(value)s or more.", decimals=decimals, value=value, n=n
            )
        return say("The SD (divided by n) of %(n)s answers is %(value)s or more.", decimals=decimals, value=value, n=n)
    if is_sample:
        return say(
            "The SD (divided by n-1) of %(n)s answers is %(value)s or less.", decimals=decimals, value=value, n=n
        )
    return say("The SD (divided by n) of %(n)s answers is %(value)s or less.", decimals=decimals, value=value, n=n)
