"""What whoever runs the installation does with the sign-ins of others: after a theft, or when a phone is lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from elc.core.action import Actor, action
from elc.members.models import Person
from elc.members.signing_in.sessions import end_sessions


@action
def end_sign_ins(*, person: Person, by: Actor) -> Person:
    """Sign a person out everywhere; whoever knows how may sign in again."""
    end_sessions(person)
    return person


@action
def remove_second_step(*, person: Person, by: Actor) -> Person:
    """Remove app, passkeys and recovery codes of a person, who sets them up anew. Ask first whether it is them."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    return person
