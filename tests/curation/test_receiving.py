"""Receiving an article: pasted, as a file in any common encoding, or fetched where the operator allows it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources.models import Capture, SourceArticle
from tests.curation.conftest import Signed
from tests.factories import CaseFactory, cite

pytestmark = pytest.mark.django_db

RECEIVE = "/admin/sources/sourcearticle/receive/"
PAGE = """<html><head><meta charset="{charset}"><title>Café</title>
<link rel="canonical" href="https://courier.example/cafe"></head><body><article><h1>Café reopens</h1>
<p>The café by the quay was opened again on Monday morning, its owners said to the paper.</p>
<p>It has {tables} tables, and the harbour office counted them twice in the past week.</p>
</article></body></html>"""


def received(staff: Client, asked: str = "", **given: Any) -> Any:
    return staff.post(RECEIVE + asked, given, follow=True)


def page(charset: str = "utf-8", tables: str = "nine") -> SimpleUploadedFile:
    return SimpleUploadedFile("cafe.html", PAGE.format(charset=charset, tables=tables).encode(charset))


def test_a_pasted_text_is_an_article_at_once(staff: Client) -> None:
    received(staff, pasted="The board met on Monday.\r\nIt said no more.")
    article = SourceArticle.objects.get()
    assert article.text == "The board met on Monday.\nIt said no more."
    assert (article.outlet, article.outlet_basis) == (None, "not-stated")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_saved_page_is_read_in_its_encoding(staff: Client, charset: str) -> None:
    received(staff, file=page(charset))
    article = SourceArticle.objects.get()
    assert "The café by the quay" in article.text
    assert (article.title, article.url) == ("Café reopens", "https://courier.example/cafe")


def test_a_new_article_leads_to_the_workbench_of_the_case_that_asked_for_it(staff: Client) -> None:
    case = CaseFactory.create()
    answer = received(staff, f"?case={case.pk}", pasted="The board met on Monday.")
    article = SourceArticle.objects.get()
    assert answer.redirect_chain[-1][0] == f"/admin/cases/case/{case.pk}/workbench/{article.pk}/"


def test_a_second_capture_is_kept_and_vanished_passages_are_flagged(staff: Client) -> None:
    received(staff, file=page())
    article = SourceArticle.objects.get()
    cite(article, "nine tables")
    answer = received(staff, file=page(tables="ten")).content.decode()

    assert SourceArticle.objects.get().text == article.text
    assert Capture.objects.count() == 2
    assert "1 cited passages are no longer printed" in answer
    assert "what its outlet changed" in answer


REFUSED = [
    ({}, "Hand over one article"),
    ({"pasted": "One.", "file": SimpleUploadedFile("a.txt", b"Two.")}, "Hand over one article"),
    ({"pasted": "\x00\x01 control"}, ""),
    ({"file": SimpleUploadedFile("a.bin", b"\x00\x01\x02" * 50)}, "binary"),
    ({"file": SimpleUploadedFile("a.html", b"<html><body></body></html>")}, "no article text"),
]


@pytest.mark.parametrize(("given", "said"), REFUSED)
def test_what_is_no_article_is_refused(staff: Client, given: dict[str, Any], said: str) -> None:
    assert said in received(staff, **given).content.decode()
    assert not SourceArticle.objects.exists()


def test_nothing_is_fetched_unless_the_operator_allows_it(staff: Client) -> None:
    assert 'name="url"' not in staff.get(RECEIVE).content.decode()
    assert "Hand over one article" in received(staff, url="https://courier.example/").content.decode()


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/"])
def test_no_private_address_is_fetched_even_then(staff: Client, settings: Any, url: str) -> None:
    settings.ARTICLE_FETCHING = True
    assert "is not on the public internet" in received(staff, url=url).content.decode()


def test_who_may_not_add_articles_receives_none(signed_in: Signed) -> None:
    browser = signed_in("sources.view_sourcearticle", "sources.view_capture", "sources.view_outlet")
    assert browser.post(RECEIVE, {"pasted": "The board met."}).status_code == 403
    assert not SourceArticle.objects.exists()
