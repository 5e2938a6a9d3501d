"""Reading a selection page by page: by keys, never by OFFSET, with signed cursors that survive new rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from editions.filters import BadQuestion, Fault, Key, Ordering, Selection, one

PARAMETERS = ("cursor", "page_size", "count")
"""What a list reads beside its question; pass them to `filters` as `also`."""

SIZE, MOST = 20, 100

COUNTED = 10_000
"""Rows that are counted at most: nobody reads on from there, and counting a million costs a second."""

MAX_CURSOR = 2_000
FORWARD, BACKWARD = "f", "b"

NEWEST_FIRST = Ordering("-updated", (Key("sequence", descending=True),))
"""The order that listings keep."""


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class Place:
    """Where a page begins: behind these values, in this direction."""

    direction: str
    values: list[Any]


@dataclass(frozen=True)
class Count:
    number: int
    exact: bool
    """False where there are more than are counted."""


def page(selection: Selection, *, cursor: str = "", size: int = SIZE) -> Page:
    """One page in one query; a cursor that was not made here raises BadQuestion."""
    place = read_cursor(selection, cursor) if cursor else None
    backward = place is not None and place.direction == BACKWARD
    found = list(window(selection, place, size + 1))
    more, rows = len(found) > size, found[:size]
    if backward:
        rows.reverse()
    # A page that was reached from a neighbour has that neighbour, whatever has happened to it since.
    onward, back = (True, more) if backward else (more, place is not None)
    return Page(
        rows,
        next=cursor_at(selection, FORWARD, rows[-1]) if rows and onward else None,
        previous=cursor_at(selection, BACKWARD, rows[0]) if rows and back else None,
    )


@dataclass(frozen=True)
class Piece:
    """A stretch of a selection: from a place on, so many rows, and the cursor of what lies behind."""

    place: Place | None = None
    limit: int | None = None
    next: str | None = None


WHOLE = Piece()


def piece(selection: Selection, *, cursor: str = "", limit: int | None = None) -> Piece:
    """Looks ahead, by the keys alone, for where a limited piece ends; raises BadQuestion."""
    place = read_cursor(selection, cursor) if cursor else None
    if place is not None and place.direction == BACKWARD:
        raise BadQuestion(Fault("cursor", _("It leads back. Follow `next` from the first page.")))
    if limit is None:
        return Piece(place)
    keys = list(window(selection.reading(*selection.ordering.names), place, limit + 1))
    onward = cursor_at(selection, FORWARD, keys[limit - 1]) if len(keys) > limit else None
    return Piece(place, limit, onward)


def chunks(selection: Selection, size: int, of: Piece = WHOLE) -> Iterator[list[Any]]:
    """The rows of a piece, `size` at a time and one query each: an export of everything fits in memory."""
    place, left = of.place, of.limit
    while rows := list(window(selection, place, size if left is None else min(size, left))):
        yield rows
        left = None if left is None else left - len(rows)
        if len(rows) < size or left == 0:
            return
        place = Place(FORWARD, selection.ordering.place_of(rows[-1]))


def count(selection: Selection) -> Count:
    rows = newest(selection, COUNTED + 1) if selection.walks else selection.queryset.order_by()[: COUNTED + 1]
    found = rows.count()
    return Count(min(found, COUNTED), exact=found <= COUNTED)


def newest(selection: Selection, size: int) -> QuerySet[Any]:
    """The cases of a selection that were changed last, whatever order it asks for."""
    rows = selection.queryset
    if selection.walks:
        rows = rows.model._default_manager.filter(walked(selection, NEWEST_FIRST, Q(), size))
    return rows.order_by(*NEWEST_FIRST.terms)[:size]


def window(selection: Selection, place: Place | None, size: int) -> QuerySet[Any]:
    """The first `size` rows behind a place, nearest first."""
    ordering = selection.ordering
    if place is not None and place.direction == BACKWARD:
        ordering = ordering.reversed()
    behind = ordering.after(place.values) if place else Q()
    if selection.walks and ordering.names == NEWEST_FIRST.names:
        # The walk has asked everything of these rows; asked again it would be planned as if nothing had.
        rows = selection.queryset.model._default_manager.filter(walked(selection, ordering, behind, size))
    else:
        rows = selection.queryset.filter(behind)
    return selection.shaped(rows.order_by(*ordering.terms))[:size]


def walked(selection: Selection, ordering: Ordering, behind: Q, size: int) -> Q:
    """The rows that the first `size` of any listing name: among them are the first `size` of all."""
    firsts = (walk.filter(behind).order_by(*ordering.terms)[:size] for walk in selection.walks)
    return reduce(or_, (Q(pk__in=first.values("case")) for first in firsts))


def cursor_at(selection: Selection, direction: str, row: Any) -> str:
    """Names the place of `row`; signed, so that nobody can ask for what no page led to."""
    ordering = selection.ordering
    return signer(selection).sign_object([ordering.name, direction, *ordering.place_of(row)])


def read_cursor(selection: Selection, cursor: str) -> Place:
    try:
        if len(cursor) > MAX_CURSOR:
            raise BadSignature
        name, direction, *values = signer(selection).unsign_object(cursor)
    except (BadSignature, ValueError):
        raise BadQuestion(
            Fault("cursor", _("It was not made here. Follow `next` from the first page."))
        ) from None
    if name != selection.ordering.name or len(values) != len(selection.ordering.keys):
        raise BadQuestion(
            Fault(
                "cursor",
                _("It belongs to the ordering %(name)s. Start from the first page.") % {"name": name},
            )
        )
    return Place(direction, values)


def signer(selection: Selection) -> Signer:
    """Without a time: the same page has the same links, and so the same ETag."""
    return Signer(salt=f"editions.paging.{selection.queryset.model._meta.model_name}")


def size_asked(params: QueryDict) -> int:
    """The value of `page_size`, or the usual size; raises BadQuestion."""
    asked = one(params, "page_size")
    if not asked:
        return SIZE
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 3 and 1 <= int(asked) <= MOST):
        raise BadQuestion(Fault("page_size", _("Write a number from 1 to %(most)s.") % {"most": MOST}))
    return int(asked)


def count_asked(params: QueryDict) -> bool:
    asked = one(params, "count")
    if asked not in ("", "on", "off"):
        raise BadQuestion(Fault("count", _("Write on or off.")))
    return asked == "on"
