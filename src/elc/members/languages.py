"""The languages in which organisations work. Django knows their names in every language that it speaks."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language_info

WORKING_LANGUAGES: Final = (  # noqa: SIM905 - two lines to read instead of forty
    "bg bs ca cs cy da de el en es et eu fi fr ga gl hr hu is it lb lt lv mk nb nl nn pl pt ro ru sk sl sq sr sv tr uk"
).split()


def language_choices() -> list[tuple[str, str]]:
    """Codes and names, in the order of the names in the reader's language."""
    named = [(code, str(get_language_info(code)["name_translated"])) for code in WORKING_LANGUAGES]
    return sorted(((code, name[0].upper() + name[1:]) for code, name in named), key=lambda choice: choice[1])


def language_names(codes: list[str]) -> list[str]:
    """The names of some languages in the reader's language; what is no language any more is left out."""
    names = dict(language_choices())
    return [names[code] for code in codes if code in names]
