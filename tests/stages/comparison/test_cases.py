"""`elc cases DIR`: reference cases against the statistics, and a judge that can say no."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.factories.command_line import elc, one_value

from elc.comparison.cases.answerers import judge
from elc.comparison.cases.case import PROSE, BrokenCase, Case, OneOfSeveral, Unanswered, in_parts
from elc.comparison.cases.judging import misses
from elc.comparison.cases.reading import read_cases, read_folder, read_records
from elc.core.refusals import BadInput

OPEN = Path(__file__).resolve().parents[3].parent / "shared" / "cases" / "open"
DESCRIBED = {
    "id": "OWN-01",
    "area": "descriptives",
    "title": "five answers",
    "input": {"scale": [1, 5], "answers": [5, 4, 4, 3, None]},
    "expected": {"n": 4, "mean": 4.0, "note": "words"},
    "tolerance": 1e-9,
}


def case(expected: Any, tolerance: Any = 0) -> Case:
    return Case("X", "area", "", {}, expected, tolerance, Path())


def write(folder: Path, *cases: Any) -> Path:
    for at, one in enumerate(cases):
        text = one if isinstance(one, str) else json.dumps(one)
        (folder / f"case-{at}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("expected", "found", "tolerance"),
    [
        ({"a": 1.0}, {"a": 1.05}, 0.1),
        ({"a": 100.0}, {"a": 101.0}, {"default": 0, "a_rel": 0.02}),
        ({"a": {"b": [1.0, None]}}, {"a": {"b": (1.0004, None)}}, {"default": 0, "a": 0.001}),
        ({"a": 1, "b": True, "c": "x"}, {"a": 1.0, "b": True, "c": "x", "more": 3}, 0),
        ({"a": "a text that describes"}, {"a": PROSE}, 0),
        ({"note": "words", "a": 0}, {"a": -0.0}, 0),
    ],
)
def test_what_is_close_enough_passes(expected: Any, found: Any, tolerance: Any) -> None:
    assert misses(case(expected, tolerance), found) == []


@pytest.mark.parametrize(
    ("expected", "found", "tolerance", "key"),
    [
        ({"a": 1.0}, {"a": 1.2}, 0.1, "a"),
        ({"a": 100.0}, {"a": 103.0}, {"default": 1000, "a_rel": 0.02}, "a"),
        ({"a": 1.0}, {}, 1, "a"),
        ({"a": None}, {"a": 0.0}, 1, "a"),
        ({"a": 1.0}, {"a": None}, 1, "a"),
        ({"a": 1.0}, {"a": float("nan")}, 1, "a"),
        ({"a": True}, {"a": 1}, 1, "a"),
        ({"a": [1.0, 2.0]}, {"a": [1.0]}, 1, "a"),
        ({"a": {"b": [1.0, 2.0]}}, {"a": {"b": [1.0, 2.5]}}, {"default": 1, "b": 0.1}, "a.b[1]"),
        ({"a": 1.0}, {"a": PROSE}, 1, "a"),
        ({"a": "OPTIMAL"}, {"a": "FEASIBLE"}, 1, "a"),
        ({"a": [1.0]}, {"a": "no list"}, 1, "a"),
    ],
)
def test_what_is_not_close_enough_is_named(expected: Any, found: Any, tolerance: Any, key: str) -> None:
    assert [one.key for one in misses(case(expected, tolerance), found)] == [key]


def test_a_right_case_passes_and_a_wrong_one_fails(tmp_path: Path) -> None:
    wrong = {**DESCRIBED, "id": "OWN-02", "expected": {"n": 4, "mean": 4.5}}
    done = elc("cases", str(write(tmp_path, DESCRIBED, wrong)), home=tmp_path / "home")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "1 passed, 1 failed"
    assert "OWN-02" in done.stdout
    assert "OWN-01" not in done.stdout
    assert "mean: expected 4.5, found 4.0" in done.stdout


def test_as_json(tmp_path: Path) -> None:
    found = one_value(elc("cases", str(write(tmp_path, DESCRIBED)), "--json", home=tmp_path / "home"))
    assert (found["passed"], found["failed"]) == (1, 0)
    assert found["cases"] == [{"id": "OWN-01", "area": "descriptives", "passed": True, "misses": []}]


BROKEN = {
    "no json": ("", "cannot be read"),
    "[1]": ("", "is no object"),
    json.dumps({"id": "A", "area": "b", "input": {}, "expected": {"n": 1}}): ("tolerance", "is missing"),
    json.dumps({**DESCRIBED, "input": []}): ("input", "is no object"),
    json.dumps({**DESCRIBED, "area": 3}): ("area", "is no text"),
    json.dumps({**DESCRIBED, "expected": {"note": "words"}}): ("expected", "expects nothing"),
    json.dumps({**DESCRIBED, "tolerance": None}): ("tolerance", "is neither a number"),
    json.dumps({**DESCRIBED, "tolerance": -1}): ("tolerance", "is neither a number"),
    json.dumps({**DESCRIBED, "tolerance": {"default": 0, "mean": "small"}}): ("tolerance.mean", "is no number"),
    json.dumps({**DESCRIBED, "input": {"answers": [1, float("nan")]}}): ("input.answers[1]", "is nan"),
    json.dumps(DESCRIBED).replace("4.0", "1e999"): ("expected.mean", "is inf"),
}


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_holds_no_case_has_failed_by_name_and_field(tmp_path: Path, content: str) -> None:
    field, words = BROKEN[content]
    folder = write(tmp_path, DESCRIBED, content)
    (broken,) = (one for one in read_folder(folder) if isinstance(one, BrokenCase))
    assert (broken.file, broken.field) == ("case-1.json", field)
    assert broken.wrong.startswith(words)
    assert [one.id for one in read_cases(folder)] == ["OWN-01"]


def test_a_file_that_holds_no_case_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = write(tmp_path, "{", {**DESCRIBED, "area": "astrology"}, DESCRIBED)
    done = elc("cases", str(folder), home=tmp_path / "home")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == "1 passed, 2 failed"
    assert "case-0.json holds no case\n  the file: cannot be read as JSON in UTF-8" in done.stdout
    assert "area: expected somebody who answers astrology" in done.stdout
    told = elc("cases", str(folder), "--json", home=tmp_path / "home")
    assert told.returncode == 1
    first = json.loads(told.stdout)["cases"][0]
    assert (first["id"], first["area"], first["passed"], first["misses"][0]["key"]) == ("case-0.json", None, False, "")


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        done = elc("cases", str(folder), home=tmp_path / "home")
        assert done.returncode == 2
        assert done.stdout == ""


def test_data_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    inside = tmp_path / "cases"
    inside.mkdir()
    one = {**DESCRIBED, "area": "aggregation", "input": {"dataset": "../secret.csv", "items": ["a"], "reverse": []}}
    (outside,) = read_cases(write(inside, one))
    with pytest.raises(BadInput, match="is not in"):
        outside.records()
    assert "BadInput: ../secret.csv is not in" in judge(outside)[0].found


def test_an_empty_field_and_na_are_missing(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("\ufefforg,q\nA,\nNA,4\n", encoding="utf-8")
    assert read_records(tmp_path, "data.csv") == [{"org": "A", "q": None}, {"org": None, "q": "4"}]


def test_an_unknown_area_is_a_failure_and_not_silence(tmp_path: Path) -> None:
    unknown = read_cases(write(tmp_path, {**DESCRIBED, "area": "astrology"}))[0]
    assert "somebody who answers astrology" in judge(unknown)[0].expected


def test_a_case_that_cannot_be_answered_is_a_failure(tmp_path: Path) -> None:
    odd = read_cases(write(tmp_path, {**DESCRIBED, "input": {"scale": [5, 1], "answers": ["x"]}}))[0]
    assert judge(odd)


def test_one_right_value_of_several_is_held_against_its_properties() -> None:
    even = OneOfSeveral(2, lambda value: value % 2 == 0)
    assert misses(case({"a": 4}), {"a": even}) == []
    assert [(one.key, one.found) for one in misses(case({"a": 3}), {"a": even})] == [("a", "2")]
    assert [one.key for one in misses(case({"a": "no number"}), {"a": even})] == ["a"]


def test_parts_are_computed_when_they_are_looked_for_and_fail_alone() -> None:
    asked: list[str] = []

    def part(name: str, value: float) -> Callable[[], dict[str, float]]:
        def compute() -> dict[str, float]:
            asked.append(name)
            return {name: 1 / value}

        return compute

    found = in_parts(part("a", 2), part("b", 0), part("c", 4))
    assert (found["a"], asked) == (0.5, ["a"])
    assert found["c"] == 0.25
    assert found["c"] == 0.25
    assert asked == ["a", "b", "c"]
    assert found["b"] == Unanswered("ZeroDivisionError: division by zero")
    assert [(one.key, one.found) for one in misses(case({"a": 0.5, "b": 1}), found)] == [
        ("b", "ZeroDivisionError: division by zero")
    ]
    assert dict(found) == {"a": 0.5, "c": 0.25}
    assert "d" not in in_parts(part("a", 2))


@pytest.mark.skipif(not OPEN.is_dir(), reason="the reference cases are not beside this repository")
def test_every_open_reference_case_passes() -> None:
    cases = read_cases(OPEN)
    assert len(cases) == 64
    assert {one.id: missed[:3] for one in cases if (missed := judge(one))} == {}
