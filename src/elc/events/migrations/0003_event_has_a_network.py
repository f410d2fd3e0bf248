"""No event without a network."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0002_event_network")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.network"
            ),
        ),
    ]
