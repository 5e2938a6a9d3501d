"""Makes the four roles, with the rights of curation/roles.py."""

from django.db import migrations

from curation.granting import grant


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0002_dismissal"),
        ("cases", "0003_case_noindex"),
        ("sources", "0004_runs"),
        ("editions", "0007_readers_reports"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
