"""Questions about allegations, statements, sources and agencies."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from editions import filters, paging
from editions.filters import BadQuestion
from tests.editions import town
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

ASK = {
    "allegations": filters.allegations,
    "statements": filters.statements,
    "sources": filters.sources,
    "agencies": filters.agencies,
}


@pytest.fixture(scope="module", autouse=True)
def three_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        town.build()
        yield


def answer(what: str, question: str) -> list[str]:
    chosen = ASK[what](QueryDict(question))
    column = "case__slug" if what in ("allegations", "statements") else "slug"
    return [getattr(row, column) for row in paging.page(chosen.reading(column)).rows]


@pytest.mark.parametrize(
    ("what", "question", "found"),
    [
        ("allegations", "", "quay mill dock"),
        ("allegations", "ordering=updated", "dock mill quay"),
        ("allegations", "ordering=-happened", "dock mill quay"),
        ("allegations", "ordering=happened", "quay mill dock"),
        ("allegations", "case=mill", "mill"),
        ("allegations", "case=mill&case=dock", "mill dock"),
        ("allegations", "agency=hcpd", "quay dock"),
        ("allegations", "process=final", "quay"),
        ("allegations", "disposition=none-yet", "dock"),
        ("allegations", "category=false-arrest&category=unlawful-search", "quay mill"),
        ("allegations", "category=!false-arrest&case=!quay", "dock"),
        ("allegations", "happened=2023-08/2024", "mill dock"),
        ("allegations", "updated_before=2020-01-01", ""),
        ("allegations", "happened_after=2023-08&happened_before=2023-08", "mill"),
        ("statements", "", "quay mill dock"),
        ("statements", "ordering=-said", "dock mill quay"),
        ("statements", "ordering=said", "quay mill dock"),
        ("statements", "case=dock", "dock"),
        ("statements", "speaker=lee-park", "mill"),
        ("statements", "agency=hcpd", "quay dock"),
        ("statements", "outlet=rail-times", "mill"),
        ("statements", "outlet=rail-times&outlet=harbor-gazette", "quay mill dock"),
        ("statements", "outlet=!rail-times", "quay dock"),
        ("statements", "speaker=!lee-park&medium=!press-release", "dock"),
        ("statements", "said=2023-09-02/..", "mill dock"),
        ("statements", "updated_after=2020-01-01", "quay mill dock"),
        ("statements", "kind=direct", "quay mill dock"),
        ("statements", "kind=indirect", ""),
        ("statements", "medium=interview", "mill"),
        ("statements", "said_after=2024", "dock"),
        ("statements", "said_before=2023-09-02", "mill"),
        ("agencies", "", "hcpd opr rvpd"),
        ("agencies", "ordering=-name", "rvpd opr hcpd"),
        ("agencies", "kind=civilian-oversight", "opr"),
        ("agencies", "parent=hcpd", ""),
        ("sources", "outlet=rail-times", "gazette-mill"),
        ("agencies", "kind=!civilian-oversight&updated_after=2020-01-01", "hcpd rvpd"),
        ("agencies", "updated_before=2020-01-01", ""),
        ("sources", "published_after=2024-03-07", ""),
    ],
)
def test_a_question_selects_its_rows(what: str, question: str, found: str) -> None:
    assert " ".join(answer(what, question)) == found


def test_sources_come_newest_first() -> None:
    found = answer("sources", "")
    assert found == sorted(found, reverse=True)
    assert answer("sources", "ordering=published") == found[::-1]


@pytest.mark.parametrize(
    ("what", "question", "complaint"),
    [
        ("agencies", "outlet=x", "outlet: There is no such parameter here."),
        ("allegations", "case=mil", "case: “mil” is not known. Did you mean “mill”?"),
        ("allegations", "agency=zz", "agency: “zz” is not known."),
        ("statements", "kind=quoted", "kind: “quoted” is not known. Known here: direct, indirect."),
        ("statements", "said_after=yesterday", "said_after: Write a date"),
        ("sources", "outlet=mail", "outlet: “mail” is not known."),
        ("agencies", "kind=police", "kind: “police” is not known."),
        ("agencies", "parent=hcdp", "parent: “hcdp” is not known. Did you mean “hcpd”?"),
    ],
)
def test_what_is_not_understood_is_refused(what: str, question: str, complaint: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ASK[what](QueryDict(question))
    assert complaint in str(refused.value)
