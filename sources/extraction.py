"""A file that holds an article, read as the article's text and what is printed or declared about it.

A text file is the text, character by character. Of a page the text is extracted; its title is the heading a
reader sees; its date, byline and outlet are those that it declares to machines, before any that it shows.
"""

from __future__ import annotations

import logging
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import trafilatura
from lxml import etree, html

from sources.addresses import is_web
from sources.containers import (
    ContainerError,
    Part,
    archived_pages,
    is_message,
    is_web_archive,
    message_page,
)
from sources.imprint import about
from sources.prose import stamp
from sources.rules import words
from sources.text import TextError, normalise

# It warns of each page without an article, which the outcome of the file says already.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MOST_BYTES: Final = 20_000_000
# Browsers stop at 512; what is deeper is an attack on the reader, or broken beyond use.
DEEPEST: Final = 2_000

_PAGE: Final = re.compile(
    rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,2000}?(/?)>")
_VOID: Final = words("grammar", "extraction_void")
_BOMS: Final = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_COMMON_WORDS: Final = {language: words("languages", language) for language in ("en", "es", "fr", "de", "pt")}


class ExtractionError(ValueError):
    """A file that holds no article the archive can read; the message says why."""


@dataclass(frozen=True)
class Extract:
    """An article as it was received; an empty string where the file does not tell."""

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = "en"
    url: str = ""
    modified: str = ""
    retrieved: datetime | None = None
    media_type: str = "text/plain"
    file: str = ""
    raw: bytes = field(default=b"", repr=False)


def read(name: str, raw: bytes) -> list[Extract]:
    """The articles of a file, by its name and bytes; raises ExtractionError, and nothing else, for any file.

    Only a web archive holds several; of its pages those are taken that hold an article.
    """
    if not raw.strip():
        raise ExtractionError("The file is empty.")
    if len(raw) > MOST_BYTES:
        raise ExtractionError(f"The file has {len(raw):,} bytes; no article has more than {MOST_BYTES:,}.")
    try:
        if is_web_archive(name, raw):
            return _of_archive(name, archived_pages(raw, MOST_BYTES))
        if is_message(name):
            return [_of(name, message_page(raw))]
        return [_of(name, Part(raw))]
    except (TextError, ContainerError) as error:
        raise ExtractionError(str(error)) from None


def _of_archive(name: str, pages: Sequence[Part]) -> list[Extract]:
    found: list[Extract] = []
    faults: list[str] = []
    for page in pages:
        try:
            found.append(_of(name, page))
        except (ExtractionError, TextError) as error:
            faults.append(str(error))
    if not found:
        raise ExtractionError(f"No page of the web archive holds an article: {faults[0]}")
    return found


def _of(name: str, part: Part) -> Extract:
    if b"\0" in part.raw and not part.raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ExtractionError("The file is binary: it holds NUL bytes.")
    if not part.raw.strip():
        raise ExtractionError("The file is empty.")
    is_page = (
        part.media_type.endswith("html")
        or (not part.media_type and name.lower().endswith((".html", ".htm", ".xhtml")))
        or bool(_PAGE.match(part.raw))
    )
    extract = _page(part) if is_page else _plain(part)
    return replace(
        extract,
        title=extract.title or part.title[:500],
        published=extract.published or part.published,
        url=extract.url or (part.url if is_web(part.url) else ""),
        retrieved=part.retrieved,
        media_type="message/rfc822" if part.whole else "text/html" if is_page else "text/plain",
        file=name,
        raw=part.whole or part.raw,
    )


def _plain(part: Part) -> Extract:
    text = normalise(_decoded(part.raw, part.charset))
    leading = stamp(text)
    return Extract(text, published=leading.published if leading else "", language=language_of(text))


def _decoded(raw: bytes, declared: str) -> str:
    """The characters of a file: by byte order mark, declaration, strict UTF-8, then windows-1252."""
    marked = [encoding for mark, encoding in _BOMS if raw.startswith(mark)]
    for encoding in [*marked[:1], declared, "utf-8", "windows-1252"]:
        try:
            if encoding:
                return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ExtractionError("The file is neither UTF-8 nor windows-1252: it looks like a binary file.")


def _page(part: Part) -> Extract:
    declared = _CHARSET.search(part.raw[:4096])
    source = _decoded(part.raw, part.charset or (declared[1].decode("ascii") if declared else ""))
    if _depth(source) > DEEPEST:
        raise ExtractionError(f"The page nests its elements more than {DEEPEST:,} deep.")
    tree = _tree(source)
    text = _article(source, tree)
    told = about(tree, source)
    return Extract(
        normalise(text),
        title=told.title,
        byline=told.byline,
        outlet=told.outlet,
        published=told.published,
        language=told.language or language_of(text),
        url=told.url,
        modified=told.modified,
    )


def _depth(source: str) -> int:
    """How deep a page nests, roughly: elements whose end is often left out do not count."""
    deepest = depth = 0
    for found in _TAG.finditer(source):
        if found[3] or found[2].lower() in _VOID:
            continue
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _tree(source: str) -> html.HtmlElement:
    try:
        return html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise ExtractionError("The page cannot be read: it holds no element.") from None


def _article(source: str, tree: html.HtmlElement) -> str:
    """The article's paragraphs, one a line."""
    try:
        text = trafilatura.extract(source, include_comments=False, include_tables=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError):
        text = ""
    if not text.strip():
        lines = (" ".join(one.text_content().split()) for one in tree.iter("p"))
        text = "\n".join(line for line in lines if line)
    if not any(map(str.isalnum, text)):
        raise ExtractionError("The page holds no article text.")
    return text


def language_of(text: str) -> str:
    """The language whose commonest words stand in the text most; "und" where none does."""
    printed = text[:20_000].lower().split()
    counts = {language: sum(word in common for word in printed) for language, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] * 20 >= len(printed) else "und"
