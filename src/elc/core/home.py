"""The home folder: everything one installation keeps, in one place that can be copied and removed as a whole.

    database.sqlite3   the embedded database          secret.key   the installation's secret, 32 random bytes
    snapshots/         frozen answers                 demo.json    only in a demo home: its sign-ins

Standard library only: the launcher and `elc --help` come past here.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

VARIABLE = "ELC_HOME"


def checkout() -> Path | None:
    """The folder of the checkout that this code runs from, or None for an installed wheel."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "src" / "elc").is_dir() else None


def home() -> Path:
    """The home folder: the variable ELC_HOME, else `.elc` in the checkout, else `.elc` in the user's own folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser().resolve()
    return (checkout() or Path.home()) / ".elc"


def make_home() -> Path:
    """Make the home folder and its secret where they do not exist yet; returns the folder."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # password hashes, salts and answers live here
    key = folder / "secret.key"
    try:
        handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return folder
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return folder


def secret_for(purpose: str) -> bytes:
    """32 bytes that only this installation knows, another for each purpose.

    Where there is no home yet they are random and last as long as the process.
    """
    key = home() / "secret.key"
    root = key.read_bytes() if key.is_file() else secrets.token_bytes(32)
    return hmac.new(root, purpose.encode(), hashlib.sha256).digest()
