"""How mail leaves this installation: one address in the variable ELC_MAIL, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from elc.core.refusals import BadInput

SCHEMES: Final = {"smtp": 25, "smtps": 465}
SENDER: Final = "Learning Community <elc@localhost>"


@dataclass(frozen=True)
class Mail:
    """A mail server: STARTTLS with `is_starting_tls`, TLS from the first byte with `is_tls`; never both."""

    host: str
    port: int
    name: str = ""
    password: str = ""
    is_starting_tls: bool = False
    is_tls: bool = False
    sender: str = SENDER


def mail(address: str | None) -> Mail | None:
    """The server named by smtp://name:password@host:port?from=address&tls=1 or smtps://…; None where none is named.

    Raises `BadInput` where that is no such address.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        query = dict(parse_qsl(parts.query))
        host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    except (ValueError, KeyError):
        host, port = "", 0
    if not host:
        raise BadInput(
            "The variable ELC_MAIL is no address of a mail server.",
            "Write it as smtp://name:password@host:port?from=address&tls=1, or remove it.",
        )
    return Mail(
        host=host,
        port=port,
        name=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_starting_tls=parts.scheme == "smtp" and query.get("tls") == "1",
        is_tls=parts.scheme == "smtps",
        sender=query.get("from", SENDER),
    )
