"""The first tables."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("snapshots", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("audience", models.CharField(max_length=32)),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="snapshots.snapshot",
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="snapshots.snapshot"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                ("group", models.CharField(max_length=420)),
                ("measure", models.CharField(max_length=200)),
                ("statistic", models.CharField(max_length=32)),
                ("definition", models.CharField(max_length=200)),
                ("n", models.PositiveIntegerField(null=True)),
                ("value", models.FloatField(null=True)),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("method", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=16)),
                ("snapshot", models.CharField(max_length=129)),
                ("audience", models.CharField(max_length=32)),
                ("withheld", models.CharField(max_length=200, null=True)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="comparison.run",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("against__isnull", True)),
                fields=("snapshot", "audience"),
                name="run_once_for_an_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("against__isnull", False)),
                fields=("snapshot", "against", "audience"),
                name="contrast_once_for_an_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfigure",
            constraint=models.UniqueConstraint(fields=("run", "position"), name="figure_has_its_own_position"),
        ),
        migrations.AddConstraint(
            model_name="storedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("withheld__isnull", True), ("value__isnull", True), _connector="OR"),
                name="withheld_figure_has_no_value",
            ),
        ),
    ]
