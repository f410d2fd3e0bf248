"""Every method of the library sits the common exam."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from importlib import import_module
from math import isclose, isfinite
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper
from tests.benchstats.test_public_surface import SURFACES, functions

from benchstats import BenchstatsError, Result

PAPERS: list[Paper] = [
    paper
    for file in sorted(Path(__file__).parent.glob("of_*.py"))
    for paper in import_module(f"tests.benchstats.exam.{file.stem}").PAPERS
]
QUESTIONS = {"reordered", "relabelled", "duplicated"}
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
shuffles = st.lists(st.floats(0, 1), min_size=400, max_size=400)


def patiently(paper: Paper) -> settings:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    # Deterministic, so that a red exam is red again; shrinking long calls takes longer than reading them.
    return settings(
        max_examples=paper.examples,
        derandomize=True,
        deadline=None,
        suppress_health_check=quiet,
        phases=[Phase.explicit, Phase.generate],
    )


def taken(paper: Paper, call: Call) -> Any:
    return paper.method(*call.values, **call.parameters)


def examined(paper: Paper, result: Any) -> Any:
    return paper.compared(result) if paper.compared else result


def numbers_in(thing: Any) -> Iterator[float]:
    """Every number anywhere in a result."""
    if isinstance(thing, bool | str | Enum | None):
        return
    if isinstance(thing, int | float | Fraction | np.number):
        yield float(thing)
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from numbers_in(value)
    elif dataclasses.is_dataclass(thing):
        for one in dataclasses.fields(thing):
            yield from numbers_in(getattr(thing, one.name))
    elif isinstance(thing, np.ndarray):
        yield from thing.ravel().tolist()
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from numbers_in(value)


def alike(a: Any, b: Any, tolerance: float) -> bool:
    """Equal in shape and words, and in numbers within an absolute and relative tolerance."""
    if isinstance(a, bool | str | Enum | None) or isinstance(b, bool | str | Enum | None):
        return bool(a == b)
    if isinstance(a, int | float | Fraction | np.number) and isinstance(b, int | float | Fraction | np.number):
        return isclose(float(a), float(b), rel_tol=tolerance, abs_tol=tolerance)
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[key], b[key], tolerance) for key in a)
    if dataclasses.is_dataclass(a) and type(a) is type(b):
        return all(
            alike(getattr(a, one.name), getattr(b, one.name), tolerance) for one in dataclasses.fields(a) if one.compare
        )
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance))
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(alike(x, y, tolerance) for x, y in zip(a, b, strict=True))
    return bool(a == b)


def results_in(thing: Any) -> Iterator[Result]:
    if isinstance(thing, Result):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from results_in(one)


@each_paper
def test_result_is_whole_and_says_itself(paper: Paper) -> None:
    """It has words, n, an interval or None, no NaN, and one sentence with every place filled."""

    @patiently(paper)
    @given(paper.calls)
    def sat(call: Call) -> None:
        outcome = taken(paper, call)
        assert all(isfinite(number) for number in numbers_in(outcome)), outcome
        found = list(results_in(outcome))
        assert found
        for result in found:
            assert result.definition
            assert result.method
            assert result.version
            assert hasattr(result, "n")
            assert hasattr(result, "interval")
            text = result.sentence().text
            assert text.endswith((".", "?", "!"))
            assert "%" not in text.replace(" %", "")
            assert "nan" not in text.lower().split()
            assert "None" not in text

    sat()


@each_paper
def test_same_call_same_result_and_nothing_is_touched(paper: Paper) -> None:
    @patiently(paper)
    @given(paper.calls)
    def sat(call: Call) -> None:
        before = copy.deepcopy((call.values, dict(call.parameters)))
        first = taken(paper, call)
        # A generator that is passed in moves on, so it is compared by a copy made before.
        second = paper.method(*before[0], **before[1])
        assert alike(first, second, 0.0)
        kept = {name: one for name, one in call.parameters.items() if not isinstance(one, np.random.Generator)}
        assert alike(list(call.values), list(before[0]), 0.0)
        assert alike(kept, {name: before[1][name] for name in kept}, 0.0)

    sat()


@each_paper
def test_order_of_rows_does_not_matter(paper: Paper) -> None:
    reorder = paper.reordered
    if reorder is None:
        assert paper.excused["reordered"]
        return

    @patiently(paper)
    @given(paper.calls, shuffles)
    def sat(call: Call, shuffle: list[float]) -> None:
        other = reorder(call, shuffle)
        assert alike(examined(paper, taken(paper, call)), examined(paper, taken(paper, other)), paper.tolerance)

    sat()


@each_paper
def test_relabelled_groups_relabel_the_result(paper: Paper) -> None:
    relabel, put_back = paper.relabelled, paper.put_back
    if relabel is None or put_back is None:
        assert paper.excused["relabelled"]
        return

    @patiently(paper)
    @given(paper.calls)
    def sat(call: Call) -> None:
        turned = put_back(taken(paper, relabel(call)))
        assert alike(examined(paper, taken(paper, call)), examined(paper, turned), paper.tolerance)

    sat()


@each_paper
def test_duplicated_rows_halve_the_variance(paper: Paper) -> None:
    duplicate, variance = paper.duplicated, paper.variance
    if duplicate is None or variance is None:
        assert paper.excused["duplicated"]
        return

    @patiently(paper)
    @given(paper.calls)
    def sat(call: Call) -> None:
        once, twice = variance(taken(paper, call)), variance(taken(paper, duplicate(call)))
        assume(once is not None and once > 1e-12)
        assert once is not None
        assert twice is not None
        low, high = paper.halves_within
        assert low <= twice / once <= high, (once, twice)

    sat()


@each_paper
def test_degenerate_values_give_a_typed_answer(paper: Paper) -> None:
    assert paper.degenerate
    for call in paper.degenerate:
        try:
            outcome = taken(paper, call)
        except BenchstatsError:
            continue  # refused in the library's own words
        assert all(isfinite(number) for number in numbers_in(outcome)), (call, outcome)
        assert list(results_in(outcome)), call
        for result in results_in(outcome):
            assert "None" not in result.sentence().text


def gives_a_result(function: Any) -> bool:
    told = get_type_hints(function).get("return")
    inner = getattr(told, "__args__", None) or (told,)
    return any(inspect.isclass(one) and issubclass(one, Result) for one in inner)


@pytest.mark.parametrize("module", SURFACES, ids=lambda module: module.__name__)
def test_no_method_stays_away(module: Any) -> None:
    entered = {paper.method for paper in PAPERS}
    assert [name for name, one in functions(module) if gives_a_result(one) and one not in entered] == []


def test_nobody_is_excused_from_what_does_not_exist() -> None:
    assert [paper.name for paper in PAPERS if set(paper.excused) - QUESTIONS] == []
