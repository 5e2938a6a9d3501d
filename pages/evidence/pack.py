"""Packing one edition: the same edition, written by the same release, gives the same bytes on any machine.

Nothing in a pack is of the moment in which it is made: its files bear the edition's own time, days are
counted up to its publication, and they are stored without compression, which differs between machines.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from editions.models import Edition
from editions.projection import read
from pages.casepage import case_page
from pages.casepage.citation import FORMATS, citation_of
from pages.casepage.document import Document
from pages.casepage.lastword import silence_of
from pages.evidence.tables import tables

SUMS: Final = "SHA256SUMS"
VERIFIER: Final = Path(__file__).with_name("verifier.py")
SHEETS: Final = settings.BASE_DIR / "static" / "css"
FONT: Final = re.compile(r"@font-face \{.*?\n\}\n", re.DOTALL)
ON_THIS_SITE: Final = re.compile(r'(href|src|action)="/(?!/)')


def pack_of(edition: Edition) -> bytes:
    """The ZIP of an edition; its files lie in one folder named after it."""
    document = read(edition)
    with override(settings.LANGUAGE_CODE):  # Whatever page it is asked from, its bytes are the same.
        files = files_of(edition, document)
    files[SUMS] = sums(files)
    into = io.BytesIO()
    with ZipFile(into, "w", ZIP_STORED) as pack:
        for name in sorted(files):
            pack.writestr(member(f"{name_of(document)}/{name}", document["published_at"]), files[name])
    return into.getvalue()


def name_of(document: Document) -> str:
    return f"{document['slug']}-edition-{document['edition']}"


def files_of(edition: Edition, document: Document) -> dict[str, bytes]:
    """Every file but the sums, by its name."""
    citation = citation_of(document)
    written = {
        "README.txt": render_to_string("evidence/readme.txt", {"document": document, "citation": citation}),
        "index.html": page(document),
        "style.css": style(),
        "case.json": edition.document,
        **tables(document),
        **{f"citation.{form.ending}": form.write(citation) for form in FORMATS},
    }
    return {name: text.encode() for name, text in written.items()} | {"verify.py": VERIFIER.read_bytes()}


def page(document: Document) -> str:
    """The case page, with addresses of this archive written out so that they work from anywhere."""
    shown = case_page(document)
    context = {
        "page": shown,
        "document": document,
        "is_latest": True,
        "silence": silence_of(shown.last_word, date.fromisoformat(document["published_at"][:10])),
        "formats": FORMATS,
    }
    rendered = render_to_string("evidence/index.html", context)
    return ON_THIS_SITE.sub(rf'\1="{settings.SITE_URL}/', rendered)


def style() -> str:
    """The styles of a case page in one file, without the fonts."""
    base, case, paper = ((SHEETS / f"{name}.css").read_text("utf-8") for name in ("base", "case", "print"))
    return f"{FONT.sub('', base)}\n{case}\n@media print {{\n{paper}}}\n"


def sums(files: dict[str, bytes]) -> bytes:
    """The list that `sha256sum --check` reads."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def member(name: str, at: str) -> ZipInfo:
    moment = datetime.fromisoformat(at)
    info = ZipInfo(name, moment.timetuple()[:6])
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info
