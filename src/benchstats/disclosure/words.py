"""The words of disclosure control: what is shown, to whom, of which class of instrument, and why not."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What kind of thing a figure is; the value is stable and may be stored."""

    DIMENSION_MEAN = "dimension_mean"
    ITEM_PERCENT = "item_percent"  # share of positive answers
    ITEM_MEAN = "item_mean"
    THREE_CLASSES = "three_classes"  # negative, neutral, positive
    FIVE_CLASSES = "five_classes"  # every answer category
    SD = "sd"
    AGREEMENT = "agreement"  # a word: broad, mixed or split
    SUBGROUP_MEAN = "subgroup_mean"  # a dimension of a unit or role
    OWN_MEAN = "own_mean"  # an organisation's own dimension, shown to others by its own decision
    OWN_PERCENT = "own_percent"  # an organisation's own item, shown to others by its own decision
    COMMENTS = "comments"
    DOTS = "dots"  # single answers, unnamed
    OFFICIAL_VALUE = "official_value"  # no person was asked
    COUNT = "count"  # n itself


class Audience(StrEnum):
    """Who looks at a figure."""

    OWN = "own_organisation"
    MEMBERS = "network_members"
    PUBLIC = "public"
    PARTICIPANTS = "participants"  # of an event, told beforehand


class InstrumentClass(StrEnum):
    """What respondents were promised."""

    CONFIDENTIAL = "confidential"
    OPEN = "open_feedback"
    OFFICIAL = "official"


class Withheld(StrEnum):
    """Why a figure is not shown; the value is stable and may be stored."""

    NOT_FOR_AUDIENCE = "not_for_this_audience"
    TOO_FEW_ANSWERS = "too_few_answers"
    TOO_FEW_ITEMS = "too_few_items"
    TOO_FEW_ORGANISATIONS = "too_few_organisations"
    TOO_FEW_ANSWERS_OF_ONE = "too_few_answers_of_one_organisation"
    SMALL_REMAINDER = "small_remainder"
    NO_CONSENT = "no_consent"
    NOT_PERTURBED = "not_perturbed"
    SMALL_CLASSES = "small_classes"
    DOMINANCE = "dominance"
    COULD_BE_WORKED_OUT = "could_be_worked_out"  # found by the audit, together with other figures


class Statistic(StrEnum):
    """What was computed of the answers of a group, as an attacker reads it.

    The first four can be audited. The others are told to the audit all the same: it finds that it cannot.
    """

    MEAN = "mean"
    SHARE = "share"  # of answers with certain values, in percent
    SD_SAMPLE = "sd_sample"
    SD_POPULATION = "sd_population"
    MEDIAN = "median"  # also of other organisations' values
    LOWER_QUARTILE = "lower_quartile"
    UPPER_QUARTILE = "upper_quartile"
    P10 = "p10"
    P90 = "p90"
    AGREEMENT = "agreement"  # a percent of agreement, or a word about spread


class Side(StrEnum):
    """Whether a printed number is about the true one, or a bound of it."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Check(StrEnum):
    """What an audit asks of everything one audience can see."""

    POLICY = "policy"  # the figure alone is against the policy
    TOGETHER = "together"  # two statistics of one item below the floor for both
    DIFFERENCE = "difference"  # two figures differ by too few
    SOLUTIONS = "solutions"  # too few sets of answers fit
    LOW_ANSWER = "low_answer"  # somebody must have given an answer below the middle
    UNANIMOUS = "unanimous"  # everybody, or nobody, must have given positive answers
    INSIDER = "insider"  # whoever knows one or two answers knows all
    WIDTH = "width"  # the mean of a group that is not shown is bounded too tightly
    COUNT = "count"  # a count of a group that is not shown is bounded too tightly
    NOT_AUDITED = "not_audited"  # nothing is known, so nothing is released
