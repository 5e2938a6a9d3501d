"""Keeping every state of a curated row: who changed it, when, why, and which rows it was linked to.

    class Event(Fact):
        history = Kept()

    with because("The outlet moved the date.", by=ada):
        event.save()
        event.passages.set([passage])        # the same step of the history: one row is kept

A row's links (the passages it cites) are kept in the same row of history, as ids in `links`: tables of links
would cost seeding three times as much, and nobody ever asks them anything but "what was cited then?".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.db.models.signals import m2m_changed
from simple_history.models import HistoricalRecords

LINKS_MOVED = ("post_add", "post_remove", "post_clear")


@dataclass(frozen=True)
class Cause:
    reason: str
    by: User | None


_cause: ContextVar[Cause | None] = ContextVar("cause", default=None)


@contextmanager
def because(reason: str, *, by: User | None = None) -> Iterator[None]:
    """Every change of a curated row in this block is kept with this reason, as done by this person."""
    token = _cause.set(Cause(reason, by))
    try:
        yield
    finally:
        _cause.reset(token)


class WithLinks(models.Model):
    """What every table of history has beside the row's own columns."""

    links = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A new row has no links yet, and a deleted one none any more: its last row before has them.
        if self._state.adding and self.history_type == "~":  # type: ignore[attr-defined]
            self.links = links_of(self.instance_type, self.id)  # type: ignore[attr-defined]
        super().save(*args, **kwargs)


class Kept(HistoricalRecords):  # type: ignore[misc]  # It ships no types.
    """The history of a model, as the attribute `history` of it."""

    def __init__(self, **options: Any) -> None:
        reason = models.TextField(default="", blank=True)
        super().__init__(bases=[WithLinks], history_change_reason_field=reason, **options)

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if self.cls is sender:
            for field in sender._meta.local_many_to_many:
                through = field.remote_field.through
                m2m_changed.connect(partial(self.links_changed, name=field.name), sender=through, weak=False)

    def links_changed(
        self, *, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, name: str, **_: Any
    ) -> None:
        if action not in LINKS_MOVED:
            return
        rows = self.cls._default_manager.filter(pk__in=pk_set or ()) if reverse else [instance]
        for row in rows:
            self.keep_links(row, name)

    def keep_links(self, row: Any, name: str) -> None:
        """In the row of history that saving the same object just made for the same cause; else in a new."""
        latest, cause = getattr(row, "_kept", (None, None))
        if latest is None or cause != _cause.get():
            self.create_historical_record(row, "~")
        else:
            latest.links = {**latest.links, name: linked_ids(row._meta.get_field(name), row.pk)}
            latest.save(update_fields=["links"])

    def create_historical_record_m2ms(self, history_instance: Any, instance: Any) -> None:
        instance._kept = (history_instance, _cause.get())

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: Any) -> str:
        cause = _cause.get()
        return cause.reason if cause else getattr(instance, "_change_reason", "") or ""

    def get_history_user(self, instance: Any) -> Any:
        cause = _cause.get()
        return cause.by if cause and cause.by else super().get_history_user(instance)


def links_of(model: type[models.Model], pk: int) -> dict[str, list[int]]:
    """The ids of the rows that a row names by each many-to-many field: one query for each of these."""
    return {field.name: linked_ids(field, pk) for field in model._meta.local_many_to_many}


def linked_ids(field: Any, pk: int) -> list[int]:
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = field.remote_field.through._default_manager.filter(**{here: pk})
    return sorted(rows.values_list(f"{there}_id", flat=True))
