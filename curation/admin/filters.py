"""Filters of the lists: none offers a choice for each row of a table that grows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import models
from django.http import HttpRequest

from cases.models import Case
from curation.labels import label_of
from curation.ownership import path_to_case
from curation.widgets import is_row_id
from sources.models import SourceArticle


class OneChosen(admin.SimpleListFilter):
    """Narrows a list to the row that a link named, and says which; it offers nothing by itself."""

    model: type[models.Model]
    path: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        asked = self.value()
        if asked is None:
            return []
        row = self.model._default_manager.filter(pk=asked).first() if is_row_id(asked) else None
        if row is None:
            raise IncorrectLookupParameters(f"There is no {self.model._meta.verbose_name} {asked!r}.")
        return [(asked, label_of(row))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


def of_case(model: type[models.Model]) -> type[OneChosen]:
    """The filter of a list of `model` by the case it belongs to."""
    return type(
        f"{model.__name__}OfCase",
        (OneChosen,),
        {"title": "case", "parameter_name": "case", "model": Case, "path": path_to_case(model)},
    )


class OfArticle(OneChosen):
    title = "article"
    parameter_name = "article"
    model = SourceArticle
    path = "article"


class Choosing(admin.SimpleListFilter):
    """A few named conditions; anything else is refused."""

    conditions: dict[str, str]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        if self.value() not in (None, *self.conditions):
            raise IncorrectLookupParameters(f"{self.parameter_name} cannot be {self.value()!r}.")
        return list(self.conditions.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return self.narrowed(queryset, self.value() or "") if self.value() else queryset

    def narrowed(self, rows: models.QuerySet[Any], condition: str) -> models.QuerySet[Any]:
        raise NotImplementedError
