"""manage.py export: write a dated snapshot of everything public."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from api.snapshot.folder import Exists, whole
from api.snapshot.tabular import HAS_PARQUET
from api.snapshot.writing import Unsettled, write


class Command(BaseCommand):
    help = "Write DIR/archive-DATE/: everything public as NDJSON, CSV, SQLite and Parquet, with their hashes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        target = options["folder"] / f"archive-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
        try:
            with whole(target) as folder:
                head = write(folder, self.stderr.write)
        except Exists:
            raise CommandError(f"{target} is there already.") from None
        except Unsettled:
            raise CommandError("The archive changed each time; try again when nobody publishes.") from None
        left_out = "" if HAS_PARQUET else " Parquet was left out: install requirements/parquet.txt."
        self.stdout.write(f"{target}: everything up to log line {head.sequence}.{left_out}")
