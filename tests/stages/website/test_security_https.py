"""Behind a proxy that speaks HTTPS, and on the wire: an installation of its own, asked as browsers and attackers do."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.factories.networks import Network, empty_network
from tests.factories.terminal import end, in_a_terminal

ASK = """
import json
from elc.config.start import start
start()
from django.conf import settings
from django.test import Client
from elc.core.action import INSTALLATION
from elc.members.actions import register_person
from elc.members.models import Person

if not Person.objects.exists():
    register_person(email="me@example.org", name="Me", password="a bench in the garden", by=INSTALLATION)
proxied = {"HTTP_X_FORWARDED_PROTO": "https", "SERVER_NAME": "elc.example"}
client = Client(raise_request_exception=False)
found = {}
for path in ("/sign-in/", "/nosuch/", "/static/elc/base.css", "/members/"):
    answer = client.get(path, **proxied)
    found[path] = [answer.status_code, dict(answer.headers)]
    answer.close()
plain = client.get("/sign-in/?a=1", SERVER_NAME="elc.example")
found["plain"] = [plain.status_code, dict(plain.headers)]
language = client.post("/language/", {"language": "et"}, **proxied)
client.post("/sign-in/", {"login": "me@example.org", "password": "a bench in the garden"}, **proxied)
found["cookies"] = {name: {k: v for k, v in morsel.items() if v != ""} for name, morsel in client.cookies.items()}
found["inside"] = client.get("/your-sign-in/", **proxied).status_code
found["evil"] = client.get("/sign-in/", HTTP_X_FORWARDED_PROTO="https", SERVER_NAME="evil.example").status_code
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    told = {"ELC_HTTPS": "1", "ELC_HOSTS": "elc.example"}
    with empty_network("embedded", tmp_path_factory.mktemp("https"), **told) as network:
        yield json.loads(network.run(ASK))


def test_every_answer_says_that_only_https_counts(answers: dict[str, Any]) -> None:
    for path in ("/sign-in/", "/nosuch/", "/static/elc/base.css", "/members/"):
        rule = answers[path][1]["Strict-Transport-Security"]
        assert rule == "max-age=31536000; includeSubDomains; preload", path


def test_without_it_a_page_leads_there(answers: dict[str, Any]) -> None:
    status, headers = answers["plain"]
    assert (status, headers["Location"]) == (301, "https://elc.example/sign-in/?a=1")


def test_cookies_are_for_this_host_over_https_alone(answers: dict[str, Any]) -> None:
    assert set(answers["cookies"]) == {"__Host-session", "__Host-csrf", "__Host-language"}
    for name, cookie in answers["cookies"].items():
        assert cookie["secure"] is True, name
        assert cookie["httponly"] is True, name
        assert cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/", name
        assert "domain" not in cookie, name
    assert answers["inside"] == 200


def test_another_host_is_refused_there_as_well(answers: dict[str, Any]) -> None:
    assert answers["evil"] == 400


def test_certificates_of_mail_servers_and_providers_are_checked() -> None:
    import ssl

    from allauth.socialaccount.adapter import get_adapter
    from django.core.mail.backends.smtp import EmailBackend

    context = EmailBackend(use_tls=True).ssl_context
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    with get_adapter().get_requests_session() as session:
        assert session.verify is True
        assert session.max_redirects == 0


# On the wire, to the real server


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with empty_network("embedded", tmp_path_factory.mktemp("wire")) as network:
        command = [sys.executable, "-m", "elc", "serve", "--port", "0", "--json"]
        with in_a_terminal(*command, variables=network.environment) as process:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            yield int(told["address"].rstrip("/").rpartition(":")[2])
            end(process)


def raw(port: int, request: str) -> str:
    """Everything that comes back to some bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(request.encode("latin-1"))
        wire.settimeout(3)
        found = b""
        try:
            while part := wire.recv(65536):
                found += part
        except TimeoutError:
            pass
        return found.decode("utf-8", "replace")


HEAD = "Host: localhost\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    "request_line",
    ["GET /../../etc/passwd", "GET /static/../../../../etc/passwd", "GET /static/%2e%2e/%2e%2e/settings.py",
     "GET /static/",
     "GET /static/elc/", "GET /.git/config", "GET /secret.key", "GET /demo.json", "GET /static/..%5c..%5csecret.key"],
)  # fmt: skip
def test_no_file_but_those_of_the_pages_can_be_had(port: int, request_line: str) -> None:
    answer = raw(port, f"{request_line} HTTP/1.1\r\n{HEAD}\r\n")
    assert answer.split(" ")[1] in ("302", "400", "404"), answer[:80]
    assert "root:" not in answer
    assert "SECRET" not in answer


def test_trace_is_not_answered(port: int) -> None:
    answer = raw(port, f"TRACE /sign-in/ HTTP/1.1\r\n{HEAD}X-Canary: canary-7315\r\n\r\n")
    assert answer.split(" ")[1] in ("302", "400", "405", "501")
    assert "canary-7315" not in answer


@pytest.mark.parametrize(
    "headers",
    [
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
        "Content-Length: 6\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: xchunked\r\n",
    ],
)
def test_one_request_is_never_taken_for_two(port: int, headers: str) -> None:
    """Smuggling: a body that another programme would read as the end of one request and the start of the next."""
    smuggled = "GET /canary-7315/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = raw(port, f"POST /language/ HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n0\r\n\r\n{smuggled}")
    is_one = answer.count("HTTP/1.1 ") <= 1
    follows_the_standard = headers.count("Content-Length") == 1  # the length is ignored, as RFC 9112 wants
    assert is_one or follows_the_standard, answer[:300]
    if follows_the_standard:
        assert answer.split(" ")[1] in ("400", "403")


def test_the_server_says_no_version_of_anything(port: int) -> None:
    headers = raw(port, f"GET /sign-in/ HTTP/1.1\r\n{HEAD}\r\n").partition("\r\n\r\n")[0].lower()
    assert "\r\nserver: granian\r\n" in f"{headers}\r\n"  # its name without a version
    assert "python" not in headers
    assert "django" not in headers


def test_only_this_machine_is_listened_to(port: int) -> None:
    address = socket.gethostbyname(socket.gethostname())
    if address.startswith("127."):
        pytest.skip("this machine has no address but its own")
    with pytest.raises(OSError, match=r".*"):
        socket.create_connection((address, port), timeout=2)


def test_the_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    network: Network
    with empty_network("embedded", tmp_path) as network:
        home = network.folder / "home"
        assert home.stat().st_mode & 0o077 == 0
        assert (home / "secret.key").stat().st_mode & 0o077 == 0
        assert len((home / "secret.key").read_bytes()) == 32
