"""After somebody was invited: the mail leaves at once, or the inviter is given the link."""

from __future__ import annotations

from collections.abc import Sequence

from allauth.core.ratelimit import consume
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.members.mails import Letter, send_invitations
from elc.members.models import Invitation
from elc.members.roles import ROLES
from elc.members.views.reaching import reader


def count_invitations(request: HttpRequest, form: forms.Form, how_many: int) -> bool:
    """Whether the reader may send as many today; if not, the form says so. No page is a way to fill mailboxes."""
    if all(consume(request, action="invite", user=request.user) for _one in range(how_many)):
        return True
    form.add_error(None, _("That are very many invitations for one day. Send the others tomorrow."))
    return False


def after_inviting(request: HttpRequest, made: Sequence[tuple[Invitation, str]], *, onwards: str) -> HttpResponse:
    """Send the mails and go on; where some could not be sent, show their links, here and now only.

    The address is built from the request, whose host ALLOWED_HOSTS has checked. The mails leave before the answer,
    because the links are kept nowhere and the answer must say what became of them.
    """
    letters = [
        Letter(invitation, request.build_absolute_uri(reverse("members:join", args=[link])))
        for invitation, link in made
    ]
    left = send_invitations(letters, inviter=reader(request).name)
    sent = len(letters) - len(left)
    if not left:
        messages.success(
            request,
            ngettext("%(count)s invitation is on its way.", "%(count)s invitations are on their way.", sent)
            % {"count": sent},
        )
        return HttpResponseRedirect(onwards)
    links = [(letter, ROLES[letter.invitation.role]) for letter in left]
    return render(request, "members/links.html", {"links": links, "sent": sent, "onwards": onwards})
