"""Numbered markers and the passages they lead to: A3 is the third passage of source A."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pages.casepage.articles import Article
from pages.casepage.document import Document, Item, passages_in

Key = tuple[str, int, int]


@dataclass
class Note:
    """One passage, as it stands among the endnotes."""

    article: Article
    number: int
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    refs: list[str] = field(default_factory=list)
    """Ids of the markers that lead here, for the way back."""

    @property
    def label(self) -> str:
        return f"{self.article.letter}{self.number}"

    @property
    def key(self) -> Key:
        return self.article.slug, self.start, self.end

    @property
    def anchor(self) -> str:
        return f"passage-{self.label.lower()}"


@dataclass(frozen=True)
class Mark:
    """One marker in the text, with the id that its passage leads back to."""

    note: Note
    ref: str

    @property
    def spoken(self) -> str:
        return _("passage %(label)s, %(outlet)s") % {
            "label": self.note.label,
            "outlet": self.note.article.name,
        }


class Notes:
    """All passages of one document, numbered by article and place, and the markers given out for them.

    The letter tells a reader at a glance whether two markers rest on one article or on two.
    """

    def __init__(self, document: Document, articles: Iterable[Article]) -> None:
        self._by_article: list[tuple[Article, list[Note]]] = []
        self._notes: dict[Key, Note] = {}
        found = {key_of(passage): passage for passage in passages_in(document)}
        for article in articles:
            mine = sorted(key for key in found if key[0] == article.slug)
            notes = [note(article, number, found[key]) for number, key in enumerate(mine, start=1)]
            self._notes.update(zip(mine, notes, strict=True))
            self._by_article.append((article, notes))

    def of(self, document: Document) -> list[tuple[Article, list[Note]]]:
        """The passages of each article that has any in `document`, which may be a part of the whole."""
        there = {key_of(passage) for passage in passages_in(document)}
        kept = ((article, [one for one in notes if one.key in there]) for article, notes in self._by_article)
        return [(article, notes) for article, notes in kept if notes]

    def marks(self, passages: Iterable[Item]) -> list[Mark]:
        """Markers for `passages`; each call gives out new ids, so a part of the page calls it once."""
        keys = {key_of(passage) for passage in passages}
        notes = [self._notes[key] for key in keys if key in self._notes]
        return [given(note) for note in sorted(notes, key=lambda note: (note.article.place, note.number))]


def key_of(passage: Item) -> Key:
    return passage["source"], passage["start"], passage["end"]


def note(article: Article, number: int, passage: Item) -> Note:
    about = {key: passage[key] for key in ("exact", "prefix", "suffix", "start", "end")}
    return Note(article=article, number=number, **about)


def given(note: Note) -> Mark:
    ref = f"ref-{note.label.lower()}-{len(note.refs) + 1}"
    note.refs.append(ref)
    return Mark(note, ref)
