"""A thousand cases for browsers to meet: a few published by the real verbs, and copies of their editions."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from editions.models import Edition
from tests.browser.server import copied, environment_of, managed
from tests.factories import published_copies

ORIGINALS = 40
COPIES = 24
"""Of each original, so that there are a thousand; a copy costs a twentieth of an original."""


def thousand_in(folder: Path, seeded: Path) -> Path:
    """A database with the seeds and a thousand cases more."""
    database = copied(seeded, folder / "thousand.sqlite3")
    environment = environment_of(database, port=8000)
    managed(environment, "generate", "--cases", str(ORIGINALS))
    managed(environment, "shell", "-c", f"from {__name__} import copy_all; copy_all()")
    return database


def copy_all() -> None:
    """Runs inside `manage.py shell`, on the database of the site."""
    with transaction.atomic():
        for edition in Edition.objects.filter(slug__startswith="synthetic-case-"):
            published_copies(edition, COPIES)
