"""Django application of the stage events."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Bench-learning events."""

    name = "elc.events"
    label = "events"
