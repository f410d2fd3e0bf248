"""Offices of a real network prove with two things who they are; until they can, every page leads to the set-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from elc.members.demo import is_demo_home
from elc.members.models import Person
from elc.members.queries.reach import standing

# Pages that stay open on the way there.
OPEN: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "members:sign_out",
        "members:end_session",
    }
)


def has_second_step(person: Person) -> bool:
    """Whether the person has a passkey or an app for one-time codes."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())


def lacks_second_step(request: HttpRequest) -> bool:
    """Whether the reader works for an office of a real network, and has none."""
    if not isinstance(request.user, Person) or is_demo_home(settings.HOME):
        return False
    return any(place.role.is_office for place in standing(request).places) and not has_second_step(request.user)


class SecondStep:
    """Sends offices without a second step to the page where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on: which page is meant is known only later."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """The way to the set-up, or nothing; what is open to anybody stays open."""
        named = request.resolver_match.view_name if request.resolver_match else ""
        if not getattr(view, "login_required", True) or named in OPEN or not lacks_second_step(request):
            return None
        return redirect("mfa_index")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Asks who is there, before something that matters; the library would keep what was sent, and from where."""
        if not isinstance(exception, ReauthenticationRequired):
            return None
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways:
            return None
        return redirect(f"{ways[0]['url']}?{urlencode({'next': request.get_full_path()})}")
