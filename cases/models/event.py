"""Event: a dated, cited step of the story that is neither a statement nor a status step."""

from __future__ import annotations

from django.db import models

from cases.models.base import Fact, ProseField
from cases.models.case import Case
from sources.fields import EDTFField
from sources.keeping import Kept


class Event(Fact):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    date = EDTFField()
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)
    date_note = ProseField(blank=True, help_text="How the day was inferred, where it is not printed.")
    text = ProseField()

    history = Kept()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.date}: {self.text}"
