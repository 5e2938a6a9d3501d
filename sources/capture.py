"""A file that holds an article, read as the article's text and what is printed or declared about it.

A text file is the text, character by character. Of a page the text is extracted; its title is the heading a
reader sees; its date, byline and outlet are those that it declares to machines, before any that it shows.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from typing import Final

import trafilatura
from lxml import etree, html

from sources.imprint import about
from sources.prose import stamp
from sources.rules import words
from sources.text import TextError, normalise

MOST_BYTES: Final = 20_000_000
# Browsers stop at 512; what is deeper is an attack on the reader, or broken beyond use.
DEEPEST: Final = 2_000

_PAGE: Final = re.compile(
    rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,2000}?(/?)>")
_VOID: Final = words("grammar", "capture_void")
_BOMS: Final = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_COMMON_WORDS: Final = {language: words("languages", language) for language in ("en", "es", "fr", "de", "pt")}


class CaptureError(ValueError):
    """A file that holds no article the archive can read; the message says why."""


@dataclass(frozen=True)
class Capture:
    """An article as it was received; an empty string where the file does not tell."""

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = "en"
    url: str = ""


def read(name: str, raw: bytes) -> Capture:
    """The article of a file, by its name and bytes; raises CaptureError, and nothing else, for any file."""
    if not raw.strip():
        raise CaptureError("The file is empty.")
    if len(raw) > MOST_BYTES:
        raise CaptureError(f"The file has {len(raw):,} bytes; no article has more than {MOST_BYTES:,}.")
    if b"\0" in raw and not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise CaptureError("The file is binary: it holds NUL bytes.")
    is_page = name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_PAGE.match(raw))
    try:
        return _page(raw) if is_page else _plain(raw)
    except TextError as error:
        raise CaptureError(str(error)) from None


def _plain(raw: bytes) -> Capture:
    text = normalise(_decoded(raw, ""))
    leading = stamp(text)
    return Capture(text, published=leading.published if leading else "", language=language_of(text))


def _decoded(raw: bytes, declared: str) -> str:
    """The characters of a file: by byte order mark, declaration, strict UTF-8, then windows-1252."""
    marked = [encoding for mark, encoding in _BOMS if raw.startswith(mark)]
    for encoding in [*marked[:1], declared, "utf-8", "windows-1252"]:
        try:
            if encoding:
                return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise CaptureError("The file is neither UTF-8 nor windows-1252: it looks like a binary file.")


def _page(raw: bytes) -> Capture:
    declared = _CHARSET.search(raw[:4096])
    source = _decoded(raw, declared[1].decode("ascii") if declared else "")
    if _depth(source) > DEEPEST:
        raise CaptureError(f"The page nests its elements more than {DEEPEST:,} deep.")
    tree = _tree(source)
    text = _article(source, tree)
    told = about(tree, source)
    return Capture(
        normalise(text),
        title=told.title,
        byline=told.byline,
        outlet=told.outlet,
        published=told.published,
        language=told.language or language_of(text),
        url=told.url,
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
        raise CaptureError("The page cannot be read: it holds no element.") from None


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
        raise CaptureError("The page holds no article text.")
    return text


def language_of(text: str) -> str:
    """The language whose commonest words stand in the text most; "und" where none does."""
    printed = text[:20_000].lower().split()
    counts = {language: sum(word in common for word in printed) for language, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] * 20 >= len(printed) else "und"
