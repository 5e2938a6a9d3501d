"""The forms of the facts of a case."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Agency, Case, Event, Person
from tests.factories import (
    AllegationFactory,
    CaseFactory,
    EventFactory,
    PrintingFactory,
    SourceArticleFactory,
    cite,
)


@pytest.fixture
def case(published: str) -> Case:
    return Case.objects.get(slug=published)


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "The form was accepted."
    return str(answer.context["errors"])


def event(case: Case, **more: Any) -> dict[str, Any]:
    return {"case": case.pk, "text": "The board met.", "date": "2024-03-07", "reason": "A test.", **more}


ADD_EVENT = "/admin/cases/event/add/"


def test_a_new_fact_stands_last(staff: Client, case: Case) -> None:
    staff.post(ADD_EVENT, event(case))
    staff.post(ADD_EVENT, event(case, text="The board met again."))
    assert [row.position for row in case.events.all()] == [0, 1, 2]
    assert "position" not in staff.get(ADD_EVENT).context["adminform"].form.fields


def test_saving_a_fact_leads_back_to_its_case(staff: Client, case: Case) -> None:
    answer = staff.post(ADD_EVENT, event(case))
    assert answer.headers["Location"] == f"/admin/cases/case/{case.pk}/change/"


def test_saving_a_fact_leads_back_to_the_list_it_was_opened_from(staff: Client, case: Case) -> None:
    filters = f"?_changelist_filters=case%3D{case.pk}"
    row = case.events.get()
    sent = event(case, passages=[p.pk for p in row.passages.all()], position="0")
    answer = staff.post(f"/admin/cases/event/{row.pk}/change/{filters}", sent)
    assert answer.headers["Location"] == f"/admin/cases/event/?case={case.pk}"


def test_a_fact_added_from_its_case_has_it_filled_in(staff: Client, case: Case) -> None:
    page = staff.get(f"{ADD_EVENT}?case={case.pk}").content.decode()
    assert f'<option value="{case.pk}" selected' in page


def test_a_fact_shows_the_way_to_its_case(staff: Client, case: Case) -> None:
    page = staff.get(f"/admin/cases/event/{case.events.get().pk}/change/").content.decode()
    assert f'in the case <a href="/admin/cases/case/{case.pk}/change/">' in page


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2024-03-07", "7 March 2024"),
        ("2024-03-05/2024-03-09", "between 5 and 9 March 2024"),
        ("2024-03", "March 2024"),
    ],
)
def test_a_date_is_read_back_in_words(staff: Client, case: Case, typed: str, read: str) -> None:
    row = EventFactory.create(case=case, date=typed)
    assert read in staff.get(f"/admin/cases/event/{row.pk}/change/").content.decode()
    assert staff.get("/admin/edtf/", {"text": typed}).json() == {"reading": read, "fault": ""}


def test_a_date_that_cannot_be_is_refused(staff: Client, case: Case) -> None:
    assert "2024-02-30" in errors(staff.post(ADD_EVENT, event(case, date="2024-02-30")))
    assert "2024-02-30" in staff.get("/admin/edtf/", {"text": "2024-02-30"}).json()["fault"]
    assert Event.objects.count() == 1


@pytest.mark.parametrize("text", ["", "x" * 3000, "2023-07-07/../..", "\ud83d"])
def test_reading_a_date_back_never_fails(staff: Client, text: str) -> None:
    assert staff.get("/admin/edtf/", {"text": text.encode("utf-8", "replace")}).status_code == 200


def test_reading_a_date_back_is_for_staff(client: Client, db: None) -> None:
    assert client.get("/admin/edtf/", {"text": "2024"}).status_code == 302


def test_a_statement_concerns_allegations_of_its_own_case(staff: Client, case: Case) -> None:
    stray = AllegationFactory.create(case=CaseFactory.create())
    row = case.statements.get()
    sent = {
        "case": case.pk,
        "about": "The stop.",
        "agency": row.agency_id,
        "medium": "interview",
        "position": "0",
        "allegations": [stray.pk],
        "printings-TOTAL_FORMS": "0",
        "printings-INITIAL_FORMS": "0",
    }
    answer = staff.post(f"/admin/cases/statement/{row.pk}/change/", sent)
    assert "belongs to another case" in errors(answer)


@pytest.mark.parametrize("field", ["attribution", "passages"])
def test_a_printing_holds_words_of_its_own_article(staff: Client, case: Case, field: str) -> None:
    printing = PrintingFactory.create(statement=case.statements.get(), kind="indirect")
    stray = cite(SourceArticleFactory.create(slug="another", says=("Other words.",)), "Other words")[0]
    sent = {"statement": printing.statement_id, "article": printing.article_id, "kind": "indirect"}
    answer = staff.post(
        f"/admin/cases/printing/{printing.pk}/change/", {**sent, "position": "0", field: [stray.pk]}
    )
    assert "another article" in errors(answer)


def test_other_names_are_a_list_of_lines(staff: Client, case: Case) -> None:
    person = Person.objects.get()
    address = f"/admin/cases/person/{person.pk}/change/"
    sent = {
        "name": person.name,
        "capacity": "spokesperson",
        "also_known_as": " D. Reyes \r\n\r\nReyes\r\nReyes",
    }
    assert staff.post(address, sent).status_code == 302
    person.refresh_from_db()
    assert person.also_known_as == ["D. Reyes", "Reyes"]
    assert "D. Reyes\nReyes</textarea>" in staff.get(address).content.decode()


@pytest.mark.parametrize(
    "typed", ["\n".join(f"name {number}" for number in range(51)), "x" * 201, "tab\tinside"]
)
def test_lists_of_names_have_bounds(staff: Client, case: Case, typed: str) -> None:
    agency = Agency.objects.all()[0]
    sent = {"name": agency.name, "kind": agency.kind, "jurisdiction": agency.jurisdiction_id}
    answer = staff.post(f"/admin/cases/agency/{agency.pk}/change/", {**sent, "also_known_as": typed})
    assert "also_known_as" in answer.context["adminform"].form.errors


def test_the_address_of_a_shared_noun_is_given_once(staff: Client, case: Case) -> None:
    for row in (Person.objects.get(), Agency.objects.all()[0], case.jurisdiction):
        address = f"/admin/cases/{row._meta.model_name}/"
        assert "slug" not in staff.get(f"{address}{row.pk}/change/").context["adminform"].form.fields
        assert "slug" in staff.get(f"{address}add/").context["adminform"].form.fields
