"""Registering organisations, and what they state of themselves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from elc.core.action import Actor, action
from elc.core.refusals import BadInput, NotNow
from elc.members.languages import WORKING_LANGUAGES
from elc.members.models import Certificate, CertificateLevel, Commitment, Context, Network, Organisation
from elc.members.services import SERVICES
from elc.members.text import one_line


@action
def register_organisation(
    *,
    network: Network,
    name: str,
    country: str = "",
    languages: Collection[str] = (),
    is_office: bool = False,
    by: Actor,
) -> Organisation:
    """Add an organisation to a network; `country` is an ISO 3166-1 alpha-2 code or empty."""
    kept = _free_name(network, name)
    return Organisation.objects.create(
        network=network, name=kept, country=country, languages=list(languages), is_office=is_office
    )


@action
def rename_organisation(*, organisation: Organisation, name: str, country: str, by: Actor) -> Organisation:
    """Give an organisation another name or country."""
    organisation.name = _free_name(organisation.network, name, but=organisation)
    organisation.country = country
    organisation.save(update_fields=["name", "country"])
    return organisation


@action
def describe_organisation(
    *,
    organisation: Organisation,
    name: str,
    country: str,
    languages: Collection[str],
    services: Collection[str],
    staff: int | None,
    places: int | None,
    on: date,
    by: Actor,
) -> Organisation:
    """Everything that an organisation says of itself on one page; what makes it like others only where that changed."""
    unknown = [code for code in languages if code not in WORKING_LANGUAGES]
    if unknown:
        raise BadInput(_("There is no such language."), _("Choose from the list."))
    rename_organisation(organisation=organisation, name=name, country=country, by=by)
    organisation.languages = sorted(languages)
    organisation.save(update_fields=["languages"])
    last = Context.objects.filter(organisation=organisation, since__lte=on).order_by("-since").first()
    told = (sorted(services), staff, places)
    if last is None or (last.services, last.staff, last.places) != told:
        describe_context(organisation=organisation, services=services, staff=staff, places=places, since=on, by=by)
    return organisation


@action
def commit_to_principles(*, organisation: Organisation, on: date, by: Actor) -> Commitment:
    """An organisation commits itself to the ten principles; said twice on one day, once counts."""
    return Commitment.objects.get_or_create(organisation=organisation, committed_on=on)[0]


@action
def state_certificate(
    *, organisation: Organisation, level: str, valid_from: date, valid_until: date, by: Actor
) -> Certificate:
    """An organisation states its certificate; the office verifies it later."""
    if level not in CertificateLevel.values:
        raise BadInput(_("There is no such level."), _("Choose one of the levels in the list."))
    if valid_until < valid_from:
        raise BadInput(_("The certificate ends before it begins."), _("Check both dates."))
    if Certificate.objects.filter(organisation=organisation, level=level, valid_from=valid_from).exists():
        raise NotNow(_("This certificate is stated already."), _("Look at the list of certificates."))
    return Certificate.objects.create(
        organisation=organisation, level=level, valid_from=valid_from, valid_until=valid_until
    )


@action
def verify_certificate(*, certificate: Certificate, on: date, by: Actor) -> Certificate:
    """The office has seen the certificate."""
    if certificate.verified_on:
        raise NotNow(_("This certificate is verified already."), _("There is nothing left to do."))
    certificate.verified_on, certificate.verified_by = on, by.id
    certificate.save(update_fields=["verified_on", "verified_by"])
    return certificate


@action
def take_back_certificate(*, certificate: Certificate, by: Actor) -> Organisation:
    """The organisation takes back a certificate that it stated by mistake; one that was verified stays."""
    if certificate.verified_on:
        raise NotNow(
            _("This certificate is verified, so it stays."), _("Ask your network office if something is wrong with it.")
        )
    organisation: Organisation = certificate.organisation
    certificate.delete()
    return organisation


@action
def describe_context(
    *,
    organisation: Organisation,
    services: Collection[str],
    staff: int | None,
    places: int | None,
    since: date,
    by: Actor,
) -> Context:
    """What makes the organisation like others, from a day on; said again on the same day, the last counts."""
    unknown = [key for key in services if key not in SERVICES]
    if unknown:
        raise BadInput(_("There is no such service."), _("Choose from the list."))
    told = {"services": sorted(services), "staff": staff, "places": places}
    return Context.objects.update_or_create(organisation=organisation, since=since, defaults=told)[0]


def _free_name(network: Network, name: str, *, but: Organisation | None = None) -> str:
    kept = one_line(name, what=_("the organisation"))
    same = Organisation.objects.filter(network=network, name__iexact=kept)
    if (same.exclude(id=but.id) if but else same).exists():
        raise NotNow(
            _("There is an organisation of that name already: %(name)s.") % {"name": kept},
            _("If it is yours, ask your network office. Otherwise add the place to the name."),
        )
    return kept
