"""`elc cases DIR`: every reference case of a folder against benchstats."""

from __future__ import annotations

import argparse
from pathlib import Path

from elc.comparison.cases.answerers import judge
from elc.comparison.cases.case import Case
from elc.comparison.cases.judging import Miss
from elc.comparison.cases.reading import read_cases
from elc.core.command import CHECK_FAILED, DONE, print_json

SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with case files (.json)")


def run(options: argparse.Namespace) -> int:
    """Judge every case and print what is not met; the exit status is 0 when all pass and 1 otherwise."""
    judged = [(case, judge(case)) for case in read_cases(options.folder)]
    failed = sum(bool(missed) for _, missed in judged)
    if options.json:
        print_json(
            {
                "passed": len(judged) - failed,
                "failed": failed,
                "cases": [_as_json(case, missed) for case, missed in judged],
            }
        )
    else:
        for case, missed in judged:
            _print_case(case, missed)
        print(f"{len(judged) - failed} passed, {failed} failed")
    return CHECK_FAILED if failed else DONE


def _as_json(case: Case, missed: list[Miss]) -> dict[str, object]:
    return {
        "id": case.id,
        "area": case.area,
        "passed": not missed,
        "misses": [{"key": one.key, "expected": one.expected, "found": one.found} for one in missed],
    }


def _print_case(case: Case, missed: list[Miss]) -> None:
    if not missed:
        return
    print(f"{case.id} ({case.area}: {case.title})")
    for one in missed[:SHOWN]:
        print(f"  {one.key or 'the case'}: expected {one.expected}, found {one.found}")
    if len(missed) > SHOWN:
        print(f"  and {len(missed) - SHOWN} more")
