"""manage.py verify: prove chain, documents, index and passages; exit 1 on any fault, naming each."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions import verify
from editions.models import Entry
from editions.verify.snapshot import snapshot
from sources.ingest import ArticleFile, TextsDoNotFit, read_texts

MOST = 50
"""Faults that are listed; a damaged archive can have as many as it has rows."""


class Command(BaseCommand):
    help = "Prove chain, documents, index and passages. Exit status 1 on any fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--articles", type=Path, metavar="DIR", help="Article texts (*.txt) to check passages against."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            files = read_texts(options["articles"]) if options["articles"] else []
        except TextsDoNotFit as error:
            raise CommandError(str(error), returncode=1) from error
        with snapshot():
            faults = list(islice(self.faults(files, checks_files=bool(options["articles"])), MOST + 1))
            count, unproven = Entry.objects.count(), verify.unverified(files)
        if faults:
            more = ["... and more."] if len(faults) > MOST else []
            raise CommandError(
                "\n".join(["The archive does not verify:", *faults[:MOST], *more]), returncode=1
            )
        self.stdout.write(
            f"Verified: {count} log entries, their documents, the index, and every passage held."
        )
        if unproven:
            self.stdout.write(f"{unproven} passages are unverified here: their articles' texts are not held.")

    def faults(self, files: list[ArticleFile], *, checks_files: bool) -> Iterator[str]:
        yield from verify.chain_faults()
        yield from verify.document_faults()
        yield from verify.index_faults()
        if checks_files:
            yield from verify.file_faults(files)
        yield from verify.evidence_faults(files)
