"""Forgetting what was redacted from a case: in its history, in notes between colleagues, in the admin's log.

Words are compared here and not by the database: SQLite folds the case of a-z alone, JSON columns spell
letters as numbers, and nobody prints a name with the same apostrophe twice.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from cases.history import PARTS_OF_PARTS, histories_of
from cases.models import Case, Move
from sources.text import says

FORGOTTEN: Final = "[redacted]"


def forget(case: Case, *, facts: Collection[str], texts: Collection[str]) -> None:
    """Take out what was redacted from a case: facts by public id, and states and notes with these texts.

    A state that its row still has is left: it is no history, and says nothing that the row does not.
    """
    for model, rows in histories_of(case):
        if hasattr(model, "public_id") and facts and model is not Case:
            forget_facts(model, facts)
        forget_texts(model, rows, texts)
    for model in apps.get_models():
        if hasattr(model, "history") and not hasattr(model, "case_pk") and model is not Case:
            forget_texts(model, model.history.all(), texts)
    blank_log([row for row in LogEntry.objects.iterator() if says(words_of_log(row), texts)])
    for move in Move.objects.filter(case=case):
        if says(move.note, texts):
            move.note = FORGOTTEN
            move.save()


def forget_facts(model: Any, facts: Collection[str]) -> None:
    kept = model.objects.filter(public_id__in=facts)
    ids = set(model.history.filter(public_id__in=facts).values_list("id", flat=True))
    ids -= set(kept.values_list("id", flat=True))
    forget_rows(model, ids)


def forget_rows(model: Any, ids: Collection[int]) -> None:
    """Every state of these rows, and of whatever they consisted of."""
    for part, owner, parent in PARTS_OF_PARTS:
        if parent is model:
            of_part = part.history.filter(**{f"{owner}__in": ids})
            forget_rows(part, set(of_part.values_list("id", flat=True)))
    blank_log(log_of(model, ids))
    model.history.filter(id__in=ids).delete()


def forget_texts(model: Any, rows: QuerySet[Any], texts: Collection[str]) -> None:
    """Delete the states that say it, but for those that still stand; a reason that says it is blanked."""
    if not texts:
        return
    fields = fields_of_words(model)
    said = [row for row in rows.iterator() if says(words_in(row, fields), texts)]
    standing = model._default_manager.filter(pk__in={row.id for row in said})
    left = {row.pk for row in standing if says(words_in(row, fields), texts)}
    gone = [row.history_id for row in said if row.id not in left]
    rows.filter(history_id__in=gone).delete()
    for row in rows.exclude(history_change_reason="").iterator():
        if says(row.history_change_reason, texts):
            row.history_change_reason = FORGOTTEN
            row.save(update_fields=["history_change_reason"])


def fields_of_words(model: Any) -> list[str]:
    """Columns of words that the row and its history both have."""
    own = {field.name for field in model._meta.concrete_fields}
    return [
        field.name
        for field in model.history.model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField) and field.name in own
    ]


def words_in(row: models.Model, fields: Iterable[str]) -> str:
    values = (getattr(row, name) for name in fields)
    return "\n".join(value if isinstance(value, str) else spelt(value) for value in values)


def spelt(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def words_of_log(row: LogEntry) -> str:
    """The admin writes what changed as JSON, in which letters outside ASCII are numbers."""
    try:
        message = spelt(json.loads(row.change_message))
    except ValueError:
        message = row.change_message
    return f"{row.object_repr}\n{message}"


def log_of(model: Any, ids: Iterable[int]) -> QuerySet[LogEntry]:
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in ids])


def blank_log(lines: Iterable[LogEntry]) -> None:
    """Who did something, and when, stays."""
    for line in lines:
        line.object_repr, line.change_message = FORGOTTEN, ""
        line.save(update_fields=["object_repr", "change_message"])
