"""The CSV exports: the records that their rows are made of, and cells that no spreadsheet will run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from api import addresses, columns
from api.columns import Column, Record
from editions.models import PublicSource

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms are formulas in some spreadsheets too


@dataclass(frozen=True)
class Table:
    """Columns, the records that their rows are made of, and what these read of a stored row."""

    columns: tuple[Column, ...]
    records: Callable[[list[Any]], Iterable[Record]]
    reads: tuple[str, ...]


def header(chosen: Iterable[Column]) -> str:
    return written([[column.name for column in chosen]])


def lines(chosen: Sequence[Column], records: Iterable[Record]) -> str:
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


OF_FACT = ("body", "public_id", "case__slug")
OF_CASES = Table(columns.CASES, case_records, ("body", "slug"))
OF_ALLEGATIONS = Table(columns.ALLEGATIONS, allegation_records, OF_FACT)
OF_PRINTINGS = Table(columns.PRINTINGS, printing_records, (*OF_FACT, "case__body"))
OF_SOURCES = Table(columns.SOURCES, source_records, ("body", "slug"))
OF_AGENCIES = Table(columns.AGENCIES, agency_records, ("body", "slug"))
