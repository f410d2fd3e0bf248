"""Django application of the stage instruments."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Instruments in versions."""

    name = "elc.instruments"
    label = "instruments"

    def ready(self) -> None:
        """Offer what can be done here on the home page."""
        from elc.core.slots import offer_next_steps  # late: models must be loaded first
        from elc.instruments.slots import steps

        offer_next_steps(steps)
