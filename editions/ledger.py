"""Writing the public record: appending entries to the log, and editions to entries; only verbs call it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User

from cases.models import Case
from editions import chain
from editions.models import Edition, Entry, EntryKind, LogHead


def lock() -> LogHead:
    """The head of the log, held until the caller's transaction ends, so that numbers have no gap."""
    head, _ = LogHead.objects.select_for_update().get_or_create(pk=1)
    return head


def append(head: LogHead, *, parts: dict[str, str], **about: Any) -> Entry:
    """The next entry of the log; moves the locked head on to it."""
    entry = Entry(
        sequence=head.sequence + 1,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        parts=parts,
        parts_sha256=chain.parts_hash(parts),
        previous_sha256=head.sha256,
        **about,
    )
    entry.sha256 = chain.entry_hash(entry.facts())
    entry.save(force_insert=True)
    head.sequence, head.sha256 = entry.sequence, entry.sha256
    head.save()
    return entry


def write_edition(
    head: LogHead, case: Case, *, kind: EntryKind, content: dict[str, Any], by: User | None
) -> Edition:
    """Append an entry and the edition that it makes of `content`."""
    salts = chain.new_salts(content)
    number = Edition.objects.filter(case_id=case.public_id).count() + 1
    entry = append(
        head,
        kind=kind,
        case_id=case.public_id,
        slug=case.slug,
        edition=number,
        note=content["note"],
        parts=chain.digests(content, salts),
    )
    document = chain.canonical(content | envelope(entry, salts))
    return Edition.objects.create(
        entry=entry,
        case_id=case.public_id,
        slug=case.slug,
        number=number,
        published_at=entry.at,
        document=document.decode(),
        etag=chain.sha256(document),
        made_by=by,
    )


def envelope(entry: Entry, salts: dict[str, str]) -> dict[str, Any]:
    return {
        "version": chain.VERSION,
        "case_id": entry.case_id,
        "edition": entry.edition,
        "sequence": entry.sequence,
        "kind": entry.kind,
        "published_at": entry.at,
        "sha256": entry.sha256,
        "previous_sha256": entry.previous_sha256,
        "proof": {"salts": salts, "digests": {}},
    }


def write_notice(
    head: LogHead, edition: Edition, *, kind: EntryKind, note: str, removed: list[dict[str, Any]]
) -> Entry:
    """Append an entry that makes no edition: a retraction, or a redaction of the `removed` parts."""
    content = {"note": note, "slug": edition.slug, "removed": removed}
    salts = {f"/{key}": chain.new_salt() for key in content}
    parts = {f"/{key}": chain.digest(salts[f"/{key}"], value) for key, value in content.items()}
    return append(
        head,
        kind=kind,
        case_id=edition.case_id,
        slug=edition.slug,
        edition=edition.number,
        note=note,
        removed=removed,
        salts=salts,
        parts=parts,
    )
