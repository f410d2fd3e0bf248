"""A whole round of several groups, for those who may see all of it and for members: every figure by another route."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_django.fixtures import Settings
from tests.factories.mixed_round import GROUPS, MIXED, answer_mixed_round
from tests.factories.second_route import Range, mean, range_of_mean, wilson

from elc.collection.actions import open_round, register_group
from elc.collection.models import Round, Submission
from elc.comparison.actions import run_comparison
from elc.comparison.gate import Audience
from elc.comparison.models import StoredFigure
from elc.core.action import INSTALLATION
from elc.instruments.actions import add_instrument
from elc.instruments.definition import AnswerScale
from elc.instruments.models import Instrument
from elc.snapshots.actions import freeze_round

pytestmark = pytest.mark.django_db

WAYS_OUT = {None: "count_missing", "don't know": "count_dont_know", "not applicable": "count_not_applicable"}


class Expected(NamedTuple):
    """What a figure must say, before anything is withheld."""

    statistic: str
    n: int
    value: float | None
    range: Range = (None, None)
    answer: int | None = None  # which answer a count is of


@pytest.fixture(params=["quality-culture", "mixed"])
def asked(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> Round:
    settings.HOME = tmp_path
    if request.param == "mixed":
        add_instrument(definition=MIXED, by=INSTALLATION)
    return answer_mixed_round(Instrument.objects.get(key=request.param))


def figures_for(asked: Round, audience: Audience) -> list[StoredFigure]:
    snapshot = freeze_round(round_=asked, frozen_on=date(2026, 4, 1), by=INSTALLATION)
    return list(run_comparison(snapshot=snapshot, audience=audience, by=INSTALLATION).figures.all())


def sent_to(asked: Round, group: str, item: str) -> list[int | str | None]:
    submissions = Submission.objects.filter(round=asked, group__label=group)
    return [submission.answers.get(item) for submission in submissions]


def expected(sent: list[int | str | None], scale: AnswerScale) -> Iterator[Expected]:
    values = [answer for answer in sent if isinstance(answer, int)]
    n, positive = len(values), sum(2 * value > scale.low + scale.high for value in values)
    yield Expected("mean", n, mean(values) if n else None, range_of_mean(values, scale.low, scale.high))
    yield Expected("sd_sample", n, statistics.stdev(values) if n > 1 else None)
    yield Expected("sd_population", n, statistics.pstdev(values) if n else None)
    yield Expected("share_positive", n, positive / n if n else None, wilson(positive, n) if n else (None, None))
    for value in scale.values:
        yield Expected("count", n, values.count(value), answer=value)
    for way_out, statistic in WAYS_OUT.items():
        yield Expected(statistic, len(sent), sent.count(way_out))


def pairs(asked: Round, rows: list[StoredFigure]) -> Iterator[tuple[StoredFigure, Expected, int]]:
    """Each stored figure with what it must be and how many answered; in one order, and none left over."""
    found = iter(rows)
    definition = asked.instrument.definition
    for item in definition.item_keys:
        for group in sorted(GROUPS):
            sent = sent_to(asked, group, item)
            answered = sum(isinstance(answer, int) for answer in sent)
            for one in expected(sent, definition.scale_of(item)):
                row = next(found)
                assert (row.group, row.measure, row.statistic) == (group, item, one.statistic)
                assert one.answer is None or row.definition == f"answers of {one.answer}"
                yield row, one, answered
    assert list(found) == []


def test_the_round_would_show_what_is_mixed_up(asked: Round) -> None:
    """Somewhere each way not to answer was taken a different number of times, and no two groups are alike."""
    most = 0
    for item in asked.instrument.definition.item_keys:
        sent = sent_to(asked, "Riga", item)
        most = max(most, len({sent.count(way_out) for way_out in WAYS_OUT} - {0}))
    assert most == (3 if asked.instrument.key == "mixed" else 2)  # the catalogue's offers no "not applicable"
    assert len(set(GROUPS.values())) == len(GROUPS)


def test_every_figure_for_the_analyst(asked: Round) -> None:
    cut = 0
    for row, one, _ in pairs(asked, figures_for(asked, Audience.ANALYST)):
        assert (row.n, row.withheld) == (one.n, None), row
        assert row.value == (None if one.value is None else pytest.approx(one.value, abs=1e-12)), row
        if one.range == (None, None):
            assert (row.low, row.high) == (None, None), row
        else:
            assert (row.low, row.high) == pytest.approx(one.range, abs=1e-8), row
        if one.statistic == "mean":
            has_range = row.low is not None
            assert row.method == ("arithmetic mean; range: t interval, 95 %" if has_range else "arithmetic mean")
            cut += row.high == asked.instrument.definition.scale_of(row.measure).high
    assert cut >= 1


def test_every_figure_for_members(asked: Round) -> None:
    """Nothing of fewer than 5 answers; spreads, ranges of means and distributions from 50 on."""
    seen = set()
    for row, one, answered in pairs(asked, figures_for(asked, Audience.MEMBERS)):
        has_spread = one.n >= 50 or one.statistic in ("mean", "share_positive")
        seen.add((answered >= 5, answered >= 50))
        if answered < 5:
            assert (row.value, row.low, row.high, row.n) == (None, None, None, None), row
            assert row.withheld == "fewer than 5 answers"
        elif not has_spread:
            assert (row.value, row.low, row.high, row.n) == (None, None, None, one.n), row
            assert row.withheld is not None
        else:
            assert row.n == one.n, row
            assert row.value == pytest.approx(one.value, abs=1e-12), row
            has_range = one.range != (None, None) and (one.statistic == "share_positive" or answered >= 50)
            assert (row.low, row.high) == (pytest.approx(one.range, abs=1e-8) if has_range else (None, None)), row
        if one.statistic == "mean" and answered < 50:
            # A method with a range would tell that the answers of a group of ten and more are not all alike.
            assert row.method == "arithmetic mean"
    assert seen == {(False, False), (True, False), (True, True)}


def test_a_round_that_nobody_answered_has_all_its_figures(tmp_path: Path, settings: Settings) -> None:
    settings.HOME = tmp_path
    culture = Instrument.objects.get(key="quality-culture")
    groups = [register_group(kind="unit", label=label, by=INSTALLATION) for label in GROUPS]
    asked = open_round(title={}, instrument=culture, groups=groups, opened_on=date(2026, 3, 1), by=INSTALLATION)
    rows = [row for row, one, _ in pairs(asked, figures_for(asked, Audience.ANALYST)) if row.value == one.value]
    assert len(rows) == len(GROUPS) * len(culture.definition.items) * (4 + 5 + 3)
    assert {(row.n, row.value, row.low, row.high) for row in rows} == {(0, None, None, None), (0, 0, None, None)}
    assert {row.withheld for row in figures_for(asked, Audience.MEMBERS)} == {"fewer than 5 answers"}
