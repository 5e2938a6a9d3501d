"""The evidence pack: opens offline, has the same bytes whenever it is made, and shows every change."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from time import gmtime
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.chain import canonical
from editions.models import PublicCase
from editions.projection import read
from pages.evidence import pack, pack_of
from pages.evidence.tables import harmless
from tests.pages import dom
from tests.pages.conftest import SEEDED

pytestmark = pytest.mark.django_db

NAME = "chicago-10th-district-migrants-2023-edition-1"


@pytest.fixture(scope="module")
def packed(seeded: PublicCase, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    with django_db_blocker.unblock():
        yield Client().get(f"{SEEDED}evidence.zip").content


@pytest.fixture(scope="module")
def document(seeded: PublicCase) -> dict[str, Any]:
    return read(seeded.edition)


@pytest.fixture
def folder(packed: bytes, tmp_path: Path) -> Path:
    ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    return tmp_path / NAME


def verify(folder: Path, *more: Path) -> tuple[int, str]:
    """What the script of a pack answers, run as its reader runs it."""
    command = [sys.executable, "-I", str(folder / "verify.py"), *map(str, more)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, cwd="/")
    return done.returncode, done.stdout


def test_an_untouched_pack_is_intact(folder: Path, document: dict[str, Any]) -> None:
    status, told = verify(folder)
    assert (status, told.splitlines()[-1]) == (
        0,
        f"Intact. The log must have {document['sha256']}.",
    )


@pytest.mark.parametrize(
    "name",
    ["case.json", "index.html", "style.css", "statements.csv", "citation.bib", "README.txt", "SHA256SUMS"],
)
def test_one_changed_byte_is_seen(folder: Path, name: str) -> None:
    path = folder / name
    raw = bytearray(path.read_bytes())
    at = raw.index(b"a", len(raw) // 2)
    raw[at] = ord("b")
    path.write_bytes(bytes(raw))

    status, told = verify(folder)

    assert (status, told.splitlines()[-1]) == (1, "FAULTY")


def test_a_file_that_was_added_or_taken_away_is_seen(folder: Path) -> None:
    (folder / "more.csv").write_text("x")
    (folder / "events.csv").unlink()
    status, told = verify(folder)
    assert status == 1
    assert "events.csv: missing, changed or added" in told
    assert "more.csv: missing, changed or added" in told


def reworded(case: dict[str, Any]) -> None:
    case["standing"]["sentence"] = "A finding has been reported."


def added(case: dict[str, Any]) -> None:
    case["statements"].append(case["statements"][0])


def taken_away(case: dict[str, Any]) -> None:
    case["statements"].pop()


def redated(case: dict[str, Any]) -> None:
    case["published_at"] = "2020-01-01T00:00:00Z"


def unsalted(case: dict[str, Any]) -> None:
    del case["proof"]["salts"]["/events/0"]


@pytest.mark.parametrize("tamper", [reworded, added, taken_away, redated, unsalted])
def test_a_change_with_the_sums_made_to_fit_is_seen_by_the_chain(
    folder: Path, tamper: Callable[[dict[str, Any]], None]
) -> None:
    case, sums = folder / "case.json", folder / "SHA256SUMS"
    old = case.read_bytes()
    told = json.loads(old)
    tamper(told)
    new = canonical(told)
    case.write_bytes(new)
    sums.write_text(sums.read_text().replace(sha256(old).hexdigest(), sha256(new).hexdigest()))

    status, answer = verify(folder)

    assert status == 1
    assert "case.json does not have the hash that it names" in answer


def test_the_same_edition_has_the_same_bytes_on_another_day_and_machine(
    packed: bytes, seeded: PublicCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.localtime", lambda *_: gmtime(0))
    assert sha256(pack_of(seeded.edition)).hexdigest() == sha256(packed).hexdigest()


def test_its_files_bear_the_time_of_the_edition(packed: bytes, document: dict[str, Any]) -> None:
    for info in ZipFile(io.BytesIO(packed)).infolist():
        assert (
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*info.date_time)[:18]
            == document["published_at"][:18]
        )


def test_its_page_opens_offline(folder: Path) -> None:
    page = dom.parse((folder / "index.html").read_bytes())
    loaded = [
        address for tag in ("img", "script", "link") for one in page.iter(tag) if (address := one.get("href"))
    ]
    assert loaded == ["style.css"]
    assert not re.findall(r"url\(|@import", (folder / "style.css").read_text())
    there = set(dom.ids(page))
    for address in dom.addresses(page):
        assert address.startswith(("https://", "http://", "#", "style.css"))
        assert not address.startswith("#") or address[1:] in there
    assert not list(page.iter("form"))


def test_its_page_is_the_case_with_every_passage(folder: Path, document: dict[str, Any]) -> None:
    shown = dom.text(dom.parse((folder / "index.html").read_bytes()))
    assert document["title"] in shown
    assert document["standing"]["sentence"] in shown
    assert "before today" not in shown
    for row in document["statements"]:
        assert row["printings"][0]["passages"][0]["exact"].split("\n")[0] in shown


def test_its_json_is_the_edition_byte_by_byte(folder: Path, seeded: PublicCase) -> None:
    assert (folder / "case.json").read_bytes() == seeded.edition.document.encode()


def test_its_tables_have_every_fact(folder: Path, document: dict[str, Any]) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline="")))

    assert [row["id"] for row in rows("allegations")] == [row["id"] for row in document["allegations"]]
    assert len(rows("statements")) == sum(len(row["printings"]) for row in document["statements"])
    assert len(rows("events")) == len(document["events"])
    assert len(rows("sources")) == len(document["sources"])
    assert all(row["disposition"] for row in rows("allegations"))
    assert all(len(row["exact"]) == int(row["end"]) - int(row["start"]) for row in rows("passages"))


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert harmless(words) == f"'{words}"


def test_the_verifier_is_at_most_sixty_lines_of_the_standard_library() -> None:
    lines = pack.VERIFIER.read_text().splitlines()
    named = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert len(lines) <= 60
    assert named <= sys.stdlib_module_names
