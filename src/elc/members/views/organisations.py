"""An organisation: its page, and what it says of itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from elc.core.action import note_look
from elc.members.actions import (
    commit_to_principles,
    describe_organisation,
    leave_network,
    state_certificate,
    take_back_certificate,
    verify_certificate,
)
from elc.members.countries import COUNTRIES
from elc.members.forms.organisations import CertificateForm, CommitmentForm, DetailsForm
from elc.members.languages import language_names
from elc.members.models import Agreement, Certificate, Context, Decision
from elc.members.principles import PRINCIPLES
from elc.members.queries import standing
from elc.members.queries.organisations import (
    certificate_on,
    certificates_of,
    commitments_of,
    context_of,
    left_to_set_up,
    status_of,
)
from elc.members.queries.units import open_units
from elc.members.services import SERVICES
from elc.members.steps import SET_UP_STEPS, set_up_steps
from elc.members.views.reaching import METHODS, bound, member_of, not_there, organisation_of, reader, show, tried


@require_safe
def organisation_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What an organisation is, what it has set up, and what it could do next."""
    organisation = organisation_of(request, "see organisation", key)
    context = context_of(organisation)
    status = status_of(organisation)
    rights = standing(request).rights_in(organisation)
    left = [] if organisation.is_office else left_to_set_up([organisation.id])[organisation.id]
    steps = set_up_steps(organisation, left, rights)
    return show(
        request,
        "organisation",
        organisation,
        country=COUNTRIES.get(organisation.country, organisation.country),
        spoken=language_names(organisation.languages),
        context=context,
        services=_services(context),
        status=Decision(status.decision) if status else None,
        status_since=status.decided_at if status else None,
        certificate=certificate_on(organisation, on=timezone.localdate()),
        commitments=commitments_of(organisation),
        units=open_units(organisation, standing(request).units("see units", organisation)).count(),
        agreements=list(Agreement),
        steps=steps,
        done=len(SET_UP_STEPS) - len(left),
        all_steps=len(SET_UP_STEPS),
    )


@require_http_methods(METHODS)
def details(request: HttpRequest, key: UUID) -> HttpResponse:
    """An organisation describes itself; what it said earlier stays known."""
    organisation = member_of(request, "manage organisation", key)
    if request.method != "POST":
        note_look(by=reader(request), thing=organisation)  # the numbers of people are confidential
    context = context_of(organisation)
    form = bound(
        request,
        DetailsForm,
        initial={
            "name": organisation.name,
            "country": organisation.country,
            "languages": organisation.languages,
            "services": context.services if context else [],
            "staff": context.staff if context else None,
            "places": context.places if context else None,
        },
    )
    if form.is_bound and form.is_valid():
        told, today = form.cleaned_data, timezone.localdate()
        if tried(form, lambda: describe_organisation(organisation=organisation, on=today, by=reader(request), **told)):
            messages.success(request, _("Your details are saved."))
            return redirect("members:organisation", key=key)
        organisation.refresh_from_db()
    earlier = Context.objects.filter(organisation=organisation).order_by("-since")
    history = [(one, _services(one)) for one in earlier]
    status = status_of(organisation)
    is_member = status is not None and status.decision == Decision.ADMITTED
    return show(request, "details", organisation, form=form, history=history, is_member=is_member)


@require_http_methods(METHODS)
def certificates(request: HttpRequest, key: UUID) -> HttpResponse:
    """The certificates of an organisation; it states them, the office verifies them."""
    right = "manage organisation" if request.method == "POST" else "see organisation"
    organisation = member_of(request, right, key)
    form = bound(request, CertificateForm)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if tried(form, lambda: state_certificate(organisation=organisation, by=reader(request), **told)):
            messages.success(request, _("Your certificate is stated. The network office verifies it."))
            return redirect("members:certificates", key=key)
    stated = certificates_of(organisation)
    return show(request, "certificates", organisation, form=form, certificates=stated)


@require_POST
def verify(request: HttpRequest, key: UUID, certificate: UUID) -> HttpResponse:
    """The office has seen a certificate."""
    organisation = member_of(request, "verify certificates", key)
    stated = Certificate.objects.filter(organisation=organisation, id=certificate).first()
    if stated is None:
        raise not_there()
    verify_certificate(certificate=stated, on=timezone.localdate(), by=reader(request))
    messages.success(request, _("The certificate is verified."))
    return redirect("members:certificates", key=key)


@require_POST
def take_back(request: HttpRequest, key: UUID, certificate: UUID) -> HttpResponse:
    """The organisation takes back a certificate that nobody has verified yet."""
    organisation = member_of(request, "manage organisation", key)
    stated = Certificate.objects.filter(organisation=organisation, id=certificate).first()
    if stated is None:
        raise not_there()
    take_back_certificate(certificate=stated, by=reader(request))
    messages.success(request, _("The certificate is taken back."))
    return redirect("members:certificates", key=key)


@require_http_methods(METHODS)
def principles(request: HttpRequest, key: UUID) -> HttpResponse:
    """The commitment of an organisation to the ten principles."""
    right = "manage organisation" if request.method == "POST" else "see organisation"
    organisation = member_of(request, right, key)
    form = bound(request, CommitmentForm, initial={"on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        commit_to_principles(organisation=organisation, on=form.cleaned_data["on"], by=reader(request))
        messages.success(request, _("Your commitment is kept with its date."))
        return redirect("members:principles", key=key)
    made = commitments_of(organisation)
    return show(request, "principles", organisation, form=form, commitments=made, principles=PRINCIPLES)


@require_http_methods(METHODS)
def leave(request: HttpRequest, key: UUID) -> HttpResponse:
    """An organisation leaves its network: what that means, and the button that does it."""
    organisation = member_of(request, "manage organisation", key)
    if request.method == "POST":
        leave_network(
            organisation=organisation,
            on=timezone.localdate(),
            reason=request.POST.get("reason", ""),
            by=reader(request),
        )
        messages.success(request, _("Your organisation has left. Thank you for the time together."))
        return redirect("website:home")
    return show(request, "leave", organisation)


def _services(context: Context | None) -> list[object]:
    return [SERVICES[key] for key in context.services if key in SERVICES] if context else []
