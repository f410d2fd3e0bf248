"""No organisation without a network; and PostgreSQL keeps what belongs to an organisation to those who may see it."""

import django.db.models.deletion
from django.db import migrations, models

from elc.core.wall import IS_SIGNING_IN, ORGANISATIONS, PERSON, wall_around

OWN = f"organisation_id = any({ORGANISATIONS})"
# Through the unit, whose own wall answers.
UNIT = "exists (select 1 from members_unit u where u.id = unit_id)"
# A colleague: somebody with a role in one of the organisations. The wall around memberships answers.
COLLEAGUE = "exists (select 1 from members_membership m where m.person_id = members_person.id)"


class Migration(migrations.Migration):
    dependencies = [("members", "0003_first_network")]

    operations = [
        migrations.AlterField(
            model_name="organisation",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="organisations", to="members.network"
            ),
        ),
        *(
            wall_around(f"members_{table}", OWN)
            for table in (
                "acceptance",
                "admission",
                "certificate",
                "commitment",
                "consent",
                "context",
                "invitation",
                "unit",
            )
        ),
        wall_around("members_staffcount", UNIT),
        wall_around("members_unitplace", UNIT),
        wall_around("members_membership", f"{OWN} or person_id = {PERSON}", may_add=OWN),
        wall_around("members_person", f"id = {PERSON} or {IS_SIGNING_IN} or {COLLEAGUE}"),
    ]
