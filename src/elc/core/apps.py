"""Django application of the core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The core and its one table, the audit trail."""

    name = "elc.core"
    label = "core"
