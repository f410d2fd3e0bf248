"""A mail server of our own: it takes what it is sent, over SMTP, and keeps it."""

from __future__ import annotations

import email
import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage


@dataclass(frozen=True)
class Delivery:
    """One mail as it came over the wire: for whom, and the message."""

    recipients: tuple[str, ...]
    message: EmailMessage

    @property
    def text(self) -> str:
        """The words of the mail, as somebody reads them."""
        return text_of(self.message).replace("\r\n", "\n")


class Conversation(socketserver.StreamRequestHandler):
    """One connection: as much of SMTP as Python's client speaks."""

    server: MailServer

    def handle(self) -> None:
        recipients: list[str] = []
        self._say("220 here")
        while line := self.rfile.readline().decode("ascii").strip():
            verb, address = line.split()[0].upper(), line.partition("<")[2].partition(">")[0]
            if verb == "MAIL" and self.server.is_busy:
                self._say("451 come back later")
            elif verb == "RCPT" and address in self.server.refused:
                self._say("550 nobody of that name")
            elif verb == "DATA":
                self._say("354 go on")
                self.server.deliveries.append(Delivery(tuple(recipients), self._read()))
                time.sleep(self.server.slowness)
                self._say("250 yes")
            else:
                recipients = [] if verb == "MAIL" else [*recipients, address] if verb == "RCPT" else recipients
                self._say({"QUIT": "221 bye"}.get(verb, "250 yes"))
            if verb == "QUIT":
                return

    def _read(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(lines), _class=EmailMessage, policy=policy.default)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on this machine; `deliveries` and `taken` hold what came.

    It refuses for good whoever is in `refused` (550), takes nothing while it `is_busy` (451), and waits for `slowness`
    seconds before it says that it has taken a mail.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Conversation)
        self.deliveries: list[Delivery] = []
        self.refused: set[str] = set()
        self.is_busy = False
        self.slowness = 0.0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """What ELC_MAIL says."""
        return f"smtp://127.0.0.1:{self.port}?from=elc@sink.example"

    @property
    def taken(self) -> list[EmailMessage]:
        """Every mail, the earliest first."""
        return [delivery.message for delivery in self.deliveries]

    def sent_to(self, address: str) -> list[Delivery]:
        """What came for an address, the earliest first."""
        return [delivery for delivery in self.deliveries if address in delivery.recipients]


@contextmanager
def mail_server(port: int = 0) -> Iterator[MailServer]:
    """A mail server for the duration of a block; on a free port, unless one is given."""
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def text_of(message: EmailMessage) -> str:
    """The words of a mail, as somebody reads them."""
    return str(message.get_content())


def code_in(message: EmailMessage) -> str:
    """The code that a mail carries."""
    found = re.search(r"\b([A-Z]{4}-[A-Z]{4})\b", text_of(message))
    assert found, text_of(message)
    return found[1]


def link_in(message: EmailMessage) -> str:
    """The link that a mail carries."""
    found = re.search(r"https?://\S+", text_of(message))
    assert found, text_of(message)
    return found[0]
