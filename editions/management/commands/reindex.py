"""manage.py reindex: rebuild the public index from editions and log alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from editions import projection


class Command(BaseCommand):
    help = "Rebuild the public index from editions alone; readers see the old index until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = projection.rebuild()
        self.stdout.write(f"Indexed {count} cases.")
