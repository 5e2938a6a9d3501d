"""Possible reprints: noted as articles come in, compared side by side, decided by a person who is kept."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from curation.models import Resemblance
from curation.resemblances import look, shared
from sources.models import SourceArticle
from tests.curation.conftest import Signed
from tests.factories import SourceArticleFactory

pytestmark = pytest.mark.django_db

WIRE = (
    "The harbour office stopped the ferry on Monday after a crew member reported a loose cable at the quay. "
    "Two passengers had complained about it the week before, and the office had sent an inspector on Friday. "
    "The ferry will not sail again before the cable has been replaced, a spokesperson said in the evening. "
    "The line carries nine hundred people a day, most of them on their way to work in the old town.\n"
)
OWN = "Bakers on the quay said that they sold half as many rolls as on any other Monday of the year.\n"


def held(slug: str, text: str, **more: Any) -> SourceArticle:
    article: SourceArticle = SourceArticleFactory.create(slug=slug, text=text, **more)
    look(article)
    return article


@pytest.fixture
def alike() -> Resemblance:
    held("wire-1", WIRE)
    held("gazette-1", WIRE + OWN)
    return Resemblance.objects.get()


def test_an_article_that_shares_much_with_one_held_is_noted_with_its_share(alike: Resemblance) -> None:
    assert (alike.article.slug, alike.other.slug, alike.share) == ("gazette-1", "wire-1", 1)


def test_articles_that_share_little_are_not(db: None) -> None:
    held("wire-1", WIRE)
    held("bakers-1", OWN * 2 + WIRE[:120])
    assert not Resemblance.objects.exists()


def test_what_somebody_said_already_is_not_asked_again(alike: Resemblance) -> None:
    alike.article.reprint_of = alike.other
    alike.article.save()
    alike.delete()
    assert look(alike.article) == []
    assert look(alike.other) == []


SHARED = [
    ("nothing", "One two three.", "Four five six.", []),
    ("too little", "a b c d e f g", "a b c d e f g", []),
    ("eight words", "x a b c d e f g h y", "a b c d e f g h", ["a b c d e f g h"]),
    ("marks set otherwise", "It’s a b c d e f g", "It's a b c d e f g", ["It’s a b c d e f g"]),
    ("two stretches", "a b c d e f g h X i j k l m n o p", "a b c d e f g h Y i j k l m n o p",
     ["a b c d e f g h", "i j k l m n o p"]),
    ("one long stretch", "a b c d e f g h i j", "z a b c d e f g h i j", ["a b c d e f g h i j"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "other", "found"), SHARED, ids=[row[0] for row in SHARED])
def test_what_both_print_is_marked(why: str, text: str, other: str, found: list[str]) -> None:
    assert [span.of(text) for span in shared(text, other)] == found


def test_receiving_a_copy_says_so_and_leads_to_the_screen(staff: Client) -> None:
    held("wire-1", WIRE)
    upload = SimpleUploadedFile("copy.txt", (WIRE + OWN).encode())
    answer = staff.post("/admin/sources/sourcearticle/receive/", {"file": upload}, follow=True)
    assert "It shares much of its text with" in answer.content.decode()
    assert Resemblance.objects.open().count() == 1


def test_the_front_page_counts_them_and_leads_to_each(staff: Client, alike: Resemblance) -> None:
    queues = {queue.title: queue for queue in staff.get("/admin/").context["queues"]}
    queue = queues["Possible reprints"]
    assert queue.total == 1
    assert (queue.first[0].note, queue.first[0].address) == (
        "100% in common",
        f"/admin/sources/sourcearticle/reprints/{alike.pk}/",
    )
    assert staff.get(queue.address).status_code == 200


def test_the_screen_shows_both_with_what_they_share(staff: Client, alike: Resemblance) -> None:
    screen = staff.get(f"/admin/sources/sourcearticle/reprints/{alike.pk}/").content.decode()
    assert f"<mark>{WIRE.strip()[:60]}" in screen
    assert f"<mark>{OWN[:20]}" not in screen


DECIDED = [("article", "gazette-1", "reprint"), ("other", "wire-1", "reprint"), ("neither", None, "apart")]


@pytest.mark.parametrize(("said", "copy", "verdict"), DECIDED)
def test_a_person_decides_and_is_kept(
    said: str, copy: str | None, verdict: str, staff: Client, ada: User, alike: Resemblance
) -> None:
    staff.post(f"/admin/sources/sourcearticle/reprints/{alike.pk}/", {"copy": said})
    alike.refresh_from_db()
    assert (alike.verdict, alike.by) == (verdict, ada)
    copies = SourceArticle.objects.filter(reprint_of__isnull=False).values_list("slug", flat=True)
    assert list(copies) == ([copy] if copy else [])
    assert not Resemblance.objects.open().exists()


def test_the_decision_stands_in_the_articles_history(staff: Client, alike: Resemblance) -> None:
    staff.post(f"/admin/sources/sourcearticle/reprints/{alike.pk}/", {"copy": "article"})
    assert alike.article.history.latest().history_change_reason == "Decided whether it is a reprint."


def test_what_is_decided_is_not_decided_twice(staff: Client, alike: Resemblance) -> None:
    for said in ("neither", "article"):
        staff.post(f"/admin/sources/sourcearticle/reprints/{alike.pk}/", {"copy": said})
    assert not SourceArticle.objects.filter(reprint_of__isnull=False).exists()


@pytest.mark.parametrize("said", ["", "both", "\x00"])
def test_no_other_answer_is_taken(said: str, staff: Client, alike: Resemblance) -> None:
    assert staff.post(f"/admin/sources/sourcearticle/reprints/{alike.pk}/", {"copy": said}).status_code == 400


RIGHTS = [((), 403, 403), (("view",), 200, 403), (("view", "change"), 200, 302)]
READ = ("sources.view_outlet", "sources.view_passage", "sources.view_capture")


@pytest.mark.parametrize(("rights", "looks", "decides"), RIGHTS)
def test_to_look_takes_reading_and_to_decide_takes_changing(
    rights: tuple[str, ...], looks: int, decides: int, signed_in: Signed, alike: Resemblance
) -> None:
    client = signed_in(*READ, *(f"sources.{right}_sourcearticle" for right in rights))
    here = f"/admin/sources/sourcearticle/reprints/{alike.pk}/"
    assert client.get("/admin/sources/sourcearticle/reprints/").status_code == looks
    assert client.get(here).status_code == looks
    assert client.post(here, {"copy": "neither"}).status_code == decides


def test_the_list_costs_the_same_for_one_and_for_many(
    staff: Client, alike: Resemblance, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(100) as counted:
            staff.get("/admin/sources/sourcearticle/reprints/")
        return len(counted.captured_queries)

    one = queries()
    for number in range(4):
        held(f"copy-{number}", WIRE + OWN * number)
    assert Resemblance.objects.count() > 4
    assert queries() == one
