"""How relations are chosen on every screen: by typing, from rows named as staff know them."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

from curation.fields import ManyRows, OneRow
from curation.forms import CurationForm
from curation.labels import labelled
from curation.widgets import PickMany, PickOne


class Picking(BaseModelAdmin[Any]):
    """Every relation is chosen by typing; shared by screens and by the inlines in them."""

    form: Any = CurationForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        widget = PickOne(db_field, self.admin_site)
        return db_field.formfield(
            **{"form_class": OneRow, "widget": widget, "queryset": choices(db_field), **kwargs}
        )

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        widget = PickMany(db_field, self.admin_site)
        return db_field.formfield(
            **{"form_class": ManyRows, "widget": widget, "queryset": choices(db_field), **kwargs}
        )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "position":
            kwargs |= {"label": "Order", "help_text": "Among its siblings, counted from 0."}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(wrapper := field.widget, RelatedFieldWidgetWrapper):
            # Deleting a body or a person is not a thing to do in passing, from a form that names it.
            wrapper.can_delete_related = False
            wrapper.can_view_related &= not wrapper.can_change_related
        return field


def choices(field: models.ForeignKey[Any, Any] | models.ManyToManyField[Any, Any]) -> models.QuerySet[Any]:
    related = field.related_model
    assert isinstance(related, type)
    return labelled(related._default_manager.all())
