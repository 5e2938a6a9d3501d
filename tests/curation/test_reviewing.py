"""The review screen: what would change, word by word, fact by fact, and who checked it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case, FactCheck, Move
from curation.reviewing import Review
from editions.publishing import Progress, submit
from sources.keeping import because
from tests.factories import EventFactory, published_case, ready_case


def person(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def ada(db: None) -> User:
    return person("ada", "curator")


@pytest.fixture
def case(ada: User) -> Case:
    """A published case of which Ada has reworded a sentence and an event, and sent it to review."""
    case = Case.objects.get(slug=published_case(slug="dock-street").slug)
    sentence, event = case.summary.get(), case.events.get()
    sentence.text = "A complaint about an arrest at a harbour station was filed."
    with because("Which station it was.", by=ada):
        sentence.save()
        event.delete()
    submit(case, by=ada, note="The Courier names the station.")
    return case


@pytest.fixture
def bob(db: None) -> Client:
    client = Client()
    client.force_login(person("bob", "reviewer"))
    return client


def screen(case: Case) -> str:
    return f"/admin/cases/case/{case.pk}/review/"


def sent(case: Case, *, leave_out: int = 0, **buttons: str) -> dict[str, Any]:
    progress = Progress(case)
    ticked = [change.sha256 for change in progress.changes][leave_out:]
    return {"checked": ticked, "content_sha256": progress.content_sha256, **buttons}


def test_a_reworded_sentence_is_shown_word_by_word(case: Case) -> None:
    sentence = next(f for f in Review(Progress(case)).facts if f.change.noun == "Summary")
    pieces = [(p.kind, p.left or p.right) for row in sentence.words for p in row.pieces if p.kind != "same"]
    assert sentence.change.kind == "changed"
    assert [text.strip() for kind, text in pieces if kind == "left"] == ["police"]
    assert [text.strip() for kind, text in pieces if kind == "right"] == ["harbour"]


def test_what_would_be_taken_away_is_shown_with_its_passages(case: Case) -> None:
    event = next(f for f in Review(Progress(case)).facts if f.change.noun == "Event")
    assert event.change.kind == "removed"
    assert {passage.kind for passage in event.passages} == {"removed"}


def test_only_what_changes_is_shown(case: Case, bob: Client) -> None:
    page = bob.get(screen(case)).content.decode()
    assert page.count('name="checked"') == 2
    assert "The Courier names the station." in page


def test_checks_are_kept_one_by_one(case: Case, bob: Client) -> None:
    bob.post(screen(case), sent(case, leave_out=1, keep="1"))
    page = bob.get(screen(case)).content.decode()
    assert (page.count('name="checked"'), FactCheck.objects.count()) == (1, 1)
    assert "by bob" in page


def test_a_case_is_not_approved_while_a_fact_is_unchecked(case: Case, bob: Client) -> None:
    answer = bob.post(screen(case), sent(case, leave_out=1, approve="1"), follow=True)
    assert "1 to go" in answer.content.decode()
    assert not Move.objects.filter(kind="approved").exists()


def test_a_case_is_approved_when_all_are_checked(case: Case, bob: Client) -> None:
    answer = bob.post(screen(case), sent(case, approve="1"), follow=True)
    assert "Approved as you have read it" in answer.content.decode()
    assert Progress(case).state == "approved"


def test_a_check_ends_when_its_fact_changes(case: Case, bob: Client, ada: User) -> None:
    bob.post(screen(case), sent(case, keep="1"))
    sentence = case.summary.get()
    sentence.text = "A complaint about an arrest at a harbour was filed."
    with because("", by=ada):
        sentence.save()
    assert [change.noun for change in Progress(case).unchecked] == ["Summary"]


def test_a_reviewer_who_edits_is_refused(case: Case, bob: Client) -> None:
    with because("", by=User.objects.get(username="bob")):
        case.statements.get().save()
    answer = bob.post(screen(case), sent(case, approve="1"), follow=True)
    assert "You made the last change" in answer.content.decode()


def test_the_screen_asks_as_much_for_ten_changes_as_for_two(case: Case, bob: Client) -> None:
    EventFactory.create(case=case, passages=list(case.passages.all()))
    bob.get(screen(case))
    with CaptureQueriesContext(connection) as few:
        bob.get(screen(case))
    for place in range(1, 8):
        EventFactory.create(case=case, position=place, passages=list(case.passages.all()))
    with CaptureQueriesContext(connection) as many:
        assert bob.get(screen(case)).content.count(b'name="checked"') == 10
    assert len(many) == len(few)


def test_the_reviewer_reads_terms_and_not_their_codes(db: None) -> None:
    case = ready_case(slug="dock-street", category="excessive-force")
    (allegation,) = (fact for fact in Review(Progress(case)).facts if fact.change.noun == "Allegation")
    shown = {row.label: "".join(piece.right for piece in row.pieces) for row in allegation.words}
    assert (shown["Category"], shown["Process"]) == ("Alleged excessive force", "Under investigation")
