"""Replies: what those concerned answered to a case, or that they were asked and had not answered by a day."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString

from cases.models import Reply
from curation.admin.base import PartOfCase
from curation.admin.filters import of_case
from curation.badges import badge
from curation.site import site

ASKED = (
    "The request is a letter of this archive: receive what was sent as an article whose outlet and date are "
    "“letter”, and cite the words that ask."
)


@admin.register(Reply, site=site)
class ReplyAdmin(PartOfCase):
    list_display = ["who", "state_shown", "sought", "as_of", "case"]
    list_filter = [of_case(Reply)]
    list_select_related = ["person", "agency", "case"]
    search_fields = ["public_id", "person__name", "agency__name", "agency__acronym"]
    search_help_text = "Search people, bodies, or the public id."
    fieldsets = [
        ("Whose reply", {"fields": ["case", "person", "agency"], "description": "A person or a body."}),
        ("What the archive asked", {"fields": ["sought", "passages"], "description": ASKED}),
        (
            "What came of it",
            {
                "fields": ["statement", "as_of", "position"],
                "description": "Either the statement that came, or the day by which none had.",
            },
        ),
    ]

    @admin.display(description="whose")
    def who(self, reply: Reply) -> str:
        return str(reply.person or reply.agency)

    @admin.display(description="state")
    def state_shown(self, reply: Any) -> SafeString:
        return badge("good", "Replied") if reply.statement_id else badge("open", "No reply")
