"""What every answer of the website has in common."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from elc.core.log import mark_of, note_security
from elc.core.refusals import BadInput, Refusal

Responder = Callable[[HttpRequest], HttpResponse]


class RefusalPages:
    """Shows a `Refusal` as a page: one sentence, what to do next, the status of its kind."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, unless its address holds a NUL: no address of ours does, and PostgreSQL fails on it."""
        if "\0" in request.path or any("\0" in value for values in request.GET.lists() for value in values[1]):
            raise Http404
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for a refusal; anything else is a bug and goes on to fail loudly."""
        if not isinstance(exception, Refusal):
            return None
        context = {"refusal": exception, "status": exception.status}
        return render(request, "refusal.html", context, status=exception.status)


class PrivatePages:
    """Keeps pages out of shared caches and out of the browser's history cache: they are for one reader."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `Cache-Control: no-store` to everything that is no static file."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


NOTED = frozenset({400, 403, 404, 413, 429})


class NotedRefusals:
    """Writes down what was refused: the status, the page by its name, and a mark of whoever was signed in.

    Never the address, which may carry a code, nor where the request came from. What is no page at all is not noted.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note it."""
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code in NOTED and (match or response.status_code != 404):
            person = getattr(request, "user", None)
            who = mark_of(person.pk) if person is not None and person.is_authenticated else "nobody"
            page = match.view_name if match else "none"
            note_security("refused", status=response.status_code, page=page, who=who)
        return response


class SmallRequests:
    """Refuses a request with a larger body than any page of ours asks for, before it fills memory or disk."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask the header, which bounds what is read of the body."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length[:12]) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        refusal = BadInput(_("What you sent is larger than this page takes."), _("Send less at once, then try again."))
        return render(request, "refusal.html", {"refusal": refusal, "status": 413}, status=413)
