"""The reference cases beside the repository, and the two pilots of the article as facts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from benchstats.reconstruct import Cell, Published

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "open"

# No deadline for a generated example: the machine may be busy, and SciPy loads at the first call.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Mean and "variation" of Tallinn, then of Vilnius, for criteria 1 to 13 (the article's table, April 2016).
ARTICLE = """
4.64 0.67 4.71 0.45
4.82 0.40 4.86 0.35
4.91 0.30 4.86 0.35
5.00 0.00 5.00 0.00
4.55 0.82 4.86 0.35
4.45 0.69 4.57 0.49
4.73 0.47 4.29 0.88
4.45 0.69 4.43 0.73
4.55 0.82 4.71 0.45
5.00 0.00 4.71 0.45
4.55 0.52 4.29 0.70
4.80 0.42 4.57 0.49
4.90 0.32 4.50 0.76
"""

# How many gave 1, 2, 3, 4, 5: reference case SEED-01 (exact enumeration, confirmed by rsprite2 0.2.1).
TALLINN = "00128 00029 000110 000011 00218 00146 00038 00146 00218 000011 00056 00028 00019"
VILNIUS = "00025 00016 00016 00007 00016 00034 00214 00124 00025 00025 00133 00034 00114"


@pytest.fixture
def shared_case() -> Callable[[str], dict[str, Any]]:
    """Read a reference case by its id, or skip where the cases are not beside the repository."""

    def read(case: str) -> dict[str, Any]:
        path = CASES / f"{case}.json"
        if not path.exists():
            pytest.skip(f"reference case {case} is not beside this repository")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    return read


@pytest.fixture
def article_cells() -> list[Cell]:
    """The 26 cells as printed, without any n."""
    cells = []
    for item, row in enumerate(ARTICLE.split("\n")[1:-1], start=1):
        mean_t, sd_t, mean_v, sd_v = map(Published.parse, row.split())
        cells += [Cell(str(item), "Tallinn", mean_t, sd_t), Cell(str(item), "Vilnius", mean_v, sd_v)]
    return cells


@pytest.fixture
def pilot_answers() -> dict[str, list[tuple[int, ...]]]:
    """The counts behind each criterion, by event; the last count may have two digits."""

    def read(text: str) -> list[tuple[int, ...]]:
        return [(*map(int, word[:4]), int(word[4:])) for word in text.split()]

    return {"Tallinn": read(TALLINN), "Vilnius": read(VILNIUS)}
