"""Django application of the website."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Home, navigation, error pages, the demo."""

    name = "elc.website"
    label = "website"
