"""The database of each shape: SQLite in the home folder, or PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database(url: str | None, home: Path) -> dict[str, Any]:
    """Django's settings for the one database; `url` as in libpq (postgresql://…), None for the embedded shape."""
    return _postgresql(url) if url else _sqlite(home)


def _sqlite(home: Path) -> dict[str, Any]:
    # synchronous=FULL: with WAL and NORMAL a power cut loses acknowledged commits. IMMEDIATE: a transaction that
    # will write takes its lock at once and waits, instead of failing half-way.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "database.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),  # ?host=/folder names a Unix socket
        "PORT": query.pop("port", None) or str(parts.port or ""),
        "OPTIONS": {**query, "pool": {"min_size": 1, "max_size": 8}},
    }
