"""The filters that questions are made of: each cleans what was written and narrows the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet, TextChoices, Value
from django.db.models.lookups import In

from editions import search
from editions.filters.entries import (
    DAY,
    OPEN,
    YEAR,
    Day,
    Days,
    Instant,
    Interval,
    OneTerm,
    Terms,
    Values,
    Wanted,
    Words,
)
from editions.filters.known import FEW, MOMENT, Known, Pair
from editions.filters.ordering import Ordering
from editions.filters.question import sides
from editions.models import Listing
from editions.search import TextIndex

Form = Mapping[str, str]
DAYS: tuple[Form, ...] = (
    {"format": "date", "pattern": f"^{YEAR}-"},
    {"pattern": f"^{YEAR}-(?:0[1-9]|1[0-2])$"},
    {"pattern": f"^{YEAR}$"},
)
SLUGS: tuple[Form, ...] = ({"pattern": "^!?[-a-zA-Z0-9_]+$"},)


class Question(django_filters.Filter):  # type: ignore[misc]  # django-filter ships no types.
    """What the house adds to a filter: a sentence for people, and whether repeating it means "or"."""

    field_class: ClassVar[type[forms.Field]]
    many = False
    forms: tuple[Form, ...] = ()
    """What a value can look like, in the words of JSON Schema, for those who describe it; any of them."""
    default = ""
    least = 1
    """Characters of a value; a search may be for nothing."""

    def __init__(self, *args: Any, help_text: str, **kwargs: Any) -> None:
        super().__init__(*args, help_text=help_text, **kwargs)
        self.help_text = help_text

    @property
    def choices(self) -> list[str]:
        """The controlled list that values are of, if there is one."""
        return [str(value) for value, _ in self.extra.get("choices", [])]

    def clean(self, values: list[str]) -> Any:
        """The cleaned value; raises ValidationError. The field is built once a process."""
        return self.field.clean(values if self.many else values[0])

    def pairs(self, values: Iterable[str]) -> list[Pair]:
        """The values as pairs that the index must know; none by default."""
        return []

    def numbers(self, value: Any) -> list[Pair]:
        """Pairs whose numbers settle how a cleaned value is asked; none by default."""
        return []

    def settled(self, value: Any, known: Known) -> Any:
        """The cleaned value with those numbers."""
        return value

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs.filter(self.condition(value)) if value else qs

    def condition(self, value: Any) -> Q:
        raise NotImplementedError


class ManyFilter(Question):
    """A question whose parameter can be repeated, and each value be turned round by a sign before it."""

    many = True

    def filter(self, qs: QuerySet[Any], value: Wanted) -> QuerySet[Any]:
        if value.any_of:
            qs = qs.filter(self.condition(value.any_of))
        return qs.filter(~self.condition(value.none_of)) if value.none_of else qs


class TermFilter(ManyFilter):
    """A column that holds a value of a controlled list."""

    field_class = Terms

    def __init__(self, name: str, terms: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(name, choices=terms.choices, **kwargs)

    def condition(self, value: list[str]) -> Q:
        return Q(**{f"{self.field_name}__in": value})


class NameFilter(ManyFilter):
    """A column that holds a slug which the index must know as a value of `facet`."""

    field_class: ClassVar[type[forms.Field]] = Values
    forms = SLUGS

    def __init__(self, name: str, *, facet: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.facet = facet

    def pairs(self, values: Iterable[str]) -> list[Pair]:
        any_of, none_of = sides(values)
        return [(self.facet, value) for value in (*any_of, *none_of)]

    def condition(self, value: list[str]) -> Q:
        return Q(**{f"{self.field_name}__in": value})


class WordFilter(NameFilter):
    """A slug that is one word among others in a column of words between spaces."""

    def condition(self, value: list[str]) -> Q:
        found = Q()
        for word in value:
            found |= Q(**{f"{self.field_name}__contains": f" {word} "})
        return found


class ListedFilter(NameFilter):
    """A value under which cases are listed; `listed.py` says how several are asked together."""

    def __init__(self, facet: str, **kwargs: Any) -> None:
        super().__init__(facet, facet=facet, **kwargs)

    def condition(self, value: list[str]) -> Q:
        return Q(pk__in=Listing.objects.filter(facet=self.facet, value__in=value).values("case"))


class ListedTermFilter(ListedFilter):
    """The same for a controlled list: no case need stand under a term for it to be asked."""

    field_class = Terms
    forms = ()

    def __init__(self, facet: str, terms: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(facet, choices=terms.choices, **kwargs)

    def pairs(self, values: Iterable[str]) -> list[Pair]:
        return []


NO_LINE = 2**63 - 1
"""More than any line's number: before the first line is written, nothing has changed since any moment."""


@dataclass(frozen=True)
class Search:
    """Words with how many rows they find, counted a little beyond FEW."""

    words: str
    found: int


class SearchFilter(Question):
    """Rows whose public text answers a search; see editions/words.py for how one is written."""

    field_class = Words
    least = 0
    forms = ({"pattern": r"^[^\x00-\x1f\x7f-\x9f]*$"},)

    def __init__(self, index: TextIndex, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.index = index

    def numbers(self, value: str) -> list[Pair]:
        return [(self.index.table, value)] if value else []

    def settled(self, value: str, known: Known) -> Search:
        return Search(value, known.numbers.get((self.index.table, value), 0))

    def condition(self, value: Search) -> Q:
        """Many matches are tested in the order of the list; few are collected and put in order.

        SQLite would always collect, a second's work for a common word; adding nothing to the key forbids it.
        """
        matches = self.index.matching(value.words)
        if matches is None:
            return Q()
        collect = value.found <= FEW or not search.is_sqlite()
        return Q(pk__in=matches) if collect else Q(In(F("pk") + Value(0), matches))


class SinceFilter(Question):
    """Ranges of days that end on or after a day: those that overlap what lies behind it."""

    field_class = Day
    forms = DAYS

    def condition(self, value: Days) -> Q:
        return Q(**{f"{self.field_name}_latest__gte": value[0]})


class UntilFilter(Question):
    """Ranges of days that begin on or before a day."""

    field_class = Day
    forms = DAYS

    def condition(self, value: Days) -> Q:
        return Q(**{f"{self.field_name}_earliest__lte": value[1]})


class OverlapFilter(Question):
    """Ranges of days that overlap one."""

    field_class = Interval
    forms = (*DAYS, {"pattern": rf"^({DAY.pattern}|{re.escape(OPEN)})/({DAY.pattern}|{re.escape(OPEN)})$"})

    def condition(self, value: Days) -> Q:
        first, last = value
        name = self.field_name
        return Q(**{f"{name}_latest__gte": first, f"{name}_earliest__lte": last})


class ChangedFilter(Question):
    """Rows changed at or after a moment; settled to the last line of the log before it.

    A bound on the log's number, unlike one on the time, can be read in the order that pages are read in.
    """

    field_class = Instant
    forms = (
        {"format": "date", "pattern": f"^{YEAR}-"},
        {
            "format": "date-time",
            "pattern": rf"^{YEAR}-[-\d]+T[\d:]+(?:\.\d{{1,6}})?(?:Z|[+-]\d{{2}}:\d{{2}})$",
        },
    )

    def numbers(self, value: str) -> list[Pair]:
        return [(MOMENT, value)]

    def settled(self, value: str, known: Known) -> int:
        return known.numbers.get((MOMENT, value), NO_LINE)

    def filter(self, qs: QuerySet[Any], value: int) -> QuerySet[Any]:
        return qs.filter(self.condition(value))

    def condition(self, value: int) -> Q:
        return Q(sequence__gt=value)


class UnchangedFilter(ChangedFilter):
    """Rows not changed since a moment."""

    def condition(self, value: int) -> Q:
        return Q(sequence__lte=value)


def said_of(orderings: list[Ordering]) -> str:
    """The orders in words; their reverses need none of their own."""
    upwards = [f"{one.name}: {one.label}." for one in orderings if not one.name.startswith("-")]
    return " ".join(["The order of the answer.", *upwards, "A minus sign turns it round."])


class OrderFilter(Question):
    """The order of the answer; it leaves nothing out."""

    field_class = OneTerm

    def __init__(self, orderings: list[Ordering], *, default: str) -> None:
        self.orderings: Mapping[str, Ordering] = {one.name: one for one in orderings}
        self.default = default
        super().__init__(
            None,
            choices=[(one.name, one.label) for one in orderings],
            help_text=f"{said_of(orderings)} Where none is given: {default}.",
        )

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs
