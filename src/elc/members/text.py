"""What people type as a name: one line, of a sensible length, of characters that can be seen."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from elc.core.refusals import BadInput

LONGEST_NAME = 200
# What changes the direction or the look of the words around it: a name could pass for another with them.
HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
JOINERS = {"\u200c", "\u200d"}  # needed inside words of some scripts


def one_line(text: str, *, what: str) -> str:
    """A name as it is kept: composed, without spaces around it or doubled inside.

    `what` says what it is the name of, in the reader's language. Raises `BadInput` for one that is empty, too long, or
    holds characters that cannot be seen, such as a NUL or a change of direction.
    """
    if len(text) > 20 * LONGEST_NAME:
        raise BadInput(*_too_long(what))
    name = " ".join(unicodedata.normalize("NFC", text).split(" "))
    name = " ".join(name.split())
    if not name:
        raise BadInput(_("There is no name for: %(what)s.") % {"what": what}, _("Write a name, then try again."))
    if any(unicodedata.category(letter) in HIDDEN and letter not in JOINERS for letter in text.strip()):
        raise BadInput(
            _("This name holds characters that cannot be seen: %(what)s.") % {"what": what},
            _("Type the name anew instead of pasting it, then try again."),
        )
    if len(name) > LONGEST_NAME:
        raise BadInput(*_too_long(what))
    return name


def _too_long(what: str) -> tuple[str, str]:
    sentence = _("This name is too long: %(what)s.") % {"what": what}
    return sentence, _("Use %(longest)s characters at most.") % {"longest": LONGEST_NAME}
