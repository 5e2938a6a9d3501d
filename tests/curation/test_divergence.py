"""Which published cases say something else here than in public is noted when staff save."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case, Event, Person
from curation import divergence
from curation.models import Divergence
from curation.state import State, in_state, state_of, with_state
from editions.publishing import publish, retract
from sources.models import Outlet
from tests.factories import CaseFactory, EventFactory, ready_case


@pytest.fixture
def case(published: str) -> Case:
    return Case.objects.get(slug=published)


def state(case: Case) -> State:
    return state_of(with_state(Case.objects.all()).get(pk=case.pk))


def save_event(staff: Client, event: Event, **more: Any) -> None:
    sent = {
        "case": event.case_id,
        "text": event.text,
        "date": event.date,
        "position": event.position,
        "passages": [passage.pk for passage in event.passages.all()],
        "reason": "A test.",
    }
    answer = staff.post(f"/admin/cases/event/{event.pk}/change/", {**sent, **more})
    assert answer.status_code == 302, answer.context["errors"]


def test_an_edited_fact_makes_its_case_differ(staff: Client, case: Case) -> None:
    save_event(staff, case.events.get(), date="2024-03-04")
    assert state(case) is State.CHANGED


def test_taking_an_edit_back_settles_it(staff: Client, case: Case) -> None:
    event = case.events.get()
    save_event(staff, event, date="2024-03-04")
    save_event(staff, event)
    assert state(case) is State.PUBLIC


def test_saving_without_an_edit_changes_nothing(staff: Client, case: Case) -> None:
    save_event(staff, case.events.get())
    assert not Divergence.objects.exists()


def test_a_fact_that_is_deleted_makes_its_case_differ(staff: Client, case: Case) -> None:
    staff.post(f"/admin/cases/event/{case.events.get().pk}/delete/", {"post": "yes"})
    assert state(case) is State.CHANGED


def test_a_fact_stays_in_its_case(staff: Client, case: Case) -> None:
    save_event(staff, case.events.get(), case=CaseFactory.create().pk)
    assert case.events.exists()


@pytest.mark.parametrize("edit", [{"name": "Dana R. Reyes"}, {"also_known_as": "D. Reyes"}])
def test_a_shared_noun_makes_every_case_that_names_it_differ(
    staff: Client, case: Case, edit: dict[str, str]
) -> None:
    person = Person.objects.get()
    sent = {"name": person.name, "capacity": person.capacity, "agency": person.agency_id, **edit}
    staff.post(f"/admin/cases/person/{person.pk}/change/", sent)
    assert state(case) is State.CHANGED


def test_a_shared_noun_leaves_other_cases_alone(staff: Client, case: Case) -> None:
    divergence.note(Outlet.objects.create(slug="elsewhere", name="Elsewhere", kind="wire"))
    assert state(case) is State.PUBLIC


def test_publishing_by_any_door_settles_it(case: Case) -> None:
    case.title += " and what followed"
    case.save()
    divergence.note(case)
    assert state(case) is State.CHANGED
    publish(case, by=None, note="A new title.")
    assert state(case) is State.PUBLIC


def test_the_states_of_cases_are_told_apart_and_found(case: Case) -> None:
    draft, withdrawn, changed = ready_case(slug="a"), ready_case(slug="b"), ready_case(slug="c")
    for row in (withdrawn, changed):
        publish(row, by=None, note="")
    retract(withdrawn, by=None, reason="Entered in error.")
    EventFactory.create(case=changed)
    divergence.note(changed)
    expected = {
        State.DRAFT: draft,
        State.WITHDRAWN: withdrawn,
        State.CHANGED: changed,
        State.PUBLIC: case,
    }
    assert {wanted: in_state(with_state(Case.objects.all()), wanted).get() for wanted in expected} == expected
    assert {state(row): row for row in Case.objects.all()} == expected
