"""Django application of the stage instruments."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Instruments in versions."""

    name = "elc.instruments"
    label = "instruments"
