"""The articles a case rests on: each with a letter, what is known of its outlet and date, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from django.utils.translation import gettext as _

from pages.casepage.document import Document, Item, on, present

STATED = "stated"
LETTER = "letter"
OPEN_END = "9999-12-31"


@dataclass(frozen=True)
class Article:
    place: int
    letter: str
    slug: str
    name: str
    outlet: str
    """The outlet's slug, or nothing."""
    outlet_basis: str
    outlet_note: str
    title: str
    byline: str
    url: str
    archived_url: str
    date: str
    date_basis: str
    date_note: str
    retrieved: str
    language: str
    text_sha256: str
    text_length: int
    held: bool
    reprint_of: str
    outlet_passages: tuple[Item, ...]
    date_passages: tuple[Item, ...]

    @property
    def anchor(self) -> str:
        return f"source-{self.slug}"

    @property
    def outlet_is_stated(self) -> bool:
        return self.outlet_basis == STATED

    @property
    def is_letter(self) -> bool:
        """Whether it is no article: it was sent to this archive, or by it."""
        return self.outlet_basis == LETTER

    @property
    def date_is_stated(self) -> bool:
        return self.date_basis in (STATED, LETTER)


def letters() -> Iterator[str]:
    """A to Z, then AA to ZZ: more articles than a case is readable with."""
    yield from ascii_uppercase
    yield from (first + second for first in ascii_uppercase for second in ascii_uppercase)


def articles_of(document: Document) -> list[Article]:
    """The articles by date of publication, as far as it is known."""
    rows = sorted(
        present(document["sources"]), key=lambda row: (row["published_earliest"] or OPEN_END, row["slug"])
    )
    lettered = zip(letters(), rows, strict=False)
    return [article(place, letter, row) for place, (letter, row) in enumerate(lettered)]


COPIED = (
    "slug",
    "outlet_note",
    "title",
    "byline",
    "url",
    "archived_url",
    "language",
    "text_sha256",
    "text_length",
)


def article(place: int, letter: str, row: Item) -> Article:
    nobody = _("Letter") if row["outlet_basis"] == LETTER else _("Outlet not stated")
    outlet = row["outlet"] or {"slug": "", "name": nobody}
    return Article(
        place=place,
        letter=letter,
        **{key: row[key] for key in COPIED},
        outlet=outlet["slug"],
        name=outlet["name"],
        outlet_basis=row["outlet_basis"],
        date=on(row["published"]),
        date_basis=row["published_basis"],
        date_note=row["published_note"],
        retrieved=on(row["retrieved"]),
        held=row["text_held"],
        reprint_of=row["reprint_of"] or "",
        outlet_passages=tuple(row["outlet_passages"]),
        date_passages=tuple(row["published_passages"]),
    )
