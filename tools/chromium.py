"""A Chromium for the journeys: found on the machine, or installed where that can be done without asking.

Looked for, in this order: ELC_CHROMIUM, `chromium` and its other names on the path, Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from elc.core.refusals import Refusal

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = "Install it (Debian: sudo apt install chromium), or name the program in ELC_CHROMIUM."
# No sound, no screen, no calls to anybody but our own server.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def flags() -> list[str]:
    """Options to start Chromium with. As root its sandbox does not work; it only ever opens our own pages."""
    is_root = os.name == "posix" and os.geteuid() == 0
    return [*FLAGS, *(["--no-sandbox"] if is_root else [])]


def find() -> Path | None:
    """Path of a Chromium on this machine, or None. Raises Refusal where ELC_CHROMIUM names no program."""
    if named := os.environ.get("ELC_CHROMIUM"):
        program = shutil.which(named)
        if program is None:
            raise Refusal(f"ELC_CHROMIUM names {named}, which is no program.", "Correct or remove it.")
        return Path(program)
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(on_path) if on_path else _playwrights_own()


def provide() -> Path:
    """Path of a Chromium, installed first where there is none; raises Refusal where that cannot be done."""
    found = find()
    if found is None:
        print("There is no Chromium on this machine; installing it ...", file=sys.stderr, flush=True)
        found = (_install_by_apt() and find()) or (_install_by_playwright() and find()) or None
    if found is None:
        raise Refusal("There is no Chromium for the journeys, and it could not be installed.", REMEDY)
    return found


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.is_file() else None


def _install_by_apt() -> bool:
    if not (shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0):
        return False
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    return _run(["apt-get", "update"]) and _run(install)


def _install_by_playwright() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> bool:
    """Run a command that talks to standard error only; whether it succeeded."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False)
    return done.returncode == 0
