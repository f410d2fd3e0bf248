"""Journeys run against the product as a person gets it: `elc demo`, started as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page


@dataclass(frozen=True)
class Demo:
    """A running demo: its address and its sign-ins by role."""

    address: str
    home: Path
    sign_ins: dict[str, dict[str, str]]

    def sign_in(self, page: Page, role: str) -> None:
        """Sign in as a person does, with address and password."""
        page.goto(f"{self.address}sign-in/")
        page.get_by_label("E-mail address").fill(self.sign_ins[role]["email"])
        page.get_by_label("Password", exact=True).fill(self.sign_ins[role]["password"])
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(self.address)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    home = tmp_path_factory.mktemp("demo home")
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "ELC_HOME")}
    command = [sys.executable, "-m", "elc", "demo", "--json", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told: dict[str, Any] = json.loads(process.stdout.readline())
        sign_ins = {entry["role"]: entry for entry in reversed(told["sign_ins"])}  # those of the pilots come first
        yield Demo(told["address"], home, sign_ins)
        process.terminate()
    assert process.returncode == 0


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where the journeys leave their screenshots, to be looked at."""
    folder = Path(__file__).resolve().parents[2] / "test-results" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
