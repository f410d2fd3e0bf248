from dataclasses import fields

from benchstats import DEFINITIONS, Scale, describe, permutation_test
from benchstats.definitions import SD_DEFINITIONS


def test_every_spread_says_what_it_divides_by() -> None:
    assert DEFINITIONS["sd_sample"].text == "SD, sample (divides by n - 1)"
    assert DEFINITIONS["sd_population"].text == "SD, population (divides by n)"


def test_no_definition_is_empty_or_told_twice() -> None:
    told = list(DEFINITIONS.values())
    assert [one.statistic for one in told] == list(DEFINITIONS)
    assert all(one.text and one.method and one.source and one.version for one in told)
    assert len({one.text for one in told}) == len({one.method for one in told}) == len(told)
    assert not any("variation" in one.text.lower() for one in told)


def test_each_number_of_a_description_is_defined() -> None:
    described = {one.name for one in fields(describe([1, 1], scale=Scale(0, 1)))} - {"scale", "counts", "n"}
    assert described <= set(DEFINITIONS)
    assert set(SD_DEFINITIONS) <= set(DEFINITIONS)


def test_results_carry_their_words() -> None:
    found = describe([0, 0, 0, 5, 5], scale=Scale(1, 5))
    assert found.mean_interval is not None
    assert found.mean_interval.method == DEFINITIONS["mean_interval"].method
    assert found.interval == found.mean_interval
    assert found.definition == DEFINITIONS["mean"].text
    assert found.share_positive.method == DEFINITIONS["share_positive"].method
    assert "Wilson" in found.share_positive.method
    assert "exact" in permutation_test([1, 0], [0, 1], scale=Scale(0, 1)).method
