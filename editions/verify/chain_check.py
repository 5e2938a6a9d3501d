"""Proving the log: no number is missing, each entry names the one before it, each hash holds."""

from __future__ import annotations

from collections.abc import Iterator

from editions import chain
from editions.models import Entry, EntryKind, LogHead
from editions.verify.damage import told


def chain_faults() -> Iterator[str]:
    previous, expected = chain.GENESIS, 1
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=500):
        if entry.sequence != expected:
            yield f"log: entry {expected} is missing; the next one is {entry.sequence}."
        yield from told(str(entry), entry_faults(entry, previous))
        previous, expected = entry.sha256, entry.sequence + 1
    yield from head_faults(previous, expected - 1)


def entry_faults(entry: Entry, previous: str) -> Iterator[str]:
    if entry.previous_sha256 != previous:
        yield f"{entry}: previous_sha256 is {entry.previous_sha256}, but the entry before has {previous}."
    if chain.parts_hash(entry.parts) != entry.parts_sha256:
        yield f"{entry}: its parts do not hash to parts_sha256."
    if chain.entry_hash(entry.facts()) != entry.sha256:
        yield f"{entry}: its facts do not hash to sha256 {entry.sha256}."
    yield from notice_faults(entry)


def notice_faults(entry: Entry) -> Iterator[str]:
    """What stands in the log alone; an entry that made an edition has all of its parts in that."""
    is_notice = entry.kind in (EntryKind.RETRACTED, EntryKind.REDACTED)
    said = {"/note": entry.note, "/slug": entry.slug, "/removed": entry.removed} if is_notice else {}
    if entry.salts.keys() != said.keys() or (entry.removed and not is_notice):
        yield f"{entry}: it has other parts than an entry of its kind."
        return
    for pointer, value in said.items():
        if chain.digest(entry.salts[pointer], value) != entry.parts.get(pointer):
            yield f"{entry}: its {pointer[1:]} is not what was hashed."


def head_faults(sha256: str, sequence: int) -> Iterator[str]:
    """A log cut off at its end still chains; the head kept beside it shows the cut."""
    head = LogHead.objects.first() or LogHead()
    if (head.sequence, head.sha256) != (sequence, sha256):
        yield f"log: it ends at entry {sequence}, but its head says {head.sequence} ({head.sha256})."
