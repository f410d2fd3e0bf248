"""Setting up an organisation, and what waits for an office: a list of next steps, never a wall."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from elc.core.slots import NextStep
from elc.members.models import Decision, Organisation
from elc.members.queries import Standing, standing
from elc.members.queries.organisations import left_to_set_up
from elc.members.queries.overview import applications_to_decide, certificates_to_verify, members_of
from elc.members.roles import Span

ENOUGH: Final = 5  # organisations, to compare without naming anybody


@dataclass(frozen=True)
class SetUpStep:
    """One thing to set up: who may, what it is called, why, and the name of its page."""

    right: str
    title: str | Promise
    text: str | Promise
    page: str


SET_UP_STEPS: Final = {
    "code-of-conduct": SetUpStep(
        "accept agreements",
        later("Read and accept the code of conduct"),
        later("How members treat each other and what they see of each other. One page."),
        "agreement",
    ),
    "data-agreement": SetUpStep(
        "accept agreements",
        later("Read and accept the data agreement"),
        later("What happens to your data: they stay yours. One page."),
        "agreement",
    ),
    "details": SetUpStep(
        "manage organisation",
        later("Describe your organisation"),
        later("Services, size and languages, so that you are compared with organisations like yours."),
        "details",
    ),
    "units": SetUpStep(
        "manage units",
        later("Name your units"),
        later("Each with its number of staff. You can paste them from a spreadsheet."),
        "new_units",
    ),
    "people": SetUpStep(
        "invite people",
        later("Invite your colleagues"),
        later("A quality manager, somebody for each unit, whoever comes to events."),
        "people",
    ),
    "consent": SetUpStep(
        "give consent",
        later("Decide who may see your results"),
        later("At first nobody but you. You can change your mind at any time."),
        "consent",
    ),
    "standing": SetUpStep(
        "manage organisation",
        later("State your certificate, or your commitment to the ten principles"),
        later("With its dates. The network office verifies a certificate."),
        "certificates",
    ),
}


def set_up_steps(organisation: Organisation, left: Collection[str], rights: Collection[str]) -> list[NextStep]:
    """What is left to set up in an organisation, as far as somebody may."""
    return [
        NextStep(
            order=place - len(SET_UP_STEPS), title=str(step.title), text=str(step.text), url=_url(key, organisation)
        )
        for place, (key, step) in enumerate(SET_UP_STEPS.items())
        if key in left and step.right in rights
    ]


def steps(request: HttpRequest) -> list[NextStep]:
    """On the home page: what is left to set up in the reader's organisations, and what waits for an office."""
    here = standing(request)
    return [*_own(here), *_office(here)]


def _own(here: Standing) -> list[NextStep]:
    keys = {place.organisation for place in here.places if place.role.span is not Span.NETWORK}
    if not keys & {place.organisation for place in here.places if "see organisation" in place.role.rights}:
        return []
    organisations = list(Organisation.objects.filter(id__in=keys, is_office=False))
    left = left_to_set_up([one.id for one in organisations])
    found = []
    for organisation in organisations:
        for step in set_up_steps(organisation, left[organisation.id], here.rights_in(organisation)):
            title = step.title
            if len(organisations) > 1:
                title = _("%(organisation)s: %(step)s") % {"organisation": organisation.name, "step": title}
            found.append(NextStep(step.order, title, step.text, step.url))
    return found


def _office(here: Standing) -> list[NextStep]:
    found = []
    deciding, verifying = here.networks("decide applications"), here.networks("verify certificates")
    inviting = here.networks("invite organisations")
    page = reverse("members:list")
    if deciding and (waiting := len(applications_to_decide(deciding))):
        title = ngettext("Decide %(count)s application", "Decide %(count)s applications", waiting)
        text = _("An organisation asks to join. It is told your answer by e-mail.")
        found.append(NextStep(-20, title % {"count": waiting}, text, f"{page}#applications"))
    if verifying and (stated := len(certificates_to_verify(verifying))):
        title = ngettext("Verify %(count)s certificate", "Verify %(count)s certificates", stated)
        text = _("Members have stated certificates that nobody has looked at yet.")
        found.append(NextStep(-19, title % {"count": stated}, text, f"{page}#certificates"))
    if inviting:
        here_now = [one for one in members_of(inviting) if one.status in (Decision.ADMITTED, Decision.INVITED)]
        if len(here_now) < ENOUGH:
            text = _("A comparison that names nobody needs at least five organisations.")
            found.append(NextStep(-18, _("Invite organisations"), text, reverse("members:invite")))
    return found


def _url(key: str, organisation: Organisation) -> str:
    step = SET_UP_STEPS[key]
    more = [key] if step.page == "agreement" else []
    return reverse(f"members:{step.page}", args=[organisation.id, *more])
