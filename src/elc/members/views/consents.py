"""Consent: who may see what, one decision at a time, and every decision that was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elc.core.action import note_look
from elc.members.actions import give_consent
from elc.members.consenting import WHAT_OTHERS_SEE, levels
from elc.members.forms.consents import ConsentForm
from elc.members.models import Consent, ConsentLevel
from elc.members.queries.consents import decisions_of, last_decision_on
from elc.members.queries.people import names_of
from elc.members.subjects import Subject, subjects_for
from elc.members.views.reaching import METHODS, bound, member_of, not_there, reader, show


@dataclass(frozen=True)
class Row:
    """A subject, or everything (None), with what holds for it today."""

    subject: Subject | None
    level: ConsentLevel
    decision: Consent | None

    @property
    def sentence(self) -> object:
        """What others see."""
        return WHAT_OTHERS_SEE[self.level]


@require_http_methods(METHODS)
def consent(request: HttpRequest, key: UUID) -> HttpResponse:
    """What holds for each indicator and round, the choice for one of them, and the history."""
    organisation = member_of(request, "give consent" if request.method == "POST" else "see consents", key)
    subjects = subjects_for(organisation)
    sent = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(subjects, sent.get("indicator", ""), sent.get("round", ""))
    decisions = decisions_of(organisation)
    general = _row(decisions, None)
    here = _row(decisions, chosen)
    form = bound(request, ConsentForm, initial={"level": here.level.value})
    if form.is_bound and form.is_valid():
        give_consent(
            organisation=organisation,
            level=form.cleaned_data["level"],
            indicator=chosen.indicator if chosen else "",
            round_id=chosen.round_id if chosen else None,
            by=reader(request),
        )
        messages.success(request, _("Your decision holds from now on."))
        return redirect("members:consent", key=key)
    if request.method != "POST":
        note_look(by=reader(request), thing=organisation)
    names = names_of(organisation, [one.decided_by for one in decisions])
    titles = {(one.indicator, one.round_id): one for one in subjects}
    history: list[tuple[Consent, Any, str]] = [
        (one, titles.get((one.indicator, one.round_id)), names.get(one.decided_by, "")) for one in reversed(decisions)
    ]
    return show(
        request,
        "consent",
        organisation,
        form=form,
        chosen=chosen,
        here=here,
        general=general,
        rows=[_row(decisions, subject) for subject in subjects],
        levels=levels(),
        history=history,
    )


def _chosen(subjects: list[Subject], indicator: str, round_id: str) -> Subject | None:
    """The subject that was asked for; None for everything. One that is not offered does not exist."""
    if not indicator and not round_id:
        return None
    for subject in subjects:
        if subject.indicator == indicator and str(subject.round_id or "") == round_id:
            return subject
    raise not_there()


def _row(decisions: list[Consent], subject: Subject | None) -> Row:
    decision = last_decision_on(
        decisions,
        indicator=subject.indicator if subject else "",
        round_id=subject.round_id if subject else None,
    )
    return Row(subject, ConsentLevel(decision.level) if decision else ConsentLevel.OWN_ONLY, decision)
