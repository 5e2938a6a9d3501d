"""Rows edited on their owner's screen, with as many queries for fifty as for one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest

from curation.admin.picking import Picking
from curation.labels import labelled
from sources.models import Passage


class Parts(Picking, admin.StackedInline[Any, Any]):
    """Each part's relations are loaded for all parts together; `forms.loaded` hands them to the pickers."""

    extra = 0
    max_num = 100
    show_change_link = True
    joined: list[str] = []
    cited_by: list[str] = ["passages"]
    at_first = 0
    """Empty rows offered on a new owner's screen."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        passages = labelled(Passage.objects.all())
        rows = rows.select_related(*self.joined) if self.joined else rows
        return rows.prefetch_related(*(Prefetch(name, queryset=passages) for name in self.cited_by))

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """Django makes up to a thousand more forms than `max_num` where a request says there are as many."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return self.extra if obj else self.at_first
