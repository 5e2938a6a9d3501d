"""Asking the archive: lists, single resources and the log of changes, with the patience that it asks for."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from urllib.request import Request, urlopen

Json = dict[str, Any]
Asked = str | int | list[str] | None

WAIT = 25
"""Seconds that the log may be waited for in one request."""


class ArchiveError(Exception):
    """The archive refused; `problem` is its own account of it (RFC 9457)."""

    def __init__(self, status: int, problem: Json) -> None:
        self.status = status
        self.problem = problem
        super().__init__(f"{status} {problem.get('title', '')}: {problem.get('detail', '')}")


class Gone(ArchiveError):
    """The case was retracted; `problem` is its tombstone."""


class Archive:
    """One archive, for example `Archive("https://archive.example")`.

    `key` raises the limits. Answers with 429 or 503 are asked again after the pause that they name, `retries`
    times at most.
    """

    def __init__(self, address: str, *, key: str = "", retries: int = 5, timeout: float = 60) -> None:
        self.root = f"{address.rstrip('/')}/api/v1/"
        self.headers = {"Accept": "application/json", "User-Agent": "oversight-archive-client/1"}
        if key:
            self.headers["Authorization"] = f"Bearer {key}"
        self.retries = retries
        self.timeout = timeout

    # --- Lists: `archive.cases(agency="cpd", process=["final", "concluded"], q="arrest")` -------------------

    def cases(self, **question: Asked) -> Iterator[Json]:
        return self.listed("cases/", **question)

    def allegations(self, **question: Asked) -> Iterator[Json]:
        return self.listed("allegations/", **question)

    def statements(self, **question: Asked) -> Iterator[Json]:
        return self.listed("statements/", **question)

    def sources(self, **question: Asked) -> Iterator[Json]:
        return self.listed("sources/", **question)

    def agencies(self, **question: Asked) -> Iterator[Json]:
        return self.listed("agencies/", **question)

    def listed(self, path: str, **question: Asked) -> Iterator[Json]:
        """Every result, page by page; a parameter that is a list is repeated, which widens."""
        asked: dict[str, Asked] = {"page_size": 100, **question}
        while True:
            page = self.get(path, **asked)
            yield from page["results"]
            if not page["next"]:
                return
            asked = {**asked, "cursor": cursor_in(page["next"])}

    # --- Single resources ---------------------------------------------------------------------------------

    def case(self, slug: str) -> Json:
        """The newest edition of a case; raises Gone where it was retracted."""
        return self.get(f"cases/{quote(slug, safe='')}/")

    def edition(self, slug: str, number: int) -> bytes:
        """One edition as it was hashed, byte for byte; raises Gone."""
        return self.fetch(f"cases/{quote(slug, safe='')}/editions/{number}/")

    def get(self, path: str, **question: Asked) -> Json:
        answer: Json = json.loads(self.fetch(path, **question))
        return answer

    # --- The log ------------------------------------------------------------------------------------------

    def changes(self, after: int = 0) -> Iterator[Json]:
        """Every line of the log behind `after` that there is now."""
        while lines := self.get("changes/", after=after, page_size=100)["results"]:
            yield from lines
            after = lines[-1]["sequence"]

    def follow(self, after: int = 0) -> Iterator[Json]:
        """Every line, for ever: where there is none, it waits."""
        while True:
            body, pause = self.answer("changes/", after=after, page_size=100, wait=WAIT)
            lines: list[Json] = json.loads(body)["results"]
            yield from lines
            after = lines[-1]["sequence"] if lines else after
            if not lines and pause:  # Too many are waiting; this answer was not waited for.
                time.sleep(pause)

    # --- HTTP ---------------------------------------------------------------------------------------------

    def fetch(self, path: str, **question: Asked) -> bytes:
        return self.answer(path, **question)[0]

    def answer(self, path: str, **question: Asked) -> tuple[bytes, int]:
        """What was answered, and the pause that the archive asks for; raises ArchiveError, Gone, URLError."""
        given = {name: value for name, value in question.items() if value is not None}
        address = f"{self.root}{path}{'?' if given else ''}{urlencode(given, doseq=True)}"
        for left in range(self.retries, -1, -1):
            try:
                with urlopen(Request(address, headers=self.headers), timeout=self.timeout) as answer:
                    return answer.read(), seconds(answer.headers.get("Retry-After"))
            except HTTPError as refusal:
                with refusal:
                    pause = seconds(refusal.headers.get("Retry-After"))
                    if not left or not pause or refusal.code not in (429, 503):
                        raise refused(refusal.code, refusal.read()) from None
                    time.sleep(pause)
        raise AssertionError("The last try returns or raises.")


def seconds(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def refused(status: int, body: bytes) -> ArchiveError:
    try:
        problem: Json = json.loads(body)
    except ValueError:
        problem = {"detail": body[:200].decode(errors="replace")}
    return (Gone if status == 410 else ArchiveError)(status, problem)


def cursor_in(address: str) -> str:
    """Of the address of a next page; the rest of it names the archive as it knows itself."""
    return parse_qs(urlsplit(address).query)["cursor"][0]
