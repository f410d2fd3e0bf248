"""The kinds of notifications, as readable data: when one is sent, its sentence, whom it concerns, if it can stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.later import resolve
from elc.members.roles import ROLES


def _role_name(key: str) -> str:
    return str(ROLES[key].name) if key in ROLES else key


def _title(name: str) -> str:
    try:
        return str(resolve(name).title)
    except LookupError:  # a task of an earlier version
        return name


@dataclass(frozen=True)
class Kind:
    """One kind: its key, when it is sent (in the list of choices), and the sentence of the mail with its places.

    It concerns those who have `right`, or everybody where that is empty. `words` turns what is stored for a place into
    words of the reader's language. Without `can_stop` it is sent to whoever it concerns, always.
    """

    key: str
    when: str | Promise
    sentence: str | Promise
    right: str = ""
    can_stop: bool = True
    words: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def said(self, values: Mapping[str, str]) -> str:
        """The sentence with its values, in the active language. On one line, whatever the values are."""
        told = {place: self.words.get(place, str)(str(value)) for place, value in values.items()}
        return str(self.sentence) % {place: " ".join(words.split()) for place, words in told.items()}


_ROLE: Final = {"role": _role_name}
_TITLE: Final = {"title": _title}

KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind(
            "role_given",
            _("Somebody gives you a role"),
            _("You have a new role. %(organisation)s: %(role)s."),
            can_stop=False,  # what somebody may do is never changed behind their back
            words=_ROLE,
        ),
        Kind(
            "role_ended",
            _("Somebody ends a role of yours"),
            _("A role of yours ends. %(organisation)s: %(role)s."),
            can_stop=False,
            words=_ROLE,
        ),
        Kind(
            "invitation_accepted",
            _("Somebody accepts an invitation of yours"),
            _("Your invitation was accepted. %(organisation)s: %(person)s."),
            right="invite people",
        ),
        Kind(
            "application_made",
            _("An organisation asks to join"),
            _("An organisation asks to join: %(organisation)s."),
            right="decide applications",
        ),
        Kind("work_done", _("Something you asked for is ready"), _("Ready for you: %(title)s."), words=_TITLE),
        Kind(
            "own_work_failed",
            _("Something you asked for did not work"),
            _("What you asked for did not work: %(title)s."),
            words=_TITLE,
        ),
        Kind(
            "work_failed",
            _("Background work did not work"),
            _("Background work did not work: %(title)s."),
            right="see work",
            words=_TITLE,
        ),
    )
}
