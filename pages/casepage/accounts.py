"""Where accounts differ, as a table: a row for each question, a column for each article that answers one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.casepage.articles import Article
from pages.casepage.document import Document, Item, present
from pages.casepage.notes import Mark, Notes


@dataclass(frozen=True)
class Answer:
    """One account, as one article gives it."""

    value: str
    marks: list[Mark]


@dataclass(frozen=True)
class Cell:
    article: Article
    answers: list[Answer]


@dataclass(frozen=True)
class Question:
    id: str
    question: str
    note: str
    cells: list[Cell]
    orphans: list[str]
    """Accounts whose every article was redacted."""

    @property
    def anchor(self) -> str:
        return f"question-{self.id}"


@dataclass(frozen=True)
class Accounts:
    columns: list[Article]
    questions: list[Question]

    @property
    def is_wide(self) -> bool:
        """Whether the table has more columns than a page has room for, and is scrolled."""
        return len(self.columns) > MOST_COLUMNS


MOST_COLUMNS = 6


def accounts_of(document: Document, notes: Notes, articles: Sequence[Article]) -> Accounts:
    rows = present(document["disagreements"])
    answering = {slug for row in rows for account in row["accounts"] for slug in sources_of(account)}
    columns = [article for article in articles if article.slug in answering]
    return Accounts(columns, [question(row, notes, columns) for row in rows])


def question(row: Item, notes: Notes, columns: Sequence[Article]) -> Question:
    shown = {article.slug for article in columns}
    return Question(
        **{key: row[key] for key in ("id", "question", "note")},
        cells=[Cell(article, [*answers(row["accounts"], article, notes)]) for article in columns],
        orphans=[account["value"] for account in row["accounts"] if not sources_of(account) & shown],
    )


def answers(accounts: Sequence[Item], article: Article, notes: Notes) -> Iterator[Answer]:
    for account in accounts:
        mine = [passage for passage in account["passages"] if passage["source"] == article.slug]
        if mine:
            yield Answer(account["value"], notes.marks(mine))


def sources_of(account: Item) -> set[str]:
    return {passage["source"] for passage in account["passages"]}
