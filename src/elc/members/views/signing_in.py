"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.utils.decorators import method_decorator
from django.utils.functional import Promise

from elc.members.demo import DemoSignIn, demo_sign_ins
from elc.members.forms import SignInForm
from elc.members.roles import ROLES


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The sign-in page; in a demo home one button for each demo sign-in."""

    template_name = "members/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    http_method_names = ["get", "head", "post", "options"]  # noqa: RUF012 - as Django declares it

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `demo_sign_ins`: (sign-in, name of the role)."""
        named: list[tuple[DemoSignIn, str | Promise]] = [
            (entry, ROLES[entry.role].name) for entry in demo_sign_ins(settings.HOME)
        ]
        return super().get_context_data(demo_sign_ins=named, **kwargs)


class SignOut(LogoutView):
    """Signs out on POST and goes to the sign-in page."""
