"""Signing in and out, and the page “Your sign-in”. Views that the library has whole are named in `urls.py`."""

from __future__ import annotations

from typing import Any, cast

from allauth.account import views as library
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import flows
from allauth.socialaccount.providers.openid_connect.views import login as sign_on
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from requests import RequestException

from elc.core.refusals import NotNow
from elc.members.demo import demo_sign_ins
from elc.members.models import Person
from elc.members.roles import ROLES
from elc.members.signing_in import forms
from elc.members.signing_in.mails import require_mail
from elc.members.signing_in.second_step import lacks_second_step
from elc.members.signing_in.sessions import end_sessions, open_sessions


def passkeys_work(request: HttpRequest) -> bool:
    """Whether a browser makes passkeys for this address: it does for names, not for numbers such as 127.0.0.1."""
    host = split_domain_port(request.get_host())[0].strip("[]")
    try:
        validate_ipv46_address(host)
    except ValidationError:
        return True
    return False


class StartAgain:
    """Who opens a first page while a sign-in is half done begins anew."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        clear_login(request)


@method_decorator(csp_update({"connect-src": [SELF]}), name="dispatch")  # passkeys fetch their challenge
class SignIn(StartAgain, library.LoginView):  # type: ignore[misc]
    """The sign-in page; in a demo home one button for each demo sign-in."""

    template_name = "members/sign_in.html"
    form_class = forms.SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `demo_sign_ins` (sign-in, name of the role), and which other ways there are."""
        ways = {
            "demo_sign_ins": [(entry, ROLES[entry.role].name) for entry in demo_sign_ins(settings.HOME)],
            "has_mail": settings.MAIL is not None,
            "has_passkeys": passkeys_work(self.request),
            "single_sign_on": settings.SINGLE_SIGN_ON,
            "onwards": get_next_redirect_url(self.request) or "",
        }
        return dict(super().get_context_data(**ways, **kwargs))


class SignOut(LogoutView):
    """Signs out on POST and goes to the sign-in page; the browser forgets what it holds of the pages."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Django does; the language stays, so cookies are not cleared."""
        answer: HttpResponse = super().post(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


class RequestLink(StartAgain, library.RequestLoginCodeView):  # type: ignore[misc]
    """Asks for the address that a link goes to; the sign-in page sends its own field here."""

    template_name = "account/request_link.html"
    form_class = forms.RequestLinkForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Takes the address under the name that it has on the sign-in page as well."""
        given: dict[str, Any] = super().get_form_kwargs()
        if self.request.method == "POST":
            require_mail()
            address = self.request.POST.get("email") or self.request.POST.get("login", "")
            given["data"] = {"email": address}
        return given

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether this installation can send mail."""
        return dict(super().get_context_data(has_mail=settings.MAIL is not None, **kwargs))


class FromLink:
    """A page that is opened by the link of a mail: it shows a button, so that opening spends nothing."""

    request: HttpRequest

    def get_initial(self) -> dict[str, Any]:
        """The code that the link carries."""
        return {"code": self.request.GET.get("code", "")[:20]}


@method_decorator(login_not_required, name="dispatch")
class ConfirmSignIn(FromLink, library.ConfirmLoginCodeView):  # type: ignore[misc]
    """Signs in with the code from the mail, in the browser that asked for it."""

    template_name = "account/confirm_code.html"
    form_class = forms.SignInCodeForm
    extra_context = {"again": "account_request_login_code", "is_sign_in": True}  # noqa: RUF012 - as Django has it

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Says why a link does nothing: it was used, is too old, was made up, or belongs to another browser."""
        if not request.user.is_authenticated:
            stage = LoginStageController.enter(request, LoginByCodeStage.key)
            if stage is None or LoginCodeVerificationProcess.resume(stage) is None:
                raise _spent()
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class RequestPassword(library.PasswordResetView):  # type: ignore[misc]
    """Asks for the address that a code for a new password goes to."""

    template_name = "account/request_password.html"
    form_class = forms.RequestPasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Sends the code, where this installation can."""
        require_mail()
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether this installation can send mail."""
        return dict(super().get_context_data(has_mail=settings.MAIL is not None, **kwargs))


@method_decorator(login_not_required, name="dispatch")
class ConfirmPassword(FromLink, library.ConfirmPasswordResetCodeView):  # type: ignore[misc]
    """Takes the code from the mail, and goes on to the new password."""

    template_name = "account/confirm_code.html"
    form_class = forms.PasswordCodeForm
    extra_context = {"again": "account_reset_password"}  # noqa: RUF012 - as above

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Says why a link does nothing."""
        if PasswordResetVerificationProcess.resume(request) is None:
            raise _spent()
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class ConfirmAddress(FromLink, library.ConfirmEmailVerificationCodeView):  # type: ignore[misc]
    """Takes the code from the mail to a new address. Only for whoever is signed in."""

    template_name = "account/confirm_code.html"
    form_class = forms.AddressCodeForm
    extra_context = {"again": "account_email"}  # noqa: RUF012 - as above

    def _get_verify_form_class(self) -> type[forms.AddressCodeForm]:
        return self.form_class

    def _verify_form_valid(self, form: Any) -> HttpResponse:
        super()._verify_form_valid(form)
        return redirect("mfa_index")


class ChangeAddress(library.EmailView):  # type: ignore[misc]
    """Asks for a new e-mail address, and sends a code there."""

    template_name = "account/change_address.html"
    form_class = forms.ChangeAddressForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The one thing that this page does, of all that the library's does."""
        require_mail()
        answer: HttpResponse = super(library.EmailView, self).post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds whether this installation can send mail."""
        return dict(super().get_context_data(has_mail=settings.MAIL is not None, **kwargs))


class PasskeySignIn(passkeys.LoginWebAuthnView):  # type: ignore[misc]
    """Signs in with a passkey, and goes on to the page that was asked for."""

    form_class = forms.PasskeySignInForm

    def form_valid(self, form: Any) -> HttpResponse:
        """As the library does, with the way on."""
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, passkey, login)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """A refusal: there is no page to show the error on."""
        raise NotNow(_("The passkey was not accepted."), _("Try again, or sign in another way."))


class YourSignIn(IndexView):  # type: ignore[misc]
    """Everything about the own sign-in on one page: address, password, second step, sessions."""

    template_name = "account/your_sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the sessions, and whether the second step is still missing."""
        more = {
            "sessions": open_sessions(self.request.user, self.request.session.session_key),
            "is_required": lacks_second_step(self.request),
            "has_passkeys": passkeys_work(self.request),
        }
        return dict(super().get_context_data(**more, **kwargs))


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session of the reader, or all others."""
    chosen = request.POST.get("session", "")
    person = cast(Person, request.user)  # nobody else gets here
    if chosen == "others":
        end_sessions(person, but=request.session.session_key)
    elif chosen.isascii() and chosen.isdigit() and len(chosen) < 19:
        end_sessions(person, one=int(chosen))
    return redirect(reverse("mfa_index") + "#sessions")


@login_not_required
@require_POST
def single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Leads to the provider; whoever answers there for the office."""
    try:
        answer: HttpResponseBase = sign_on(request, provider_id)
    except RequestException as error:
        raise NotNow(_("The other side does not answer."), _("Try again later, or sign in another way.")) from error
    return answer


def _spent() -> NotNow:
    return NotNow(
        _("This link or code no longer works, or was asked for in another browser."),
        _("Open it in the browser in which you asked for it, or ask for a new one on the sign-in page."),
    )
