"""Django application of the stage events."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Bench-learning events."""

    name = "elc.events"
    label = "events"

    def ready(self) -> None:
        """Offer what can be done here on the home page."""
        from elc.core.slots import offer_next_steps  # late: models must be loaded first
        from elc.events.slots import steps

        offer_next_steps(steps)
