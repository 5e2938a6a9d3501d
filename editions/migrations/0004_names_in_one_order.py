"""On PostgreSQL, what lists are sorted by is compared by code point, as SQLite does: one order on every server."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SORTED = {
    "editions_publiccase": {"title": "text", "slug": "varchar(120)"},
    "editions_publicagency": {"name": "varchar(200)", "slug": "varchar(80)"},
    "editions_publicsource": {"slug": "varchar(80)"},
    "editions_facetcount": {"label": "varchar(200)", "value": "varchar(120)"},
    "editions_listing": {"value": "varchar(120)"},
}


def collate(editor: BaseDatabaseSchemaEditor, collation: str) -> None:
    if editor.connection.vendor != "postgresql":
        return
    for table, columns in SORTED.items():
        for column, kind in columns.items():
            editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind} COLLATE "{collation}"')


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    collate(editor, "C")


def backwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    collate(editor, "default")


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_words_made_by_the_archive")]

    operations = [migrations.RunPython(forwards, backwards)]
