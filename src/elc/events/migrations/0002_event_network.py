"""Every event belongs to a network; those that were there before belong to the first one."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def fill(apps: Any, _editor: Any) -> None:
    network = apps.get_model("members", "Network").objects.first()
    apps.get_model("events", "Event").objects.filter(network=None).update(network=network)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("members", "0004_walls")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="network",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.network"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
