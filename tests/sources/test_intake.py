"""A file becomes an article, a version of one, or nothing new; what passages rest on stays as it is."""

from hashlib import sha256 as hash_of

import pytest

from sources.extraction import read
from sources.intake import Taken, take
from sources.models import Capture, SourceArticle

pytestmark = pytest.mark.django_db

FIRST = "“We have opened an inquiry,” Chief Dana Holt said at city hall, and she promised a report by spring."
SECOND = FIRST.replace("spring", "autumn")
URL = "https://www.example.org/news/inquiry"


def page(words: str = FIRST, *, url: str = URL, extra: str = "", name: str = "a.html") -> Taken:
    canonical = f"<link rel='canonical' href='{url}'>" if url else ""
    source = (
        f"<html><head>{canonical}{extra}</head><body><h1>Chief opens inquiry</h1><p>{words}</p></body></html>"
    )
    (found,) = read(name, source.encode())
    return take(found)


def test_an_article_keeps_the_bytes_it_was_made_from() -> None:
    taken = page()
    capture = Capture.objects.get()
    assert (taken.change, capture.article, capture.differs) == ("new", taken.article, False)
    assert hash_of(capture.body).hexdigest() == capture.sha256
    assert (capture.url, capture.media_type, capture.text) == (URL, "text/html", taken.article.text)


def test_the_same_file_twice_changes_nothing() -> None:
    page()
    assert page(name="b.html").change == "unchanged"
    assert (SourceArticle.objects.count(), Capture.objects.count()) == (1, 1)


def test_two_captures_of_one_address_are_versions_of_one_article() -> None:
    first = page()
    second = page(SECOND, url="http://example.org/news/inquiry/?utm_source=x")
    assert (second.change, second.article) == ("version", first.article)
    assert "spring" in SourceArticle.objects.get().text, "what passages rest on stays"
    assert ["autumn" in one.text for one in Capture.objects.all()] == [False, True]
    assert page(SECOND, url="http://example.org/news/inquiry/?utm_source=x").change == "unchanged"


def test_other_bytes_with_the_same_words_are_another_capture() -> None:
    page()
    assert page(extra="<meta name='ad' content='1'>").change == "recaptured"
    assert [one.differs for one in Capture.objects.all()] == [False, False]


def test_an_article_entered_by_hand_is_known_by_its_address() -> None:
    article = page(url="").article
    SourceArticle.objects.update(url="https://example.org/news/inquiry/")
    assert page(SECOND).article == article


@pytest.mark.parametrize(
    ("url", "why"),
    [("https://example.org/other", "another page"), ("", "no address"), ("https://example.org/", "a front page")],
)  # fmt: skip
def test_another_text_from_elsewhere_is_another_article(url: str, why: str) -> None:
    page(url=url if url.endswith("org/") else URL)
    assert page(SECOND, url=url).change == "new", why


def test_the_same_words_on_another_page_are_another_article() -> None:
    page()
    assert page(url="https://other.org/wire").change == "new"
    assert SourceArticle.objects.values("slug").distinct().count() == 2


MODIFIED = "<meta property='article:modified_time' content='{}'>"


@pytest.mark.parametrize(
    ("words", "day", "silent", "why"),
    [
        (FIRST, "2024-03-06", False, "nothing changed"),
        (SECOND, "2024-03-06", True, "it changed, and the page says it did not"),
        (SECOND, "2024-03-08", False, "it changed, and the page says so"),
    ],
)
def test_a_silent_change_is_one_that_the_page_does_not_own_up_to(
    words: str, day: str, silent: bool, why: str
) -> None:
    page(extra=MODIFIED.format("2024-03-06"))
    page(words, extra=MODIFIED.format(day) + "<meta name='ad' content='1'>")
    assert Capture.objects.last().changed_silently is silent, why  # type: ignore[union-attr]


def test_the_captures_of_a_page_are_found_by_any_spelling_of_its_address() -> None:
    page()
    assert [one.article.url for one in Capture.objects.of_page("http://example.org/news/inquiry#x")] == [URL]
    assert list(Capture.objects.of_page("no address")) == []
