"""Outlets: the publishers that articles appeared with."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from curation.admin.base import CurationAdmin
from curation.admin.sheets import Sheets
from curation.site import site
from sources.models import Outlet


class Addressed(CurationAdmin):
    """A noun with a public address: it is given once, because others link to it."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fixed = ["slug"] if obj else []
        return [*fixed, *super().get_readonly_fields(request, obj)]


@admin.register(Outlet, site=site)
class OutletAdmin(Sheets, Addressed):
    list_display = ["name", "slug", "kind", "url"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    search_help_text = "Search names and addresses."
    fields = ["name", "slug", "kind", "url"]
    prepopulated_fields = {"slug": ["name"]}
