"""Django application of the core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The core and its one table, the audit trail."""

    name = "elc.core"
    label = "core"

    def ready(self) -> None:
        """Register what is asked of the database before the web goes up."""
        from elc.core import checks  # noqa: F401 - late: importing it registers it
