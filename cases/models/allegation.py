"""Allegation: what is alleged, and the dated steps of what official bodies did about it."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from cases.models.agency import Agency
from cases.models.base import Fact, ProseField, one_of
from cases.models.case import Case
from cases.terms import Category, Disposition, Process, Stage
from sources.fields import EDTFField
from sources.keeping import Kept


class Allegation(Fact):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="allegations")
    text = ProseField(help_text="What is alleged, as an allegation, in neutral words.")
    category = models.CharField(max_length=24, choices=Category.choices)
    against = ProseField(help_text="A description, never a name: “an unidentified officer of …”.")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="allegations",
        help_text="The smallest unit that the articles name.",
    )
    happened = EDTFField(blank=True)
    happened_earliest = models.DateField(null=True, editable=False)
    happened_latest = models.DateField(null=True, editable=False)
    happened_note = ProseField(blank=True)
    place = ProseField(blank=True)
    reported_by = ProseField(blank=True, help_text="A description: “an unknown source”.")
    rule = ProseField(blank=True, help_text="The rule it would breach, where an article names one.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        constraints = [one_of("allegation_category_is_known", "category", Category.values)]

    def __str__(self) -> str:
        return self.text

    @property
    def steps_by_date(self) -> list[StatusStep]:
        """Its steps, oldest first; reads `status_steps.all()` so that a prefetch serves it."""
        return sorted(self.status_steps.all(), key=StatusStep.when)

    @property
    def current_step(self) -> StatusStep | None:
        """The step that says where the allegation stands, or None before the first is entered."""
        return self.steps_by_date[-1] if self.status_steps.all() else None


class StatusStep(Fact):
    """One step on two axes: what a body is doing (process), what it decided (disposition)."""

    owner = "allegation"

    allegation = models.ForeignKey(Allegation, on_delete=models.CASCADE, related_name="status_steps")
    date = EDTFField()
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)
    date_note = ProseField(blank=True, help_text="How the day was inferred, where it is not printed.")
    process = models.CharField(max_length=24, choices=Process.choices)
    disposition = models.CharField(max_length=24, choices=Disposition.choices, default=Disposition.NONE_YET)
    term = models.CharField(max_length=200, blank=True, help_text="The body's own term, verbatim.")
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True, default="")
    decided_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="status_steps"
    )
    text = ProseField(help_text="What happened, in one sentence that the passages support.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("status_step_process_is_known", "process", Process.values),
            one_of("status_step_disposition_is_known", "disposition", Disposition.values),
            one_of("status_step_stage_is_known", "stage", Stage.values),
            models.CheckConstraint(
                name="status_step_finding_has_its_decider",
                condition=Q(disposition=Disposition.NONE_YET) | Q(decided_by__isnull=False),
                violation_error_message="A disposition needs the body that decided it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.get_process_display()}"

    def when(self) -> tuple[datetime.date, int]:
        """Where the step stands among those of its allegation: by its earliest day, then as entered."""
        return self.date_earliest or datetime.date.max, self.position
