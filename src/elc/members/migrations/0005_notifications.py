"""Notifications by e-mail, and what people chose of them; PostgreSQL keeps both to the person and the installation."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from elc.core.wall import PERSON, wall_around

OWN = f"person_id = {PERSON}"


class Migration(migrations.Migration):
    dependencies = [("members", "0004_walls")]

    operations = [
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=64)),
                ("values", models.JSONField(default=dict)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("batch", models.UUIDField(blank=True, null=True)),
                ("taken_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
                "indexes": [
                    models.Index(condition=models.Q(("sent_at", None)), fields=["person"], name="notification_waiting")
                ],
            },
        ),
        migrations.CreateModel(
            name="NotificationChoice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=64)),
                ("is_wanted", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notification_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(models.F("person"), models.F("kind"), name="choice_once_for_a_kind")
                ],
            },
        ),
        # Whoever causes something adds a row for somebody else; only that person and the installation see it again.
        wall_around("members_notification", OWN, may_add="true"),
        wall_around("members_notificationchoice", OWN),
    ]
