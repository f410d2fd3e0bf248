"""Goal P8: `elc compare` against pandas reading and grouping the same file, start-up of both included.

The made set has one million rows, 10 items of 1 to 5 and 200 groups, from a seeded generator. The real one is
lq2002.csv (2,042 rows, 11 items, 49 groups) and is left out, visibly, where ../shared is absent.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb
import numpy as np

from measuring import Outcome, megabytes, outcome, seconds, take_in_turn

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "data" / "culture" / "lq2002.csv"
GROUPS, ITEMS = 200, 10
MOST_MEGABYTES = 700

PANDAS = """
import sys
import pandas
file, group, prefix = sys.argv[1:]
frame = pandas.read_csv(file)
items = [name for name in frame.columns if name.startswith(prefix)]
print(frame.groupby(group)[items].agg(["count", "mean", "std"]).shape)
"""


def run(*, full: bool) -> list[Outcome]:
    """Measure; short: one million rows three times. Full: nine times, and five million rows three times."""
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="elc-bench-") as temporary:
        folder = Path(temporary)
        if REAL.is_file():
            outcomes += _measure("lq2002", REAL, "COMPID", "LEAD", "LEAD[01]*", folder, 7 if full else 3)
        else:
            print(f"Left out: {REAL} is absent.", file=sys.stderr)
        outcomes += _of_made(1_000_000, folder, 9 if full else 3)
        if full:
            outcomes += _of_made(5_000_000, folder, 3)
    return outcomes


def _of_made(rows: int, folder: Path, runs: int) -> list[Outcome]:
    file = folder / f"made-{rows}.csv"
    make_answers(file, rows)
    return _measure(f"{rows:,} rows", file, "unit", "q", "q*", folder, runs)


def make_answers(file: Path, rows: int) -> None:
    """Write a file of answers: a unit and ten items, each row on its own, the same for the same number of rows."""
    random = np.random.default_rng(20151001)
    columns = {"unit": random.integers(1, GROUPS + 1, rows, dtype=np.int16)}
    for number in range(1, ITEMS + 1):
        columns[f"q{number}"] = random.choice(5, rows, p=[0.05, 0.1, 0.2, 0.4, 0.25]).astype(np.int8) + np.int8(1)
    connection = duckdb.connect()
    connection.register("columns", columns)
    connection.execute(f"COPY (SELECT * FROM columns) TO '{file}' (FORMAT csv, HEADER)")


def _measure(name: str, file: Path, group: str, prefix: str, pattern: str, folder: Path, runs: int) -> list[Outcome]:
    ours = [sys.executable, "-m", "elc", "compare", str(file), "--group", group, "--items", pattern]
    ours += ["--scale", "1-5", "--audience", "analyst", "--home", str(folder / "home"), "--json"]
    taken = take_in_turn(
        {
            "figures": [*ours, "--out", str(folder / "figures"), "--no-report"],
            "report": [*ours, "--out", str(folder / "report")],
            "pandas": [sys.executable, "-c", PANDAS, str(file), group, prefix],
        },
        runs=runs,
        warm=runs > 3,  # the short setting must end within 50 seconds
    )
    reference = seconds(taken["pandas"])
    memory = megabytes([*taken["figures"], *taken["report"]])
    return [
        outcome(f"compare {name}, figures and snapshot, s", seconds(taken["figures"]), reference, at_most=4.0),
        outcome(f"compare {name}, with report, s", seconds(taken["report"]), reference, at_most=6.0),
        outcome(f"compare {name}, peak MB against the limit", memory, MOST_MEGABYTES, at_most=1.0),
    ]
