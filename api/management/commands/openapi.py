"""manage.py openapi: write openapi.yaml, the description of the API that is kept beside the code."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from api.views.schema import kept

PLACE = settings.BASE_DIR / "openapi.yaml"


class Command(BaseCommand):
    help = (
        "Write the OpenAPI document to openapi.yaml, or elsewhere; a test holds that file against the code."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, default=PLACE, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        options["output"].write_text(kept(), encoding="utf-8")
