"""Who may open what: rights hold in every door."""

import pytest
from django.db.models import Model
from django.test import Client

from cases.models import Allegation, Case, Event, Statement, StatusStep
from curation.permissions import shown_with
from editions.models import Edition
from sources.models import Capture, Outlet, Passage, SourceArticle
from tests.curation.conftest import NOUNS_OF_A_CASE, Signed

CANARY = "Kestrel"
"""A word of an unpublished title that nobody without the right to view cases may meet."""


@pytest.fixture
def case(published: str) -> Case:
    case = Case.objects.get(slug=published)
    case.title = f"{CANARY}: a complaint about an arrest at a police station"
    case.save()
    return case


@pytest.mark.parametrize(
    ("model", "shown", "because"),
    [
        (Outlet, {Outlet}, "an outlet names nothing"),
        (Passage, {Passage, SourceArticle, Capture, Outlet}, "a passage is listed by its article's address"),
        (Edition, {Edition}, "what is public is shown to whoever may view it"),
    ],
)
def test_a_noun_is_shown_with_the_nouns_it_names(
    model: type[Model], shown: set[type[Model]], because: str
) -> None:
    assert shown_with(model) == shown, because


@pytest.mark.parametrize("model", [Event, StatusStep, Allegation, Statement])
def test_a_fact_is_shown_with_its_case_and_all_its_evidence(model: type[Model]) -> None:
    assert {Case, Allegation, Passage, SourceArticle} <= shown_with(model)


def test_visitors_are_sent_to_the_login(client: Client, case: Case) -> None:
    for address in ("", "cases/case/", f"cases/case/{case.pk}/change/", f"cases/case/{case.pk}/preview/"):
        answer = client.get(f"/admin/{address}")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")


DOORS = [
    "cases/case/",
    "cases/case/{}/change/",
    "cases/case/{}/history/",
    "cases/case/{}/delete/",
    "cases/case/{}/preview/",
    "cases/case/{}/publish/",
    "cases/case/{}/correct/",
    "cases/case/add/",
    "cases/allegation/",
    "cases/event/add/",
    "sources/sourcearticle/",
    "sources/passage/add/",
    "editions/edition/",
    "auth/user/",
    "auth/group/",
]


@pytest.mark.parametrize("door", DOORS)
def test_staff_without_rights_are_refused(signed_in: Signed, case: Case, door: str) -> None:
    answer = signed_in().get(f"/admin/{door.format(case.pk)}")
    assert answer.status_code == 403
    assert CANARY not in answer.content.decode()


def test_staff_without_rights_see_an_empty_front_page(signed_in: Signed, case: Case) -> None:
    answer = signed_in().get("/admin/")
    assert answer.context["queues"] == []
    assert CANARY not in answer.content.decode()


ONE_RIGHT = [
    "cases.add_event",
    "cases.change_event",
    "cases.view_allegation",
    "cases.change_allegation",
    "cases.add_allegation",
    "cases.view_statusstep",
    "sources.view_passage",
]
PLACES = [
    "",
    "cases/event/",
    "cases/event/add/?case={}",
    "cases/allegation/",
    "cases/allegation/add/?case={}",
    "cases/statusstep/",
    "sources/passage/",
    "autocomplete/?app_label=cases&model_name=event&field_name=case&term=a",
]


@pytest.mark.parametrize("right", ONE_RIGHT)
def test_a_right_to_facts_does_not_show_the_titles_of_cases(
    signed_in: Signed, case: Case, right: str
) -> None:
    browser = signed_in(right)
    facts = [Event.objects.get(), Allegation.objects.get()]
    own = [f"{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/" for row in facts]
    for place in [*PLACES, *own]:
        assert CANARY not in browser.get(f"/admin/{place.format(case.pk)}").content.decode(), place


def test_whoever_may_view_the_nouns_of_a_case_reads_it_and_changes_nothing(
    signed_in: Signed, case: Case
) -> None:
    browser = signed_in(*NOUNS_OF_A_CASE)
    page = browser.get(f"/admin/cases/case/{case.pk}/change/")
    assert CANARY in page.content.decode()
    assert b'name="_save"' not in page.content
    assert browser.post(f"/admin/cases/case/{case.pk}/change/", {"title": "x"}).status_code == 403


def test_each_of_these_rights_is_needed(signed_in: Signed, case: Case) -> None:
    for missing in NOUNS_OF_A_CASE:
        browser = signed_in(*(right for right in NOUNS_OF_A_CASE if right != missing))
        assert browser.get(f"/admin/cases/case/{case.pk}/change/").status_code == 403, missing


@pytest.mark.parametrize("verb", ["publish", "correct"])
def test_the_right_to_change_a_case_does_not_publish_it(signed_in: Signed, case: Case, verb: str) -> None:
    browser = signed_in(*NOUNS_OF_A_CASE, "cases.change_case")
    assert b"Public note" not in browser.get(f"/admin/cases/case/{case.pk}/change/").content
    assert browser.post(f"/admin/cases/case/{case.pk}/{verb}/", {"note": "n"}).status_code == 403
    assert Edition.objects.count() == 1


def test_the_right_to_publish_is_a_right_of_its_own(signed_in: Signed, case: Case) -> None:
    browser = signed_in(*NOUNS_OF_A_CASE, "cases.publish_case")
    assert browser.get(f"/admin/cases/case/{case.pk}/publish/").status_code == 200
    assert browser.get(f"/admin/cases/case/{case.pk}/retract/").status_code == 403


def test_accounts_are_the_business_of_superusers(signed_in: Signed) -> None:
    browser = signed_in("auth.view_user", "auth.change_user", "auth.add_user", "auth.change_group")
    for door in ("auth/user/", "auth/user/add/", "auth/user/1/change/", "auth/group/"):
        assert browser.get(f"/admin/{door}").status_code == 403


def test_nobody_deletes_an_account(staff: Client) -> None:
    assert staff.get("/admin/auth/user/1/delete/").status_code == 403
