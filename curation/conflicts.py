"""Two people on one row: whether another saved it since it was opened, and how the two versions differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import models

from cases.history import last_edit
from cases.models import Case
from curation.labels import label_of
from curation.ownership import case_of
from sources.wordings import Piece, compare


def token(row: models.Model, parts: Iterable[models.QuerySet[Any]]) -> str:
    """Names the state in which a screen shows `row` and its parts, to be sent back with the form.

    The case's version alone would stop two people who work on different facts of one case; so a token is held
    against what the screen shows, and the version only spares looking where nothing moved at all.
    """
    case = case_of(row)
    seen = hashlib.sha256("\0".join(lines(row, parts)).encode()).hexdigest()
    return f"{case.version if case else 0}-{seen[:32]}"


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
    by: User | None
    at: datetime | None
    differences: list[Difference]


def conflict_of(row: models.Model, bound: Iterable[forms.BaseForm]) -> Conflict:
    """Who saved the other version, and how it differs, field by field, from what these forms hold."""
    by_id, at = last_change(row)
    by = User.objects.filter(pk=by_id).first() if by_id else None
    return Conflict(by, at, [found for form in bound for found in differences(form)])


def last_change(row: models.Model) -> tuple[int | None, datetime | None]:
    case = case_of(row)
    if isinstance(case, Case):
        edit = last_edit(case)
        return (edit.by_id, edit.at) if edit else (None, None)
    newest = row.history.first() if hasattr(row, "history") else None
    return (newest.history_user_id, newest.history_date) if newest else (None, None)


def differences(form: Any) -> Iterator[Difference]:
    """A bound form's initial values are what is saved now."""
    for name in form.changed_data:
        if name not in form.fields or name in ("id", "DELETE"):
            continue
        saved, mine = form.get_initial_for_field(form.fields[name], name), form.cleaned_data.get(name)
        pieces = compare(in_words(saved, form.fields[name]), in_words(mine, form.fields[name]))
        owner = "" if form.instance.pk is None else f"{form.instance._meta.verbose_name}: "
        yield Difference(f"{owner}{form.fields[name].label or name}".capitalize(), pieces)


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
