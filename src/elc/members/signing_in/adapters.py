"""Where the library asks what holds here: who comes in, what is said, what is sent, what is kept."""

from __future__ import annotations

import base64
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from allauth.core.internal.httpkit import add_query_params
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.refusals import NotAllowed, NotNow
from elc.members.demo import is_demo_address, is_demo_home
from elc.members.models import Person
from elc.members.signing_in.mails import send_words, tell_of_change
from elc.members.signing_in.qr import qr_picture
from elc.members.signing_in.traces import keep_address

TOO_OFTEN = later("That was tried too often. Wait some minutes, then try again.")
WRONG_CODE = later("This code is not right. Check it and try again.")
# What is said after something was done; the library says more, and that is left out.
DONE = {
    "account/messages/password_changed.txt": later("Your password is changed."),
    "account/messages/password_set.txt": later("Your password is set."),
    "account/messages/email_confirmed.txt": later("Your e-mail address is changed."),
    "mfa/messages/totp_activated.txt": later("The app is connected. From now on you are asked for a code."),
    "mfa/messages/totp_deactivated.txt": later("The app is removed."),
    "mfa/messages/webauthn_added.txt": later("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": later("The passkey is removed."),
}
AGAIN = {
    "reauthenticate": later("Use your password"),
    "mfa_reauthenticate": later("Use a code of your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": later("Use a passkey"),
}
# Where the link of a mail leads: a page that asks to press a button. Programs that open links spend nothing.
PLACES = {
    "account/email/login_code": "account_confirm_login_code",
    "account/email/password_reset_code": "account_confirm_password_reset_code",
    "account/email/email_confirmation": "account_email_verification_sent",
    "account/email/email_confirmation_signup": "account_email_verification_sent",
}


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People come by invitation, read our words, and get our mails."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": later("This address and password do not belong together. Check both and try again."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "incorrect_code": WRONG_CODE,
        "incorrect_password": later("This password is not right."),
        "enter_current_password": later("This password is not right."),
        "email_taken": later("This address belongs to somebody else here. Ask your network office."),
        "duplicate_email": later("This is your address already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people come by invitation (`elc.members.signing_in.admission`)."""
        return False

    def pre_login(self, request: HttpRequest, user: Person, **given: Any) -> Any:
        """Refuses whoever may not come in, whatever they have proven."""
        keep_address(user)
        if is_demo_address(user.email) and not is_demo_home(settings.HOME):
            raise NotAllowed(
                _("The sign-ins of a demo work in a demo only."), _("Sign in as yourself, or ask your network office.")
            )
        return super().pre_login(request, user, **given)

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> Any:
        """A refusal, as on every page."""
        raise NotAllowed(_("This sign-in is closed."), _("Ask your network office."))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways in which somebody can say again that it is them, in our words."""
        found = super().get_reauthentication_methods(user)
        return [{**way, "description": AGAIN.get(way["id"], way["description"])} for way in found]

    def is_reauthentication_required(self, *, app: str, **given: Any) -> bool:
        """Whoever has just come in is not asked again at once."""
        request = context.request
        records = get_authentication_records(request, request.user)
        is_fresh = any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)
        return not is_fresh and bool(super().is_reauthentication_required(app=app, **given))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Plain text, in the person's language; with a link that carries the code."""
        code = context.get("code", "")
        link = self._link_to(template_prefix, code) if template_prefix in PLACES else ""
        minutes = str(settings.MINUTES_OF_A_CODE)
        send_words(template_prefix, email, {"code": code, "link": link, "minutes": minutes})

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """One sentence on what has changed, without an address or a device."""
        tell_of_change(template_prefix, email or user.email, user.language)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence for what was done, or what the caller says; nothing else."""
        words = DONE.get(message_template or "") or message
        if words:
            messages.add_message(request, level, str(words))

    def _link_to(self, mail: str, code: str) -> str:
        request = context.request
        query = {"code": code}
        if onwards := get_next_redirect_url(request):
            query["next"] = onwards
        return str(request.build_absolute_uri(add_query_params(reverse(PLACES[mail]), query)))


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are encrypted with a key that lies in the home folder, not in the database."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """The text, readable by this installation only."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text behind what `encrypt` gave."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """A picture without styles of its own, which the security policy would stop."""
        return qr_picture(url)

    def get_totp_issuer(self) -> str:
        """What the app shows beside the codes."""
        return _("Learning Community")

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002 - the library's
        """What a passkey is called where nobody gave it a name."""
        return _("Passkey")


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The provider says whose address somebody has; only people who are known come in, and nothing of it is kept."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Raise `NotAllowed` where nobody is known by an address that the provider has checked."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN or not sociallogin.is_existing:
            raise NotAllowed(
                _("Nobody is known here by the address that you signed in with there."),
                _("People come in by invitation. Ask your network office, or sign in another way."),
            )
        keep_address(sociallogin.user)

    def get_requests_session(self) -> Any:
        """Asks the addresses that the provider has named, and follows it nowhere else."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def on_authentication_error(self, request: HttpRequest, provider: Any, **given: Any) -> None:
        """One sentence for every way in which it can go wrong; none of them is this person's fault."""
        raise NotNow(_("Signing in there did not work, or was broken off."), _("Try again, or sign in another way."))


def _cipher() -> Fernet:
    key = salted_hmac("elc.members.signing_in", "second step", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
