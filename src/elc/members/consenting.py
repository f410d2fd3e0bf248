"""The levels of consent in words: what others will see."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.members.models import ConsentLevel

WHAT_OTHERS_SEE: Final[dict[ConsentLevel, str | Promise]] = {
    ConsentLevel.OWN_ONLY: _(
        "Other members see nothing of it. You see your own result, and nothing to compare it with."
    ),
    ConsentLevel.CODED_PEER: _("Other members see that somebody has this result. They do not see who it is."),
    ConsentLevel.NAMED_TO_PEERS: _(
        "Members that are like you see this result with your name. All other members see it without."
    ),
    ConsentLevel.NAMED_IN_ROOM: _(
        "Whoever is in the room when results are shown at an event sees this result with your name."
    ),
    ConsentLevel.PUBLIC: _("Anybody sees this result with your name, in the network and outside."),
}


def levels() -> list[tuple[ConsentLevel, str, str]]:
    """Each level with its name and what others will see."""
    return [(level, str(level.label), str(WHAT_OTHERS_SEE[level])) for level in ConsentLevel]
