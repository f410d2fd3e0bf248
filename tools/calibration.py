"""Run the verdict rule on networks whose truth is known: `python tools/calibration.py [ROUNDS]`.

Writes docs/methods/calibration.json, from which the page on calibration is made (then `python tools/methods.py`):
`cells`, the rule as it is, and `stricter`, the hardest of these cells under stricter thresholds.
ROUNDS is for four groups; larger networks get fewer, as each round holds more of them. It takes some minutes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from benchstats.verdicts import Rule

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "methods" / "calibration.json"
SEED = 2026

MIXED = (7, 12, 22, 38, 57)
SIZES: dict[str, tuple[int, ...]] = {
    "7 to 57": MIXED,
    "5 to 17": (5, 8, 11, 14, 17),
    "20 to 60": (20, 30, 40, 50, 60),
}
GROUPS = {"7 to 57": (4, 5, 15, 50, 200), "5 to 17": (4, 5), "20 to 60": (4, 5)}
RUNS = (("7 to 57", "each_group"), ("5 to 17", "each_group"), ("20 to 60", "each_group"), ("7 to 57", "everybody"))
ICCS = (0.0, 0.03, 0.06, 0.12)

HARDEST = ("5 to 17", 4, 0.03, "each_group")
"""The cell in which most of what is said is wrong, asked again under stricter thresholds."""

STRICTER: tuple[tuple[str, float | None], ...] = (
    ("as it is", None),
    ("probability", 0.95),
    ("reliability", 0.60),
    ("discoveries", 0.025),
    ("margin", 0.25),
)
"""One threshold of the rule each, and what it is raised to (of discoveries: lowered)."""

MORE_ROUNDS = 4
"""So many times the rounds of a cell for the stricter thresholds, of which little is said."""


def sizes_of(pattern: str, groups: int) -> tuple[int, ...]:
    """The pattern from its start, again and again."""
    return tuple(SIZES[pattern][at % len(SIZES[pattern])] for at in range(groups))


def cell(
    pattern: str, groups: int, icc: float, audience: str, *, rounds: int, seed: int = SEED, rule: Rule | None = None
) -> dict[str, Any]:
    """One row of the table. The same seed gives the same networks, whatever the rule."""
    from benchstats.verdicts import RULE, Audience, calibrate

    found = calibrate(
        sizes_of(pattern, groups),
        icc=icc,
        rounds=rounds,
        generator=np.random.default_rng([seed, groups, round(1000 * icc)]),
        audience=Audience(audience),
        rule=rule or RULE,
    )
    return {
        "sizes": pattern,
        "groups": groups,
        "icc": icc,
        "audience": audience,
        "rounds": rounds,
        "said": found.said,
        "wrong": found.wrong,
        "share_said": round(found.share_said, 5),
        "said_error": round(found.said_error, 5),
        "share_wrong": None if found.share_wrong is None else round(found.share_wrong, 5),
        "wrong_error": None if found.wrong_error is None else round(found.wrong_error, 5),
        "wrong_low": None if found.interval is None else round(found.interval.low, 5),
        "wrong_high": None if found.interval is None else round(found.interval.high, 5),
        "share_told": round(found.told / found.readers, 5),
        "share_too_few": round(found.too_few / found.comparisons, 5),
    }


def stricter(threshold: str, value: float | None, *, rounds: int, seed: int = SEED) -> dict[str, Any]:
    """The hardest cell with one threshold of the rule changed; without a value the rule as it is."""
    from benchstats.verdicts import RULE

    changed: dict[str, Any] = {} if value is None else {threshold: value}
    found = cell(*HARDEST, rounds=rounds, seed=seed, rule=replace(RULE, **changed))
    return {"threshold": threshold, "value": value, "answers": list(sizes_of(HARDEST[0], HARDEST[1]))} | found


def main() -> int:
    """Compute every row, saying each; returns the exit status."""
    sys.path[:0] = [str(ROOT / "src")]
    most = int(next(islice(sys.argv, 1, None), "1500"))
    rows = []
    for pattern, audience in RUNS:
        for groups, icc in product(GROUPS[pattern], ICCS):
            rounds = max(20, most * 4 // (groups * (1 + groups // 30)))
            rows.append(cell(pattern, groups, icc, audience, rounds=rounds))
            print(json.dumps(rows[-1]), flush=True)
    harder = []
    for threshold, value in STRICTER:
        harder.append(stricter(threshold, value, rounds=MORE_ROUNDS * most))
        print(json.dumps(harder[-1]), flush=True)
    OUT.write_text(json.dumps({"cells": rows, "stricter": harder}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
