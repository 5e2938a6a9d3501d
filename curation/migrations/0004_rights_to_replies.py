"""Grants the roles their rights to replies."""

from django.db import migrations

from curation.granting import grant


class Migration(migrations.Migration):
    dependencies = [("curation", "0003_roles"), ("cases", "0004_replies")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
