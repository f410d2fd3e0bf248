"""What people are told by e-mail: choosing it when signed in, and stopping it from a mail with one click."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from elc.core.refusals import NotThere
from elc.core.wall import Reach, within
from elc.members.actions.notifications import choose_notifications, stop_notifications
from elc.members.forms.notifications import NotificationsForm
from elc.members.models import Person
from elc.members.notifying import person_who_stops

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def notifications(request: HttpRequest) -> HttpResponse:
    """Your notifications: one box for each kind."""
    person = cast(Person, request.user)  # whoever is not signed in does not come here
    form = NotificationsForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_bound and form.is_valid():
        choose_notifications(person=person, kinds=form.wanted, by=person)
        messages.success(request, _("Your choice is kept."))
        return HttpResponseRedirect(reverse("members:notifications"))
    return render(request, "members/notifications.html", {"form": form})


@login_not_required
@csrf_exempt  # the programs of mail providers post here, with the signed link alone (RFC 8058)
@require_http_methods(METHODS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop every e-mail to one person. Opening the link only asks: programs that look at mails open links as well."""
    key = person_who_stops(token)
    with within(Reach(person=key)):
        person = Person.objects.filter(pk=key).first() if key else None
        if person is None:
            raise NotThere(
                _("This link does not belong to anybody here."),
                _("Copy the whole link from the mail, or sign in and choose your notifications there."),
            )
        if request.method == "POST":
            stop_notifications(person=person, by=person)
        with override(person.language):
            return render(request, "members/stop_notifications.html", {"is_done": request.method == "POST"})
