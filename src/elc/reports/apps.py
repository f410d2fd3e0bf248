"""Django application of the stage reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Charts, PDF, workbooks, and the report on anybody's file."""

    name = "elc.reports"
    label = "reports"
