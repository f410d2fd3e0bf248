"""The points of its life at which the made-up network can be stopped, in their order. Needs nothing of Django."""

from typing import Final

LIFE: Final = ("pilots", "founded", "invited", "joined", "described")
