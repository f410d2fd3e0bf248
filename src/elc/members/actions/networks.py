"""Founding networks."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import BadInput
from elc.members.models import Network
from elc.members.text import one_line


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
