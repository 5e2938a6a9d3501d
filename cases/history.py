"""What became of a case and its parts: who changed it last, every step, and forgetting what was redacted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q, QuerySet, Value

from cases.models import (
    Account,
    Allegation,
    Case,
    CaseAgency,
    Disagreement,
    Event,
    Move,
    Printing,
    Reply,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
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
)


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
    yield Case, Case.history.filter(id=case.pk)
    for model in PARTS:
        yield model, model.history.filter(case_id=case.pk)
    for model, owner, parent in PARTS_OF_PARTS:
        owners = parent.history.filter(case_id=case.pk).order_by().values("id")
        yield model, model.history.filter(**{f"{owner}__in": owners})


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
    """Who changed this agency, person or article last, by id; None where nobody or a command did."""
    by_id: int | None = model.history.filter(slug=slug).values_list("history_user_id", flat=True).first()
    return by_id


def editors(edits: Collection[Edit]) -> dict[int | None, User]:
    return {user.pk: user for user in User.objects.filter(pk__in={edit.by_id for edit in edits})}


# --- Forgetting ---------------------------------------------------------------------------------------------


def forget(case: Case, *, facts: Collection[str], texts: Collection[str]) -> None:
    """Take out of the history what was redacted from a case: facts by public id, and states with these texts.

    A state that its row still has is left: it is no history, and says nothing that the row does not.
    """
    for model, rows in histories_of(case):
        if hasattr(model, "public_id") and facts and model is not Case:
            forget_facts(model, facts)
        forget_texts(model, rows, texts)
    for model in apps.get_models():
        if hasattr(model, "history") and not hasattr(model, "case_pk") and model is not Case:
            forget_texts(model, model.history.all(), texts)
    for text in texts:
        said = Q(object_repr__icontains=text) | Q(change_message__icontains=text)
        LogEntry.objects.filter(said).delete()
        for move in Move.objects.filter(case=case, note__icontains=text):
            move.note = "[redacted]"
            move.save()


def forget_facts(model: Any, facts: Collection[str]) -> None:
    gone = model.history.filter(public_id__in=facts)
    ids = set(gone.values_list("id", flat=True)) - set(
        model.objects.filter(public_id__in=facts).values_list("id", flat=True)
    )
    for part, owner, parent in PARTS_OF_PARTS:
        if parent is model:
            part.history.filter(**{f"{owner}__in": ids}).delete()
    model.history.filter(id__in=ids).delete()


def forget_texts(model: Any, rows: QuerySet[Any], texts: Collection[str]) -> None:
    if texts:
        said = saying(model, texts)
        rows.filter(said).exclude(id__in=model._default_manager.filter(said).values("id")).delete()


def saying(model: Any, texts: Collection[str]) -> Q:
    """Any of `texts` in any column of words. SQLite folds the case of a-z alone, hence the spellings."""
    names = [
        field.name
        for field in model.history.model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and field.name in {own.name for own in model._meta.concrete_fields}
    ]
    said = Q()
    for text in texts:
        for spelling in {text, text.lower(), text.upper(), json.dumps(text)[1:-1]}:
            for name in names:
                said |= Q(**{f"{name}__icontains": spelling})
    return said
