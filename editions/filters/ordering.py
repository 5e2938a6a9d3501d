"""Total orders of the public rows: what a list can be sorted by, with the keys that a cursor remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import BooleanField, F, Func, OrderBy, Q, Value
from django.db.models.expressions import Combinable


@dataclass(frozen=True)
class Key:
    """One column or expression to sort by, under the name that rows carry it by."""

    name: str
    descending: bool = False
    expression: Combinable | None = None

    def order(self) -> OrderBy:
        return OrderBy(F(self.name), descending=self.descending)

    def beyond(self, value: Any) -> Q:
        """Rows that come after `value` in this key's direction."""
        return Q(**{f"{self.name}__{'lt' if self.descending else 'gt'}": value})


class Behind(Func):
    """`(columns) < (values)`, which both databases read along an index from the very row on.

    `a <= x AND (a < x OR b < y)` says the same, and reads every row whose first key is x to find the place.
    """

    output_field: Any = BooleanField()

    def __init__(self, names: Sequence[str], values: Sequence[Any], *, descending: bool) -> None:
        super().__init__(*map(F, names), *map(Value, values))
        self.sign = "<" if descending else ">"

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        made = [compiler.compile(one) for one in self.source_expressions]
        half = len(made) // 2
        columns, values = (", ".join(sql for sql, _ in side) for side in (made[:half], made[half:]))
        return f"({columns}) {self.sign} ({values})", [one for _, params in made for one in params]


@dataclass(frozen=True)
class Ordering:
    """An order in which no two rows are equal, so that every page has one beginning."""

    name: str
    keys: tuple[Key, ...]
    label: str = field(default="", compare=False)

    @property
    def expressions(self) -> dict[str, Combinable]:
        return {key.name: key.expression for key in self.keys if key.expression is not None}

    @property
    def terms(self) -> list[OrderBy]:
        return [key.order() for key in self.keys]

    @property
    def names(self) -> list[str]:
        return [key.name for key in self.keys]

    def reversed(self) -> Ordering:
        return replace(self, keys=tuple(replace(key, descending=not key.descending) for key in self.keys))

    def place_of(self, row: Any) -> list[Any]:
        """The values that say where `row` stands, fit for JSON."""
        values = [getattr(row, name) for name in self.names]
        return [value.isoformat() if isinstance(value, date) else value for value in values]

    def after(self, place: Sequence[Any]) -> Q:
        """The rows behind `place`.

        Written as a comparison of rows, `(a, b) < (x, y)`, and not with OFFSET, so that page 10,000 costs
        what page 1 does, however many rows share a first key. All keys of an order run in one direction, and
        none but relevance, whose rows are few, is an expression: SQLite compares along columns only.
        """
        first = self.keys[0]
        if len(self.keys) == 1:
            return first.beyond(place[0])
        return Q(Behind(self.names, place, descending=first.descending))


def both_ways(name: str, label: str, *keys: Key) -> list[Ordering]:
    """An order and its exact reverse, `-name`; `keys` are those of `name` itself."""
    upwards = Ordering(name, keys, label)
    return [upwards, replace(upwards.reversed(), name=f"-{name}")]
