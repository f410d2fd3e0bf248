"""What every answer carries, and what none does: headers, types, errors, methods, sizes. Every address is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django.fixtures import Settings
from tests.factories.organisations import Place, member, national_network

from elc.members.roles import MANAGER, OFFICE
from elc.website.audit.cast import Cast, build_cast
from elc.website.audit.table import read_verdicts
from elc.website.audit.walk import PLACEHOLDER

pytestmark = pytest.mark.django_db
TYPES = re.compile(
    r"text/(html|csv); charset=utf-8|application/json(; charset=utf-8)?|application/pdf|image/svg\+xml"
    r"|application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet"
)
OPEN_TO_OTHERS = ("Access-Control-Allow-Origin", "Server", "X-Powered-By")


@pytest.fixture
def cast() -> Cast:
    return build_cast()


def paths(cast: Cast, method: str) -> Iterator[str]:
    """Every address once, with things of the own organisation in it."""
    seen = {verdict.path for verdict in read_verdicts() if verdict.method == method}
    for path in sorted(seen):
        yield PLACEHOLDER.sub(lambda found: cast.things["own"][found[1]], path)


def readers(cast: Cast) -> list[Client]:
    inside = []
    for role in (MANAGER, OFFICE):
        client = Client(raise_request_exception=False)
        client.force_login(cast.people[role])
        inside.append(client)
    return [Client(raise_request_exception=False), *inside]


def test_every_answer_is_guarded(cast: Cast) -> None:
    asked = 0
    for client in readers(cast):
        for path in [*paths(cast, "GET"), "/nosuch/", "/static/elc/base.css"]:
            response = client.get(path)
            response.close()
            asked += 1
            policy = response.headers["Content-Security-Policy"]
            for part in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
                assert part in policy, (path, part)
            assert "unsafe" not in policy
            assert "*" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "same-origin"
            assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
            assert not [name for name in OPEN_TO_OTHERS if name in response.headers]
    assert asked > 200


def test_nothing_but_static_files_may_be_kept_by_a_browser_or_a_cache(cast: Cast) -> None:
    for client in readers(cast):
        for path in paths(cast, "GET"):
            assert "no-store" in client.get(path).headers["Cache-Control"], path
    static = Client().get("/static/elc/base.css")
    static.close()
    assert "max-age" in static.headers["Cache-Control"]


def test_an_answer_is_what_its_type_says(cast: Cast) -> None:
    for client in readers(cast):
        for path in paths(cast, "GET"):
            response = client.get(path)
            if response.content:
                assert TYPES.fullmatch(response.headers["Content-Type"]), (path, response.headers["Content-Type"])
                is_page = response.content.lstrip()[:9].lower() == b"<!doctype"
                assert is_page == response.headers["Content-Type"].startswith("text/html"), path


def test_a_file_is_saved_under_a_name_of_ours_and_never_shown(cast: Cast) -> None:
    manager = readers(cast)[1]
    files = 0
    for path in paths(cast, "GET"):
        response = manager.get(path)
        if response.status_code == 200 and not response.headers["Content-Type"].startswith("text/html"):
            files += 1
            said = response.headers["Content-Disposition"]
            assert re.fullmatch(r'attachment; filename="?[a-z0-9.,-]+"?', said), (path, said)
    assert files >= 4


def test_no_page_asks_another_site_or_names_one_to_run(cast: Cast) -> None:
    """Links in the text of a page may lead elsewhere; what a browser loads or sends to by itself may not."""
    for client in readers(cast):
        for path in paths(cast, "GET"):
            body = client.get(path).content.decode("utf-8", "replace")
            loads = re.findall(
                r"<(?:script|link|img|iframe|form|object|embed)\b[^>]*\b(?:src|href|action)=\"([^\"]*)\"", body
            )
            assert not [target for target in loads if re.match(r"[a-z]+:|//", target)], path


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "OPTIONS", "PROPFIND", "X"])
def test_other_methods_do_nothing_and_echo_nothing(cast: Cast, method: str) -> None:
    for client in readers(cast)[:2]:
        for path in paths(cast, "GET"):
            response = client.generic(method, path, headers={"X-Canary": "canary-7315"})
            assert response.status_code in (200, 302, 400, 403, 404, 405, 409), path
            assert b"canary-7315" not in response.content
            assert response.status_code != 200 or method == "OPTIONS" or b"<form" in response.content, path


def test_reading_changes_nothing(cast: Cast) -> None:
    """A link, an image or a programme that opens pages ahead does no more than be seen to have looked."""
    from django.apps import apps

    models = [
        m for m in apps.get_models() if m._meta.label not in ("core.AuditEntry", "core.TrailHead", "sessions.Session")
    ]

    def state() -> list[object]:
        return [sorted(map(repr, model._base_manager.values_list())) for model in models]

    before = state()
    for client in readers(cast):
        for path in paths(cast, "GET"):
            client.get(path)
            client.head(path)
    assert state() == before


def test_no_secret_is_asked_for_in_an_address(cast: Cast) -> None:
    """No form is sent by GET that holds more than what somebody looks for; passwords and codes go in the body."""
    for client in readers(cast):
        for path in paths(cast, "GET"):
            for form in re.findall(
                r"<form\b.*?</form>", client.get(path).content.decode("utf-8", "replace"), re.DOTALL
            ):
                if 'method="post"' not in form[:200]:
                    assert not re.search(r'type="(password|email)"|name="(code|csrfmiddlewaretoken|login)"', form), path


# Errors


def test_an_error_shows_nothing_of_the_inside(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise RuntimeError("secret-of-the-inside select * from members_person")

    monkeypatch.setattr("elc.members.views.overview.members_of", fail)
    manager = readers(cast)[1]
    response = manager.get("/members/")
    assert response.status_code == 500
    for word in (
        b"secret-of-the-inside",
        b"Traceback",
        b"RuntimeError",
        b"members_person",
        b"site-packages",
        b"Django",
    ):
        assert word not in response.content
    assert b"<h1" in response.content


def test_an_error_leaves_nothing_half_done(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from elc.members.models import Consent

    def fail(*_given: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("elc.members.actions.consents.publish", fail)
    before = Consent.objects.count()
    manager = readers(cast)[1]
    path = f"/organisations/{cast.things['own']['organisation']}/consent/"
    assert manager.post(path, {"level": "2"}).status_code == 500
    assert Consent.objects.count() == before


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "a:b", "", "testserver@evil.example"])
def test_another_host_name_gets_a_bare_refusal(host: str) -> None:
    response = Client(raise_request_exception=False).get("/sign-in/", headers={"Host": host}, SERVER_NAME=host or "x")
    assert response.status_code == 400
    assert b"evil" not in response.content
    assert b"ALLOWED_HOSTS" not in response.content


def test_headers_of_a_proxy_that_is_not_there_change_nothing(db: None) -> None:
    told = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "1.2.3.4",
        "X-Original-URL": "/gallery/",
        "X-HTTP-Method-Override": "DELETE",
    }
    response = Client().get("/sign-in/", headers=told)
    assert response.status_code == 200
    assert b"evil.example" not in response.content
    assert "Strict-Transport-Security" not in response.headers


# Sizes and shapes


@pytest.mark.parametrize("length", ["2500001", "99999999999999999999", "-1", "x", "1e9"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(length: str) -> None:
    class Body:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("somebody reads it")

        readline = read

    from django.core.handlers.wsgi import WSGIRequest

    from elc.website.middleware import SmallRequests

    environment = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/sign-in/",
        "CONTENT_LENGTH": length,
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": Body(),
    }
    request = WSGIRequest(environment)

    def passed(_request: object) -> None:
        raise AssertionError("it was passed on")

    assert SmallRequests(passed)(request).status_code == 413  # type: ignore[arg-type]


def test_files_are_taken_by_no_page(cast: Cast) -> None:
    """Nothing of ours reads request.FILES, so whatever is sent as a file is dropped with the request."""
    from io import BytesIO

    manager = readers(cast)[1]
    path = f"/organisations/{cast.things['own']['organisation']}/details/"
    large = BytesIO(b"x" * 2_600_000)
    large.name = "../../etc/passwd.php"
    assert manager.post(path, {"name": "A", "more": large}).status_code == 413


def test_a_thousand_fields_are_refused(cast: Cast) -> None:
    manager = readers(cast)[1]
    path = f"/organisations/{cast.things['own']['organisation']}/details/"
    assert manager.post(path, {f"field{n}": "x" for n in range(1500)}).status_code == 400


def test_what_stands_in_the_address_is_no_field_of_a_form(cast: Cast) -> None:
    """Parameter pollution: only the body counts, and of a value that is sent twice the last."""
    from elc.members.models import Consent, Organisation

    organisation = Organisation.objects.get(id=cast.things["own"]["organisation"])
    manager = readers(cast)[1]
    path = f"/organisations/{organisation.id}/consent/"
    before = Consent.objects.filter(organisation=organisation).count()
    assert manager.post(f"{path}?level=3", {}).status_code == 200
    assert Consent.objects.filter(organisation=organisation).count() == before
    assert manager.post(f"{path}?level=3", {"level": ["3", "1"]}).status_code == 302
    assert Consent.objects.filter(organisation=organisation).latest("decided_at").level == 1


@pytest.mark.parametrize("value", ["1 OR 1=1", "['1']", "true", "1.0", "٣", "0x1", "1" * 400, "null"])
def test_a_value_of_another_kind_is_refused(cast: Cast, value: str) -> None:
    manager = readers(cast)[1]
    path = f"/organisations/{cast.things['own']['organisation']}/consent/"
    assert manager.post(path, {"level": value}).status_code == 200
    from elc.members.models import Consent

    assert Consent.objects.filter(organisation_id=UUID(cast.things["own"]["organisation"])).count() == 1


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "'; drop table x; --", "{% now %}"]
)
def test_whatever_is_typed_is_shown_as_text(words: str) -> None:
    place: Place = member(national_network(), "A house")
    manager = place.client(MANAGER)
    from elc.members.models import Organisation, Unit

    Organisation.objects.filter(id=place.organisation.id).update(name=words)
    Unit.objects.filter(id=place.unit.id).update(name=words)
    for rest in ("", "details/", "units/", f"units/{place.unit.id}/", "people/", "trail/"):
        body = manager.get(place.path(rest)).content.decode()
        assert "<script>alert" not in body
        assert "<svg onload" not in body
        assert "{% now" in body or "{%" not in words
    for path in (f"/sign-in/?next={words}", f"/members/?country={words}", f"/evaluation/tallinn/?formula={words}"):
        body = manager.get(path, follow=True).content.decode()
        assert "<script>alert" not in body
        assert "<svg onload" not in body


def test_debugging_is_off(settings: Settings) -> None:
    from django.conf import settings as real

    assert real.DEBUG is False
    assert resolve("/").view_name == "website:home"
    for path in (
        "/admin/",
        "/__debug__/",
        "/docs/",
        "/api/",
        "/metrics",
        "/server-status",
        "/.git/config",
        "/.env",
        "/static/",
    ):
        assert Client().get(path).status_code in (302, 404), path
