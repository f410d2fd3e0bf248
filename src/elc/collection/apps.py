"""Django application of the stage collection."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """Rounds, groups and submissions."""

    name = "elc.collection"
    label = "collection"
