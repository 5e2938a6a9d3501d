"""What no honest page sends is answered with a refusal or ignored, and never fails."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from cases.models import Case, Event, Statement
from curation.site import site
from editions.models import Edition, Entry, Report
from sources.models import Capture

pytestmark = pytest.mark.usefixtures("published")

OURS = [model for model in site._registry if model._meta.app_label in ("cases", "sources", "editions")]
EDITED = [model for model in site._registry if model not in (Edition, Entry, Report, Capture)]
IDS = ["x", "-1", "1,x,2", "10" * 12, "9223372036854775808", "%F0%9F%92%A5"]
"""Ids that are none: text, too large for the database, of another type."""


def address(model: type[Model], screen: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{screen}", args=args)


def relations(model: type[Model]) -> list[str]:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field.name for field in fields if field.is_relation]


def answers(staff: Client, addresses: list[str]) -> dict[str, int]:
    assert addresses
    return {asked: staff.get(asked).status_code for asked in addresses}


@pytest.mark.parametrize("value", IDS)
def test_a_form_filled_in_by_its_address_ignores_what_is_no_id(staff: Client, value: str) -> None:
    for model in EDITED:
        filled_in = "&".join(f"{name}={value}" for name in relations(model))
        assert staff.get(f"{address(model, 'add')}?{filled_in}").status_code == 200, model


@pytest.mark.parametrize("value", IDS)
def test_a_relation_to_what_is_no_id_is_a_fault_of_the_form(staff: Client, value: str) -> None:
    sent = {"case": value, "passages": [value], "text": "t", "date": "2024"}
    answer = staff.post(address(Event, "add"), sent)
    assert answer.status_code == 200
    assert set(answer.context["adminform"].form.errors) == {"case", "passages"}


@pytest.mark.parametrize("value", IDS)
def test_rows_picked_for_an_action_must_be_rows(staff: Client, value: str) -> None:
    sent = {"action": "postpone_next_check", "_selected_action": [value], "index": "0"}
    assert staff.post(address(Case, "changelist"), sent).status_code in (200, 302, 400)


@pytest.mark.parametrize(
    "sent", [{"action": "nothing"}, {"action": ""}, {"index": "x"}, {"select_across": "x"}]
)
def test_an_action_that_is_none_does_nothing(staff: Client, sent: dict[str, str]) -> None:
    asked = {"_selected_action": [str(Case.objects.get().pk)], "index": "0", **sent}
    assert staff.post(address(Case, "changelist"), asked).status_code in (200, 302)


@pytest.mark.parametrize(
    "asked",
    [
        "text__regex=^(([a-z])%2B.)%2BZ$",
        "working_note__startswith=a",
        "id__in=1,2,9223372036854775808",
        "passages__exact__startswith=T",
        "case__working_note__contains=secret",
        "next_check__year=0",
        "typo=1",
    ],
)
def test_a_list_is_asked_only_what_its_filters_ask(staff: Client, asked: str) -> None:
    for model in OURS:
        assert staff.get(f"{address(model, 'changelist')}?{asked}").status_code == 400, model


@pytest.mark.parametrize(
    "asked",
    [
        "case=x",
        "case=4711",
        "state=everything",
        "check=x",
        "kind__exact=zzz",
        "p=x",
        "p=99999999999999999999",
        "o=x.-9.99999999999999999999",
        "all=1",
        "e=1",
        "_facets=1",
        "q=" + "a+" * 1500,
        "q=" + "%25" * 1000,
        'q="unclosed',
        "_changelist_filters=%25%25&_popup=1",
    ],
)
def test_a_list_asked_in_a_strange_way_still_answers(staff: Client, asked: str) -> None:
    given = answers(staff, [f"{address(model, 'changelist')}?{asked}" for model in OURS])
    assert set(given.values()) <= {200, 302, 400}, given


@pytest.mark.parametrize("asked", ["_to_field=title", "_to_field=x", "_popup=1&_to_field=id"])
def test_a_pop_up_hands_back_ids_only(staff: Client, asked: str) -> None:
    assert staff.get(f"{address(Case, 'add')}?{asked}").status_code in (200, 400)


@pytest.mark.parametrize("key", ["x", "0", "-1", "9" * 30, "_5F", "1%2F2", "%F0%9F%92%A5"])
def test_a_row_that_is_not_there_is_said_not_to_be(staff: Client, key: str) -> None:
    for screen in ("change", "delete", "history"):
        given = answers(staff, [f"{address(model, 'changelist')}{key}/{screen}/" for model in OURS])
        # Nobody adds editions, so asking for the form to delete one is refused before it is looked for.
        assert set(given.values()) <= {302, 403, 404}, given


PICKERS = [
    ("term=%25%25", 200),
    ("term=" + "a+" * 1500, 200),
    ("term=" + "x" * 4200, 414),
    ("term=%00", 400),
    ("page=x", 404),
    ("page=99999999999999999999", 404),
    ("field_name=nothing", 403),
    ("field_name=title", 403),
    ("model_name=nothing", 403),
    ("app_label=auth&model_name=user&field_name=groups", 200),
    ("app_label=editions&model_name=edition&field_name=made_by", 200),
]


@pytest.mark.parametrize(("asked", "status"), PICKERS)
def test_a_picker_answers_or_refuses(staff: Client, asked: str, status: int) -> None:
    usual = "app_label=cases&model_name=event&field_name=case"
    assert staff.get(f"/admin/autocomplete/?{usual}&{asked}").status_code == status


@pytest.mark.parametrize("count", ["x", "-1", "99999999999999999999", ""])
def test_a_form_with_a_false_count_of_its_parts_is_refused(staff: Client, count: str) -> None:
    case = Case.objects.get()
    sent = {"title": "t", "slug": "t", "jurisdiction": case.jurisdiction_id, "summary-TOTAL_FORMS": count}
    answer = staff.post(address(Case, "change", case.pk), sent)
    assert answer.status_code == 200
    assert len(answer.context["inline_admin_formsets"][0].formset.forms) <= 100


@pytest.mark.parametrize("key", IDS)
def test_a_part_that_is_no_row_is_refused(staff: Client, key: str) -> None:
    statement = Statement.objects.get()
    printings = {"printings-TOTAL_FORMS": "1", "printings-INITIAL_FORMS": "1", "printings-0-id": key}
    sent = {"case": statement.case_id, "about": "t", "agency": statement.agency_id, **printings}
    answer = staff.post(address(Statement, "change", statement.pk), {**sent, "medium": "interview"})
    assert answer.status_code == 200


def test_a_name_that_turns_the_screen_round_is_refused(staff: Client) -> None:
    agency = Case.objects.get().case_agencies.all()[0].agency
    answer = staff.post(
        address(type(agency), "change", agency.pk),
        {"name": "Police", "kind": agency.kind, "also_known_as": "ecil\u202eoP"},
    )
    assert "also_known_as" in answer.context["adminform"].form.errors
