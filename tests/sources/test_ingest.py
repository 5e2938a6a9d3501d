"""Article texts enter by one door, by their hash, all of them or none."""

from pathlib import Path

import pytest
from django.db import connection

from sources.ingest import ArticleFile, TextsDoNotFit, attach, closest, read_texts, unmatched
from sources.models import Passage, SourceArticle
from sources.terms import Basis
from sources.text import sha256

ONE, TWO = "The board met.\nThe board rose.\n", "The council met.\n"


def an_article(text: str, slug: str) -> SourceArticle:
    basis = {"outlet_basis": Basis.NOT_STATED, "published_basis": Basis.NOT_STATED}
    return SourceArticle.objects.create(slug=slug, text_sha256=sha256(text), text_length=len(text), **basis)


def files(*texts: str) -> list[ArticleFile]:
    return [ArticleFile(f"{place}.txt", text) for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("raw", "because"),
    [
        (ONE.encode(), "it is the text"),
        (b"\xef\xbb\xbf" + ONE.encode(), "a byte order mark is dropped"),
        (ONE.replace("\n", "\r\n").encode(), "CR LF is LF"),
        (ONE.replace("\n", "\r").encode(), "a lone CR is LF"),
    ],
)
def test_a_file_is_read_by_the_one_rule_for_texts(tmp_path: Path, raw: bytes, because: str) -> None:
    (tmp_path / "one.txt").write_bytes(raw)
    assert [file.text for file in read_texts(tmp_path)] == [ONE], because


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"caf\xe9", "bad.txt: The file is not UTF-8: byte 0xE9 at offset 3"),
        (b"a\0b", "bad.txt: The text has U+0000 NULL at offset 1"),
        (b"", "bad.txt: The text is empty"),
    ],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, raw: bytes, message: str) -> None:
    (tmp_path / "bad.txt").write_bytes(raw)
    (tmp_path / "good.txt").write_text(ONE)
    with pytest.raises(TextsDoNotFit) as refused:
        read_texts(tmp_path)
    assert [fault[: len(message)] for fault in refused.value.faults] == [message]


def test_every_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\xff")
    with pytest.raises(TextsDoNotFit) as refused:
        read_texts(tmp_path)
    assert [fault[:6] for fault in refused.value.faults] == ["a.txt:", "b.txt:"]


def test_a_folder_that_is_named_like_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(TextsDoNotFit, match=r"folder\.txt"):
        read_texts(tmp_path)


@pytest.mark.parametrize("name", ["absent", "file.txt"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text(ONE)
    with pytest.raises(TextsDoNotFit, match="there is no such folder"):
        read_texts(tmp_path / name)


@pytest.mark.django_db
def test_a_text_finds_its_article_by_its_hash() -> None:
    one, two = an_article(ONE, "one"), an_article(TWO, "two")
    assert attach(files(TWO)) == [two]
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.text, two.text) == ("", TWO)


@pytest.mark.django_db
def test_a_verbatim_reprint_gets_the_text_too() -> None:
    articles = [an_article(ONE, "one"), an_article(ONE, "reprint")]
    assert attach(files(ONE)) == articles


@pytest.mark.django_db
def test_attaching_again_does_nothing() -> None:
    an_article(ONE, "one")
    attach(files(ONE))
    assert attach(files(ONE)) == []


@pytest.mark.django_db
def test_a_passage_that_does_not_hold_keeps_every_text_out() -> None:
    two, one = an_article(TWO, "two"), an_article(ONE, "one")
    Passage.objects.cite(one, "The boat", start=0)
    Passage.objects.cite(two, "The council", start=0)
    with pytest.raises(TextsDoNotFit, match="passage one@0-8: The quotation differs at character 7"):
        attach(files(ONE, TWO))
    assert not SourceArticle.objects.held().exists()


@pytest.mark.django_db
def test_a_length_that_the_text_has_not_is_named() -> None:
    an_article(ONE, "one")
    SourceArticle.objects.update(text_length=7)
    with pytest.raises(TextsDoNotFit, match=f"one.*7.*{len(ONE)}"):
        attach(files(ONE))


@pytest.mark.django_db
def test_a_text_that_was_replaced_is_replaced_here_too() -> None:
    article = an_article(ONE, "one")
    attach(files(ONE))
    SourceArticle.objects.update(text_sha256=sha256(TWO), text_length=len(TWO), text="")
    assert attach(files(TWO)) == [article]
    article.refresh_from_db()
    assert article.text == TWO


@pytest.mark.django_db
def test_lists_of_articles_do_not_read_their_texts() -> None:
    an_article(ONE, "one")
    assert '"text"' not in str(SourceArticle.objects.without_text().query).replace("'", '"')


@pytest.mark.django_db
def test_articles_and_files_that_have_no_partner_are_told() -> None:
    lost = an_article(ONE, "one")
    an_article(TWO, "two")
    stray = ArticleFile("stray.txt", "Something else.")
    assert unmatched([*files(TWO), stray]) == ([lost], [stray])


@pytest.mark.django_db
def test_a_folder_need_not_have_the_text_of_every_article() -> None:
    an_article(ONE, "one")
    an_article(TWO, "two")
    assert unmatched(files(TWO)) == ([], [])


@pytest.mark.django_db
def test_a_held_article_is_not_suspected_for_a_file_that_is_nothing_like_it() -> None:
    an_article(ONE, "one")
    attach(files(ONE))
    stray = ArticleFile("stray.txt", "Something else altogether.")
    assert unmatched([stray]) == ([], [stray])


@pytest.mark.django_db
def test_the_closest_stray_file_is_named_with_the_place_where_it_differs() -> None:
    article = an_article(ONE, "one")
    attach(files(ONE))
    article.refresh_from_db()
    strays = [ArticleFile("far.txt", "Nothing."), ArticleFile("near.txt", ONE.replace("rose", "nose"))]
    assert closest(article, strays) == "; near.txt is closest and differs from character 25"


@pytest.mark.django_db
def test_length_means_characters_in_the_database_too() -> None:
    text = "🚓 cafe\u0301\n"
    an_article(text, "one")
    assert attach(files(text))
    with connection.cursor() as cursor:
        cursor.execute("SELECT text_length FROM sources_sourcearticle")
        assert cursor.fetchone() == (len(text),)
