"""Django application of the stage snapshots."""

from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    """Frozen answers."""

    name = "elc.snapshots"
    label = "snapshots"
