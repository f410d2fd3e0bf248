"""The code without which nobody begins a network: whoever starts the server is told it, and nobody else knows it."""

from __future__ import annotations

import base64
from hmac import compare_digest
from typing import Final

from elc.core.home import secret_for

LETTERS: Final = 26  # 130 bits


def start_code() -> str:
    """The code of this installation; the same until its secret changes, worth nothing once there is a network."""
    return base64.b32encode(secret_for("start")).decode().lower()[:LETTERS]


def is_start_code(code: str) -> bool:
    """Whether that is the code; takes as long for a wrong one."""
    return compare_digest(code.encode(), start_code().encode())
