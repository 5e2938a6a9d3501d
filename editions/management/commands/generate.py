"""manage.py generate: synthetic cases for load tests, planted and published through the real verbs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from cases.models import Case
from cases.seeding import Record, plant
from editions import synthetic
from editions.publishing import publish
from sources.ingest import attach
from sources.models import SourceArticle

BATCH = 50
"""Cases a transaction: short enough that readers of a busy archive wait for no writer."""


class Command(BaseCommand):
    help = "Make N more synthetic cases, published. For load tests: never in a real archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, required=True, metavar="N", help="How many to add.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cases"] < 1:
            raise CommandError("--cases takes a whole number from 1.")
        first = Case.objects.filter(slug__startswith="synthetic-case-").count()
        numbers = range(first, first + options["cases"])
        with tqdm(total=len(numbers), unit="case", disable=not sys.stderr.isatty()) as progress:
            for start in range(0, len(numbers), BATCH):
                batch = numbers[start : start + BATCH]
                make(batch)
                progress.update(len(batch))
        self.stdout.write(f"Published {len(numbers)} synthetic cases.")


def make(numbers: Iterable[int]) -> None:
    """Plant and publish one batch, all of it or nothing."""
    numbers = list(numbers)
    records = {
        (record.shape.noun, record.key): record
        for record in [*synthetic.shared_records(), *(r for n in numbers for r in synthetic.case_records(n))]
    }
    known = {key: record for key, record in records.items() if not stands(record)}
    files = [synthetic.article_file(number) for number in numbers]
    with transaction.atomic():
        plant(list(known.values()), attach=lambda: void(attach(files)))
        for case in Case.objects.filter(slug__in=[f"synthetic-case-{number}" for number in numbers]):
            publish(case, by=None, note=case.edition_note)


def stands(record: Record) -> bool:
    """Whether an earlier batch made it: bodies and outlets are shared, and only the first cites them."""
    rows: Any = record.shape.model._default_manager
    return bool(rows.filter(slug=record.key).exists())


def void(articles: list[SourceArticle]) -> None:
    """Planting asks for no answer from what attaches the texts."""
