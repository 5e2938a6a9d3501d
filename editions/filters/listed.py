"""Narrowing cases by values they are listed under, at a cost that does not depend on how rare they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from editions.filters.known import FEW, Known, Pair
from editions.filters.question import Asked, sides
from editions.models import Listing, PublicCase

FACETS = ("jurisdiction", "agency", "role", "process", "disposition", "category", "outlet", "speaker", "year")
"""What readers narrow cases by; the listing has two more for its own use, `party` and `source`."""

PARTY = "party"
"""Values are a role, a space and an agency: the two asked together mean one row of the case."""

MOST_WALKS = 8


@dataclass(frozen=True)
class Listed:
    """Cases under any of some values of one facet."""

    facet: str
    values: tuple[str, ...]

    @property
    def pairs(self) -> list[Pair]:
        return [(self.facet, value) for value in self.values]

    def rows(self) -> QuerySet[Listing]:
        return Listing.objects.filter(facet=self.facet, value__in=self.values)

    def size(self, known: Known) -> int:
        """At most how many cases; one under two of the values counts twice."""
        return sum(known.numbers.get(pair, 0) for pair in self.pairs)

    def among(self, column: str) -> Exists:
        return Exists(self.rows().filter(case=OuterRef(column)))

    def condition(self, known: Known) -> Q:
        if self.size(known) <= FEW:
            return Q(pk__in=self.rows().values("case"))
        return Q(self.among("pk"))

    def walks(self) -> Iterator[QuerySet[Listing]]:
        """One for each value: an index gives each in order, but not several together."""
        for value in self.values:
            yield Listing.objects.filter(facet=self.facet, value=value)


def wanted(asked: Asked, facet: str) -> list[str]:
    """The values of a facet of which any will do."""
    return sides(asked.get(facet, ()))[0]


def listed_in(asked: Asked) -> list[Listed]:
    """The listings that a question names; agency and role together are one."""
    facets = {facet: values for facet in FACETS if (values := wanted(asked, facet))}
    if "agency" in facets and "role" in facets:
        roles, slugs = facets.pop("role"), facets.pop("agency")
        facets[PARTY] = [f"{role} {slug}" for role in roles for slug in slugs]
    return [Listed(facet, tuple(values)) for facet, values in facets.items()]


def barred_in(asked: Asked) -> list[Listed]:
    """The listings that a question leaves out; each by itself, agency and role too."""
    barred = {facet: sides(asked.get(facet, ()))[1] for facet in FACETS}
    return [Listed(facet, tuple(values)) for facet, values in barred.items() if values]


def counted_in(asked: Asked) -> set[Pair]:
    """The pairs whose counts tell how to read; agency and role alone too, for facets that ask them so."""
    alone = {(facet, value) for facet in FACETS for value in wanted(asked, facet)}
    return alone.union(*(one.pairs for one in listed_in(asked)))


def narrow(rows: QuerySet[PublicCase], listed: list[Listed], known: Known) -> QuerySet[PublicCase]:
    for one in listed:
        rows = rows.filter(one.condition(known))
    return rows


def leave_out(rows: QuerySet[PublicCase], barred: list[Listed]) -> QuerySet[PublicCase]:
    for one in barred:
        rows = rows.filter(~one.among("pk"))
    return rows


def walks(
    rows: QuerySet[PublicCase], listed: list[Listed], known: Known, *, all_rows: bool, rival: int, bounds: Q
) -> tuple[QuerySet[Listing], ...]:
    """Listings of the rarest value, to be read newest first, which name the cases that meet all the rest.

    `rows` are cases that meet everything but `listed`; `all_rows` says that they are all that are public.
    None where a search finds fewer, `rival`, than the rarest value lists; `bounds` are of the log's numbers.
    """
    if not listed:
        return ()
    rarest, *others = sorted(listed, key=lambda one: one.size(known))
    if len(rarest.values) > MOST_WALKS or rival < min(FEW, rarest.size(known)):
        return ()
    return tuple(kept(walk.filter(bounds), rows, others, all_rows) for walk in rarest.walks())


def kept(
    walk: QuerySet[Listing], rows: QuerySet[PublicCase], others: list[Listed], all_rows: bool
) -> QuerySet[Listing]:
    for other in others:
        walk = walk.filter(other.among("case"))
    return walk if all_rows else walk.filter(Exists(rows.filter(pk=OuterRef("case"))))
