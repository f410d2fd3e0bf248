"""The ten principles of quality in social services, by name, as EQUASS names them."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PRINCIPLES: Final[tuple[str | Promise, ...]] = (
    _("Leadership"),
    _("Staff"),
    _("Rights"),
    _("Ethics"),
    _("Partnership"),
    _("Participation"),
    _("Person-centred approach"),
    _("Comprehensiveness"),
    _("Result orientation"),
    _("Continuous improvement"),
)
