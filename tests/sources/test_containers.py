"""Articles in web archives and messages: what is taken out, and what the container tells of it."""

import gzip
from datetime import UTC, datetime

import pytest

from sources.extraction import ExtractionError, read

HTML = (
    "<html><head><title>Chief opens inquiry</title></head><body><article><h1>Chief opens inquiry</h1>"
    "<p>“We have opened an inquiry,” Chief Dana Holt said at city hall on Monday évening, with a report.</p>"
    "</article></body></html>"
)
URL = "https://www.example.org/news/inquiry"


def archive(*pages: tuple[str, str, bytes, str], packed: bool = True) -> bytes:
    """A web archive of (address, content type, body, status line), each record packed by itself."""
    records = [record(*page) for page in pages]
    return b"".join(gzip.compress(one) if packed else one for one in records)


def record(url: str, kind: str, body: bytes, status: str) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-07T01:30:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PAGE = (URL, "text/html; charset=windows-1252", HTML.encode("windows-1252"), "200 OK")


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_the_page_of_a_web_archive_is_an_article(name: str, packed: bool) -> None:
    picture = (URL + ".png", "image/png", b"\x89PNG\0", "200 OK")
    moved = (URL, "text/html", b"<html>moved</html>", "301 Moved")
    (found,) = read(name, archive(picture, moved, PAGE, packed=packed))
    assert "Monday évening" in found.text, "in the encoding that the header names"
    assert (found.url, found.retrieved) == (URL, datetime(2024, 3, 7, 1, 30, tzinfo=UTC))
    assert (found.title, found.raw) == ("Chief opens inquiry", PAGE[2])


def test_each_page_that_holds_an_article_is_one() -> None:
    empty = (URL + "/empty", "text/html", b"<html></html>", "200 OK")
    second = (URL + "/2", *PAGE[1:])
    found = read("a.warc.gz", archive(PAGE, empty, second))
    assert [one.url for one in found] == [URL, URL + "/2"]


BAD = [
    ("a.warc.gz", gzip.compress(b"no archive"), "cannot be read"),
    ("a.warc.gz", b"\x1f\x8bbroken", "cannot be read"),
    ("a.warc.gz", archive((URL, "image/png", b"\x89", "200 OK")), "no page"),
    ("a.warc.gz", archive((URL, "text/html", b"<html></html>", "200 OK")), "no article text"),
    ("a.warc.gz", archive((URL, "text/html", b" " * 20_000_001, "200 OK")), "20,000,000"),
    ("a.eml", b"Subject: picture\nContent-Type: image/png\n\nxx", "no text"),
]


@pytest.mark.parametrize(("name", "raw", "told"), BAD, ids=[told for *_, told in BAD])
def test_a_container_without_an_article_says_so(name: str, raw: bytes, told: str) -> None:
    with pytest.raises(ExtractionError, match=told):
        read(name, raw)


def test_what_stands_whole_in_a_torn_archive_is_read() -> None:
    assert len(read("a.warc", archive(PAGE, PAGE, packed=False)[:-600])) == 1


MESSAGE = (
    "Subject: =?utf-8?q?Chief_opens_inqu=C3=ADry?=\nDate: Wed, 06 Mar 2024 19:30:00 -0600\n"
    "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    "--b\nContent-Type: text/plain; charset=utf-8\n\nPlain words.\n"
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Location: {url}\n\n{html}\n--b--\n"
)


def test_the_page_of_a_message_is_its_article() -> None:
    raw = MESSAGE.format(url=URL, html=HTML.replace("<title>Chief opens inquiry</title>", "")).encode()
    (found,) = read("a.eml", raw)
    assert "Chief Dana Holt said" in found.text
    assert (found.title, found.published, found.url) == ("Chief opens inquiry", "2024-03-06", URL)
    assert (found.raw, found.media_type) == (raw, "message/rfc822")


def test_subject_and_day_stand_in_for_what_plain_text_does_not_tell() -> None:
    raw = b"Subject: Inquiry\nDate: Wed, 06 Mar 2024 19:30:00 -0600\n\nThe chief said that it was open.\n"
    (found,) = read("a.eml", raw)
    assert (found.title, found.published, found.text.strip()) == (
        "Inquiry",
        "2024-03-06",
        "The chief said that it was open.",
    )
