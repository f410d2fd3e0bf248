"""Whose background work somebody sees."""

from __future__ import annotations

from elc.members.models import Membership, Network
from elc.members.queries.reach import Standing


def askers_within(standing: Standing) -> frozenset[str]:
    """The ids of all who have or had a role in an organisation for which somebody may see work.

    An empty id is among them where that reaches a whole international network: the installation's own work.
    """
    if "see work" not in standing.rights:
        return frozenset()
    organisations = standing.organisations("see work").values("id")
    people = Membership.objects.filter(organisation__in=organisations).values_list("person", flat=True)
    is_whole = Network.objects.filter(id__in=standing.networks("see work"), parent=None).exists()
    return frozenset(str(key) for key in people) | ({""} if is_whole else frozenset())
