"""What can be printed: exactly which figures, what not and why, under which policy and audit."""

from dataclasses import replace
from fractions import Fraction

from tests.benchstats.disclosure.audit_calls import SCALE, cell, scores

from benchstats import Scale
from benchstats.disclosure import (
    CONFIDENTIAL,
    OPEN,
    Audience,
    GroupAnswers,
    Kind,
    NotPrinted,
    Policy,
    Printed,
    Released,
    Round,
    Statistic,
    Withheld,
    printable,
)


def scored(home: str, *counts: int) -> GroupAnswers:
    """Scores over three items of 1-5: 13 levels."""
    return cell(home, counts + (0,) * (13 - len(counts)), subject="d", parts=3)


NINE = scored("a", 7, 0, 1, 1)
"""At most 1.2 of nine over three items: 5 steps at most, which two of them took; one of them leaves the others 2 or 3.

Of 5 steps or fewer there are 1 + 1 + 2 + 3 + 5 + 7 partitions."""


def stricter(**more: int) -> Policy:
    rule = CONFIDENTIAL.rule(Kind.DIMENSION_MEAN, Audience.OWN)
    assert rule is not None
    return CONFIDENTIAL.with_rule(Kind.DIMENSION_MEAN, Audience.OWN, replace(rule, **more))  # type: ignore[arg-type]


def test_somebody_is_taken_to_know_one_answer_unless_told_otherwise() -> None:
    answers = Round((NINE,), SCALE)
    assert printable(answers).text_of("d", "a") == "≤ 1.2"
    assert printable(answers).audit.insiders == 1
    more = printable(answers, insiders=2)
    assert more.figures == ()
    assert more.audit.insiders == 2
    assert printable(Round((scores("a", 12, 6),), SCALE), insiders=2).audit.insiders == 2


def test_what_is_not_printed_is_told_with_its_reason() -> None:
    """First what the policy withholds, then what the audit finds."""
    answers = Round((NINE, cell("b", (0, 0, 1, 2, 2)), scores("c", 4, 6), scores("e", 12, 6)), SCALE)
    found = printable(answers, insiders=2)
    assert [one.name for one in found.figures] == ["d / e"]
    assert found.not_printed == (
        NotPrinted("d", "c", Withheld.TOO_FEW_ANSWERS),
        NotPrinted("q", "b", Withheld.TOO_FEW_ANSWERS),
        NotPrinted("d", "a", Withheld.COULD_BE_WORKED_OUT),
    )


def test_others_see_nothing_without_consent() -> None:
    found = printable(Round((cell("a", (1, 1, 2, 4, 2)), scores("a", 12, 6)), SCALE), audience=Audience.MEMBERS)
    assert found.audience is Audience.MEMBERS
    assert found.not_printed == (
        NotPrinted("d", "a", Withheld.NO_CONSENT),
        NotPrinted("q", "a", Withheld.NO_CONSENT),
    )


def test_a_stricter_policy_rules_what_is_shown_and_what_is_audited() -> None:
    policy = stricter(least_answers=8)
    found = printable(Round((NINE, scores("b", 7, 6)), SCALE), policy=policy)
    assert [one.name for one in found.figures] == ["d / a"]
    assert found.not_printed == (NotPrinted("d", "b", Withheld.TOO_FEW_ANSWERS),)
    assert found.audit.policy == policy
    without = printable(Round((NINE,), SCALE), policy=policy, insiders=2)
    assert without.figures == ()
    assert without.audit.policy == policy


def test_a_figure_of_a_whole_organisation_leaves_nobody_out_and_pools_nobody() -> None:
    """So neither a least remainder nor least answers of each organisation hold it back."""
    answers = Round((scores("a", 12, 6),), SCALE)
    assert printable(answers, policy=stricter(least_remainder=10)).text_of("d", "a") == "3.0"
    assert printable(answers, policy=stricter(least_answers_each=12)).text_of("d", "a") == "3.0"
    assert printable(answers, policy=stricter(least_answers_each=13)).figures == ()


def test_units_are_taken_together_in_alphabetical_order() -> None:
    cells = (scores("a2", 6, 6, home="a"), scores("a3", 6, 6, home="a"), scores("a1", 6, 6, home="a"))
    found = printable(Round(cells, SCALE))
    assert [one.groups for one in found.figures] == [("a1", "a2", "a3")]


def test_the_scale_of_the_answers_is_the_scale_of_the_figure() -> None:
    """Fifteen steps of ten over three items of 0-4: a mean of 0.5."""
    counts = (1, 3, 6, *(0,) * 10)
    assert printable(Round((scored("a", *counts),), Scale(0, 4))).text_of("d", "a") == "0.5"


def test_two_items_are_a_dimension() -> None:
    """Participants of an open event see means of two items; ten scores with 40 steps of 2 times 4 each: 3.00."""
    answers = Round((cell("a", (0, 0, 3, 0, 4, 0, 3, 0, 0), subject="d", parts=2),), SCALE)
    found = printable(answers, audience=Audience.PARTICIPANTS, policy=OPEN)
    assert found.figures == (
        Released(
            name="d / a",
            subject="d",
            kind=Kind.DIMENSION_MEAN,
            statistic=Statistic.MEAN,
            groups=("a",),
            printed=Printed(Fraction(3), Fraction(1, 100), ties_up=True),
            seen_by=("participants",),
        ),
    )


def test_an_item_is_a_share_of_its_positive_answers() -> None:
    """Five of twelve are 41.7 %, so "40" with base 10, coded at 10 and 90 as every share of few."""
    found = printable(Round((cell("a", (1, 2, 4, 3, 2)),), SCALE), audience=Audience.PUBLIC, consented=["a"])
    shown = Printed(Fraction(40), Fraction(10), below=Fraction(10), above=Fraction(90), ties_up=True)
    assert found.figures == (
        Released(
            name="q / a",
            subject="q",
            kind=Kind.OWN_PERCENT,
            statistic=Statistic.SHARE,
            groups=("a",),
            printed=shown,
            seen_by=("public",),
            values=(4, 5),
            is_consented=True,
        ),
    )
