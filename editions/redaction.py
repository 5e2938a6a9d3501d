"""Taking content out of editions: what is removed leaves its digest behind, so that the chain still proves.

Pure but for `rewrite`. A part is removed whole, in every edition that has it; a marker stands in its
place and says what kind of thing it was and on what ground it went, never what it said.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from editions import chain
from editions.models import Edition, Entry
from sources.text import says

MARKER = "[redacted]"
"""Stands for a part that is one text, such as the title."""

NEVER_REMOVED = ("/slug", "/jurisdiction", "/standing", "/terms")
"""Parts without which a case could not be shown or addressed; they are changed by a new edition."""


@dataclass(frozen=True)
class Target:
    """What is to go: facts by their ids, and every part in which one of the texts occurs."""

    facts: Collection[str] = ()
    texts: Collection[str] = ()

    def hits(self, pointer: str, part: Any) -> bool:
        if pointer.startswith(NEVER_REMOVED) or is_marker(part):
            return False
        if isinstance(part, dict) and part.get("id") in self.facts:
            return True
        return self.occurs_in(part)

    def remains_in(self, content: dict[str, Any]) -> list[str]:
        """Pointers to the parts of `content` that are to go, those that cannot be removed included."""
        found = [pointer for pointer, part in chain.parts_of(content) if self.hits(pointer, part)]
        fixed = [key for key in NEVER_REMOVED if self.occurs_in(content.get(key[1:]))]
        return [*found, *fixed]

    def occurs_in(self, part: Any) -> bool:
        return says("\n".join(texts_in(part)), self.texts)


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def is_marker(part: Any) -> bool:
    return part == MARKER or (isinstance(part, dict) and "redacted" in part)


def marker_for(pointer: str, part: Any, ground: str) -> Any:
    if isinstance(part, str):
        return MARKER
    kept = {"id": part["id"]} if isinstance(part, dict) and "id" in part else {}
    return {**kept, "redacted": {"what": kind_of(pointer), "ground": ground}}


def kind_of(pointer: str) -> str:
    """What a removed part is called in public: the key it stood under."""
    return pointer.split("/")[1]


def without(document: dict[str, Any], target: Target, ground: str) -> tuple[dict[str, Any], list[str]]:
    """`document` with what `target` hits replaced by markers, and the pointers of what went."""
    gone = [pointer for pointer, part in chain.parts_of(document) if target.hits(pointer, part)]
    salts, left = dict(document["proof"]["salts"]), dict(document["proof"]["digests"])
    cleaned = json.loads(json.dumps(document))
    for pointer, part in chain.parts_of(document):
        if pointer in gone:
            left[pointer] = chain.digest(salts.pop(pointer), part)
            put(cleaned, pointer, marker_for(pointer, part, ground))
    return cleaned | {"proof": {"salts": salts, "digests": left}}, gone


def put(document: dict[str, Any], pointer: str, value: Any) -> None:
    key, _, place = pointer[1:].partition("/")
    if place:
        document[key][int(place)] = value
    else:
        document[key] = value


def rewrite(editions: Collection[Edition], target: Target, ground: str) -> list[dict[str, Any]]:
    """Remove what `target` hits from each edition; says of each removed part where it stood and its kind."""
    removed = []
    for edition in editions:
        cleaned, gone = without(json.loads(edition.document), target, ground)
        if not gone:
            continue
        raw = chain.canonical(cleaned)
        # Past the model's own refusal to be saved again: redaction is the one verb that rewrites.
        Edition.objects.filter(pk=edition.pk).update(document=raw.decode(), etag=chain.sha256(raw))
        Entry.objects.filter(pk=edition.pk).update(note=cleaned["note"])
        removed += [{"edition": edition.number, "pointer": at, "what": kind_of(at)} for at in gone]
    return removed
