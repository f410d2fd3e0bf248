"""Erasing a person: everything that is about them goes, and what they did stays as the deed of somebody."""

from __future__ import annotations

import json

from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from elc.core.action import Actor, action
from elc.core.events import PersonErased, publish
from elc.core.models import Work
from elc.core.refusals import NotNow
from elc.core.wall import EVERYTHING, within
from elc.members.about_person import ways
from elc.members.actions.people import end_role
from elc.members.models import Notification, Person
from elc.members.queries.kept import current_memberships, needed_by


@action
def erase_person(*, person: Person, by: Actor) -> Person:
    """Erase a person: the row, roles, invitations and applications of the address, sign-in, sessions, queue, names.

    On the trail and in decisions a random id stays, which then leads to nobody. Whoever asks for it themselves names
    somebody else first where nobody could manage an organisation any more; an office may do without.
    """
    if by.id == person.id and (organisation := needed_by(person)):
        raise NotNow(
            _("Without you nobody could manage this organisation: %(organisation)s.")
            % {"organisation": organisation.name},
            _("Give your role there to somebody else first, or ask your network office to erase you."),
        )
    with within(EVERYTHING):  # what is about somebody lies in organisations that neither of the two may see
        for membership in current_memberships(person):
            end_role(membership=membership, on=timezone.localdate(), by=by)
        publish(PersonErased(person=person.id, email=person.email))
        _empty_queue(person)
        _forget_name(person)
        _end_sessions(person)
        for way in ways():
            if way.is_about and way.model is not Person:
                way.rows(person).delete()
        Person.objects.filter(id=person.id).delete()
    return person


def _empty_queue(person: Person) -> None:
    """What the person asked for, and what was to be done for them, with its result."""
    asked = set(Work.objects.filter(asked_by=str(person.id)).values_list("pk", flat=True))
    rows = DBTaskResult.objects.values_list("pk", "args_kwargs", "return_value")
    named = {pk for pk, *told in rows.iterator() if _names(told, person)}
    DBTaskResult.objects.filter(pk__in=asked | named).delete()
    Work.objects.filter(pk__in=asked | named).delete()


def _forget_name(person: Person) -> None:
    """Others were told of the person by name."""
    for told in Notification.objects.filter(~Q(person=person)).select_related("person").iterator():
        if {person.name, person.email} & set(map(str, told.values.values())):
            with override(told.person.language):
                somebody = _("somebody")
            told.values = {
                place: somebody if value in (person.name, person.email) else value
                for place, value in told.values.items()
            }
            told.save(update_fields=["values"])


def _end_sessions(person: Person) -> None:
    """Also those that are not signed in yet, and know the address that somebody typed."""
    keys = [session.session_key for session in Session.objects.iterator() if _names(session.get_decoded(), person)]
    Session.objects.filter(session_key__in=keys).delete()


def _names(told: object, person: Person) -> bool:
    text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False).lower()
    return str(person.id) in text or f'"{person.email}"' in text
