"""Organisations that were there before networks belong to one that is made for them."""

from typing import Any

from django.db import migrations

NAME = "Learning Community"


def found(apps: Any, _editor: Any) -> None:
    organisations = apps.get_model("members", "Organisation").objects.filter(network=None)
    if organisations.exists():
        network = apps.get_model("members", "Network").objects.create(name=NAME, languages=["en"])
        organisations.update(network=network)
    offices = apps.get_model("members", "Membership").objects.filter(role="office").values("organisation")
    apps.get_model("members", "Organisation").objects.filter(id__in=offices).update(is_office=True)


class Migration(migrations.Migration):
    dependencies = [("members", "0002_organisations")]

    operations = [migrations.RunPython(found, migrations.RunPython.noop)]
