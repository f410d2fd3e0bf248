"""The audit trail becomes a chain; the lines that are there get their proofs, and are chained with the next one."""

import uuid
from typing import Any

import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q

from elc.core.trail import proof_of
from elc.core.wall import wall_around


def prove(apps: Any, _editor: Any) -> None:
    for entry in apps.get_model("core", "AuditEntry").objects.filter(proof="").iterator(chunk_size=2000):
        entry.proof = proof_of(entry)
        entry.save(update_fields=["proof"])


class Migration(migrations.Migration):
    dependencies = [("core", "0003_work")]

    operations = [
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("chain", models.CharField(max_length=16, unique=True)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("first_number", models.PositiveBigIntegerField(default=0)),
                ("first_digest", models.CharField(blank=True, max_length=64)),
                ("proof", models.CharField(blank=True, max_length=64)),
            ],
            options={"abstract": False},
        ),
        migrations.AlterModelOptions(name="auditentry", options={"ordering": ["-at", "-id"]}),
        migrations.AlterField(
            model_name="auditentry", name="at", field=models.DateTimeField(default=django.utils.timezone.now)
        ),
        migrations.AddField(
            model_name="auditentry", name="how_many", field=models.PositiveIntegerField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="auditentry",
            name="proof",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditentry", name="number", field=models.PositiveBigIntegerField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="auditentry",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(prove, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["about", "-at", "-id"], name="trail_of_organisation"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["number"], name="trail_by_number"),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.UniqueConstraint("number", condition=Q(verb="looked_at"), name="look_has_one_number"),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.UniqueConstraint("number", condition=~Q(verb="looked_at"), name="change_has_one_number"),
        ),
        wall_around("core_trailhead", "false"),  # the installation alone chains
    ]
