"""Networks and organisations for tests, made by the real actions."""

from __future__ import annotations

from elc.members.models import Network
from elc.website.demo.pilots import NETWORK_NAME


def network() -> Network:
    """The network of the demo's pilots."""
    return Network.objects.get(name=NETWORK_NAME)
