"""What a news page says about its article: title, byline, outlet, date, language, address.

What a page declares in JSON-LD comes first, then its meta elements, then what it shows. The title is the
exception: it is the heading as printed, because what is declared for search engines is often another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from htmldate import find_date
from lxml import html
from rapidfuzz import fuzz

from sources.rules import listed

_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)\Z")
_DATES: Final = tuple(listed("imprint", "dates"))
_CHANGES: Final = tuple(listed("imprint", "changes"))
_AUTHORS: Final = tuple(listed("imprint", "authors"))
_BY: Final = re.compile(r"\s*(?:by|por|written by|story by)[:\s]+", re.IGNORECASE)
_NOT_A_NAME: Final = re.compile(r"https?:|www\.|@|[<>{}]|\.com\b", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{2}))?\Z")
# A stamp in UTC before this hour may be the evening before where the article was published.
_LATE: Final = 12
_MOST_DEPTH: Final = 12


@dataclass(frozen=True)
class About:
    """What the page tells; an empty string where it does not."""

    title: str
    byline: str
    outlet: str
    published: str
    modified: str
    language: str
    url: str


def about(tree: html.HtmlElement, source: str) -> About:
    declared = next(_declared(tree), {})
    metas = _metas(tree)
    outlet = _line(_name(declared.get("publisher"))) or metas.get("og:site_name", "")
    return About(
        title=_title(tree, _line(declared.get("headline")), metas, outlet),
        byline=_byline(tree, declared, metas, outlet),
        outlet=outlet[:200],
        published=_published(tree, declared, metas, source),
        modified=_modified(tree, declared, metas),
        language=_language(tree, declared, metas),
        url=_address(tree, metas),
    )


# --- JSON-LD and meta elements ------------------------------------------------------------------------------


def _declared(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every article that the page declares in JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(content, 0)


def _articles(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(content, list):
        for item in content:
            yield from _articles(item, depth + 1)
    elif isinstance(content, dict):
        types = content.get("@type")
        named = types if isinstance(types, list) else [types]
        if any(isinstance(one, str) and _ARTICLE.search(one) for one in named):
            yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(content.get(key), depth + 1)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The page's meta elements, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _line(meta.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _line(value: Any) -> str:
    """A value as one line of plain characters."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(character if character.isprintable() else " " for character in value).split())


def _name(value: Any) -> str:
    """The name of a person or organisation as JSON-LD writes it: a string, or something with a name."""
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _line(value.get("name") if isinstance(value, dict) else value)


# --- Title and byline ---------------------------------------------------------------------------------------


def _title(tree: html.HtmlElement, headline: str, metas: dict[str, str], outlet: str) -> str:
    """The heading most like what the page declares; what it declares, where no heading is like it."""
    declared = [one for one in (headline, metas.get("og:title", ""), _line(tree.findtext(".//title"))) if one]
    headings = [
        text for heading in tree.iter("h1") if (text := _line(heading.text_content())) and text != outlet
    ]
    if not declared:
        return headings[0][:500] if headings else ""
    likest = max(
        headings, key=lambda text: max(fuzz.token_set_ratio(text, one) for one in declared), default=""
    )
    if (
        likest
        and max(fuzz.token_set_ratio(likest, one) for one in declared) >= 50
        and len(likest.split()) > 1
    ):
        return likest[:500]
    return declared[0][:500]


def _byline(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str], outlet: str) -> str:
    authors = declared.get("author")
    listed = authors if isinstance(authors, list) else [authors]
    given = [[_name(one) for one in listed], [metas.get(name, "") for name in _AUTHORS], list(_shown(tree))]
    for names in given:
        kept = list(dict.fromkeys(name for one in names if (name := _author(one)) and name != outlet))
        if kept:
            return ", ".join(kept if names is given[0] else kept[:1])[:300]
    return ""


def _author(printed: str) -> str:
    name = _BY.sub("", printed, count=1) if _BY.match(printed) else printed
    return "" if _NOT_A_NAME.search(name) or not 2 < len(name) < 120 else name.strip(" ,|")


def _shown(tree: html.HtmlElement) -> Iterator[str]:
    """Bylines as the page shows them."""
    for path in (
        ".//*[@rel='author']",
        ".//*[@itemprop='author']",
        ".//*[contains(@class, 'byline')]",
        ".//*[contains(@class, 'author')]",
    ):
        for element in tree.iterfind(path) if "contains" not in path else tree.xpath(path)[:5]:
            text = _line(element.text_content())
            if _BY.match(text) or "rel" in path or "itemprop" in path:
                yield text


# --- Date, language, address --------------------------------------------------------------------------------


def _published(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str], source: str) -> str:
    stamps = [_line(declared.get("datePublished")), *(metas.get(name, "") for name in _DATES)]
    stamps += [_line(element.get("datetime")) for element in tree.iter("time")][:1]
    for stamp in stamps:
        if moment := _moment(stamp):
            return _local_day(moment, tree).isoformat()
    try:
        return find_date(source, original_date=True, extensive_search=True) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""


def _modified(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str]) -> str:
    """The day on which the page says that it was last changed; empty where it owns up to no change."""
    stamps = [_line(declared.get("dateModified")), *(metas.get(name, "") for name in _CHANGES)]
    moment = next((found for stamp in stamps if (found := _moment(stamp))), None)
    return _local_day(moment, tree).isoformat() if moment else ""


def _moment(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if 1990 <= moment.year <= 9998 else None


def _local_day(moment: datetime, tree: html.HtmlElement) -> date:
    """The day of a stamp; the day before, where a stamp in UTC is of the evening that the page prints."""
    day = moment.date()
    if moment.utcoffset() != timedelta(0) or moment.hour >= _LATE:
        return day
    visible = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    shown = _line(" ".join(visible[:5_000])[:60_000]).lower()
    before = day - timedelta(days=1)
    return before if _prints(shown, before) and not _prints(shown, day) else day


def _prints(shown: str, day: date) -> bool:
    month, short = day.strftime("%B").lower(), day.strftime("%b").lower()
    days = (
        f"{month} {day.day},",
        f"{short}. {day.day},",
        f"{short} {day.day},",
        f"{day.day} {month}",
        f"{day.day} {short}",
    )
    slashed = (f"{day.month}/{day.day}", f"{day.month:02}/{day.day:02}")
    forms = (
        *(f"{one} {day.year}" for one in days),
        *(f"{one}/{day.year}" for one in slashed),
        day.isoformat(),
    )
    return any(form in shown for form in forms)


def _language(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str]) -> str:
    for told in (tree.get("lang") or "", _line(declared.get("inLanguage")), metas.get("og:locale", "")):
        if found := _LANGUAGE.match(told.strip()):
            return f"{found[1]}-{found[2].upper()}" if found[2] else found[1]
    return ""


def _address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "")]
    given = [*links, metas.get("og:url", "")]
    return next(
        (one for one in map(_line, given) if one.startswith(("https://", "http://")) and len(one) <= 1000), ""
    )
