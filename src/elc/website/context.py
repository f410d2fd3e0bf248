"""What every page gets: navigation, languages, who is here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from elc.members.demo import demo_sign_ins
from elc.members.queries import roles_of

NAVIGATION = (
    (_("Home"), "website:home", None),
    (_("Instruments"), "instruments:list", "see instruments"),
    (_("Events"), "events:list", "see events"),
    (_("Members"), "members:list", "see members"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Queries only for somebody who is signed in, and then one."""
    roles = roles_of(request.user) if hasattr(request, "user") else []
    rights = frozenset[str]().union(*(role.rights for role in roles))
    return {
        "navigation": [
            (label, reverse(name), _is_current(request, reverse(name)))
            for label, name, right in NAVIGATION
            if roles and (right is None or right in rights)
        ],
        "role_name": roles[0].name if roles else "",
        "may_see_gallery": "see gallery" in rights,
        "may_see_work": "see work" in rights,
        "languages": [_language(code) for code, _name in settings.LANGUAGES],
        "is_draft_language": (get_language() or "en") in settings.DRAFT_LANGUAGES,
        "is_demo": bool(demo_sign_ins(settings.HOME)),
    }


def _is_current(request: HttpRequest, url: str) -> bool:
    return request.path == url if url == "/" else request.path.startswith(url)


def _language(code: str) -> tuple[str, str, bool, bool]:
    """Code, the language's name in itself, whether it is the reader's, whether its translation is a draft."""
    name = str(get_language_info(code)["name_local"])
    return code, name[0].upper() + name[1:], code == get_language(), code in settings.DRAFT_LANGUAGES
