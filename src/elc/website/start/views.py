"""Pages of starting for real."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elc.core.action import INSTALLATION
from elc.core.refusals import BadInput, NotNow, NotThere
from elc.core.wall import EVERYTHING, within
from elc.members.actions import begin_network
from elc.members.models import Network, Person
from elc.members.queries import require
from elc.members.signing_in.admission import admit
from elc.website.catalogue import bring_catalogue
from elc.website.start.code import is_start_code, start_code
from elc.website.start.forms import StartForm
from elc.website.start.removing import remove_demo


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the first network of this installation; only by the code, and only while there is none."""
    with within(EVERYTHING):
        if not is_start_code(code) or Network.objects.exists():
            raise NotThere(
                _("This page does not exist, or not any more."), _("If there is a network already, sign in.")
            )
        form = StartForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            person = _begun(request, form)
            if person is not None:
                return admit(request, person, onwards="/start/mail/")
    return render(request, "website/start.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def try_mail(request: HttpRequest) -> HttpResponse:
    """Send the reader a mail, to see whether mail leaves this installation."""
    require(request.user, "manage networks")
    if request.method == "POST" and isinstance(request.user, Person):
        problem = _send_trial(request.user)
        if problem:
            messages.error(request, problem)
        else:
            told = _("A mail is on its way to %(address)s. Look whether it has arrived.")
            messages.success(request, told % {"address": request.user.email})
        return redirect("website:try_mail")
    return render(request, "website/try_mail.html", {"mail": settings.MAIL})


@require_http_methods(["GET", "HEAD", "POST"])
def end_demo(request: HttpRequest) -> HttpResponse:
    """Remove the demo, then begin a network."""
    require(request.user, "remove demo")
    if request.POST.get("sure") == "yes":  # an empty POST removes nothing
        remove_demo()
        logout(request)
        return redirect("website:start", code=start_code())
    return render(request, "website/end_demo.html")


def _begun(request: HttpRequest, form: StartForm) -> Person | None:
    told: dict[str, Any] = form.cleaned_data
    try:
        begin_network(
            network=told["network"],
            languages=told["languages"],
            office=told["office"],
            name=told["name"],
            email=told["email"],
            password=told["password"],
            on=timezone.localdate(),
            by=INSTALLATION,
        )
    except (BadInput, NotNow) as refusal:
        form.add_error(None, str(refusal))
        return None
    bring_catalogue()
    return Person.objects.get(email=told["email"].lower())


def _send_trial(person: Person) -> str:
    """Send it; what went wrong, in a sentence, or nothing."""
    if settings.MAIL is None:
        return _("No mail server is set. Set the variable ELC_MAIL, then start ELC again.")
    mail = EmailMessage(
        subject=_("Mail works"),
        body=_("This mail shows that the Learning Community can send mail. There is nothing to do."),
        to=[person.email],
    )
    try:
        mail.send()
    except OSError as error:  # SMTP's own errors are among them
        return _("The mail could not be sent. The mail server says: %(reason)s") % {"reason": str(error)[:200]}
    return ""
