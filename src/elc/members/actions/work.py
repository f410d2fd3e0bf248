"""What people do with background work."""

from __future__ import annotations

from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.later import try_again
from elc.core.models import Work
from elc.core.refusals import NotNow


@action
def repeat_work(*, work: Work, by: Actor) -> Work:
    """Have work done again that did not work; raises `NotNow` for any other."""
    if not try_again(work):
        raise NotNow(_("There is nothing to try again here."), _("Look at the page of the work to see how it goes."))
    return work
