"""What goes wrong outside the program: folders, databases, full disks, closed pipes, Ctrl-C. Never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.factories.command_line import elc
from tests.factories.terminal import end, in_a_terminal

ONE_CELL = ("reconstruct", "--n", "11", "--mean", "4.64", "--sd", "0.67")
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell, device or signal")


def run(*arguments: str | bytes, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "ELC_HOME")}
    return subprocess.run(
        [sys.executable, "-m", "elc", *arguments],
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def in_shell(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $elc is the program."""
    environment = {**os.environ, "elc": f"{sys.executable} -m elc", "ELC_HOME": str(home)}
    line = f"set -o pipefail; {command}"
    return subprocess.run(["bash", "-c", line], env=environment, capture_output=True, text=True, check=False)


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words), done.stderr


def file_as_home(folder: Path) -> str:
    (folder / "file").touch()
    return str(folder / "file")


@pytest.mark.parametrize("command", ["demo", "evaluation", "compare"])
@pytest.mark.parametrize("by_variable", [False, True], ids=["option", "variable"])
@pytest.mark.parametrize("kind", ["a file", "in a file", "too long", "empty", "nobody's"])
def test_a_home_that_can_be_no_folder(kind: str, by_variable: bool, command: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("unit,q1\n" + "A,4\nA,5\nB,3\n" * 4, "utf-8")
    home = {
        "a file": file_as_home(tmp_path),
        "in a file": file_as_home(tmp_path) + "/below",
        "too long": str(tmp_path / ("x" * 300)),
        "empty": "",
        "nobody's": "~nobody-of-this-name/elc",
    }[kind]
    arguments = {
        "demo": ["demo", "--no-serve"],
        "evaluation": ["evaluation"],
        "compare": ["compare", str(answers), "--scale", "1-5", "--no-report", "--out", str(tmp_path / "out")],
    }[command]
    done = run(*arguments, ELC_HOME=home) if by_variable else run(*arguments, "--home", home)
    assert_refused(done, "home folder", "--home DIR")
    assert not (tmp_path / "out").exists()


def test_the_home_of_a_tool_may_be_written_with_a_tilde(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for arguments in (["--home", "~/file"], ["--home=~/file"]):
        assert_refused(run("bench", *arguments, HOME=str(tmp_path), USERPROFILE=str(tmp_path)), "is a file")
    assert run("bench", "--home=~/folder", HOME=str(tmp_path), USERPROFILE=str(tmp_path)).returncode == 0


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://elc:secret@127.0.0.1:1/elc", "cannot be used"),
        ("postgresql://elc:secret@127.0.0.1/elc?nosuch=1", "nosuch"),
        ("postgresql://elc:secret@127.0.0.1:port/elc", "no address"),
        ("postgresql://[::1/elc", "no address"),
        ("postgresql://127.0.0.1/", "no address"),
        ("mysql://127.0.0.1/elc", "no address"),
        ("nonsense", "no address"),
    ],
)
def test_a_database_that_is_none(url: str, words: str, tmp_path: Path) -> None:
    done = run("demo", "--no-serve", "--json", "--home", str(tmp_path / "home"), DATABASE_URL=url)
    assert_refused(done, words, "DATABASE_URL")
    assert set(json.loads(done.stdout)) == {"error", "remedy"}
    assert "secret" not in done.stderr


@posix
@pytest.mark.parametrize("command", ["--help", f"{' '.join(ONE_CELL)} --json", "bench", "demo --help", "nosuch --json"])
def test_standard_output_that_takes_nothing(command: str, tmp_path: Path) -> None:
    if Path("/dev/full").exists():
        assert_refused(in_shell(f"$elc {command} > /dev/full", tmp_path))
    assert_refused(in_shell(f"$elc {command} >&-", tmp_path))


@posix
@pytest.mark.parametrize("reader", ["true", "head -1"])
@pytest.mark.parametrize("command", ["--help", "compare --help", " ".join(ONE_CELL), "bench"])
def test_a_reader_that_goes_away(command: str, reader: str, tmp_path: Path) -> None:
    done = in_shell(f"$elc {command} | {reader}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@posix
def test_nobody_listens_to_the_demo(tmp_path: Path) -> None:
    done = in_shell("$elc demo --no-browser --port 0 | true", tmp_path / "home")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert_refused(in_shell("$elc demo --no-browser --port 0 2>&1 >/dev/full | cat >&2", tmp_path / "home"))


PLAIN: list[dict[str, str]] = [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}]


@pytest.mark.parametrize("variables", PLAIN, ids=["ascii", "POSIX"])
def test_a_terminal_without_our_letters(variables: dict[str, str], tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    for arguments in (["demo", "--no-serve"], ["demo", "--no-serve", "--json"], ["evaluation"], [*ONE_CELL]):
        done = run(*arguments, "--home", home, PYTHONUTF8="0", **variables)
        assert done.returncode == 0, done.stderr
        assert done.stdout.isascii()
        if "--json" in arguments:
            assert json.loads(done.stdout)["home"] == home
    assert_refused(run("nosuch", PYTHONUTF8="0", **variables))


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="file names are text there")
def test_a_home_whose_name_is_no_text(tmp_path: Path) -> None:
    home = os.fsencode(tmp_path) + b"/\xff"
    assert_refused(run("demo", "--no-serve", b"--home=" + home), "no text")
    assert_refused(run("bench", "--home", home), "no text")


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="file names are text there")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    answers = os.fsencode(tmp_path) + b"/answers-\xff.csv"
    Path(os.fsdecode(answers)).write_text("unit,q1\n" + "A,4\nA,5\nB,3\n" * 4, "utf-8")
    for more in ((), ("--no-report",)):
        out = str(tmp_path / f"out{len(more)}")
        given = ("--scale", "1-5", "--json", "--home", str(tmp_path / "home"), "--out", out)
        done = run("compare", answers, *given, *more)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 2)
        assert isinstance(json.loads(done.stdout), dict)


def demo_in(home: Path) -> list[str]:
    return [sys.executable, "-m", "elc", "demo", "--no-browser", "--json", "--port", "0", "--home", str(home)]


@posix
def test_ctrl_c_while_it_works(tmp_path: Path) -> None:
    """From the first word it says: before that Python itself may end by the signal, and a little later, while the web
    server starts, the moment is the server's own.
    """
    with in_a_terminal(*demo_in(tmp_path / "home")) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Building")
        status, _, said = end(process)
    assert status == 130
    assert said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in said


@posix
@pytest.mark.parametrize(("number", "status", "words"), [(2, 130, "Stopped."), (15, 0, "The demo has stopped.")])
def test_the_end_of_a_running_demo(number: int, status: int, words: str, tmp_path: Path) -> None:
    with in_a_terminal(*demo_in(tmp_path)) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["address"]
        returned, output, said = end(process, number)
    assert (returned, output) == (status, "")
    assert said.splitlines()[-1] == words
    assert "Traceback" not in said


def test_nothing_in_the_terminal_is_changed_by_a_refusal(tmp_path: Path) -> None:
    done = elc("demo", "--no-serve", "--home", str(tmp_path / "a" / "b"), "--port", "x", home=tmp_path)
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []
