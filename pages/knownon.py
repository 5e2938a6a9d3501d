"""A case as it was known on a day: what articles published by then support, and nothing else.

Pure: a public document and a day in, a smaller document of the same shape out. A fact stays where at least
one passage that it rests on comes from an article published by that day, with those passages alone; its words
and its inferred dates stay those of the edition, so one that lost passages is marked as known in part. What
an edition said on a day is another question, answered by the editions' own addresses.

An article counts from the first day on which its text can have been written; where nothing bounds that day,
from the last on which it can have been; where nothing bounds either, from the day of the edition citing it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from editions.reading import FAR_FUTURE, FAR_PAST
from editions.vocabulary import RULE, Reached, roll_up
from pages.casepage.document import Document, Item, present

STATED: Final = ("stated", "letter")
"""A letter's day is that on which it was sent or came."""


@dataclass(frozen=True)
class Known:
    """What was known of a case on a day, and of which articles that took a reading of their dates."""

    day: date
    document: Document
    articles: int
    later: int
    undated: list[str]
    """Slugs of articles counted though they print no day of their own."""


def as_known_on(document: Document, day: date) -> Known:
    since = counted_from(document)
    known = {slug for slug, first in since.items() if first <= day}
    sources = present(document["sources"])
    undated = [
        row["slug"] for row in sources if row["slug"] in known and row["published_basis"] not in STATED
    ]
    return Known(day, Knowledge(known, day).of(document), len(known), len(sources) - len(known), undated)


def counted_from(document: Document) -> dict[str, date]:
    """The day from which each article counts."""
    last = date.fromisoformat(document["published_at"][:10])
    return {row["slug"]: first_day(row, last) for row in present(document["sources"])}


def first_day(source: Item, last: date) -> date:
    for end in ("published_earliest", "published_latest"):
        if source[end] and (day := date.fromisoformat(source[end])) not in (FAR_PAST, FAR_FUTURE):
            return day
    return last


class Knowledge:
    """What a set of articles supports of a document."""

    def __init__(self, sources: set[str], day: date) -> None:
        self.sources, self.day = sources, day.isoformat()

    def of(self, document: Document) -> Document:
        """The document with every fact reduced to these articles; what was redacted keeps its marker."""
        rules: dict[str, Callable[[Item], Item | None]] = {
            "summary": self.cited,
            "events": self.cited,
            "tracking_numbers": self.cited,
            "agencies": self.cited,
            "allegations": self.allegation,
            "disagreements": self.disagreement,
            "sources": self.source,
        }
        kept = {key: supported(document[key], rule) for key, rule in rules.items()}
        people = {row["slug"]: row for row in present(document["people"])}
        kept["statements"] = supported(document["statements"], lambda row: self.statement(row, people))
        if "replies" in document:
            said = {row["id"] for row in kept["statements"]}
            kept["replies"] = supported(document["replies"], lambda row: self.reply(row, said))
        kept["people"] = self.speakers(document["people"], kept)
        titles = self.only(document["title_passages"])
        about = {"title_passages": titles, "related": [], "next_check": None}
        return {**document, **kept, **about, "standing": standing(kept["allegations"])}

    def only(self, value: Any) -> Any:
        """A value without the passages of other articles, however deep they stand."""
        if isinstance(value, dict):
            return {key: self.only(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.only(item) for item in value if not self.is_foreign(item)]
        return value

    def is_foreign(self, item: Any) -> bool:
        return isinstance(item, dict) and "exact" in item and item["source"] not in self.sources

    def cited(self, row: Item) -> Item | None:
        reduced: Item = self.only(row)
        in_part = len(reduced["passages"]) < len(row["passages"])
        return {**reduced, "in_part": in_part} if reduced["passages"] else None

    def allegation(self, row: Item) -> Item | None:
        """With the steps known by then; what it stands at is read from the newest of them."""
        steps = supported(row["status_steps"], self.cited)
        reduced = self.cited(row)
        if reduced is None:
            return None
        newest = steps[-1] if steps else {"process": "", "disposition": "", "date": ""}
        stands = {key: newest[key] for key in ("process", "disposition")}
        return {**reduced, "status_steps": steps, **stands, "as_of": newest["date"]}

    def statement(self, row: Item, people: Mapping[str, Item]) -> Item | None:
        """With the printings known by then; without its speaker where only a later article names one."""
        printings = [self.only(one) for one in row["printings"] if one["source"] in self.sources]
        if not printings:
            return None
        named = self.names(row["speaker"], printings, people)
        about = {} if named else {"speaker": None, "title": ""}
        return {**row, **about, "printings": printings}

    def names(self, speaker: Item | None, printings: list[Item], people: Mapping[str, Item]) -> bool:
        """Whether these articles name the speaker: by what the record cites, or in the printing itself."""
        if speaker is None:
            return False
        person = people.get(speaker["slug"])
        if person and self.only(person["passages"]):
            return True
        surname = speaker["name"].removesuffix(" Jr.").split()[-1].casefold()
        words = (passage["exact"] for one in printings for passage in (*one["attribution"], *one["passages"]))
        return any(surname in said.casefold() for said in words)

    def reply(self, row: Item, statements: set[str]) -> Item | None:
        """One that had come by then, or of which it had been seen by then that it had not."""
        known = row["statement"] in statements or (row["as_of"] or "~") <= self.day
        return self.only(row) if known else None

    def speakers(self, people: list[Item], kept: dict[str, list[Item]]) -> list[Item]:
        speaking = {row["speaker"]["slug"] for row in present(kept["statements"]) if row["speaker"]}
        speaking |= {row["person"]["slug"] for row in present(kept.get("replies", [])) if row["person"]}
        return [self.only(row) for row in people if "redacted" in row or row["slug"] in speaking]

    def disagreement(self, row: Item) -> Item | None:
        """Accounts differ once there are two of them."""
        accounts = supported(row["accounts"], self.cited)
        for account in accounts:
            account["sources"] = [slug for slug in account["sources"] if slug in self.sources]
        return {**row, "accounts": accounts} if len(accounts) > 1 else None

    def source(self, row: Item) -> Item | None:
        reduced: Item = self.only(row)
        return reduced if row["slug"] in self.sources else None


def supported(rows: list[Item], rule: Callable[[Item], Item | None]) -> list[Item]:
    """What is left of each row; a redacted one stays, for nobody can tell what it rested on."""
    left = (row if "redacted" in row else rule(row) for row in rows)
    return [row for row in left if row is not None]


def standing(allegations: list[Item]) -> Item:
    """The roll-up of the steps known by then, by the rule that every edition's is made with."""
    told = [row["status_steps"] for row in present(allegations) if row["status_steps"]]
    rolled = roll_up([[reached(step) for step in steps] for steps in told])
    newest = (steps[-1] for steps in told)
    last = max(newest, key=lambda step: str(step["date_earliest"]), default={"date": ""})
    return {
        "process": rolled.process,
        "disposition": rolled.disposition,
        "sentence": rolled.sentence,
        "rule": RULE,
        "as_of": last["date"],
    }


def reached(step: Item) -> Reached:
    return Reached(
        step["process"], step["disposition"], step["decided_by"]["slug"] if step["decided_by"] else ""
    )
