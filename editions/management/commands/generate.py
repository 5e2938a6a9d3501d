"""manage.py generate: synthetic cases for load tests, planted and published through the real verbs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import models, transaction
from tqdm import tqdm

from cases.models import Case
from cases.seeding import Record
from editions.publishing import publish_planted
from editions.synthetic import records
from editions.synthetic.planting import plant_new
from sources.ingest import attach

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


def make(numbers: Sequence[int]) -> None:
    """Plant and publish one batch, all of it or nothing."""
    files = [records.article_file(number) for number in numbers]
    with transaction.atomic():
        plant_new(new(records.of_cases(numbers)), attach=lambda: attach(files))
        publish_planted(Case.objects.filter(slug__in=[f"synthetic-case-{number}" for number in numbers]))


def new(made: Iterable[Record]) -> list[Record]:
    """Those that no earlier batch planted: bodies and outlets are shared, and only the first cites them."""
    by_model: dict[type[models.Model], dict[str, Record]] = defaultdict(dict)
    for record in made:
        by_model[record.shape.model].setdefault(record.key, record)
    return [record for model, named in by_model.items() for record in without_standing(model, named)]


def without_standing(model: type[models.Model], named: dict[str, Record]) -> list[Record]:
    standing = set(model._default_manager.filter(slug__in=named).values_list("slug", flat=True))
    return [record for slug, record in named.items() if slug not in standing]
