"""The public note of a verb neither convicts nor acquits, and quotes nothing that the case does not say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cases.models import Case, Event, Schedule
from editions import publishing
from editions.models import Entry
from editions.publishing import Refused
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db


def schedule(case: Case, note: str) -> object:
    clock = User.objects.create_superuser("clock")
    return publishing.schedule(case, by=clock, due=timezone.now() + timedelta(hours=1), note=note)


VERBS: dict[str, Callable[[Case, str], object]] = {
    "publish": lambda case, note: publishing.publish(case, by=None, note=note),
    "correct": lambda case, note: publishing.correct(case, by=None, note=note),
    "schedule": schedule,
    "retract": lambda case, note: publishing.retract(case, by=None, reason=note),
    "redact for": lambda case, note: publishing.redact(
        case, by=None, ground=note, decision="The board.", facts=["x"]
    ),
    "redact by": lambda case, note: publishing.redact(
        case, by=None, ground="An order.", decision=note, facts=["x"]
    ),
}


@pytest.fixture
def changed(bed: Seedbed, settings: object) -> Case:
    """A public case that has something new to say."""
    settings.REVIEW_BY_SECOND_PERSON = False  # type: ignore[attr-defined]
    bed.plant()
    event = Event.objects.get()
    event.text = "A traffic stop happened on Elm Street."
    event.save()
    return bed.row()


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("The officer was cleared.", "“cleared”"),
        ("The officer was exonerated.", "“exonerated”"),
        ("The board was told of “a guilty man”.", "quotes “a guilty man”"),
    ],
)
def test_no_verb_takes_a_note_that_the_case_could_not_say(
    verb: str, note: str, why: str, changed: Case
) -> None:
    with pytest.raises(Refused, match=why):
        VERBS[verb](changed, note)
    assert (Entry.objects.count(), Schedule.objects.count()) == (1, 0)


@pytest.mark.parametrize("verb", ["publish", "correct", "schedule"])
def test_a_note_may_quote_what_the_case_said_and_what_it_says_now(verb: str, changed: Case) -> None:
    assert VERBS[verb](changed, "The stop “happened”; an earlier edition said “took place”.")


def test_a_retraction_may_quote_what_readers_saw_alone(changed: Case) -> None:
    with pytest.raises(Refused, match="happened on Elm"):
        VERBS["retract"](changed, "It said “happened on Elm Street”.")
    assert VERBS["retract"](changed, "It said “took place on Elm Street”.")
