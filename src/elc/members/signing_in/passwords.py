"""What a password must not be made of: words that whoever guesses it would try first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from elc.core.wall import EVERYTHING, within
from elc.members.models import Organisation, Person

# The names of this site, of what it is about, and of the roles in it. What is listed counts for nothing in a password.
WORDS: Final = (
    "elc", "equass", "learning", "community", "learningcommunity", "benchmark", "benchmarking", "network", "office",
    "manager", "quality", "culture", "facilitator", "reviewer", "contributor", "participant", "password", "welcome",
)  # fmt: skip
SHORTEST_WORD: Final = 3
LEFT: Final = 8


class NoExpectedWords:
    """Refuses a password of which fewer than 8 characters are left without words that belong to the site or the person.

    Those of the person: the parts of the name and the address, and of the names of their organisations.
    """

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError where too little is left."""
        left = password.casefold()
        words = {*WORDS, *(_own_words(user) if isinstance(user, Person) and user.pk else ())}
        for word in sorted(words, key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < min(LEFT, len(password)) and left != password.casefold():
            raise ValidationError(
                _("This password is made of words that are easy to expect here. Add words of your own."),
                code="password_expected_words",
            )

    def get_help_text(self) -> str:
        """What is said beside the field."""
        return _("Names of this site, of your organisation or your own do not count.")


def _own_words(person: Person) -> Iterator[str]:
    with within(EVERYTHING):  # only names of the person's own organisations, and none is shown
        names = list(Organisation.objects.filter(memberships__person=person).values_list("name", flat=True).distinct())
    for text in (person.name, person.email.partition("@")[0], *names):
        for word in re.split(r"\W+|_", text.casefold()):
            if len(word) >= SHORTEST_WORD:
                yield word
