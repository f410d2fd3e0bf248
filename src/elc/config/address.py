"""Where people reach this site: what links in mails begin with, for mails have no request to take it from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from elc.core.refusals import BadInput

THIS_MACHINE: Final = "localhost,127.0.0.1,[::1]"


def site_hosts(given: str | None) -> list[str]:
    """The names in ELC_HOSTS; this machine where none is given.

    Raises `BadInput` for a star: links in mails would lead wherever whoever asks for them says.
    """
    names = [name.strip() for name in (given or THIS_MACHINE).split(",") if name.strip()]
    if "*" in names or not names:
        raise BadInput(
            "The variable ELC_HOSTS names no hosts.", "Write the names under which the site is reached, with commas."
        )
    return names


def site_address(given: str | None, *, hosts: Sequence[str], is_https: bool) -> str:
    """The address in ELC_ADDRESS without its last slash; where none is given, that of the first host.

    Raises `BadInput` where it is no address of a site.
    """
    if not given:
        return f"http{'s' if is_https else ''}://{hosts[0]}"
    try:
        parts = urlsplit(given)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        is_address = False
    if not is_address:
        raise BadInput(
            "The variable ELC_ADDRESS is no address of a site.", "Write it as https://elc.example, or remove it."
        )
    return given.rstrip("/")
