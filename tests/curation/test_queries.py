"""A screen costs as many queries for ten rows as for one."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from curation.site import site
from tests.factories import (
    AccountFactory,
    AgencyFactory,
    AllegationFactory,
    CaseAgencyFactory,
    DisagreementFactory,
    EventFactory,
    PrintingFactory,
    SourceArticleFactory,
    StatementFactory,
    StatusStepFactory,
    SummarySentenceFactory,
    TrackingNumberFactory,
    cite,
    ready_case,
)

OURS = [model for model in site._registry if model._meta.app_label in ("cases", "sources", "editions")]
LISTS = [f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in OURS]


def cost(staff: Client, address: str) -> int:
    """Queries of a screen that was opened before: the first time, Django also looks up content types."""
    staff.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert staff.get(address).status_code == 200
    return len(asked)


@pytest.fixture
def case(published: str) -> Case:
    return Case.objects.get(slug=published)


def more_facts(case: Case, number: int) -> None:
    """`number` more rows of every noun of a case, each with a passage and, where it has parts, with parts."""
    start = case.events.count()
    for place in range(start, start + number):
        article = SourceArticleFactory.create(says=(f"Sentence {place} of the case.",))
        cited = {"case": case, "passages": cite(article, f"Sentence {place}")}
        SummarySentenceFactory.create(**cited)
        CaseAgencyFactory.create(agency=AgencyFactory.create(slug=f"unit-{place}"), **cited)
        TrackingNumberFactory.create(**cited)
        EventFactory.create(**cited)
        StatusStepFactory.create(allegation=AllegationFactory.create(**cited))
        PrintingFactory.create(
            statement=StatementFactory.create(case=case), article=article, passages=cited["passages"]
        )
        AccountFactory.create(disagreement=DisagreementFactory.create(case=case), passages=cited["passages"])


def test_every_list_costs_the_same_for_one_row_and_for_ten(staff: Client, case: Case) -> None:
    before = {address: cost(staff, address) for address in LISTS}
    for number in range(3):
        ready_case(slug=f"other-{number}")
    more_facts(case, 9)
    assert {address: cost(staff, address) for address in LISTS} == before
    assert max(before.values()) <= 8


SCREENS: list[Callable[[Case], str]] = [
    lambda case: f"/admin/cases/case/{case.pk}/change/",
    lambda case: f"/admin/cases/case/{case.pk}/preview/",
    lambda case: f"/admin/cases/case/{case.pk}/publish/",
    lambda case: f"/admin/cases/case/{case.pk}/workbench/",
    lambda case: f"/admin/cases/case/{case.pk}/workbench/{case.passages.all()[0].article_id}/",
    lambda case: "/admin/",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_of_a_case_costs_the_same_for_one_fact_and_for_ten(
    staff: Client, case: Case, screen: Callable[[Case], str]
) -> None:
    more_facts(case, 1)
    before = cost(staff, screen(case))
    more_facts(case, 9)
    assert cost(staff, screen(case)) == before


def test_a_fact_costs_the_same_with_one_part_and_with_ten(staff: Client, case: Case) -> None:
    allegation, statement = case.allegations.get(), case.statements.get()
    screens = [
        f"/admin/cases/{row._meta.model_name}/{row.pk}/change/"
        for row in (allegation, statement, case.disagreements.get())
    ]
    before = [cost(staff, screen) for screen in screens]
    article = SourceArticleFactory.create(says=("One sentence.",))
    for place in range(9):
        cited = cite(article, "One sentence")
        StatusStepFactory.create(allegation=allegation, passages=cited)
        AccountFactory.create(disagreement=case.disagreements.get(), passages=cited)
        PrintingFactory.create(
            statement=statement, article=SourceArticleFactory.create(slug=f"other-{place}"), attribution=cited
        )
    assert [cost(staff, screen) for screen in screens] == before


def test_a_picker_costs_the_same_for_one_suggestion_and_for_ten(staff: Client, case: Case) -> None:
    asked = "/admin/autocomplete/?app_label=cases&model_name=event&field_name=passages&term=Sentence"
    more_facts(case, 1)
    before = cost(staff, asked)
    more_facts(case, 9)
    assert cost(staff, asked) == before


def test_a_passage_costs_the_same_whatever_rests_on_it(staff: Client, case: Case) -> None:
    passage = case.events.get().passages.get()
    screen = f"/admin/sources/passage/{passage.pk}/change/"
    before = cost(staff, screen)
    for _ in range(9):
        EventFactory.create(case=case, passages=[passage])
        SummarySentenceFactory.create(case=case, passages=[passage])
    assert cost(staff, screen) == before
