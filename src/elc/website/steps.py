"""What the website itself has to offer: starting for real, and trying whether mail works."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from elc.core.slots import NextStep
from elc.core.wall import EVERYTHING, within
from elc.members.demo import is_demo_home
from elc.members.models import Network
from elc.members.queries import standing


def steps(request: HttpRequest) -> list[NextStep]:
    """For the office: out of the demo; or to a mail server, as long as none is set."""
    rights = standing(request).rights
    if "remove demo" in rights and is_demo_home(settings.HOME):
        return [
            NextStep(
                order=95,
                title=_("Start for real"),
                text=_("When you have looked around enough: remove the demo, and begin a network of your own."),
                url=reverse("website:end_demo"),
            )
        ]
    if "manage networks" in rights and settings.MAIL is None:
        return [
            NextStep(
                order=90,
                title=_("Let mail leave this installation"),
                text=_("No mail server is set yet, so invitations have to be handed on by yourself."),
                url=reverse("website:try_mail"),
            )
        ]
    return []


def no_network_yet(request: HttpRequest, _thing: object) -> str:
    """Above the sign-in form: where to begin, as long as there is no network."""
    with within(EVERYTHING):
        if Network.objects.exists():
            return ""
    return render_to_string("website/no_network_yet.html", {}, request)
