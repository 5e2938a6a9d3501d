"""Which case a row belongs to, through whatever lies between, and its place among its siblings."""

from __future__ import annotations

from django.db import models

from cases.models import (
    Account,
    Allegation,
    Case,
    CaseAgency,
    Disagreement,
    Event,
    Printing,
    Reply,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
    Translation,
)
from cases.models.base import Placed

OWNERS: dict[type[models.Model], str] = {
    SummarySentence: "case",
    CaseAgency: "case",
    TrackingNumber: "case",
    Allegation: "case",
    Statement: "case",
    Event: "case",
    Disagreement: "case",
    Reply: "case",
    StatusStep: "allegation",
    Printing: "statement",
    Account: "disagreement",
    Translation: "printing",
}
"""The field that names a row's owner."""


def case_of(row: models.Model) -> Case | None:
    """The case that `row` is part of, or None for a noun that cases share."""
    while type(row) in OWNERS:
        row = getattr(row, OWNERS[type(row)])
    return row if isinstance(row, Case) else None


def path_to_case(model: type[models.Model]) -> str:
    """The lookup from a row of `model` to its case: `allegation__case` for a status step."""
    steps = []
    while model in OWNERS:
        steps.append(OWNERS[model])
        related = model._meta.get_field(OWNERS[model]).related_model
        assert isinstance(related, type)
        model = related
    return "__".join(steps)


def place_last(row: Placed) -> None:
    """Put a new row after its siblings; every new row's position is 0 otherwise."""
    owner = OWNERS[type(row)]
    siblings = type(row)._default_manager.filter(**{owner: getattr(row, owner)})
    last = siblings.aggregate(last=models.Max("position"))["last"]
    row.position = 0 if last is None else last + 1
