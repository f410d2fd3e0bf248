"""The demo home: made once, all of it or nothing, and never over somebody's real network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.factories.command_line import elc, one_value


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
from unittest.mock import patch
import elc.website.demo.home as home
from elc.config.start import start
from elc.core.home import make_home
make_home(); start()
with patch("elc.evaluation.actions.run_contrast", side_effect=KeyboardInterrupt):
    home.ensure_demo_home()
"""


def test_a_build_that_was_broken_off_is_made_again(tmp_path: Path) -> None:
    broken = run_in(tmp_path, BREAK_OFF)
    assert broken.returncode != 0
    assert len(one_value(elc("evaluation", "--format", "json", home=tmp_path))) == 52
    sign_ins = json.loads((tmp_path / "demo.json").read_text("utf-8"))["sign_ins"]
    assert len(sign_ins) == 2


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


def test_what_is_secret_is_for_the_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert elc("demo", "--no-serve", home=home).returncode == 0
    if os.name == "posix":
        assert home.stat().st_mode & 0o077 == 0
        assert (home / "secret.key").stat().st_mode & 0o077 == 0
        assert (home / "demo.json").stat().st_mode & 0o077 == 0
