"""Rows of a case are edited on its screen while they fit on it, and in their list once they do not."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from tests.factories import CaseFactory, SummarySentenceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(db: None) -> Case:
    found: Case = CaseFactory.create()
    return found


def screen(staff: Client, case: Case) -> Any:
    return staff.get(f"/admin/cases/case/{case.pk}/change/").context


def edited(staff: Client, case: Case) -> list[str]:
    return [one.formset.prefix for one in screen(staff, case)["inline_admin_formsets"]]


@pytest.mark.parametrize(("rows", "fits"), [(0, True), (15, True), (16, False)])
def test_up_to_fifteen_rows_are_edited_in_place(staff: Client, case: Case, rows: int, fits: bool) -> None:
    for _ in range(rows):
        SummarySentenceFactory.create(case=case)
    assert ("summary" in edited(staff, case)) is fits


def test_more_rows_are_counted_and_their_list_is_linked(staff: Client, case: Case) -> None:
    for _ in range(16):
        SummarySentenceFactory.create(case=case)
    [rows] = screen(staff, case)["elsewhere"]
    assert (rows.total, rows.address) == (16, f"/admin/cases/summarysentence/?case={case.pk}")
    assert staff.get(rows.address).context["cl"].result_count == 16
