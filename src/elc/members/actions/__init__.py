"""What is done with members: each a sentence, in one transaction, on the trail."""

from elc.members.actions.agreements import accept_agreement
from elc.members.actions.consents import give_consent
from elc.members.actions.joining import (
    accept_invitation,
    admit_applicant,
    admit_organisation,
    apply_to_join,
    decline_applicant,
    invite_organisation,
    invite_people,
    invite_person,
    leave_network,
    withdraw_invitation,
)
from elc.members.actions.networks import begin_network, found_network
from elc.members.actions.notifications import choose_notifications, stop_notifications
from elc.members.actions.organisations import (
    commit_to_principles,
    describe_context,
    describe_organisation,
    register_organisation,
    rename_organisation,
    state_certificate,
    take_back_certificate,
    verify_certificate,
)
from elc.members.actions.people import change_person, end_role, give_role, register_person
from elc.members.actions.rights import erase_person
from elc.members.actions.sign_ins import end_sign_ins, remove_second_step
from elc.members.actions.units import add_units, close_unit, count_staff, merge_unit, move_unit, rename_unit
from elc.members.actions.work import repeat_work

__all__ = [
    "accept_agreement",
    "accept_invitation",
    "add_units",
    "admit_applicant",
    "admit_organisation",
    "apply_to_join",
    "begin_network",
    "change_person",
    "choose_notifications",
    "close_unit",
    "commit_to_principles",
    "count_staff",
    "decline_applicant",
    "describe_context",
    "describe_organisation",
    "end_role",
    "end_sign_ins",
    "erase_person",
    "found_network",
    "give_consent",
    "give_role",
    "invite_organisation",
    "invite_people",
    "invite_person",
    "leave_network",
    "merge_unit",
    "move_unit",
    "register_organisation",
    "register_person",
    "remove_second_step",
    "rename_organisation",
    "rename_unit",
    "repeat_work",
    "state_certificate",
    "stop_notifications",
    "take_back_certificate",
    "verify_certificate",
    "withdraw_invitation",
]
