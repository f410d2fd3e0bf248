"""Passwords: long enough, of any kind, none that is known or easy to expect, kept as they were typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from tests.factories.mail import MailServer
from tests.factories.organisations import member, national_network
from tests.factories.signing_in import PASSWORD, fresh_throttle, post, real_home, sign_in, somebody

from elc.members.models import Person

__all__ = ["fresh_throttle", "post", "real_home"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_throttle")]


def changed_to(password: str, *, old: str = PASSWORD) -> int:
    """The status of changing to a password: 302 is done."""
    client = Client()
    sign_in(client)
    sent = {"oldpassword": old, "password1": password, "password2": password}
    return client.post("/your-sign-in/password/", sent).status_code


@pytest.mark.parametrize(
    "password",
    [
        "x7#kq9!p",
        "7315907315902846",
        "lowercaseonlywords",
        "ainult väikesed tähed õäöü",
        "🙂🙃🙂🙃🙂🙃🙂🙃",
        "a b c d e f g h",
        "long " * 30,
        "  spaces around it  ",
    ],
)
def test_any_signs_in_any_length_make_a_password_that_is_kept_as_typed(password: str) -> None:
    somebody()
    assert changed_to(password) == 302
    assert sign_in(Client(), password=password) == 302
    for other in (password.swapcase(), password.strip(), password[:64], password[:-1]):
        if other != password:
            assert sign_in(Client(), password=other) == 200, other


@pytest.mark.parametrize("password", ["short7!", "password1", "qwertyuiop", "12345678", "iloveyou1", "Password123"])
def test_a_short_or_a_known_one_is_refused(password: str) -> None:
    somebody()
    assert changed_to(password) == 200
    assert sign_in(Client()) == 302


def test_thousands_of_known_ones_are_long_enough_to_matter() -> None:
    """The list comes out of breaches; at least 3000 of it would otherwise be taken (ASVS 6.2.4, 6.2.12)."""
    known = [word for word in CommonPasswordValidator().passwords if len(word) >= 8]
    assert len(known) >= 3000
    for word in sorted(known)[:: len(known) // 40]:
        with pytest.raises(ValidationError):
            validate_password(word)


@pytest.mark.parametrize(
    "password", ["equass2026", "LearningCommunity!", "elc-manager-1", "Some.Body2026", "body some", "SunriseHouse1"]
)
def test_words_of_this_site_and_of_the_person_do_not_count(password: str) -> None:
    person = somebody()
    place = member(national_network(), "Sunrise House", roles=())
    from tests.factories.organisations import SINCE

    from elc.core.action import INSTALLATION
    from elc.members.actions import give_role

    give_role(person=person, organisation=place.organisation, role="participant", since=SINCE, by=INSTALLATION)
    with pytest.raises(ValidationError):
        validate_password(password, person)
    assert changed_to(password) == 200


def test_with_enough_of_ones_own_they_may_be_there() -> None:
    somebody()
    assert changed_to("equass is what we talk about on fridays") == 302


def test_the_old_one_is_asked_for() -> None:
    somebody()
    assert changed_to("another fine garden", old="not the old one") == 200
    assert sign_in(Client()) == 302


@pytest.mark.usefixtures("real_home")
def test_fields_hide_what_is_typed_and_stand_in_nobodys_way() -> None:
    """Masked, without a limit below 64, and open to pasting and to password managers."""
    somebody()
    client = Client()
    pages = [client.get("/sign-in/").content.decode()]
    sign_in(client)
    pages.append(client.get("/your-sign-in/password/").content.decode())
    for page in pages:
        fields = re.findall(r"<input[^>]*name=\"[^\"]*password[^\"]*\"[^>]*>", page)
        assert fields
        for field in fields:
            assert 'type="password"' in field
            assert re.search(r'autocomplete="(current|new)-password"', field), field
            assert "maxlength" not in field
            assert "onpaste" not in field
    from tests.architecture.code import SRC

    for script in (SRC / "elc" / "static").rglob("*.js"):
        assert "paste" not in script.read_text("utf-8")


def test_nobody_has_to_change_it_and_no_question_replaces_it() -> None:
    fields = {field.name for field in Person._meta.get_fields()}
    assert not {name for name in fields if re.search(r"expire|changed|question|hint|answer", name)}


def test_it_is_kept_as_a_slow_salted_hash() -> None:
    """With the real settings: others here make it quick, for speed of the tests alone."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

    first = get_hasher("default") if settings.PASSWORD_HASHERS[0].endswith("PBKDF2PasswordHasher") else None
    strongest = first or PBKDF2PasswordHasher()
    assert isinstance(strongest, PBKDF2PasswordHasher)
    assert strongest.iterations >= 600_000
    assert strongest.digest().name == "sha256"
    one, other = (strongest.encode(PASSWORD, strongest.salt(), 1000) for _ in range(2))
    assert one != other


def test_a_new_password_by_mail_leaves_the_second_step_where_it_is(post: MailServer) -> None:
    """Forgetting a password is no way around the app."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    person = somebody()
    TOTP.activate(person, generate_totp_secret())
    client = Client()
    client.post("/sign-in/password/", {"email": person.email})
    code = re.search(r"Your code: (\S+)", str(post.taken[-1].get_content()))
    assert code is not None
    client.post("/sign-in/password/code/", {"code": code[1]})
    new = {"password1": "a quite new sentence", "password2": "a quite new sentence"}
    assert client.post("/sign-in/password/new/", new).status_code == 302
    assert client.get("/your-sign-in/").status_code == 302  # not in
    answer = client.post("/sign-in/", {"login": person.email, "password": "a quite new sentence"})
    assert answer.headers["Location"].startswith("/sign-in/second-step/")
    assert client.get("/your-sign-in/").status_code == 302


def test_there_is_no_sign_in_that_everybody_knows() -> None:
    """A network that has just begun has one person: the one who began it, with a password of their own."""
    from tests.architecture.code import python_files

    for file in python_files("src/elc/members", "src/elc/website/start", "src/elc/config"):
        assert not re.search(r"(?i)password\s*=\s*[\"'][^\"']+[\"']", file.read_text("utf-8")), file


def test_an_address_that_is_not_known_costs_as_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the time of the answer would tell who is here: hashing a password is what takes long."""
    from django.contrib.auth.hashers import get_hasher

    somebody()
    hasher, counted = type(get_hasher("default")), []
    real = hasher.encode

    def count(self: Any, password: str, salt: str) -> object:
        counted.append(password)
        return real(self, password, salt)

    monkeypatch.setattr(hasher, "encode", count)
    pages = []
    for email in ("some.body@example.org", "nobody@example.org"):
        before = len(counted)
        pages.append(Client().post("/sign-in/", {"login": email, "password": "wrong wrong"}).content.decode())
        assert len(counted) - before == 1, email
    shown = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert shown[0] == shown[1]
