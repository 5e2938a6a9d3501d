"""Counting a row's dependants within a list's one query."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce


def how_many(model: type[models.Model], owner: str) -> Coalesce:
    """Rows of `model` that name the listed row by `owner`; a join would multiply the rows instead."""
    rows = model._default_manager.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
