"""The CSV exports: which columns they have, what each means, and cells that no spreadsheet will run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import orjson

from api import addresses
from editions.models import PublicSource

Record = Mapping[str, Any]

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms are formulas in some spreadsheets too
BETWEEN = " […] "
"""Between the passages of a split quotation."""


Kind = type[str] | type[int] | type[bool]


@dataclass(frozen=True)
class Column:
    name: str
    means: str
    of: Callable[[Record], Any]
    kind: Kind = str


@dataclass(frozen=True)
class Table:
    """Columns, the records that their rows are made of, and what these read of a stored row."""

    columns: tuple[Column, ...]
    records: Callable[[list[Any]], Iterable[Record]]
    reads: tuple[str, ...]


def header(columns: Iterable[Column]) -> str:
    return written([[column.name for column in columns]])


def lines(columns: Iterable[Column], records: Iterable[Record]) -> str:
    chosen = list(columns)
    return written([safe(column.of(record)) for column in chosen] for record in records)


def written(rows: Iterable[list[Any]]) -> str:
    """RFC 4180."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def safe(value: Any) -> Any:
    """A cell; one that a spreadsheet would run as a formula begins with an apostrophe."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def listed(values: Iterable[str]) -> str:
    return "; ".join(values)


def plain(name: str, means: str, kind: Kind = str) -> Column:
    """A column that is a key of the record."""
    return Column(name, means, itemgetter(name), kind)


def inside(name: str, outer: str, inner: str, means: str) -> Column:
    """A column that is a key of an object in the record; empty where there is no such object."""
    return Column(name, means, lambda record: record[outer][inner] if record[outer] else "")


def case_records(rows: Iterable[Any]) -> Iterator[Record]:
    for row in rows:
        yield {**orjson.loads(row.body), **addresses.case(row.slug)}


def allegation_records(rows: Iterable[Any]) -> Iterator[Record]:
    for row in rows:
        yield {**orjson.loads(row.body), **addresses.allegation(row.public_id, row.case__slug)}


def source_records(rows: Iterable[Any]) -> Iterator[Record]:
    for row in rows:
        body = orjson.loads(row.body)
        yield {**body, "article_url": body["url"], **addresses.source(row.slug)}


def agency_records(rows: Iterable[Any]) -> Iterator[Record]:
    for row in rows:
        body = orjson.loads(row.body)
        yield {**body, "website": body["url"], **addresses.agency(row.slug)}


def printing_records(rows: list[Any]) -> Iterator[Record]:
    """One record for each printing, beside its statement, its case's standing and its outlet."""
    statements = [{**orjson.loads(row.body), "standing": standing_of(row.case__body)} for row in rows]
    outlets = outlets_of({printing["source"] for one in statements for printing in one["printings"]})
    for row, statement in zip(rows, statements, strict=True):
        links = addresses.statement(statement["id"], row.case__slug)
        for printing in statement["printings"]:
            yield {**statement, **links, "printing": printing, "outlet": outlets.get(printing["source"])}


def standing_of(case_body: str) -> Record:
    standing: Record = orjson.loads(case_body)["standing"]
    return standing


def outlets_of(sources: Iterable[str]) -> dict[str, Record | None]:
    rows = PublicSource.objects.filter(slug__in=sources).values_list("slug", "body")
    return {slug: orjson.loads(body)["outlet"] for slug, body in rows}


def of_passages(key: str, between: str) -> Callable[[Record], str]:
    return lambda record: between.join(str(passage[key]) for passage in record["printing"]["passages"])


CASES = (
    plain("id", "Opaque and permanent."),
    plain("slug", "Names the case in addresses."),
    plain("title", "Neutral; what is alleged is no finding."),
    inside("process", "standing", "process", "The roll-up of where its allegations stand."),
    inside("disposition", "standing", "disposition", "What was decided, where all allegations agree."),
    inside("standing", "standing", "sentence", "The same in a sentence; quote it beside the title."),
    inside("as_of", "standing", "as_of", "EDTF date of the newest status step."),
    plain("content_note", "Shown first where the matter is hard to read."),
    Column(
        "summary",
        "The first sentence.",
        lambda record: listed(one.get("text", "") for one in record["summary"]),
    ),
    inside("jurisdiction", "jurisdiction", "slug", "Slug."),
    Column(
        "agencies",
        "Role and slug of each, separated by semicolons.",
        lambda record: listed(f"{one['role']} {one['slug']}" for one in record["agencies"]),
    ),
    Column("categories", "Separated by semicolons.", lambda record: listed(record["categories"])),
    plain("happened_earliest", "First day on which anything alleged can have happened."),
    plain("happened_latest", "Last such day; 9999-12-31 where it is open."),
    plain("allegations", "How many.", int),
    plain("statements", "How many.", int),
    plain("sources", "How many articles.", int),
    plain("edition", "Number of the newest edition.", int),
    plain("sequence", "Of the newest log line about the case.", int),
    plain("updated", "When that line was written, UTC."),
    plain("sha256", "Hash of the edition's log line."),
    plain("url", "The document."),
    plain("page", "The page for readers."),
)

PRINTINGS = (
    plain("id", "Of the statement; its printings share it."),
    inside("case", "case", "slug", "Slug of the case."),
    inside("case_title", "case", "title", "Title of the case."),
    inside("case_process", "standing", "process", "The roll-up of where the case's allegations stand."),
    inside("case_disposition", "standing", "disposition", "What was decided, where all allegations agree."),
    inside("case_standing", "standing", "sentence", "The same in a sentence; quote it beside the words."),
    inside("speaker", "speaker", "slug", "Slug; empty where no person is named."),
    inside("speaker_name", "speaker", "name", "Name of the official or spokesperson."),
    plain("title", "The speaker's title as printed."),
    inside("agency", "agency", "slug", "Slug of the body it was said for."),
    inside("agency_name", "agency", "name", "Name of that body."),
    plain("said", "EDTF date; empty where it cannot be told."),
    plain("medium", "How it was said."),
    plain("about", "What it concerns, in the archive's words."),
    inside("kind", "printing", "kind", "direct: the words themselves; indirect: retold."),
    inside("source", "printing", "source", "Slug of the article."),
    inside("outlet", "outlet", "slug", "Slug; empty where the outlet cannot be established."),
    inside("outlet_name", "outlet", "name", "Name of the outlet."),
    Column(
        "exact", f"The printed words; “{BETWEEN.strip()}” between passages.", of_passages("exact", BETWEEN)
    ),
    Column("start", "Characters before each passage, separated by semicolons.", of_passages("start", ";")),
    Column("end", "Characters up to the end of each passage.", of_passages("end", ";")),
    Column(
        "text_sha256",
        "SHA-256 of the article's normalised text, that offsets count in.",
        lambda record: record["printing"]["passages"][0]["text_sha256"],
    ),
    plain("updated", "When the case's newest log line was written, UTC."),
    plain("url", "The statement."),
    plain("page", "The statement on its case's page."),
)

ALLEGATIONS = (
    plain("id", "Opaque and permanent."),
    inside("case", "case", "slug", "Slug of the case."),
    inside("case_title", "case", "title", "Title of the case."),
    plain("text", "What is alleged. An allegation is not a finding."),
    plain("process", "Where it stands, by its newest step."),
    plain("disposition", "What was decided, by its newest step."),
    plain("as_of", "EDTF date of the newest step."),
    plain("category", "What kind of conduct is alleged."),
    plain("against", "A description; accused persons are never named."),
    inside("agency", "agency", "slug", "Slug of the unit concerned."),
    inside("agency_name", "agency", "name", "Name of that unit."),
    plain("happened", "EDTF date; empty where no article says."),
    plain("happened_earliest", "First day on which it can have happened."),
    plain("happened_latest", "Last such day; 9999-12-31 where it is open."),
    plain("place", "Where it is said to have happened."),
    plain("reported_by", "Who reported it."),
    plain("rule", "The rule it would breach."),
    Column("status_steps", "How many.", lambda record: len(record["status_steps"]), int),
    plain("edition", "Number of the case's newest edition.", int),
    plain("sequence", "Of the newest log line about the case.", int),
    plain("updated", "When that line was written, UTC."),
    plain("url", "The allegation."),
    plain("page", "The allegation on its case's page."),
)

SOURCES = (
    plain("id", "The slug."),
    inside("outlet", "outlet", "slug", "Slug; empty where the outlet cannot be established."),
    inside("outlet_name", "outlet", "name", "Name of the outlet."),
    plain("title", "As printed; empty where none was received."),
    plain("byline", "As printed."),
    plain("published", "EDTF date."),
    plain("published_earliest", "First day on which it can have been published."),
    plain("published_latest", "Last such day; 9999-12-31 where it is open."),
    plain("language", "BCP 47."),
    plain("reprint_of", "Slug of the article that it copies; a copy is no independent source."),
    plain("article_url", "The article's own address."),
    plain("archived_url", "An archived copy's address."),
    plain("text_sha256", "SHA-256 of the normalised text."),
    plain("text_length", "Characters of the normalised text.", int),
    plain("text_held", "Whether the archive held the text when the edition was made.", bool),
    plain("sequence", "Of the newest log line about the case that describes it.", int),
    plain("updated", "When that line was written, UTC."),
    plain("url", "The article's record."),
    plain("page", "The page for readers."),
)

AGENCIES = (
    plain("id", "The slug."),
    plain("name", "In full."),
    plain("acronym", "As it is known."),
    Column("also_known_as", "Separated by semicolons.", lambda record: listed(record["also_known_as"])),
    plain("kind", "What kind of body it is."),
    inside("parent", "parent", "slug", "Slug of the body it is a unit of."),
    inside("jurisdiction", "jurisdiction", "slug", "Slug."),
    plain("website", "The body's own site."),
    plain("sequence", "Of the newest log line about the case that describes it.", int),
    plain("updated", "When that line was written, UTC."),
    plain("url", "The agency's record."),
    plain("page", "The page for readers."),
)

OF_FACT = ("body", "public_id", "case__slug")
OF_CASES = Table(CASES, case_records, ("body", "slug"))
OF_ALLEGATIONS = Table(ALLEGATIONS, allegation_records, OF_FACT)
OF_PRINTINGS = Table(PRINTINGS, printing_records, (*OF_FACT, "case__body"))
OF_SOURCES = Table(SOURCES, source_records, ("body", "slug"))
OF_AGENCIES = Table(AGENCIES, agency_records, ("body", "slug"))
