"""The front page: what waits, how much of it, and the way to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases.models import Case, Move, MoveKind
from curation import divergence
from curation.queues import Queue
from editions.models import PublicCase, Report
from sources.keeping import because
from sources.models import SourceArticle
from tests.curation.conftest import Signed
from tests.factories import CaseFactory, EventFactory, SourceArticleFactory, cite

pytestmark = pytest.mark.django_db


def waiting(staff: Client) -> dict[str, int]:
    queues: list[Queue] = staff.get("/admin/").context["queues"]
    return {queue.title: queue.total for queue in queues if queue.total}


def changed(published: Case) -> None:
    EventFactory.create(case=published)
    divergence.note(published)


def my_draft(published: Case) -> None:
    case = CaseFactory.create(next_check=timezone.localdate() + timedelta(days=1))
    with because("A beginning.", by=User.objects.get(username="ada")):
        EventFactory.create(case=case)
    Case.objects.filter(pk=case.pk).update(next_check=None)


def submitted_by(name: str, case: Case) -> None:
    by, _ = User.objects.get_or_create(username=name)
    Move.objects.create(
        case=case, kind=MoveKind.SUBMITTED, by=by, on_edition=1, version=1, content_sha256="0" * 64
    )


def sent_to_review(published: Case) -> None:
    submitted_by("bob", published)


def last_published_long_ago(published: Case) -> None:
    PublicCase.objects.update(updated="2020-01-01T00:00:00Z")


def report(published: Case) -> None:
    Report.objects.create(kind="error", message="The day is wrong.")


def draft(published: Case) -> None:
    CaseFactory.create(next_check=timezone.localdate() + timedelta(days=1))


def due_today(published: Case) -> None:
    Case.objects.update(next_check=timezone.localdate())


def break_a_passage(published: Case) -> None:
    article = SourceArticleFactory.create(says=("Only here.",))
    cite(article, "Only here")
    SourceArticle.objects.filter(pk=article.pk).update(text=article.text.replace("Only here", "Only hare"))


def lose_a_text(published: Case) -> None:
    article = SourceArticleFactory.create(says=("Only here.",))
    cite(article, "Only here")
    SourceArticle.objects.filter(pk=article.pk).update(text="")


def new_article(published: Case) -> None:
    SourceArticleFactory.create()


WORK = [
    (changed, "Unpublished changes"),
    (draft, "Never published"),
    (due_today, "Next check due"),
    (sent_to_review, "Waiting for my review"),
    (last_published_long_ago, "Quiet for 90 days"),
    (break_a_passage, "Broken passages"),
    (lose_a_text, "Unverified passages"),
    (new_article, "New articles with no case"),
    (report, "Readers' reports"),
]


@pytest.mark.parametrize(("arises", "queue"), WORK)
def test_work_stands_in_its_queue_and_in_no_other(
    staff: Client, published: str, arises: Any, queue: str
) -> None:
    assert waiting(staff) == {}
    arises(Case.objects.get(slug=published))
    assert waiting(staff) == {queue: 1}


@pytest.mark.parametrize(("arises", "queue"), WORK)
def test_a_queue_leads_to_the_list_of_all_of_it(
    staff: Client, published: str, arises: Any, queue: str
) -> None:
    arises(Case.objects.get(slug=published))
    found = next(row for row in staff.get("/admin/").context["queues"] if row.title == queue)
    listed = staff.get(found.address).context["cl"].result_list
    assert [row.pk for row in listed] == [row.pk for row in found.rows]


def test_a_draft_is_mine_where_i_edited_any_part_of_it(staff: Client) -> None:
    CaseFactory.create(slug="of-somebody-else")
    my_draft(CaseFactory.create(slug="published"))
    assert waiting(staff)["My drafts"] == 1


def test_my_own_submission_does_not_wait_for_me(staff: Client, published: str) -> None:
    submitted_by("ada", Case.objects.get(slug=published))
    assert "Waiting for my review" not in waiting(staff)


def test_a_queue_shows_the_first_five_and_counts_them_all(staff: Client) -> None:
    for _ in range(7):
        CaseFactory.create()
    page = staff.get("/admin/").content.decode()
    assert page.count("Complaint about an arrest at a police station (") == 5
    assert "All 7" in page


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "1 day ago"), (30, "30 days ago")])
def test_a_check_that_is_due_says_since_when(staff: Client, days: int, said: str) -> None:
    CaseFactory.create(next_check=timezone.localdate() - timedelta(days=days))
    assert said in staff.get("/admin/").content.decode()


def test_staff_see_the_queues_of_what_they_may_read(signed_in: Signed) -> None:
    nouns = ("passage", "sourcearticle", "capture", "outlet")
    browser = signed_in(*(f"sources.view_{noun}" for noun in nouns))
    queues = [queue.title for queue in browser.get("/admin/").context["queues"]]
    assert queues == [
        "Broken passages",
        "Unverified passages",
        "New articles with no case",
        "Possible reprints",
    ]
