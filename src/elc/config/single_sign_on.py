"""Single sign-on by OpenID Connect: one provider, named in the variable ELC_OIDC, or none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from elc.core.refusals import BadInput

PROVIDER: Final = "office"  # what the provider is called in addresses


@dataclass(frozen=True)
class SingleSignOn:
    """The provider: its name for people, its issuer, and what it knows ELC by."""

    name: str
    issuer: str
    client_id: str
    secret: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: forms may lead there."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def as_setting(self) -> dict[str, Any]:
        """As the library wants it. What the provider says of an address is believed: name one that you trust."""
        app = {
            "provider_id": PROVIDER,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer},
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def single_sign_on(text: str | None) -> SingleSignOn | None:
    """The provider that a JSON object names: name, issuer, client_id, secret. None where there is no text.

    Raises `BadInput` where it is no such object, or the issuer has no https address (on this machine http will do).
    """
    if not text:
        return None
    try:
        found = SingleSignOn(**json.loads(text))
        is_whole = all(isinstance(value, str) and value for value in vars(found).values())
        parts = urlsplit(found.issuer if is_whole else "")
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1"))
    except (ValueError, TypeError):
        is_safe = False
    if not is_safe:
        raise BadInput(
            "The variable ELC_OIDC names no provider of single sign-on.",
            'Write it as {"name": "…", "issuer": "https://…", "client_id": "…", "secret": "…"}, or remove it.',
        )
    return found
