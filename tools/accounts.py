"""Under which rights a program runs that refuses to run as root.

An ordinary user simply runs it. Root has two ways, neither of which creates a user:

`namespace`  a user namespace of Linux, in which root is mapped to some ordinary user. Files stay root's own,
             so it works in folders that nobody else may enter. Some containers forbid it.
`nobody`     the system's user of that name. Needs folders that everybody may enter.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

CLONE_NEWUSER = 0x10000000  # linux/sched.h


@dataclass(frozen=True)
class Account:
    """One way to run a program: name, options for `subprocess`, and who must own its folder (None: us)."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    owner: tuple[int, int] | None = None

    def own(self, folder: Path) -> None:
        """Give the folder to the account."""
        if self.owner is not None:
            os.chown(folder, *self.owner)

    def runs(self, command: Sequence[str | Path], folder: Path) -> bool:
        """Whether the command, which does nothing, can be run this way."""
        try:
            done = subprocess.run(command, capture_output=True, check=False, cwd=folder, **self.options)
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0


def possible() -> list[Account]:
    """The ways to try on this machine, the preferred one first."""
    if os.name != "posix" or os.geteuid() != 0:
        return [Account("self")]
    import pwd  # not on Windows

    users = {user.pw_name: user for user in pwd.getpwall() if user.pw_uid != 0}
    if not users:
        return []
    # initdb looks its user up by number, so the namespace needs one that exists.
    some = users.get("nobody") or next(iter(users.values()))
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    enter = partial(_enter_namespace, unshare, some.pw_uid)
    ways = [Account("namespace", {"preexec_fn": enter})]
    if nobody := users.get("nobody"):
        ids = (nobody.pw_uid, nobody.pw_gid)
        options = {"user": ids[0], "group": ids[1], "extra_groups": ()}
        ways.append(Account("nobody", options, ids))
    return ways


def first_that_runs(command: Sequence[str | Path], folder: Path) -> Account | None:
    """The first way in which this harmless command runs, or None. The folder is given to nobody meanwhile."""
    for account in possible():
        account.own(folder)
        if account.runs(command, folder):
            return account
    return None


def _enter_namespace(unshare: Any, inside: int) -> None:
    """Become user `inside` of a new user namespace; runs in the child, between fork and exec."""
    if unshare is None or unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "a user namespace is not allowed here")
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{inside} 0 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{inside} 0 1", "ascii")
