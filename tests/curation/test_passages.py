"""Citing: an article is picked, its exact words are pasted, and the rest is found."""

import html
from typing import Any

import pytest
from django.test import Client

from cases.models import Event
from sources.models import Passage, SourceArticle
from tests.factories import EventFactory, SourceArticleFactory, cite

TEXT = (
    "“We are looking into it,” said the chief.\n"
    "The chief said no more. It was late, and said the chief again.\n"
)
ADD = "/admin/sources/passage/add/"


@pytest.fixture
def article(db: None) -> SourceArticle:
    from_print: SourceArticle = SourceArticleFactory.create(slug="gazette", text=TEXT)
    return from_print


def paste(staff: Client, article: SourceArticle, exact: str, **more: Any) -> Any:
    return staff.post(ADD, {"article": article.pk, "exact": exact, **more})


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "The form was accepted."
    return " ".join(
        str(fault) for faults in answer.context["adminform"].form.errors.values() for fault in faults
    )


def test_offsets_are_found_from_the_words(staff: Client, article: SourceArticle) -> None:
    assert paste(staff, article, "We are looking into it").status_code == 302
    passage = Passage.objects.get()
    assert (passage.start, passage.end, passage.prefix, passage.suffix) == (1, 23, "", "")


def test_spaces_around_what_was_pasted_do_not_count(staff: Client, article: SourceArticle) -> None:
    paste(staff, article, "  It was late\r\n")
    assert Passage.objects.get().exact == "It was late"


def test_a_line_end_of_a_browser_is_the_line_end_of_the_article(
    staff: Client, article: SourceArticle
) -> None:
    paste(staff, article, "said the chief.\r\nThe chief said no more")
    assert Passage.objects.get().exact == "said the chief.\nThe chief said no more"


def test_words_that_the_article_does_not_print_are_refused(staff: Client, article: SourceArticle) -> None:
    assert "We were looking" in errors(paste(staff, article, "We were looking into it"))
    assert not Passage.objects.exists()


def test_a_look_alike_is_named_and_never_taken(staff: Client, article: SourceArticle) -> None:
    said = errors(paste(staff, article, '"We are looking into it,"'))
    assert "“" in said
    assert not Passage.objects.exists()


def test_words_printed_twice_need_their_neighbours(staff: Client, article: SourceArticle) -> None:
    said = errors(paste(staff, article, "said the chief"))
    assert "in 2 places" in said
    assert "no more. It was late, and said the chief again. …”" in said
    assert "directly before, or after" in said


def test_the_neighbours_decide_and_only_what_is_needed_of_them_is_kept(
    staff: Client, article: SourceArticle
) -> None:
    paste(staff, article, "said the chief", before="It was late, and ")
    passage = Passage.objects.get()
    assert passage.start == TEXT.rindex("said the chief")
    assert 0 < len(passage.prefix + passage.suffix) < len("It was late, and ")


def test_needless_neighbours_are_not_kept(staff: Client, article: SourceArticle) -> None:
    paste(staff, article, "It was late", before="no more. ")
    assert Passage.objects.get().prefix == ""


def test_wrong_neighbours_are_refused(staff: Client, article: SourceArticle) -> None:
    assert errors(paste(staff, article, "said the chief", before="never printed "))
    assert not Passage.objects.exists()


def test_an_article_whose_text_is_not_held_cannot_be_cited(staff: Client) -> None:
    elsewhere = SourceArticleFactory.create(text="", text_length=9, text_sha256="0" * 64)
    assert "not held here" in errors(paste(staff, elsewhere, "anything"))


def test_nothing_pasted_is_refused(staff: Client, article: SourceArticle) -> None:
    assert "required" in errors(paste(staff, article, " \n"))
    assert "required" in errors(staff.post(ADD, {"exact": "It was late"}))


def test_the_same_words_are_one_passage(staff: Client, article: SourceArticle) -> None:
    paste(staff, article, "It was late")
    paste(staff, article, "It was late")
    assert Passage.objects.count() == 1


def test_a_pop_up_hands_the_passage_back_by_its_words(staff: Client, article: SourceArticle) -> None:
    answer = paste(staff, article, "It was late", _popup="1")
    handed = html.unescape(answer.content.decode())
    assert f'"value": "{Passage.objects.get().pk}"' in handed
    assert "It was late" in handed


def test_the_article_cited_last_is_proposed_next(staff: Client, article: SourceArticle) -> None:
    paste(staff, article, "It was late")
    form = staff.get(ADD).context["adminform"].form
    assert form.initial["article"] == article.pk


@pytest.fixture
def event(article: SourceArticle) -> Event:
    row: Event = EventFactory.create(passages=cite(article, "It was late"))
    return row


def test_its_screen_shows_the_words_in_their_place_and_what_rests_on_them(
    staff: Client, event: Event
) -> None:
    page = staff.get(f"/admin/sources/passage/{event.passages.get().pk}/change/").content.decode()
    assert "The chief said no more. <mark>It was late</mark>" in page
    assert f"/admin/cases/event/{event.pk}/change/" in page
    assert "Verified" in page


def test_a_passage_is_never_edited(staff: Client, event: Event) -> None:
    address = f"/admin/sources/passage/{event.passages.get().pk}/change/"
    assert b'name="_save"' not in staff.get(address).content
    assert staff.post(address, {"exact": "It was early"}).status_code == 403


def test_a_passage_on_which_something_rests_is_not_deleted(staff: Client, event: Event) -> None:
    passage = event.passages.get()
    assert staff.post(f"/admin/sources/passage/{passage.pk}/delete/", {"post": "yes"}).status_code == 403
    event.passages.clear()
    assert staff.post(f"/admin/sources/passage/{passage.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Passage.objects.exists()


def test_pickers_offer_passages_by_their_words(staff: Client, event: Event) -> None:
    asked = {"app_label": "cases", "model_name": "event", "field_name": "passages", "term": "late"}
    offered = staff.get("/admin/autocomplete/", asked).json()["results"]
    assert offered == [{"id": str(event.passages.get().pk), "text": "“It was late” gazette"}]


def break_it(article: SourceArticle) -> None:
    """As a fault of the disk would: no door of the archive changes a text."""
    changed = article.text.replace("late", "lato")
    SourceArticle.objects.filter(pk=article.pk).update(text=changed)


def test_a_broken_passage_says_so(staff: Client, event: Event, article: SourceArticle) -> None:
    break_it(article)
    page = staff.get(f"/admin/sources/passage/{event.passages.get().pk}/change/").content.decode()
    assert "Broken" in page
    assert "differs at character" in page


def test_lists_of_passages_narrow_to_the_state_asked_for(
    staff: Client, event: Event, article: SourceArticle
) -> None:
    cite(article, "no more")
    found = {
        state: len(staff.get("/admin/sources/passage/", {"state": state}).context["cl"].result_list)
        for state in ("broken", "unverified", "uncited")
    }
    assert found == {"broken": 0, "unverified": 0, "uncited": 1}
    break_it(article)
    assert len(staff.get("/admin/sources/passage/?state=broken").context["cl"].result_list) == 1
