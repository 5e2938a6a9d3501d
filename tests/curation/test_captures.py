"""Captures: a second copy of an article is kept beside the first, and what changed silently is shown."""

from typing import Any

import pytest
from django.test import Client

from sources.extraction import read
from sources.intake import take
from sources.models import Capture, SourceArticle
from tests.factories import cite

pytestmark = pytest.mark.django_db

PAGE = """<html><head>
<title>Ferry</title><link rel="canonical" href="https://courier.example/ferry">{head}
</head><body><article><h1>Ferry</h1>
<p>The ferry was stopped at the quay on Monday morning, and nobody was hurt there.</p>
<p>The harbour office said that {words} would be heard in the coming weeks, in public.</p>
</article></body></html>"""
MODIFIED = '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">'


def taken(words: str, head: str = "") -> Capture:
    [extract] = read("ferry.html", PAGE.format(words=words, head=head).encode())
    take(extract)
    found: Capture = Capture.objects.latest("pk")
    return found


def screen(staff: Client, capture: Capture) -> str:
    return staff.get(f"/admin/sources/capture/{capture.pk}/change/").content.decode()


def test_two_captures_of_a_page_are_one_article_that_keeps_its_text() -> None:
    first, second = taken("three crews"), taken("two crews")
    article = SourceArticle.objects.get()
    assert [one.article for one in (first, second)] == [article, article]
    assert "three crews" in article.text


def test_the_words_that_changed_are_marked(staff: Client) -> None:
    taken("three crews")
    page = screen(staff, taken("two crews"))
    assert "<del>three </del><ins>two </ins>" in page


@pytest.mark.parametrize(
    ("head", "said"),
    [("", "states no later day of change"), (MODIFIED, "that it was changed: 2024-03-09")],
)
def test_a_change_is_silent_unless_the_page_states_it(staff: Client, head: str, said: str) -> None:
    taken("three crews")
    assert said in screen(staff, taken("two crews", head))


def test_cited_words_that_vanished_are_flagged(staff: Client) -> None:
    taken("three crews")
    article = SourceArticle.objects.get()
    cite(article, "three crews", "stopped at the quay")
    page = screen(staff, taken("two crews"))
    assert "<q>three crews</q>" in page
    assert "<q>stopped at the quay</q>" not in page


def test_captures_with_other_words_are_listed_apart(staff: Client) -> None:
    taken("three crews")
    changed = taken("two crews")
    listed: Any = staff.get("/admin/sources/capture/?text=differs").context["cl"].result_list
    assert list(listed) == [changed]


def test_nobody_edits_what_was_received(staff: Client) -> None:
    capture = taken("three crews")
    assert staff.post(f"/admin/sources/capture/{capture.pk}/change/", {"title": "x"}).status_code == 403
    assert staff.post(f"/admin/sources/capture/{capture.pk}/delete/", {"post": "yes"}).status_code == 403


FATES = [
    ("three crews", "two crews", "reads otherwise now"),
    ("nobody was hurt there", "three crews", ""),
    ("in public", "three further crews", "stands at another place now"),
]


@pytest.mark.parametrize(("exact", "words", "said"), FATES)
def test_what_became_of_cited_words_is_told_and_nothing_is_moved(
    exact: str, words: str, said: str, staff: Client
) -> None:
    taken("three crews")
    article = SourceArticle.objects.get()
    [passage] = cite(article, exact)
    page = screen(staff, taken(words, "<meta name='x' content='y'>"))
    assert (said in page) if said else "Every cited passage is still printed where it was." in page
    start = passage.start
    passage.refresh_from_db()
    assert passage.start == start


def test_words_that_read_otherwise_are_shown_as_they_read_now(staff: Client) -> None:
    taken("three crews")
    cite(SourceArticle.objects.get(), "three crews would be heard")
    assert "<q>two crews would be heard</q>" in screen(staff, taken("two crews"))
