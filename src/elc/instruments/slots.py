"""What this stage puts on the pages of others."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from elc.core.slots import NextStep
from elc.members.queries import may


def steps(request: HttpRequest) -> list[NextStep]:
    """On the home page: the way to the list of instruments."""
    if not may(request.user, "see instruments"):
        return []
    return [
        NextStep(
            order=3,
            title=_("Look at the instruments"),
            text=_("What is asked, word for word as respondents read it, and what each instrument cannot tell."),
            url=reverse("instruments:list"),
        )
    ]
