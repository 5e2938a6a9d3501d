"""The script for outsiders against a hostile server: one clear line, status 1, never a traceback."""

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from oversight_archive import verify

from tests.browser.server import free_port

FIRST = "/api/v1/changes/?after=0&page_size=100"
ZEROS = "0" * 64


def a_line(**changes: Any) -> dict[str, Any]:
    """A line that proves by itself, as far as its own hash goes."""
    line = {
        **{"version": 1, "sequence": 1, "kind": "published", "case_id": "c", "edition": 1, "case": "dock"},
        **{"at": "2024-01-01T00:00:00Z", "parts_sha256": ZEROS, "previous_sha256": ZEROS, "note": ""},
        **changes,
    }
    return {**line, "sha256": verify.digest({key: line[key] for key in verify.ENTRY})}


def page(*lines: Any) -> bytes:
    return json.dumps({"results": lines}).encode()


EDITION = page(a_line())
"""Leads to the document, whatever that is."""

LOGS: dict[str, bytes] = {
    "nothing at all": b"",
    "no JSON": b"<html>Welcome to the captive portal</html>",
    "no text": b"\xff\xfe\x00",
    "JSON cut off": EDITION[:40],
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "no results": b'{"lines": []}',
    "results of another type": b'{"results": 7}',
    "lines that are texts": page("published"),
    "a line without its keys": page({"sequence": 1}),
    "a number that is a text": page(a_line(sequence="one")),
    "a retraction without salts": page({**a_line(kind="retracted"), "removed": [], "parts": {}}),
    "salts that are no hexadecimal": page(
        {
            **a_line(kind="retracted"),
            "removed": [],
            "parts": {},
            "salts": dict.fromkeys(("/note", "/slug"), "xx"),
        }
    ),
    "an abyss": b"[" * 100_000,
    "a number without end": b'{"results": [' + b"9" * 100_000 + b"]}",
    "half a character": b'{"results": [{"kind": "\\ud800"}]}',
    "a slug that is an address": page(a_line(case="a b\r\nHost: evil.example")),
}
DOCUMENTS: dict[str, bytes] = {
    "no JSON": b"not found",
    "a list": b"[]",
    "nothing in it": b"{}",
    "a proof of another type": b'{"proof": 7}',
    "salts without parts": b'{"proof": {"salts": {"/title": "00"}, "digests": {}}, "sources": []}',
    "no sources": b'{"proof": {"salts": {}, "digests": {}}}',
    "sources of another type": b'{"proof": {"salts": {}, "digests": {}}, "sources": 7}',
}


class Hostile(BaseHTTPRequestHandler):
    answers: dict[str, tuple[int, bytes, int]]
    """Status, body, and how much longer the body is said to be."""

    def do_GET(self) -> None:
        status, body, more = self.answers.get(self.path, (500, b"", 0))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) + more))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def answers() -> dict[str, tuple[int, bytes, int]]:
    return {}


@pytest.fixture
def server(answers: dict[str, tuple[int, bytes, int]]) -> Iterator[str]:
    handler = type("Handler", (Hostile,), {"answers": answers})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def run(*arguments: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, str(Path(verify.__file__)), *arguments],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return done.returncode, done.stdout.splitlines()


def assert_told(said: tuple[int, list[str]], *, lines: int = 1) -> str:
    status, told = said
    assert (status, len(told)) == (1, lines), told
    assert told[-1].startswith(("NOT PROVED: ", "FAULT: "))
    assert len(told[-1]) < 500
    assert told[-1].isascii()
    return told[-1]


@pytest.mark.parametrize("what", LOGS)
def test_a_log_that_is_none_is_told_in_one_line(what: str, answers: Any, server: str) -> None:
    answers[FIRST] = (200, LOGS[what], 0)
    assert_told(run(server))


@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_document_that_is_none_is_told(what: str, answers: Any, server: str) -> None:
    answers[FIRST] = (200, EDITION, 0)
    answers["/api/v1/changes/?after=1&page_size=100"] = (200, page(), 0)
    answers["/api/v1/cases/dock/editions/1/"] = (200, DOCUMENTS[what], 0)
    said = run(server)
    assert_told(said, lines=len(said[1]))
    assert 1 <= len(said[1]) <= 2


@pytest.mark.parametrize("status", [301, 400, 403, 404, 500, 503])
def test_a_refusal_is_told_with_its_address(status: int, answers: Any, server: str) -> None:
    answers[FIRST] = (status, b"{}", 0)
    assert f"{status}" in (told := assert_told(run(server)))
    assert "changes/?after=0" in told


def test_a_body_that_breaks_off_is_told(answers: Any, server: str) -> None:
    answers[FIRST] = (200, EDITION, 100)
    assert "IncompleteRead" in assert_told(run(server))


@pytest.mark.parametrize("address", ["http://127.0.0.1:{}", "http://nowhere.invalid", "nonsense", "ftp://x"])
def test_who_does_not_answer_is_told(address: str) -> None:
    assert_told(run(address.format(free_port())))


def test_a_log_that_never_ends_is_left_where_it_does_not_prove(answers: Any, server: str) -> None:
    answers[FIRST] = (200, page(a_line(sequence=0)), 0)  # It leads to itself.
    answers["/api/v1/cases/dock/editions/1/"] = (410, b"", 0)
    status, told = run(server)
    assert (status, told[0]) == (1, "FAULT: log lines are not what was hashed: [0]")


def test_words_of_a_stranger_do_not_reach_the_terminal(answers: Any, server: str) -> None:
    answers[FIRST] = (
        200,
        page({**a_line(kind="x"), "sequence": 1, "at": "", "sha256": "\x1b[2J\nAll is well."}),
        0,
    )
    answers["/api/v1/changes/?after=1&page_size=100"] = (200, b"{}", 0)
    assert_told(run(server))
    answers[FIRST] = (200, page(a_line(kind="x", sequence="\x1b[2J\nEverything proves.")), 0)
    assert "\x1b" not in assert_told(run(server))


@pytest.mark.parametrize("arguments", [(), ("http://127.0.0.1:9", "missing.txt")])
def test_what_is_missing_on_this_side_is_told(arguments: tuple[str, ...]) -> None:
    assert_told(run(*arguments))
