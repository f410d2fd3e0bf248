"""The web server of the embedded shape: one process, threads, this machine only."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable

from elc.core.refusals import BadInput

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000


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


def serve(port: int, *, on_ready: Callable[[], None]) -> None:
    """Serve until interrupted; `on_ready` is called once the server answers."""
    from granian import Granian  # late: only the server needs it
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "elc.config.wsgi:application",
        address=LOOPBACK,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.error,
        log_access=False,
    )
    threading.Thread(target=_when_ready, args=(port, on_ready), daemon=True).start()
    server.serve()


def open_browser(address: str) -> None:
    """Show an address to the person at this machine, where there is a browser."""
    webbrowser.open(address)


def _when_ready(port: int, on_ready: Callable[[], None]) -> None:
    for _attempt in range(200):
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((LOOPBACK, port)) == 0:
                on_ready()
                return
        threading.Event().wait(0.05)
