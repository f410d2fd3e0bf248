"""Helps for sentences: translation that also works before Django is set up, and names that fit on a line."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import apps
from django.utils.translation import gettext, ngettext

_LONGEST = 60
MOST_NAMES, FEW_NAMES = 20, 5


def _(sentence: str) -> str:
    """The sentence in the reader's language; in English where the command line runs without Django."""
    return gettext(sentence) if apps.ready else sentence


def plural(one: str, many: str, number: int) -> str:
    """`one` or `many`, by `number` and the rules of the reader's language."""
    if apps.ready:
        return ngettext(one, many, number)
    return one if number == 1 else many


def shown(text: str) -> str:
    """Text from a file as it may stand in a message: short, on one line, control characters escaped."""
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in short)


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names in a row, separated by commas; of more than `most` the first, and how many more there are."""
    text = ", ".join(shown(name) for name in names[:most])
    more = len(names) - most
    if more <= 0:
        return text
    return _("%(names)s and %(more)d more") % {"names": text, "more": more}
