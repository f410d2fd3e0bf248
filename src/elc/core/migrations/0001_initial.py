"""The first tables."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("actor", models.CharField(max_length=64)),
                ("verb", models.CharField(max_length=64)),
                ("thing_kind", models.CharField(max_length=64)),
                ("thing_id", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
    ]
