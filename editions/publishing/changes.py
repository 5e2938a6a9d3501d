"""What publishing would change, fact by fact: each named, with its words and its passages before and after.

Pure: two contents in, changes out. A fact is known by its public id, and a sentence or role by what it says,
so that moving one up the page is no change of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from editions import chain

NAMES: Final = {
    "title": "Title",
    "title_passages": "What the title rests on",
    "slug": "Address",
    "content_note": "Content note",
    "summary": "Summary",
    "jurisdiction": "Jurisdiction",
    "standing": "Where it stands",
    "agencies": "Agency",
    "people": "Person",
    "tracking_numbers": "Tracking number",
    "allegations": "Allegation",
    "status_steps": "Status step",
    "statements": "Statement",
    "events": "Event",
    "disagreements": "Disagreement",
    "replies": "Reply",
    "next_check": "Next check",
    "related": "Related case",
    "sources": "Source",
}
FOLLOWS: Final = ("standing", "terms")
"""What follows from other parts; nobody need check it by itself."""

KNOWN_BY: Final = {
    "agencies": ("slug", "role"),
    "people": ("slug",),
    "tracking_numbers": ("agency", "number"),
    "related": ("case_id",),
    "sources": ("slug",),
    "summary": ("text",),
}

ALIKE: Final = 0.4
"""Share of words in common from which a sentence is the other one reworded."""

Fact = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One fact that an edition would add (no `before`), take away (no `after`) or say otherwise."""

    pointer: str
    before: Any
    after: Any

    @property
    def noun(self) -> str:
        key = self.pointer.split("/")[0]
        return NAMES.get(key, key.replace("_", " ").capitalize())

    @property
    def kind(self) -> str:
        if self.before is None:
            return "new"
        return "removed" if self.after is None else "changed"

    @property
    def sha256(self) -> str:
        """Names this very change: a fact that is edited again is another change, and unchecked."""
        return chain.sha256(chain.canonical([self.pointer, self.before, self.after]))

    @property
    def texts(self) -> dict[str, str]:
        """The articles that the fact rests on, each with the hash of the text that was cited."""
        return {
            passage["source"]: passage["text_sha256"] for passage in passages_in(self.after or self.before)
        }


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    old, new = dict(facts_of(before)), dict(facts_of(after))
    pair_sentences(old, new)
    pointers = [*new, *(pointer for pointer in old if pointer not in new)]
    return [
        Change(pointer, old.get(pointer), new.get(pointer))
        for pointer in pointers
        if old.get(pointer) != new.get(pointer)
    ]


def pair_sentences(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Set a sentence that says what none said before against the old one that is most like it, if any is."""
    gone = [pointer for pointer in old if pointer.startswith("summary/") and pointer not in new]
    for pointer in [pointer for pointer in new if pointer.startswith("summary/") and pointer not in old]:
        words = new[pointer]["text"].split()
        likeness = {
            other: SequenceMatcher(None, old[other]["text"].split(), words, autojunk=False).ratio()
            for other in gone
        }
        best = max(likeness, key=lambda other: likeness[other], default=None)
        if best and likeness[best] >= ALIKE:
            gone.remove(best)
            old[pointer] = old.pop(best)


def facts_of(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every fact under a name that it keeps while it lives; steps stand beside their allegation."""
    for key in NAMES:
        value = content.get(key)
        if key in FOLLOWS or value in (None, "", []):
            continue
        if not isinstance(value, list) or key == "title_passages":
            yield key, value
            continue
        for item in value:
            yield f"{key}/{name_of(key, item)}", without_steps(item)
            for step in item.get("status_steps", ()):
                yield f"status_steps/{step['id']}", step


def name_of(key: str, item: Fact) -> str:
    if key not in KNOWN_BY:
        return str(item["id"])
    found = chain.sha256(chain.canonical([item.get(name) for name in KNOWN_BY[key]]))
    return found[:16]


def without_steps(item: Fact) -> Fact:
    return {key: value for key, value in item.items() if key not in ("status_steps", "position")}


def passages_in(value: Any) -> Iterator[Fact]:
    if isinstance(value, dict):
        if "exact" in value and "text_sha256" in value:
            yield value
        else:
            for inner in value.values():
                yield from passages_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages_in(inner)
