"""A DuckDB of one's own for one file: no network, no other file, nothing written, two threads."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

THREADS = 2
MEMORY = "2GB"


def plain_name(path: Path, folder: Path, name: str) -> Path:
    """`path` under another name in `folder`.

    DuckDB takes *, ? and [ in a path for a pattern, and some endings for compression; a file may be named so.
    """
    link = folder / name
    try:
        link.symlink_to(path.resolve())
    except OSError:  # Windows without the right to make symbolic links
        try:
            os.link(path, link)
        except OSError:
            shutil.copyfile(path, link)
    return link


def connect_to(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection in memory that can read the file at `path` and nothing else."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "threads": THREADS,
            "temp_directory": "",
            "memory_limit": MEMORY,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
    connection.execute(f"SET allowed_paths = [{literal(str(path))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET lock_configuration = true")
    return connection


def literal(text: str) -> str:
    """Text as a literal of SQL, for the few places that take no parameter."""
    return "'" + text.replace("'", "''") + "'"
