"""The form that every noun's screen begins with: it shows relations that were loaded with the row."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from curation.widgets import PickOne


class CurationForm(forms.ModelForm[Any]):
    """Gives each picker the rows that came with its instance, so that a screen of many rows asks once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            picker = getattr(field.widget, "widget", field.widget)
            if isinstance(picker, PickOne):
                picker.known = {row.pk: row for row in loaded(self.instance, name)}


def loaded(row: models.Model, relation: str) -> list[models.Model]:
    """The rows that `row` names by `relation`, as far as they came with it; never a query."""
    prefetched = getattr(row, "_prefetched_objects_cache", {})
    if relation in prefetched:
        return list(prefetched[relation])
    related = row._state.fields_cache.get(relation)
    return [related] if isinstance(related, models.Model) else []
