"""The secrets in links: made once, sent once, kept as a digest only."""

from __future__ import annotations

import hashlib
import secrets


def new_link() -> str:
    """A secret for a link: 256 random bits, in 43 letters, digits, hyphens and underscores."""
    return secrets.token_urlsafe(32)


def digest_of_link(link: str) -> str:
    """What is kept of a link, 64 characters. Without a salt: nobody can guess what 256 random bits were."""
    return hashlib.sha256(link.encode()).hexdigest()
