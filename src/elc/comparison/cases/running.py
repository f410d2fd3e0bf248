"""`elc cases DIR`: every reference case of a folder against benchstats."""

from __future__ import annotations

import argparse
from pathlib import Path

from elc.comparison.cases.answerers import judge
from elc.comparison.cases.case import BrokenCase, Case
from elc.comparison.cases.judging import Miss
from elc.comparison.cases.reading import read_folder
from elc.core.command import CHECK_FAILED, DONE, print_json

SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with case files (.json)")


def run(options: argparse.Namespace) -> int:
    """Judge every case and print what is not met; the exit status is 0 when all pass and 1 otherwise.

    A file that holds no case has failed, and the others are judged all the same.
    """
    judged = [(one, _judged(one)) for one in read_folder(options.folder)]
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


def _judged(one: Case | BrokenCase) -> list[Miss]:
    return judge(one) if isinstance(one, Case) else [Miss(one.field, "a case", one.wrong)]


def _as_json(one: Case | BrokenCase, missed: list[Miss]) -> dict[str, object]:
    return {
        "id": one.id if isinstance(one, Case) else one.file,
        "area": one.area if isinstance(one, Case) else None,
        "passed": not missed,
        "misses": [{"key": miss.key, "expected": miss.expected, "found": miss.found} for miss in missed],
    }


def _print_case(one: Case | BrokenCase, missed: list[Miss]) -> None:
    if not missed:
        return
    if isinstance(one, BrokenCase):
        print(f"{one.file} holds no case\n  {one.field or 'the file'}: {one.wrong}")
        return
    print(f"{one.id} ({one.area}: {one.title})")
    for miss in missed[:SHOWN]:
        print(f"  {miss.key or 'the case'}: expected {miss.expected}, found {miss.found}")
    if len(missed) > SHOWN:
        print(f"  and {len(missed) - SHOWN} more: {', '.join(dict.fromkeys(miss.key for miss in missed[SHOWN:]))}")
