"""`elc sign-out`: ends sign-ins, for whoever runs the installation; on the trail as any other deed."""

from __future__ import annotations

import argparse

from elc.core.command import DONE, Command, print_json, undisturbed
from elc.core.home import private_files
from elc.core.refusals import BadInput, NotThere
from elc.website.worker import start_here


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", nargs="?", help="the e-mail address of a person")
    parser.add_argument("--everybody", action="store_true", help="sign out everybody instead of one person")
    parser.add_argument(
        "--second-step",
        action="store_true",
        help="remove the person's app, passkeys and recovery codes as well; be sure before that it is them who ask",
    )


def _sign_out(options: argparse.Namespace) -> int:
    if bool(options.address) == options.everybody:
        raise BadInput("It is not clear whom to sign out.", "Name one e-mail address, or say --everybody.")
    if options.everybody and options.second_step:
        raise BadInput("Second steps are removed for one person at a time.", "Name an e-mail address.")
    with private_files():
        start_here()
        count = _end(options)
    if options.json:
        print_json({"signed_out": count})
    else:
        print(f"Signed out: {count}.")
    return DONE


def _end(options: argparse.Namespace) -> int:
    with undisturbed():
        from elc.core.action import INSTALLATION  # late: Django has been started only now
        from elc.members.actions import end_sign_ins, remove_second_step
        from elc.members.models import Person

    found = Person.objects.all()
    if not options.everybody:
        found = found.filter(email=options.address.strip().lower())
        if not found:
            raise NotThere("Nobody is known by this address.", "Check how it is written.")
    deed = remove_second_step if options.second_step else end_sign_ins
    return len([deed(person=person, by=INSTALLATION) for person in found])


SIGN_OUT = Command(_add_arguments, _sign_out)
