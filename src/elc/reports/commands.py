"""`elc compare`: the main job on anybody's file, without the web and without a database."""

from __future__ import annotations

import argparse
from pathlib import Path

from elc.core.command import DONE, Command, parse_scale, print_json, say
from elc.reports.comparing import Comparison, Request, compare_file


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("responses", type=Path, metavar="RESPONSES", help="CSV, XLSX or Parquet, one row a respondent")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the report and figures")
    parser.add_argument("--group", metavar="COLUMN", help="the column that names the group (default: one group, all)")
    parser.add_argument(
        "--items",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATTERN",
        help="columns to compare, such as 'LEAD*'",
    )
    parser.add_argument(
        "--instrument",
        type=Path,
        metavar="FILE",
        help="the instrument that was answered: TOML, JSON, or a name of the catalogue",
    )
    parser.add_argument("--scale", metavar="LOW-HIGH", help="the scale, such as 1-5 (default: from the answers)")
    parser.add_argument(
        "--audience",
        choices=("members", "analyst"),
        default="members",
        help="who will read it (default: members)",
    )
    parser.add_argument(
        "--language", choices=("en", "et"), default="en", help="the language of the report (default: en)"
    )
    parser.add_argument("--no-report", action="store_true", help="figures only, no report.html and report.pdf")


def _run(options: argparse.Namespace) -> int:
    request = Request(
        responses=options.responses,
        out=options.out,
        group=options.group,
        items=tuple(options.items),
        instrument=options.instrument,
        scale=parse_scale(options.scale) if options.scale is not None else None,
        audience=options.audience,
        language=options.language,
        has_report=not options.no_report,
    )
    done = compare_file(request)
    for note in done.notes:
        say(note)
    print_json(_as_json(done)) if options.json else _print(done)
    return DONE


def _as_json(done: Comparison) -> dict[str, object]:
    return {
        "out": str(done.out),
        "files": list(done.files),
        "audience": done.audience,
        "rows": done.rows,
        "groups": done.groups,
        "items": done.items,
        "scales": done.scales,
        "figures": done.figures,
        "withheld": done.withheld,
        "snapshot": done.snapshot,
    }


def _print(done: Comparison) -> None:
    print(
        f"{done.rows} rows, {done.groups} groups, {done.items} items; "
        f"{done.withheld} of {done.figures} figures withheld."
    )
    print(f"Written to {done.out}: {', '.join(done.files)}")


COMPARE = Command(_add_arguments, _run)
