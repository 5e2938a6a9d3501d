"""manage.py ingest: take articles in from files, and propose what they print and which copy another."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import nullcontext
from textwrap import shorten
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from cases.known import known
from curation.resemblances import look
from sources.batch import Batch, Outcome
from sources.intake import CHANGES
from sources.models import SourceArticle

LONG_RUN = 20
"""Files from which a run shows its progress."""


class Command(BaseCommand):
    help = "Take articles in from text or HTML files, and propose the statements they print. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Read and propose; store nothing.")
        parser.add_argument(
            "--json", action="store_true", help="Print one line of JSON a file, and nothing else."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        write = self.write_json if options["json"] else self.write
        outcomes = []
        # A run may be long, and another writer waits for a transaction: each file has its own.
        with transaction.atomic() if options["dry_run"] else nullcontext():
            batch = Batch(known())
            for file in self.progress(options["files"]):
                for outcome in batch.ingest(file):
                    if outcome.change in ("new", "attached"):
                        look(SourceArticle.objects.get(slug=outcome.slug))
                    write(outcome)
                    outcomes.append(outcome)
            if options["dry_run"]:
                transaction.set_rollback(True)
        if not options["json"]:
            self.summarise(outcomes, dry_run=options["dry_run"])
        if any(outcome.error for outcome in outcomes):
            sys.exit(1)

    def write_json(self, outcome: Outcome) -> None:
        self.stdout.write(json.dumps(outcome.line, ensure_ascii=False))

    def write(self, outcome: Outcome) -> None:
        if outcome.error:
            self.stdout.write(f"failed     {outcome.file}: {outcome.error}")
            return
        proposed = (
            f"{outcome.count('direct')} direct and {outcome.count('indirect')} indirect statements proposed"
        )
        other = outcome.line["reprint_of"]
        copied = f"; may copy {other}: a person decides" if other else ""
        self.stdout.write(f"{outcome.change:<10} {outcome.file} as {outcome.slug}: {proposed}{copied}")
        for passage in outcome.line["passages"]:
            if passage["outcome"] not in ("same place", "moved"):
                self.stdout.write(
                    f"           passage {passage['outcome']}: “{shorten(passage['exact'], 80)}”"
                )

    def summarise(self, outcomes: list[Outcome], *, dry_run: bool) -> None:
        counts = {change: sum(one.change == change for one in outcomes) for change in (*CHANGES, "failed")}
        told = ", ".join(f"{count} {change}" for change, count in counts.items() if count)
        self.stdout.write(f"{len(outcomes)} files: {told}.")
        if dry_run:
            self.stdout.write("Dry run: nothing was stored.")

    def progress(self, files: Iterable[str]) -> Iterable[str]:
        listed = list(files)
        return tqdm(listed, unit="file", disable=len(listed) < LONG_RUN or not sys.stderr.isatty())
