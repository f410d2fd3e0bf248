"""The kinds of service that organisations and units name: short, for everyday use, in one list."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SERVICES: Final[dict[str, str | Promise]] = {
    "home": _("Living in a home"),
    "supported-living": _("Supported living"),
    "day-centre": _("Day centre"),
    "supported-employment": _("Supported employment"),
    "sheltered-work": _("Sheltered work"),
    "vocational-rehabilitation": _("Vocational rehabilitation"),
    "social-rehabilitation": _("Social rehabilitation"),
    "home-care": _("Support at home"),
    "early-support": _("Early support for children"),
    "respite": _("Short stays and respite"),
    "counselling": _("Counselling"),
    "other": _("Another service"),
}
