"""The trail for people: one table, from the verb of each action of every stage to a plain sentence, and its subject.

The sentence says what happened; who and when stand beside it. A test finds an action without one. Verbs of actions that
an earlier version had stay in the table: the trail outlives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as told
from django.utils.translation import gettext_lazy as _

from elc.core.trail import LOOKED


@dataclass(frozen=True)
class Deed:
    """One verb: its sentence, and the subject under which people look for it."""

    sentence: str | Promise
    subject: str


# In the order in which people choose from them.
SUBJECTS: Final = {
    "looks": _("Looks at confidential data"),
    "organisation": _("The organisation itself"),
    "people": _("People and roles"),
    "units": _("Units"),
    "agreements": _("Agreements"),
    "consent": _("Consent"),
    "rounds": _("Rounds and results"),
    "network": _("Network and events"),
    "own": _("One's own choices"),
}

DEEDS: Final = {
    LOOKED: Deed(_("Confidential data were looked at."), "looks"),
    "register_organisation": Deed(_("The organisation was added to the network."), "organisation"),
    "rename_organisation": Deed(_("The organisation got another name."), "organisation"),
    "describe_organisation": Deed(_("The details of the organisation were changed."), "organisation"),
    "describe_context": Deed(_("Services and size of the organisation were described."), "organisation"),
    "commit_to_principles": Deed(_("The organisation committed itself to the ten principles."), "organisation"),
    "state_certificate": Deed(_("A certificate was stated."), "organisation"),
    "verify_certificate": Deed(_("A certificate was verified."), "organisation"),
    "take_back_certificate": Deed(_("A certificate was taken back."), "organisation"),
    "apply_to_join": Deed(_("An application to join was sent."), "organisation"),
    "admit_applicant": Deed(_("An application to join was accepted."), "organisation"),
    "decline_applicant": Deed(_("An application to join was declined."), "organisation"),
    "invite_organisation": Deed(_("The organisation was invited."), "organisation"),
    "admit_organisation": Deed(_("The organisation became a member."), "organisation"),
    "leave_network": Deed(_("The organisation left the network."), "organisation"),
    "register_person": Deed(_("A person was registered."), "people"),
    "change_person": Deed(_("A person changed the own name or language."), "people"),
    "erase_person": Deed(_("A person was erased."), "people"),
    "give_role": Deed(_("A role was given."), "people"),
    "end_role": Deed(_("A role was ended."), "people"),
    "end_sign_ins": Deed(_("All sign-ins of a person were ended."), "people"),
    "remove_second_step": Deed(_("The second step of a person was removed."), "people"),
    "invite_person": Deed(_("A person was invited."), "people"),
    "invite_people": Deed(_("Several people were invited at once."), "people"),
    "withdraw_invitation": Deed(_("An invitation was withdrawn."), "people"),
    "accept_invitation": Deed(_("An invitation was accepted."), "people"),
    "add_units": Deed(_("Units were added."), "units"),
    "rename_unit": Deed(_("A unit got another name or service."), "units"),
    "count_staff": Deed(_("The number of staff of a unit was changed."), "units"),
    "move_unit": Deed(_("A unit was moved to another place."), "units"),
    "merge_unit": Deed(_("A unit became part of another."), "units"),
    "close_unit": Deed(_("A unit was closed."), "units"),
    "accept_agreement": Deed(_("An agreement was accepted."), "agreements"),
    "give_consent": Deed(_("It was decided who may see the results."), "consent"),
    "add_instrument": Deed(_("An instrument was added."), "rounds"),
    "register_group": Deed(_("A group that a round asks about was registered."), "rounds"),
    "open_round": Deed(_("A round was opened."), "rounds"),
    "close_round": Deed(_("A round was closed."), "rounds"),
    "freeze_round": Deed(_("The answers of a round were frozen."), "rounds"),
    "run_comparison": Deed(_("Results were computed and released."), "rounds"),
    "run_contrast": Deed(_("Two rounds were compared, and the result released."), "rounds"),
    "adopt_published_table": Deed(_("A table that was printed before was taken in."), "rounds"),
    "begin_network": Deed(_("The network was begun."), "network"),
    "found_network": Deed(_("A network was founded."), "network"),
    "announce_event": Deed(_("An event was announced."), "network"),
    "repeat_work": Deed(_("Background work was started again."), "network"),
    "apply_retention_rule": Deed(_("What is kept no longer was removed."), "network"),
    "choose_notifications": Deed(_("A person chose what to be told by e-mail."), "own"),
    "stop_notifications": Deed(_("A person stopped all e-mails that can be stopped."), "own"),
}

# What was looked at, where the thing alone says it.
LOOKS: Final = {
    "members.organisation": _("A page with confidential data of the organisation was opened."),
    "members.unit": _("The page of a unit with its number of staff was opened."),
    "members.application": _("An application to join was opened."),
    "core.auditentry": _("This trail was taken along as a file."),
}


def sentence_of(verb: str, thing_kind: str) -> str:
    """What happened, in the reader's language; also for a verb of an earlier version that is in no table."""
    if verb == LOOKED and thing_kind in LOOKS:
        return str(LOOKS[thing_kind])
    if verb in DEEDS:
        return str(DEEDS[verb].sentence)
    return told("Something was done that this version has no word for: %(verb)s.") % {"verb": verb.replace("_", " ")}


def verbs_about(subject: str) -> list[str]:
    """The verbs of a subject."""
    return [verb for verb, deed in DEEDS.items() if deed.subject == subject]
