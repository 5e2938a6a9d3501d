"""Rows are edited on their owner's screen only where they fit on it; of more, it links the filtered list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest

from curation import addresses
from curation.admin.base import CurationAdmin
from curation.facts import SHOWN
from curation.ownership import case_of


@dataclass(frozen=True)
class Elsewhere:
    """Rows that are too many for the screen of their owner."""

    heading: str
    total: int
    address: str


class Fitting(CurationAdmin):
    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Those whose rows fit; also those that a form brings, lest rows typed into it be lost."""
        inlines = super().get_inlines(request, obj)
        return [one for one in inlines if obj is None or self._fits(request, one, obj)]

    def _fits(self, request: HttpRequest, inline: Any, owner: models.Model) -> bool:
        key = _get_foreign_key(self.model, inline.model)
        prefix = key.remote_field.get_accessor_name(model=inline.model)
        return f"{prefix}-TOTAL_FORMS" in request.POST or self._total(inline, owner) <= SHOWN

    def _total(self, inline: Any, owner: models.Model) -> int:
        key = _get_foreign_key(self.model, inline.model)
        return int(inline.model._default_manager.filter(**{key.name: owner}).count())

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        owner = kwargs.get("obj")
        elsewhere = self._elsewhere(owner) if owner else []
        return super().render_change_form(request, {**context, "elsewhere": elsewhere}, *args, **kwargs)

    def _elsewhere(self, owner: models.Model) -> list[Elsewhere]:
        case = case_of(owner)
        assert case is not None
        totals = [(one.model, self._total(one, owner)) for one in self.inlines]
        return [
            Elsewhere(
                str(model._meta.verbose_name_plural).capitalize(),
                total,
                addresses.of_list(model, case=case.pk),
            )
            for model, total in totals
            if total > SHOWN
        ]
