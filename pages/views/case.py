"""One case: as it stands now, and the page that each of its editions keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions.finding import case_at
from editions.models import Edition, Entry, PublicCase
from editions.projection import read
from editions.reading import describe
from pages.answers import public
from pages.casepage import CasePage, case_page
from pages.casepage.citation import FORMATS
from pages.casepage.document import Document
from pages.kept import kept

MOST_HISTORY = 20
"""Lines of a case's history that its page shows; the page of its editions has all."""


@dataclass(frozen=True)
class Silence:
    """How long no official word has come: up to today, or to the day of an edition that is not the newest."""

    days: int
    until: str
    is_today: bool


@public
def case(request: HttpRequest, slug: str) -> HttpResponse:
    row = case_at(slug)
    return edition_answer(request, row, row.edition)


def edition_answer(request: HttpRequest, row: PublicCase, edition: Edition) -> HttpResponse:
    """The page of an edition of `row`; with a banner that says so where it is not the newest.

    The newest counts the days up to today, so a reader who holds yesterday's page is sent a new one.
    """
    today = datetime.now(UTC).date()
    until = today if edition.number == row.number else date.fromisoformat(edition.published_at[:10])
    parts = (str(row.number), str(row.sequence), until.isoformat())
    return kept(request, edition, parts, lambda: rendered(request, row, read(edition), until))


def rendered(request: HttpRequest, row: PublicCase, document: Document, until: date) -> HttpResponse:
    page = case_page(document)
    context = {
        "page": page,
        "document": document,
        "latest": row.number,
        "is_latest": document["edition"] == row.number,
        "silence": silence(page, until, is_today=document["edition"] == row.number),
        "history": history(row),
        "formats": FORMATS,
        "here": "cases",
    }
    return render(request, "pages/case.html", context)


def silence(page: CasePage, until: date, *, is_today: bool) -> Silence | None:
    if page.last_word is None:
        return None
    return Silence(page.last_word.days_until(until), describe(until.isoformat()), is_today)


def history(row: PublicCase) -> list[Entry]:
    """The newest lines of the log about a case."""
    entries = Entry.objects.filter(case_id=row.case_id).order_by("-sequence")
    return list(entries.defer("parts", "salts", "removed")[:MOST_HISTORY])
