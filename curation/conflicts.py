"""Two people on one row: whether another saved it since it was opened, and how the two versions differ."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from cases.history import last_edit
from cases.models import Case
from curation.labels import label_of
from curation.merging import Merge
from curation.ownership import case_of
from sources.wordings import Piece, compare

_TIME: Final = re.compile(r"[0-9]{1,10}\.[0-9]{6}", re.ASCII)


def token(row: models.Model, parts: Iterable[models.QuerySet[Any]]) -> str:
    """Names the state in which a screen shows `row` and its parts, and when, to be sent back with the form.

    The case's version would stop two people who work on different facts of one case; so a token is held
    against what the screen shows, and the time only tells what the screen showed.
    """
    seen = hashlib.sha256("\0".join(lines(row, parts)).encode()).hexdigest()
    return f"{timezone.now().timestamp():.6f}-{seen[:32]}"


def opened_at(sent: str) -> datetime:
    """When the screen was made that sends this token; the beginning of time where it does not say."""
    written = sent.partition("-")[0]
    told = float(written) if _TIME.fullmatch(written) else 0.0
    return datetime.fromtimestamp(told, UTC)


def lines(row: models.Model, parts: Iterable[models.QuerySet[Any]]) -> Iterator[str]:
    yield from columns(row)
    for rows in parts:
        for part in rows:
            yield from columns(part)


def columns(row: models.Model) -> Iterator[str]:
    """Every value of a row that its form can change, its links by their ids."""
    yield f"{row._meta.label} {row.pk}"
    for field in row._meta.concrete_fields:
        if field.editable and field.attname not in row.get_deferred_fields():
            yield f"{field.attname}={getattr(row, field.attname)}"
    for link in row._meta.many_to_many:
        yield f"{link.name}={sorted(linked.pk for linked in getattr(row, link.name).all())}"


def has_moved(sent: str, now: str) -> bool:
    """Whether what the screen showed is no longer so. A form without a token is no screen of ours."""
    return bool(sent) and sent.partition("-")[2] != now.partition("-")[2]


def lock(row: models.Model) -> None:
    """Hold the case, or the shared noun, until the transaction ends: a check without that passes two."""
    held = case_of(row) or row
    type(held)._default_manager.select_for_update().filter(pk=held.pk).first()


@dataclass(frozen=True)
class Difference:
    """One field of which the saved version and the one in the form differ."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Conflict:
    """What the second of two people is shown: each change, by who made it."""

    by: User | None
    at: datetime | None
    both: list[Difference]
    mine: list[Difference]
    theirs: list[Difference]


def conflict_of(row: models.Model, bound: Iterable[forms.BaseForm], merge: Merge) -> Conflict:
    """Who saved the other version, and how it differs, field by field, from what these forms now hold."""
    by_id, at = last_change(row)
    by = User.objects.filter(pk=by_id).first() if by_id else None
    found = [one for form in bound for one in differences(form)]
    both = [difference for name, difference in found if name in merge.both]
    mine = [difference for name, difference in found if name not in merge.both]
    return Conflict(by, at, both, mine, list(of_theirs(merge)))


def of_theirs(merge: Merge) -> Iterator[Difference]:
    for bound, was, now in merge.taken.values():
        yield Difference(labelled(bound), compared(bound.field, was, now))
    yield from (Difference("Added", [Piece("right", "", text)]) for text in merge.added)
    yield from (Difference("Taken out", [Piece("left", text, "")]) for text in merge.gone)


def last_change(row: models.Model) -> tuple[int | None, datetime | None]:
    case = case_of(row)
    if isinstance(case, Case):
        edit = last_edit(case)
        return (edit.by_id, edit.at) if edit else (None, None)
    newest = row.history.first() if hasattr(row, "history") else None
    return (newest.history_user_id, newest.history_date) if newest else (None, None)


def differences(form: Any) -> Iterator[tuple[str, Difference]]:
    """By the field's name in the form. A bound form's initial values are what is saved now."""
    if form.cleaned_data.get("DELETE"):
        yield form.prefix, Difference("You take out", [Piece("left", label_of(form.instance), "")])
        return
    for name in form.changed_data:
        if name in form.fields and name != "id":
            bound, mine = form[name], form.cleaned_data.get(name)
            saved = form.get_initial_for_field(form.fields[name], name)
            yield bound.html_name, Difference(labelled(bound), compared(bound.field, saved, mine))


def labelled(bound: Any) -> str:
    owner = f"{bound.form.instance._meta.verbose_name}: " if bound.form.prefix else ""
    return f"{owner}{bound.label or bound.name}".capitalize()


def compared(field: forms.Field, left: Any, right: Any) -> list[Piece]:
    return compare(in_words(left, field), in_words(right, field), ignore_typography=False)


def in_words(value: Any, field: forms.Field) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, models.QuerySet | list | tuple):
        return "; ".join(sorted(in_words(item, field) for item in value))
    if isinstance(value, models.Model):
        return label_of(value)
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        row = field.queryset.filter(pk=value).first()
        return label_of(row) if row else ""
    return str(value)
