"""What is alleged, each allegation with its own steps."""

from __future__ import annotations

from dataclasses import dataclass

from pages.casepage.document import Document, Item, Meaning, Terms, on, present
from pages.casepage.notes import Mark, Notes
from pages.casepage.status import Step, step


@dataclass(frozen=True)
class Allegation:
    number: int
    id: str
    text: str
    category: Meaning
    against: str
    agency: Item
    when: str
    when_note: str
    where: str
    reported_by: str
    rule: str
    steps: list[Step]
    marks: list[Mark]
    in_part: bool

    @property
    def anchor(self) -> str:
        return f"allegation-{self.id}"

    @property
    def current(self) -> Step | None:
        """The newest step; None where nothing was known of one by the day that a reader asks about."""
        return self.steps[-1] if self.steps else None


def allegations_of(document: Document, terms: Terms, notes: Notes) -> list[Allegation]:
    rows = enumerate(present(document["allegations"]), start=1)
    return [allegation(number, row, terms, notes) for number, row in rows]


def allegation(number: int, row: Item, terms: Terms, notes: Notes) -> Allegation:
    return Allegation(
        number=number,
        **{key: row[key] for key in ("id", "text", "against", "agency", "reported_by", "rule")},
        category=terms.meaning("category", row["category"]),
        when=on(row["happened"]),
        when_note=row["happened_note"],
        where=row["place"],
        marks=notes.marks(row["passages"]),
        in_part=row.get("in_part", False),
        steps=[step(one, terms, notes) for one in row["status_steps"]],
    )
