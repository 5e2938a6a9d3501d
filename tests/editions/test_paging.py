"""Reading page by page: nothing twice, nothing left out, whatever is published in between."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from editions import filters, paging
from editions.filters import BadQuestion, Selection
from editions.models import PublicCase
from tests.editions import town
from tests.factories import copied, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "",
    "ordering=updated",
    "ordering=happened",
    "ordering=-happened",
    "ordering=title",
    "ordering=-title",
    "agency=hcpd",
    "agency=hcpd&ordering=updated",
    "agency=hcpd&agency=rvpd",
    "agency=hcpd&agency=rvpd&q=complaint&happened_after=2023",
    "agency=opr&role=investigates&outlet=bay-courier",
    "process=under-investigation&category=excessive-force&ordering=-title",
]


@pytest.fixture(scope="module", autouse=True)
def town_and_copies(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Three cases and nine copies of the first."""
    with lasting_rows(django_db_blocker):
        editions = town.build()
        published_copies(editions["dock"], 6)
        published_copies(editions["quay"], 3)
        yield


def ask(question: str) -> Selection:
    return filters.cases(QueryDict(question)).reading("slug")


def slugs(page: paging.Page) -> list[str]:
    return [row.slug for row in page.rows]


def forward(chosen: Selection, size: int) -> list[paging.Page]:
    pages = [paging.page(chosen, size=size)]
    while cursor := pages[-1].next:
        pages.append(paging.page(chosen, cursor=cursor, size=size))
    return pages


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_pages_together_are_the_whole_answer(question: str, size: int) -> None:
    chosen = ask(question)
    whole = list(chosen.queryset.values_list("slug", flat=True))
    pages = forward(chosen, size)
    assert [slug for page in pages for slug in slugs(page)] == whole
    assert len(pages) == max(1, -(-len(whole) // size))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_way_back_shows_the_same_pages(question: str) -> None:
    chosen = ask(question)
    there = forward(chosen, 2)
    back = [there[-1]]
    while cursor := back[-1].previous:
        back.append(paging.page(chosen, cursor=cursor, size=2))
    assert [slugs(page) for page in back[::-1]] == [slugs(page) for page in there]
    assert [bool(page.next) for page in back[::-1]] == [bool(page.next) for page in there]


def test_the_first_page_has_none_before_it_and_the_last_none_after() -> None:
    pages = forward(ask(""), 5)
    assert [(bool(page.previous), bool(page.next)) for page in pages] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_an_empty_answer_is_one_empty_page() -> None:
    assert paging.page(ask("process=reopened")) == paging.Page([], None, None)


def test_a_cursor_survives_what_is_published_meanwhile() -> None:
    first = paging.page(ask(""), size=4)
    published = PublicCase.objects.get(slug="mill").edition
    copied(published, 99)
    second = paging.page(ask(""), cursor=first.next or "", size=4)
    assert not set(slugs(first)) & set(slugs(second))
    assert slugs(second)[0] == slugs(forward(ask(""), 100)[0])[5]


def test_a_page_has_the_same_cursors_each_time() -> None:
    assert paging.page(ask(""), size=4) == paging.page(ask(""), size=4)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_is_one_query(question: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    chosen = ask(question)
    cursor = paging.page(chosen, size=1).next
    for size in (1, 50):
        with django_assert_num_queries(1):
            paging.page(chosen, cursor=cursor or "", size=size)


def test_no_page_skips_rows_by_number(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2) as queries:
        paging.page(ask(""), cursor=paging.page(ask(""), size=3).next or "", size=3)
    assert not any("OFFSET" in query["sql"] for query in queries)


def test_chunks_are_the_whole_answer() -> None:
    chosen = ask("agency=hcpd&ordering=title")
    whole = list(chosen.queryset.values_list("slug", flat=True))
    assert [row.slug for rows in paging.chunks(chosen, 4) for row in rows] == whole
    assert [len(rows) for rows in paging.chunks(chosen, 4)] == [4, 4, 3]


@pytest.mark.parametrize(
    "cursor",
    [
        *("x", "cj0xJnA9eA==", ":", "a:b", "é", "%00", "\ud800", "." * 3000),
        '["-updated","f",3]',
        "WyItdXBkYXRlZCIsImYiLDNd:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_a_cursor_that_was_not_made_here_is_refused(cursor: str) -> None:
    with pytest.raises(BadQuestion, match="cursor: It was not made here"):
        paging.page(ask(""), cursor=cursor)


def test_a_cursor_is_refused_when_one_character_is_changed() -> None:
    cursor = paging.page(ask(""), size=1).next or ""
    for place in range(len(cursor)):
        changed = "A" if cursor[place] != "A" else "B"
        with pytest.raises(BadQuestion):
            paging.page(ask(""), cursor=cursor[:place] + changed + cursor[place + 1 :])


def test_a_cursor_belongs_to_its_ordering() -> None:
    cursor = paging.page(ask("ordering=title"), size=1).next or ""
    with pytest.raises(BadQuestion, match="cursor: It belongs to the ordering title"):
        paging.page(ask("ordering=-title"), cursor=cursor)


def test_a_cursor_belongs_to_its_list() -> None:
    cursor = paging.page(ask(""), size=1).next or ""
    with pytest.raises(BadQuestion, match="cursor: It was not made here"):
        paging.page(filters.statements(QueryDict("")), cursor=cursor)


@pytest.mark.parametrize(
    ("asked", "size"), [("", 20), ("page_size=", 20), ("page_size=1", 1), ("page_size=100", 100)]
)
def test_a_page_size_is_read(asked: str, size: int) -> None:
    assert paging.size_asked(QueryDict(asked)) == size


@pytest.mark.parametrize("size", ["0", "101", "-1", "1000000000", "ten", "1.5", "٣", "1e2", "9" * 200])
def test_a_page_size_out_of_bounds_is_refused(size: str) -> None:
    with pytest.raises(BadQuestion, match="page_size: Write a number from 1 to 100"):
        paging.size_asked(QueryDict(f"page_size={size}"))


def test_two_page_sizes_are_refused() -> None:
    with pytest.raises(BadQuestion, match="page_size: Give it once"):
        paging.size_asked(QueryDict("page_size=1&page_size=2"))


def test_counting_is_exact_up_to_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paging.count(ask("agency=hcpd")) == paging.Count(11, exact=True)
    monkeypatch.setattr(paging, "COUNTED", 10)
    assert paging.count(ask("agency=hcpd")) == paging.Count(10, exact=False)


@pytest.mark.parametrize(("asked", "on"), [("", False), ("count=on", True), ("count=off", False)])
def test_a_count_is_made_when_asked_for(asked: str, on: bool) -> None:
    assert paging.count_asked(QueryDict(asked)) is on


def test_another_way_to_ask_for_a_count_is_refused() -> None:
    with pytest.raises(BadQuestion, match="count: Write on or off"):
        paging.count_asked(QueryDict("count=true"))
