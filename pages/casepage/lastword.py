"""How long the officials have been silent: the newest word of an official body that the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from editions.reading import FAR_FUTURE, FAR_PAST
from editions.vocabulary import AgencyKind, PersonCapacity
from pages.casepage.document import Document, Item, on, present

Word = tuple[date, Item, str]


@dataclass(frozen=True)
class LastWord:
    """A status step that a body decided or reported, or a statement made for a body other than a union."""

    day: date
    """The last day its date can mean; where that is open, the first."""
    told: str
    body: str
    anchor: str

    def days_until(self, day: date) -> int:
        return max(0, (day - self.day).days)


@dataclass(frozen=True)
class Silence:
    """How long no official word has come: up to today, or to the day of what is shown."""

    days: int
    until: str
    is_today: bool


def silence_of(word: LastWord | None, until: date, *, is_today: bool = False) -> Silence | None:
    if word is None:
        return None
    return Silence(word.days_until(until), on(until.isoformat()), is_today)


def last_word(document: Document) -> LastWord | None:
    words = [*from_steps(document), *from_statements(document)]
    if not words:
        return None
    day, row, anchor = max(words, key=lambda word: word[0])
    body = row.get("decided_by") or row["agency"]
    return LastWord(day, on(row.get("date") or row.get("said")), body["name"], anchor)


def from_steps(document: Document) -> Iterator[Word]:
    for allegation in present(document["allegations"]):
        for row in allegation["status_steps"]:
            day = certain(row["date_earliest"], row["date_latest"])
            if row["decided_by"] and day:
                yield day, row, f"step-{row['id']}"


def from_statements(document: Document) -> Iterator[Word]:
    kinds = {row["slug"]: row["kind"] for row in present(document["agencies"])}
    capacities = {row["slug"]: row["capacity"] for row in present(document["people"])}
    for row in present(document["statements"]):
        for_union = bool(row["agency"]) and kinds.get(row["agency"]["slug"]) == AgencyKind.UNION
        speaker = row["speaker"]["slug"] if row["speaker"] else ""
        day = certain(row["said_earliest"], row["said_latest"])
        is_official = bool(row["agency"]) and not for_union
        if is_official and day and capacities.get(speaker) != PersonCapacity.UNION_OFFICER:
            yield day, row, f"statement-{row['id']}"


def certain(earliest: str | None, latest: str | None) -> date | None:
    """The day by which it had been said, or, where that is open, the first on which it can have been."""
    for end in (latest, earliest):
        if end and (day := date.fromisoformat(end)) not in (FAR_PAST, FAR_FUTURE):
            return day
    return None
