"""manage.py seed: plant a folder of curated YAML and publish its cases, all of it or nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from cases.seeding import Outcome, Record, SeedFaults, plant, read_folder
from editions import ledger, projection
from editions.publishing import NotReady, Refused
from editions.seeded import Release, release
from editions.verify import file_faults
from sources.ingest import ArticleFile, TextsDoNotFit, attach, read_texts
from sources.models import SourceArticle

LONG_RUN = 200
"""Records from which a run shows its progress."""


class Command(BaseCommand):
    help = "Plant seeds/ (or PATH) and publish the cases in it. Safe to repeat; all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=settings.BASE_DIR / "seeds")
        parser.add_argument(
            "--articles",
            type=Path,
            metavar="DIR",
            help="A folder of article texts (*.txt): attach them, and prove every passage against them.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Print what would change; change nothing.")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Let a changed file win over edits that staff made since it was last planted.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            records = read_folder(options["path"])
            files = read_texts(options["articles"]) if options["articles"] else []
            self.run(records, files, options)
        except (SeedFaults, TextsDoNotFit, NotReady, Refused) as error:
            raise CommandError(f"Nothing was planted.\n{error}") from error

    def run(self, records: list[Record], files: list[ArticleFile], options: dict[str, Any]) -> None:
        with transaction.atomic():
            ledger.lock()  # Two runs at once take turns: on PostgreSQL they would trip over each other.
            if not projection.is_current():
                projection.rebuild()
            attached: list[SourceArticle] = []
            outcomes = plant(
                records,
                overwrite=options["overwrite"],
                attach=lambda: attached.extend(attach(files)),
                progress=self.progress,
            )
            released = release(outcomes, attached, by=None)
            if options["dry_run"]:
                transaction.set_rollback(True)
        for article in attached:
            self.stdout.write(f"attached   the text of {article.slug}; its passages hold")
        self.warn_of_strays(files)
        self.report(outcomes, released, dry_run=options["dry_run"])

    def warn_of_strays(self, files: list[ArticleFile]) -> None:
        """Articles that none of the given files fits stay without a text, and are told of."""
        if files:
            for line in file_faults(files):
                self.stdout.write(line)

    def report(self, outcomes: list[Outcome], released: Release, *, dry_run: bool) -> None:
        for one in outcomes:
            if one.change != "unchanged":
                self.stdout.write(f"{one.change:<10} {one.record.shape.noun} {one.record.key}")
            if dry_run and one.change == "changed":
                self.stdout.write(one.diff)
        for edition in released.editions:
            self.stdout.write(f"published  {edition}")
        for line in released.held_back:
            self.stdout.write(f"held back  {line}")
        same = sum(one.change == "unchanged" for one in outcomes)
        self.stdout.write(
            f"{len(outcomes)} records, {same} unchanged; {len(released.editions)} editions published."
        )
        if dry_run:
            self.stdout.write("Dry run: nothing was changed.")

    def progress(self, records: Iterable[Record]) -> Iterable[Record]:
        planted = list(records)
        return tqdm(planted, unit="record", disable=len(planted) < LONG_RUN or not sys.stderr.isatty())
