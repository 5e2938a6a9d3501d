"""What outsiders know things by: tracking numbers and ids that are resolved, names that are reconciled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import orjson
from django.db.models import CharField, F, QuerySet, Value
from rapidfuzz import fuzz

from editions.filters.known import newest_line
from editions.models import (
    FacetCount,
    Listing,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.words import folded

NUMBER = "number"
"""The facet under which a case is listed by its tracking numbers."""

MOST = 20

KINDS = {"agency": "Agency", "speaker": "Public official or spokesperson", "outlet": "News outlet"}
"""What names can be reconciled with, by the facet that they are values of."""

CANDIDATES = 5_000
"""Names of one kind that are compared with one asked for: the commonest."""

LEAST = 50.0
SURE = 100.0


def normal(number: str) -> str:
    """A tracking number without what people write in different ways: “Log #2023-0123” and “log 20230123”."""
    return re.sub(r"[\W_]+", "", folded(number))[:120]


@dataclass(frozen=True)
class Named:
    """A public thing that an identifier names, in the case that it belongs to, if it belongs to one."""

    kind: str
    id: str
    case: str


def named_by(identifier: str) -> list[Named]:
    """Everything public that goes by this identifier, what changed last first; one query."""
    cases = PublicCase.objects.public()
    first, *others = (
        rows(Listing.objects.filter(facet=NUMBER, value=normal(identifier)), NUMBER, "value", "case__slug"),
        rows(cases.filter(case_id=identifier), "case", "case_id", "slug"),
        rows(cases.filter(slug=identifier), "case", "case_id", "slug"),
        rows(PublicAllegation.objects.filter(public_id=identifier), "allegation", "public_id", "case__slug"),
        rows(PublicStatement.objects.filter(public_id=identifier), "statement", "public_id", "case__slug"),
        rows(PublicAgency.objects.filter(slug=identifier), "agency", "slug", ""),
        rows(PublicSource.objects.filter(slug=identifier), "source", "slug", ""),
    )
    # Kinds are small ASCII letters, which every database sorts alike.
    found = first.union(*others).order_by("-sequence", "named_as")
    return [Named(kind, name, case) for kind, name, case, _ in found[:MOST]]


def rows(found: QuerySet[Any], kind: str, name: str, case: str) -> QuerySet[Any, Any]:
    text = CharField()
    said = {"named_as": Value(kind, text), "called": F(name), "of_case": F(case) if case else Value("", text)}
    chosen: QuerySet[Any, Any] = found.order_by().annotate(**said).values_list(*said, "sequence")
    return chosen


@dataclass(frozen=True)
class Name:
    """Something that names are reconciled with."""

    kind: str
    value: str
    label: str
    spellings: tuple[str, ...]
    """Folded: its name, its slug and what else it is known as."""


@dataclass(frozen=True)
class Match:
    name: Name
    score: float
    is_sure: bool


def reconcile(asked: str, kinds: Iterable[str], limit: int) -> list[Match]:
    """The names most like the one asked for, best first; sure where one alone is spelt just so."""
    wanted, among = folded(asked).strip(), set(kinds)
    scored = [(score(wanted, one), one) for one in names(newest_line().sha256) if one.kind in among]
    best = sorted(
        (pair for pair in scored if pair[0] >= LEAST),
        key=lambda pair: (-pair[0], pair[1].label, pair[1].kind),
    )
    exact = sum(found == SURE for found, _ in best)
    return [Match(one, found, exact == 1 and found == SURE) for found, one in best[:limit]]


def score(wanted: str, name: Name) -> float:
    if wanted in name.spellings:
        return SURE
    return round(min(99.0, max(fuzz.token_sort_ratio(wanted, one) for one in name.spellings)), 1)


@lru_cache(maxsize=2)
def names(head: str) -> tuple[Name, ...]:
    """All names there are, read anew when the log has a new line; two queries."""
    bodies = dict(PublicAgency.objects.values_list("slug", "body")[:CANDIDATES])
    counted = FacetCount.objects.filter(facet__in=KINDS).order_by("-cases", "facet", "value")
    return tuple(
        Name(facet, value, label, spelt(value, label, bodies.get(value, "") if facet == "agency" else ""))
        for facet, value, label in counted.values_list("facet", "value", "label")[:CANDIDATES]
    )


def beginning(prefix: str, kinds: Iterable[str], most: int) -> list[Name]:
    """Names of which a spelling, or a word of one, begins so; the commonest first."""
    among = set(kinds)
    known = (one for one in names(newest_line().sha256) if one.kind in among)
    return list(islice((one for one in known if any(begins(prefix, said) for said in one.spellings)), most))


def begins(prefix: str, name: str) -> bool:
    return f" {folded(prefix).strip()}" in f" {folded(name)}"


@dataclass(frozen=True)
class Described:
    """A name with what the archive says of it; a record stands behind agencies alone."""

    kind: str
    slug: str
    label: str
    cases: int
    record: dict[str, Any]


def described(identifiers: Iterable[str]) -> dict[str, Described]:
    """The names that these identifiers, `kind:slug`, stand for; two queries."""
    asked = {one: tuple(one.partition(":")[::2]) for one in identifiers}
    slugs = {slug for kind, slug in asked.values() if kind in KINDS and slug.isprintable()}
    bodies = dict(PublicAgency.objects.filter(slug__in=slugs).values_list("slug", "body"))
    rows = FacetCount.objects.filter(facet__in=KINDS, value__in=slugs)
    known = {(row.facet, row.value): row for row in rows}
    return {one: described_by(known[pair], bodies) for one, pair in asked.items() if pair in known}


def described_by(row: FacetCount, bodies: Mapping[str, str]) -> Described:
    record = orjson.loads(bodies[row.value]) if row.facet == "agency" else {}
    return Described(row.facet, row.value, row.label, row.cases, record)


def spelt(value: str, label: str, body: str) -> tuple[str, ...]:
    record = orjson.loads(body) if body else {}
    others = [record.get("acronym", ""), *record.get("also_known_as", [])]
    return tuple(
        dict.fromkeys(folded(one) for one in (label, value, value.replace("-", " "), *others) if one)
    )
