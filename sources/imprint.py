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
from itertools import chain, islice
from typing import Any, Final

from htmldate import find_date
from lxml import html
from rapidfuzz import fuzz

from sources import printed_days
from sources.bylines import authors
from sources.printed_bylines import shown
from sources.rules import listed

_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)\Z")
_DATES: Final = tuple(listed("imprint", "dates"))
_CHANGES: Final = tuple(listed("imprint", "changes"))
_AUTHORS: Final = tuple(listed("imprint", "authors"))
_SEPARATED: Final = re.compile(r"(.{3,}) ([|–—»:·-]+) ([^|–—»·]{2,40})")
_PARTS: Final = re.compile(r" [|–—»:·-]+ ")
_HEADED: Final = ".//h2 | .//h3 | .//*[contains(@class, 'headline') or contains(@class, 'title')]"
_OF_CHANGE: Final = re.compile(r"updat|modif|actualiz")
# A caption tells the day of its picture.
_DATED: Final = (
    ".//*[not(ancestor-or-self::figcaption or ancestor::figure)]"
    "[self::time or contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')"
    " or contains(@class, 'meta') or contains(@class, 'fecha') or contains(@class, 'byline')]"
)
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{2}))?\Z")
# A stamp in UTC before this hour may be of the evening before where the article was published; one after it
# may be of the morning after, east of Greenwich.
_NOON: Final = 12
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
    return (node for node in _nodes(tree) if _is_article(node))


def _nodes(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _inside(content, 0)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(one, str) and bool(_ARTICLE.search(one)) for one in named)


def _inside(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(content, list):
        for item in content:
            yield from _inside(item, depth + 1)
    elif isinstance(content, dict):
        yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _inside(content.get(key), depth + 1)


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
    site = outlet or metas.get("og:site_name", "")
    given = (headline, metas.get("og:title", ""), _line(tree.findtext(".//title")))
    declared = [without_site(one, site) for one in given if one]
    headings = [
        text for heading in tree.iter("h1") if (text := _line(heading.text_content())) and text != site
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
    return (_printed_part(tree, declared[0]) or declared[0])[:500]


def _printed_part(tree: html.HtmlElement, title: str) -> str:
    """The longest part of a declared title that the page prints by itself: "City council - Inquiry opens"."""
    parts = {part.casefold() for part in _PARTS.split(title) if len(part.split()) > 1 and part != title}
    printed = (_line(" ".join(element.itertext())) for element in tree.xpath(_HEADED)[:60])
    return max((line for line in printed if line.casefold() in parts), key=len, default="")


def without_site(title: str, site: str) -> str:
    """A declared title without the site's name behind it: "Council opens inquiry | Daily X"."""
    found = _SEPARATED.fullmatch(title)
    if not found or len(found[1].split()) < 2:
        return title
    named = bool(site) and fuzz.ratio(found[3].lower(), site.lower()) >= 70
    short = len(found[3].split()) <= 4 and all(
        word[:1].isupper() for word in found[3].split() if len(word) > 3
    )
    guessed = not site and short and len(found[1].split()) >= 3
    return found[1] if named or guessed or (short and found[2] in "|»") else title


def _byline(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str], outlet: str) -> str:
    stated = declared.get("author") or declared.get("creator")
    people = [_author_of(tree, one) for one in (stated if isinstance(stated, list) else [stated])]
    in_metas = ([metas.get(name, "")] for name in _AUTHORS)
    for lines in chain([people], in_metas, [_counted(metas)], shown(tree)):
        if kept := _kept(lines, outlet):
            return ", ".join(kept)[:300]
    return ""


def _kept(lines: list[str], outlet: str) -> list[str]:
    return list(dict.fromkeys(name for line in lines for name in authors(line, outlet)))


def _counted(metas: dict[str, str]) -> list[str]:
    """The authors that a page tells who counts its readers, in one meta element that holds JSON."""
    try:
        told = json.loads(metas.get("parsely-page", "{}"))
    except (ValueError, RecursionError):
        return []
    named = (told.get("authors") or told.get("author")) if isinstance(told, dict) else None
    return [_line(one) for one in (named if isinstance(named, list) else [named])]


def _author_of(tree: html.HtmlElement, author: Any) -> str:
    """An author's name as declared, looked up where only a reference is given; no organisation's."""
    if isinstance(author, dict):
        if author.get("@type") == "Organization":
            return ""
        if not author.get("name") and isinstance(author.get("@id"), str):
            return next(
                (_name(one) for one in _nodes(tree) if one.get("@id") == author["@id"] and one.get("name")),
                "",
            )
    return _name(author)


# --- Date, language, address --------------------------------------------------------------------------------


def _published(tree: html.HtmlElement, declared: dict[str, Any], metas: dict[str, str], source: str) -> str:
    stamps = [_line(declared.get("datePublished")), *(metas.get(name, "") for name in _DATES)]
    moments = [moment for stamp in [*stamps, *_times(tree)] if (moment := _moment(stamp))]
    if moments:
        return _local_day(_most_local(moments), tree).isoformat()
    if day := _printed(tree) or printed_days.of_address(" ".join(_addresses(tree))):
        return day.isoformat()
    try:
        return find_date(source, original_date=True, extensive_search=True) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""


def _times(tree: html.HtmlElement) -> Iterator[str]:
    """Stamps of time elements, those of a change left out."""
    for element in islice(tree.iter("time"), 20):
        told = " ".join(
            (element.get("class") or "", element.get("itemprop") or "", element.text or "")
        ).lower()
        if not _OF_CHANGE.search(told):
            yield _line(element.get("datetime"))
            return


def _most_local(moments: list[datetime]) -> datetime:
    """The first stamp; another of the same moment where only that one tells the offset of the place."""
    first = moments[0]
    if first.tzinfo is None or first.utcoffset():
        return first
    same = (
        one
        for one in moments[1:]
        if one.tzinfo and one.utcoffset() and abs(one - first) < timedelta(minutes=5)
    )
    return next(same, first)


def _printed(tree: html.HtmlElement) -> date | None:
    """The day printed in a line that is there for it."""
    for element in tree.xpath(_DATED)[:20]:
        text = _line(" ".join(element.itertext()))
        if len(text) < 160 and (day := printed_days.find(text)):
            return day
    return None


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
    """The day of a stamp; where it is in UTC, the day beside it that the page prints or has in its address.

    A stamp of midnight and no offset is a day, and no moment.
    """
    day = moment.date()
    if moment.utcoffset() != timedelta(0):
        return day
    other = day + timedelta(days=-1 if moment.hour < _NOON else 1)
    address = " ".join(_addresses(tree))
    if _in_address(address, other) and not _in_address(address, day):
        return other
    visible = tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    shown = _line(" ".join(visible[:5_000])[:60_000]).lower()
    return other if _prints(shown, other) and not _prints(shown, day) else day


def _in_address(address: str, day: date) -> bool:
    return any(
        form in address
        for form in (
            f"/{day:%Y/%m/%d}",
            f"/{day.year}/{day.month}/{day.day}/",
            f"{day:%Y-%m-%d}",
            f"{day:%Y%m%d}",
            f"/{day:%Y/%b/%d}/".lower(),
        )
    )


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


def _addresses(tree: html.HtmlElement) -> list[str]:
    return [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "")]


def _address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    given = [*_addresses(tree), metas.get("og:url", "")]
    return next(
        (one for one in map(_line, given) if one.startswith(("https://", "http://")) and len(one) <= 1000), ""
    )
