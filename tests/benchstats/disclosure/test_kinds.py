"""A figure is what it says it is: its statistic belongs to its kind, its number to the rounding it declares."""

from __future__ import annotations

import pytest
from tests.benchstats.disclosure.audit_calls import (
    HOUSES,
    MEAN,
    SHARE,
    audited,
    cell,
    figure,
    leaks,
    printed,
    scores,
    share,
)

from benchstats.disclosure import OFFICIAL, Check, Kind, Statistic

TWELVE = (1, 2, 1, 4, 4)
SIXTY = (6, 9, 12, 18, 15)


@pytest.mark.parametrize(
    ("kind", "statistic"),
    [(Kind.COUNT, MEAN), (Kind.COUNT, SHARE), (Kind.AGREEMENT, MEAN), (Kind.COMMENTS, MEAN), (Kind.DOTS, SHARE)],
)
def test_a_number_under_a_kind_that_shows_no_number_is_against_the_policy(kind: Kind, statistic: Statistic) -> None:
    values = (4, 5) if statistic is SHARE else ()
    one = figure("q", ("a",), printed("50", "10"), subject="q", kind=kind, statistic=statistic, values=values)
    if statistic is MEAN:
        one = figure("q", ("a",), printed("3.3"), subject="q", kind=kind, statistic=statistic)
    assert leaks(audited([one], cell("a", SIXTY)), Check.POLICY)


def test_a_mean_is_no_percentage_and_a_percentage_no_mean() -> None:
    as_percent = figure("q", ("a",), printed("3.7"), subject="q", kind=Kind.ITEM_PERCENT, statistic=MEAN)
    assert leaks(audited([as_percent], cell("a", TWELVE)), Check.POLICY)
    as_mean = share("q", ("a",), "70", kind=Kind.ITEM_MEAN)
    assert leaks(audited([as_mean], cell("a", SIXTY)), Check.POLICY)


@pytest.mark.parametrize(("values", "text"), [((1, 2), "30"), ((5,), "30"), ((3, 4, 5), "80"), ((), "0")])
def test_an_items_percentage_is_that_of_its_positive_answers(values: tuple[int, ...], text: str) -> None:
    assert leaks(audited([share("q", ("a",), text, values=values)], cell("a", TWELVE)), Check.POLICY)
    assert not leaks(audited([share("q", ("a",), "70", values=(5, 4))], cell("a", TWELVE)), Check.POLICY)


def test_a_number_is_a_multiple_of_the_rounding_it_declares() -> None:
    """75 of a base of 10 is the exact share of 9 of 12, whatever it declares."""
    nine = (1, 1, 1, 4, 5)
    assert leaks(audited([share("q", ("a",), "75")], cell("a", nine)), Check.POLICY)
    assert not leaks(audited([share("q", ("a",), "80")], cell("a", nine)), Check.POLICY)


def test_official_values_may_be_any_number() -> None:
    one = figure("q", ("a",), printed("3.7"), subject="d", kind=Kind.OFFICIAL_VALUE, is_consented=True)
    cells = [scores(name, 12, 8) for name in HOUSES]
    found = audited([one], *cells, policy=OFFICIAL)
    assert not leaks(found, Check.POLICY)
