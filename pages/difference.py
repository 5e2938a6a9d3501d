"""What one edition of a case changed against another, word by word, computed from the two documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy

from editions.chain import ENVELOPE, canonical
from editions.reading import Piece, compare
from pages.casepage.document import Document
from pages.fieldnames import named

NOT_COMPARED: Final = frozenset({*ENVELOPE, "note", "review", "terms"})
DERIVED: Final = ("_earliest", "_latest", "_sentence")
"""Endings of keys that follow from another value of the same thing."""

SECTIONS: Final[dict[str, Any]] = {
    "slug": gettext_lazy("Address"),
    "title": gettext_lazy("Title"),
    "title_passages": gettext_lazy("Title"),
    "content_note": gettext_lazy("Content note"),
    "standing": gettext_lazy("Where it stands"),
    "allegations": gettext_lazy("Allegations"),
    "summary": gettext_lazy("Summary"),
    "events": gettext_lazy("Events"),
    "statements": gettext_lazy("Statements"),
    "disagreements": gettext_lazy("Where accounts differ"),
    "replies": gettext_lazy("Replies of those concerned"),
    "agencies": gettext_lazy("Agencies"),
    "people": gettext_lazy("People"),
    "tracking_numbers": gettext_lazy("Tracking numbers"),
    "sources": gettext_lazy("Sources"),
    "related": gettext_lazy("Related cases"),
    "jurisdiction": gettext_lazy("Jurisdiction"),
    "next_check": gettext_lazy("Next check"),
    "noindex": gettext_lazy("Left out by search engines"),
}
"""Parts of a document in the order of the page; a part not named here comes last under its own key."""

NUMBERED: Final = gettext_lazy("No.")

Path = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    where: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Section:
    title: str
    changes: list[Change]


def differences(old: Document, new: Document) -> list[Section]:
    """Every change, under the part of the page that it belongs to; empty where both say the same."""
    keys = [key for key in {**SECTIONS, **old, **new} if key not in NOT_COMPARED]
    found = [(heading(key), change) for key in keys for change in changes(old.get(key), new.get(key), ())]
    grouped = groupby(found, key=lambda pair: pair[0])
    return [Section(title, [change for _, change in group]) for title, group in grouped]


def heading(key: str) -> str:
    return str(SECTIONS.get(key) or named(key))


def changes(old: Any, new: Any, path: Path) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and "exact" not in new:
        yield from in_mapping(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from in_list(old, new, path)
    else:
        yield Change(" / ".join(path), compare(written(old), written(new)))


def in_mapping(old: Mapping[str, Any], new: Mapping[str, Any], path: Path) -> Iterator[Change]:
    for key in {**old, **new}:
        if not key.endswith(DERIVED):
            yield from changes(old.get(key), new.get(key), (*path, named(key)))


def in_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Change]:
    """By id where items have one; otherwise what was inserted, deleted or replaced in the sequence."""
    if all(name_of(item) for item in (*old, *new)):
        yield from by_name(old, new, path)
        return
    before, after = ([canonical(item) for item in items] for items in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag != "equal":
            yield from paired(old[from_old:to_old], new[from_new:to_new], path, from_new)


def by_name(old: list[Any], new: list[Any], path: Path) -> Iterator[Change]:
    before, after = ({name_of(item): item for item in items} for items in (old, new))
    for name, item in {**before, **after}.items():
        yield from changes(before.get(name), after.get(name), (*path, told(item, name)))


def told(item: Mapping[str, Any], name: str) -> str:
    """What a reader knows an item by: the beginning of what it says, as it says it now; else its name."""
    words = next((str(item[key]) for key in TELLING if item.get(key)), "")
    if not words:
        return name
    return Truncator(words).words(MOST_WORDS)


TELLING: Final = ("about", "question", "title", "text")
"""Keys whose value says what an item is, the plainest first."""

MOST_WORDS: Final = 9


def paired(old: list[Any], new: list[Any], path: Path, at: int) -> Iterator[Change]:
    for place in range(max(len(old), len(new))):
        before = old[place] if place < len(old) else None
        after = new[place] if place < len(new) else None
        yield from changes(before, after, (*path, f"{NUMBERED} {at + place + 1}"))


def name_of(item: Any) -> str:
    """What tells an item of a list from the others, or nothing."""
    if not isinstance(item, dict) or "exact" in item:
        return ""
    if "id" in item:
        return str(item["id"])
    name = str(item.get("slug") or item.get("source") or "")
    return f"{name}, {item['role']}" if name and "role" in item else name


def written(value: Any) -> str:
    """A value as a reader would write it down: one line for each thing it says."""
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        return passage(value) if "exact" in value else "\n".join(lines(value))
    if isinstance(value, list):
        return "\n".join(written(item) for item in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(value)


def passage(value: Mapping[str, Any]) -> str:
    where = gettext("%(source)s, characters %(start)s to %(end)s") % value
    return f"“{value['exact']}” ({where})"


def lines(value: Mapping[str, Any]) -> Iterator[str]:
    for key, inner in value.items():
        if key != "id" and not key.endswith(DERIVED) and (text := written(inner)):
            yield text if key in ("text", "passages", "name") else f"{named(key)}: {text}"
