"""All parts of a case page, in the order in which a reader meets them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pages.casepage.accounts import Question, questions_of
from pages.casepage.allegations import Allegation, allegations_of
from pages.casepage.articles import Article, articles_of
from pages.casepage.citation import Citation, citation_of
from pages.casepage.document import Document, Item, Terms, on, present
from pages.casepage.notes import Mark, Note, Notes
from pages.casepage.parties import Party, Tracking, parties_of, tracking_of
from pages.casepage.statements import Speaker, speakers_of, statements_of
from pages.casepage.status import Standing, standing
from pages.casepage.timeline import Day, timeline_of
from pages.casepage.unknowns import Unknown, unknowns


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: list[Mark]


@dataclass(frozen=True)
class Evidence:
    """An article with what its outlet and its date rest on."""

    article: Article
    outlet_marks: list[Mark]
    date_marks: list[Mark]
    statements: int
    """How many statements it prints."""


@dataclass(frozen=True)
class CasePage:
    document: Document
    title_marks: list[Mark]
    summary: list[Sentence]
    standing: Standing
    allegations: list[Allegation]
    timeline: list[Day]
    speakers: list[Speaker]
    questions: list[Question]
    parties: list[Party]
    tracking: list[Tracking]
    sources: list[Evidence]
    unknowns: list[Unknown]
    citation: Citation
    endnotes: list[tuple[Article, list[Note]]]
    related: list[Item]
    redacted: dict[str, list[str]]
    """For each part of the document with redactions, their grounds."""

    @property
    def articles(self) -> list[Article]:
        return [evidence.article for evidence in self.sources]

    @property
    def outlets(self) -> int:
        """How many different outlets are known."""
        return len({article.outlet for article in self.articles if article.outlet})

    @property
    def reprints(self) -> int:
        return sum(bool(article.reprint_of) for article in self.articles)

    @property
    def next_check(self) -> str:
        return on(self.document["next_check"])


def case_page(document: Document) -> CasePage:
    """The parts take their markers in the order of the page, so that ways back count upwards."""
    terms = Terms(document["terms"])
    articles = articles_of(document)
    notes = Notes(document, articles)
    title_marks = notes.marks(present(document["title_passages"]))
    allegations = allegations_of(document, terms, notes)
    summary = [Sentence(row["text"], notes.marks(row["passages"])) for row in present(document["summary"])]
    statements = statements_of(document, terms, notes, articles, allegations)
    tracking = tracking_of(document, notes)
    return CasePage(
        document=document,
        title_marks=title_marks,
        summary=summary,
        standing=standing(document, terms),
        allegations=allegations,
        timeline=timeline_of(document, allegations, statements, notes),
        speakers=speakers_of(document, statements, terms, notes),
        questions=questions_of(document, notes, articles),
        parties=parties_of(document, terms, notes),
        tracking=tracking,
        sources=sources_of(document, articles, notes),
        unknowns=unknowns(allegations, articles, statements, tracking),
        citation=citation_of(document),
        endnotes=notes.by_article,
        related=present(document["related"]),
        redacted=redactions(document),
    )


def sources_of(document: Document, articles: list[Article], notes: Notes) -> list[Evidence]:
    printed = Counter(
        printing["source"] for row in present(document["statements"]) for printing in row["printings"]
    )
    return [
        Evidence(
            article,
            notes.marks(article.outlet_passages),
            notes.marks(article.date_passages),
            printed[article.slug],
        )
        for article in articles
    ]


def redactions(document: Document) -> dict[str, list[str]]:
    return {
        key: grounds
        for key, value in document.items()
        if isinstance(value, list)
        and (grounds := [item["redacted"]["ground"] for item in value if "redacted" in item])
    }
