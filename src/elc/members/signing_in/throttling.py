"""What throttling remembers: in this process only, and under a keyed hash, so that no address of a device is kept."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

_KEY: Final = secrets.token_bytes(32)  # lasts as long as the process, as does what is remembered


def keyed(key: str, prefix: str, version: int) -> str:
    """A name in the cache from which nobody can work out an address, not even by trying all of them."""
    return hashlib.blake2b(f"{prefix}:{version}:{key}".encode(), key=_KEY, digest_size=24).hexdigest()
