"""The PostgreSQL launcher, with a real server from every source and under every account of this machine."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import accounts
import postgres
from elc.core.refusals import Refusal

LAUNCHER = Path(postgres.__file__)
OF_DATA = " from pg_settings where name = 'data_directory'"
WAYS = [
    pytest.param(programs, account, id=f"{postgres.major_version(programs)}-{account.name}")
    for programs in postgres.all_programs()
    for account in accounts.possible()
]


@pytest.mark.parametrize(("programs", "account"), WAYS)
def test_a_server_answers_and_leaves_no_trace(programs: Path, account: accounts.Account, tmp_path: Path) -> None:
    probe = tmp_path / "probe"
    probe.mkdir()
    account.own(probe)
    if not account.runs([programs / "initdb", "--version"], probe):
        pytest.skip(f"this machine does not let root run PostgreSQL as {account.name}")
    with postgres.throw_away_server(programs, account) as url:
        with psycopg.connect(url.replace("//elc@", f"//{postgres.OWNER}@")) as connection:  # elc sees no such setting
            answer = connection.execute("select lower('ÕPE'), inet_server_addr(), setting" + OF_DATA)
            lowered, address, data = answer.fetchone() or ("", "", "")
        assert (lowered, address) == ("õpe", None if os.name == "posix" else "127.0.0.1")
        process = int((Path(data) / "postmaster.pid").read_text("ascii").splitlines()[0])
        assert is_running(process)
    assert not is_running(process)
    assert not Path(data).parent.exists()


def is_running(process: int) -> bool:
    """Whether there is such a process; numbers in a user namespace are the same as outside."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, str(LAUNCHER), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**environment, **variables})


def test_a_command_gets_the_url_and_its_exit_status_is_passed_on() -> None:
    program = (
        "import os, psycopg, sys;"
        "connection = psycopg.connect(os.environ['DATABASE_URL']);"
        "print(connection.execute('select current_database()').fetchone()[0]);"
        "sys.exit(7)"
    )
    done = run("--", sys.executable, "-c", program)
    assert (done.returncode, done.stdout) == (7, "elc\n"), done.stderr


def test_the_callers_server_is_used_where_there_is_one() -> None:
    url = "postgresql://me@db.example/elc"
    done = run("--", sys.executable, "-c", "import os; print(os.environ['DATABASE_URL'])", DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (0, f"{url}\n"), done.stderr


def test_no_postgresql_is_a_refusal_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELC_PG_BIN", str(tmp_path))
    with pytest.raises(Refusal, match="no PostgreSQL on this machine") as refused:
        postgres.find_programs()
    assert "ELC_PG_BIN" in refused.value.remedy


def test_without_a_command_it_says_how_to_call_it() -> None:
    assert run().returncode == 2
