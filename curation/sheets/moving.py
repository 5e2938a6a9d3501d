"""Moving a sheet: out of a list; and in, all of it or nothing, after a preview that does just the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from import_export.results import RowResult

from curation import divergence
from curation.sheets.nouns import SHEETS, Sheet
from curation.sheets.reading import dataset_of
from sources.keeping import because

KINDS: Final = {
    RowResult.IMPORT_TYPE_NEW: "new",
    RowResult.IMPORT_TYPE_UPDATE: "changed",
    RowResult.IMPORT_TYPE_SKIP: "unchanged",
}
BLANK: Final = "It is empty, and this column needs a value."


@dataclass(frozen=True)
class Cell:
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """What one row of the sheet would do."""

    number: int
    """As the spreadsheet counts: the first row names the columns."""
    kind: str  # "new", "changed" or "unchanged"
    key: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Fault:
    number: int
    column: str
    what: str


@dataclass(frozen=True)
class Outcome:
    lines: list[Line]
    faults: list[Fault]

    @property
    def news(self) -> list[Line]:
        return [line for line in self.lines if line.kind != "unchanged"]

    @property
    def is_news(self) -> bool:
        return bool(self.news)

    @property
    def fingerprint(self) -> str:
        """Names what was previewed, so that nothing else is brought in."""
        return sha256(repr(self.lines).encode()).hexdigest()

    def count(self, kind: str) -> int:
        return sum(line.kind == kind for line in self.lines)


def preview(model: type[models.Model], text: str) -> Outcome:
    """What `bring_in` would do; everything is done, and taken back. Raises SheetError."""
    return _run(model, text, dry_run=True)[0]


def bring_in(model: type[models.Model], text: str, *, by: User, reason: str, expected: str) -> Outcome | None:
    """Enter the rows in the working copy, each with its step of history; nothing where one row is at fault.

    None where the archive has changed, so that it would do something else than what was previewed. Nothing is
    published: cases that name a changed row are noted as having an unpublished change.
    """
    if preview(model, text).fingerprint != expected:
        return None
    with because(reason, by=by):
        outcome, rows = _run(model, text, dry_run=False)
    if not outcome.faults:
        for row in rows:
            divergence.note(row)
        _log(outcome, rows, by, reason)
    return outcome


def _run(model: type[models.Model], text: str, *, dry_run: bool) -> tuple[Outcome, list[models.Model]]:
    sheet = SHEETS[model]()
    data = dataset_of(text, sheet.columns())
    result = sheet.import_data(
        data, dry_run=dry_run, rollback_on_validation_errors=True, retain_instance_in_row_result=True
    )
    lines, faults, changed = [], [], []
    faults += [Fault(1, "", str(error.error)) for error in result.base_errors]
    for number, row in enumerate(result.rows, start=2):
        if row.import_type not in KINDS:
            faults += _faults(number, row)
            continue
        lines.append(_line(sheet, number, row))
        if lines[-1].kind != "unchanged":
            changed.append(row.instance)
    return Outcome(lines, faults), changed


def _line(sheet: Sheet, number: int, row: Any) -> Line:
    after, kind = row.instance, KINDS[row.import_type]
    cells = (Cell(name, _shown(one, row.original), _shown(one, after)) for name, one in sheet.fields.items())
    differing = tuple(cell for cell in cells if cell.before != cell.after)
    return Line(number, kind, after.slug, differing)


def _shown(one: Any, row: models.Model | None) -> str:
    return str(one.export(row)) if row else ""


def _faults(number: int, row: Any) -> Iterator[Fault]:
    error = row.validation_error
    if not isinstance(error, ValidationError):
        yield from (Fault(number, "", str(one.error)) for one in row.errors)
        return
    for column, errors in error.error_dict.items():
        name = "" if column == NON_FIELD_ERRORS else column
        for one in errors:
            blank = one.code in ("blank", "null")
            yield Fault(number, name, BLANK if blank else " ".join(one.messages))


def _log(outcome: Outcome, rows: list[models.Model], by: User, reason: str) -> None:
    """The admin's own log, in one statement for each kind of change."""
    for kind, flag in (("new", ADDITION), ("changed", CHANGE)):
        mine = [row for row, line in zip(rows, outcome.news, strict=True) if line.kind == kind]
        if mine:
            LogEntry.objects.log_actions(by.pk, mine, flag, change_message=f"From a sheet: {reason}")


def written(model: type[models.Model], rows: models.QuerySet[Any]) -> str:
    """`rows` as a sheet that spreadsheets read as UTF-8 and cannot be made to run."""
    sheet = SHEETS[model]()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.columns())
    for row in sheet.light(rows):
        writer.writerow(one.export(row) for one in sheet.fields.values())
    return "\ufeff" + out.getvalue()
