"""The home folder: its secret is whole or refused, and nobody else reads what is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from elc.core.home import make_home, only_one, private_files, secret_for, strangers, write_private
from elc.core.refusals import BadInput

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links are as on POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ELC_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_secret_is_made_once(folder: Path) -> None:
    make_home()
    key = (folder / "secret.key").read_bytes()
    first = secret_for("one"), secret_for("two")
    make_home()
    assert (folder / "secret.key").read_bytes() == key
    assert len(key) == 32
    assert (secret_for("one"), secret_for("two")) == first
    assert first[0] != first[1]


def test_the_secret_is_the_same_for_all_who_make_it_at_once(folder: Path) -> None:
    def make(_: int) -> bytes:
        make_home()
        return secret_for("one")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(make, range(32)))) == 1
    assert os.listdir(folder) == ["secret.key"]


def truncated(key: Path) -> None:
    key.write_bytes(b"half")


def too_long(key: Path) -> None:
    key.write_bytes(bytes(33))


def of_nothing(key: Path) -> None:
    key.touch()


def a_folder(key: Path) -> None:
    key.mkdir()


def a_dangling_link(key: Path) -> None:
    key.symlink_to("nowhere")


def a_device(key: Path) -> None:
    key.symlink_to("/dev/null")


@posix
@pytest.mark.parametrize("spoil", [of_nothing, truncated, too_long, a_folder, a_dangling_link, a_device])
def test_a_secret_that_is_none_is_refused(spoil: Callable[[Path], None], folder: Path) -> None:
    folder.mkdir()
    spoil(folder / "secret.key")
    for use in (make_home, lambda: secret_for("one")):
        with pytest.raises(BadInput, match=r"secret\.key is not the secret"):
            use()


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_private(file, b"new", may_replace=False)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_private(tmp_path / "folder", b"new")
    assert file.read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.iterdir()]}


@posix
def test_a_home_that_was_open_is_closed(folder: Path) -> None:
    make_home()
    (folder / "database.sqlite3").touch()
    (folder / "snapshots").mkdir()
    for name, mode in (("database.sqlite3", 0o644), ("snapshots", 0o755), ("secret.key", 0o644), ("", 0o755)):
        (folder / name).chmod(mode)
    make_home()
    closed = {"database.sqlite3": 0o600, "snapshots": 0o700, "secret.key": 0o600, "home": 0o700}
    assert modes(folder) == closed


@posix
def test_a_folder_that_others_need_stays_open(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "letter.txt").touch(0o644)
    for _ in "12":
        make_home()
        assert modes(folder) == {"home": 0o755, "letter.txt": 0o644, "secret.key": 0o600}


@posix
def test_private_files_are_for_their_owner(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with private_files():
            (tmp_path / "mine").touch()
        (tmp_path / "ours").touch()
    finally:
        os.umask(before)
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "ours").stat().st_mode & 0o777 == 0o644


def test_strangers_are_what_no_home_has(folder: Path) -> None:
    assert strangers(folder) == []
    make_home()
    for name in ("database.sqlite3", "database.sqlite3-wal", "demo.json", ".hidden", "lost+found"):
        (folder / name).touch()
    assert strangers(folder) == []
    (folder / "database.sqlite3.old").touch()
    (folder / "letter.txt").touch()
    assert strangers(folder) == ["database.sqlite3.old", "letter.txt"]


def test_a_lock_that_is_none_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"this is no database" * 100)
    with pytest.raises(OSError, match="lock cannot be locked"), only_one(tmp_path / "lock", waiting=""):
        pass
