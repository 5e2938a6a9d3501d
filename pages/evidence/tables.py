"""The facts of a document as tables: one row for each thing, in the order of the document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pages.casepage.document import Document, Item, passages_in, present

Row = dict[str, Any]

FORMULA: Final = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 - some spreadsheets take the wide forms too
"""Beginnings that spreadsheets take for a formula; an apostrophe before them makes them words."""


def tables(document: Document) -> dict[str, str]:
    """Each table as CSV by its file's name; a table without rows has its header all the same."""
    found = {
        "allegations.csv": written(ALLEGATION, allegations(document)),
        "status_steps.csv": written(STEP, steps(document)),
        "statements.csv": written(PRINTING, printings(document)),
        "events.csv": written(EVENT, events(document)),
        "accounts.csv": written(ACCOUNT, accounts(document)),
        "passages.csv": written(PASSAGE, passages(document)),
        "sources.csv": written(SOURCE, sources(document)),
    }
    # Packs of editions without translations are, byte for byte, what they were before there were any.
    rows = list(translations(document))
    return found | {"translations.csv": written(TRANSLATION, rows)} if rows else found


def written(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    into = io.StringIO(newline="")
    writer = csv.DictWriter(into, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: harmless(row[column]) for column in columns} for row in rows)
    return into.getvalue()


def harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def slug_in(noun: Item | None) -> str:
    return str(noun["slug"]) if noun else ""


def cited(row: object) -> str:
    """The articles that a fact rests on."""
    return " ".join(sorted({passage["source"] for passage in passages_in(row)}))


ALLEGATION: Final = (
    *("id", "text", "category", "against", "agency", "happened", "place", "reported_by"),
    *("process", "disposition", "as_of", "sources"),
)


def allegations(document: Document) -> Iterator[Row]:
    for row in present(document["allegations"]):
        yield {**row, "agency": slug_in(row["agency"]), "sources": cited(row["passages"])}


STEP: Final = (
    *("id", "allegation", "date", "process", "disposition", "stage", "term", "decided_by"),
    *("process_sentence", "disposition_sentence", "text", "sources"),
)


def steps(document: Document) -> Iterator[Row]:
    for row in present(document["allegations"]):
        for step in row["status_steps"]:
            body = slug_in(step["decided_by"])
            yield {**step, "allegation": row["id"], "decided_by": body, "sources": cited(step)}


PRINTING: Final = (
    *("id", "speaker", "title", "agency", "said", "medium", "about"),
    *("source", "kind", "words"),
)


def printings(document: Document) -> Iterator[Row]:
    for row in present(document["statements"]):
        who = {"speaker": slug_in(row["speaker"]), "agency": slug_in(row["agency"])}
        for printing in row["printings"]:
            words = " […] ".join(passage["exact"] for passage in printing["passages"])
            about = {"source": printing["source"], "kind": printing["kind"], "words": words}
            yield {**row, **who, **about, "translations": printing.get("translations", [])}


TRANSLATION: Final = ("id", "source", "kind", "words", "language", "translation", "translator", "translated")


def translations(document: Document) -> Iterator[Row]:
    """Apart from the printings: what a table of them holds is printed words."""
    for row in printings(document):
        for one in row["translations"]:
            yield {**row, **one, "translation": one["text"], "translated": one["translated"] or ""}


EVENT: Final = ("id", "date", "text", "date_note", "sources")


def events(document: Document) -> Iterator[Row]:
    for row in present(document["events"]):
        yield {**row, "sources": cited(row)}


ACCOUNT: Final = ("id", "question", "value", "sources")


def accounts(document: Document) -> Iterator[Row]:
    for row in present(document["disagreements"]):
        for account in row["accounts"]:
            about = {"id": row["id"], "question": row["question"]}
            yield {**about, "value": account["value"], "sources": cited(account)}


PASSAGE: Final = ("source", "start", "end", "exact", "prefix", "suffix", "text_sha256")


def passages(document: Document) -> list[Row]:
    """Every passage once, by article and place."""
    found = {(one["source"], one["start"], one["end"]): one for one in passages_in(document)}
    return [found[key] for key in sorted(found)]


SOURCE: Final = (
    *("slug", "outlet", "outlet_basis", "title", "byline", "url", "archived_url"),
    *("published", "published_basis", "published_note", "reprint_of", "text_held", "text_sha256"),
)


def sources(document: Document) -> Iterator[Row]:
    for row in present(document["sources"]):
        yield {**row, "outlet": slug_in(row["outlet"]), "reprint_of": row["reprint_of"] or ""}
