"""The full-text table holds words made by editions/words.py, which no database reads anew; `reindex` fills it."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PORTER = "porter unicode61 remove_diacritics 2"
ASCII = "ascii"


def make_table(editor: BaseDatabaseSchemaEditor, tokenizer: str) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE editions_casetext")
        editor.execute(
            f"CREATE VIRTUAL TABLE editions_casetext USING fts5(title, body, tokenize='{tokenizer}')"
        )
    else:
        editor.execute("DELETE FROM editions_casetext")


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    make_table(editor, ASCII)


def backwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    make_table(editor, PORTER)


class Migration(migrations.Migration):
    dependencies = [("editions", "0002_search")]

    operations = [migrations.RunPython(forwards, backwards)]
