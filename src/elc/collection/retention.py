"""How long things of this stage are kept. Read by `elc.core.retention`."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.retention import RetentionRule

RULES: Final[tuple[RetentionRule, ...]] = ()
KEPT: Final[dict[str, str | Promise]] = {
    "collection.round": _("The salt proves the snapshot of the round, and is needed as long as that is."),
    "collection.submission": _("Answers name nobody, and the figures of the round follow from them."),
}
