"""Write both lock files from pyproject.toml: `python tools/lock.py [--upgrade]`.

Works with an installed uv (`pipx install uv`), which is no dependency of ELC: installing needs pip alone.
Pins stay as they are where they still fit, unless --upgrade is given. The locks hold for every system and
every Python from 3.11 on, carry hashes, and record no address from which anything was downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def compile_lock(uv: str, output: str, *options: str) -> bool:
    """Write one lock file; whether that succeeded."""
    command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *options, "--output-file", output]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """Compile both locks; returns the exit status."""
    uv = shutil.which("uv")
    if arguments not in ([], ["--upgrade"]):
        print("Usage: python tools/lock.py [--upgrade]", file=sys.stderr)
        return 2
    if uv is None:
        print("The locks are compiled by uv, which is not here. Install it: pipx install uv", file=sys.stderr)
        return 2
    if not compile_lock(uv, DEVELOPMENT, "--group=dev", *arguments):
        return 1
    # uv keeps the pins it finds in the file it writes: so the runtime gets those of the larger set.
    shutil.copy(ROOT / DEVELOPMENT, ROOT / RUNTIME)
    return 0 if compile_lock(uv, RUNTIME) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
