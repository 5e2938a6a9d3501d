"""Reading a sheet: bytes in any encoding, as CSV with commas, semicolons or tabs, into rows and columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from tablib import Dataset

from sources.text import TextError, decode, normalise

MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 1_000
SEPARATORS: Final = ",;\t"
KEY: Final = "slug"


class SheetError(ValueError):
    """The file is no sheet that can be read; the message says what would be right."""


def text_of(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise SheetError(f"The file has {len(raw):,} bytes; a sheet has at most {MOST_BYTES:,}.")
    try:
        return normalise(decode(raw)) if raw.strip() else ""
    except TextError as error:
        raise SheetError(f"{error} Save it as UTF-8.") from error


def dataset_of(text: str, known: Sequence[str]) -> Dataset:
    """The rows of a sheet whose first row names columns out of `known`; empty rows are left out."""
    headers, *rows = list(_rows(text)) or [[]]
    headers = [name.strip().lower() for name in headers]
    refuse_columns(headers, known)
    data = Dataset(headers=headers)
    for number, row in enumerate(rows, start=2):
        if len(row) > len(headers) and any(cell.strip() for cell in row[len(headers) :]):
            raise SheetError(f"Row {number} has {len(row)} cells, and the first row names {len(headers)}.")
        data.append([*row, *[""] * len(headers)][: len(headers)])
    if not len(data):
        raise SheetError("The sheet has no row below its first, which names the columns.")
    if len(data) > MOST_ROWS:
        raise SheetError(f"The sheet has {len(data):,} rows; bring in at most {MOST_ROWS:,} at a time.")
    return data


def _rows(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise SheetError(f"It cannot be read as CSV: {error}. Save it again from the spreadsheet.") from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def refuse_columns(headers: Sequence[str], known: Sequence[str]) -> None:
    expected = f"The columns are: {', '.join(known)}."
    if unknown := [name for name in headers if name not in known]:
        raise SheetError(f"There is no column “{unknown[0]}”. {expected}")
    if twice := [name for name in headers if headers.count(name) > 1]:
        raise SheetError(f"The column “{twice[0]}” stands twice.")
    if KEY not in headers:
        raise SheetError(f"The column “{KEY}” is missing, by which rows are known. {expected}")
