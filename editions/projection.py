"""Projecting editions into the index: which rows the public lists, filters and searches are made of.

A row is a function of a document and its log entry alone, so `reindex` and `verify` can make it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model

from editions import chain, search
from editions.document import happened, list_form, present
from editions.joining import NUMBER, normal
from editions.models import (
    Edition,
    Entry,
    EntryKind,
    FacetCount,
    Listing,
    LogHead,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.searchable import TEXTS, case_text, text_of
from editions.shape import INDEX_SHAPE
from sources.edtf_dates import FAR_FUTURE, FAR_PAST

Facets = dict[tuple[str, str], str]
"""(facet, value) to the label that readers see."""


FACTS: tuple[type[PublicAllegation | PublicStatement], ...] = (PublicAllegation, PublicStatement)
SHARED: dict[str, type[PublicAgency] | type[PublicSource]] = {"agency": PublicAgency, "source": PublicSource}


def read(edition: Edition) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(edition.document)
    return document


def show(edition: Edition, latest: Entry) -> PublicCase:
    """Make `edition` what readers see of its case; `latest` is the newest log entry about it.

    Runs within the caller's transaction.
    """
    document = read(edition)
    before = facets_listed(edition.case_id)
    row, _ = PublicCase.objects.update_or_create(
        case_id=edition.case_id, defaults=case_row(document, edition, latest)
    )
    replace_facts(row, document)
    relist(row, before, facets_of(document))
    share(document, row, gone=before.keys() - facets_of(document).keys())
    search.CASES.write({row.pk: case_text(document)})
    return row


def hide(entry: Entry) -> PublicCase:
    """Leave only the tombstone that `entry` (a retraction) describes."""
    row = PublicCase.objects.get(case_id=entry.case_id)
    before = facets_listed(entry.case_id)
    for field, value in tombstone_row(entry).items():
        setattr(row, field, value)
    row.save()
    replace_facts(row, None)
    relist(row, before, {})
    share(None, row, gone=set(before))
    search.CASES.remove([row.pk])
    return row


def case_row(document: dict[str, Any], edition: Edition, latest: Entry) -> dict[str, Any]:
    first_day, last_day = happened(document)
    changed = {"sequence": latest.sequence, "updated": latest.at}
    return {
        "slug": document["slug"],
        "edition": edition,
        "number": document["edition"],
        **changed,
        "title": document["title"],
        "jurisdiction": document["jurisdiction"]["slug"],
        "happened_earliest": first_day,
        "happened_latest": last_day,
        "retracted": False,
        "noindex": document.get("noindex", False),
        "note": latest.note,
        **sealed(list_form(document) | changed),
    }


def tombstone_row(entry: Entry) -> dict[str, Any]:
    """What is left in public of a retracted case: an opaque id, the day and the reason. No title."""
    left = {"id": entry.case_id, "retracted": True, "updated": entry.at, "note": entry.note}
    return {
        "sequence": entry.sequence,
        "updated": entry.at,
        "title": "",
        "jurisdiction": "",
        "happened_earliest": None,
        "happened_latest": None,
        "retracted": True,
        "noindex": False,
        "note": entry.note,
        **sealed(left | {"sequence": entry.sequence, "sha256": entry.sha256}),
    }


def sealed(value: dict[str, Any]) -> dict[str, str]:
    """A row's stored JSON with the hash that answers If-None-Match."""
    body = chain.canonical(value)
    return {"body": body.decode(), "etag": chain.sha256(body)}


UNDETERMINED = "und"
"""The language of an article that was redacted (BCP 47)."""


def replace_facts(row: PublicCase, document: dict[str, Any] | None) -> None:
    for model in FACTS:
        old = model._default_manager.filter(case=row)
        TEXTS[model][0].remove(old.values_list("pk", flat=True))
        old.delete()
    if document:
        find_by_words(PublicAllegation.objects.bulk_create(allegation_rows(row, document)))
        find_by_words(PublicStatement.objects.bulk_create(statement_rows(row, document)))


def find_by_words(rows: Sequence[Model]) -> None:
    """Make rows of one kind findable."""
    if rows:
        TEXTS[type(rows[0])][0].write({row.pk: text_of(row) for row in rows})


def allegation_rows(row: PublicCase, document: dict[str, Any]) -> list[PublicAllegation]:
    return [
        PublicAllegation(
            **of_case(row, document, place, item),
            category=item["category"],
            process=item["process"],
            disposition=item["disposition"],
            agency=item["agency"]["slug"],
            happened_earliest=item["happened_earliest"],
            happened_latest=item["happened_latest"],
        )
        for place, item in enumerate(present(document["allegations"]))
    ]


def statement_rows(row: PublicCase, document: dict[str, Any]) -> list[PublicStatement]:
    outlet_of = {source["slug"]: slug_in(source["outlet"]) for source in present(document["sources"])}
    language_of = {source["slug"]: source["language"] for source in present(document["sources"])}
    return [
        PublicStatement(
            **of_case(row, document, place, item),
            speaker=slug_in(item["speaker"]),
            agency=slug_in(item["agency"]),
            kind=item["kind"],
            medium=item["medium"],
            outlets=f" {' '.join(sorted({outlet_of.get(p['source'], '') for p in item['printings']}))} ",
            languages=" ".join(language_of.get(p["source"], UNDETERMINED) for p in item["printings"]),
            said_earliest=item["said_earliest"],
            said_latest=item["said_latest"],
        )
        for place, item in enumerate(present(document["statements"]))
    ]


def of_case(row: PublicCase, document: dict[str, Any], place: int, item: dict[str, Any]) -> dict[str, Any]:
    case = {"id": document["case_id"], "slug": document["slug"], "title": document["title"]}
    return {
        "case": row,
        "sequence": row.sequence,
        "position": place,
        "public_id": item["id"],
        **sealed(item | {"case": case} | said_by(document, row)),
    }


def said_by(document: dict[str, Any], row: PublicCase | Entry) -> dict[str, Any]:
    """Which edition says a thing, and the newest log entry about its case."""
    at = row.at if isinstance(row, Entry) else row.updated
    return {"edition": document["edition"], "sequence": row.sequence, "updated": at}


def slug_in(noun: dict[str, Any] | None) -> str:
    return noun["slug"] if noun else ""


def facets_of(document: dict[str, Any]) -> Facets:
    """Every (facet, value) that a case stands under."""
    labels = {(term["vocabulary"], term["value"]): term["label"] for term in document["terms"]}
    found: Facets = {("jurisdiction", document["jurisdiction"]["slug"]): document["jurisdiction"]["name"]}
    for row in present(document["agencies"]):
        found["agency", row["slug"]] = row["name"]
        found["role", row["role"]] = labels["role", row["role"]]
        found["party", f"{row['role']} {row['slug']}"] = row["name"]
    for row in present(document["allegations"]):
        for facet in ("process", "disposition", "category"):
            found[facet, row[facet]] = labels[facet, row[facet]]
        found |= {("year", year): year for year in years(row)}
    found |= {(NUMBER, normal(number)): number for number in numbers(document)}
    found |= {("speaker", row["slug"]): row["name"] for row in speakers(document)}
    for row in present(document["sources"]):
        found["source", row["slug"]] = row["title"] or row["slug"]
        if row["outlet"]:
            found["outlet", row["outlet"]["slug"]] = row["outlet"]["name"]
    return found


def speakers(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The people named, without those of whom a reply was sought and who said nothing."""
    asked = {slug_in(row["person"]) for row in present(document.get("replies", []))}
    spoke = {slug_in(row["speaker"]) for row in present(document["statements"])}
    return [row for row in present(document["people"]) if row["slug"] not in asked - spoke]


def numbers(document: dict[str, Any]) -> list[str]:
    """The tracking numbers that articles print."""
    return [row["number"] for row in present(document["tracking_numbers"]) if row["number"]]


def years(row: dict[str, Any]) -> Iterator[str]:
    """The years in which what is alleged can have happened; an open end of a range adds none."""
    ends = [row["happened_earliest"], row["happened_latest"]]
    first, last = (int(day[:4]) if day else FAR_FUTURE.year for day in ends)
    first = last if first == FAR_PAST.year else first
    last = first if last == FAR_FUTURE.year else last
    if FAR_PAST.year < first < FAR_FUTURE.year:
        yield from map(str, range(first, last + 1))


def facets_listed(case_id: str) -> Facets:
    rows = Listing.objects.filter(case__case_id=case_id)
    return dict.fromkeys(rows.values_list("facet", "value"), "")


def relist(row: PublicCase, before: Facets, after: Facets) -> None:
    """Move the case from the listings and counts of `before` to those of `after`."""
    Listing.objects.filter(case=row).delete()
    Listing.objects.bulk_create(
        Listing(facet=facet, value=value, case=row, sequence=row.sequence) for facet, value in after
    )
    count(before, after)


def count(before: Facets, after: Facets) -> None:
    """Move the counts; the caller holds the log, so nobody else is counting."""
    moved = before.keys() | after.keys()
    rows = FacetCount.objects.filter(value__in={value for _, value in moved})
    known = {(row.facet, row.value): row for row in rows}
    for key, label in after.items():
        row = known.setdefault(key, FacetCount(facet=key[0], value=key[1], cases=0))
        row.label = label[:200]
        row.cases += int(key not in before)
    for key in before.keys() - after.keys():
        known[key].cases -= 1
    changed = [known[key] for key in moved]
    FacetCount.objects.bulk_create(row for row in changed if not row.pk)
    FacetCount.objects.bulk_update([row for row in changed if row.pk], ["label", "cases"])
    FacetCount.objects.filter(cases=0).delete()


def share(document: dict[str, Any] | None, row: PublicCase, *, gone: Iterable[tuple[str, str]]) -> None:
    """Describe agencies and sources as the case that changed last, and names them, does."""
    if document:
        describe_agencies(document, row)
        describe_sources(document, row)
    for facet, value in gone:
        fall_back(facet, value)


def describe_agencies(document: dict[str, Any], row: PublicCase, only: str = "") -> None:
    for item in present(document["agencies"]):
        if item["slug"] == only or not only:
            made = agency_row(item, document, row)
            shared, _ = PublicAgency.objects.update_or_create(slug=item["slug"], defaults=made)
            find_by_words([shared])


def describe_sources(document: dict[str, Any], row: PublicCase, only: str = "") -> None:
    for item in present(document["sources"]):
        if item["slug"] == only or not only:
            made = source_row(item, document, row)
            shared, _ = PublicSource.objects.update_or_create(slug=item["slug"], defaults=made)
            find_by_words([shared])


def agency_row(item: dict[str, Any], document: dict[str, Any], row: PublicCase | Entry) -> dict[str, Any]:
    """`row` is the case, or the newest log entry about it."""
    body = {key: value for key, value in item.items() if key not in ("role", "passages", "name_passages")}
    return {
        "sequence": row.sequence,
        "name": item["name"],
        "kind": item["kind"],
        "parent": slug_in(item["parent"]),
        **sealed(body | {"passages": item["name_passages"]} | of_noun(item, document, row)),
    }


def source_row(item: dict[str, Any], document: dict[str, Any], row: PublicCase | Entry) -> dict[str, Any]:
    return {
        "sequence": row.sequence,
        "outlet": slug_in(item["outlet"]),
        "published_earliest": item["published_earliest"],
        "published_latest": item["published_latest"],
        **sealed(item | of_noun(item, document, row)),
    }


def of_noun(item: dict[str, Any], document: dict[str, Any], row: PublicCase | Entry) -> dict[str, Any]:
    case = {"id": document["case_id"], "slug": document["slug"]}
    return {"id": item["slug"], "described_by": case, **said_by(document, row)}


def fall_back(facet: str, value: str) -> None:
    """Describe a noun, and label its facet, as the newest remaining case does; else drop the noun."""
    newest = Listing.objects.filter(facet=facet, value=value).select_related("case__edition").first()
    if newest is None:
        if facet in SHARED:
            gone = SHARED[facet].objects.filter(slug=value)
            TEXTS[SHARED[facet]][0].remove(gone.values_list("pk", flat=True))
            gone.delete()
        return
    document = read(newest.case.edition)
    label = facets_of(document)[facet, value]
    FacetCount.objects.filter(facet=facet, value=value).update(label=label[:200])
    if facet == "agency":
        describe_agencies(document, newest.case, only=value)
    elif facet == "source":
        describe_sources(document, newest.case, only=value)


def latest_entries() -> Iterable[Entry]:
    """The newest log entry of each case, in the order of the log."""
    newest: dict[str, int] = dict(Entry.objects.order_by("sequence").values_list("case_id", "sequence"))
    return Entry.objects.filter(sequence__in=newest.values()).order_by("sequence")


def rebuild() -> int:
    """Make the whole index again from editions and log; returns how many cases it shows or buries.

    Holds the log until the caller's transaction ends: what is published meanwhile would be lost.
    """
    head = LogHead.objects.select_for_update().first()
    clear()
    entries = list(latest_entries())
    for entry in entries:
        show(Edition.objects.filter(case_id=entry.case_id).latest("number"), entry)
        if entry.kind == EntryKind.RETRACTED:
            hide(entry)
    if head:
        head.index_shape = INDEX_SHAPE
        head.save()
    return len(entries)


def is_current() -> bool:
    """Whether all rows have the shape that this release makes; of an empty archive all have."""
    return not LogHead.objects.exclude(index_shape=INDEX_SHAPE).exists()


def clear() -> None:
    for one in search.INDEXES.values():
        one.clear()
    for model in (
        Listing,
        FacetCount,
        PublicAllegation,
        PublicStatement,
        PublicAgency,
        PublicSource,
        PublicCase,
    ):
        model.objects.all().delete()
