"""Small files and small functions: a ratchet, so that the house stays readable."""

from __future__ import annotations

from statistics import median

import pytest
from tests.architecture.code import ROOT, functions, python_files

SHIPPED = ("src",)
ALL = ("src", "tests", "tools", "bench")


def lengths_of_files(*folders: str) -> dict[str, int]:
    return {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in python_files(*folders)}


def lengths_of_functions(*folders: str) -> dict[str, int]:
    return {
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for file in python_files(*folders)
        for node in functions(file)
    }


def share_within(lengths: dict[str, int], limit: int) -> float:
    return sum(length <= limit for length in lengths.values()) / len(lengths)


@pytest.mark.parametrize("folders", [SHIPPED, ALL])
def test_files_are_short(folders: tuple[str, ...]) -> None:
    lengths = lengths_of_files(*folders)
    assert median(lengths.values()) < 80
    assert share_within(lengths, 300) >= 0.9
    assert {name: n for name, n in lengths.items() if n > 500} == {}


def test_functions_are_short() -> None:
    lengths = lengths_of_functions(*ALL)
    assert median(lengths.values()) < 10
    assert share_within(lengths, 30) >= 0.9
    assert {name: n for name, n in lengths.items() if n > 60} == {}
