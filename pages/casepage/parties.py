"""The agencies of a case: what each does in it, and which is a unit of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.casepage.document import Document, Item, Meaning, Terms, present
from pages.casepage.notes import Mark, Notes


@dataclass(frozen=True)
class Role:
    meaning: Meaning
    marks: list[Mark]


@dataclass(frozen=True)
class Party:
    slug: str
    name: str
    acronym: str
    also_known_as: list[str]
    kind: str
    url: str
    parent: str
    roles: list[Role]
    marks: list[Mark]
    """What shows name and parent."""
    units: list[Party]


@dataclass(frozen=True)
class Tracking:
    agency: Item
    number: str
    note: str
    marks: list[Mark]


def parties_of(document: Document, terms: Terms, notes: Notes) -> list[Party]:
    """The agencies that are no unit of another one here, each with its units below it."""
    rows: dict[str, list[Item]] = {}
    for row in present(document["agencies"]):
        rows.setdefault(row["slug"], []).append(row)
    tops = [group for group in rows.values() if parent_of(group) not in rows]
    return [party(group, list(rows.values()), terms, notes) for group in tops]


def party(group: list[Item], others: Sequence[list[Item]], terms: Terms, notes: Notes) -> Party:
    first = group[0]
    units = [other for other in others if parent_of(other) == first["slug"]]
    return Party(
        **{key: first[key] for key in ("slug", "name", "acronym", "also_known_as", "url")},
        kind=terms.label("agency-kind", first["kind"]),
        parent=parent_of(group),
        roles=[Role(terms.meaning("role", row["role"]), notes.marks(row["passages"])) for row in group],
        marks=notes.marks(first["name_passages"]),
        units=[party(unit, others, terms, notes) for unit in units],
    )


def parent_of(group: list[Item]) -> str:
    parent = group[0]["parent"]
    return str(parent["slug"]) if parent else ""


def tracking_of(document: Document, notes: Notes) -> list[Tracking]:
    return [
        Tracking(row["agency"], row["number"], row["note"], notes.marks(row["passages"]))
        for row in present(document["tracking_numbers"])
    ]
