"""Home, the gallery and the language switch."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from elc.core.refusals import BadInput
from elc.core.slots import next_steps
from elc.members.queries import require
from elc.website.gallery import gallery_context

YEAR = 365 * 24 * 3600


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The next things to do, and nothing else."""
    return render(request, "website/home.html", {"next_steps": next_steps(request)})


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component of the design system, alive."""
    require(request.user, "see gallery")
    return render(request, "website/gallery.html", gallery_context())


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and go back to the page they were on."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES) or not check_for_language(language):
        raise BadInput(_("ELC does not speak that language yet."), _("Choose one of the languages at the top."))
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response
