from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from elc.collection.actions import close_round, open_round, register_group, submit_answers
from elc.collection.checking import Answer
from elc.collection.models import Group, Round, Submission
from elc.collection.queries import answer_table
from elc.core.action import INSTALLATION
from elc.core.refusals import BadInput, NotNow
from elc.instruments.models import Instrument
from elc.snapshots.actions import freeze_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Round:
    culture = Instrument.objects.get(key="quality-culture")
    groups = [register_group(kind="unit", label=label, by=INSTALLATION) for label in ("Day centre", "Home")]
    return open_round(
        title={"en": "Culture"},
        instrument=culture,
        groups=groups,
        opened_on=date(2026, 3, 1),
        by=INSTALLATION,
    )


def first_group(asked: Round) -> Group:
    return asked.groups.order_by("label")[0]


def test_a_fitting_submission_is_kept(asked: Round) -> None:
    group = first_group(asked)
    kept = submit_answers(
        to=asked,
        group=group,
        answers={"lead1": 5, "lead2": "don't know"},
        comments={"one_change": "More time"},
    )
    assert Submission.objects.get(id=kept.id).answers == {"lead1": 5, "lead2": "don't know"}


@pytest.mark.parametrize(
    ("answers", "comments"),
    [
        ({"lead1": 6}, {}),
        ({"lead1": 0}, {}),
        ({"lead1": True}, {}),
        ({"lead1": "5"}, {}),
        ({"lead1": "not applicable"}, {}),  # this scale does not offer it
        ({"nosuch": 3}, {}),
        ({}, {"nosuch": "words"}),
    ],
)
def test_what_does_not_fit_the_instrument_is_refused(
    asked: Round, answers: dict[str, Answer], comments: dict[str, str]
) -> None:
    with pytest.raises(BadInput):
        submit_answers(to=asked, group=first_group(asked), answers=answers, comments=comments)
    assert not Submission.objects.filter(round=asked).exists()


def test_another_rounds_group_is_refused(asked: Round) -> None:
    stranger = register_group(kind="unit", label="Stranger", by=INSTALLATION)
    with pytest.raises(NotNow):
        submit_answers(to=asked, group=stranger, answers={"lead1": 5})


def test_a_closed_round_takes_no_answers(asked: Round) -> None:
    submit_answers(to=asked, group=first_group(asked), answers={"lead1": 5})
    freeze_round(round_=asked, frozen_on=date(2026, 4, 1), by=INSTALLATION)
    asked.refresh_from_db()
    with pytest.raises(NotNow):
        submit_answers(to=asked, group=first_group(asked), answers={"lead1": 5})


def test_a_round_cannot_close_before_it_opened(asked: Round) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(id=asked.id).update(closed_on=date(2026, 2, 1))


def test_a_closed_round_takes_no_answers_from_those_who_remember_it_open(asked: Round) -> None:
    group, remembered = first_group(asked), Round.objects.get(id=asked.id)
    close_round(round_=asked, closed_on=date(2026, 4, 1), by=INSTALLATION)
    assert remembered.closed_on is None
    with pytest.raises(NotNow):
        submit_answers(to=remembered, group=group, answers={"lead1": 5})
    assert not Submission.objects.filter(round=asked).exists()


def test_a_round_keeps_the_day_it_closed_on_whoever_closes_it_again(asked: Round) -> None:
    remembered = Round.objects.get(id=asked.id)
    close_round(round_=asked, closed_on=date(2026, 4, 1), by=INSTALLATION)
    again = close_round(round_=remembered, closed_on=date(2026, 5, 1), by=INSTALLATION)
    assert again.closed_on == Round.objects.get(id=asked.id).closed_on == date(2026, 4, 1)


def test_two_groups_of_one_name_are_refused(asked: Round) -> None:
    twins = [register_group(kind="unit", label="Day centre", by=INSTALLATION) for _ in range(2)]
    with pytest.raises(BadInput, match="Day centre") as refusal:
        open_round(title={}, instrument=asked.instrument, groups=twins, opened_on=date(2026, 3, 1), by=INSTALLATION)
    assert refusal.value.remedy


def test_groups_that_got_one_name_afterwards_are_still_two(asked: Round) -> None:
    day_centre, home = asked.groups.order_by("label")
    for group, answer in ((day_centre, 1), (home, 5)):
        submit_answers(to=asked, group=group, answers={"lead1": answer}, comments={"one_change": str(answer)})
    Group.objects.filter(id=home.id).update(label=day_centre.label)
    table = answer_table(asked)
    assert table.groups == ("Day centre", "Day centre")
    assert sorted(table.group_of) == [0, 1]
    said = {int(group): int(answer) for group, answer in zip(table.group_of, table.answers["lead1"], strict=True)}
    assert {group: int(words) for group, _, words in table.comments} == said


def test_a_group_that_nobody_answered_about_is_in_the_table(asked: Round) -> None:
    home = asked.groups.get(label="Home")
    submit_answers(to=asked, group=home, answers={"lead1": 5})
    table = answer_table(asked)
    assert table.groups == ("Day centre", "Home")
    assert table.group_of.tolist() == [1]
