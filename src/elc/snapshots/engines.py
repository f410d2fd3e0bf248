"""The engine that counts: DuckDB in process. The SQL it is given is portable, so another engine may take its place."""

from __future__ import annotations

from pathlib import Path

import duckdb


def connect() -> duckdb.DuckDBPyConnection:
    """A private connection in memory that loads no extension and keeps the order of rows."""
    return duckdb.connect(
        ":memory:",
        config={
            "threads": 2,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        },
    )


def quoted_path(path: Path) -> str:
    """A path as an SQL literal for writing."""
    return "'" + str(path).replace("'", "''") + "'"


def quoted_source(path: Path) -> str:
    """A path as an SQL literal for reading, in which `*`, `?` and `[` stand for themselves."""
    escaped = "".join(f"[{character}]" if character in "*?[" else character for character in str(path))
    return "'" + escaped.replace("'", "''") + "'"
