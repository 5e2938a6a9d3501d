"""Feeds, as Atom and as JSON: every change of the archive, those of one case, any filtered list of cases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions import filters, paging
from editions.finding import case_at
from pages.answers import left_out, public
from pages.dates import in_words
from pages.lists.address import query
from pages.lists.listpage import bodies
from pages.log import Line, lines_before
from pages.saying import standing_sentence
from pages.terms import kind_label

SIZE = 50
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"
JSON_FEED = "https://jsonfeed.org/version/1.1"
BEGINNING = "2023-07-01T00:00:00Z"
"""When a feed without entries was last updated: any fixed moment, so that its bytes stay the same."""


@dataclass(frozen=True)
class Item:
    """One entry of a feed; addresses are whole."""

    id: str
    title: str
    address: str
    updated: str
    summary: str
    data: str = ""
    """The same as JSON, where there is such a thing."""


@dataclass(frozen=True)
class Feed:
    title: str
    page: str
    atom: str
    json: str
    items: list[Item]

    @property
    def updated(self) -> str:
        return max((item.updated for item in self.items), default=BEGINNING)


@public
def changes(request: HttpRequest, form: str) -> HttpResponse:
    lines = lines_before(None, SIZE)
    title = _("Oversight Case Archive: changes")
    forms = (whole("pages:changes-feed", "atom"), whole("pages:changes-feed", "json"))
    return answer(request, form, Feed(title, whole("pages:changes"), *forms, items_of(lines)))


@public
def case(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """What was published, corrected and redacted of one case."""
    row = case_at(slug)
    lines = lines_before(None, SIZE, case_id=row.case_id)
    forms = (whole("pages:case-feed", slug, "atom"), whole("pages:case-feed", slug, "json"))
    title = _("Oversight Case Archive: a case") if hides(lines) else row.title
    found = answer(request, form, Feed(title, whole("pages:case", slug), *forms, items_of(lines)))
    return left_out(found, row)


@public
def cases(request: HttpRequest, form: str) -> HttpResponse:
    """The cases that `/cases/` lists for the same question, in the same order."""
    chosen = filters.cases(request.GET)
    rows = bodies(paging.page(chosen.reading("body"), size=SIZE))
    asked = query(chosen.asked)
    narrowed = _("Oversight Case Archive: cases of a filtered list")
    feed = Feed(
        narrowed if asked else _("Oversight Case Archive: cases"),
        whole("pages:cases") + asked,
        whole("pages:cases-feed", "atom") + asked,
        whole("pages:cases-feed", "json") + asked,
        [case_item(row) for row in rows if not row.get("noindex")],
    )
    return answer(request, form, feed)


def items_of(lines: list[Line]) -> list[Item]:
    return [line_item(line) for line in lines if not line.noindex]


def hides(lines: list[Line]) -> bool:
    return any(line.noindex for line in lines)


def case_item(row: dict[str, Any]) -> Item:
    standing = _("Edition %(edition)s. Standing as of %(day)s: %(sentence)s") % {
        "edition": row["edition"],
        "day": in_words(row["standing"]["as_of"]),
        "sentence": standing_sentence(row["standing"]),
    }
    return Item(
        id=whole("pages:case", row["slug"]),
        title=row["title"],
        address=whole("pages:case", row["slug"]),
        updated=row["updated"],
        summary=f"{row['content_note']} {standing}".strip(),
        data=f"{settings.SITE_URL}/api/v1/cases/{row['slug']}/",
    )


def line_item(line: Line) -> Item:
    named = _("%(title)s, edition %(edition)s") if line.is_public else _("case %(case)s")
    what = named % {"title": line.title, "edition": line.edition, "case": line.case_id}
    entry = f"{whole('pages:changes')}#entry-{line.sequence}"
    return Item(
        id=entry,
        title=f"{kind_label(line.kind)}: {what}",
        address=address_of(line) or entry,
        updated=line.at,
        summary=summary_of(line),
    )


def address_of(line: Line) -> str:
    if not line.is_public:
        return ""
    if line.makes_an_edition:
        return whole("pages:edition", line.slug, line.edition)
    return whole("pages:case", line.slug)


def summary_of(line: Line) -> str:
    standing = _("Standing: %(sentence)s") % {"sentence": line.standing} if line.standing else ""
    return " ".join(filter(None, [line.note, standing])) or _("The case was retracted later.")


def whole(name: str, *parts: Any) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"


def answer(request: HttpRequest, form: str, feed: Feed) -> HttpResponse:
    if form == "json":
        return HttpResponse(json.dumps(as_json(feed), ensure_ascii=False), content_type=JSON)
    return render(request, "feeds/atom.xml", {"feed": feed}, content_type=ATOM)


def as_json(feed: Feed) -> dict[str, Any]:
    return {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": (get_language() or "en")[:2],
        "authors": [{"name": "Oversight Case Archive", "url": settings.SITE_URL}],
        "items": [
            {
                "id": item.id,
                "url": item.address,
                "title": item.title,
                "content_text": item.summary,
                "date_modified": item.updated,
            }
            for item in feed.items
        ],
    }
