"""`elc audit trail`: whether every line of the trail is as it was written, in the order in which it was."""

from __future__ import annotations

import argparse

from elc.core.command import CHECK_FAILED, DONE, print_json, say, undisturbed
from elc.core.home import private_files
from elc.website.worker import start_here


def audit_trail(options: argparse.Namespace) -> int:
    """Read the trail of this installation and print how many lines there are, and how many are broken."""
    with private_files():
        start_here()
        with undisturbed():
            from elc.core.trail import examine_trail  # late: models exist only now

        found = examine_trail()
    if options.json:
        print_json({"entries": found.entries, "broken": found.broken})
    else:
        print(f"{found.entries} entries, {found.broken} broken")
    if found.broken:
        say("Somebody has changed, removed or added lines in the database itself, or its secret.key is another one.")
    return CHECK_FAILED if found.broken else DONE
