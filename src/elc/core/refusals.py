"""Errors that are meant for people: one sentence, and what to do next.

    Refusal                 anything the product declines to do
    ├── BadInput            what was given cannot be used        (exit status 2, HTTP 400)
    ├── NotAllowed          this person may not do this          (exit status 2, HTTP 403)
    ├── NotThere            the thing asked for does not exist   (exit status 2, HTTP 404)
    └── NotNow              right, but the state forbids it      (exit status 2, HTTP 409)

Everything that is not a `Refusal` is a bug and fails loudly.
"""

from __future__ import annotations

from dataclasses import dataclass


class Refusal(Exception):  # noqa: N818 - a refusal is no error of the program
    """Something declined, with the remedy.

    `sentence` says what is wrong, `remedy` what to do next; both are whole, plain sentences.
    """

    status = 400

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence, remedy)
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"


@dataclass(frozen=True)
class Place:
    """Where in a file something was found; parts that do not apply are None. Rows count from 1, header included."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(_("sheet %(name)s") % {"name": self.sheet})
        if self.row is not None:
            parts.append(_("row %(number)d") % {"number": self.row})
        if self.column is not None:
            parts.append(_("column %(name)s") % {"name": self.column})
        return ", ".join(parts)


def _(words: str) -> str:
    """The words in the reader's language; in English where the command line runs without Django."""
    from django.apps import apps  # late: elc --help must not pay for Django
    from django.utils.translation import gettext  # late: as above

    return gettext(words) if apps.ready else words


class BadInput(Refusal):
    """A file, value or option that cannot be used; nothing was changed.

    `place` is named first in the sentence where it is known.
    """

    def __init__(self, sentence: str, remedy: str, *, place: Place | None = None) -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence, remedy)
        self.place = place


class NotAllowed(Refusal):
    """Somebody may not do or see this."""

    status = 403


class NotThere(Refusal):
    """The thing asked for does not exist, or not for this person."""

    status = 404


class NotNow(Refusal):
    """The request is sound, but the state of the thing forbids it, such as closing a round twice."""

    status = 409
