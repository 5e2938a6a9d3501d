"""Proving the index: every row is what the current editions project to, and there is no other row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from editions import projection, search
from editions.document import present
from editions.models import (
    Edition,
    Entry,
    EntryKind,
    FacetCount,
    Listing,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.search import TextIndex
from editions.searchable import TEXTS, case_text, text_of
from editions.verify.damage import DAMAGE, told


class Expected:
    """What is gathered over all cases, and compared once at the end."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.labels: dict[tuple[str, str], str] = {}
        self.agencies: dict[str, dict[str, Any]] = {}
        self.sources: dict[str, dict[str, Any]] = {}
        self.cases: set[str] = set()

    def add(self, document: dict[str, Any], entry: Entry) -> None:
        facets = projection.facets_of(document)
        self.counts.update(facets.keys())
        self.labels |= {key: label[:200] for key, label in facets.items()}
        for item in present(document["agencies"]):
            self.agencies[item["slug"]] = projection.agency_row(item, document, entry)
        for item in present(document["sources"]):
            self.sources[item["slug"]] = projection.source_row(item, document, entry)


def index_faults() -> Iterator[str]:
    if not projection.is_current():
        yield "index: an earlier release made it in another shape. Run manage.py reindex, then this again."
        return
    expected = Expected()
    for entry in projection.latest_entries():
        expected.cases.add(entry.case_id)
        yield from told(f"index: case {entry.slug}", case_faults(entry, expected))
    yield from search_faults()
    strays = PublicCase.objects.exclude(case_id__in=expected.cases)
    yield from (f"index: {row} stands in no log." for row in strays)
    yield from shared_faults(PublicAgency, expected.agencies)
    yield from shared_faults(PublicSource, expected.sources)
    yield from count_faults(expected)


def case_faults(entry: Entry, expected: Expected) -> Iterator[str]:
    row = PublicCase.objects.filter(case_id=entry.case_id).first()
    if row is None:
        yield f"index: case {entry.slug} has no row."
        return
    edition = Edition.objects.filter(case_id=entry.case_id).latest("number")
    if entry.kind == EntryKind.RETRACTED:
        kept = {"slug": edition.slug, "number": edition.number, "edition": edition}
        where = f"index: the tombstone of {entry.case_id}"
        yield from differing(where, row, projection.tombstone_row(entry) | kept)
        yield from facet_faults(row, set())
        yield from fact_faults(row, PublicAllegation, [])
        yield from fact_faults(row, PublicStatement, [])
        return
    document = projection.read(edition)
    expected.add(document, entry)
    yield from differing(f"index: case {row}", row, projection.case_row(document, edition, entry))
    yield from fact_faults(row, PublicAllegation, projection.allegation_rows(row, document))
    yield from fact_faults(row, PublicStatement, projection.statement_rows(row, document))
    yield from facet_faults(row, set(projection.facets_of(document)))
    if not search.CASES.holds(row.pk, case_text(document)):
        yield f"index: the search text of {row} is not what its edition says."


def search_faults() -> Iterator[str]:
    """Facts and shared nouns are found by what they say, and what is not public is not found any more."""
    public = set(PublicCase.objects.public().values_list("pk", flat=True))
    yield from stray_faults(search.CASES, public, "no public case")
    for model, (index, _) in TEXTS.items():
        name = model._meta.verbose_name
        keys = set()
        for row in model._default_manager.iterator():
            keys.add(row.pk)
            yield from text_faults(index, row)
        yield from stray_faults(index, keys, f"no {name}")


def text_faults(index: TextIndex, row: models.Model) -> Iterator[str]:
    """A record that cannot be read is told of where rows are compared with their editions."""
    try:
        text = text_of(row)
    except DAMAGE:
        return
    if not index.holds(row.pk, text):
        yield f"index: the search text of {row._meta.verbose_name} {row} is not what its record says."


def stray_faults(index: TextIndex, public: set[int], what: str) -> Iterator[str]:
    for key in sorted(index.keys() - public):
        yield f"index: the search finds row {key}, which is {what}."


def differing(where: str, row: models.Model, expected: dict[str, Any]) -> Iterator[str]:
    for field, value in expected.items():
        found = getattr(row, field)
        if comparable(found) != comparable(value):
            yield f"{where}: {field} is {shown(found)}, expected {shown(value)}."


def comparable(value: Any) -> Any:
    return value if isinstance(value, int | models.Model) else str(value)


def shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 80 else f"{text[:76]}…"


def fact_faults(
    case: PublicCase,
    model: type[PublicAllegation] | type[PublicStatement],
    expected: Iterable[PublicAllegation | PublicStatement],
) -> Iterator[str]:
    found = {row.public_id: row for row in model.objects.filter(case=case)}
    for wanted in expected:
        row = found.pop(wanted.public_id, None)
        where = f"index: {model._meta.verbose_name} {wanted.public_id}"
        if row is None:
            yield f"{where} is missing."
        else:
            yield from differing(where, row, values_of(wanted))
    yield from (f"index: {model._meta.verbose_name} {stray} stands in no edition." for stray in found)


def own_fields(row: models.Model) -> Iterator[models.Field[Any, Any]]:
    """Those that projecting fills; the database derives the others."""
    for field in row._meta.concrete_fields:
        if not field.primary_key and not field.generated:
            yield field


def values_of(row: models.Model) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in own_fields(row)}


def facet_faults(case: PublicCase, expected: set[tuple[str, str]]) -> Iterator[str]:
    rows = Listing.objects.filter(case=case)
    found = {(row.facet, row.value) for row in rows if row.sequence == case.sequence}
    for facet, value in sorted(found ^ expected):
        fault = "missing from" if (facet, value) in expected else "wrongly in"
        yield f"index: {case} is {fault} {facet}={value}."


def shared_faults(
    model: type[PublicAgency] | type[PublicSource], expected: dict[str, dict[str, Any]]
) -> Iterator[str]:
    found = {row.slug: row for row in model.objects.all()}
    for slug in sorted(expected.keys() ^ found.keys()):
        fault = "missing" if slug in expected else "in no edition"
        yield f"index: {model._meta.verbose_name} {slug} is {fault}."
    for slug in expected.keys() & found.keys():
        yield from differing(f"index: {model._meta.verbose_name} {slug}", found[slug], expected[slug])


def count_faults(expected: Expected) -> Iterator[str]:
    found = {(row.facet, row.value): row for row in FacetCount.objects.all()}
    for key in sorted(expected.counts.keys() | found.keys()):
        row, wanted = found.get(key), expected.counts.get(key, 0)
        if row is None or not wanted or row.cases != wanted:
            yield f"index: {key[0]}={key[1]} counts {row.cases if row else 0} cases, expected {wanted}."
        elif row.label != expected.labels[key]:
            yield f"index: {key[0]}={key[1]} is labelled {row.label!r}, expected {expected.labels[key]!r}."
