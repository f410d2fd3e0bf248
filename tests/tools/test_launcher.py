"""The launcher on a small checkout of its own: real environments, an empty lock file, so no network."""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories.terminal import end, in_a_terminal

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, sys
def main(argv):
    print("elc", *argv, "in", os.path.basename(sys.prefix), "from", os.getcwd())
    return len(argv)
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


def make_checkout(folder: Path) -> Path:
    (folder / "src" / "elc").mkdir(parents=True)
    (folder / "src" / "elc" / "__init__.py").touch()
    (folder / "src" / "elc" / "__main__.py").write_text(PROGRAM, "utf-8")
    shutil.copytree(ROOT / "src" / "elc" / "core", folder / "src" / "elc" / "core")
    shutil.copy(ROOT / "elc", folder / "elc")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (folder / lock).write_text(f"# {lock}: nothing is needed\n", "utf-8")
    return folder


def run(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "ELC_PYTHON_ENV"}
    command = [sys.executable, str(checkout / "elc"), *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "PIP_NO_INDEX": "1", **variables},
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout, in a folder with spaces and letters beyond ASCII, whose environment is made."""
    checkout = make_checkout(tmp_path_factory.mktemp("my õpe 1"))
    first = run(checkout, "compare", "x")
    assert first.returncode == 2, first.stderr
    assert first.stdout.startswith("elc compare x in .venv")
    assert "making ELC's own Python environment" in first.stderr
    return checkout


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("--version",), ("--json",), ("--json", "--help")])
def test_help_and_version_need_no_environment(arguments: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copy(ROOT / "elc", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    done = run(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert "elc" in done.stdout.lower()
    assert done.stderr == ""
    assert not (tmp_path / ".venv").exists()


def test_the_second_time_says_nothing_and_passes_everything_on(ready: Path) -> None:
    done = run(ready, "compare", "two words", "--json")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("elc compare two words --json in .venv")


def test_it_works_from_elsewhere_and_through_a_link(ready: Path, tmp_path: Path) -> None:
    link = tmp_path / "elc"
    try:
        link.symlink_to(ready / "elc")
    except OSError:
        pytest.skip("this system makes no links for this user")
    done = subprocess.run([sys.executable, "elc", "demo"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"elc demo in .venv from {tmp_path}\n"


def test_nothing_in_the_callers_folder_is_imported(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit('the wrong module')", "utf-8")
    done = subprocess.run(
        [sys.executable, str(ready / "elc"), "demo"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr


def test_a_changed_lock_is_installed_into_the_same_environment(ready: Path) -> None:
    (ready / "requirements.lock").write_text("# changed\n", "utf-8")
    assert "making" not in (changed := run(ready, "demo")).stderr
    assert "installing 0 packages from requirements.lock" in changed.stderr
    assert run(ready, "demo").stderr == ""


def test_the_development_lock_serves_both(ready: Path) -> None:
    assert "from requirements-dev.lock" in run(ready, "test").stderr
    assert run(ready, "test").stderr == ""
    assert run(ready, "demo").stderr == ""


def test_an_interrupted_set_up_is_made_again(ready: Path) -> None:
    (ready / ".venv" / "elc.stamp").unlink()
    shutil.rmtree(ready / ".venv" / "bin", ignore_errors=True)
    done = run(ready, "demo")
    assert done.returncode == 1, done.stderr
    assert "making ELC's own Python environment" in done.stderr


def test_two_at_the_same_time_make_one_environment(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path)
    command = [sys.executable, str(checkout / "elc"), "demo"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [1, 1], said
    assert sum("making" in err for _, err in said) == 1
    assert sum("Another ./elc" in err for _, err in said) == 1


def test_a_package_that_cannot_be_had_is_one_sentence_with_a_remedy(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path)
    (checkout / "requirements.lock").write_text(f"elc-not-there==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    done = run(checkout, "demo", "--json")
    assert done.returncode == 2
    assert set(json.loads(done.stdout)) == {"error", "remedy"}
    assert "No matching distribution found for elc-not-there" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("The environment cannot be made: -m pip install")
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv" / "elc.stamp").exists()


@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a process group")
def test_ctrl_c_during_the_set_up_is_one_word(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path)
    with in_a_terminal(sys.executable, str(checkout / "elc"), "demo") as process:
        assert process.stderr is not None
        assert "making ELC's own Python environment" in process.stderr.readline()
        time.sleep(0.2)
        assert end(process) == (130, "", "Stopped.\n")


def test_a_folder_with_other_things_is_never_emptied(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path / "checkout")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me", "utf-8")
    done = run(checkout, "demo", ELC_PYTHON_ENV=str(tmp_path / "mine"))
    assert done.returncode == 2
    assert "holds other things" in done.stderr
    assert os.listdir(tmp_path / "mine") == ["letter.txt"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path / "checkout")
    (tmp_path / "file").touch()
    done = run(checkout, "demo", ELC_PYTHON_ENV=str(tmp_path / "file" / "below"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Set ELC_PYTHON_ENV" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path / "checkout")
    # What Debian does when it ships Python without ensurepip: the module cannot be found.
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None", "utf-8")
    done = run(checkout, "demo", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "it lacks ensurepip" in done.stderr
    if Path("/etc/debian_version").exists():
        assert "apt install python3-venv" in done.stderr
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_told_so() -> None:
    source = (ROOT / "elc").read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    pretend = "import sys; sys.version_info = (3, 9, 2); exec(open(sys.argv[1]).read())"
    done = subprocess.run(
        [sys.executable, "-c", pretend, str(ROOT / "elc")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("ELC needs Python 3.11 or newer, and this is Python 3.9.")
    assert len(done.stderr.splitlines()) == 1
