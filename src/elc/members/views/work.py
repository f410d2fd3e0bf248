"""Background work: how it goes, for whoever asked for it and for the office."""

from __future__ import annotations

from typing import Final, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from elc.core.later import line_of, recent_work
from elc.core.models import Work
from elc.core.refusals import NotThere
from elc.members.actions.work import repeat_work
from elc.members.models import Person
from elc.members.queries import may, require, standing
from elc.members.queries.work import askers_within

SECONDS_BETWEEN_LOOKS: Final = 5


@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """The newest background work within the reach of the reader."""
    require(request.user, "see work")
    return render(request, "members/work_list.html", {"lines": recent_work(askers_within(standing(request)))})


@require_safe
def work_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """How one piece of work goes. While it goes the page comes anew by itself, unless asked to stand still."""
    line = line_of(_work(request, key))
    is_still = "still" in request.GET
    context = {"line": line, "is_still": is_still, "may_see_all": may(request.user, "see work")}
    response = render(request, "members/work_page.html", context)
    if line.is_open and not is_still:
        response.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_POST
def try_work_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put work that did not work back into the queue."""
    work = repeat_work(work=_work(request, key), by=cast(Person, request.user))
    return HttpResponseRedirect(reverse("members:work_page", args=[work.pk]))


def _work(request: HttpRequest, key: UUID) -> Work:
    """For whoever asked for it and the office; for everybody else it does not exist."""
    work = Work.objects.filter(pk=key).first()
    is_own = work is not None and work.asked_by == str(request.user.pk)
    if work is None or not (is_own or work.asked_by in askers_within(standing(request))):
        raise NotThere(
            _("This work does not exist, or not for you."),
            _("Finished work is kept for 30 days. Ask for it again where you asked first."),
        )
    return work
