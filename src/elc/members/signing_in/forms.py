"""Forms of signing in: the library's checks with our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from elc.members.actions.people import an_address
from elc.members.forms.fields import said

Labels = dict[str, Any]  # words, some of them lazy

PASSWORD = _("Password")
NEW = _("New password")
AGAIN = _("New password, once more")
CODE = _("Code")
ADDRESS = _("E-mail address")
LONG_ENOUGH = _("At least 8 characters that are hard to think of. A short sentence is fine.")


class OurWords(forms.Form):
    """Gives fields our labels, help and no placeholders: what stands in a field is taken for an entry."""

    labels: Labels = {}  # noqa: RUF012 - as Django declares such things
    helps: Labels = {}  # noqa: RUF012 - as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(OurWords, library.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    labels = {"login": ADDRESS, "password": PASSWORD}  # noqa: RUF012 - as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class RequestLinkForm(OurWords, library.RequestLoginCodeForm):  # type: ignore[misc]
    """The address that a link goes to."""

    labels = {"email": ADDRESS}  # noqa: RUF012 - as above


class RequestPasswordForm(OurWords, library.ResetPasswordForm):  # type: ignore[misc]
    """The address that a code for a new password goes to."""

    labels = {"email": ADDRESS}  # noqa: RUF012 - as above


class SignInCodeForm(OurWords, library.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail with which somebody signs in."""

    labels = {"code": CODE}  # noqa: RUF012 - as above


class PasswordCodeForm(OurWords, library.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    """The code from the mail with which somebody chooses a new password."""

    labels = {"code": CODE}  # noqa: RUF012 - as above


class AddressCodeForm(OurWords, library.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code from the mail to the new address, which must not be somebody else's."""

    labels = {"code": CODE}  # noqa: RUF012 - as above

    def clean_code(self) -> str:
        """Looks in the library's table as well: behind the second wall nobody sees other people."""
        code: str = super().clean_code()
        if EmailAddress.objects.filter(email=self.email, verified=True).exclude(user=self.user).exists():
            raise get_adapter().validation_error("email_taken")
        return code


class NewPasswordForm(OurWords, library.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after the code."""

    labels = {"password1": NEW, "password2": AGAIN}  # noqa: RUF012 - as above
    helps = {"password1": LONG_ENOUGH}  # noqa: RUF012 - as above


class SetPasswordForm(OurWords, library.SetPasswordForm):  # type: ignore[misc]
    """A first password."""

    labels = {"password1": NEW, "password2": AGAIN}  # noqa: RUF012 - as above
    helps = {"password1": LONG_ENOUGH}  # noqa: RUF012 - as above


class ChangePasswordForm(OurWords, library.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one."""

    labels = {"oldpassword": _("Password until now"), "password1": NEW, "password2": AGAIN}  # noqa: RUF012 - as above
    helps = {"password1": LONG_ENOUGH}  # noqa: RUF012 - as above


class ChangeAddressForm(OurWords, library.AddEmailForm):  # type: ignore[misc]
    """A new e-mail address."""

    labels = {"email": _("New e-mail address")}  # noqa: RUF012 - as above

    def clean_email(self) -> str:
        """An address as everywhere else; then what the library asks."""
        self.cleaned_data["email"] = said(an_address, self.cleaned_data["email"])
        email: str = super().clean_email()
        return email


class PasswordAgainForm(OurWords, library.ReauthenticateForm):  # type: ignore[misc]
    """The password, before something that matters."""

    labels = {"password": PASSWORD}  # noqa: RUF012 - as above


class SecondStepForm(OurWords, second_step.AuthenticateForm):  # type: ignore[misc]
    """The code of the app, or a recovery code."""

    labels = {"code": CODE}  # noqa: RUF012 - as above


class SecondStepAgainForm(OurWords, second_step.ReauthenticateForm):  # type: ignore[misc]
    """The code of the app or a recovery code, before something that matters."""

    labels = {"code": CODE}  # noqa: RUF012 - as above


class ConnectAppForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app, which proves that it is connected."""

    labels = {"code": _("Code that the app shows")}  # noqa: RUF012 - as above


class CredentialMixin:
    """What a browser hands over is data from outside: whatever it is, it is right or refused."""

    def full_clean(self) -> None:
        """As Django does; a credential that the library stumbles over is refused."""
        try:
            super().full_clean()  # type: ignore[misc]
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            self.add_error(None, ValidationError(_("The passkey was not accepted. Try again.")))  # type: ignore[attr-defined]


class AddPasskeyForm(CredentialMixin, OurWords, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and what to call it; always one that signs in by itself."""

    labels = {"name": _("Name, so that you know it again")}  # noqa: RUF012 - as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(60))
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["passwordless"].widget = forms.CheckboxInput(attrs={"hidden": True, "checked": True})


class PasskeySignInForm(CredentialMixin, passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of address and password."""


class PasskeySecondStepForm(CredentialMixin, passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeyAgainForm(CredentialMixin, passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, before something that matters."""
