"""History: each state of a row is shown, and any can be brought back as a draft, with nothing lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import Agency, Case, Event
from curation.models import Divergence
from curation.restoring import restore, state_of, steps_of
from editions.models import Edition
from sources.keeping import because
from sources.models import Passage, SourceArticle
from tests.curation.conftest import NOUNS_OF_A_CASE, Signed
from tests.factories import CaseFactory, EventFactory, SourceArticleFactory, cite

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> SourceArticle:
    row: SourceArticle = SourceArticleFactory.create(says=("It was late.", "It was early."))
    return row


@pytest.fixture
def event(article: SourceArticle) -> Event:
    """Entered with one passage; then its words, its day and its passage were changed."""
    late, early = cite(article, "It was late", "It was early")
    row: Event = EventFactory.create(text="A complaint was filed late.", passages=[late])
    with because("The article says otherwise."):
        row.text, row.date = "A complaint was filed early.", "2024-03-01"
        row.save()
        row.passages.set([early])
    return row


def first_of(row: Any) -> Any:
    return type(row).history.filter(id=row.pk).earliest("history_id")


def address(row: Model, *more: object) -> str:
    parts = "/".join(map(str, more))
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/history/{parts and parts + '/'}"


def test_the_history_shows_who_changed_what_and_why(staff: Client, event: Event) -> None:
    screen = staff.get(address(event)).content.decode()
    assert "The article says otherwise." in screen
    assert "<del>late</del>" in screen
    assert "<ins>early</ins>" in screen
    assert "It was early" in screen


def test_a_state_comes_back_with_its_words_days_and_passages(staff: Client, event: Event) -> None:
    state = first_of(event)
    staff.post(address(event, state.history_id), {"reason": "It was right before."})
    event.refresh_from_db()
    assert (event.text, event.date, str(event.date_earliest)) == (
        "A complaint was filed late.", "2024-03-03", "2024-03-03"
    )  # fmt: skip
    assert [passage.exact for passage in event.passages.all()] == ["It was late"]


def test_nothing_is_lost(staff: Client, ada: User, event: Event) -> None:
    before = list(Event.history.order_by("history_id").values())
    staff.post(address(event, first_of(event).history_id), {"reason": "It was right before."})
    after = list(Event.history.order_by("history_id").values())
    assert after[: len(before)] == before
    newest = Event.history.latest()
    assert (newest.history_user, newest.history_change_reason) == (ada, "It was right before.")
    with because(""):
        restore(event, steps_of(event, 9)[1].state, left_out=(), by=ada, reason="No: now is right.")
    event.refresh_from_db()
    assert event.text == "A complaint was filed early."


def test_readers_see_no_change_until_it_is_published(staff: Client, published: str) -> None:
    event = Event.objects.get()
    event.text = "Something else was filed."
    event.save()
    page, editions = staff.get("/cases/dock-street/").content, Edition.objects.count()
    case = Case.objects.get(slug=published)
    case.title = "Another title"
    case.save()
    staff.post(address(event, first_of(event).history_id), {"reason": "It was right before."})
    staff.post(address(case, first_of(case).history_id), {"reason": "It was right before."})
    assert staff.get("/cases/dock-street/").content == page
    assert Edition.objects.count() == editions


def test_a_case_that_then_says_other_than_in_public_is_noted(staff: Client, published: str) -> None:
    event = Event.objects.get()
    Event.history.filter(pk=first_of(event).pk).update(text="What it said at first.")
    staff.post(address(event, first_of(event).history_id), {"reason": "It was right at first."})
    assert Divergence.objects.standing().filter(case__slug=published).exists()


def test_a_public_address_and_the_case_of_a_fact_stay(staff: Client, published: str) -> None:
    case, event = Case.objects.get(slug=published), Event.objects.get()
    Case.history.filter(id=case.pk).update(slug="older-slug")
    Event.history.filter(id=event.pk).update(case=CaseFactory.create())
    for row in (case, event):
        staff.post(address(row, first_of(row).history_id), {"reason": "As it was."})
    case.refresh_from_db()
    event.refresh_from_db()
    assert (case.slug, event.case) == ("dock-street", case)


def test_what_was_deleted_since_is_not_said_again(staff: Client, event: Event) -> None:
    Passage.objects.filter(exact="It was late").delete()
    screen = staff.post(address(event, first_of(event).history_id), {"reason": "As it was."})
    assert "1 of the passages that it was linked to are no longer here" in screen.content.decode()
    event.refresh_from_db()
    assert event.text == "A complaint was filed early."


def test_who_opened_it_before_another_saved_looks_again(staff: Client, event: Event) -> None:
    here = address(event, first_of(event).history_id)
    seen = staff.get(here).context["form"].initial["seen"]
    event.text = "Somebody wrote this meanwhile."
    event.save()
    screen = staff.post(here, {"reason": "As it was.", "seen": seen}).content.decode()
    assert "Somebody has changed it since you opened this" in screen
    event.refresh_from_db()
    assert event.text == "Somebody wrote this meanwhile."


def test_an_article_keeps_its_text_whatever_state_comes_back(staff: Client, article: SourceArticle) -> None:
    text, title = article.text, article.title
    article.title = "Another title"
    article.save()
    SourceArticle.history.filter(id=article.pk).update(text_sha256="0" * 64)
    staff.post(address(article, first_of(article).history_id), {"reason": "As it was."})
    article.refresh_from_db()
    assert (article.title, article.text) == (title, text)


def test_a_passage_is_never_edited_and_a_state_of_another_row_is_none_of_this(
    staff: Client, event: Event
) -> None:
    passage, other = Passage.objects.all()[0], EventFactory.create()
    assert staff.get(address(passage)).status_code == 200
    assert staff.get(address(passage, first_of(passage).history_id)).status_code == 403
    assert staff.get(address(event, first_of(other).history_id)).status_code == 404
    assert state_of(event, first_of(other).history_id) is None


def test_it_needs_a_reason(staff: Client, event: Event) -> None:
    staff.post(address(event, first_of(event).history_id), {"reason": " "})
    event.refresh_from_db()
    assert event.text == "A complaint was filed early."


@pytest.mark.parametrize(("right", "status"), [("cases.view_event", 403), ("cases.change_event", 302)])
def test_to_read_the_history_takes_viewing_and_to_restore_takes_changing(
    right: str, status: int, signed_in: Signed, event: Event
) -> None:
    client = signed_in(*NOUNS_OF_A_CASE, right)
    screen = client.get(address(event))
    assert screen.status_code == 200
    assert ("Bring this state back" in screen.content.decode()) == (status == 302)
    assert client.post(address(event, first_of(event).history_id), {"reason": "So."}).status_code == status


def test_the_history_costs_the_same_however_long_it_is(
    staff: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(100) as counted:
            staff.get(address(event))
        return len(counted.captured_queries)

    before = queries()
    for number in range(6):
        event.text = f"A complaint was filed {number}."
        event.save()
    assert queries() == before


def test_every_curated_noun_has_its_history_shown(staff: Client, published: str) -> None:
    for row in (Case.objects.get(), Agency.objects.all()[0], SourceArticle.objects.all()[0]):
        assert "Entered" in staff.get(address(row)).content.decode()
