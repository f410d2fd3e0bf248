"""The audit trail names the organisation that each line concerns; PostgreSQL keeps it to them, and to adding."""

from django.db import migrations, models

from elc.core.wall import ORGANISATIONS, wall_around


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="about",
            field=models.UUIDField(blank=True, db_index=True, null=True),
        ),
        wall_around("core_auditentry", f"about = any({ORGANISATIONS})", may_add="true", may_change=False),
    ]
