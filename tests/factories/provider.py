"""A real provider of OpenID Connect, as a process of its own on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

SECONDS_TO_START = 30


def claims(name: str, email: str, *, is_verified: bool = True) -> str:
    """What the provider knows of somebody who signs in there as `name`."""
    return json.dumps({"sub": name, "email": email, "email_verified": is_verified})


@contextmanager
def provider(*known: str) -> Iterator[str]:
    """The issuer of a provider that knows some people (`claims`)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    command += [part for person in known for part in ("--user-claims", person)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        issuer = f"http://localhost:{port}"
        try:
            _wait_for(f"{issuer}/.well-known/openid-configuration")
            yield issuer
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(url, timeout=2) as answer:  # noqa: S310 - an address of this machine
                answer.read()
                return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
