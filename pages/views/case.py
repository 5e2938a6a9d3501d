"""One case: as it stands now, as each of its editions keeps it, and either as it was known on a day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from editions import filters
from editions.filters import BadQuestion, Fault
from editions.finding import case_at
from editions.models import Edition, Entry, PublicCase
from editions.projection import read
from pages.answers import public
from pages.casepage import case_page
from pages.casepage.citation import FORMATS
from pages.casepage.document import Document
from pages.casepage.lastword import silence_of
from pages.kept import kept
from pages.knownon import as_known_on, counted_from

KNOWN_ON = "as_known_on"
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

MOST_HISTORY = 20
"""Lines of a case's history that its page shows; the page of its editions has all."""


@public
def case(request: HttpRequest, slug: str) -> HttpResponse:
    row = case_at(slug)
    return edition_answer(request, row, row.edition)


def edition_answer(request: HttpRequest, row: PublicCase, edition: Edition) -> HttpResponse:
    """The page of an edition of `row`; with a banner that says so where it is not the newest.

    The newest counts the days up to today, so a reader who holds yesterday's page is sent a new one.
    Readings of an edition as of a day are too many to be kept.
    """
    asked, today = day_asked(request.GET), datetime.now(UTC).date()
    own = today if edition.number == row.number else date.fromisoformat(edition.published_at[:10])
    parts = (str(row.number), str(row.sequence), own.isoformat(), asked.isoformat() if asked else "")
    answer = kept(
        request, edition, parts, lambda: rendered(request, row, edition, own, asked), lasting=asked is None
    )
    if row.noindex or asked or edition.number != row.number:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def day_asked(params: QueryDict) -> date | None:
    """The day of `as_known_on`; raises BadQuestion. Other parameters are those that the web adds to links."""
    asked = filters.one(params, KNOWN_ON)
    if not asked:
        return None
    if not ISO_DAY.fullmatch(asked):
        raise BadQuestion(Fault(KNOWN_ON, _("Write one day as year, month and day: 2023-07-09.")))
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise BadQuestion(Fault(KNOWN_ON, _("There is no such day in the calendar."))) from None
    if day > datetime.now(UTC).date():
        raise BadQuestion(
            Fault(KNOWN_ON, _("That day is still to come: what will be known then is not known."))
        )
    return day


def rendered(
    request: HttpRequest, row: PublicCase, edition: Edition, own: date, asked: date | None
) -> HttpResponse:
    whole = read(edition)
    known = as_known_on(whole, asked) if asked else None
    document = known.document if known else whole
    page = case_page(document, whole)
    is_latest = edition.number == row.number
    context = {
        "page": page,
        "document": document,
        "latest": row.number,
        "is_latest": is_latest,
        "known": known,
        "known_days": days_of(whole),
        "today": own.isoformat(),
        "silence": silence_of(page.last_word, asked or own, is_today=is_latest and not asked),
        "history": history(row),
        "formats": FORMATS,
        "here": "cases",
    }
    return render(request, "pages/case.html", context)


def days_of(document: Document) -> list[tuple[str, int]]:
    """The days on which something became known, each with the number of articles that count from it."""
    return sorted(Counter(day.isoformat() for day in counted_from(document).values()).items())


def history(row: PublicCase) -> list[Entry]:
    """The newest lines of the log about a case."""
    entries = Entry.objects.filter(case_id=row.case_id).order_by("-sequence")
    return list(entries.defer("parts", "salts", "removed")[:MOST_HISTORY])
