"""An article's text, cut where passages begin and end."""

import pytest
from django.utils.html import escape

from curation.evidence import marked_text, stretches
from sources.models import Passage, SourceArticle
from tests.factories import SourceArticleFactory, cite

TEXT = "one two three four five"


def passage(words: str, pk: int = 1) -> Passage:
    start = TEXT.index(words)
    return Passage(pk=pk, exact=words, start=start, end=start + len(words))


def cut(*passages: Passage) -> list[tuple[str, str]]:
    return [(piece.text, piece.passage.exact if piece.passage else "") for piece in stretches(TEXT, passages)]


@pytest.mark.parametrize(
    ("cited", "expected", "because"),
    [
        ([], [(TEXT, "")], "nothing is cited"),
        (["two"], [("one ", ""), ("two", "two"), (" three four five", "")], "one passage stands alone"),
        ([TEXT], [(TEXT, TEXT)], "all of it is one passage"),
        (
            ["two three", "three four"],
            [
                ("one ", ""),
                ("two ", "two three"),
                ("three", "two three"),
                (" four", "three four"),
                (" five", ""),
            ],
            "where two overlap the first of equal length is shown",
        ),
        (
            ["two three four", "three"],
            [
                ("one ", ""),
                ("two ", "two three four"),
                ("three", "three"),
                (" four", "two three four"),
                (" five", ""),
            ],
            "the shorter of two says more precisely why",
        ),
    ],
)
def test_a_text_is_cut_at_its_passages(
    cited: list[str], expected: list[tuple[str, str]], because: str
) -> None:
    # "three four" is one character longer than "two three".
    assert cut(*(passage(words, pk) for pk, words in enumerate(cited, start=1))) == expected, because


def test_a_passage_that_lies_outside_its_text_is_left_out() -> None:
    assert cut(Passage(exact="x", start=90, end=91), Passage(exact="", start=3, end=3)) == [(TEXT, "")]


def test_no_character_of_a_text_is_lost() -> None:
    cited = [passage(words) for words in ("one", "one two", "two three four", "five")]
    assert "".join(text for text, _ in cut(*cited)) == TEXT


@pytest.mark.django_db
def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    article: SourceArticle = SourceArticleFactory.create(text="A <b>bold</b> claim & <i>more</i>.")
    cite(article, "<b>bold</b>")
    shown = marked_text(article)
    assert f"<mark>{escape('<b>bold</b>')}</mark>" in shown
    assert "<i>" not in shown
