"""What a search finds each public thing by: public words alone, so that a search can reveal nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from django.db.models import Model

from editions import search
from editions.document import present
from editions.models import PublicAgency, PublicAllegation, PublicSource, PublicStatement
from editions.search import SearchText, TextIndex

Record = dict[str, Any]


def case_text(document: Record) -> SearchText:
    printings = [printing for row in present(document["statements"]) for printing in row["printings"]]
    words = [
        *(row["text"] for key in ("summary", "allegations", "events") for row in present(document[key])),
        *(row["question"] for row in present(document["disagreements"])),
        *(account["value"] for row in present(document["disagreements"]) for account in row["accounts"]),
        *(row["about"] for row in present(document["statements"])),
        *(passage["exact"] for printing in printings for passage in printing["passages"]),
        *(row["name"] for key in ("agencies", "people") for row in present(document[key])),
        *(row["acronym"] for row in present(document["agencies"])),
    ]
    return SearchText(title=document["title"], body="\n".join(dict.fromkeys(words)))


def allegation_text(record: Record) -> SearchText:
    steps = record["status_steps"]
    words = [
        *(record[key] for key in ("text", "against", "place", "reported_by", "rule")),
        *names(record["agency"]),
        *(step[key] for step in steps for key in ("text", "term")),
        *(name for step in steps for name in names(step["decided_by"])),
        *(passage["exact"] for passage in record["passages"]),
    ]
    return body_of(words)


def statement_text(record: Record) -> SearchText:
    printings = record["printings"]
    words = [
        *(passage["exact"] for printing in printings for passage in printing["passages"]),
        *(passage["exact"] for printing in printings for passage in printing["attribution"]),
        record["about"],
        record["title"],
        *names(record["speaker"]),
        *names(record["agency"]),
    ]
    return body_of(words)


def source_text(record: Record) -> SearchText:
    return SearchText(record["title"], "\n".join([record["byline"], *names(record["outlet"])]))


def agency_text(record: Record) -> SearchText:
    others = [record["acronym"], *record["also_known_as"], *names(record["parent"])]
    return SearchText(record["name"], "\n".join([*others, *names(record["jurisdiction"])]))


def names(noun: Record | None) -> list[str]:
    return [noun["name"], noun.get("acronym", "")] if noun else []


def body_of(words: list[str]) -> SearchText:
    return SearchText(title="", body="\n".join(filter(None, dict.fromkeys(words))))


TEXTS: dict[type[Model], tuple[TextIndex, Callable[[Record], SearchText]]] = {
    PublicAllegation: (search.ALLEGATIONS, allegation_text),
    PublicStatement: (search.STATEMENTS, statement_text),
    PublicSource: (search.SOURCES, source_text),
    PublicAgency: (search.AGENCIES, agency_text),
}
"""By the kind of row: where its words are kept, and which of its record's they are."""


def text_of(row: Any) -> SearchText:
    """The text of a row that is not a case, from the record that it serves."""
    _, text = TEXTS[type(row)]
    return text(orjson.loads(row.body))
