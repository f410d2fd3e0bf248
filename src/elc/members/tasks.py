"""What the stage members does in the background. Each is idempotent: what was sent is marked and never sent again."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from elc.core.later import later, task, work_in_hand
from elc.members.models import Notification
from elc.members.notifying.sending import people_left_over, send_gathered

LEFT_OVER_AFTER: Final = timedelta(hours=2)  # by then every try of the task itself is over
SENT_WITHIN: Final = timedelta(days=3)  # older news is no news
KEPT_FOR: Final = timedelta(days=30)


@task(title=_("Send notifications by e-mail"))
def send_notifications(person_id: str) -> None:
    """Send one person one mail with everything that waits for them."""
    while send_gathered(UUID(person_id), work_in_hand()):
        pass


@task(title=_("Look for notifications that could not be sent"), every=timedelta(hours=1))
def catch_up_notifications() -> None:
    """Try again where the mail server was away for long, and remove notifications that are older than 30 days."""
    for person_id in people_left_over(LEFT_OVER_AFTER, SENT_WITHIN):
        later("members.send_notifications", str(person_id), once=True)
    Notification.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()
