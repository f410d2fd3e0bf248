"""The home folder: everything one installation keeps, in one place that can be copied and removed as a whole.

    database.sqlite3   the embedded database          secret.key     the installation's secret, 32 random bytes
    snapshots/         frozen answers                 elc.lock       held while a demo is built
    demo.json          only in a demo home: sign-ins  building.json  only while a demo is built: what it has made

Password hashes, salts and answers live here, so all of it is for its owner only.
Standard library only: the launcher and `elc --help` come past here.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from elc.core.command import say
from elc.core.refusals import BadInput

VARIABLE = "ELC_HOME"
KEY, SNAPSHOTS, LOCK, DEMO, BUILDING = "secret.key", "snapshots", "elc.lock", "demo.json", "building.json"
DATABASE = tuple(f"database.sqlite3{ending}" for ending in ("", "-wal", "-shm", "-journal"))
OURS = frozenset({KEY, SNAPSHOTS, LOCK, f"{LOCK}-journal", DEMO, BUILDING, *DATABASE})
KEY_BYTES = 32
OTHERS = 0o077


def checkout() -> Path | None:
    """The folder of the checkout that this code runs from, or None for an installed wheel."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "src" / "elc").is_dir() else None


def home() -> Path:
    """The home folder: the variable ELC_HOME, else `.elc` in the checkout, else `.elc` in the user's own folder.

    Raises `BadInput` where that can be no folder.
    """
    named = os.environ.get(VARIABLE)
    remedy = "Name a folder with --home DIR or in the variable ELC_HOME."
    if named is not None and not named.strip():
        raise BadInput("The home folder has an empty name.", remedy)
    try:
        folder = Path(named).expanduser().resolve() if named else (checkout() or Path.home()) / ".elc"
        is_other = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: nobody of that name (~name), links in a circle
        raise BadInput(f"The home folder cannot be used: {_why(error)}.", remedy) from error
    if not _is_text(folder):
        raise BadInput("The home folder has a name that is no text in this language setting.", remedy)
    if is_other:
        raise BadInput(f"{folder} is a file, so it cannot be the home folder.", remedy)
    return folder


def make_home() -> Path:
    """Make the home folder and its secret where they do not exist yet; returns the folder.

    Raises `BadInput` where it cannot be made or its secret is none.
    """
    folder = home()
    key = folder / KEY
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.path.lexists(key):
            _read_key(key)
        else:
            with suppress(FileExistsError):  # somebody else was quicker
                write_private(key, secrets.token_bytes(KEY_BYTES), may_replace=False)
        _close_to_others(folder)
    except OSError as error:
        sentence = f"The home folder {folder} cannot be used: {_why(error)}."
        raise BadInput(sentence, "Name another folder with --home DIR.") from error
    return folder


def strangers(folder: Path) -> list[str]:
    """Names of what lies in a folder and is none of ours; none where no folder is. Hidden files are the system's."""
    if not folder.is_dir():
        return []
    names = sorted(entry.name for entry in folder.iterdir())
    return [name for name in names if name not in OURS and name != "lost+found" and not name.startswith(".")]


def secret_for(purpose: str) -> bytes:
    """32 bytes that only this installation knows, another for each purpose.

    Where there is no home yet they are random and last as long as the process. Raises `BadInput` where the key is no
    key: everybody could work out what an empty one gives.
    """
    key = home() / KEY
    root = _read_key(key) if os.path.lexists(key) else secrets.token_bytes(KEY_BYTES)
    return hmac.new(root, purpose.encode(), hashlib.sha256).digest()


@contextmanager
def private_files() -> Iterator[None]:
    """Files made meanwhile, by any library and by child processes, are for their owner only."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def write_private(file: Path, content: bytes, *, may_replace: bool = True) -> None:
    """Write a file for its owner only, all of it or nothing.

    Raises FileExistsError where it is there already and may not be replaced.
    """
    import tempfile  # late: elc --help must not pay for it

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file) if may_replace else _put_where_nothing_is(draft, file)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def only_one(lock: Path, *, waiting: str) -> Iterator[None]:
    """Hold a lock alone; `waiting` is said once where another process holds it.

    SQLite's lock on a file works on every system and ends with its process.
    """
    import sqlite3  # late: elc --help must not pay for it

    def take() -> bool:
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        return connection.in_transaction

    with ExitStack() as held:
        try:
            connection = held.enter_context(closing(sqlite3.connect(lock, timeout=1, isolation_level=None)))
            if not take():
                say(waiting)
                while not take():
                    pass
        except sqlite3.Error as error:
            raise OSError(f"{lock} cannot be locked: {error}") from error
        yield


def _read_key(key: Path) -> bytes:
    if not key.is_file() or key.stat().st_size != KEY_BYTES:
        raise BadInput(
            f"{key} is not the secret of an installation, which is a file of {KEY_BYTES} bytes.",
            "Bring it back from a copy of the folder; where nothing is kept in the folder yet, remove it.",
        )
    return key.read_bytes()


def _put_where_nothing_is(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)  # unlike a rename it never replaces what is there
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(file):
            raise FileExistsError(file) from None
        draft.rename(file)


def _close_to_others(folder: Path) -> None:
    """Take from others what an earlier version or a copy left open to them.

    The folder itself only where all in it is ours: somebody may have named a folder that others need.
    """
    if os.name != "posix":
        return
    paths = [folder / name for name in OURS] if strangers(folder) else [folder, *(folder / name for name in OURS)]
    for path in paths:
        if path.is_symlink() or not path.exists():
            continue
        mode = path.stat().st_mode
        if mode & OTHERS:
            with suppress(PermissionError):  # it is somebody else's, who decides
                path.chmod(mode & 0o700)


def _is_text(path: Path) -> bool:
    """Whether libraries that write UTF-8 can name it; a system set to ASCII gives stand-ins for other letters."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _why(error: Exception) -> str:
    return str((isinstance(error, OSError) and error.strerror) or error).rstrip(".")
