"""What publishing a case now would make, without making it: nothing is numbered, chained or stored."""

from __future__ import annotations

from datetime import UTC, datetime

from cases.models import Case
from editions import chain
from editions.document import content_of
from editions.ledger import envelope
from editions.models import Edition, Entry, EntryKind, LogHead, PublicCase

NOT_YET = "0" * 64
"""Stands for the hashes that only publishing makes."""


def would_be(case: Case) -> tuple[PublicCase, Edition]:
    """The row and the edition that readers would be shown, as rows that are never saved."""
    content = content_of(case) | {"note": case.edition_note}
    number = Edition.objects.filter(case_id=case.public_id).count() + 1
    last = LogHead.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
    entry = Entry(
        sequence=last + 1,
        kind=EntryKind.PUBLISHED,
        case_id=case.public_id,
        slug=case.slug,
        edition=number,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        note=content["note"],
        sha256=NOT_YET,
        previous_sha256=NOT_YET,
    )
    document = chain.canonical(content | envelope(entry, {}))
    edition = Edition(
        entry=entry,
        case_id=case.public_id,
        slug=case.slug,
        number=number,
        published_at=entry.at,
        document=document.decode(),
        etag=chain.sha256(document),
    )
    row = PublicCase(case_id=case.public_id, slug=case.slug, number=number, sequence=entry.sequence)
    return row, edition
