"""Snapshots: complete, hashed, readable without a server, and there whole or not at all."""

import csv
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pyarrow.parquet
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from api.snapshot import folder, tabular, writing
from api.snapshot.dictionary import dictionary
from editions.models import Edition
from tests.factories import published_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

NOUNS = ("cases", "allegations", "statements", "sources", "agencies")


@pytest.fixture
def snapshot(tmp_path: Path, three_cases: dict[str, Edition]) -> Path:
    call_command("export", tmp_path / "out", stdout=StringIO(), stderr=StringIO())
    (made,) = (tmp_path / "out").iterdir()
    return made


def lines(path: Path) -> Iterator[str]:
    return iter(path.read_text(encoding="utf-8").splitlines())


def test_it_holds_every_kind_of_record_in_every_form(snapshot: Path) -> None:
    names = {path.name for path in snapshot.iterdir()}
    assert names >= {f"{noun}.{form}" for noun in NOUNS for form in ("ndjson", "csv", "parquet")}
    assert names >= {"archive.sqlite3", "changes.ndjson", "openapi.yaml", "data-dictionary.md", "LICENCE.txt"}
    assert snapshot.name.startswith("archive-20")


def test_the_cases_are_the_stored_documents(snapshot: Path, three_cases: dict[str, Edition]) -> None:
    assert list(lines(snapshot / "cases.ndjson")) == [one.document for one in three_cases.values()]


def test_every_file_is_in_the_manifest_with_its_hash(snapshot: Path) -> None:
    said = json.loads((snapshot / "manifest.json").read_text())
    assert said["files"].keys() == {path.name for path in snapshot.iterdir()} - {
        "manifest.json",
        "SHA256SUMS",
    }
    for name, one in said["files"].items():
        content = (snapshot / name).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert said["head"]["sequence"] == 3


def test_the_usual_tool_checks_it(snapshot: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=snapshot, check=True)


@pytest.mark.parametrize("noun", NOUNS)
def test_its_tables_agree_in_every_form(snapshot: Path, noun: str) -> None:
    with (snapshot / f"{noun}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    base = sqlite3.connect(snapshot / "archive.sqlite3")
    stored = base.execute(f'SELECT id, url FROM "{noun}"').fetchall()
    base.close()
    parquet = pyarrow.parquet.read_table(snapshot / f"{noun}.parquet").to_pylist()
    assert rows
    assert [(row["id"], row["url"]) for row in rows] == stored
    assert [(row["id"], row["url"]) for row in parquet] == stored


def test_numbers_are_numbers(snapshot: Path) -> None:
    table = pyarrow.parquet.read_table(snapshot / "cases.parquet")
    assert {str(table.schema.field(name).type) for name in ("sequence", "allegations")} == {"int64"}
    base = sqlite3.connect(snapshot / "archive.sqlite3")
    assert base.execute("SELECT sum(sequence) FROM cases").fetchone() == (6,)
    assert base.execute("SELECT count(*) FROM documents WHERE document ->> 'slug' = 'mill'").fetchone() == (
        1,
    )
    base.close()


def test_the_log_is_in_it_from_the_first_line(snapshot: Path) -> None:
    assert [json.loads(line)["sequence"] for line in lines(snapshot / "changes.ndjson")] == [1, 2, 3]


def test_the_dictionary_explains_every_key_and_column(snapshot: Path) -> None:
    said = dictionary()
    assert said == (snapshot / "data-dictionary.md").read_text(encoding="utf-8")
    for line in lines(snapshot / "cases.ndjson"):
        assert all(f"| `{key}` |" in said for key in json.loads(line))
    with (snapshot / "statements.csv").open(encoding="utf-8") as file:
        assert all(f"| `{column}` |" in said for column in next(csv.reader(file)))


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "dictionary", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("export", tmp_path, stdout=StringIO(), stderr=StringIO())
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from api.snapshot.folder import whole
with whole(Path(sys.argv[1]) / "archive-x") as folder:
    (folder / "cases.csv").write_text("half a line")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_killed_half_way_leaves_no_snapshot_and_the_next_sweeps_up(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, tmp_path], cwd=settings.BASE_DIR, check=False)
    assert run.returncode == -signal.SIGKILL
    assert not list(tmp_path.glob("archive-*"))
    assert os.listdir(tmp_path)
    with folder.whole(tmp_path / "archive-y"):
        pass
    assert os.listdir(tmp_path) == ["archive-y"]


def test_a_snapshot_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "archive-x").mkdir()
    with pytest.raises(folder.Exists), folder.whole(tmp_path / "archive-x"):
        raise AssertionError("It was opened.")


def test_what_is_published_meanwhile_makes_it_begin_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing = iter([True])
    poured = writing.poured

    def publish_once(*args: object) -> None:
        poured(*args)  # type: ignore[arg-type]
        if next(publishing, False):
            published_case(slug="meanwhile")

    monkeypatch.setattr(writing, "poured", publish_once)
    assert writing.write(tmp_path, lambda _: None).sequence == 4
    assert len(list(lines(tmp_path / "cases.ndjson"))) == 4


def test_an_archive_that_never_rests_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "write_files", lambda *args: published_case())
    with pytest.raises(CommandError, match="The archive changed each time"):
        call_command("export", tmp_path, stdout=StringIO(), stderr=StringIO())
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow_it_says_what_it_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "HAS_PARQUET", False)
    monkeypatch.setattr("api.management.commands.export.HAS_PARQUET", False)
    said = StringIO()
    call_command("export", tmp_path, stdout=said, stderr=StringIO())
    assert "install requirements/parquet.txt" in said.getvalue()
    assert not list(tmp_path.glob("*/*.parquet"))
