"""Where accounts differ: a row for each question, a column for each article that answers one."""

from typing import Any

from pages.casepage.accounts import MOST_COLUMNS, Accounts, accounts_of
from pages.casepage.articles import articles_of
from pages.casepage.notes import Notes

TEXTS = ("outlet_note", "title", "byline", "url", "archived_url", "published_note", "text_sha256")


def source(slug: str) -> dict[str, Any]:
    about: dict[str, Any] = {
        **dict.fromkeys(TEXTS, ""),
        "language": "en",
        "text_length": 9,
        "text_held": True,
    }
    known = {"outlet": None, "outlet_basis": "unknown", "published": "", "published_basis": "unknown"}
    passages: dict[str, Any] = {"outlet_passages": [], "published_passages": [], "reprint_of": None}
    return {**about, **known, **passages, "slug": slug, "published_earliest": None, "retrieved": ""}


def account(value: str, *slugs: str) -> dict[str, Any]:
    words = {"exact": "words", "prefix": "", "suffix": "", "start": 0, "end": 5}
    return {"value": value, "passages": [{**words, "source": slug} for slug in slugs]}


def table(sources: list[str], *accounts: dict[str, Any]) -> Accounts:
    row = {"id": "q", "question": "How many officers?", "note": "", "accounts": list(accounts)}
    document = {"sources": [source(slug) for slug in sources], "disagreements": [row, {"redacted": {}}]}
    articles = articles_of(document)
    return accounts_of(document, Notes(document, articles), articles)


def cells(shown: Accounts) -> list[list[str]]:
    return [[answer.value for answer in cell.answers] for cell in shown.questions[0].cells]


def test_each_article_has_its_answers_in_its_own_column() -> None:
    shown = table(["a", "b"], account("one", "a"), account("several", "a", "b"))
    assert cells(shown) == [["one", "several"], ["several"]]


def test_an_article_that_answers_no_question_has_no_column() -> None:
    shown = table(["a", "b", "silent"], account("one", "a"), account("two", "b"))
    assert [article.slug for article in shown.columns] == ["a", "b"]


def test_the_account_of_an_article_that_was_redacted_is_still_told() -> None:
    shown = table(["a"], account("one", "a"), account("two", "gone"))
    assert (cells(shown), shown.questions[0].orphans) == ([["one"]], ["two"])


def test_a_table_of_more_articles_than_a_page_is_wide_is_scrolled() -> None:
    many = [f"a{number}" for number in range(MOST_COLUMNS + 1)]
    assert table(many, account("one", *many)).is_wide
    assert not table(many, account("one", *many[1:])).is_wide
