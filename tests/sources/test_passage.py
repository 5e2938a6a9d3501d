"""A passage is an exact span of its article or it is not stored at all."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from sources.anchoring import AnchorError
from sources.models import Passage, SourceArticle
from sources.terms import Basis
from sources.text import sha256

# The emoji is one character to Python and two to JavaScript; the accent is a combining mark.
TEXT = (
    "The board met. “No comment,” said the chief. 🚓 The board met again at the cafe\u0301. The board rose."
)

pytestmark = pytest.mark.django_db


def an_article(text: str = TEXT, slug: str = "gazette", *, held: bool = True) -> SourceArticle:
    return SourceArticle.objects.create(
        slug=slug,
        outlet_basis=Basis.NOT_STATED,
        published_basis=Basis.NOT_STATED,
        text=text if held else "",
        text_sha256=sha256(text),
        text_length=len(text),
    )


def cite(exact: str, **where: Any) -> Passage:
    return Passage.objects.cite(SourceArticle.objects.get(slug="gazette"), exact, **where)


@pytest.mark.parametrize("exact", ["“No comment,”", "🚓", "cafe\u0301", "rose."])
def test_its_offsets_are_python_characters(exact: str) -> None:
    an_article()
    passage = cite(exact)
    assert TEXT[passage.start : passage.end] == exact
    assert passage.is_verified


@pytest.mark.parametrize(
    ("exact", "where", "because"),
    [
        ("The boat met", {}, "a letter differs"),
        ('"No comment,"', {}, "straight quotes are not the curly ones that were printed"),
        ("caf\u00e9", {}, "a composed accent is not the combining one that was printed"),
        ("the board met", {}, "capitals differ"),
        ("The board", {}, "it stands in three places and nothing says which is meant"),
        ("The board", {"prefix": "xxx"}, "the prefix is not what stands before it anywhere"),
        ("The board", {"suffix": " met"}, "two places share the suffix"),
        ("No comment", {"start": 0}, "it stands elsewhere, and a passage is never moved"),
        ("The board", {"start": 0, "suffix": " rose"}, "the suffix belongs to another place"),
        ("rose.", {"start": 10**6}, "the text ends before"),
        ("", {}, "it quotes nothing"),
    ],
)
def test_it_is_refused_where_its_words_do_not_stand(exact: str, where: dict[str, Any], because: str) -> None:
    an_article()
    with pytest.raises(AnchorError):
        cite(exact, **where)
    assert not Passage.objects.exists(), because


@pytest.mark.parametrize(
    ("where", "start"),
    [
        ({"start": 0}, 0),
        ({"suffix": " met again"}, TEXT.index("The board met again")),
        ({"prefix": "🚓 "}, TEXT.index("The board met again")),
        ({"prefix": ". ", "suffix": " rose"}, TEXT.index("The board rose")),
    ],
)
def test_context_or_offset_says_which_of_several_places_is_meant(where: dict[str, Any], start: int) -> None:
    an_article()
    assert cite("The board", **where).start == start


def test_words_that_stand_twice_get_the_shortest_context_that_tells_them_apart() -> None:
    an_article()
    passage = cite("The board met", start=TEXT.index("The board met again"))
    assert (passage.prefix, passage.suffix) == ("", " ")


def test_words_that_stand_once_get_no_context() -> None:
    an_article()
    passage = cite("No comment")
    assert (passage.prefix, passage.suffix) == ("", "")


def test_citing_the_same_words_again_finds_the_same_passage() -> None:
    an_article()
    assert cite("No comment") == cite("No comment", start=16)
    assert Passage.objects.count() == 1


@pytest.mark.parametrize("change", [{"exact": "No commenT"}, {"start": 17, "end": 27}, {"prefix": "x"}])
def test_no_door_stores_words_that_the_article_does_not_print(change: dict[str, Any]) -> None:
    an_article()
    passage = cite("No comment")
    for field, value in change.items():
        setattr(passage, field, value)
    with pytest.raises(ValidationError, match="differs"):
        passage.save()


def test_it_says_where_a_text_that_was_changed_behind_its_back_differs() -> None:
    an_article()
    passage = cite("No comment")
    SourceArticle.objects.update(text=TEXT.replace("comment", "commend"))
    passage.article.refresh_from_db()
    assert passage.fault() == "The quotation differs at character 9 (offset 25): found 'd', expected 't'."
    assert not passage.is_verified
    assert list(Passage.objects.broken()) == [passage]


def test_a_whole_passage_is_not_broken() -> None:
    an_article()
    for exact in ("🚓", "cafe\u0301", "“No comment,”"):
        cite(exact)
    assert not Passage.objects.broken().exists()


def test_where_no_text_is_held_it_is_unverified_and_says_so() -> None:
    an_article(held=False)
    passage = cite("anything at all", start=3)
    assert passage.fault() is None
    assert not passage.is_verified
    assert list(Passage.objects.unverified()) == [passage]


def test_where_no_text_is_held_an_offset_must_be_given() -> None:
    an_article(held=False)
    with pytest.raises(AnchorError, match="not held"):
        cite("anything at all")


def test_where_no_text_is_held_one_place_cannot_have_two_wordings() -> None:
    an_article(held=False)
    cite("one", start=3)
    with pytest.raises(AnchorError, match="another passage"):
        cite("two", start=3)


def insert(**columns: Any) -> None:
    """Past the model, as a careless script would."""
    row = {"exact": "The", "prefix": "", "suffix": "", "start": 0, "end": 3, **columns}
    row["article_id"] = SourceArticle.objects.get().pk
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(["%s"] * len(row))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO sources_passage ({names}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"end": 4}, "passage_spans_its_words"),
        ({"exact": "", "end": 0}, "passage_spans_its_words"),
        ({"start": 3, "end": 0}, "passage_spans_its_words"),
        ({"exact": "Th"}, "passage_spans_its_words"),
        ({"start": -3, "end": 0}, "start"),
    ],
)
def test_the_database_refuses_a_span_that_is_not_its_words(columns: dict[str, Any], constraint: str) -> None:
    an_article()
    with pytest.raises(IntegrityError, match=constraint):
        insert(**columns)


def test_the_database_refuses_the_same_span_twice() -> None:
    an_article()
    insert()
    with pytest.raises(IntegrityError, match=r"passage_is_cited_once|sources_passage\.article_id"):
        insert()


def test_an_article_that_is_cited_cannot_be_deleted() -> None:
    article = an_article()
    cite("No comment")
    with pytest.raises(IntegrityError):
        article.delete()


def test_a_passage_on_which_nothing_rests_is_uncited() -> None:
    article = an_article()
    shows_outlet, idle = cite("The board met."), cite("No comment")
    article.outlet_passages.add(shows_outlet)
    assert list(Passage.objects.uncited()) == [idle]
