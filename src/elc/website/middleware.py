"""What every answer of the website has in common."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from elc.core.refusals import Refusal

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
