"""The website on the command line: the demo, and what is printed from its network."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from elc.core.command import DONE, Command, print_json, say
from elc.core.home import home
from elc.members.demo import DemoSignIn
from elc.website.demo.home import ensure_demo_home
from elc.website.server import LOOPBACK, free_port, open_browser, serve


def _add_demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, metavar="N", help="the port to serve on; 0 for any free one (default: 8000)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--no-serve", action="store_true", help="build only")


def _demo(options: argparse.Namespace) -> int:
    port = None if options.no_serve else free_port(options.port)
    sign_ins = ensure_demo_home()
    address = None if port is None else f"http://{LOOPBACK}:{port}/"
    if port is None:
        _announce(options, address, sign_ins)
        return DONE

    def on_ready() -> None:
        _announce(options, address, sign_ins)
        if not options.no_browser and address:
            open_browser(address)

    serve(port, on_ready=on_ready)
    say("The demo has stopped.")
    return DONE


def _announce(options: argparse.Namespace, address: str | None, sign_ins: tuple[DemoSignIn, ...]) -> None:
    if options.json:
        print_json({"address": address, "home": str(home()), "sign_ins": [asdict(entry) for entry in sign_ins]})
        return
    print(f"The demo network runs at {address}" if address else "The demo network is built.")
    print("Sign in as:")
    for entry in sign_ins:
        print(f"  {entry.name:<22}{entry.email:<28}{entry.password}")
    print(f"Everything is kept in {home()}; remove the folder and it is gone.")
    print("Press Ctrl-C to stop." if address else "Run elc demo to serve it.", flush=True)


def _add_evaluation_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--events", default="tallinn,vilnius", help="events, separated by commas (default: the pilots)")
    parser.add_argument("--formula", default="published", help="published, sample or population (default: published)")
    parser.add_argument("--format", choices=("json", "csv"), default="csv", help="how to print (default: csv)")


def _evaluation(options: argparse.Namespace) -> int:
    ensure_demo_home()
    from elc.evaluation.printing import print_evaluation  # models exist only now

    print_evaluation(options.events.split(","), options.formula, "json" if options.json else options.format)
    return DONE


DEMO = Command(_add_demo_arguments, _demo)
EVALUATION = Command(_add_evaluation_arguments, _evaluation)
