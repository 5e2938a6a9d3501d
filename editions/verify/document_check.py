"""Proving the documents: each is canonical, and is what its log entry committed to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from editions import chain
from editions.models import Edition, Entry, EntryKind
from editions.redaction import is_marker
from editions.verify.damage import told


def document_faults() -> Iterator[str]:
    editions = Edition.objects.select_related("entry").order_by("entry__sequence")
    for edition in editions.iterator(chunk_size=100):
        yield from told(str(edition), (f"{edition}: {fault}" for fault in faults_of(edition)))
    yield from missing_documents()


def faults_of(edition: Edition) -> Iterator[str]:
    raw = edition.document.encode()
    if chain.sha256(raw) != edition.etag:
        yield "the stored document does not hash to its ETag."
    document = json.loads(raw)
    if chain.canonical(document) != raw:
        yield "the stored document is not canonical JSON."
    yield from envelope_faults(document, edition)
    yield from part_faults(document, edition.entry)
    yield from silent_removals(document, edition)


def envelope_faults(document: dict[str, Any], edition: Edition) -> Iterator[str]:
    entry = edition.entry
    expected = {
        "version": chain.VERSION,
        "case_id": edition.case_id,
        "edition": edition.number,
        "sequence": entry.sequence,
        "kind": entry.kind,
        "published_at": edition.published_at,
        "sha256": entry.sha256,
        "previous_sha256": entry.previous_sha256,
    }
    for key, value in expected.items():
        if document.get(key) != value:
            yield f"{key} is {document.get(key)!r}, but the log says {value!r}."
    if (entry.edition, entry.at, entry.case_id) != (edition.number, edition.published_at, edition.case_id):
        yield "its columns do not say what its log entry says."
    if (edition.slug, entry.slug, entry.note) != (
        document.get("slug"),
        document.get("slug"),
        document.get("note"),
    ):
        yield "slug or note differ between document, edition and log entry."


def part_faults(document: dict[str, Any], entry: Entry) -> Iterator[str]:
    """Every part has the digest that the log committed to; a redacted part has left its digest behind."""
    proof = document.get("proof", {})
    salts, left = proof.get("salts", {}), proof.get("digests", {})
    there = {pointer for pointer, _ in chain.parts_of(document)}
    for pointer in sorted(entry.parts.keys() ^ there):
        yield f"{pointer} is in the {'log' if pointer in entry.parts else 'document'} only."
    for pointer, part in chain.parts_of(document):
        if pointer in salts:
            found = chain.digest(salts[pointer], part)
        else:
            found = left.get(pointer, "") if is_marker(part) else ""
        if pointer in entry.parts and found != entry.parts[pointer]:
            yield f"{pointer} is not what was published."


def silent_removals(document: dict[str, Any], edition: Edition) -> Iterator[str]:
    """A part that is gone must be named by a redaction in the log."""
    redactions = Entry.objects.filter(case_id=edition.case_id, kind=EntryKind.REDACTED)
    logged = {
        removed["pointer"]
        for entry in redactions
        for removed in entry.removed
        if removed["edition"] == edition.number
    }
    for pointer in sorted(document.get("proof", {}).get("digests", {}).keys() - logged):
        yield f"{pointer} was removed, and no log entry says so."


def missing_documents() -> Iterator[str]:
    made = Entry.objects.filter(kind__in=[EntryKind.PUBLISHED, EntryKind.CORRECTED])
    for entry in made.filter(document_of__isnull=True):
        yield f"{entry}: the edition it made is missing."
