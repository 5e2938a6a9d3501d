"""The full-text table, which the ORM cannot describe; see editions/search.py."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    "CREATE VIRTUAL TABLE editions_casetext "
    "USING fts5(title, body, tokenize='porter unicode61 remove_diacritics 2')",
)
POSTGRES = (
    "CREATE TABLE editions_casetext (rowid bigint PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX editions_casetext_vector ON editions_casetext USING gin (vector)",
)


def make_table(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRES:
        editor.execute(statement)


def drop_table(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE editions_casetext")


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]

    operations = [migrations.RunPython(make_table, drop_table)]
