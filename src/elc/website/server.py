"""The web server of the embedded shape: one process, threads, this machine only."""

from __future__ import annotations

import signal
import socket
import threading
import webbrowser
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from time import sleep

from elc.core.command import undisturbed
from elc.core.refusals import BadInput

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000
SECONDS_TO_END = 3


def free_port(wanted: int | None) -> int:
    """A port to serve on: the wanted one or a refusal; without a wish the usual one, else any that is free."""
    candidates = [USUAL_PORT, 0] if wanted is None else [wanted]
    for candidate in candidates:
        with socket.socket() as probe:
            # As the server itself will: a port that only waits for old connections to end is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, candidate))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    raise BadInput(f"Port {wanted} is taken or not allowed.", "Choose another with --port N, or 0 for any free one.")


def serve(port: int, *, on_ready: Callable[[], None], address: str = LOOPBACK) -> None:
    """Serve until told to end; `on_ready` is called once the server answers, and what it raises ends the server.

    Raises KeyboardInterrupt after Ctrl-C.
    """
    with undisturbed():
        from granian import Granian  # late: only the server needs it
        from granian.constants import Interfaces
        from granian.log import LogLevels

        from elc.core.later import work_of_server

    server = Granian(
        "elc.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        workers_kill_timeout=SECONDS_TO_END,  # without it a worker told to end while it starts never does
        log_level=LogLevels.error,
        log_access=False,
    )
    ends: list[BaseException] = []
    stop = server.signal_handler_interrupt

    def on_signal(number: int, *_: object) -> None:
        """What the server does by itself, which takes all ways to end for the same, and tell Ctrl-C from others."""
        if number == signal.SIGINT:
            ends.append(KeyboardInterrupt())
        stop()  # type: ignore[no-untyped-call]

    def announce() -> None:
        try:
            if _answers(LOOPBACK if address == "0.0.0.0" else address, port):  # noqa: S104 - that is everywhere
                on_ready()
        except Exception as error:  # raised again below, in the main thread
            ends.append(error)
            stop()  # type: ignore[no-untyped-call]

    server.signal_handler_interrupt = on_signal  # type: ignore[method-assign]
    threading.Thread(target=announce, daemon=True).start()
    try:
        with work_of_server():
            server.serve()
    except SystemExit:
        # A worker that Ctrl-C hits while it starts is a failure to the server; to us it is the end that was asked for.
        if not ends:
            raise
    if ends:
        raise ends[0]


def open_browser(address: str) -> None:
    """Show an address to the person at this machine, where there is a browser."""
    webbrowser.open(address)


def _answers(address: str, port: int) -> bool:
    """Wait for an answer, whatever it is: the port takes connections before anybody is there to answer."""
    for _attempt in range(200):
        connection = HTTPConnection(address, port, timeout=10)
        try:
            connection.request("HEAD", "/")
            connection.getresponse()
        except (OSError, HTTPException):
            sleep(0.05)
        else:
            return True
        finally:
            connection.close()
    return False
