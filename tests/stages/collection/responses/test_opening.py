"""What cannot be opened, and names that mean something to a program."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import duckdb
import pytest
from tests.stages.collection.responses.making import answers, read, refused, write, write_parquet

from elc.collection.responses import opening
from elc.collection.responses.engine import connect_to

GOOD = "q1,q2\n1,2\n3,4\n"


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).sentence
    assert "no such file" in refused(tmp_path / "none.csv").sentence
    assert "empty" in refused(write(tmp_path, b"")).sentence
    assert "empty" in refused(write(tmp_path, b"\n\n\n")).sentence
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "no file" in refused(pipe).sentence


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.chmod(0)
    assert "may not be read" in refused(path).sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old format"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"PAR1 and no more", "Parquet"),
        (bytes(range(256)), "not UTF-8"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refused(write(tmp_path, content)).sentence


def test_a_file_of_more_than_two_gigabytes(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    os.truncate(path, opening.LARGEST_FILE + 1)  # a sparse file: it takes no room
    assert "2 GB" in refused(path).sentence


@pytest.mark.parametrize(
    "name",
    [
        "we'ird.csv",
        "g*b.csv",
        "[a].csv",
        "q?.csv",
        "a{b,c}.csv",
        "back\\slash.csv",
        "line\nbreak.csv",
        "-rf",
        "x.csv.gz",
        "~",
        "s3:x",
    ],
)
def test_a_name_is_just_a_name(tmp_path: Path, name: str) -> None:
    for other in ("gxb.csv", "a.csv", "qq.csv", "ab.csv"):
        write(tmp_path, "q1,q2\n9,9\n8,8\n", other)
    assert answers(read(write(tmp_path, GOOD, name))) == {"q1": [1, 3], "q2": [2, 4]}
    (tmp_path / name).unlink()
    parquet = write_parquet(tmp_path, "SELECT * FROM (VALUES (1, 2), (3, 4)) AS t(q1, q2)").rename(tmp_path / name)
    assert answers(read(parquet)) == {"q1": [1, 3], "q2": [2, 4]}


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(write(tmp_path, GOOD))
    assert read(tmp_path / "link").table.rows == 2


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.chdir(folder)
    read(write(tmp_path, GOOD))
    read(write(tmp_path, GOOD.encode("utf-16")))
    refused(write(tmp_path, "q1,q2\n1\n"))
    refused(write(tmp_path, b"PK\x03\x04"))
    assert list(folder.iterdir()) == []


def test_the_engine_reaches_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_args: object) -> None:
        raise AssertionError("asked for the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    path = write(tmp_path, GOOD)
    other = write(tmp_path, GOOD, "other.csv")
    with connect_to(path) as connection:
        assert connection.execute("FROM read_csv(?, header = true)", [str(path)]).fetchall() == [(1, 2), (3, 4)]
        for statement in (
            f"FROM read_csv('{other}')",
            f"FROM read_csv('{tmp_path}/*.csv')",
            f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
            f"ATTACH '{tmp_path}/out.db'",
            "INSTALL httpfs",
            "FROM read_csv('https://example.org/x.csv')",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(statement)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["answers.csv", "other.csv"]
