"""The gate is alive: planted violations are stopped, and what it does not know it does not release."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elc.comparison.figures import COUNT, MEAN, SD_POPULATION, SD_SAMPLE, SHARE_POSITIVE, Figure
from elc.comparison.gate import POLICIES, Audience, release
from elc.core.refusals import NotAllowed
from elc.instruments.definition import InstrumentClass

CONFIDENTIAL, OPEN = InstrumentClass.CONFIDENTIAL, InstrumentClass.OPEN_FEEDBACK
SPREADS = (SD_SAMPLE, SD_POPULATION, COUNT, "count_missing", "count_dont_know", "count_not_applicable")


def figure(statistic: str, n: int) -> Figure:
    return Figure("A", "q", statistic, "d", n, 3.25, 3.0, 3.5, "m", "1", "digest", "nobody yet")


def released(statistic: str, n: int, instrument_class: InstrumentClass, audience: Audience) -> Figure:
    return release([figure(statistic, n)], instrument_class=instrument_class, audience=audience)[0]


@given(st.sampled_from([MEAN, SHARE_POSITIVE, *SPREADS]), st.integers(0, 4))
def test_members_see_nothing_of_fewer_than_five_answers(statistic: str, n: int) -> None:
    seen = released(statistic, n, CONFIDENTIAL, Audience.MEMBERS)
    assert (seen.value, seen.low, seen.high, seen.n) == (None, None, None, None)
    assert seen.withheld == "fewer than 5 answers"


@given(st.sampled_from(SPREADS), st.integers(5, 49))
def test_members_see_no_spread_and_no_distribution_below_fifty(statistic: str, n: int) -> None:
    seen = released(statistic, n, CONFIDENTIAL, Audience.MEMBERS)
    assert (seen.value, seen.low, seen.high) == (None, None, None)
    assert seen.withheld is not None
    assert "50" in seen.withheld


@given(st.integers(5, 49))
def test_members_see_no_interval_that_is_the_own_spread_in_disguise(n: int) -> None:
    seen = released(MEAN, n, CONFIDENTIAL, Audience.MEMBERS)
    assert (seen.value, seen.low, seen.high, seen.withheld) == (3.25, None, None, None)


@given(st.sampled_from([MEAN, *SPREADS]), st.integers(50, 5000))
def test_members_see_everything_from_fifty_on(statistic: str, n: int) -> None:
    seen = released(statistic, n, CONFIDENTIAL, Audience.MEMBERS)
    assert (seen.value, seen.n, seen.withheld, seen.audience) == (3.25, n, None, "members")


@given(st.sampled_from([MEAN, *SPREADS]), st.integers(0, 60))
def test_participants_of_an_event_see_everything_from_five_on(statistic: str, n: int) -> None:
    seen = released(statistic, n, OPEN, Audience.PARTICIPANTS)
    assert (seen.value is None) == (n < 5)


@given(st.sampled_from([MEAN, *SPREADS]), st.integers(0, 60))
def test_the_analyst_sees_what_the_analyst_has(statistic: str, n: int) -> None:
    assert released(statistic, n, CONFIDENTIAL, Audience.ANALYST).value == 3.25


@given(st.integers(0, 4), st.integers(50, 90))
def test_how_many_skipped_an_item_does_not_tell_how_few_answered_it(n: int, submissions: int) -> None:
    both = [figure(MEAN, n), figure("count_missing", submissions)]
    seen = release(both, instrument_class=CONFIDENTIAL, audience=Audience.MEMBERS)
    assert [(one.value, one.n) for one in seen] == [(None, None), (None, None)]


def test_what_the_policy_does_not_name_is_closed() -> None:
    for instrument_class in InstrumentClass:
        for audience in Audience:
            if (instrument_class, audience) not in POLICIES:
                with pytest.raises(NotAllowed):
                    release([figure(MEAN, 500)], instrument_class=instrument_class, audience=audience)
    assert (InstrumentClass.CONFIDENTIAL, Audience.PARTICIPANTS) not in POLICIES
