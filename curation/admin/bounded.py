"""What a request may ask of a list or screen of the admin; the rest is refused before a database sees it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import models
from django.http import HttpRequest, HttpResponse

from curation.widgets import is_row_id

MOST_TERMS = 8
LONGEST_SEARCH = 200


class Bounded(admin.ModelAdmin[Any]):
    """What an address may ask of a list is what its own filters offer, and nothing else."""

    list_per_page = 50
    list_max_show_all = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the list's filters send. Django lets any column be asked anything, by regex too."""
        return lookup in self._offered(request)

    def _offered(self, request: HttpRequest | None) -> set[str]:
        offered: set[str] = set()
        for item in self.get_list_filter(request) if request else self.list_filter:
            if isinstance(item, str):
                offered |= {f"{item}__exact", f"{item}__id__exact", f"{item}__isnull"}
            elif isinstance(item, type) and issubclass(item, admin.SimpleListFilter):
                offered.add(str(item.parameter_name))
        return offered

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """A search of a thousand words is deeper than SQLite parses; nobody types more than a few."""
        terms = search_term[:LONGEST_SEARCH].split()[:MOST_TERMS]
        return super().get_search_results(request, queryset, " ".join(terms))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """An address may hold a number too large for the database, on which a key to another table fails."""
        return super().get_object(request, object_id, from_field) if is_row_id(object_id) else None

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not all(map(is_row_id, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("One of the selected rows is not a row's id.")
        return super().changelist_view(request, extra_context)
