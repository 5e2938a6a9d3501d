"""Captures: every copy of an article as it was received, and what its outlet changed from one to the next."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from curation.admin.filters import Choosing, OfArticle
from curation.admin.record import ReadOnly
from curation.badges import badge
from curation.site import site
from curation.versions import changes, fates, list_of
from sources.models import Capture


class Version(Choosing):
    title = "text"
    parameter_name = "text"
    conditions = {"differs": "Other than the one cited", "same": "The one cited"}

    def narrowed(self, rows: QuerySet[Any], condition: str) -> QuerySet[Any]:
        same = rows.filter(text_sha256=F("article__text_sha256"))
        return same if condition == "same" else rows.exclude(text_sha256=F("article__text_sha256"))


@admin.register(Capture, site=site)
class CaptureAdmin(ReadOnly):
    """Nobody edits what was received."""

    list_display = ["article", "received", "text_state", "title", "modified"]
    list_filter = [Version, OfArticle]
    list_select_related = ["article"]
    search_fields = ["article__slug", "title", "file", "sha256"]
    search_help_text = "Search articles, titles, file names, or a hash."
    ordering = ["-received", "-pk"]
    readonly_fields = ("text_state", "silently", "gone", "changed", "received_bytes")
    fieldsets = [
        ("What changed", {"fields": ["article", "text_state", "silently", "gone", "changed"]}),
        ("As it was received", {"fields": ["received", "retrieved", "file", "url", "received_bytes"]}),
        ("As it states", {"fields": ["title", "byline", "published", "modified"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        return (
            super().get_queryset(request).select_related("article").defer("packed", "text", "article__text")
        )

    @admin.display(description="text")
    def text_state(self, capture: Capture) -> SafeString:
        return badge("open", "Another version") if capture.differs else badge("good", "The one cited")

    @admin.display(description="owned up to")
    def silently(self, capture: Capture) -> str:
        if not capture.differs:
            return "There is nothing to own up to."
        if capture.changed_silently:
            return "The words changed, and the page states no later day of change."
        return f"The page states that it was changed: {capture.modified or 'no day given'}."

    @admin.display(description="what became of cited words")
    def gone(self, capture: Capture) -> SafeString | str:
        passages = capture.article.passages.select_related("article").defer("article__text")
        return list_of(fates(capture, passages))

    @admin.display(description="against the text cited")
    def changed(self, capture: Capture) -> SafeString | str:
        if not capture.article.is_held:
            return "The text that passages rest on is not held here, so the two cannot be compared."
        return changes(capture.article.text, capture.text)

    @admin.display(description="bytes")
    def received_bytes(self, capture: Capture) -> SafeString:
        return format_html(
            "{} of {}; SHA-256 <code>{}</code>", capture.size, capture.media_type, capture.sha256
        )
