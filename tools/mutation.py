"""Mutation testing of the modules on which anonymity and fairness rest.

    python tools/mutation.py            the whole campaign, some minutes: disclosure control and verdicts
    python tools/mutation.py --short    the smallest module of each, within a minute, as in the daily checks
    python tools/mutation.py --json     one JSON object
    python tools/mutation.py --only disclosure      one package only

mutmut changes the code in a copy of the library and runs the library's own tests against each change. At least 98 % of
the changes to disclosure control and 95 % of those to the verdicts must make a test fail. Each one that survives stands
in tools/mutation_reviewed.toml with the reason why no test can or need notice it; one that is not listed fails the run.

Exit status: 0 all goals are met and every survivor is reviewed, 1 otherwise.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REVIEWED = Path(__file__).with_name("mutation_reviewed.toml")
CHILDREN = 2
LONGEST = 5400  # seconds; a campaign that takes longer has found an endless loop
UNDECIDED = ("not checked", "suspicious", "check was interrupted by user")


@dataclass(frozen=True)
class Target:
    """A package under mutation: its goal, its tests, and the modules of the short run."""

    package: str
    goal: float
    tests: tuple[str, ...]
    short: tuple[str, ...]


TARGETS = (
    Target("disclosure", 0.98, ("disclosure/test_*.py",), ("rules.py",)),
    Target("verdicts", 0.95, ("verdicts/test_*.py",), ("rule.py",)),
)


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: the function, and the changed lines as in a diff."""

    function: str
    change: str


@dataclass(frozen=True)
class Outcome:
    """What came of one package."""

    package: str
    goal: float
    total: int
    killed: int
    survivors: tuple[Survivor, ...]

    @property
    def share(self) -> float:
        """The share of changes that a test noticed."""
        return self.killed / self.total if self.total else 0.0


def main(arguments: Sequence[str]) -> int:
    """Run the campaign and report; returns the exit status."""
    targets, others = _chosen(arguments)
    if not targets or set(others) - {"--short", "--json"}:
        print(__doc__, file=sys.stderr)
        return 2
    outcomes = [_campaign(target, is_short="--short" in arguments) for target in targets]
    reviewed = reviewed_survivors()
    open_ones = [one for outcome in outcomes for one in outcome.survivors if one not in reviewed]
    if "--json" in arguments:
        print(json.dumps([_as_dict(outcome) for outcome in outcomes]))
    else:
        _report(outcomes, open_ones)
    return 1 if open_ones or any(outcome.share < outcome.goal for outcome in outcomes) else 0


def _chosen(arguments: Sequence[str]) -> tuple[list[Target], list[str]]:
    """The packages asked for (all, unless `--only` names one; none for another name), and the other arguments."""
    if "--only" not in arguments:
        return list(TARGETS), list(arguments)
    at = arguments.index("--only")
    named = arguments[at + 1 : at + 2]
    return [target for target in TARGETS if target.package in named], [*arguments[:at], *arguments[at + 2 :]]


def reviewed_survivors() -> set[Survivor]:
    """The survivors that somebody looked at and let stand."""
    listed = tomllib.loads(REVIEWED.read_text("utf-8")).get("survivor", [])
    return {Survivor(one["function"], one["change"].strip()) for one in listed}


def _campaign(target: Target, *, is_short: bool) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="elc-mutation-") as folder:
        place = Path(folder)
        _lay_out(place, target, is_short=is_short)
        _mutmut(place, "run", "--max-children", str(CHILDREN))
        states = _states(place)
        alive = [name for name, state in states.items() if state in ("survived", "no tests", *UNDECIDED)]
        survivors = tuple(_survivor(place, name) for name in alive)
    return Outcome(target.package, target.goal, len(states), len(states) - len(alive), survivors)


def _lay_out(place: Path, target: Target, *, is_short: bool) -> None:
    """A copy of the library and its tests with nothing else, so that no change ever touches the checkout."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "benchstats", place / "src" / "benchstats", ignore=ignore)
    shutil.copytree(ROOT / "tests" / "benchstats", place / "tests" / "benchstats", ignore=ignore)
    shutil.copy(ROOT / "tests" / "__init__.py", place / "tests")
    modules = target.short if is_short else ("*",)
    tests = [file for pattern in target.tests for file in (place / "tests" / "benchstats").glob(pattern)]
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/benchstats/{target.package}/{module}" for module in modules],
        "pytest_add_cli_args_test_selection": [str(file.relative_to(place)) for file in sorted(tests)],
        "also_copy": ["tests"],
        "timeout_multiplier": 4.0,  # an endless loop is known as one soon
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    (place / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\npythonpath = ["src", "."]\n'
        'addopts = ["--import-mode=importlib", "-p", "no:django"]\n'
        "[tool.mutmut]\nuse_git_change_detection = false\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )


def _mutmut(place: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=LONGEST)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mutmut {arguments[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def _states(place: Path) -> dict[str, str]:
    """Each change and what came of it."""
    lines = [line.strip().rpartition(": ") for line in _mutmut(place, "results", "--all", "true").splitlines()]
    states = {name: state for name, mark, state in lines if mark and "__mutmut_" in name}
    if not states:
        raise RuntimeError("mutmut changed nothing: are the modules named rightly?")
    return states


def _survivor(place: Path, name: str) -> Survivor:
    lines = _mutmut(place, "show", name).splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    function, _, _ = name.partition("__mutmut_")
    return Survivor(function, "\n".join(line[0] + " " + line[1:].strip() for line in changed))


def _as_dict(outcome: Outcome) -> dict[str, object]:
    return {
        "package": outcome.package,
        "killed": outcome.killed,
        "total": outcome.total,
        "share": round(outcome.share, 4),
        "goal": outcome.goal,
        "survivors": [{"function": one.function, "change": one.change} for one in outcome.survivors],
    }


def _report(outcomes: Sequence[Outcome], open_ones: Sequence[Survivor]) -> None:
    for outcome in outcomes:
        verdict = "met" if outcome.share >= outcome.goal else "MISSED"
        told = f"{outcome.killed} of {outcome.total} changes were noticed ({outcome.share:.1%})"
        print(f"benchstats.{outcome.package}: {told}, goal {outcome.goal:.0%}: {verdict}")
    for one in open_ones:
        print(f"\nnobody has reviewed this one: {one.function}\n{one.change}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
