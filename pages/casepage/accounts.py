"""Where accounts differ: each question with every account of it, and the articles that give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.casepage.articles import Article
from pages.casepage.document import Document, Item, present
from pages.casepage.notes import Mark, Notes


@dataclass(frozen=True)
class Given:
    """The passages by which one article gives an account."""

    article: Article
    marks: list[Mark]


@dataclass(frozen=True)
class Account:
    value: str
    given: list[Given]


@dataclass(frozen=True)
class Question:
    id: str
    question: str
    note: str
    accounts: list[Account]

    @property
    def anchor(self) -> str:
        return f"question-{self.id}"


def questions_of(document: Document, notes: Notes, articles: Sequence[Article]) -> list[Question]:
    return [question(row, notes, articles) for row in present(document["disagreements"])]


def question(row: Item, notes: Notes, articles: Sequence[Article]) -> Question:
    accounts = [account(one, notes, articles) for one in row["accounts"]]
    return Question(row["id"], row["question"], row["note"], accounts)


def account(row: Item, notes: Notes, articles: Sequence[Article]) -> Account:
    given = [
        Given(article, notes.marks(mine))
        for article in articles
        if (mine := [passage for passage in row["passages"] if passage["source"] == article.slug])
    ]
    return Account(row["value"], given)
