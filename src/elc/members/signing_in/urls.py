"""Addresses of signing in, under the names by which the library asks for them. What is not here does not exist."""

from __future__ import annotations

from typing import Any

from allauth.account import views as library
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect.views import callback
from django.contrib.auth.decorators import login_not_required
from django.urls import path, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import TemplateView

from elc.members.signing_in import forms, views


def page(view: Any, **given: Any) -> Any:
    """A view with our template or form, to be read and sent, and nothing else."""
    return require_http_methods(["GET", "HEAD", "POST"])(view.as_view(**given))


HOME = reverse_lazy("mfa_index")
BY_INVITATION = login_not_required(require_safe(TemplateView.as_view(template_name="account/by_invitation.html")))

urlpatterns = [
    path("sign-in/", page(views.SignIn), name="account_login"),
    path("sign-in/invitation/", BY_INVITATION, name="account_signup"),
    path("sign-in/link/", page(views.RequestLink), name="account_request_login_code"),
    path("sign-in/code/", page(views.ConfirmSignIn), name="account_confirm_login_code"),
    path("sign-in/password/", page(views.RequestPassword), name="account_reset_password"),
    path("sign-in/password/code/", page(views.ConfirmPassword), name="account_confirm_password_reset_code"),
    path(
        "sign-in/password/new/",
        page(
            library.CompletePasswordResetView,
            template_name="account/new_password.html",
            form_class=forms.NewPasswordForm,
            success_url=reverse_lazy("account_login"),
        ),
        name="account_complete_password_reset",
    ),
    path("sign-in/passkey/", page(views.PasskeySignIn), name="mfa_login_webauthn"),
    path(
        "sign-in/second-step/",
        page(
            second_step.AuthenticateView,
            template_name="mfa/second_step.html",
            form_class=forms.SecondStepForm,
            webauthn_form_class=forms.PasskeySecondStepForm,
        ),
        name="mfa_authenticate",
    ),
    path("sign-in/with/<slug:provider_id>/", views.single_sign_on, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", require_safe(callback), name="openid_connect_callback"),
    path("your-sign-in/", require_safe(views.YourSignIn.as_view()), name="mfa_index"),
    path("your-sign-in/address/", page(views.ChangeAddress), name="account_email"),
    path("your-sign-in/address/code/", page(views.ConfirmAddress), name="account_email_verification_sent"),
    path(
        "your-sign-in/password/",
        page(
            library.PasswordChangeView,
            template_name="account/new_password.html",
            form_class=forms.ChangePasswordForm,
            success_url=HOME,
        ),
        name="account_change_password",
    ),
    path(
        "your-sign-in/password/first/",
        page(
            library.PasswordSetView,
            template_name="account/new_password.html",
            form_class=forms.SetPasswordForm,
            success_url=HOME,
        ),
        name="account_set_password",
    ),
    path(
        "your-sign-in/app/",
        page(app.ActivateTOTPView, template_name="mfa/connect_app.html", form_class=forms.ConnectAppForm),
        name="mfa_activate_totp",
    ),
    path(
        "your-sign-in/app/remove/",
        page(app.DeactivateTOTPView, template_name="mfa/remove.html", success_url=HOME),
        name="mfa_deactivate_totp",
    ),
    path(
        "your-sign-in/passkeys/add/",
        page(passkeys.AddWebAuthnView, template_name="mfa/add_passkey.html", form_class=forms.AddPasskeyForm),
        name="mfa_add_webauthn",
    ),
    path(
        "your-sign-in/passkeys/<int:pk>/remove/",
        page(passkeys.RemoveWebAuthnView, template_name="mfa/remove.html", success_url=HOME),
        name="mfa_remove_webauthn",
    ),
    path(
        "your-sign-in/recovery-codes/",
        page(recovery.ViewRecoveryCodesView, template_name="mfa/recovery_codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "your-sign-in/recovery-codes/new/",
        page(recovery.GenerateRecoveryCodesView, template_name="mfa/new_recovery_codes.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "your-sign-in/again/",
        page(
            library.ReauthenticateView,
            template_name="account/again.html",
            form_class=forms.PasswordAgainForm,
        ),
        name="account_reauthenticate",
    ),
    path(
        "your-sign-in/again/code/",
        page(
            second_step.ReauthenticateView,
            template_name="account/again.html",
            form_class=forms.SecondStepAgainForm,
        ),
        name="mfa_reauthenticate",
    ),
    path(
        "your-sign-in/again/passkey/",
        page(
            passkeys.ReauthenticateWebAuthnView,
            template_name="account/again.html",
            form_class=forms.PasskeyAgainForm,
        ),
        name="mfa_reauthenticate_webauthn",
    ),
]
