"""Two rounds: the constant panel, and what may be shown where some joined or left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchstats.disclosure import OthersRule, panel_check

# O6: "if 1-2 providers joined or left, the old-panel and new-panel means are not both shown".
PAIRS = [
    ("abcd", "abcd", True),
    ("abcd", "abcde", False),
    ("abcd", "abcdef", False),
    ("abcd", "abcdefg", True),
    ("abcde", "abcd", False),
    ("abcdef", "abcd", False),
    ("abcdefg", "abcd", True),
    ("abcdefg", "abcdh", False),
    ("abcdh", "abcdefg", False),
    ("abcdefg", "abcdhij", True),
]


@pytest.mark.parametrize(("earlier", "later", "both"), PAIRS)
def test_two_panels_for_a_reader(earlier: str, later: str, *, both: bool) -> None:
    """The reader was in both rounds, and counts in none of them."""
    found = panel_check(["r", *earlier], [*later, "r"], reader="r")
    assert found.are_both_shown is both
    assert found.panel == tuple(sorted(set(earlier) & set(later)))
    assert found.joined == tuple(sorted(set(later) - set(earlier)))
    assert found.left == tuple(sorted(set(earlier) - set(later)))
    assert (found.reader, found.n, found.least, found.least_panel) == ("r", len(found.panel), 3, 3)
    assert found.interval is None
    assert panel_check(list(earlier), list(later), reader="r") == found


@pytest.mark.parametrize(("earlier", "later", "_"), PAIRS)
def test_without_a_reader_it_holds_for_everybody(earlier: str, later: str, _: bool) -> None:
    found = panel_check(list(earlier), list(later))
    readers = [panel_check(list(earlier), list(later), reader=one) for one in {*earlier, *later, "z"}]
    assert found.reader is None
    assert found.is_trend_shown is all(one.is_trend_shown for one in readers)
    assert found.are_both_shown is all(one.are_both_shown for one in readers)


def test_four_joiners_are_three_others_to_each_of_them() -> None:
    assert not panel_check("abcd", "abcdefg").are_both_shown  # e sees f and g
    assert panel_check("abcd", "abcdefgh").are_both_shown
    assert not panel_check("abcdefg", "abcd").are_both_shown
    assert panel_check("abcdefgh", "abcd").are_both_shown


def test_a_panel_has_three_others() -> None:
    """Three in both rounds, one of whom is the reader, are two others: their mean tells each of the other."""
    assert not panel_check("abc", "xabc", reader="a").is_trend_shown
    assert panel_check("abc", "xabc", reader="x").is_trend_shown
    assert not panel_check("abc", "xabc").is_trend_shown
    shown, hidden = panel_check("cbad", "xabcd"), panel_check("abc", "xab", reader="y")
    assert (shown.is_trend_shown, hidden.is_trend_shown) == (True, False)
    assert shown.sentence().text == "The change is shown for the 4 organisations of both rounds."
    assert hidden.sentence().text == "The change is not shown: only 2 organisations took part in both rounds."
    strict = panel_check("abcd", "abcd", reader="a", rule=replace(OthersRule(), mean=4, difference=5))
    assert (strict.least_panel, strict.least, strict.is_trend_shown) == (4, 5, False)
