"""Telling people by e-mail what concerns them: gathered for some minutes, in their language, one click to stop.

    notify(person=person, kind="role_given", values={"role": role, "organisation": name}, address="/…")

The kinds are the table in `kinds.py`. A row waits until its mail has been taken; `members.send_notifications` sends it.
Respondents are told nothing this way: they are no persons of this stage, and no word about them may pass here.
"""

from elc.members.notifying.gathering import notify, notify_by_id, notify_those_who_may
from elc.members.notifying.kinds import KINDS, Kind
from elc.members.notifying.links import link_to_stop, person_who_stops

__all__ = ["KINDS", "Kind", "link_to_stop", "notify", "notify_by_id", "notify_those_who_may", "person_who_stops"]
