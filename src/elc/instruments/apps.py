"""Django application of the stage instruments."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Instruments in versions."""

    name = "elc.instruments"
    label = "instruments"

    def ready(self) -> None:
        """Offer what can be done here on the home page, and what members consent to."""
        from elc.core.slots import offer_next_steps  # late: models must be loaded first
        from elc.instruments.slots import steps
        from elc.instruments.subjects import dimensions_to_consent_to
        from elc.members.subjects import offer_subjects

        offer_next_steps(steps)
        offer_subjects(dimensions_to_consent_to)
