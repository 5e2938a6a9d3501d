"""Replies: what those whom a case concerns answered to it, or that they were asked and had not by a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.casepage.document import Document, Item, Terms, on, present
from pages.casepage.notes import Mark, Notes
from pages.casepage.statements import Statement


@dataclass(frozen=True)
class Reply:
    id: str
    who: str
    is_person: bool
    capacity: str
    body: Item | None
    """The agency whose reply it is, or that the person speaks for."""
    sought: str
    marks: list[Mark]
    """Of the archive's request."""
    as_of: str
    """The day by which none had come, or nothing where one did."""
    statement: Statement | None
    """What was answered; nothing where none had come, or where it was redacted."""

    @property
    def anchor(self) -> str:
        return f"reply-{self.id}"

    @property
    def came(self) -> bool:
        return not self.as_of


def replies_of(
    document: Document, statements: Sequence[Statement], terms: Terms, notes: Notes
) -> list[Reply]:
    by_id = {statement.id: statement for statement in statements}
    people = {row["slug"]: row for row in present(document["people"])}
    return [reply(row, by_id, people, terms, notes) for row in present(document.get("replies", []))]


def reply(
    row: Item, statements: Mapping[str, Statement], people: Mapping[str, Item], terms: Terms, notes: Notes
) -> Reply:
    named = row["person"] or row["agency"]
    person = people.get(row["person"]["slug"]) if row["person"] else None
    return Reply(
        id=row["id"],
        who=named["name"],
        is_person=row["person"] is not None,
        capacity=terms.label("capacity", person["capacity"]) if person else "",
        body=person["agency"] if person else row["agency"],
        sought=on(row["sought"]),
        marks=notes.marks(
            [*row["passages"], *(person["passages"] if person and not row["statement"] else [])]
        ),
        as_of=on(row["as_of"]),
        statement=statements.get(row["statement"] or ""),
    )


def elsewhere(statements: Sequence[Statement], replies: Sequence[Reply]) -> list[Statement]:
    """The statements that are no reply: a reply stands among the replies alone, for an id stands once."""
    answered = {reply.statement.id for reply in replies if reply.statement}
    return [statement for statement in statements if statement.id not in answered]
