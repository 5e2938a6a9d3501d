"""What the index knows of the values in a question, and the newest line of the log, in one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import BigIntegerField, CharField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast, Coalesce

from editions import search
from editions.chain import GENESIS
from editions.filters.question import Fault, not_known, suggestion
from editions.models import Entry, FacetCount, LogHead, PublicCase

Pair = tuple[str, str]
"""A facet and a value of it, or one of the kinds below and what is asked of it."""

Row = QuerySet[Any, tuple[str, str, int, str]]
"""Kind, value, number, text: what all parts of the one query have in common."""

HEAD, CASE, MOMENT = "", "case", "moment"
"""Kinds of rows beside facets: the head; a case, by its slug; a moment. A search's is its index's table."""

NO_FACETS = {CASE, MOMENT, *search.INDEXES}

FEW = 5_000
"""Matches up to which collecting them beats probing each case in order (measured at 200,000 cases)."""

CANDIDATES = 500
"""Values that are compared with a misspelt one: the commonest."""


@dataclass(frozen=True)
class Head:
    """The newest line of the log, as of the question."""

    sequence: int = 0
    sha256: str = GENESIS
    at: str = ""


@dataclass(frozen=True)
class Known:
    head: Head
    numbers: Mapping[Pair, int]
    """How many public cases stand under a value; how many rows a search finds, counted a little beyond FEW;
    the last line of the log before a moment. What is not known is left out."""


def look_up(pairs: Collection[Pair]) -> Known:
    """One query, however much is asked for."""
    rows = list(HEAD_ROW.union(*counts(pairs), *cases(pairs), *searches(pairs), *moments(pairs), all=True))
    newest = next((Head(number, value, at) for facet, value, number, at in rows if facet == HEAD), Head())
    return Known(newest, {(facet, value): number for facet, value, number, _ in rows if facet != HEAD})


def newest_line() -> Head:
    """The head of the log, for answers that nothing was looked up for."""
    line = NEWEST_LINE.first()
    return Head(*line) if line else Head()


# Made once: building a query costs as much as compiling it, and every list asks one of these two.
NEWEST_LINE = Entry.objects.order_by("-sequence").values_list("sequence", "sha256", "at")
HEAD_ROW: Row = LogHead.objects.values_list(
    Value(HEAD, CharField()),
    F("sha256"),
    F("sequence"),
    Subquery(
        Entry.objects.filter(sequence=OuterRef("sequence")).order_by().values("at"), output_field=CharField()
    ),
)


def counts(pairs: Collection[Pair]) -> Iterator[Row]:
    asked = Q()
    for facet, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        if facet not in NO_FACETS:
            asked |= Q(facet=facet, value__in=[value for _, value in group])
    if asked:
        number = Cast("cases", BigIntegerField())
        yield (
            FacetCount.objects.filter(asked)
            .order_by()
            .values_list(F("facet"), F("value"), number, Value("", CharField()))
        )


def cases(pairs: Collection[Pair]) -> Iterator[Row]:
    if slugs := [value for facet, value in pairs if facet == CASE]:
        yield (
            PublicCase.objects.public()
            .filter(slug__in=slugs)
            .order_by()
            .values_list(
                Value(CASE, CharField()), F("slug"), Value(1, BigIntegerField()), Value("", CharField())
            )
        )


def searches(pairs: Collection[Pair]) -> Iterator[Row]:
    for kind, words in pairs:
        found = search.INDEXES[kind].matching(words) if kind in search.INDEXES else None
        if found is not None:
            bounded = f"(SELECT COUNT(*) FROM ({found.sql} LIMIT {FEW + 1}) AS found)"
            yield alone(kind, words, RawSQL(bounded, found.params, BigIntegerField()))


def moments(pairs: Collection[Pair]) -> Iterator[Row]:
    """The log's numbers grow with time, and lists are read by number."""
    for kind, moment in pairs:
        if kind == MOMENT:
            before = Entry.objects.filter(at__lt=moment).order_by("-at", "-sequence").values("sequence")[:1]
            yield alone(MOMENT, moment, Coalesce(Subquery(before), 0, output_field=BigIntegerField()))


def alone(kind: str, value: str, number: Combinable) -> Row:
    """A row that no table has: the head's table lends its one."""
    text = CharField()
    return LogHead.objects.values_list(Value(kind, text), Value(value, text), number, Value("", text))


def unknown(asked: Iterable[tuple[str, Pair]], known: Known) -> Iterator[Fault]:
    """A fault for each (parameter, pair) that names nothing public, with the nearest that does."""
    for parameter, (facet, value) in asked:
        if (facet, value) not in known.numbers:
            yield Fault(parameter, not_known(value, nearest(facet, value)))


def nearest(facet: str, value: str) -> str:
    """The value meant, by its spelling or its name; costs a query, and only a refusal pays it."""
    if facet == CASE:
        return suggestion(value, PublicCase.objects.public().values_list("slug", flat=True)[:CANDIDATES])
    rows = FacetCount.objects.filter(facet=facet).order_by("-cases", "value")
    labels = dict(rows.values_list("value", "label")[:CANDIDATES])
    return suggestion(value, labels, {label.casefold(): known for known, label in labels.items()})
