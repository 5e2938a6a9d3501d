"""The filters that questions are made of: each cleans what was written and narrows the rows."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet, TextChoices, Value
from django.db.models.lookups import In

from editions import search
from editions.filters.known import FEW, MOMENT, SEARCH, Known, Pair
from editions.filters.ordering import Ordering
from editions.filters.question import not_known, suggestion
from editions.models import Listing

FIRST_YEAR, LAST_YEAR = 1000, 9998
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?", re.ASCII)

Days = tuple[date, date]


class Values(forms.Field):
    """Any number of values."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        return [str(one) for one in value or []]


class Terms(forms.MultipleChoiceField):
    """Any number of values of a controlled list."""

    def validate(self, value: list[str]) -> None:
        refuse_unknown(value, self.choices)


class OneTerm(forms.ChoiceField):
    """One value of a controlled list."""

    def validate(self, value: str) -> None:
        refuse_unknown([value], self.choices)


def refuse_unknown(values: list[str], choices: Any) -> None:
    known = [str(choice) for choice, _ in choices]
    for value in values:
        if value not in known:
            raise ValidationError(not_known(value, suggestion(value, known)))


class Words(forms.CharField):
    """Words to search for, few enough for both databases to plan a search."""

    def validate(self, value: str) -> None:
        words = len(search.WORD.findall(value))
        if words > search.MAX_TERMS:
            raise ValidationError(f"{words} words are too many; the limit is {search.MAX_TERMS}.")


class Day(forms.Field):
    """A day, a month or a year; cleaned to its first and last day."""

    def to_python(self, value: Any) -> Days | None:
        if not value:
            return None
        try:
            return days(str(value))
        except ValueError:
            raise ValidationError(
                f"Write a date as 2023-07-07, 2023-07 or 2023, from {FIRST_YEAR} to {LAST_YEAR}."
            ) from None


class Instant(forms.Field):
    """A moment; cleaned to RFC 3339 in UTC, as the log writes it."""

    def to_python(self, value: Any) -> str:
        if not value:
            return ""
        try:
            return instant(str(value))
        except (ValueError, OverflowError):
            raise ValidationError(
                "Write a moment as 2023-07-07T12:00:00Z, or a day as 2023-07-07, from "
                f"{FIRST_YEAR} to {LAST_YEAR}. A plus sign in an address is written %2B."
            ) from None


def days(text: str) -> Days:
    parts = DAY.fullmatch(text)
    if not parts or not FIRST_YEAR <= int(parts[1]) <= LAST_YEAR:
        raise ValueError(text)
    year, month, day = parts.groups()
    if day:
        only = date(int(year), int(month), int(day))
        return only, only
    first = date(int(year), int(month or 1), 1)
    last = first if month else first.replace(month=12)
    return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])


def instant(text: str) -> str:
    if not INSTANT.fullmatch(text) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Question(django_filters.Filter):  # type: ignore[misc]  # django-filter ships no types.
    """What the house adds to a filter: a sentence for people, and whether repeating it means "or"."""

    field_class: ClassVar[type[forms.Field]]
    many = False
    pattern = ""
    """What a value looks like, as a regular expression, for those who describe it."""
    default = ""

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


class TermFilter(Question):
    """A column that holds a value of a controlled list."""

    field_class = Terms
    many = True

    def __init__(self, name: str, terms: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(name, choices=terms.choices, **kwargs)

    def condition(self, value: list[str]) -> Q:
        return Q(**{f"{self.field_name}__in": value})


class NameFilter(Question):
    """A column that holds a slug which the index must know as a value of `facet`."""

    field_class: ClassVar[type[forms.Field]] = Values
    many = True
    pattern = "[-a-zA-Z0-9_]+"

    def __init__(self, name: str, *, facet: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.facet = facet

    def pairs(self, values: Iterable[str]) -> list[Pair]:
        return [(self.facet, value) for value in values]

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
    pattern = ""

    def __init__(self, facet: str, terms: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(facet, choices=terms.choices, **kwargs)

    def pairs(self, values: Iterable[str]) -> list[Pair]:
        return []


NO_LINE = 2**63 - 1
"""More than any line's number: before the first line is written, nothing has changed since any moment."""


@dataclass(frozen=True)
class Search:
    """Words with how many cases they find, counted a little beyond FEW."""

    words: str
    found: int


class SearchFilter(Question):
    """Cases in whose public text every word stands."""

    field_class = Words

    def numbers(self, value: str) -> list[Pair]:
        return [(SEARCH, value)] if value else []

    def settled(self, value: str, known: Known) -> Search:
        return Search(value, known.numbers.get((SEARCH, value), 0))

    def condition(self, value: Search) -> Q:
        """Many matches are tested in the order of the list; few are collected and put in order.

        SQLite would always collect, a second's work for a common word; adding nothing to the key forbids it.
        """
        matches = search.matching(value.words)
        if matches is None:
            return Q()
        collect = value.found <= FEW or not search.is_sqlite()
        return Q(pk__in=matches) if collect else Q(In(F("pk") + Value(0), matches))


class SinceFilter(Question):
    """Ranges of days that end on or after a day: those that overlap what lies behind it."""

    field_class = Day
    pattern = DAY.pattern

    def condition(self, value: Days) -> Q:
        return Q(**{f"{self.field_name}_latest__gte": value[0]})


class UntilFilter(Question):
    """Ranges of days that begin on or before a day."""

    field_class = Day
    pattern = DAY.pattern

    def condition(self, value: Days) -> Q:
        return Q(**{f"{self.field_name}_earliest__lte": value[1]})


class ChangedFilter(Question):
    """Cases changed at or after a moment; settled to the last line of the log before it.

    A bound on the log's number, unlike one on the time, can be read in the order that pages are read in.
    """

    field_class = Instant
    pattern = INSTANT.pattern

    def numbers(self, value: str) -> list[Pair]:
        return [(MOMENT, value)]

    def settled(self, value: str, known: Known) -> int:
        return known.numbers.get((MOMENT, value), NO_LINE)

    def condition(self, value: int) -> Q:
        return Q(sequence__gt=value)


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
