"""Django application of the stage comparison."""

from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    """Runs, stored figures, the gate."""

    name = "elc.comparison"
    label = "comparison"
