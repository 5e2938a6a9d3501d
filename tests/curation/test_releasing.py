"""Publishing and correcting from the admin: a round trip, and every way in which it is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import escape

from cases.models import Case
from curation.models import Divergence
from editions.models import Edition, Entry
from editions.publishing import Progress, retract
from tests.factories import ready_case


@pytest.fixture
def case(db: None) -> Case:
    return ready_case(slug="dock-street")


def screen(case: Case, verb: str = "change") -> str:
    return f"/admin/cases/case/{case.pk}/{verb}/"


def release(staff: Client, case: Case, verb: str = "publish", note: str = "First edition.") -> Any:
    """What a second person has approved where it could be: the last edit here is nobody's of the staff."""
    approve(staff, case)
    return staff.post(screen(case, verb), {"note": note}, follow=True)


def approve(staff: Client, case: Case) -> None:
    staff.post(screen(case, "submit"), {"note": ""})
    progress = Progress(case)
    ticked = [change.sha256 for change in progress.changes]
    staff.post(
        screen(case, "review"),
        {"approve": "1", "checked": ticked, "content_sha256": progress.content_sha256},
    )


def retitle(case: Case) -> None:
    case.title = "Complaint about an arrest at the harbour police station"
    case.save()


def messages(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_a_ready_case_is_published(staff: Client, ada: User, case: Case) -> None:
    answer = release(staff, case)
    edition = Edition.objects.get()
    assert (edition.number, edition.made_by, edition.entry.note) == (1, ada, "First edition.")
    assert "/cases/dock-street/editions/1/" in messages(answer)
    assert answer.redirect_chain == [(screen(case), 302)]


def test_publishing_is_part_of_the_history_of_the_case(staff: Client, case: Case) -> None:
    release(staff, case)
    assert "Published as edition 1." in staff.get(screen(case, "history")).content.decode()


def test_an_unchanged_case_makes_no_second_edition(staff: Client, case: Case) -> None:
    release(staff, case)
    assert "Nothing was published" in messages(release(staff, case))
    assert Edition.objects.count() == 1


def test_a_correction_is_marked_as_one(staff: Client, case: Case) -> None:
    release(staff, case)
    retitle(case)
    release(staff, case, "correct", "The place was wrong; it is the harbour station.")
    newest = Entry.objects.last()
    assert newest
    assert (newest.kind, newest.edition) == ("corrected", 2)


def test_a_correction_without_a_note_is_refused(staff: Client, case: Case) -> None:
    release(staff, case)
    retitle(case)
    answer = release(staff, case, "correct", "  ")
    assert "Say what was wrong, and what is right." in answer.content.decode()
    assert Edition.objects.count() == 1


def test_what_was_never_published_cannot_be_corrected(staff: Client, case: Case) -> None:
    assert "nothing to correct" in messages(release(staff, case, "correct"))
    assert not Edition.objects.exists()


def test_each_problem_of_a_case_that_is_not_ready_is_said_and_the_note_kept(
    staff: Client, case: Case
) -> None:
    event = case.events.get()
    event.passages.clear()
    case.summary.all().delete()
    answer = release(staff, case, note="Two things are missing.")
    said = messages(answer)
    assert "there is no summary" in said
    assert f"/admin/cases/event/{event.pk}/change/#id_passages" in said
    assert "Two things are missing." in answer.content.decode()
    assert not Edition.objects.exists()


def test_many_problems_are_counted_not_all_recited(staff: Client, case: Case) -> None:
    for place in range(25):
        case.events.create(date="2024", text="Something.", position=place)
    answer = release(staff, case)
    assert len(answer.context["messages"]) == 21
    assert "And 5 more" in messages(answer)


def test_a_withdrawn_case_is_not_published_again(staff: Client, case: Case, ada: User) -> None:
    release(staff, case)
    retract(case, by=ada, reason="Entered in error.")
    retitle(case)
    page = staff.get(screen(case)).content.decode()
    assert "Withdrawn" in page
    assert "Public note" not in page
    assert "was retracted" in messages(release(staff, case))
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("note", "fault"),
    [
        ("The officer was cleared.", "cleared"),
        ("Turned round \u202eon the screen.", "RIGHT-TO-LEFT OVERRIDE"),
        ("x" * 2001, "at most 2000 characters"),
    ],
)
def test_a_public_note_is_held_to_the_rules(staff: Client, case: Case, note: str, fault: str) -> None:
    answer = release(staff, case, note=note)
    assert escape(fault) in answer.content.decode()
    assert not Edition.objects.exists()


def test_releasing_needs_its_csrf_token(ada: User, case: Case) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(ada)
    assert careful.post(screen(case, "publish"), {"note": "n"}).status_code == 403
    assert not Edition.objects.exists()


@pytest.mark.parametrize("verb", ["publish", "correct", "preview"])
def test_a_case_that_is_not_there_is_not_found(staff: Client, verb: str) -> None:
    for key in ("4711", "9" * 30, "x"):
        assert staff.get(f"/admin/cases/case/{key}/{verb}/").status_code in (302, 404)


def test_reading_the_page_of_a_verb_publishes_nothing(staff: Client, case: Case) -> None:
    for verb in ("publish", "correct", "preview"):
        assert staff.get(screen(case, verb)).status_code == 200
    assert staff.post(screen(case, "preview")).status_code == 405
    assert not Edition.objects.exists()


def test_publishing_settles_what_was_noted_as_unpublished(staff: Client, case: Case) -> None:
    release(staff, case)
    retitle(case)
    Divergence.objects.create(case=case, sequence=1)
    release(staff, case)
    assert not Divergence.objects.exists()


def test_status_is_never_a_field_of_a_form(staff: Client, case: Case) -> None:
    names = set(staff.get(screen(case)).context["adminform"].form.fields)
    assert names == {
        "title",
        "passages",
        "slug",
        "jurisdiction",
        "content_note",
        "next_check",
        "noindex",
        "related",
        "edition_note",
        "working_note",
    }
