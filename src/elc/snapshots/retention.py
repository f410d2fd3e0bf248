"""How long things of this stage are kept. Read by `elc.core.retention`."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.retention import RetentionRule

RULES: Final[tuple[RetentionRule, ...]] = ()
KEPT: Final[dict[str, str | Promise]] = {
    "snapshots.snapshot": _("Frozen answers name nobody; without them no figure of the round can be checked."),
}
