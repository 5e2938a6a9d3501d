"""Articles: a text is handed over once, read by staff, and never edited."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sources.models import SourceArticle
from sources.text import sha256
from tests.factories import OutletFactory, SourceArticleFactory, cite

TEXT = "The board opened an inquiry.\nIt said no more — “for now”.\n"
ADD = "/admin/sources/sourcearticle/add/"


def about(**more: Any) -> dict[str, Any]:
    return {
        "slug": "gazette-march",
        "outlet_basis": "not-stated",
        "published": "2024-03",
        "published_basis": "not-stated",
        "language": "en",
        **more,
    }


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "The form was accepted."
    return str(answer.context["adminform"].form.errors)


def change(article: SourceArticle) -> str:
    return f"/admin/sources/sourcearticle/{article.pk}/change/"


def test_a_pasted_article_is_kept_with_its_hash_and_length(staff: Client) -> None:
    assert staff.post(ADD, about(pasted=TEXT.replace("\n", "\r\n"))).status_code == 302
    article = SourceArticle.objects.get()
    assert (article.text, article.text_sha256, article.text_length) == (TEXT, sha256(TEXT), len(TEXT))


def test_an_article_can_be_handed_over_as_a_file(staff: Client) -> None:
    file = SimpleUploadedFile("march.txt", b"\xef\xbb\xbf" + TEXT.encode())
    assert staff.post(ADD, about(file=file)).status_code == 302
    assert SourceArticle.objects.get().text == TEXT


@pytest.mark.parametrize(
    ("handed_over", "fault"),
    [
        ({}, "Paste the article"),
        ({"pasted": "before\x0cafter"}, "cannot be kept as evidence"),
        ({"file": SimpleUploadedFile("a.txt", b"caf\xe9")}, "cannot be kept as evidence"),
        ({"file": SimpleUploadedFile("a.txt", b"x" * 1_000_001)}, "larger than 1 MB"),
        ({"pasted": TEXT, "published": "2024-02-30"}, "2024-02-30"),
        ({"pasted": TEXT, "outlet_basis": "stated"}, "An outlet needs a basis"),
    ],
)
def test_what_cannot_be_evidence_is_refused(staff: Client, handed_over: dict[str, Any], fault: str) -> None:
    assert fault in errors(staff.post(ADD, about(**handed_over)))
    assert not SourceArticle.objects.exists()


def test_hash_and_length_are_never_typed(staff: Client) -> None:
    staff.post(ADD, about(pasted=TEXT, text_sha256="0" * 64, text_length="1", text="forged"))
    assert SourceArticle.objects.get().text_sha256 == sha256(TEXT)


def test_a_second_article_with_the_same_text_is_pointed_out(staff: Client) -> None:
    SourceArticleFactory.create(slug="gazette-first", text=TEXT)
    answer = staff.post(ADD, about(pasted=TEXT))
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("gazette-first has the very same text" in line for line in said)


@pytest.fixture
def article(db: None) -> SourceArticle:
    held: SourceArticle = SourceArticleFactory.create(slug="gazette", text=TEXT)
    return held


def test_the_text_is_shown_with_its_passages_marked(staff: Client, article: SourceArticle) -> None:
    cite(article, "opened an inquiry")
    page = staff.get(change(article)).content.decode()
    assert "The board <a href=" in page
    assert "<mark>opened an inquiry</mark></a>." in page


def test_the_text_of_an_article_is_no_field_of_its_form(staff: Client, article: SourceArticle) -> None:
    page = staff.get(change(article))
    assert not {"text", "text_sha256", "text_length", "slug"} & set(
        page.context["adminform"].form.base_fields
    )
    staff.post(change(article), about(outlet=article.outlet_id, outlet_basis="stated", text="forged"))
    article.refresh_from_db()
    assert (article.text, article.published) == (TEXT, "2024-03")


def test_a_text_with_markup_is_shown_as_it_is_printed(staff: Client, article: SourceArticle) -> None:
    odd = SourceArticleFactory.create(slug="odd", text="<script>alert(1)</script> & more")
    assert "&lt;script&gt;alert(1)" in staff.get(change(odd)).content.decode()


@pytest.fixture
def elsewhere(db: None) -> SourceArticle:
    """An article known by its hash alone, as it is planted without its text."""
    article: SourceArticle = SourceArticleFactory.create(
        slug="elsewhere",
        outlet=OutletFactory.create(),
        text="",
        text_sha256=sha256(TEXT),
        text_length=len(TEXT),
    )
    return article


def stated(**more: Any) -> dict[str, Any]:
    return about(outlet=OutletFactory.create().pk, outlet_basis="stated", **more)


def test_a_text_that_was_missing_can_be_handed_over_later(staff: Client, elsewhere: SourceArticle) -> None:
    assert "does not hold the text" in staff.get(change(elsewhere)).content.decode()
    assert staff.post(change(elsewhere), stated(pasted=TEXT)).status_code == 302
    elsewhere.refresh_from_db()
    assert elsewhere.text == TEXT


def test_another_text_is_not_taken_for_it(staff: Client, elsewhere: SourceArticle) -> None:
    answer = staff.post(change(elsewhere), stated(pasted=TEXT + " "))
    assert "not the text that this article was cited from" in errors(answer)
    elsewhere.refresh_from_db()
    assert not elsewhere.is_held


def test_an_article_without_its_text_can_still_be_described(staff: Client, elsewhere: SourceArticle) -> None:
    assert staff.post(change(elsewhere), stated(byline="Ada Brook")).status_code == 302
    elsewhere.refresh_from_db()
    assert elsewhere.byline == "Ada Brook"


def test_an_article_that_is_cited_is_not_deleted(staff: Client, article: SourceArticle) -> None:
    passage = cite(article, "opened an inquiry")[0]
    address = f"/admin/sources/sourcearticle/{article.pk}/delete/"
    assert staff.post(address, {"post": "yes"}).status_code == 403
    passage.delete()
    assert staff.post(address, {"post": "yes"}).status_code == 302


PICKER = "autocomplete/?app_label=sources&model_name=passage&field_name=article&term=g"


@pytest.mark.parametrize("place", ["sources/sourcearticle/", "sources/passage/", "cases/printing/", PICKER])
def test_lists_and_pickers_never_read_the_text(staff: Client, article: SourceArticle, place: str) -> None:
    cite(article, "opened an inquiry")
    with CaptureQueriesContext(connection) as asked:
        assert staff.get(f"/admin/{place}").status_code == 200
    assert not any('"sources_sourcearticle"."text",' in query["sql"] for query in asked.captured_queries)
