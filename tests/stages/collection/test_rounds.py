from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from elc.collection.actions import open_round, register_group, submit_answers
from elc.collection.checking import Answer
from elc.collection.models import Group, Round, Submission
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
