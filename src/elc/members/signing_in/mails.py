"""The mails of signing in, as plain text in the language of whoever gets them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from elc.core.refusals import NotNow
from elc.members.models import Person

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Words:
    """Subject and paragraphs of a mail; places in them: %(code)s, %(link)s, %(minutes)s."""

    subject: str | Promise
    paragraphs: tuple[str | Promise, ...]


_CODE: Final = later("Your code: %(code)s")
_HOW: Final = later("Or open this link in the browser in which you asked for it, and press the button there:\n%(link)s")
_ENDS: Final = later("Code and link work once, and for %(minutes)s minutes.")
_NOT_YOU: Final = later("You did not ask for this? Then there is nothing to do. Do not give the code to anybody.")

# By the name that the library gives to a mail. What is not in this table is not sent.
MAILS: Final = {
    "account/email/login_code": Words(later("Sign in"), (later("Here is your way in."), _CODE, _HOW, _ENDS, _NOT_YOU)),
    "account/email/password_reset_code": Words(
        later("Choose a new password"), (later("You can choose a new password."), _CODE, _HOW, _ENDS, _NOT_YOU)
    ),
    "account/email/email_confirmation": Words(
        later("Is this your e-mail address?"),
        (later("Somebody wants to sign in with this address from now on."), _CODE, _HOW, _ENDS, _NOT_YOU),
    ),
    "account/email/unknown_account": Words(
        later("This address is not known here"),
        (
            later("Somebody, perhaps you, wanted to sign in with this address. It is not known here."),
            later("Perhaps you are known by another address. People come in by invitation: ask your network office."),
            later("It was not you? Then there is nothing to do."),
        ),
    ),
}
MAILS["account/email/email_confirmation_signup"] = MAILS["account/email/email_confirmation"]

# What somebody is told when the way in has changed, so that a change by somebody else does not go unseen.
CHANGES: Final = {
    "account/email/password_changed": later("Your password was changed."),
    "account/email/password_set": later("A password was set."),
    "account/email/password_reset": later("A new password was chosen, by a code that was sent to this address."),
    "account/email/email_changed": later("Your e-mail address was changed. This one is no longer used."),
    "mfa/email/totp_activated": later("An app for one-time codes was added."),
    "mfa/email/totp_deactivated": later("The app for one-time codes was removed."),
    "mfa/email/webauthn_added": later("A passkey was added."),
    "mfa/email/webauthn_removed": later("A passkey was removed."),
    "mfa/email/recovery_codes_generated": later("New recovery codes were made. The old ones no longer work."),
}


def require_mail() -> None:
    """Raise `NotNow` where this installation cannot send mail, and say what is missing."""
    if settings.MAIL is None:
        raise NotNow(
            _("This installation cannot send mail yet."),
            _("Whoever runs it names a mail server in the setting ELC_MAIL. Until then, sign in another way."),
        )


def send_words(name: str, email: str, places: dict[str, str]) -> None:
    """Send one mail of the table; raises `NotNow` where no mail can be sent."""
    require_mail()
    words = MAILS[name]
    with override(_language_of(email)):
        subject = str(words.subject)
        body = "\n\n".join(str(paragraph) % places for paragraph in words.paragraphs)
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [email]).send()
    except (OSError, SMTPException) as error:
        log.error("The mail server does not take mail: %s", type(error).__name__)  # never the address
        raise NotNow(
            _("The mail could not be sent just now."), _("Try again in some minutes, or sign in another way.")
        ) from None


def tell_of_change(name: str, email: str, language: str) -> None:
    """Tell somebody that their way in has changed. Where no mail can be sent, the change stands all the same."""
    if name not in CHANGES or settings.MAIL is None:
        return
    with override(language):
        subject = _("Your sign-in has changed")
        body = "\n\n".join(
            (
                str(CHANGES[name]),
                _("It was not you? Choose a new password, and end the other sessions on the page “Your sign-in”."),
            )
        )
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [email]).send()
    except (OSError, SMTPException) as error:
        log.error("The mail server does not take mail: %s", type(error).__name__)


def _language_of(email: str) -> str:
    """The language of the person with that address; of the reader where there is none."""
    known = Person.objects.filter(email=email.lower()).values_list("language", flat=True).first()
    return known or get_language() or settings.LANGUAGE_CODE
