"""What is kept about a person, in words: the titles of tables, the labels of fields, and their values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language_info
from django.utils.translation import gettext as told
from django.utils.translation import gettext_lazy as _

from elc.core.trail_words import sentence_of
from elc.members.notifying.kinds import KINDS
from elc.members.queries.kept import KeptTable, Value
from elc.members.roles import ROLES

ABOUT: Final = {
    "members.person": _("Yourself"),
    "members.membership": _("Your roles"),
    "members.invitation": _("Invitations to your address"),
    "members.application": _("Applications from your address"),
    "members.notification": _("What you were told by e-mail"),
    "members.notificationchoice": _("What you chose to be told"),
    "account.emailaddress": _("Your address for signing in"),
    "mfa.authenticator": _("Your second steps"),
    "usersessions.usersession": _("Where you are signed in"),
    "socialaccount.socialaccount": _("Sign-ins by another site"),
}
DONE: Final = {
    "core.auditentry": _("What you did, as the trail has it"),
    "core.work": _("Background work that you asked for"),
    "members.acceptance": _("Agreements that you accepted for an organisation"),
    "members.admission": _("Decisions of yours about organisations"),
    "members.application": _("Applications that you decided"),
    "members.certificate": _("Certificates that you verified"),
    "members.consent": _("Decisions of yours about who may see results"),
    "members.invitation": _("Invitations that you sent"),
}
FIELDS: Final = {
    "accepted_at": _("Accepted"),
    "address": _("Page"),
    "agreement": _("Agreement"),
    "applied_at": _("Applied"),
    "asked_at": _("Asked for"),
    "at": _("When"),
    "contact_name": _("Name"),
    "created_at": _("Since"),
    "decided_at": _("Decided"),
    "decision": _("Decision"),
    "email": _("E-mail address"),
    "expires_at": _("The link works until"),
    "heard_at": _("Last sign of it"),
    "how_many": _("How many"),
    "invited_at": _("Invited"),
    "is_wanted": _("Wanted"),
    "kind": _("About"),
    "language": _("Language"),
    "level": _("Level"),
    "made_at": _("Noted down"),
    "message": _("Message"),
    "name": _("Name"),
    "network": _("Network"),
    "organisation": _("Organisation"),
    "primary": _("First address"),
    "provider": _("Other site"),
    "role": _("Role"),
    "sent_at": _("Sent"),
    "since": _("From"),
    "thing_kind": _("Of what"),
    "type": _("Kind"),
    "uid": _("Name there"),
    "unit": _("Unit"),
    "until": _("Until"),
    "used_at": _("Used"),
    "user_agent": _("Browser and system"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
    "values": _("Words"),
    "verb": _("What"),
    "verified": _("Proven"),
    "verified_on": _("Verified"),
    "version": _("Version"),
    "withdrawn_at": _("Withdrawn"),
}


@dataclass(frozen=True)
class ReadableTable:
    """A table for the page: its title, how many rows there are, and those that are shown, as labels and words."""

    title: str | Promise
    is_about: bool
    total: int
    rows: tuple[tuple[tuple[str | Promise, str], ...], ...]


def readable(table: KeptTable) -> ReadableTable:
    """A table in words; a field with nothing in it is left out."""
    title = (ABOUT if table.is_about else DONE).get(table.label, table.label)
    rows = tuple(
        tuple((FIELDS.get(name, name), words) for name, value in row.items() if (words := _words(name, value, row)))
        for row in table.rows
    )
    return ReadableTable(title, table.is_about, table.total, rows)


def _words(name: str, value: Value, row: dict[str, Value]) -> str:
    if name == "thing_kind":
        return ""  # the sentence says it
    if name == "verb":
        return sentence_of(str(value), str(row.get("thing_kind", "")))
    if name == "role" and value in ROLES:
        return str(ROLES[str(value)].name)
    if name == "language" and value in dict(settings.LANGUAGES):
        return str(get_language_info(str(value))["name_local"])
    if name == "kind" and value in KINDS:
        return str(KINDS[str(value)].when)
    return _plain(value)


def _plain(value: Value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return told("yes") if value else told("no")
    if isinstance(value, datetime):
        local = localtime(value)  # of a session only the day is kept
        return date_format(local, "SHORT_DATETIME_FORMAT" if local.time() != time() else "DATE_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
