"""What is asked of the database before the web goes up: that the second wall stands."""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.db import connection

BYPASSES = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"


@checks.register(checks.Tags.database)
def wall_stands(**_: Any) -> list[checks.CheckMessage]:
    """A warning where the role of DATABASE_URL is above row-level security, as superusers are."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(BYPASSES)
        row = cursor.fetchone()
    if row is None or not row[0]:
        return []
    return [
        checks.Warning(
            "The database role of ELC is above row-level security, so the second wall between organisations is open.",
            hint="Let DATABASE_URL name a role that was made with NOSUPERUSER NOBYPASSRLS and owns the database.",
            id="elc.W001",
        )
    ]
