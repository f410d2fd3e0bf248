"""Charts: valid, said in words, one dot an answer, nothing overlaps, everything inside, always the same."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elc.reports.charts import (
    GroupMean,
    Series,
    answer_dots,
    answer_dots_both,
    figure_width,
    group_strip,
    group_strip_both,
    largest_stack,
    legend_mark,
    scale_axis,
)
from elc.reports.charts.scaling import ticks
from elc.reports.charts.svg import short

SCALE = (1, 2, 3, 4, 5)
LABELS = ("very poor", "poor", "satisfactory", "good", "excellent")
PILOTS = (Series(1, (0, 0, 1, 2, 8), 4.6364), Series(2, (0, 0, 0, 2, 5), 4.7143))
FOUR = (*PILOTS, Series(3, (0, 1, 2, 3, 3), 3.8889), Series(4, (3, 0, 1, 4, 2), 3.2))
SVG = "{http://www.w3.org/2000/svg}"

counts = st.lists(st.integers(0, 12), min_size=5, max_size=5).map(tuple)


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def dots(series: Sequence[Series], **options: Any) -> str:
    return answer_dots(series, SCALE, title="Overall quality", desc="Tallinn: 11 answers.", **options)


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if name in e.get("class", "").split()]


def box(mark: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a circle, a square, or one of our two paths."""
    number = {name: float(value) for name, value in mark.items() if re.fullmatch(r"-?[\d.]+", value)}
    if mark.tag == f"{SVG}circle":
        x, y, r = number["cx"], number["cy"], number["r"]
        return x - r, y - r, x + r, y + r
    if mark.tag == f"{SVG}rect":
        return number["x"], number["y"], number["x"] + number["width"], number["y"] + number["height"]
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", mark.get("d", ""))]
    x, y, half = numbers[0], numbers[1], numbers[2]
    return x - half, y, x + half, y + 2 * half


def middle(mark: ElementTree.Element) -> tuple[float, float]:
    left, top, right, bottom = box(mark)
    return (left + right) / 2, (top + bottom) / 2


def size(root: ElementTree.Element) -> tuple[float, float]:
    width, height = (float(n) for n in root.get("viewBox", "").split()[2:])
    return width, height


def assert_inside(root: ElementTree.Element) -> None:
    width, height = size(root)
    for mark in [*of_class(root, "dot"), *of_class(root, "mark"), *of_class(root, "peer")]:
        left, top, right, bottom = box(mark)
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height


def assert_apart(marks: list[ElementTree.Element]) -> None:
    # Coordinates are written with one decimal, so neighbours may seem nearer than they are by 0.1.
    for first, second in itertools.combinations(map(box, marks), 2):
        gap_x = max(first[0], second[0]) - min(first[2], second[2])
        gap_y = max(first[1], second[1]) - min(first[3], second[3])
        assert max(gap_x, gap_y) > -0.35


@pytest.mark.parametrize("width", [280, 400, 520])
@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_every_answer_is_one_dot_at_its_value(n: int, width: int) -> None:
    root = drawn(dots(FOUR[:n], width=width))
    assert len(of_class(root, "dot")) == sum(sum(s.counts or ()) for s in FOUR[:n])
    assert len(of_class(root, "mark")) == n
    assert_inside(root)
    assert_apart(of_class(root, "dot"))


def test_dots_stand_around_the_line_of_their_value() -> None:
    root = drawn(dots(PILOTS[:1]))
    lines = sorted({float(e.get("x1", "")) for e in of_class(root, "grid")})
    for value, count in zip(SCALE, PILOTS[0].counts or (), strict=True):
        near = [m for m in of_class(root, "dot") if abs(middle(m)[0] - lines[value - 1]) < 50]
        assert len(near) == count


def test_the_first_series_stands_above_the_line_of_means_and_the_second_below() -> None:
    root = drawn(dots(PILOTS))
    line = middle(of_class(root, "mark")[0])[1]
    first, second = of_class(root, "s1")[0], of_class(root, "s2")[0]
    assert all(middle(dot)[1] < line for dot in first)
    assert all(middle(dot)[1] > line for dot in second)


def test_means_stand_where_the_scale_says() -> None:
    root = drawn(dots(PILOTS))
    lines = [float(e.get("x1", "")) for e in of_class(root, "grid")]
    for mark, series in zip(of_class(root, "mark"), PILOTS, strict=True):
        expected = lines[0] + ((series.mean or 0) - 1) / 4 * (lines[-1] - lines[0])
        assert middle(mark)[0] == pytest.approx(expected, abs=0.15)


def test_equal_means_show_a_diamond_inside_a_circle() -> None:
    same = (Series(1, (0, 0, 0, 0, 11), 5.0), Series(2, (0, 0, 0, 0, 7), 5.0))
    circle, diamond = (box(mark) for mark in of_class(drawn(dots(same)), "mark"))
    assert circle[0] < diamond[0] < diamond[2] < circle[2]
    assert circle[1] < diamond[1] < diamond[3] < circle[3]


def test_what_is_withheld_is_not_drawn() -> None:
    root = drawn(dots((PILOTS[0], Series(2, None, None))))
    assert len(of_class(root, "dot")) == 11
    assert len(of_class(root, "mark")) == 1
    assert of_class(root, "join") == []


@given(st.lists(counts, min_size=1, max_size=4), st.sampled_from([280, 400, 520]))
def test_any_answers_fit_without_overlap(answers: list[tuple[int, ...]], width: int) -> None:
    series = [Series(nr, c, 3.0) for nr, c in enumerate(answers, start=1)]
    root = drawn(dots(series, width=width))
    assert len(of_class(root, "dot")) == sum(map(sum, answers))
    assert_inside(root)
    assert_apart(of_class(root, "dot"))


@pytest.mark.parametrize("scale", [range(11), range(101), range(-3, 4), range(1, 3)])
def test_other_scales_fit_as_well(scale: range) -> None:
    root = drawn(
        answer_dots([Series(1, (5,) * len(scale), 1.5)], list(scale), title="Any", desc="Five answers of each.")
    )
    assert len(of_class(root, "dot")) == 5 * len(scale)
    assert_inside(root)
    assert 2 <= len(ticks(list(scale))) <= 12


def test_a_large_event_has_smaller_dots() -> None:
    crowd = Series(1, (0, 10, 40, 120, 230), 4.4)
    root = drawn(dots([crowd]))
    assert len(of_class(root, "dot")) == 400
    assert_inside(root)
    assert_apart(of_class(root, "dot")[:60])


def test_all_figures_of_a_table_have_one_size_of_dots() -> None:
    largest = largest_stack([PILOTS, [Series(1, (0, 0, 0, 0, 60), 5.0)]])
    radii = {
        e.get("r")
        for series in (PILOTS, [Series(1, (0, 0, 0, 0, 60), 5.0)])
        for e in of_class(drawn(dots(series, largest=largest)), "dot")
        if e.tag == f"{SVG}circle"
    }
    assert largest == 60
    assert len(radii) == 1


ALL = {
    "dots": dots(FOUR),
    "dots alone": dots(PILOTS, standalone=True),
    "strip": group_strip(
        [GroupMean(3.2), GroupMean(4.1)], SCALE, title="Strip", desc="Two groups.", middle=(3.6, "3.6")
    ),
    "axis": scale_axis(SCALE, LABELS),
    "axis alone": scale_axis(SCALE, LABELS, width=280, standalone=True),
    "mark": legend_mark(3),
}


@pytest.mark.parametrize("svg", ALL.values(), ids=ALL)
def test_numbers_have_at_most_one_decimal_and_nothing_is_inline(svg: str) -> None:
    marks_only = re.sub(r"<style>.*</style>", "", svg)
    assert not re.search(r"\d\.\d\d", re.sub(r">[^<]*<", "><", marks_only))
    assert " style=" not in svg
    assert "#" not in marks_only


@pytest.mark.parametrize("svg", [ALL["dots"], ALL["strip"]], ids=["dots", "strip"])
def test_a_chart_is_an_image_with_a_title_and_a_description(svg: str) -> None:
    root = drawn(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")


def test_axes_and_marks_are_decoration() -> None:
    assert drawn(ALL["axis"]).get("aria-hidden") == "true"
    assert drawn(ALL["mark"]).get("aria-hidden") == "true"


def test_words_are_escaped_and_control_characters_left_out() -> None:
    svg = answer_dots(PILOTS, SCALE, title='<b>"&\x00\x1b', desc="</desc><script>alert(1)</script>")
    assert drawn(svg).findtext(f"{SVG}title") == '<b>"&'
    assert "<script" not in svg


def test_a_drawing_is_always_the_same() -> None:
    assert dots(FOUR) == dots(FOUR)


def test_a_page_gets_a_wide_and_a_narrow_drawing() -> None:
    both = answer_dots_both(PILOTS, SCALE, title="Overall quality", desc="Answers.")
    assert re.findall(r'class="chart dots (\w+)"', both) == ["wide", "narrow"]
    assert [figure_width(n) for n in (1, 2, 3, 4)] == [520, 520, 400, 400]
    strips = group_strip_both([GroupMean(3.0)], SCALE, title="Strip", desc="One group.")
    assert re.findall(r'class="chart strip ([\w-]+)"', strips) == ["if-wide", "if-narrow"]


def test_only_a_drawing_of_its_own_carries_colours() -> None:
    assert "<style>" in ALL["dots alone"]
    assert "<style>" not in ALL["dots"]


def test_long_labels_are_folded_into_two_lines() -> None:
    labels = ("ei nõustu üldse", "pigem ei nõustu", "nii ja naa", "pigem nõustun", "nõustun täielikult küll")
    texts = [e.text for e in drawn(scale_axis(SCALE, labels)).iter(f"{SVG}text")]
    assert "nõustun" in " ".join(t or "" for t in texts)
    assert "nõustun täielikult küll" not in texts
    assert "nii ja naa" in texts


def test_a_narrow_axis_labels_its_ends() -> None:
    texts = [e.text for e in drawn(scale_axis(SCALE, LABELS, width=280)).iter(f"{SVG}text")]
    assert texts == ["1", "2", "3", "4", "5", "very poor", "excellent"]


@pytest.mark.parametrize("n", [0, 1, 4, 49, 400])
def test_a_strip_has_one_hollow_dot_a_group_and_none_overlap(n: int) -> None:
    means = [GroupMean(3.4 + math.sin(7 * i) * math.cos(3 * i) * 1.4) for i in range(n)]
    root = drawn(group_strip(means, SCALE, title="Strip", desc="Groups.", middle=(3.4, "3.4")))
    peers = of_class(root, "peer")
    assert len(peers) == n
    assert_inside(root)
    reach = 2 * float(peers[0].get("r", "0")) if peers else 0
    for first, second in itertools.combinations(map(middle, peers), 2):
        assert math.dist(first, second) > reach


@given(st.lists(st.floats(1, 5), max_size=60))
def test_a_strip_keeps_any_means_apart_and_inside(values: list[float]) -> None:
    root = drawn(group_strip([GroupMean(v) for v in values], SCALE, title="Strip", desc="Groups."))
    peers = of_class(root, "peer")
    assert len(peers) == len(values)
    assert_inside(root)
    for first, second in itertools.combinations(map(middle, peers), 2):
        assert math.dist(first, second) > 2 * float(peers[0].get("r", "0"))


@pytest.mark.parametrize(("value", "written"), [(3.96, "4"), (-0.04, "0"), (12.34, "12.3"), (-0.5, "-0.5")])
def test_coordinates_are_short(value: float, written: str) -> None:
    assert short(value) == written
