"""`elc bench NAME`: measures against a peer or a limit, in one run, and says how the ratio stands to its goal.

    elc bench                 the benchmarks there are
    elc bench NAME            short, within 50 seconds
    elc bench NAME --full     takes its time
    elc bench NAME --json     one JSON list of objects with name, ours, reference, ratio, goal, ok

Exit status: 0 every goal is met, 1 one is missed, 2 there is no such benchmark.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from measuring import Outcome

NAMES = {
    "compare": "elc compare against a plain pandas group-by of the same file (goal P8)",
    "start": "how long elc --help and a second elc demo take (goal P10)",
}


def main(arguments: list[str]) -> int:
    """Run one benchmark and print its outcomes."""
    parser = argparse.ArgumentParser(prog="elc bench", description="Measure against a peer.")
    parser.add_argument("name", nargs="?", help="which benchmark")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.add_argument("--full", action="store_true", help="more and larger runs")
    options = parser.parse_args(arguments)
    if options.name not in NAMES:
        known = "\n".join(f"  {name:<10}{summary}" for name, summary in NAMES.items())
        print(f"Name a benchmark:\n{known}", file=sys.stderr)
        return 0 if options.name is None else 2
    sys.path.insert(0, str(Path(__file__).parent))
    outcomes: list[Outcome] = importlib.import_module(f"bench_{options.name}").run(full=options.full)
    if options.json:
        print(json.dumps([outcome.as_dict() for outcome in outcomes]))
    else:
        for outcome in outcomes:
            print(outcome.in_words())
    return 0 if all(outcome.ok for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
