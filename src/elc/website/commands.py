"""The website on the command line: the demo, and what is printed from its network."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from elc.core.command import DONE, Command, print_json, say
from elc.core.home import home, private_files
from elc.members.demo import DemoSignIn
from elc.website.demo.home import ensure_demo_home
from elc.website.demo.life import LIFE
from elc.website.home import ready_home
from elc.website.server import LOOPBACK, free_port, open_browser, serve
from elc.website.start.code import start_code


def _add_demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, metavar="N", help="the port to serve on; 0 for any free one (default: 8000)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--no-serve", action="store_true", help="build only")
    parser.add_argument("--stage", choices=LIFE, default="", help="stop the made-up network at a point of its life")


def _demo(options: argparse.Namespace) -> int:
    if not options.no_serve:
        free_port(options.port)  # refuses before anything is built
    with private_files():
        sign_ins = ensure_demo_home(options.stage)
        if options.no_serve:
            _announce(options, None, sign_ins)
        else:
            _serve(options, sign_ins)
    return DONE


def _serve(options: argparse.Namespace, sign_ins: tuple[DemoSignIn, ...]) -> None:
    port = free_port(options.port)  # again: meanwhile somebody may have taken the one that was free
    address = f"http://{LOOPBACK}:{port}/"

    def on_ready() -> None:
        _announce(options, address, sign_ins)
        if not options.no_browser:
            open_browser(address)

    serve(port, on_ready=on_ready)
    say("The demo has stopped.")


def _announce(options: argparse.Namespace, address: str | None, sign_ins: tuple[DemoSignIn, ...]) -> None:
    if options.json:
        print_json({"address": address, "home": str(home()), "sign_ins": [asdict(entry) for entry in sign_ins]})
        return
    print(f"The demo network runs at {address}" if address else "The demo network is built.")
    print("Sign in as:")
    widths = [max(len(getattr(entry, part)) for entry in sign_ins) for part in ("name", "email")]
    for entry in sign_ins:
        print(f"  {entry.name:<{widths[0]}}  {entry.email:<{widths[1]}}  {entry.password}")
    print(f"Everything is kept in {home()}; remove the folder and it is gone.")
    print("Press Ctrl-C to stop." if address else "Run elc demo to serve it.", flush=True)


def _add_evaluation_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--events", default="tallinn,vilnius", help="events, separated by commas (default: the pilots)")
    parser.add_argument("--formula", default="published", help="published, sample or population (default: published)")
    parser.add_argument("--format", choices=("json", "csv"), default="csv", help="how to print (default: csv)")


def _evaluation(options: argparse.Namespace) -> int:
    with private_files():
        ensure_demo_home()
    from elc.evaluation.printing import print_evaluation  # models exist only now

    print_evaluation(options.events.split(","), options.formula, "json" if options.json else options.format)
    return DONE


def _add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="the port to serve on (default: 8000)")
    parser.add_argument(
        "--address", default=LOOPBACK, metavar="IP", help="the address to listen at (default: this machine only)"
    )


def _serve_network(options: argparse.Namespace) -> int:
    with private_files():
        is_begun = ready_home()
        port = free_port(options.port)
        serve(port, address=options.address, on_ready=lambda: _tell(options, port, is_begun=is_begun))
    return DONE


def _tell(options: argparse.Namespace, port: int, *, is_begun: bool) -> None:
    address = f"http://{options.address}:{port}/"
    begin = "" if is_begun else f"{address}start/{start_code()}/"
    if options.json:
        print_json({"address": address, "home": str(home()), "begin": begin or None})
    else:
        print(f"The network of {home()} runs at {address}")
        if begin:
            print(f"There is no network yet. Begin one here, and tell nobody else: {begin}")
        print("Press Ctrl-C to stop.", flush=True)


DEMO = Command(_add_demo_arguments, _demo)
SERVE = Command(_add_serve_arguments, _serve_network)
EVALUATION = Command(_add_evaluation_arguments, _evaluation)
