"""The public record: editions and the log, to be read; only the verbs of publishing write them."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from curation import addresses
from curation.admin.base import CurationAdmin
from curation.site import site
from editions.models import Edition, Entry


class ReadOnly(CurationAdmin):
    """Nobody adds, changes or deletes what the public saw, whatever rights they hold."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Edition, site=site)
class EditionAdmin(ReadOnly):
    list_display = ["slug", "number", "kind", "published_at", "note"]
    list_filter = ["entry__kind"]
    list_select_related = ["entry"]
    search_fields = ["slug", "case_id"]
    search_help_text = "Search the addresses of cases, or a case's public id."
    ordering = ["-entry"]
    readonly_fields = (
        "slug",
        "number",
        "kind",
        "published_at",
        "note",
        "made_by",
        "public_page",
        "entry",
        "etag",
        "document_shown",
    )
    fields = readonly_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).select_related("entry", "made_by").defer("document")

    @admin.display(description="kind", ordering="entry__kind")
    def kind(self, edition: Edition) -> str:
        return edition.entry.get_kind_display()

    @admin.display(description="public note")
    def note(self, edition: Edition) -> str:
        return edition.entry.note

    @admin.display(description="in public")
    def public_page(self, edition: Edition) -> SafeString:
        address = addresses.of_public_edition(edition.slug, edition.number)
        return format_html('<a href="{}">{}</a>', address, address)

    @admin.display(description="document")
    def document_shown(self, edition: Edition) -> SafeString:
        text = json.dumps(json.loads(edition.document), ensure_ascii=False, indent=2)
        return format_html('<pre class="document" tabindex="0">{}</pre>', text)


@admin.register(Entry, site=site)
class EntryAdmin(ReadOnly):
    list_display = ["sequence", "kind", "slug", "edition", "at", "note"]
    list_filter = ["kind"]
    search_fields = ["slug", "case_id", "sha256"]
    search_help_text = "Search the addresses of cases, a case's public id, or a hash."
    ordering = ["-sequence"]
    fields = ("sequence", "kind", "slug", "case_id", "edition", "at", "note", "sha256", "previous_sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        return super().get_queryset(request).defer("parts", "salts")
