"""`elc reconstruct`: all sets of answers that a printed n, mean and SD leave possible, for a cell or a whole table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from benchstats import Scale
from benchstats.reconstruct import Published, TableReconstruction, reconstruct, reconstruct_table
from elc.core.command import DONE, parse_scale, print_json
from elc.core.refusals import BadInput
from elc.evaluation.printed_tables import read_printed_table

SMALLEST_N, LARGEST_N = 2, 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--n", type=int, help="how many answered")
    parser.add_argument("--mean", help="the mean as printed, such as 4.64 or 4,64")
    parser.add_argument("--sd", help="the SD as printed; both definitions are tried")
    parser.add_argument("--scale", default="1-5", help="lowest and highest answer (default: 1-5)")
    parser.add_argument("--table", type=Path, metavar="FILE", help="a whole table: JSON, or CSV item,group,mean,sd[,n]")


def run(options: argparse.Namespace) -> int:
    """Search, print, and end with 0; nothing possible is a result like any other."""
    scale = Scale(*parse_scale(options.scale))
    try:
        if options.table is not None:
            found = _search_table(options.table, scale)
            print_json(_table_json(found)) if options.json else _print_table(found)
        else:
            one = _search_one(options, scale)
            print_json(one) if options.json else _print_one(one)
    except ValueError as problem:  # the library names the limit or the nonsense; it knows no people
        raise BadInput(f"{str(problem)[0].upper()}{str(problem)[1:].rstrip('.')}.", "Check the numbers.") from problem
    return DONE


def _search_one(options: argparse.Namespace, scale: Scale) -> dict[str, Any]:
    missing = [name for name in ("n", "mean", "sd") if getattr(options, name) is None]
    if missing:
        raise BadInput(
            f"--{missing[0]} is missing.",
            "Give --n, --mean and --sd of one cell, or --table FILE for a whole table.",
        )
    solutions = reconstruct(
        n=options.n, mean=Published.parse(options.mean), sd=Published.parse(options.sd), scale=scale
    )
    return {
        "n": options.n,
        "scale": [scale.low, scale.high],
        "solutions": [{"definition": found.definition, "counts": list(found.counts)} for found in solutions],
    }


def _search_table(file: Path, default: Scale) -> TableReconstruction:
    printed = read_printed_table(file)
    return reconstruct_table(printed.cells, scale=printed.scale or default, n_from=SMALLEST_N, n_to=LARGEST_N)


def _table_json(table: TableReconstruction) -> dict[str, Any]:
    return {
        "scale": [table.scale.low, table.scale.high],
        "n_from": table.n_from,
        "n_to": table.n_to,
        "cells": [
            {
                "item": found.cell.item,
                "group": found.cell.group,
                "mean": str(found.cell.mean),
                "sd": str(found.cell.sd),
                "n": found.cell.n,
                "solutions": [
                    {"n": one.n, "definition": one.definition, "counts": list(one.counts)} for one in found.solutions
                ],
            }
            for found in table.cells
        ],
        "groups": [
            {
                "group": group.group,
                "is_certain": group.is_certain,
                "fits": [
                    {
                        "definition": fit.definition,
                        "n": fit.n,
                        "other_n": list(fit.other_n),
                        "items": [
                            {
                                "item": item.item,
                                "n": item.n,
                                "counts": list(item.counts) if item.counts else None,
                            }
                            for item in fit.items
                        ],
                    }
                    for fit in group.fits
                ],
            }
            for group in table.groups
        ],
    }


def _print_one(found: dict[str, Any]) -> None:
    low, high = found["scale"]
    if not found["solutions"]:
        print(f"No {found['n']} answers from {low} to {high} give this mean and SD, under either definition.")
    for solution in found["solutions"]:
        answers = ", ".join(
            f"{count} × {value}" for value, count in zip(range(low, high + 1), solution["counts"], strict=True) if count
        )
        print(f"{solution['definition']:<14}{answers}")


def _print_table(table: TableReconstruction) -> None:
    for group in table.groups:
        if not group.fits:
            print(f"{group.group}: no single definition of the SD explains every item.")
        for fit in group.fits:
            certain = "certain" if group.is_certain else f"would fit too: {', '.join(map(str, fit.other_n)) or 'none'}"
            print(f"{group.group}: {fit.definition}, n = {fit.n} ({certain} for n up to {table.n_to})")
            for item in fit.items:
                counts = " ".join(map(str, item.counts)) if item.counts else "several sets fit"
                print(f"  {item.item:<8} n = {item.n:<4} {counts}")
