"""What became of a case and its parts: who changed it last, and every step."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import models
from django.db.models import QuerySet, Value

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

PARTS: Final[tuple[Any, ...]] = (
    SummarySentence,
    CaseAgency,
    TrackingNumber,
    Allegation,
    Statement,
    Event,
    Disagreement,
    Reply,
)
PARTS_OF_PARTS: Final[tuple[tuple[Any, str, Any], ...]] = (
    (StatusStep, "allegation_id", Allegation),
    (Printing, "statement_id", Statement),
    (Account, "disagreement_id", Disagreement),
    (Translation, "printing_id", Printing),
)
"""What a part consists of: owners stand above what they own."""


@dataclass(frozen=True)
class Edit:
    """One step of a case's history: a noun of it was added, changed or taken out."""

    at: datetime
    by_id: int | None
    reason: str
    how: str
    noun: str
    row: int


def histories_of(case: Case) -> Iterator[tuple[Any, QuerySet[Any]]]:
    """Each noun of a case with every state that its rows ever had, those of deleted rows included."""
    found = {Case: Case.history.filter(id=case.pk)}
    found |= {model: model.history.filter(case_id=case.pk) for model in PARTS}
    for model, owner, parent in PARTS_OF_PARTS:
        owners = found[parent].order_by().values("id")
        found[model] = model.history.filter(**{f"{owner}__in": owners})
    yield from found.items()


def edits_of(case: Case) -> QuerySet[Any, Any]:
    """Newest first; one query over all tables of history."""
    columns = ("history_date", "history_user_id", "history_change_reason", "history_type")
    steps = [
        rows.order_by()
        .annotate(noun=Value(str(model._meta.verbose_name)), row=models.F("id"))
        .values_list(*columns, "noun", "row")
        for model, rows in histories_of(case)
    ]
    found: QuerySet[Any, Any] = steps[0].union(*steps[1:], all=True).order_by("-history_date")
    return found


def last_edit(case: Case) -> Edit | None:
    newest = edits_of(case)[:1]
    return next((Edit(*step) for step in newest), None)


def last_editor_of(model: Any, slug: str) -> int | None:
    """Who changed this agency, person, article, outlet or place last, by id; None where no person did."""
    by_id: int | None = model.history.filter(slug=slug).values_list("history_user_id", flat=True).first()
    return by_id


def editors(edits: Collection[Edit]) -> dict[int | None, User]:
    return {user.pk: user for user in User.objects.filter(pk__in={edit.by_id for edit in edits})}
