"""Keeping a copy: every edition of every public case, fed by the log alone, in a folder or in SQLite."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from oversight_archive.client import Archive, Gone, Json
from oversight_archive.verify import document_is_proved, line_is_proved


class NotProved(Exception):
    """A line or a document is not what the log committed to; the mirror stands before it."""


class Mirror(Protocol):
    """Where editions are kept. `take` does all of one line, or nothing that a second time would not mend."""

    def position(self) -> Json:
        """The last line that was taken in whole: its `sequence` and `sha256`."""

    def keep(self, case_id: str, number: int, document: bytes) -> None: ...

    def drop(self, case_id: str) -> None: ...

    def stand_at(self, line: Json) -> None: ...


BEGINNING: Json = {"sequence": 0, "sha256": "0" * 64}


def update(mirror: Mirror, archive: Archive) -> int:
    """Take in every line that there is now; how many. Killed at any moment, it goes on where it was."""
    taken = 0
    for line in archive.changes(mirror.position()["sequence"]):
        take(mirror, archive, line)
        taken += 1
    return taken


def take(mirror: Mirror, archive: Archive, line: Json) -> None:
    """One line: what it names is fetched anew, and a retracted case is let go. Raises NotProved."""
    before = mirror.position()
    if not line_is_proved(line, before):
        raise NotProved(f"line {before['sequence'] + 1} of the log")
    try:
        for number in sorted({line["edition"], *(part["edition"] for part in line.get("removed", ()))}):
            document = archive.edition(line["case"], number)
            if line["kind"] in ("published", "corrected") and not is_what_it_says(document, line):
                raise NotProved(f"the edition of line {line['sequence']}")
            mirror.keep(line["case_id"], number, document)
    except Gone:
        mirror.drop(line["case_id"])
    mirror.stand_at(line)


def is_what_it_says(document: bytes, line: Json) -> bool:
    """Whether a line commits to a document; of parts that were removed since, a later line says why."""
    held = json.loads(document)
    places = [pointer[1:].partition("/") for pointer in held["proof"]["digests"]]
    removed = [held[key][int(place)] if place else held[key] for key, _, place in places]
    markers = {
        (line["case_id"], line["edition"], pointer): part["redacted"] if isinstance(part, dict) else {}
        for pointer, part in zip(held["proof"]["digests"], removed, strict=True)
    }
    return document_is_proved(document, line, markers)


class FolderMirror:
    """Files: `cases/<case id>/<number>.json`, and `position.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "cases").mkdir(parents=True, exist_ok=True)

    def position(self) -> Json:
        try:
            position: Json = json.loads((self.folder / "position.json").read_bytes())
        except FileNotFoundError:
            return BEGINNING
        return position

    def keep(self, case_id: str, number: int, document: bytes) -> None:
        written(self.place(case_id) / f"{int(number)}.json", document)

    def drop(self, case_id: str) -> None:
        place = self.place(case_id)
        for file in place.glob("*"):
            file.unlink()
        with suppress(FileNotFoundError):
            place.rmdir()

    def stand_at(self, line: Json) -> None:
        position = {"sequence": line["sequence"], "sha256": line["sha256"]}
        written(self.folder / "position.json", json.dumps(position).encode())

    def editions(self) -> Iterator[tuple[str, int, bytes]]:
        for file in sorted((self.folder / "cases").glob("*/*.json")):
            yield file.parent.name, int(file.stem), file.read_bytes()

    def place(self, case_id: str) -> Path:
        """Of one case. The archive chooses the id, and must not choose a folder elsewhere by it."""
        if not (case_id.isascii() and case_id.isalnum()):
            raise NotProved(f"{case_id!r} as the id of a case")
        return self.folder / "cases" / case_id


def written(file: Path, content: bytes) -> None:
    """Whole or not at all, whenever the machine stops."""
    file.parent.mkdir(exist_ok=True)
    beside = file.with_suffix(".new")
    with beside.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    beside.replace(file)


TABLES = """
CREATE TABLE IF NOT EXISTS edition (
    case_id TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (case_id, number)
);
CREATE TABLE IF NOT EXISTS position (sequence INTEGER NOT NULL, sha256 TEXT NOT NULL);
"""


class SqliteMirror:
    """One file with the tables `edition` and `position`; each line is one transaction."""

    def __init__(self, file: Path) -> None:
        self.rows = sqlite3.connect(file)
        self.rows.executescript(TABLES)

    def position(self) -> Json:
        row = self.rows.execute("SELECT sequence, sha256 FROM position").fetchone()
        return {"sequence": row[0], "sha256": row[1]} if row else BEGINNING

    def keep(self, case_id: str, number: int, document: bytes) -> None:
        self.rows.execute("REPLACE INTO edition VALUES (?, ?, ?)", (case_id, number, document.decode()))

    def drop(self, case_id: str) -> None:
        self.rows.execute("DELETE FROM edition WHERE case_id = ?", (case_id,))

    def stand_at(self, line: Json) -> None:
        self.rows.execute("DELETE FROM position")
        self.rows.execute("INSERT INTO position VALUES (?, ?)", (line["sequence"], line["sha256"]))
        self.rows.commit()

    def editions(self) -> Iterator[tuple[str, int, bytes]]:
        for case_id, number, document in self.rows.execute("SELECT * FROM edition ORDER BY case_id, number"):
            yield case_id, number, document.encode()

    def close(self) -> None:
        self.rows.close()
