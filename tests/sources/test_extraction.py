"""What a file holds: its text, and what is printed or declared about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.extraction import Extract, ExtractionError, language_of
from sources.extraction import read as read_all

BODY = (
    "<p>“We have opened an inquiry,” Chief Dana Holt said at city hall, and she promised a report by spring.</p>"
    "<p>The officers were placed on desk duty while it runs, according to the department, which named nobody.</p>"
)


def read(name: str, raw: bytes) -> Extract:
    """The only article of a file."""
    (found,) = read_all(name, raw)
    return found


def page(
    head: str = "", before: str = "<h1>Chief opens inquiry into stop</h1>", lang: str = "en-US"
) -> Extract:
    source = f"<!doctype html><html lang='{lang}'><head>{head}</head><body><article>{before}{BODY}</article></body></html>"
    return read("page.html", source.encode())


def declared(**about: str) -> str:
    inner = ", ".join(f'"{key}": {value}' for key, value in about.items())
    return f'<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", {inner}}}]}}</script>'


def test_a_text_file_is_its_text() -> None:
    found = read("a.txt", "\ufeff date 2023-07-07 The office said\r\nthat it was.".encode())
    assert found.text == " date 2023-07-07 The office said\nthat it was."
    assert (found.published, found.title, found.language) == ("2023-07-07", "", "en")


def test_a_page_is_known_by_its_content_too() -> None:
    assert "We have opened" in read("page.txt", f"<html><body>{BODY}</body></html>".encode()).text


def test_the_text_of_a_page_is_what_a_reader_reads() -> None:
    text = page().text
    assert "“We have opened an inquiry,” Chief Dana Holt said" in text
    assert "<" not in text


TITLES = [
    ("<title>Chief opens inquiry | X</title><meta property='og:title' content='You won’t believe this inquiry'>",
     "Chief opens inquiry into stop", "the printed heading wins"),
    (declared(headline='"Chief opens inquiry"'), "Chief opens inquiry into stop", "over what is declared"),
    (declared(headline='"Budget passes after a long debate"'), "Budget passes after a long debate", "unless it is another matter"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "why"), TITLES)
def test_the_title_is_the_heading_as_printed(head: str, title: str, why: str) -> None:
    assert page(head).title == title, why


DATES = [
    (declared(datePublished='"2024-03-06T12:00:00-06:00"'), "", "2024-03-06", "as declared"),
    (
        "<meta property='article:published_time' content='2024-03-05'>",
        "",
        "2024-03-05",
        "or in a meta element",
    ),
    (
        declared(datePublished='"2024-03-07T01:30:00Z"'),
        "March 6, 2024 7:30 PM CST",
        "2024-03-06",
        "a local evening",
    ),
    (declared(datePublished='"2024-03-07T01:30:00Z"'), "March 7, 2024", "2024-03-07", "a morning in London"),
    (
        declared(datePublished='"2024-03-07T01:30:00Z"'),
        "",
        "2024-03-07",
        "a stamp that nothing printed corrects",
    ),
    (declared(datePublished='"soon"'), "", "", "no date at all"),
]


@pytest.mark.parametrize(("head", "printed", "published", "why"), DATES)
def test_the_date_is_the_day_where_it_was_published(
    head: str, printed: str, published: str, why: str
) -> None:
    assert page(head, f"<h1>Chief opens inquiry</h1><p>{printed}</p>").published == published, why


BYLINES = [
    (declared(author='[{"name": "By Ann Lee"}, {"name": "Bo Ray"}]'), "Ann Lee, Bo Ray"),
    ("<meta name='author' content='Ann Lee'>", "Ann Lee"),
    ("<meta name='author' content='https://example.org/ann'>", ""),
    (declared(author='{"name": "Daily X"}', publisher='{"name": "Daily X"}'), ""),
]


@pytest.mark.parametrize(("head", "byline"), BYLINES)
def test_the_byline_names_the_authors(head: str, byline: str) -> None:
    assert page(head).byline == byline


def test_the_outlet_is_named_and_never_guessed() -> None:
    assert page(declared(publisher='{"name": "Daily X"}')).outlet == "Daily X"
    assert page().outlet == ""


def test_a_page_in_windows_1252_is_read() -> None:
    source = "<html><body><p>“We did,” said Zoë Núñez, who runs the office of the city.</p></body></html>"
    assert "“We did,” said Zoë Núñez" in read("a.html", source.encode("windows-1252")).text


BAD = [
    (b"", "empty", "an empty file"),
    (b" \n", "empty", "a file of spaces"),
    (b"\x89PNG\r\n\x1a\n\0\0", "binary", "a picture"),
    (bytes(range(128, 256)), "binary", "bytes in no encoding"),
    (b"a\x07b", "CONTROL CHARACTER", "a control character"),
    (b"<html></html>", "no article text", "a page without text"),
    (b"<html>" + b"<" * 100_000, "no article text", "a page of angle brackets"),
    (b"<div>" * 200_000, "deep", "a page nested beyond reason"),
    (b"a" * 20_000_001, "20,000,000", "a file that is too large"),
]


@pytest.mark.parametrize(("raw", "told", "why"), BAD, ids=[why for *_, why in BAD])
def test_a_bad_file_is_refused_in_words(raw: bytes, told: str, why: str) -> None:
    with pytest.raises(ExtractionError, match=told):
        read("page.html" if raw[:1] == b"<" else "a.txt", raw)


def test_json_nested_without_end_is_passed_over() -> None:
    head = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert "We have opened" in page(head).text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html"]))
def test_any_bytes_are_an_article_or_refused(raw: bytes, name: str) -> None:
    try:
        found = read(name, raw)
    except ExtractionError:
        return
    assert found.text.strip()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The office said that it was open.", "en"),
        ("El jefe dijo que la oficina no es de la ciudad.", "es"),
        ("xyz qrs", "und"),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert language_of(text) == language
