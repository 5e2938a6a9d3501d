"""Choosing rows by typing: Django's autocomplete, hardened, and without a query for each field of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.db import models

from curation.labels import label_of

_ROW_ID: Final = re.compile(r"[0-9]{1,18}", re.ASCII)


def is_row_id(value: object) -> bool:
    """Whether `value` can be a row's id at all; databases fail on other text, and on longer numbers."""
    return bool(_ROW_ID.fullmatch(str(value)))


class PickOne(AutocompleteMixin, forms.Select):
    """The chosen rows are shown by label; what cannot be a row's id is left out, not asked for.

    Django's widget asks the database for whatever an address or a form holds, `?case=x` too, and fails; and
    it asks once for each field, of which a form with inlines has dozens. `known` are rows already loaded.
    """

    known: Mapping[int, models.Model] = {}

    def optgroups(
        self, name: str, value: Iterable[Any], attrs: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        wanted = [int(item) for item in value if is_row_id(item)]
        options = [] if self.is_required or self.allow_multiple_selected else [("", "", False)]
        options += [(row.pk, label_of(row), True) for row in self.rows(wanted)]
        made = [
            self.create_option(name, pk, label, selected, place)
            for place, (pk, label, selected) in enumerate(options)
        ]
        return [(None, made, 0)]

    def rows(self, wanted: list[int]) -> list[models.Model]:
        unknown = [pk for pk in wanted if pk not in self.known]
        asked = self.choices.queryset.in_bulk(unknown) if unknown else {}
        found = {**self.known, **asked}
        return [found[pk] for pk in dict.fromkeys(wanted) if pk in found]


class PickMany(PickOne, forms.SelectMultiple):
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """Without the cross that takes out all rows at once: one slip of the hand would uncite a fact."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}
