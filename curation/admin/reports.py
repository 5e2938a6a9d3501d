"""Readers' reports: what they say is read here, and what was done about it is said here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.models import Case
from curation import addresses
from curation.admin.replying import Replying
from curation.badges import badge
from curation.labels import shortened
from curation.permissions import may_read
from curation.site import site
from editions.models import Report

WRITTEN = ("receipt", "kind", "about", "message", "name", "contact", "received")
BADGES = {"new": "open", "in-hand": "open", "acted-on": "good", "declined": "draft"}


@admin.register(Report, site=site)
class ReportAdmin(Replying):
    """Nobody edits what a reader wrote, and nobody writes it for them."""

    list_display = ["receipt", "kind", "message_shown", "slug", "received", "state_shown"]
    list_filter = ["state", "kind"]
    search_fields = ["receipt", "slug", "message"]
    search_help_text = "Search receipts, the addresses of cases, or the words of a report."
    readonly_fields = WRITTEN
    fieldsets = [
        ("What the reader says", {"fields": WRITTEN}),
        ("What became of it", {"fields": ["state", "answer"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="says", ordering="message")
    def message_shown(self, report: Report) -> str:
        return shortened(report.message)

    @admin.display(description="state", ordering="state")
    def state_shown(self, report: Report) -> SafeString:
        return badge(BADGES[report.state], report.get_state_display())

    @admin.display(description="about")
    def about(self, report: Report) -> SafeString | str:
        case = Case.objects.filter(public_id=report.case_id).first() if report.case_id else None
        if case is None:
            return "the archive as a whole"
        edition = f", edition {report.edition}" if report.edition else ""
        return format_html('<a href="{}">{}</a>{}', addresses.of_row(case), case.slug, edition)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A report names the case that it is about, so it is for those who may read cases."""
        return super().has_view_permission(request, obj) and may_read(request.user, Case)
