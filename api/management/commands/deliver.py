"""manage.py deliver: tell webhooks of every change, until stopped; several workers may run at once."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from api.webhooks.delivering import deliver_due

PAUSE = 2
"""Seconds between rounds in which there was nothing to do."""


class Command(BaseCommand):
    help = "Deliver changes to webhooks, until stopped. Killed at any moment, it loses nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="Deliver what is due now, and end: for a timer such as cron."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            made = deliver_due()
            if not made and options["once"]:
                return
            if not made:
                close_old_connections()
                time.sleep(PAUSE)
