"""The history of a case as a whole: its last edit, and what it forgets when something is redacted."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.forgetting import forget
from cases.history import edits_of, last_edit
from cases.models import Case, Event, StatusStep
from sources.keeping import because
from tests.factories import EventFactory, ready_case


@pytest.fixture
def case(db: None) -> Case:
    return ready_case(slug="dock-street")


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada")


def test_the_last_edit_is_found_in_whichever_part_it_was_made(case: Case, ada: User) -> None:
    with because("The stage was missing.", by=ada):
        StatusStep.objects.get().save()

    edit = last_edit(case)
    assert edit
    assert (edit.by_id, edit.reason, edit.noun) == (ada.pk, "The stage was missing.", "status step")


def test_taking_a_part_out_is_an_edit_too(case: Case, ada: User) -> None:
    with because("It was no event.", by=ada):
        case.events.get().delete()

    edit = last_edit(case)
    assert edit
    assert (edit.by_id, edit.how) == (ada.pk, "-")


def test_another_case_has_its_own_last_edit(case: Case, ada: User) -> None:
    with because("", by=ada):
        ready_case(slug="mill-lane").save()
    edit = last_edit(case)
    assert edit
    assert edit.by_id is None


def test_the_whole_history_is_one_query_however_long_it_is(case: Case) -> None:
    for place in range(5):
        EventFactory.create(case=case, position=place + 1)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(list(edits_of(case))) > 15
    assert len(asked) == 1


def test_a_redacted_fact_is_forgotten_with_its_parts(case: Case) -> None:
    allegation = case.allegations.get()
    allegation.delete()
    forget(case, facts=[allegation.public_id], texts=[])
    assert not StatusStep.history.exists()
    assert not type(allegation).history.exists()
    assert Event.history.exists()


def test_a_redacted_text_is_forgotten_but_not_what_still_stands(case: Case) -> None:
    event = case.events.get()
    event.text, event.date_note = "Jane Doe was told of it.", ""
    event.save()
    event.text = "A person was told of it."
    event.save()

    forget(case, facts=[], texts=["jane doe"])

    assert event.text in {row.text for row in event.history.all()}
    assert not any("Jane" in row.text for row in event.history.all())
