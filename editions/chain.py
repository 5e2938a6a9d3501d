"""The hash chain: what an entry commits to, so that a part can later be deleted and the chain still proves.

Pure: strings in, hashes out. An outsider needs SHA-256 and RFC 8785 (canonical JSON) to redo all of it.

    part      one redactable piece of a document, named by its JSON Pointer (RFC 6901), e.g. /statements/3
    digest    SHA-256( salt bytes + canonical JSON of the part )           one salt of 16 random bytes a part
    parts     { pointer: digest }                                           all parts of one document
    entry     { version, sequence, kind, case_id, edition, at, parts_sha256, previous_sha256 }
    sha256    SHA-256( canonical JSON of the entry )                        the hash that the next entry names

A redaction deletes a part's salt and content. Its digest stays, so `parts_sha256` and every later hash can
still be recomputed, and nobody can test guesses at the content: an unsalted hash of a name falls to a
dictionary within a second.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import rfc8785

VERSION = 1
GENESIS = "0" * 64
"""What the first entry names as the one before it."""

SALT_BYTES = 16

ENVELOPE = (
    "version",
    "case_id",
    "edition",
    "sequence",
    "kind",
    "published_at",
    "sha256",
    "previous_sha256",
    "proof",
)
"""Keys of a document that say which edition it is; all others are content and are committed to as parts."""


@dataclass(frozen=True)
class EntryFacts:
    """What an entry's hash covers, beside the version."""

    sequence: int
    kind: str
    case_id: str
    edition: int
    at: str
    parts_sha256: str
    previous_sha256: str


def canonical(value: Any) -> bytes:
    """`value` as canonical JSON (RFC 8785), UTF-8."""
    return rfc8785.dumps(value)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def parts_of(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every part with its pointer: each item of a list, each other value whole, a list of nothing too."""
    for key, value in content.items():
        if key in ENVELOPE:
            continue
        if isinstance(value, list) and value:
            yield from ((f"/{key}/{place}", item) for place, item in enumerate(value))
        else:
            yield f"/{key}", value


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def new_salts(content: Mapping[str, Any]) -> dict[str, str]:
    return {pointer: new_salt() for pointer, _ in parts_of(content)}


def digest(salt: str, part: Any) -> str:
    return sha256(bytes.fromhex(salt) + canonical(part))


def digests(content: Mapping[str, Any], salts: Mapping[str, str]) -> dict[str, str]:
    """The digest of every part that still has its salt."""
    return {pointer: digest(salts[pointer], part) for pointer, part in parts_of(content) if pointer in salts}


def parts_hash(parts: Mapping[str, str]) -> str:
    return sha256(canonical(dict(parts)))


def entry_hash(facts: EntryFacts) -> str:
    return sha256(canonical({"version": VERSION, **asdict(facts)}))
