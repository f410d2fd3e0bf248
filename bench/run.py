"""`elc bench NAME`: measures against a peer or a limit, in one run, and says how the ratio stands to its goal.

    elc bench                 the benchmarks there are; with --json a list of objects with name, summary
    elc bench NAME            short, within 50 seconds
    elc bench NAME --full     takes its time
    elc bench NAME --json     one JSON list of objects with name, ours, reference, ratio, goal, ok

Exit status: 0 every goal is met, 1 one is missed, 2 there is no such benchmark or it cannot run, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import importlib
import sys
from functools import partial
from pathlib import Path

from elc.core.command import CHECK_FAILED, DONE, Parser, print_json, run_kindly, wants_json
from elc.core.refusals import BadInput, NotNow
from measuring import Outcome

NAMES = {
    "benchstats": "comparison figures against metafor, lme4 and statsmodels; the disclosure audit (goals P2, P11)",
    "compare": "elc compare against a plain pandas group-by of the same file (goal P8)",
    "start": "how long elc --help and a second elc demo take (goal P10)",
}


def main(arguments: list[str]) -> int:
    """Run one benchmark and print its outcomes; returns the exit status."""
    as_json = wants_json(arguments)
    return run_kindly(partial(_run, arguments, as_json), as_json=as_json)


def _run(arguments: list[str], as_json: bool) -> int:
    parser = Parser(prog="elc bench", description="Measure against a peer.", as_json=as_json)
    parser.add_argument("name", nargs="?", help=f"which benchmark: {', '.join(NAMES)}")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.add_argument("--full", action="store_true", help="more and larger runs")
    options = parser.parse_args(arguments)
    if options.name is None:
        _print_names(as_json)
        return DONE
    if options.name not in NAMES:
        raise BadInput(f"There is no benchmark “{options.name}”.", f"Choose one of: {', '.join(NAMES)}.")
    outcomes = _measure(options.name, full=options.full)
    if as_json:
        print_json([outcome.as_dict() for outcome in outcomes])
    else:
        for outcome in outcomes:
            print(outcome.in_words())
    return DONE if all(outcome.ok for outcome in outcomes) else CHECK_FAILED


def _print_names(as_json: bool) -> None:
    if as_json:
        print_json([{"name": name, "summary": summary} for name, summary in NAMES.items()])
        return
    print("Name a benchmark:")
    for name, summary in NAMES.items():
        print(f"  {name:<10}{summary}")


def _measure(name: str, *, full: bool) -> list[Outcome]:
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        outcomes: list[Outcome] = importlib.import_module(f"bench_{name}").run(full=full)
    except RuntimeError as failure:
        raise NotNow(f"A measured program failed: {failure}", "Run it by itself to see why.") from failure
    return outcomes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
