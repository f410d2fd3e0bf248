"""What is written down of signing in: what happened and by which way, with a mark instead of a person."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import (
    email_changed,
    email_verification_code_rejected,
    login_code_rejected,
    password_changed,
    password_reset,
    password_reset_code_rejected,
    password_set,
)
from allauth.mfa import signals as second_step
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from elc.core.log import mark_of, note_security

CHANGES: Final = {
    "password-changed": password_changed,
    "password-set": password_set,
    "password-reset": password_reset,
    "address-changed": email_changed,
    "second-step-added": second_step.authenticator_added,
    "second-step-removed": second_step.authenticator_removed,
    "recovery-codes-renewed": second_step.authenticator_reset,
    "code-refused": login_code_rejected,
    "password-code-refused": password_reset_code_rejected,
    "address-code-refused": email_verification_code_rejected,
    "second-step-refused": second_step.authentication_failed,
}


def connect() -> None:
    """Called once, when the stage starts."""
    user_logged_in.connect(_signed_in, dispatch_uid="elc.noting.in")
    user_logged_out.connect(_signed_out, dispatch_uid="elc.noting.out")
    user_login_failed.connect(_refused, dispatch_uid="elc.noting.refused")
    for what, signal in CHANGES.items():
        signal.connect(_noting(what), weak=False, dispatch_uid=f"elc.noting.{what}")


def _signed_in(request: Any, user: Any, **_told: Any) -> None:
    ways = [record["method"] for record in get_authentication_records(request, user)] if request else []
    note_security("signed-in", who=mark_of(user.pk), by="+".join(ways) or "unknown")


def _signed_out(user: Any, **_told: Any) -> None:
    if user is not None:
        note_security("signed-out", who=mark_of(user.pk))


def _refused(credentials: dict[str, Any], **_told: Any) -> None:
    """A wrong address or password: the mark is that of the address, so that tries at one can be counted."""
    tried = credentials.get("email") or credentials.get("username") or ""
    note_security("password-refused", tried=mark_of(tried))


def _noting(what: str) -> Any:
    def note(user: Any = None, **_told: Any) -> None:
        note_security(what, who=mark_of(user.pk) if user is not None else "unknown")

    return note
