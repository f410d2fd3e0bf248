"""Secrets: enough chance in each, of use for one purpose only, unreadable and unchangeable without the home."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken
from django.core.signing import Signer
from django.test import Client
from tests.factories.signing_in import somebody

from elc.core.home import make_home, secret_for
from elc.members.links import digest_of_link, new_link
from elc.members.models import Invitation, NotificationChoice
from elc.members.notifying.links import link_to_stop, person_who_stops
from elc.members.signing_in.adapters import SecondStepAdapter
from elc.website.start.code import start_code

pytestmark = pytest.mark.django_db


def test_secrets_in_addresses_hold_128_bits_or_more() -> None:
    links = {new_link() for _ in range(100)}
    assert len(links) == 100
    assert min(len(link) for link in links) * math.log2(64) >= 256
    assert len(start_code()) * math.log2(32) >= 128


def test_of_an_invitation_only_a_digest_is_kept() -> None:
    link = new_link()
    assert re.fullmatch(r"[0-9a-f]{64}", digest_of_link(link))
    assert link not in digest_of_link(link)
    assert not [field.name for field in Invitation._meta.fields if field.name in ("link", "token", "secret", "code")]


def test_what_is_encrypted_cannot_be_changed_unseen() -> None:
    adapter = SecondStepAdapter()
    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert adapter.encrypt("JBSWY3DPEHPK3PXP") != sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"
    middle = len(sealed) // 2
    for place in (5, middle, len(sealed) - 5):
        changed = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(InvalidToken):
            adapter.decrypt(changed)


def test_a_signed_link_is_of_use_for_its_one_purpose() -> None:
    """Signed by us for something else, by the same key: still not ours here, and this one opens nothing else."""
    person = somebody()
    token = link_to_stop(person).rstrip("/").rpartition("/")[2]
    assert person_who_stops(token) == person.pk
    for other in ("", "elc.other"):
        assert person_who_stops(Signer(salt=other or None).sign(person.pk.hex)) is None
    for forged in (
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        person.pk.hex,
        f"{person.pk.hex}:",
        token.split(":")[1],
    ):
        assert person_who_stops(forged) is None
    client = Client()
    assert client.get(f"/join/{token.replace(':', '-')}/").status_code == 404
    client.post(f"/notifications/stop/{token}/")
    assert NotificationChoice.objects.filter(person=person, is_wanted=True).count() == 0
    assert client.get("/notifications/").status_code == 302  # it is no way in


def test_each_purpose_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ELC_HOME", str(tmp_path / "home"))
    make_home()
    purposes = ("django", "start", "trail")
    keys = [secret_for(purpose) for purpose in purposes]
    assert keys == [secret_for(purpose) for purpose in purposes]
    assert len(set(keys)) == 3
    assert all(len(key) == 32 for key in keys)
