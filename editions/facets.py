"""Counting the cases of a question under each value that it could be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import Concat, RowNumber, StrIndex, Substr

from editions.filters import FACETS, PARTY, Selection, wanted, without
from editions.models import FacetCount, Listing, PublicSource
from editions.paging import Count as Counted
from editions.paging import count, newest
from editions.vocabulary import CaseRole

MOST = 100
"""Values shown of one facet: the commonest."""

COUNTED = 10_000
"""Cases counted at most, the newest: counting a million would take seconds for one address."""

SOURCE = "source"

SPACE = StrIndex("value", Value(" "))
ROLE, AGENCY = Substr("value", 1, SPACE - 1), Substr("value", SPACE + 1)
"""The two halves of a value of the facet `party`."""


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facets:
    cases: Counted
    """How many cases the question has; where that is not exact, counts are of the newest of them."""
    values: dict[str, list[FacetValue]]
    """The commonest values of each facet, commonest first. A facet ignores what is asked of itself."""


def facets(selection: Selection) -> Facets:
    """Counts for a selection of cases, in two queries."""
    rows = narrowed_counts(selection) if is_narrowed(selection) else all_counts()
    found: dict[str, list[FacetValue]] = {facet: [] for facet in FACETS}
    for facet, value, label, cases in rows:
        found[facet].append(FacetValue(value, label, cases))
    return Facets(count(selection), {facet: commonest(values) for facet, values in found.items()})


def is_narrowed(selection: Selection) -> bool:
    return any(name != "ordering" for name in selection.asked)


def commonest(values: Iterable[FacetValue]) -> list[FacetValue]:
    return sorted(values, key=lambda one: (-one.count, one.label, one.value))[:MOST]


def all_counts() -> QuerySet[Any, tuple[str, str, str, int]]:
    """Counts of all public cases, kept while publishing."""
    place = Window(RowNumber(), partition_by=F("facet"), order_by=[F("cases").desc(), F("label"), F("value")])
    counts = FacetCount.objects.filter(facet__in=FACETS).annotate(place=place).filter(place__lte=MOST)
    return counts.order_by().values_list("facet", "value", "label", "cases")


def all_counts_and_sources(slugs: Iterable[str]) -> Iterable[tuple[str, str, str, int]]:
    """The same, and still in one query some articles, each with its record for a label."""
    rows: QuerySet[Any] = PublicSource.objects.filter(slug__in=list(slugs)).order_by()
    more = rows.annotate(facet=Value(SOURCE), cases=Value(0))
    return all_counts().union(more.values_list("facet", "slug", "body", "cases"), all=True)


def narrowed_counts(selection: Selection) -> Iterable[tuple[str, str, str, int]]:
    """Counts of every facet for a question, in one query; facets that are not asked share their cases."""
    apart = facets_asked(selection)
    together = by_case().filter(listed__in=[facet for facet in FACETS if facet not in apart])
    shared = grouped(together.annotate(named=F("listed"), shown=F("value")), selection)
    others = (grouped(listed_under(facet, selection), without(selection, facet)) for facet in apart)
    return shared.union(*others, all=True)


def facets_asked(selection: Selection) -> list[str]:
    """Facets with cases of their own: they ignore what is asked of them. Agency and role are asked as one."""
    asked = set(selection.asked)
    if asked & {"agency", "role"}:
        asked |= {"agency", "role"}
    return [facet for facet in FACETS if facet in asked]


def by_case() -> QuerySet[Any]:
    """Listing rows with their facet as an expression, so that no database walks all rows of a facet.

    The cases are few and each has a dozen rows; SQLite takes the facet's index wherever it can.
    """
    rows: QuerySet[Any] = Listing.objects.annotate(listed=Concat("facet", Value("")))
    return rows


def grouped(rows: QuerySet[Any], selection: Selection) -> QuerySet[Any, Any]:
    """(facet, value, label, count) of listing rows, for the newest cases of a question."""
    label = FacetCount.objects.filter(facet=OuterRef("named"), value=OuterRef("shown")).values("label")[:1]
    counts: QuerySet[Any, Any] = (
        rows.filter(case__in=newest(selection, COUNTED).values("pk"))
        .order_by()
        .values("named", "shown")
        .annotate(cases=Count("case", distinct=True))
        .annotate(label=Subquery(label, output_field=CharField()))
        .values_list("named", "shown", "label", "cases")
    )
    return counts


def listed_under(facet: str, selection: Selection) -> QuerySet[Any]:
    """Listing rows of a facet, with the value that is `shown`.

    Agency and role asked together mean one row of the case, so each is counted beside what is asked of the
    other: an agency by the cases in which it has the role.
    """
    asked = selection.asked
    named = Value(facet, CharField())
    rows: QuerySet[Any] = by_case().filter(listed=facet).annotate(named=named, shown=F("value"))
    pairs: QuerySet[Any] = by_case().filter(listed=PARTY).annotate(named=named, role=ROLE, agency=AGENCY)
    roles, agencies = wanted(asked, "role"), wanted(asked, "agency")
    if facet == "agency" and roles:
        rows = pairs.filter(role__in=roles).annotate(shown=F("agency"))
    elif facet == "role" and agencies:
        values = [f"{role} {agency}" for role in CaseRole.values for agency in agencies]
        rows = pairs.filter(value__in=values).annotate(shown=F("role"))
    return rows
