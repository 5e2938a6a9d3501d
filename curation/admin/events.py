"""Events: dated steps of the story that are neither statements nor status steps."""

from __future__ import annotations

from django.contrib import admin

from cases.models import Event
from curation.admin.base import PartOfCase
from curation.admin.filters import of_case
from curation.labels import shortened
from curation.readings import reading
from curation.site import site


@admin.register(Event, site=site)
class EventAdmin(PartOfCase):
    list_display = ["text_shown", "date_words", "case"]
    list_display_links = ["text_shown"]
    list_filter = [of_case(Event)]
    list_select_related = ["case"]
    search_fields = ["text", "public_id"]
    search_help_text = "Search what happened, or the public id."
    readonly_fields = ["date_reading"]
    fieldsets = [
        (None, {"fields": ["case", "text", ("date", "date_reading"), "date_note"]}),
        ("What it rests on", {"fields": ["passages", "position"]}),
    ]

    date_reading = reading("date")
    date_words = reading("date", "date")

    @admin.display(description="event", ordering="text")
    def text_shown(self, row: Event) -> str:
        return shortened(row.text)
