"""manage.py reindex: rebuild the public index from editions and log alone."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from editions import projection


class Command(BaseCommand):
    help = "Rebuild the public index from editions alone; readers see the old index until it is done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-outdated",
            action="store_true",
            help="Only where an earlier release made it in another shape; to be run after each `migrate`.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_outdated"] and projection.is_current():
            return
        with transaction.atomic():
            count = projection.rebuild()
        self.stdout.write(f"Indexed {count} cases.")
