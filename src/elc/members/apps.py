"""Django application of the stage members."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Organisations, people and roles."""

    name = "elc.members"
    label = "members"
