"""The tables of a snapshot as one SQLite database and, where pyarrow is installed, as Parquet files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from api.bulk import Bulk
from api.columns import Column, Record

HAS_PARQUET = find_spec("pyarrow") is not None
if HAS_PARQUET:
    import pyarrow
    import pyarrow.parquet

Row = Sequence[Any]

SQL = {int: "INTEGER", bool: "INTEGER", str: "TEXT"}


def rows_of(columns: Sequence[Column], chunks: Iterable[list[Record]]) -> Iterator[list[Row]]:
    for chunk in chunks:
        yield [[typed(column, column.of(record)) for column in columns] for record in chunk]


def typed(column: Column, value: Any) -> Any:
    """Nothing where a cell is empty; text as it stands, for no program runs formulas out of these."""
    return None if value is None or value == "" else column.kind(value)


def write_table(base: sqlite3.Connection, bulk: Bulk, chunks: Iterable[list[Row]]) -> int:
    """One table; returns how many rows it got."""
    columns = bulk.kind.table.columns
    named = ", ".join(f'"{column.name}" {SQL[column.kind]}' for column in columns)
    base.execute(f'CREATE TABLE "{bulk.name}" ({named})')
    places = ", ".join("?" for _ in columns)
    count = 0
    for rows in chunks:
        base.executemany(f'INSERT INTO "{bulk.name}" VALUES ({places})', rows)
        count += len(rows)
    return count


def open_base(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def write_documents(base: sqlite3.Connection, lines: Iterable[str]) -> None:
    """Every case's document as it is served, for `json_extract`."""
    base.execute('CREATE TABLE "documents" ("document" TEXT NOT NULL)')
    for chunk in lines:
        base.executemany('INSERT INTO "documents" VALUES (?)', [(line,) for line in chunk.splitlines()])


def write_parquet(path: Path, columns: Sequence[Column], chunks: Iterable[list[Row]]) -> None:
    kinds = {int: pyarrow.int64(), bool: pyarrow.bool_(), str: pyarrow.string()}
    schema = pyarrow.schema([(column.name, kinds[column.kind]) for column in columns])
    with pyarrow.parquet.ParquetWriter(path, schema) as file:
        for rows in chunks:
            cells = zip(*rows, strict=True) if rows else [[] for _ in columns]
            arrays = [pyarrow.array(list(one), field.type) for one, field in zip(cells, schema, strict=True)]
            file.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
