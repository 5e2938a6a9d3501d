"""Allegations, and the dated steps of what official bodies did about each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cases.models import Allegation, StatusStep
from curation.admin.base import PartOfCase
from curation.admin.filters import of_case
from curation.admin.fitting import Fitting
from curation.admin.inlines import Parts
from curation.labels import shortened
from curation.readings import reading
from curation.site import site

STEP_FIELDS = (
    "text",
    ("date", "date_reading"),
    "date_note",
    "process",
    "disposition",
    "term",
    "stage",
    "decided_by",
    "passages",
    "position",
)
TWO_AXES = (
    "Two axes: what a body is doing (process), and what it decided (disposition). “We have been unable to "
    "substantiate it”, said while an investigation is open, is a statement."
)


class StatusSteps(Parts):
    model = StatusStep
    fieldsets = [(None, {"fields": STEP_FIELDS, "description": TWO_AXES})]
    readonly_fields = ["date_reading"]
    joined = ["decided_by"]
    at_first = 1

    date_reading = reading("date")


@admin.register(Allegation, site=site)
class AllegationAdmin(Fitting, PartOfCase):
    list_display = ["text_shown", "category", "agency", "happened_words", "case"]
    list_display_links = ["text_shown"]
    list_filter = [of_case(Allegation), "category"]
    list_select_related = ["agency", "case"]
    search_fields = ["text", "public_id", "against", "agency__name", "agency__acronym"]
    search_help_text = "Search what is alleged, against whom, the agency, or the public id."
    readonly_fields = ["happened_reading"]
    inlines = [StatusSteps]
    fieldsets = [
        ("What is alleged", {"fields": ["case", "text", "category", "against", "agency"]}),
        (
            "When, where, who says so",
            {"fields": [("happened", "happened_reading"), "happened_note", "place", "reported_by", "rule"]},
        ),
        ("What it rests on", {"fields": ["passages", "position"]}),
    ]

    happened_reading = reading("happened")
    happened_words = reading("happened", "happened")

    @admin.display(description="allegation", ordering="text")
    def text_shown(self, row: Allegation) -> str:
        return shortened(row.text)


@admin.register(StatusStep, site=site)
class StatusStepAdmin(PartOfCase):
    list_display = ["text_shown", "date_words", "process", "disposition", "decided_by"]
    list_display_links = ["text_shown"]
    list_filter = [of_case(StatusStep), "process", "disposition"]
    search_fields = ["text", "term", "public_id"]
    readonly_fields = ["date_reading"]
    fieldsets = [(None, {"fields": ["allegation", *STEP_FIELDS], "description": TWO_AXES})]

    date_reading = reading("date")
    date_words = reading("date", "date")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("allegation__case", "decided_by")

    @admin.display(description="step", ordering="text")
    def text_shown(self, row: StatusStep) -> str:
        return shortened(row.text)
