"""What was said: each utterance with all its printings, and the words in which the printings differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from editions.reading import Piece, compare, fullest, is_partial, match_segments
from pages.casepage.allegations import Allegation
from pages.casepage.articles import Article
from pages.casepage.document import Document, Item, Meaning, Terms, on, present
from pages.casepage.notes import Mark, Notes
from pages.casepage.translations import UNDETERMINED, Translation, translations_of

DIRECT = "direct"


@dataclass(frozen=True)
class Printing:
    """One article's printing of a statement."""

    article: Article | None
    is_direct: bool
    segments: list[str]
    marks: list[Mark]
    attribution: list[Mark]
    translations: tuple[Translation, ...] = ()
    is_fullest: bool = False
    is_partial: bool = False
    pieces: tuple[Piece, ...] = ()
    """Against the fullest direct printing; empty for that printing itself and for reported speech."""

    @property
    def words(self) -> str:
        return match_segments(self.segments)

    @property
    def differs(self) -> bool:
        return any(is_wording(piece) for piece in self.pieces)


@dataclass(frozen=True)
class Statement:
    id: str
    speaker: Item | None
    title: str
    agency: Item | None
    date: str
    date_note: str
    sort: tuple[str, str]
    medium: Meaning
    is_direct: bool
    about: str
    allegations: list[Allegation]
    printings: list[Printing]

    @property
    def anchor(self) -> str:
        return f"statement-{self.id}"

    @property
    def group(self) -> str:
        """What tells the speaker from the others: a person, or a body through nobody named."""
        if self.speaker:
            return str(self.speaker["slug"])
        return f"body-{self.agency['slug']}" if self.agency else "not-stated"

    @property
    def is_compared(self) -> bool:
        return any(printing.pieces for printing in self.printings)

    @property
    def who(self) -> str:
        """The speaker, or the body where no person is named."""
        named = self.speaker or self.agency
        return str(named["name"]) if named else _("Speaker not stated")


@dataclass(frozen=True)
class SaidThen:
    """What one speaker said on one day, as precisely as the day is known."""

    date: str
    statements: list[Statement]


@dataclass(frozen=True)
class Speaker:
    """Everything one person, or one body through nobody named, is reported to have said."""

    slug: str
    name: str
    is_person: bool
    capacity: str
    agency: Item | None
    marks: list[Mark]
    statements: list[Statement]

    @property
    def anchor(self) -> str:
        return f"speaker-{self.slug}"

    @property
    def days(self) -> list[SaidThen]:
        grouped = groupby(self.statements, key=lambda one: one.date)
        return [SaidThen(date, list(statements)) for date, statements in grouped]


def is_wording(piece: Piece) -> bool:
    """Whether a piece is a difference of words; punctuation alone is not marked."""
    return piece.kind != "same" and any(character.isalnum() for character in piece.left + piece.right)


def statements_of(
    document: Document,
    terms: Terms,
    notes: Notes,
    articles: Sequence[Article],
    allegations: Sequence[Allegation],
) -> list[Statement]:
    by_slug = {article.slug: article for article in articles}
    by_id = {allegation.id: allegation for allegation in allegations}
    return [statement(row, terms, notes, by_slug, by_id) for row in present(document["statements"])]


def statement(
    row: Item,
    terms: Terms,
    notes: Notes,
    articles: Mapping[str, Article],
    allegations: Mapping[str, Allegation],
) -> Statement:
    printings = [printing(one, notes, articles.get(one["source"])) for one in row["printings"]]
    return Statement(
        **{key: row[key] for key in ("id", "speaker", "title", "agency", "about")},
        date=on(row["said"]),
        date_note=row["said_note"],
        sort=(row["said_earliest"] or "", row["said_latest"] or ""),
        medium=terms.meaning("medium", row["medium"]),
        is_direct=row["kind"] == DIRECT,
        allegations=[allegations[id] for id in row["allegations"] if id in allegations],
        printings=compared(printings),
    )


def printing(row: Item, notes: Notes, article: Article | None) -> Printing:
    return Printing(
        article=article,
        is_direct=row["kind"] == DIRECT,
        segments=[passage["exact"] for passage in row["passages"]],
        marks=notes.marks(row["passages"]),
        attribution=notes.marks(row["attribution"]),
        translations=tuple(translations_of(row, article.language if article else UNDETERMINED)),
    )


def compared(printings: list[Printing]) -> list[Printing]:
    """The printings with the fullest direct one first and every other direct one compared with it."""
    direct = [one for one in printings if one.is_direct]
    reported = [one for one in printings if not one.is_direct]
    if not direct:
        return reported
    at = fullest([one.words for one in direct])
    full = replace(direct.pop(at), is_fullest=True)
    return [full, *(against(full, one) for one in direct), *reported]


def against(full: Printing, other: Printing) -> Printing:
    pieces = tuple(compare(full.words, other.words))
    return replace(other, pieces=pieces, is_partial=is_partial(other.words, full.words))


def speakers_of(
    document: Document, statements: Sequence[Statement], terms: Terms, notes: Notes
) -> list[Speaker]:
    """Who spoke, in the order in which they first did."""
    people = {row["slug"]: row for row in present(document["people"])}
    groups: dict[str, list[Statement]] = {}
    for one in sorted(statements, key=lambda one: one.sort):
        groups.setdefault(one.group, []).append(one)
    return [speaker(slug, group, people.get(slug), terms, notes) for slug, group in groups.items()]


def speaker(slug: str, group: list[Statement], person: Item | None, terms: Terms, notes: Notes) -> Speaker:
    return Speaker(
        slug=slug,
        name=group[0].who,
        is_person=group[0].speaker is not None,
        capacity=terms.label("capacity", person["capacity"]) if person else "",
        agency=person["agency"] if person else group[0].agency,
        marks=notes.marks(person["passages"]) if person else [],
        statements=group,
    )
