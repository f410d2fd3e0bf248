"""Mails of joining: the invitation, and what becomes of an application. Plain text, in the recipient's language.

The link of an invitation is a secret that is kept nowhere: not in the database, not in a queue. So its mail is sent
while the inviter waits, and where that does not work the inviter is given the link instead. The other mails hold no
secret and leave after the transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from elc.members.models import Application, Invitation
from elc.members.roles import ROLES

log = logging.getLogger(__name__)
MAIL_ERRORS: Final = (OSError, SMTPException)


@dataclass(frozen=True)
class Letter:
    """An invitation and the address that its link leads to."""

    invitation: Invitation
    address: str


def send_invitations(letters: Sequence[Letter], *, inviter: str) -> list[Letter]:
    """Send invitations; returns those that could not be sent, so that somebody gives the link themselves."""
    if settings.MAIL is None:
        return list(letters)
    connection = get_connection()
    try:
        connection.open()
    except MAIL_ERRORS as error:
        log.error("The mail server cannot be reached: %s", type(error).__name__)
        return list(letters)
    try:
        return [letter for letter in letters if not _is_sent(_invitation_mail(letter, inviter, connection))]
    finally:
        with suppress(*MAIL_ERRORS):
            connection.close()


def tell_applicant_received(application: Application) -> None:
    """An application came in."""
    with override(application.language):
        _send_later(
            application,
            _("Your application has arrived"),
            _("You asked to join: %(network)s. Thank you.") % {"network": application.network.name},
            _("The network office reads your application and answers you at this address. That can take some days."),
            _("You did not ask for this? Then there is nothing to do."),
        )


def tell_applicant_declined(application: Application) -> None:
    """An application was declined."""
    with override(application.language):
        _send_later(
            application,
            _("Your application"),
            _("You asked to join: %(network)s.") % {"network": application.network.name},
            _("The network office has decided that your organisation cannot join at the moment."),
            _("If you want to know why, or things have changed, write to the network office or apply again."),
        )


def _invitation_mail(letter: Letter, inviter: str, connection: BaseEmailBackend) -> EmailMessage:
    invitation = letter.invitation
    with override(invitation.language):
        paragraphs = (
            _("Hello %(name)s,") % {"name": invitation.name} if invitation.name else _("Hello,"),
            _(
                "%(inviter)s invites you to the Learning Community, where organisations that support people compare "
                "how they work and learn from each other."
            )
            % {"inviter": inviter},
            _("Organisation: %(organisation)s") % {"organisation": invitation.organisation.name},
            _("Your role: %(role)s") % {"role": ROLES[invitation.role].name},
            _("Open this link and press the button there:\n%(link)s") % {"link": letter.address},
            _("The link works once, until %(day)s. Do not pass it on: it is for you alone.")
            % {"day": date_format(invitation.expires_at, "DATE_FORMAT")},
            _("You do not know what this is about? Then there is nothing to do."),
        )
        subject = _("You are invited: %(organisation)s") % {"organisation": invitation.organisation.name}
    return _mail(subject, paragraphs, invitation.email, connection)


def _mail(
    subject: str, paragraphs: Sequence[str], address: str, connection: BaseEmailBackend | None = None
) -> EmailMessage:
    return EmailMessage(
        " ".join(subject.split()),
        "\n\n".join(paragraphs) + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [address],
        connection=connection,
        headers={"Auto-Submitted": "auto-generated"},
    )


def _send_later(application: Application, subject: str, *paragraphs: str) -> None:
    if settings.MAIL is None:
        return
    mail = _mail(subject, (_("Hello %(name)s,") % {"name": application.contact_name}, *paragraphs), application.email)

    # What was decided stands whether or not the mail leaves; the office can write by hand.
    transaction.on_commit(lambda: _is_sent(mail))


def _is_sent(mail: EmailMessage) -> bool:
    try:
        mail.send()
    except MAIL_ERRORS as error:
        log.error("The mail server does not take mail: %s", type(error).__name__)  # never the address
        return False
    return True
