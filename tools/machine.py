"""The long run of the membership machine: joining, leaving, roles and consent, in ELC and in a small model.

    python tools/machine.py                 20,000 steps, some minutes
    python tools/machine.py --steps 2000    a shorter one
    python tools/machine.py --json          one JSON object: {"steps": N, "divergences": N}

Exit status: 0 no divergence, 1 one was found (it is printed, made small), 2 the arguments are wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Run it as a test of its own, in a throw-away home; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=20_000, help="how many steps at least (default: 20,000)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="elc-machine-") as folder:
        told = Path(folder) / "steps"
        environment = {**os.environ, "ELC_MACHINE_STEPS": str(options.steps), "ELC_MACHINE_TOLD": str(told)}
        test = "tests/stages/members/test_membership_machine.py::test_the_long_run"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        steps = int(told.read_text("utf-8")) if told.exists() else 0
    divergences = int(done.returncode != 0)
    if options.json:
        print(json.dumps({"steps": steps, "divergences": divergences}))
    else:
        print(f"{steps} steps, {divergences} divergences")
    if divergences:
        print(done.stdout[-6000:] + done.stderr[-2000:], file=sys.stderr)
    return 1 if divergences or steps < options.steps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
