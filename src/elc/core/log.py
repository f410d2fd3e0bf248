"""What this installation says of itself while it runs: one line each, on standard error, and nothing about anybody.

A line holds the time in UTC, how bad it is, where it comes from, and words of ours. It never holds an address of a page
or of a device, a name, or what somebody sent: with a time beside it, that could tell who answered. Of an error it holds
the kind and the places in the code, and not its message, which may repeat what was typed.

What concerns security goes through `note_security`. A mark stands where a person or an e-mail address would: the same
for the same one as long as this process runs, and nobody can work out whose it is.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
import traceback
from typing import Any, Final

LONGEST: Final = 500
security: Final = logging.getLogger("elc.security")
_KEY: Final = secrets.token_bytes(32)


def note_security(what: str, **facts: str | int) -> None:
    """Write down that something happened that concerns security; `facts` are words of ours, numbers and marks."""
    told = " ".join(f"{name}={value}" for name, value in facts.items())
    security.info("%s %s", what, told)


def mark_of(value: object) -> str:
    """What stands in the log for a person or an e-mail address: 12 letters from which nobody can work it out."""
    return hashlib.blake2b(str(value).strip().lower().encode(), key=_KEY, digest_size=6).hexdigest()


class OneLine(logging.Formatter):
    """Time in UTC, level, source and words on one line, without what a record may know of a request."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line; whatever stands in it, it stays one."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {_words(record)}"
        if record.exc_info and record.exc_info[0] is not None:
            kind, _error, trace = record.exc_info
            places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
            line = f"{line} | {kind.__module__}.{kind.__qualname__} | {' < '.join(reversed(places))}"
        return "".join(letter if letter.isprintable() else "·" for letter in line)


def _words(record: logging.LogRecord) -> str:
    """The message; of a request only what was answered, and by which page."""
    request: Any = getattr(record, "request", None)
    if request is None:
        return record.getMessage().replace("\n", " | ")[: 8 * LONGEST]
    match = getattr(request, "resolver_match", None)
    return f"status={getattr(record, 'status_code', 500)} page={match.view_name if match else 'none'}"
