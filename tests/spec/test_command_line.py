"""The command line is a contract: one JSON value on one line, all else on standard error, exit status 0, 1, 2."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from tests.factories.command_line import elc, one_value

from elc.members.roles import ROLES

KEYS = [
    "group",
    "measure",
    "statistic",
    "definition",
    "n",
    "value",
    "low",
    "high",
    "method",
    "version",
    "snapshot",
    "audience",
    "withheld",
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "with a space"


def test_the_demo_is_built_once(home: Path) -> None:
    first = one_value(elc("demo", "--no-serve", "--no-browser", "--json", home=home))
    assert first["home"] == str(home)
    assert [entry["role"] for entry in first["sign_ins"]][:2] == ["office", "participant"]
    assert {entry["role"] for entry in first["sign_ins"]} == set(ROLES)
    assert one_value(elc("demo", "--no-serve", "--json", home=home)) == first


@pytest.mark.parametrize(
    ("formula", "tallinn", "vilnius"),
    [
        ("published", "sd_sample", "sd_population"),
        ("sample", "sd_sample", "sd_sample"),
        ("population", "sd_population", "sd_population"),
    ],
)
def test_the_evaluation_as_json_and_as_csv(home: Path, formula: str, tallinn: str, vilnius: str) -> None:
    done = elc("evaluation", "--events", "tallinn,vilnius", "--formula", formula, "--format", "json", home=home)
    figures = one_value(done)
    assert len(figures) == 52
    assert all(list(figure) == KEYS for figure in figures)
    spreads = {(figure["group"], figure["statistic"]) for figure in figures}
    assert spreads == {("Tallinn", "mean"), ("Vilnius", "mean"), ("Tallinn", tallinn), ("Vilnius", vilnius)}
    as_csv = elc("evaluation", "--formula", formula, "--format", "csv", home=home)
    rows = list(csv.DictReader(StringIO(as_csv.stdout)))
    assert [float(row["value"]) for row in rows] == [figure["value"] for figure in figures]


def test_the_evaluation_builds_the_demo_where_there_is_none(tmp_path: Path) -> None:
    done = elc("evaluation", "--format", "json", home=tmp_path / "nothing here yet")
    assert len(one_value(done)) == 52


def test_reconstruct_one_cell(home: Path) -> None:
    done = elc("reconstruct", "--n", "11", "--mean", "4.64", "--sd", "0.67", "--scale", "1-5", "--json", home=home)
    assert done.stdout == (
        '{"n": 11, "scale": [1, 5], "solutions": [{"definition": "sd_sample", "counts": [0, 0, 1, 2, 8]}]}\n'
    )


def test_reconstruct_a_table(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("item;group;mean;sd;n\nc01;Tallinn;4,64;0,67;\nc13;Tallinn;4,9;0,32;10\n", "utf-8")
    found = one_value(elc("reconstruct", "--table", str(file), "--json", home=home))
    first, second = found["cells"]
    assert {"n": 11, "definition": "sd_sample", "counts": [0, 0, 1, 2, 8]} in first["solutions"]
    assert second["solutions"] == [{"n": 10, "definition": "sd_sample", "counts": [0, 0, 0, 1, 9]}]


def test_reconstruct_the_table_of_the_article(home: Path, shared: Path) -> None:
    file = shared / "seed" / "pilot_evaluations.json"
    groups = {g["group"]: g for g in one_value(elc("reconstruct", "--table", str(file), "--json", home=home))["groups"]}
    (tallinn,), (vilnius,) = groups["Tallinn"]["fits"], groups["Vilnius"]["fits"]
    assert (tallinn["definition"], tallinn["n"], groups["Tallinn"]["is_certain"]) == ("sd_sample", 11, True)
    assert (vilnius["definition"], vilnius["n"], groups["Vilnius"]["is_certain"]) == ("sd_population", 7, False)


COMMANDS = [
    *("demo", "evaluation", "compare", "reconstruct", "cases"),
    *("serve", "worker", "sign-out", "audit", "test", "bench"),
]
BAD = [
    ("nosuch",),
    ("demo", "--no-such-option"),
    ("demo", "--no-serv"),  # options are never guessed from their beginning
    ("demo", "--home", ""),
    ("reconstruct", "--home=", "--n", "11", "--mean", "4.64", "--sd", "0.67"),
    ("bench", "nosuch"),
    ("bench", "--nosuch"),
    ("bench", "--home", ""),
    ("test", "--home="),
    ("reconstruct", "--n", "11"),
    ("reconstruct", "--n", "11", "--mean", "four", "--sd", "1"),
    ("reconstruct", "--n", "0", "--mean", "4", "--sd", "1"),
    ("reconstruct", "--n", "11", "--mean", "4.6", "--sd", "1", "--scale", "5-1"),
    ("reconstruct", "--n", "eleven", "--mean", "4.6", "--sd", "1"),
    ("reconstruct", "--table", "nosuch.csv"),
    ("evaluation", "--events", "nosuch"),
    ("evaluation", "--events", ","),
    ("evaluation", "--formula", "nosuch"),
    ("evaluation", "--format", "xml"),
    ("demo", "--port", "70000"),
    ("demo", "--port", "-5"),
    ("evaluation", "--nosuch"),
    ("compare",),
    ("compare", "--group", "json"),
    ("compare", "nosuch.csv", "--out", "nowhere"),
]


@pytest.mark.parametrize("arguments", BAD, ids=[" ".join(case) for case in BAD])
@pytest.mark.parametrize("as_json", [False, True], ids=["words", "json"])
def test_bad_input_is_one_sentence_and_status_2(arguments: tuple[str, ...], as_json: bool, home: Path) -> None:
    done = elc(*arguments, *(["--json"] if as_json else []), home=home)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert done.stderr.count("\n") <= 2
    if as_json:
        assert done.stdout.count("\n") == 1
        assert set(json.loads(done.stdout)) == {"error", "remedy"}
    else:
        assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "nosuch"),
        ("--json", "compare", "nosuch.csv", "--out", "nowhere"),
        ("demo", "--json", "--home"),
        ("bench", "--json", "--home"),
        ("evaluation", "--format=json", "--nosuch"),
        ("evaluation", "--format", "json", "--nosuch"),
        ("evaluation", "--nosuch", "--format", "csv", "--format=json"),
        ("--json", "bench", "nosuch"),
        ("test", "--nosuch", "--json"),
    ],
    ids=" ".join,
)
def test_json_is_asked_for_in_several_ways(arguments: tuple[str, ...], home: Path) -> None:
    done = elc(*arguments, home=home)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout.count("\n") == 1
    assert set(json.loads(done.stdout)) == {"error", "remedy"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluation", "--nosuch", "--format=json", "--format", "csv"),
        ("compare", "--nosuch", "--", "--json"),
        ("compare", "--items", "json", "format=json"),
        ("bench", "--home"),
    ],
    ids=" ".join,
)
def test_no_json_where_none_is_asked_for(arguments: tuple[str, ...], home: Path) -> None:
    done = elc(*arguments, home=home)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("--json",), COMMANDS),
        (("--help", "--json"), COMMANDS),
        (("bench", "--json"), ["benchstats", "compare", "start"]),
    ],
    ids=["contents", "help", "benchmarks"],
)
def test_lists_are_json_too(arguments: tuple[str, ...], names: list[str], home: Path) -> None:
    entries = one_value(elc(*arguments, home=home))
    assert [entry["name"] for entry in entries] == names
    assert all(set(entry) == {"name", "summary"} and entry["summary"] for entry in entries)


@pytest.mark.parametrize("command", ["demo", "test", "bench"])
def test_the_help_of_a_command_is_json_too(command: str, home: Path) -> None:
    assert set(one_value(elc(command, "--help", "--json", home=home))) == {"help"}


def test_a_leading_json_belongs_to_the_command(home: Path) -> None:
    arguments = ("reconstruct", "--n", "11", "--mean", "4.64", "--sd", "0.67")
    assert one_value(elc("--json", *arguments, home=home)) == one_value(elc(*arguments, "--json", home=home))


def test_the_tests_report_in_json(home: Path) -> None:
    done = elc("test", "--json", "tests/tools/test_ground.py", "-k", "exit_statuses", home=home)
    told = one_value(done)
    assert told["ok"] is True
    assert [check["ok"] for check in told["checks"]] == [True]
    assert "6 passed" in done.stderr


def test_help_reads_like_a_table_of_contents(home: Path) -> None:
    done = elc("--help", home=home)
    assert done.returncode == 0
    for name in ("demo", "evaluation", "compare", "reconstruct", "cases", "test", "bench"):
        assert f"  {name}" in done.stdout
        if name not in ("test", "bench"):
            assert elc(name, "--help", home=home).returncode == 0


def test_help_needs_nothing_but_the_standard_library(home: Path) -> None:
    code = (
        "import sys\nfrom elc.__main__ import main\nmain(['--help'])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'django', 'numpy', 'duckdb', 'pydantic'}),"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
