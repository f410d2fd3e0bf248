"""Founding networks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import BadInput, NotNow
from elc.members.actions.organisations import register_organisation
from elc.members.actions.people import give_role, register_person
from elc.members.models import Network
from elc.members.roles import OFFICE
from elc.members.text import one_line


@action
def begin_network(
    *,
    network: str,
    languages: Sequence[str],
    office: str,
    name: str,
    email: str,
    password: str,
    on: date,
    by: Actor,
) -> Network:
    """Begin the first network of an installation, with its office and the first person there."""
    # Whoever is second at the same moment waits here for the first: a row that is always there, held until the end.
    ContentType.objects.select_for_update().earliest("pk")
    if Network.objects.exists():
        raise NotNow(_("There is a network already."), _("Sign in."))
    made = found_network(name=network, languages=languages, by=by)
    home = register_organisation(network=made, name=office, languages=languages, is_office=True, by=by)
    person = register_person(email=email, name=name, password=password, language=languages[0], by=by)
    give_role(person=person, organisation=home, role=OFFICE, since=on, by=by)
    return made


@action
def found_network(
    *, name: str, languages: Sequence[str], country: str = "", parent: Network | None = None, by: Actor
) -> Network:
    """Begin a network; `parent` is the one that it lies in, `languages` those it works in, the first by default."""
    kept = one_line(name, what=_("the network"))
    unknown = [code for code in languages if code not in dict(settings.LANGUAGES)]
    if unknown or not languages:
        raise BadInput(_("ELC does not speak that language yet."), _("Choose one of the languages at the top."))
    if Network.objects.filter(name__iexact=kept).exists():
        raise BadInput(
            _("There is a network of that name already: %(name)s.") % {"name": kept}, _("Choose another name.")
        )
    return Network.objects.create(name=kept, country=country, parent=parent, languages=list(languages))
