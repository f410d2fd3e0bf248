"""The demo home: made once, all of it or nothing, and never over somebody's real network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from tests.factories.command_line import elc, one_value

import postgres
from elc.members.demo import demo_sign_ins


def run_in(home: Path, code: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "ELC_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


BREAK_OFF = """
import os
from unittest.mock import patch
import elc.website.demo.home as home
from elc.config.start import start
from elc.core.home import make_home
make_home(); start()
write = home.write_demo_sign_ins
def write_and_die(*arguments):
    write(*arguments)
    os._exit(9)
with patch({place}, side_effect={effect}):
    home.ensure_demo_home()
"""
CONTRAST, WRITE = '"elc.evaluation.actions.run_contrast"', '"elc.website.demo.home.write_demo_sign_ins"'
ENDS = {
    "Ctrl-C with snapshots": BREAK_OFF.format(place=CONTRAST, effect="KeyboardInterrupt"),
    "killed with snapshots": BREAK_OFF.format(place=CONTRAST, effect="lambda **_: os._exit(9)"),
    "killed before the commit": BREAK_OFF.format(place=WRITE, effect="write_and_die"),
}


def build(home: Path) -> list[str]:
    """Names of the snapshots of a demo that stands."""
    figures = one_value(elc("evaluation", "--format", "json", home=home))
    assert len(figures) == 52
    assert len(demo_sign_ins(home)) == 10
    assert not (home / "building.json").exists()
    kept = sorted(entry.name for entry in (home / "snapshots").iterdir() if not entry.name.startswith("."))
    told = {json.loads((home / "snapshots" / name / "manifest.json").read_text("utf-8"))["digest"] for name in kept}
    assert {figure["snapshot"] for figure in figures} == told
    return kept


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_build_that_was_broken_off_is_made_again(end: str, tmp_path: Path) -> None:
    broken = run_in(tmp_path, end)
    assert broken.returncode != 0
    assert (tmp_path / "building.json").exists(), broken.stderr
    left = {entry.name for entry in (tmp_path / "snapshots").iterdir()}
    assert len(left) == 2
    kept = build(tmp_path)
    assert len(kept) == 2
    assert not left.intersection(kept)


def test_a_build_that_ended_just_after_the_commit_is_whole(tmp_path: Path) -> None:
    kept = build(tmp_path)
    (tmp_path / "building.json").write_text(json.dumps({"rounds": kept}), "utf-8")
    assert build(tmp_path) == kept


def test_two_at_once_build_one_demo(tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-m", "elc", "demo", "--no-serve", "--json", "--home", str(home)]
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in "123"
    ]
    said = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    assert len({output for output, _ in said}) == 1
    assert sum("Building" in words for _, words in said) == 1
    assert len(build(home)) == 2


def is_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def everything_in(home: Path) -> dict[str, bytes]:
    ours = ("database.sqlite3-shm", "database.sqlite3-wal", "elc.lock")
    files = (file for file in home.rglob("*") if file.is_file() and file.name not in ours)
    return {str(file.relative_to(home)): file.read_bytes() for file in files}


def lose_the_database(home: Path) -> None:
    (home / "database.sqlite3").unlink()


def rename_the_database(home: Path) -> None:
    (home / "database.sqlite3").rename(home / "database.sqlite3.old")


def lose_all_but_snapshots(home: Path) -> None:
    for name in ("database.sqlite3", "demo.json", "secret.key"):
        (home / name).unlink()


@pytest.mark.parametrize("lose", [lose_the_database, rename_the_database, lose_all_but_snapshots])
def test_snapshots_whose_database_is_elsewhere_are_left_alone(lose: Callable[[Path], None], tmp_path: Path) -> None:
    build(tmp_path)
    lose(tmp_path)
    before = everything_in(tmp_path)
    for command in (("demo", "--no-serve"), ("evaluation",)):
        is_refused(elc(*command, home=tmp_path), "--home DIR")
    after = everything_in(tmp_path)
    assert {name: after[name] for name in before} == before
    assert not (set(after) - set(before) - {"database.sqlite3", "secret.key"})


@pytest.mark.parametrize("has_sign_ins", [False, True])
def test_a_new_database_beside_an_old_home(has_sign_ins: bool, tmp_path: Path) -> None:
    home = tmp_path / "home"
    build(home)
    if not has_sign_ins:
        (home / "demo.json").unlink()
    before = everything_in(home)
    command = [sys.executable, "-m", "elc", "demo", "--no-serve", "--home", str(home)]
    with postgres.throw_away_server(postgres.find_programs()) as url:
        for _ in "12":
            environment = {**os.environ, "DATABASE_URL": url}
            is_refused(
                subprocess.run(command, env=environment, capture_output=True, text=True, check=False),
                "holds a network, but the database is empty",
            )
            assert everything_in(home) == before
        new = [*command[:-1], str(tmp_path / "new")]
        for _ in "12":
            done = subprocess.run(new, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        assert len(demo_sign_ins(tmp_path / "new")) == 10


def test_an_unfinished_build_removes_its_own_snapshots_only(tmp_path: Path) -> None:
    assert run_in(tmp_path, ENDS["killed with snapshots"]).returncode == 9
    ours = sorted((tmp_path / "snapshots").iterdir())
    of_others = tmp_path / "snapshots" / str(uuid4())
    of_others.mkdir()
    (of_others / "answers.parquet").write_bytes(b"real")
    is_refused(elc("demo", "--no-serve", home=tmp_path), "holds a network, but the database is empty")
    assert list((tmp_path / "snapshots").iterdir()) == [of_others]
    assert len(ours) == 2
    assert (of_others / "answers.parquet").read_bytes() == b"real"


@pytest.mark.parametrize("record", ["", "[]", '{"rounds": ["../../letters"]}', '{"rounds": [1, null]}'])
def test_a_broken_record_removes_nothing(record: str, tmp_path: Path) -> None:
    home, letters = tmp_path / "home", tmp_path / "letters"
    letters.mkdir()
    (home / "snapshots" / "x").mkdir(parents=True)
    (home / "building.json").write_text(record, "utf-8")
    is_refused(elc("demo", "--no-serve", home=home), "holds a network")
    assert letters.is_dir()
    assert (home / "snapshots" / "x").is_dir()


def test_a_folder_with_other_things_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me", "utf-8")
    is_refused(elc("demo", "--no-serve", home=tmp_path), "holds other things: letter.txt")
    assert os.listdir(tmp_path) == ["letter.txt"]


BROKEN = ["", "{", "[]", "null", '{"sign_ins": []}', '{"sign_ins": [{"email": "a"}]}', '{"sign_ins": [1]}', "\u00ff"]
ENTRY = {"email": "a@demo.invalid", "password": "b", "name": "c", "role": "office"}
NO_ROLES: list[object] = ["nosuch", None, [], "\ud800"]
BROKEN += [json.dumps({"sign_ins": [{**ENTRY, "role": role}]}) for role in NO_ROLES]


def test_broken_sign_ins_are_refused_and_never_in_the_way_of_a_page(tmp_path: Path) -> None:
    build(tmp_path)
    for number, text in enumerate(BROKEN):
        (tmp_path / "demo.json").write_bytes(text.encode("latin-1"))
        assert demo_sign_ins(tmp_path) == ()
        if number in (0, 5):
            is_refused(elc("demo", "--no-serve", home=tmp_path), "demo.json", "cannot be read", "--home DIR")
    (tmp_path / "demo.json").unlink()
    (tmp_path / "demo.json").mkdir()
    assert demo_sign_ins(tmp_path) == ()
    is_refused(elc("evaluation", home=tmp_path), "demo.json", "cannot be read")


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_database_that_is_none_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "database.sqlite3").write_bytes(content)
    is_refused(elc("demo", "--no-serve", home=tmp_path), "database.sqlite3", "--home DIR")
    assert (tmp_path / "database.sqlite3").read_bytes() == content


REAL = """
from elc.config.start import migrate, start
from elc.core.home import make_home
make_home(); start(); migrate()
from elc.core.action import INSTALLATION
from elc.members.actions import register_person
register_person(email="office@example.org", name="Office", password="a long word", by=INSTALLATION)
"""


def test_a_real_network_is_left_alone(tmp_path: Path) -> None:
    assert run_in(tmp_path, REAL).returncode == 0
    before = (tmp_path / "database.sqlite3").read_bytes()
    for command in ("demo", "evaluation"):
        done = elc(command, *(["--no-serve"] if command == "demo" else []), home=tmp_path)
        assert done.returncode == 2
        assert "not a demo" in done.stderr
    assert not (tmp_path / "demo.json").exists()
    assert (tmp_path / "database.sqlite3").read_bytes() == before


def test_the_sign_ins_of_a_demo_do_not_open_a_real_network(tmp_path: Path) -> None:
    assert run_in(tmp_path, REAL).returncode == 0
    (tmp_path / "demo.json").write_text(json.dumps({"sign_ins": [ENTRY]}), "utf-8")
    is_refused(elc("demo", "--no-serve", home=tmp_path), "not a demo")


@pytest.mark.skipif(os.name != "posix", reason="modes are as on POSIX")
def test_what_is_kept_is_for_the_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o755)
    before = os.umask(0o022)
    try:
        build(home)
    finally:
        os.umask(before)
    kept = [home, *home.rglob("*")]
    assert len(kept) > 8
    assert [str(path) for path in kept if path.stat().st_mode & 0o077] == []
