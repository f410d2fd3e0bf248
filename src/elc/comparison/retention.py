"""How long things of this stage are kept. Read by `elc.core.retention`."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.retention import RetentionRule

RULES: Final[tuple[RetentionRule, ...]] = ()
KEPT: Final[dict[str, str | Promise]] = {
    "comparison.storedfigure": _("A released figure names nobody, and the next rounds are compared with it."),
}
