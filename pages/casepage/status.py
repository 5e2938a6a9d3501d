"""Where a case and its allegations stand: two axes, in the document's own fixed sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from editions.vocabulary import DIFFERS, DIFFERS_LABEL
from pages.casepage.document import Document, Item, Meaning, Terms, on, present
from pages.casepage.notes import Mark, Notes
from pages.saying import disposition_sentence, process_sentence, standing_sentence


@dataclass(frozen=True)
class Step:
    """One dated step of an allegation."""

    id: str
    date: str
    date_note: str
    sort: tuple[str, str]
    process: Meaning
    disposition: Meaning
    stage: str
    term: str
    body: Item | None
    process_sentence: str
    disposition_sentence: str
    text: str
    marks: list[Mark]
    in_part: bool


@dataclass(frozen=True)
class Standing:
    """The roll-up of a case, with what a reader needs to judge it: who decided, when, by which rule."""

    sentence: str
    rule: str
    as_of: str
    process: Meaning
    disposition: Meaning
    bodies: list[Item]


def step(row: Item, terms: Terms, notes: Notes) -> Step:
    copied = ("id", "date_note", "term", "text")
    return Step(
        **{key: row[key] for key in copied},
        process_sentence=process_sentence(row),
        disposition_sentence=disposition_sentence(row),
        date=on(row["date"]),
        sort=(row["date_earliest"], row["date_latest"]),
        process=terms.meaning("process", row["process"]),
        disposition=disposition(row["disposition"], terms),
        stage=terms.label("stage", row["stage"]) if row["stage"] else "",
        body=row["decided_by"],
        marks=notes.marks(row["passages"]),
        in_part=row.get("in_part", False),
    )


def disposition(value: str, terms: Terms) -> Meaning:
    if value == DIFFERS:
        return Meaning("disposition", value, gettext(DIFFERS_LABEL))
    return terms.meaning("disposition", value)


def standing(document: Document, terms: Terms) -> Standing:
    row = document["standing"]
    return Standing(
        sentence=standing_sentence(row),
        rule=gettext(row["rule"]),
        as_of=on(row["as_of"]),
        process=terms.meaning("process", row["process"]),
        disposition=disposition(row["disposition"], terms),
        bodies=deciding_bodies(document),
    )


def deciding_bodies(document: Document) -> list[Item]:
    """The bodies behind the newest step of each allegation that stands where the case is said to stand."""
    rows = present(document["allegations"])
    newest = [allegation["status_steps"][-1] for allegation in rows if allegation["status_steps"]]
    shown = [row for row in newest if row["process"] == document["standing"]["process"] and row["decided_by"]]
    return list({row["decided_by"]["slug"]: row["decided_by"] for row in shown}.values())
