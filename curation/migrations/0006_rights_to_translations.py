"""Grants the roles their rights to translations."""

from django.db import migrations

from curation.granting import grant


class Migration(migrations.Migration):
    dependencies = [("curation", "0005_resemblances"), ("cases", "0005_translations")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
