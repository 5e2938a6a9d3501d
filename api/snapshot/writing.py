"""Writing a snapshot: every file, then a manifest of their hashes, all of one state of the archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.http import QueryDict

from api.bulk import ALL, ROWS, Bulk
from api.snapshot import tabular
from api.snapshot.dictionary import dictionary
from api.views.log import line, lines_after
from api.views.schema import written as openapi
from editions.filters import Head, newest_line
from editions.paging import WHOLE

TRIES = 3
BLOCK = 1 << 20

LICENCE = """The records in this snapshot are under CC BY 4.0: https://creativecommons.org/licenses/by/4.0/
Quotations stay their speakers' and outlets'; they stand here as short as the facts allow, with their sources.

An allegation is not a finding. Show each with its standing, and follow corrections and retractions: the log
in changes.ndjson goes on at {site}/api/v1/changes/?after={sequence}.
"""

Said = Callable[[str], None]


class Unsettled(Exception):
    """The archive changed each time while the snapshot was written."""


def write(folder: Path, say: Said) -> Head:
    """Every file of a snapshot; written anew where something was published meanwhile."""
    for _ in range(TRIES):
        head = newest_line()
        for path in folder.iterdir():
            path.unlink()
        write_files(folder, head, say)
        if newest_line() == head:
            write_manifest(folder, head)
            return head
        say("Something was published meanwhile; once more.")
    raise Unsettled


def write_files(folder: Path, head: Head, say: Said) -> None:
    for bulk in ALL:
        say(bulk.name)
        poured(folder / f"{bulk.name}.ndjson", bulk.lines(chosen(bulk), WHOLE))
        poured(folder / f"{bulk.name}.csv", bulk.table(chosen(bulk), WHOLE))
        if tabular.HAS_PARQUET:
            tabular.write_parquet(folder / f"{bulk.name}.parquet", bulk.kind.table.columns, rows(bulk))
    with tabular.open_base(folder / "archive.sqlite3") as base:
        base.execute("BEGIN")
        for bulk in ALL:
            tabular.write_table(base, bulk, rows(bulk))
        tabular.write_documents(base, ALL[0].lines(chosen(ALL[0]), WHOLE))
        base.execute("COMMIT")
    poured(folder / "changes.ndjson", log_lines())
    (folder / "openapi.yaml").write_bytes(openapi(as_json=False))
    (folder / "data-dictionary.md").write_text(dictionary(), encoding="utf-8")
    said = LICENCE.format(site=settings.SITE_URL, sequence=head.sequence)
    (folder / "LICENCE.txt").write_text(said, encoding="utf-8")


def chosen(bulk: Bulk) -> Any:
    return bulk.ask(QueryDict(""), usual=bulk.usual)


def rows(bulk: Bulk) -> Iterator[list[tabular.Row]]:
    return tabular.rows_of(bulk.kind.table.columns, bulk.records(chosen(bulk), WHOLE))


def log_lines() -> Iterator[str]:
    after = 0
    while found := list(lines_after(after)[:ROWS]):
        yield "".join(f"{orjson.dumps(line(row)).decode()}\n" for row in found)
        after = found[-1].sequence


def poured(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        for piece in pieces:
            file.write(piece)


def write_manifest(folder: Path, head: Head) -> None:
    """`manifest.json` for programs, `SHA256SUMS` for `sha256sum --check`."""
    files = {
        path.name: {"bytes": path.stat().st_size, "sha256": digest(path)} for path in sorted(folder.iterdir())
    }
    about = {
        "archive": settings.SITE_URL,
        "licence": "CC-BY-4.0",
        "head": {"sequence": head.sequence, "sha256": head.sha256, "at": head.at},
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    sums = "".join(f"{one['sha256']}  {name}\n" for name, one in files.items())
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()
