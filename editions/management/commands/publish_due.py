"""manage.py publish_due: publish the cases whose hour has come; run it every minute, or with --every."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.publishing import publish_due


class Command(BaseCommand):
    help = "Publish the scheduled cases whose hour has come. Killed at any time, it loses nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="Stay, and look again this often, until told to stop.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["every"] is None:
            self.once()
            return
        if options["every"] < 1:
            raise CommandError("--every takes a whole number of seconds from 1.")
        stopped = threading.Event()
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, lambda *_: stopped.set())
        while not stopped.is_set():
            self.once()
            stopped.wait(options["every"])

    def once(self) -> None:
        for outcome in publish_due():
            if outcome.refused:
                self.stdout.write(f"refused    {outcome.refused}")
            else:
                self.stdout.write(f"published  {outcome.edition or outcome.case}")
