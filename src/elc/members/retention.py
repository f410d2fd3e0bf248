"""How long things of this stage are kept. Read by `elc.core.retention`, carried out once a day."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from elc.core.action import INSTALLATION
from elc.core.models import AuditEntry
from elc.core.retention import DAY, YEAR, RetentionRule, older
from elc.members.actions.rights import erase_person
from elc.members.models import Membership, Person


def erase_those_without_role(moment: datetime) -> int:
    """Erase everybody whose last role ended before a moment, or who was registered before it and never had one."""
    lately = Q(until__isnull=True) | Q(until__gte=moment.date())
    roles = Membership.objects.filter(person=OuterRef("pk"))
    idle = Person.objects.filter(~Exists(roles.filter(lately))).annotate(had_role=Exists(roles))
    gone = [person for person in idle if person.had_role or _is_registered_before(person.id, moment)]
    for person in gone:
        erase_person(person=person, by=INSTALLATION)
    return len(gone)


def forget_lost_sessions(_moment: datetime) -> int:
    """The list “where you are signed in” follows the sessions themselves."""
    alive = Session.objects.filter(expire_date__gte=timezone.now()).values("session_key")
    return int(UserSession.objects.exclude(session_key__in=alive).delete()[0])


def _is_registered_before(key: UUID, moment: datetime) -> bool:
    """A person has no date; the trail has. Whoever it does not know (any longer) was registered long ago."""
    lines = AuditEntry.objects.filter(verb="register_person", thing_id=str(key))
    return not lines.filter(at__gte=moment).exists()


RULES: Final = (
    RetentionRule(
        "invitations",
        _("Invitations with name and address"),
        90 * DAY,
        _("after the invitation was used or withdrawn, or its link has expired"),
        _("Long enough to look up whom somebody has invited, and to invite them again."),
        ("members.invitation",),
        older("members.invitation", "used_at", "withdrawn_at", "expires_at"),
    ),
    RetentionRule(
        "applications",
        _("Applications with the name and address of whoever applied"),
        180 * DAY,
        _("after the decision"),
        _("Long enough to answer questions about the decision."),
        ("members.application",),
        older("members.application", "decided_at"),
    ),
    RetentionRule(
        "waiting-applications",
        _("Applications that nobody has decided"),
        YEAR,
        _("after the application"),
        _("After a year nobody waits for an answer any more."),
        ("members.application",),
        older("members.application", "applied_at", only=Q(decided_at=None)),
    ),
    RetentionRule(
        "notifications",
        _("Notifications: what somebody was told by e-mail"),
        30 * DAY,
        _("after they were noted down"),
        _("Older news is no news."),
        ("members.notification",),
        older("members.notification", "made_at"),
    ),
    RetentionRule(
        "people",
        _("People without a role, with everything that is about them"),
        2 * YEAR,
        _("after their last role has ended"),
        _("Whoever comes back within two years finds everything as it was."),
        ("members.person",),
        erase_those_without_role,
    ),
    RetentionRule(
        "memberships",
        _("Earlier roles of people who still have another"),
        5 * YEAR,
        _("after the role has ended"),
        _("Long enough to see who answered for the figures of a round."),
        ("members.membership",),
        older("members.membership", "until"),
    ),
    RetentionRule(
        "devices",
        _("The browser and the system of each session"),
        0 * DAY,
        _("after the session has ended"),
        _("They only help to tell one's own open sessions apart."),
        ("usersessions.usersession",),
        forget_lost_sessions,
    ),
)

_OF_ORGANISATION: Final = _(
    "What an organisation said of itself and decided is kept as long as its results. It names nobody: a random id says "
    "who decided."
)
_WITH_PERSON: Final = _("Somebody's address, second steps and choices go when the person goes.")
KEPT: Final[dict[str, str | Promise]] = {
    "members.acceptance": _OF_ORGANISATION,
    "members.admission": _OF_ORGANISATION,
    "members.certificate": _OF_ORGANISATION,
    "members.consent": _OF_ORGANISATION,
    "members.context": _OF_ORGANISATION,
    "members.staffcount": _OF_ORGANISATION,
    "members.notificationchoice": _WITH_PERSON,
    "account.emailaddress": _WITH_PERSON,
    "mfa.authenticator": _WITH_PERSON,
    "socialaccount.socialaccount": _WITH_PERSON,
}
