"""`elc audit permissions`: the walk on a throw-away home, told in two numbers."""

from __future__ import annotations

import argparse
import logging
import os
import tempfile

from elc.core.command import CHECK_FAILED, DONE, Command, print_json, say
from elc.core.home import VARIABLE, private_files
from elc.website.audit.trail import audit_trail

MOST_TOLD = 40


def _add_audit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("permissions", "trail"),
        help="permissions: who may open what, address by address; trail: whether anybody has changed it afterwards",
    )


def _audit(options: argparse.Namespace) -> int:
    return audit_trail(options) if options.what == "trail" else _audit_permissions(options)


def _audit_permissions(options: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="elc-audit-", ignore_cleanup_errors=True) as folder, private_files():
        os.environ[VARIABLE] = folder
        os.environ.pop("DATABASE_URL", None)  # nobody's database: what is walked is thrown away
        checks, wrong = _walk_there()
    if options.json:
        print_json({"checks": checks, "wrong": len(wrong)})
    else:
        print(f"{checks} checks, {len(wrong)} wrong")
    for fault in wrong[:MOST_TOLD]:
        say(fault)
    if len(wrong) > MOST_TOLD:
        say(f"… and {len(wrong) - MOST_TOLD} more")
    return CHECK_FAILED if wrong else DONE


def _walk_there() -> tuple[int, tuple[str, ...]]:
    from elc.website.demo.home import ensure_demo_home  # late: the home is named only now

    ensure_demo_home("pilots")
    from elc.website.audit.walk import walk  # late: models exist only now

    logging.disable(logging.CRITICAL)  # thousands of refusals are what is looked for here
    outcome = walk()
    return outcome.checks, outcome.wrong


AUDIT = Command(_add_audit_arguments, _audit)
