"""The first tables."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField()),
                ("definition_json", models.JSONField()),
            ],
            options={
                "ordering": ["key", "version"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="instrument_version_is_unique")
                ],
            },
        ),
    ]
