"""Earlier states of a row: what each step of its history changed, and bringing one back as a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet

from curation import conflicts, divergence
from curation.conflicts import Difference
from curation.labels import label_of, labelled
from sources.keeping import because
from sources.models import Passage
from sources.wordings import Piece, compare

NEVER: Final = frozenset({"text_sha256", "text_length", "version"})
"""What is a row's own from the first: an article's text is private evidence, and no edit of it."""
KINDS: Final = {"+": "Entered", "~": "Changed", "-": "Taken out"}


@dataclass(frozen=True)
class Step:
    """One state that the row had, with what it changed against the state before."""

    state: Any
    differences: list[Difference]

    @property
    def at(self) -> datetime:
        return self.state.history_date  # type: ignore[no-any-return]

    @property
    def by(self) -> User | None:
        return self.state.history_user  # type: ignore[no-any-return]

    @property
    def reason(self) -> str:
        return self.state.history_change_reason or ""

    @property
    def kind(self) -> str:
        return KINDS[self.state.history_type]


def may_be_restored(model: type[models.Model]) -> bool:
    """A passage is never edited: it is exact, or it is another passage."""
    return hasattr(model, "history") and model is not Passage


def steps_of(row: models.Model, most: int) -> list[Step]:
    """The newest states first; their links are labelled together, so that more steps cost no more queries."""
    states = list(_states(row).select_related("history_user")[: most + 1])
    named = Names(type(row), states)
    pairs = zip(states, [*states[1:], None], strict=True)
    return [Step(state, list(_differing(row, before, state, named))) for state, before in pairs][:most]


def acts_on(row: models.Model, most: int) -> QuerySet[LogEntry]:
    """What else was done with the row, newest first: sent, approved, published, taken out as a file."""
    done = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk), action_flag=CHANGE
    )
    return done.exclude(change_message="").select_related("user").order_by("-action_time", "-pk")[:most]


def state_of(row: models.Model, history_id: int) -> Any:
    """The state, or None where it is none of this row's."""
    return _states(row).filter(history_id=history_id).exclude(history_type="-").first()


def difference_to(row: Any, state: Any, left_out: Collection[str]) -> list[Difference]:
    """What restoring `state` would change."""
    now = _as_state(row)
    return list(_differing(row, now, state, Names(type(row), [now, state]), left_out))


def changes_since(row: Any, state: Any) -> list[Difference]:
    """What others have changed since `row` was in this state; what it rests on is left aside."""
    now = _as_state(row)
    links = {link.name for link in _links(row)}
    return list(_differing(row, state, now, Names(type(row), [now, state]), links))


def _as_state(row: Any) -> Any:
    """What is saved now, in the shape in which history keeps it."""
    now = type(row).history.model(**{one.attname: getattr(row, one.attname) for one in columns_of(row)})
    now.links = {
        link.name: sorted(getattr(row, link.name).values_list("pk", flat=True)) for link in _links(row)
    }
    now.history_type = "~"
    return now


def restore(
    row: Any, state: Any, *, left_out: Collection[str], by: User, reason: str, unless_moved: Any = None
) -> None:
    """Make the working copy of `row` say again what it said; every state in between stays in its history.

    Nothing is published: readers keep their edition until this is published. Columns in `left_out` stay,
    because they cannot be edited either. Raises ValidationError.
    """
    with transaction.atomic(), because(reason, by=by):
        conflicts.lock(row)
        if unless_moved is not None and unless_moved():
            raise ValidationError("Somebody has changed it since you opened this; look at it again.")
        for column in columns_of(row):
            if column.name not in {*left_out, *NEVER} and column.editable and not column.primary_key:
                setattr(row, column.attname, getattr(state, column.attname))
        _refuse_lost(row, state)
        row.full_clean()
        row.save()
        for link in _links(row):
            if link.name not in left_out and (ids := _linked(state, link.name)) is not None:
                getattr(row, link.name).set(ids)
        divergence.note(row)


def _states(row: Any) -> Any:
    return type(row).history.filter(id=row.pk).order_by("-history_date", "-history_id")


def columns_of(row: Any) -> list[Any]:
    """The columns of a row that its history keeps."""
    kept = {field.attname for field in type(row).history.model._meta.concrete_fields}
    return [field for field in row._meta.concrete_fields if field.attname in kept]


def _links(row: Any) -> list[Any]:
    return list(row._meta.local_many_to_many)


def _linked(state: Any, name: str) -> list[int] | None:
    """The ids that the state was linked to; a row just entered was linked to nothing unless it says so."""
    found: list[int] | None = state.links.get(name)
    return [] if found is None and state.history_type == "+" else found


def _refuse_lost(row: Any, state: Any) -> None:
    """What the state names may have been deleted since: then it cannot be said again."""
    for link in _links(row):
        ids = _linked(state, link.name) or []
        there = set(link.related_model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
        if lost := len(set(ids) - there):
            noun = link.related_model._meta.verbose_name_plural
            raise ValidationError(f"{lost} of the {noun} that it was linked to are no longer here.")


class Names:
    """What the rows that some states name are called: one query a noun."""

    def __init__(self, model: Any, states: list[Any]) -> None:
        self._names: dict[tuple[type[models.Model], int], str] = {}
        for link in model._meta.local_many_to_many:
            self._load(link.related_model, {pk for state in states for pk in state.links.get(link.name, ())})
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                self._load(field.related_model, {getattr(state, field.attname) for state in states} - {None})

    def _load(self, model: Any, ids: set[Any]) -> None:
        rows = labelled(model._default_manager.filter(pk__in=ids)) if ids else ()
        self._names |= {(model, row.pk): label_of(row) for row in rows}

    def of(self, model: Any, pk: int | None) -> str:
        return self._names.get((model, pk), "one no longer here") if pk is not None else ""


def _differing(
    row: Any, before: Any, after: Any, named: Names, left_out: Collection[str] = ()
) -> Iterator[Difference]:
    for column in columns_of(row):
        if not column.editable or column.primary_key or column.name in {*left_out, *NEVER}:
            continue
        old, new = (_shown(column, state, named) for state in (before, after))
        if old != new:
            yield Difference(str(column.verbose_name), compare(old, new, ignore_typography=False))
    for link in _links(row):
        pieces = list(_linked_pieces(link, before, after, named))
        if pieces and link.name not in left_out:
            yield Difference(str(link.verbose_name), pieces)


def _shown(column: Any, state: Any, named: Names) -> str:
    if state is None:
        return ""
    value = getattr(state, column.attname)
    if isinstance(column, models.ForeignKey):
        return named.of(column.related_model, value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return "" if value is None else str(value)


def _linked_pieces(link: Any, before: Any, after: Any, named: Names) -> Iterator[Piece]:
    """Each row that was taken off or put on, by a line of its own."""
    old, new = ((state and _linked(state, link.name)) or [] for state in (before, after))
    yield from (Piece("left", f"{named.of(link.related_model, pk)}\n", "") for pk in old if pk not in new)
    yield from (Piece("right", "", f"{named.of(link.related_model, pk)}\n") for pk in new if pk not in old)
