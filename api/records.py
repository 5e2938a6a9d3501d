"""What the API answers of each kind of row: its stored body with its addresses, or chosen parts of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from rest_framework import serializers

from api import addresses, tables
from api.answers import joined
from api.choosing import Choice
from api.shapes import AgencyRecord, AllegationRecord, CaseInList, SourceRecord, StatementRecord
from api.tables import Table
from editions.document import CaseDocument

Shape = type[serializers.Serializer[Any]]
Record = dict[str, Any]


@dataclass(frozen=True)
class Expansion:
    """A light part of a record, and where all of it is read from."""

    shape: Shape
    column: str
    of: Callable[[str], Record]


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    shape: Shape
    columns: tuple[str, ...]
    """Of its row, beside the body."""
    links: Callable[[Any], dict[str, str]]
    table: Table
    expansions: Mapping[str, Expansion] = field(default_factory=dict)
    own_url: str = ""
    """The name under which it answers the `url` that its noun has in the world, where it has one."""

    @property
    def expandable(self) -> dict[str, Shape]:
        return {name: one.shape for name, one in self.expansions.items()}

    def columns_for(self, choice: Choice, form: str = "json") -> tuple[str, ...]:
        if form == "csv":
            return self.table.reads
        more = (one.column for name, one in self.expansions.items() if name in choice.expand)
        return ("body", *self.columns, *more)

    def written(self, row: Any, choice: Choice) -> str:
        """The record as JSON; its body is not parsed where all of it is wanted as it is."""
        if choice.is_plain and not self.own_url:
            return joined(row.body, self.links(row))
        return orjson.dumps(choice.of(self.record(row, choice))).decode()

    def record(self, row: Any, choice: Choice) -> Record:
        """The whole record, with what is to be expanded."""
        body: Record = orjson.loads(row.body)
        if self.own_url:
            body[self.own_url] = body.pop("url")
        full = {name: self.expansions[name] for name in self.expansions if name in choice.expand}
        return body | {name: one.of(getattr(row, one.column)) for name, one in full.items()} | self.links(row)


def listed_case(body: str) -> Record:
    case: Record = orjson.loads(body)
    return case | addresses.case(case["slug"])


OF_FACT = {"case": Expansion(CaseInList, "case__body", listed_case)}

CASE = Kind(
    CaseInList,
    ("slug",),
    lambda row: addresses.case(row.slug),
    tables.OF_CASES,
    {"document": Expansion(CaseDocument, "edition__document", orjson.loads)},
)
ALLEGATION = Kind(
    AllegationRecord,
    ("public_id", "case__slug"),
    lambda row: addresses.allegation(row.public_id, row.case__slug),
    tables.OF_ALLEGATIONS,
    OF_FACT,
)
STATEMENT = Kind(
    StatementRecord,
    ("public_id", "case__slug"),
    lambda row: addresses.statement(row.public_id, row.case__slug),
    tables.OF_PRINTINGS,
    OF_FACT,
)
SOURCE = Kind(
    SourceRecord, ("slug",), lambda row: addresses.source(row.slug), tables.OF_SOURCES, own_url="article_url"
)
AGENCY = Kind(
    AgencyRecord, ("slug",), lambda row: addresses.agency(row.slug), tables.OF_AGENCIES, own_url="website"
)
ALL = (CASE, ALLEGATION, STATEMENT, SOURCE, AGENCY)
