"""The client for Python: it installs offline, asks, and keeps copies equal to a running archive."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from oversight_archive import Archive, ArchiveError, FolderMirror, Gone, SqliteMirror
from oversight_archive.mirror import NotProved, take, update

from tests.browser.server import ROOT, Site

CHANGES = """
from cases.models import Case
from editions.publishing import correct, redact, retract
{steps}
"""
CORRECT = """
case = Case.objects.get(slug="chicago-10th-district-migrants-2023")
case.content_note += " Concerns minors."
case.save()
correct(case, by=None, note="A note was missing.")
"""
REDACT = """
case = Case.objects.get(slug="chicago-10th-district-migrants-2023")
statement = case.statements.first()
statement.delete()
redact(case, by=None, ground="Order of a court.", decision="The board.", facts=[statement.public_id])
"""
RETRACT = """
case = Case.objects.get(slug="chicago-10th-district-migrants-2023")
retract(case, by=None, reason="By decision of the board.")
"""


def do(site: Site, *steps: str) -> None:
    site.manage("shell", "-c", CHANGES.format(steps="".join(steps)))


def archived(site: Site) -> list[tuple[str, int, bytes]]:
    """Every edition of every public case, read from the archive's own database."""
    question = """
        SELECT case_id, number, document FROM editions_edition WHERE case_id IN
            (SELECT case_id FROM editions_publiccase WHERE NOT retracted) ORDER BY case_id, number
    """
    file = site.environment["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as rows:
        return [(case, number, document.encode()) for case, number, document in rows.execute(question)]


@pytest.mark.parametrize("kind", ["folder", "sqlite"])
def test_a_copy_stays_equal_through_everything_that_happens(
    own_site: Site, tmp_path: Path, kind: str
) -> None:
    archive = Archive(own_site.address)
    mirror = FolderMirror(tmp_path / "copy") if kind == "folder" else SqliteMirror(tmp_path / "copy.sqlite3")
    for steps in ([], [CORRECT], [CORRECT, REDACT], [RETRACT]):
        do(own_site, *steps)
        own_site.manage("generate", "--cases", "2")
        assert update(mirror, archive) == len(steps) + (3 if not steps else 2)
        assert list(mirror.editions()) == archived(own_site)
    assert update(mirror, archive) == 0


def test_a_change_is_heard_of_while_following(own_site: Site) -> None:
    lines = Archive(own_site.address).follow(after=1)
    heard: list[Any] = []
    listener = Thread(target=lambda: heard.extend(islice(lines, 2)), daemon=True)
    listener.start()
    own_site.manage("generate", "--cases", "2")
    listener.join(timeout=30)
    assert [line["sequence"] for line in heard] == [2, 3]


def test_lists_are_read_to_their_end_page_by_page(site: Site) -> None:
    archive = Archive(site.address)
    whole = [one["id"] for one in archive.statements()]
    assert len(whole) > 20
    assert [one["id"] for one in archive.statements(page_size=7)] == whole
    assert {one["kind"] for one in archive.statements(kind="indirect")} == {"indirect"}
    assert len(list(archive.cases(agency=["cpd", "copa"]))) == 1
    assert list(archive.cases(q="nothinglikethis")) == []


def test_a_refusal_is_told_in_the_archives_words(site: Site) -> None:
    with pytest.raises(ArchiveError, match="agncy") as refused:
        list(Archive(site.address).cases(agncy="cpd"))
    assert refused.value.problem["parameters"][0]["name"] == "agncy"
    with pytest.raises(ArchiveError, match="401"):
        Archive(site.address, key="oca_no").get("cases/")


def test_a_retracted_case_is_gone_with_its_reason(own_site: Site) -> None:
    do(own_site, RETRACT)
    with pytest.raises(Gone) as gone:
        Archive(own_site.address).case("chicago-10th-district-migrants-2023")
    assert gone.value.problem["reason"] == "By decision of the board."


def test_a_line_or_document_that_does_not_prove_is_not_taken_in(site: Site, tmp_path: Path) -> None:
    archive, mirror = Archive(site.address), FolderMirror(tmp_path)
    (line,) = archive.changes()
    for forged in ({"at": "2020-01-01T00:00:00Z"}, {"sequence": 2}, {"case_id": "../../etc"}):
        with pytest.raises(NotProved):
            take(mirror, archive, {**line, **forged})

    class Forging(Archive):
        def edition(self, slug: str, number: int) -> bytes:
            return super().edition(slug, number).replace(b"alleg", b"prove", 1)

    with pytest.raises(NotProved):
        take(mirror, Forging(site.address), line)
    assert (list(mirror.editions()), mirror.position()["sequence"]) == ([], 0)


@contextmanager
def busy(statuses: list[int]) -> Iterator[str]:
    """A server that answers with these in turn, each asking for a pause of a second."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.pop(0))
            self.send_header("Retry-After", "1")
            self.end_headers()
            self.wfile.write(json.dumps({"results": [], "next": None}).encode())

        def log_message(self, *args: Any) -> None:
            """Silence."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_it_comes_again_after_the_pause_that_a_busy_archive_asks_for() -> None:
    with busy([429, 503, 200]) as address:
        assert list(Archive(address).cases()) == []
    with busy([429, 429]) as address, pytest.raises(ArchiveError):
        list(Archive(address, retries=1).cases())


def shell(folder: Path, installed: Path, *words: str) -> str:
    """What a command prints, on either side, as it is installed."""
    return subprocess.run(
        [sys.executable, "-m", "oversight_archive", *words],
        env={"PYTHONPATH": str(installed)},
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ).stdout


def test_it_installs_without_a_network_and_works_from_a_shell(site: Site, tmp_path: Path) -> None:
    source = shutil.copytree(ROOT / "clients/python", tmp_path / "source")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--target", str(tmp_path / "there"), str(source)], check=True)
    run = partial(shell, tmp_path, tmp_path / "there")

    assert run("mirror", site.address, "copy.sqlite3") == "1 lines taken in; the copy stands at line 1.\n"
    assert run("verify", site.address) == "Everything proves.\n"
    with closing(SqliteMirror(tmp_path / "copy.sqlite3")) as mirror:
        assert list(mirror.editions()) == archived(site)
