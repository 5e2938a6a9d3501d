"""Divergence: a published case whose working copy says other than its current edition.

Comparing the two costs some forty queries, so a list cannot do it for each of its rows: the answer is noted
when staff save, and read from here.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef

from cases.models import Case
from editions.models import PublicCase


class DivergenceQuerySet(models.QuerySet["Divergence"]):
    def standing(self) -> DivergenceQuerySet:
        """Those that no newer edition has overtaken, whichever door that was published by."""
        current = PublicCase.objects.public().filter(
            case_id=OuterRef("case__public_id"), sequence=OuterRef("sequence")
        )
        return self.filter(Exists(current))


class Divergence(models.Model):
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField(help_text="Of the edition that the working copy departs from.")

    objects = DivergenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.case} departs from {self.sequence}"
