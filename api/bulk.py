"""Everything that a question selects, a chunk at a time, so that memory stays constant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api import records, tables
from api.choosing import EVERYTHING
from api.columns import Record
from api.records import Kind
from editions import filters, paging
from editions.filters import Questions, Selection
from editions.paging import Piece

DOCUMENTS, ROWS = 64, 500
"""Read at once: documents are large, rows are small."""

MOST = 10_000
"""Rows of one piece of an export that is read in pieces."""


@dataclass(frozen=True)
class Bulk:
    """One kind of record, exported."""

    name: str
    says: str
    kind: Kind
    questions: type[Questions]
    ask: Callable[..., Selection]
    document: str = ""
    """The column of the stored document that a line is, byte for byte; else it is the list's item."""
    usual: str = "updated"
    """The order where none is asked for: a case that changes while an export runs moves to its end and stands
    twice; newest first it would be missed."""

    def lines(self, chosen: Selection, piece: Piece) -> Iterator[str]:
        """NDJSON."""
        if self.document:
            for rows in paging.chunks(chosen.reading(self.document), DOCUMENTS, piece):
                yield "".join(f"{getattr(row, self.document)}\n" for row in rows)
            return
        for rows in paging.chunks(chosen.reading(*self.kind.columns_for(EVERYTHING)), ROWS, piece):
            yield "".join(f"{self.kind.written(row, EVERYTHING)}\n" for row in rows)

    def table(self, chosen: Selection, piece: Piece) -> Iterator[str]:
        """CSV, formulas disarmed."""
        yield tables.header(self.kind.table.columns)
        for found in self.records(chosen, piece):
            yield tables.lines(self.kind.table.columns, found)

    def records(self, chosen: Selection, piece: Piece) -> Iterator[list[Record]]:
        """What rows of the table are made of, a chunk at a time."""
        table = self.kind.table
        for rows in paging.chunks(chosen.reading(*table.reads), ROWS, piece):
            yield list(table.records(rows))


ALL: tuple[Bulk, ...] = (
    Bulk(
        "cases",
        "Every selected case",
        records.CASE,
        filters.CaseQuestions,
        filters.cases,
        document="edition__document",
    ),
    Bulk(
        "allegations",
        "Every selected allegation",
        records.ALLEGATION,
        filters.AllegationQuestions,
        filters.allegations,
    ),
    Bulk(
        "statements",
        "Every selected statement, in the table each printing of it",
        records.STATEMENT,
        filters.StatementQuestions,
        filters.statements,
    ),
    Bulk(
        "sources",
        "Every selected article",
        records.SOURCE,
        filters.SourceQuestions,
        filters.sources,
        usual="published",
    ),
    Bulk(
        "agencies",
        "Every selected agency",
        records.AGENCY,
        filters.AgencyQuestions,
        filters.agencies,
        usual="name",
    ),
)
