"""All parts of a case page, in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pages.casepage.accounts import Accounts, accounts_of
from pages.casepage.allegations import Allegation, allegations_of
from pages.casepage.articles import Article, articles_of
from pages.casepage.citation import Citation, citation_of
from pages.casepage.contributions import Contribution, Reach, contributions, reach_of
from pages.casepage.document import Document, Item, Terms, on, present
from pages.casepage.lastword import LastWord, last_word
from pages.casepage.notes import Mark, Note, Notes
from pages.casepage.parties import Party, Tracking, parties_of, tracking_of
from pages.casepage.picture import Picture, picture_of
from pages.casepage.replies import Reply, elsewhere, replies_of
from pages.casepage.statements import Speaker, speakers_of, statements_of
from pages.casepage.status import Standing, standing
from pages.casepage.timeline import Day, events, timeline_of
from pages.casepage.unknowns import Unknown, unknowns


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: list[Mark]
    redacted: str = ""
    """The ground on which it was redacted; its place is kept."""
    in_part: bool = False
    """Whether passages that it rests on are of a later day than the one asked about."""


@dataclass(frozen=True)
class Redaction:
    """What stands in the place of a redacted item."""

    anchor: str
    ground: str


@dataclass(frozen=True)
class Claim:
    """An allegation as the page opens with it; its markers are its own, for an id stands on a page once."""

    allegation: Allegation
    marks: list[Mark]


@dataclass(frozen=True)
class Evidence:
    """An article with what its outlet and its date rest on, and what it contributes."""

    article: Article
    outlet_marks: list[Mark]
    date_marks: list[Mark]
    gives: Contribution


@dataclass(frozen=True)
class CasePage:
    document: Document
    title_marks: list[Mark]
    claims: list[Claim]
    summary: list[Sentence]
    standing: Standing
    last_word: LastWord | None
    timeline: list[Day]
    picture: Picture | None
    allegations: list[Allegation]
    replies: list[Reply]
    speakers: list[Speaker]
    accounts: Accounts
    parties: list[Party]
    tracking: list[Tracking]
    sources: list[Evidence]
    unknowns: list[Unknown]
    citation: Citation
    endnotes: list[tuple[Article, list[Note]]]
    related: list[Item]
    redacted: dict[str, list[Redaction]]
    """For each part of the document with redactions, what marks them."""

    @property
    def articles(self) -> list[Article]:
        return [evidence.article for evidence in self.sources]

    @property
    def reach(self) -> Reach:
        return reach_of(self.articles)

    @property
    def next_check(self) -> str:
        return on(self.document["next_check"])

    @property
    def holds_letters(self) -> bool:
        return any(article.is_letter for article in self.articles)


def case_page(document: Document, whole: Document | None = None) -> CasePage:
    """The parts take their markers in the order of the page, so that ways back count upwards.

    Where `document` is a part of a `whole` one, letters and numbers are those of the whole.
    """
    terms = Terms(document["terms"])
    shown = {row["slug"] for row in present(document["sources"])}
    lettered = articles_of(whole or document)
    articles = [article for article in lettered if article.slug in shown]
    notes = Notes(whole or document, lettered)
    title_marks = notes.marks(present(document["title_passages"]))
    told = present(document["allegations"])
    first_marks = [notes.marks(row["passages"]) for row in told]
    summary = [sentence(row, notes) for row in document["summary"]]
    happenings = [*events(document, notes)]
    allegations = allegations_of(document, terms, notes)
    statements = statements_of(document, terms, notes, articles, allegations)
    replies = replies_of(document, statements, terms, notes)
    timeline = timeline_of(happenings, allegations, statements)
    tracking = tracking_of(document, notes)
    return CasePage(
        document=document,
        title_marks=title_marks,
        claims=[Claim(*pair) for pair in zip(allegations, first_marks, strict=True)],
        summary=summary,
        standing=standing(document, terms),
        last_word=last_word(document),
        timeline=timeline,
        picture=picture_of(timeline),
        allegations=allegations,
        replies=replies,
        speakers=speakers_of(document, elsewhere(statements, replies), terms, notes),
        accounts=accounts_of(document, notes, articles),
        parties=parties_of(document, terms, notes),
        tracking=tracking,
        sources=sources_of(document, articles, notes),
        unknowns=unknowns(allegations, articles, statements, tracking),
        citation=citation_of(document),
        endnotes=notes.of(document),
        related=present(document["related"]),
        redacted=redactions(document),
    )


def sentence(row: Item, notes: Notes) -> Sentence:
    if "redacted" in row:
        return Sentence("", [], row["redacted"]["ground"])
    return Sentence(row["text"], notes.marks(row["passages"]), in_part=row.get("in_part", False))


def sources_of(document: Document, articles: list[Article], notes: Notes) -> list[Evidence]:
    gives = contributions(document, articles)
    return [
        Evidence(
            article,
            notes.marks(article.outlet_passages),
            notes.marks(article.date_passages),
            gives[article.slug],
        )
        for article in articles
    ]


ANCHORED = {
    "allegations": "allegation",
    "statements": "statement",
    "events": "event",
    "disagreements": "question",
    "replies": "reply",
}
"""Parts of a document whose items have a place of their own on the page, with what its name begins with."""


def redactions(document: Document) -> dict[str, list[Redaction]]:
    """By part of the document; the marker of an item keeps its place, so that old links still lead to it."""
    return {key: found for key, value in document.items() if (found := redacted_in(key, value))}


def redacted_in(key: str, value: Any) -> list[Redaction]:
    rows = [item for item in value if "redacted" in item] if isinstance(value, list) else []
    return [Redaction(anchor_of(key, row), row["redacted"]["ground"]) for row in rows]


def anchor_of(key: str, row: Item) -> str:
    return f"{ANCHORED[key]}-{row['id']}" if key in ANCHORED and "id" in row else ""
