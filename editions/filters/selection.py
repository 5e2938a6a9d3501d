"""Selection: the rows that a question selects, in an order, before any of them is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from editions.filters.known import Head, Known, newest_line
from editions.filters.ordering import Ordering
from editions.filters.question import Asked
from editions.models import Listing


@dataclass(frozen=True)
class Selection:
    queryset: QuerySet[Any]
    """Every selected row, in order."""
    ordering: Ordering
    asked: Asked
    """What was asked, as it was written; orders and empty parameters left out."""
    walks: tuple[QuerySet[Listing], ...] = ()
    """Listings that name the same rows newest first: reading a page from them costs a page, however rare or
    common the value is. Empty where there are none, or where another order is asked for."""
    known: Known | None = None
    columns: tuple[str, ...] = ()

    @cached_property
    def head(self) -> Head:
        """The newest line of the log: every public list is a function of it and of the question."""
        return self.known.head if self.known else newest_line()

    def reading(self, *columns: str) -> Selection:
        """The same rows as light named tuples of these columns; models cost five times as much to make."""
        return replace(self, columns=columns)

    def shaped(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """`rows` as `reading` asked for them, with the columns that a cursor remembers."""
        if not self.columns:
            return rows
        return rows.values_list(*dict.fromkeys([*self.columns, *self.ordering.names]), named=True)


def selection(rows: QuerySet[Any], ordering: Ordering, asked: Asked, **more: Any) -> Selection:
    """`rows` put in order; an order's expressions become columns that a cursor can remember."""
    ordered = rows.annotate(**ordering.expressions).order_by(*ordering.terms)
    return Selection(queryset=ordered, ordering=ordering, asked=asked, **more)
