"""What the workbench proposes beside statements: bodies, numbers, steps and events, each with its words."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case, CaseAgency, Event, StatusStep, TrackingNumber
from curation.models import Dismissal
from curation.workbench.telling import Told
from sources.models import SourceArticle
from tests.curation.test_workbench import address, shown
from tests.factories import AgencyFactory, CaseFactory, SourceArticleFactory, ready_case

pytestmark = pytest.mark.django_db

OPENED = "The Office of Police Review opened an inquiry on March 4."
NUMBER = "The complaint has log number 2024-0117 at the Office of Police Review."
CLOSED = "In June the Office of Police Review found the complaint unfounded."
UNABLE = "The department was unable to substantiate the claim while the inquiry went on."
WALK = "Neighbours walked to the station on March 9."
SPOKEN = "“The complaint is under investigation,” said Dana Reyes, a spokesperson for the department."


@pytest.fixture
def case(db: None) -> Case:
    AgencyFactory.create(slug="opr", kind="civilian-oversight")
    found: Case = CaseFactory.create(slug="mill-lane")
    return found


def article_saying(*says: str) -> SourceArticle:
    made: SourceArticle = SourceArticleFactory.create(slug="fresh", says=says, published="2024-03-12")
    return made


def proposed(staff: Client, case: Case, article: SourceArticle) -> list[Told]:
    waiting = shown(staff, case, article).context["bench"].waiting
    return [one for one in waiting if isinstance(one, Told)]


def allegation_in(case: Case) -> Any:
    allegation = ready_case(slug="other-matter").allegations.get()
    allegation.case = case
    allegation.save()
    return allegation


FOUND = [
    ("a body", OPENED, "caseagency", "Office of Police Review", {"agency": "Office of Police Review"}),
    ("a number", NUMBER, "trackingnumber", "log number 2024-0117", {"number": "2024-0117"}),
    ("an event", WALK, "event", "Neighbours walked to the station on March 9", {"date": "2024-03-09"}),
    (
        "a step, with its body and day",
        OPENED,
        "statusstep",
        "Office of Police Review opened an inquiry",
        {"process": "under-investigation", "disposition": "none-yet", "date": "2024-03-04"},
    ),
    (
        "a finding, in its own term",
        CLOSED,
        "statusstep",
        "Office of Police Review found the complaint unfounded",
        {"disposition": "unfounded", "term": "unfounded"},
    ),
    ("no finding in a way of putting it", UNABLE, "statement", UNABLE[:-1], {"kind": "indirect"}),
]


@pytest.mark.parametrize(("what", "says", "noun", "words", "fields"), FOUND)
def test_it_proposes(
    what: str, says: str, noun: str, words: str, fields: Any, staff: Client, case: Case
) -> None:
    allegation_in(case)
    found = next(one for one in proposed(staff, case, article_saying(says)) if one.noun == noun)
    assert found.exact == words
    assert fields.items() <= found.fields.items()


def test_a_way_of_putting_it_is_never_a_disposition(staff: Client, case: Case) -> None:
    allegation_in(case)
    found = proposed(staff, case, article_saying(UNABLE))
    assert not [one for one in found if one.noun == "statusstep" and one.fields["disposition"] != "none-yet"]
    page = shown(staff, case, SourceArticle.objects.get(slug="fresh")).content.decode()
    assert "never a disposition" in page


def test_what_a_speaker_says_is_a_statement_and_no_step(staff: Client, case: Case) -> None:
    allegation_in(case)
    assert "statusstep" not in {one.noun for one in proposed(staff, case, article_saying(SPOKEN))}


def test_a_step_waits_until_there_is_an_allegation(staff: Client, case: Case) -> None:
    article = article_saying(OPENED)
    assert "statusstep" not in {one.noun for one in proposed(staff, case, article)}
    allegation_in(case)
    assert "statusstep" in {one.noun for one in proposed(staff, case, article)}


def accepted(staff: Client, case: Case, article: SourceArticle, noun: str, **more: Any) -> None:
    """The proposal of this kind, sent as its form stands, with what a person adds."""
    (one, *_) = [found for found in proposed(staff, case, article) if found.noun == noun]
    draft = shown(staff, case, article, f"?at={one.key}").context["draft"]
    values = {name: draft.form[name].value() for name in draft.form.fields}
    sent = {name: value for name, value in values.items() if value is not None}
    words = [str(span) for span in draft.words]
    sent |= {"words": words, "key": draft.key, "seen": draft.seen, **more}
    answer = staff.post(address(case, article, f"add/{noun}/"), sent)
    assert answer.status_code == 302, answer.context["draft"].form.errors


def test_each_is_accepted_as_it_stands_with_what_only_a_person_knows(staff: Client, case: Case) -> None:
    allegation_in(case)
    article = article_saying(OPENED, NUMBER, WALK)
    accepted(staff, case, article, "caseagency", role="investigates")
    accepted(staff, case, article, "trackingnumber")
    accepted(staff, case, article, "statusstep", text="The office opened an inquiry.")
    accepted(staff, case, article, "event", text="Neighbours walked to the station.")

    assert CaseAgency.objects.get(case=case).agency.slug == "opr"
    assert TrackingNumber.objects.get(case=case).number == "2024-0117"
    step = StatusStep.objects.get(allegation__case=case, text="The office opened an inquiry.")
    assert (step.date, step.decided_by and step.decided_by.slug) == ("2024-03-04", "opr")
    assert Event.objects.get(case=case).date == "2024-03-09"
    assert proposed(staff, case, article) == []


def test_all_of_one_kind_are_dismissed_in_one_act(staff: Client, case: Case) -> None:
    article = article_saying(WALK, "A vigil was held on March 10.")
    (first, second) = [one for one in proposed(staff, case, article) if one.noun == "event"]
    staff.post(address(case, article, "dismiss/"), {"key": first.key, "at": first.key, "all": "1"})
    assert set(Dismissal.objects.values_list("key", flat=True)) == {first.key, second.key}
