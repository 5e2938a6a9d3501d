"""Which rows rest on a passage, whichever room they are in."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from curation.ownership import OWNERS, path_to_case
from sources.models import Passage

ENOUGH = 20
"""Rows of one noun that a screen lists; an office cited everywhere has hundreds."""


def relations() -> Iterator[models.ManyToManyField[models.Model, models.Model]]:
    """Every field by which some noun cites passages."""
    for relation in Passage._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToManyRel):
            yield relation.field


def is_cited(passage: Passage) -> bool:
    return not Passage.objects.uncited().filter(pk=passage.pk).exists()


def rows_resting_on(passage: Passage) -> list[models.Model]:
    """One query for each relation, however many rows there are."""
    return [row for field in relations() for row in _citing(field, passage)]


def _citing(
    field: models.ManyToManyField[models.Model, models.Model], passage: Passage
) -> models.QuerySet[models.Model]:
    model = field.model
    rows = model._default_manager.filter(**{field.name: passage})
    if model in OWNERS:
        rows = rows.select_related(path_to_case(model))
    return rows[:ENOUGH]
