"""Everything that is dated, in the order in which it happened: events, status steps, statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _

from editions.reading import FAR_PAST
from pages.casepage.allegations import Allegation
from pages.casepage.document import Document, on, present
from pages.casepage.notes import Mark, Notes
from pages.casepage.statements import Statement
from pages.casepage.status import Step

UNKNOWN_START = FAR_PAST.isoformat()
Sort = tuple[str, str]

KINDS = ("event", "status", "statement")


@dataclass(frozen=True)
class Entry:
    kind: str
    """event, status or statement."""
    date: str
    sort: Sort
    text: str
    note: str
    anchor: str
    marks: list[Mark] = field(default_factory=list)
    """Of events; a step and a statement show theirs at the anchor, and an id stands on a page once."""
    allegations: list[int] = field(default_factory=list)
    """Numbers of those that a status step belongs to."""
    in_part: bool = False


@dataclass(frozen=True)
class Day:
    """What stands under one date, as precisely as it is known."""

    date: str
    entries: list[Entry]

    @property
    def iso(self) -> str:
        """The day where it is one day, for programs that read the page."""
        earliest, latest = self.entries[0].sort
        return earliest if earliest == latest else ""


def timeline_of(
    happenings: Iterable[Entry], allegations: Sequence[Allegation], statements: Sequence[Statement]
) -> list[Day]:
    entries = [*happenings, *steps(allegations), *map(said, statements)]
    entries.sort(key=lambda entry: (in_order(entry.sort), entry.date))
    return [Day(date, list(group)) for date, group in groupby(entries, key=lambda entry: entry.date)]


def in_order(sort: Sort) -> Sort:
    """By the first day a date can mean, or by the last where it has no first; undated things come last."""
    earliest, latest = sort
    if not latest:
        return "~", "~"
    return (latest, latest) if earliest == UNKNOWN_START else (earliest, latest)


def events(document: Document, notes: Notes) -> Iterator[Entry]:
    for row in present(document["events"]):
        yield Entry(
            kind="event",
            date=on(row["date"]),
            sort=(row["date_earliest"], row["date_latest"]),
            text=row["text"],
            note=row["date_note"],
            anchor=f"event-{row['id']}",
            marks=notes.marks(row["passages"]),
            in_part=row.get("in_part", False),
        )


def steps(allegations: Iterable[Allegation]) -> list[Entry]:
    """Status steps; one that several allegations share, in the same words on the same day, stands once."""
    shared: dict[tuple[str, str, str], tuple[Step, list[int]]] = {}
    for allegation in allegations:
        for step in allegation.steps:
            key = (step.date, step.text, step.process.value)
            shared.setdefault(key, (step, []))[1].append(allegation.number)
    return [status(step, numbers) for step, numbers in shared.values()]


def status(step: Step, numbers: list[int]) -> Entry:
    return Entry(
        kind="status",
        date=step.date,
        sort=step.sort,
        text=step.text,
        note=step.date_note,
        anchor=f"step-{step.id}",
        allegations=numbers,
        in_part=step.in_part,
    )


def said(statement: Statement) -> Entry:
    return Entry(
        kind="statement",
        date=statement.date or _("Date not stated"),
        sort=statement.sort,
        text=f"{statement.who}: {statement.about}.",
        note=statement.date_note,
        anchor=statement.anchor,
    )
