"""manage.py export_case: write a case of the working copy as the YAML that seeds it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.models import Case
from cases.seeding import to_yaml
from cases.seeding.shapes import CASE


class Command(BaseCommand):
    help = "Write a case as YAML, to standard output or a file; planting that file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--output", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        case = Case.objects.for_document().filter(slug=options["slug"]).first()
        if case is None:
            known = ", ".join(Case.objects.values_list("slug", flat=True)[:20]) or "none yet"
            raise CommandError(f"There is no case {options['slug']!r}. Cases here: {known}.")
        text = to_yaml(CASE, [case])
        if options["output"]:
            options["output"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
