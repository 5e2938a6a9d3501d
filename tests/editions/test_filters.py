"""The one vocabulary of questions: what each parameter selects, and what is refused."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from editions import filters, paging, search
from editions.facets import facets
from editions.filters import BadQuestion
from editions.models import LogHead, PublicCase
from tests.editions import town
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

ALL = "dock mill quay"
NO_WORDS = ("*", "?", '"', "OR", "OR+OR", "((", "%25", "_", "\\", "^", "-", "%2B", "🚔")


@pytest.fixture(scope="module", autouse=True)
def three_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        town.build()
        yield


def slugs(question: str) -> str:
    """The cases that a question selects, newest first as they were published: dock, mill, quay."""
    chosen = filters.cases(QueryDict(question)).reading("slug")
    return " ".join(sorted(row.slug for row in paging.page(chosen).rows))


def refusal(question: str) -> str:
    with pytest.raises(BadQuestion) as refused:
        filters.cases(QueryDict(question))
    return str(refused.value)


@pytest.mark.parametrize(
    ("question", "cases"),
    [
        ("", ALL),
        ("agency=hcpd", "dock quay"),
        ("agency=rvpd", "mill quay"),
        ("agency=hcpd&agency=rvpd", ALL),
        ("agency=hcpd&agency=hcpd", "dock quay"),
        ("role=investigates", ALL),
        ("agency=rvpd&role=investigates", "quay"),
        ("agency=rvpd&role=subject", "mill"),
        ("agency=rvpd&role=subject&role=investigates", "mill quay"),
        ("agency=opr&role=subject", ""),
        ("role=oversees", ""),
        ("process=concluded", "mill"),
        ("process=concluded&process=final", "mill quay"),
        ("process=reopened", ""),
        ("disposition=none-yet", "dock"),
        ("disposition=sustained&process=concluded", "mill"),
        ("disposition=sustained&process=final", ""),
        ("category=excessive-force", "dock"),
        ("category=excessive-force&category=false-arrest", "dock mill"),
        ("outlet=rail-times", "mill"),
        ("outlet=bay-courier", ALL),
        ("speaker=lee-park", "mill"),
        ("speaker=lee-park&speaker=dana-reyes", ALL),
        ("jurisdiction=riverton", "mill"),
        ("jurisdiction=harbor-city&agency=rvpd", "quay"),
        ("agency=rvpd&outlet=rail-times&category=false-arrest", "mill"),
        ("q=Mill", "mill"),
        ("q=mill+LANE", "mill"),
        ("q=quay&agency=rvpd", "quay"),
        ("q=quay&agency=opr", ""),
        ("agency=!hcpd", "mill"),
        ("agency=!hcpd&agency=!rvpd", ""),
        ("agency=hcpd&agency=!rvpd", "dock"),
        ("agency=!hcpd&q=complaint", "mill"),
        ("agency=rvpd&role=!subject", ""),
        ("role=subject&agency=!rvpd", "dock"),
        ("process=!final", "dock mill"),
        ("process=!reopened", ALL),
        ("disposition=!none-yet&category=!false-arrest", "quay"),
        ("outlet=bay-courier&speaker=!lee-park&happened=2024", "dock"),
        ("jurisdiction=!riverton", "dock quay"),
        ("jurisdiction=!+riverton+", "dock quay"),
        ('q="mill+lane"', "mill"),
        ('q="lane+mill"', ""),
        ("q=“Mill+Lane”", "mill"),
        ("q=quay+OR+docks", "dock quay"),
        ("q=complaint+quay+OR+docks", "dock quay"),
        ("q=mill+OR", "mill"),
        ("q=OR+mill", "mill"),
        ("q=complaint+-mill", "dock quay"),
        ("q=-mill", "dock quay"),
        ('q=-"mill+lane"+-quay', "dock"),
        ('q="arrest+on+the+quay"+OR+"mill+lane"', "mill quay"),
        ("q=the+quay", "quay"),
        ("q=complaints+ARRESTING", ALL),
        ("q=arrest-at-the-docks", "dock"),
        ("q=docks-at-the-arrest", ""),
        ("q=quäy", "quay"),
        ("q=名前", ""),
        ("q=-名前", ALL),
        ('q="docks+mill"', ""),
        ("agency=&q=&happened_after=&ordering=", ALL),
        ("agency=+hcpd+", "dock quay"),
        ("also=this", ALL),
    ],
)
def test_a_question_selects_its_cases(question: str, cases: str) -> None:
    chosen = filters.cases(QueryDict(question), also=["also"]).reading("slug")
    assert " ".join(sorted(row.slug for row in paging.page(chosen).rows)) == cases
    assert " ".join(sorted(chosen.queryset.values_list("slug", flat=True))) == cases


@pytest.mark.parametrize(
    ("question", "cases"),
    [
        ("happened_after=2024-03-03", "dock"),
        ("happened_after=2024-03-04", ""),
        ("happened_before=2024-03-03", "dock mill"),
        ("happened_before=2024-03-02", "mill"),
        ("happened_after=2023-08-31&happened_before=2023-09-01", "mill"),
        ("happened_after=2023-08-15&happened_before=2023-08-15", "mill"),
        ("happened_after=2023-09-01&happened_before=2024-03-02", ""),
        ("happened_before=2023-07", "mill"),
        ("happened_before=2023-06", ""),
        ("happened_after=2023&happened_before=2023", "mill"),
        ("happened=2024-03-03", "dock"),
        ("happened=2024-03-02", ""),
        ("happened=2023", "mill"),
        ("happened=2023-08-31/2024-03-03", "dock mill"),
        ("happened=2023-09/2024-02", ""),
        ("happened=../2023-07-01", "mill"),
        ("happened=2023-09/..", "dock"),
        ("happened_after=1000", "dock mill"),
        ("happened_before=9998", "dock mill"),
        ("updated_after=2020-01-01", ALL),
        ("updated_after=2020-01-01T00:00:00%2B02:00", ALL),
        ("updated_after=9998-12-31", ""),
        ("updated_before=9998-12-31", ALL),
        ("updated_before=2020-01-01", ""),
        ("updated_before=2020-01-01&agency=hcpd", ""),
        ("updated_after=2020-01-01&updated_before=9998-12-31&agency=rvpd", "mill quay"),
    ],
)
def test_days_match_where_ranges_overlap(question: str, cases: str) -> None:
    assert slugs(question) == cases


@pytest.mark.parametrize(
    ("ordering", "cases"),
    [
        ("", "quay mill dock"),
        ("ordering=-updated", "quay mill dock"),
        ("ordering=updated", "dock mill quay"),
        ("ordering=happened", "quay mill dock"),
        ("ordering=-happened", "dock mill quay"),
        ("ordering=title", "mill dock quay"),
        ("ordering=-title", "quay dock mill"),
        ("ordering=updated&agency=hcpd", "dock quay"),
        ("ordering=-happened&agency=hcpd", "dock quay"),
    ],
)
def test_an_ordering_is_kept(ordering: str, cases: str) -> None:
    chosen = filters.cases(QueryDict(ordering)).reading("slug")
    assert " ".join(row.slug for row in paging.page(chosen).rows) == cases


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        ("agencyy=hcpd", "agencyy: There is no such parameter here. Did you mean “agency”?"),
        ("xyzzy=1", "xyzzy: There is no such parameter here. Known here: agency, category"),
        ("agency=hcpdd", "agency: “hcpdd” is not known. Did you mean “hcpd”?"),
        ("agency=harbor+city+police", "Did you mean “hcpd”?"),
        ("agency=hcpd&agency=zzz", "agency: “zzz” is not known. Known here: hcpd, opr, rvpd."),
        ("role=subjects", "role: “subjects” is not known. Did you mean “subject”?"),
        ("process=closed", "process: “closed” is not known."),
        ("disposition=guilty", "disposition: “guilty” is not known. Known here: none-yet, sustained"),
        ("category=murder", "category: “murder” is not known."),
        ("outlet=rail-time", "outlet: “rail-time” is not known. Did you mean “rail-times”?"),
        ("speaker=Lee+Park", "speaker: “Lee Park” is not known. Did you mean “lee-park”?"),
        ("jurisdiction=x", "jurisdiction: “x” is not known. Known here: harbor-city, riverton."),
        ("ordering=-update", "ordering: “-update” is not known. Did you mean “-updated”?"),
        ("ordering=title&ordering=updated", "ordering: Give it once."),
        ("q=a&q=b", "q: Give it once."),
        ("q=" + "x" * 201, "q: 201 characters are too many; the limit is 200."),
        ("q=" + "a+" * 9, "q: 9 words are too many; the limit is 8."),
        ('q="' + "a+" * 33 + '"', "q: The phrases have too many words; the limit is 32 in all."),
        ("agency!=hcpd", "agency!: To leave a value out, write agency=!value."),
        ("agency=!hcdp", "agency: “hcdp” is not known. Did you mean “hcpd”?"),
        ("agency=!", "agency: “” is not known."),
        ("process=!closed", "process: “closed” is not known."),
        ("happened=2024/2023", "happened: Write a date, or two as 2023-07/2023-09"),
        ("happened=../..", "happened: Write a date, or two"),
        ("happened=2023/2024/2025", "happened: Write a date, or two"),
        ("happened=/2023", "happened: Write a date, or two"),
        ("q=%00", "q: It holds a character that cannot be printed."),
        ("agency=%E2%80%AEx", "agency: It holds a character that cannot be printed."),
        ("&".join(f"agency=a{n}" for n in range(21)), "agency: Give it at most 20 times."),
        ("&".join(["agency=hcpd"] * 21), "agency: Give it at most 20 times."),
        ("q=a&q=a", "q: Give it once."),
        (
            "happened_after=0",
            "happened_after: Write a date as 2023-07-07, 2023-07 or 2023, from 1000 to 9998.",
        ),
        ("happened_after=0999", "happened_after: Write a date"),
        ("happened_before=9999", "happened_before: Write a date"),
        ("happened_before=2023-13", "happened_before: Write a date"),
        ("happened_before=2023-02-29", "happened_before: Write a date"),
        ("happened_before=2023-00", "happened_before: Write a date"),
        ("happened_before=%EF%BC%92023", "happened_before: Write a date"),
        ("happened_after=2147483648", "happened_after: Write a date"),
        ("updated_after=9999-12-31T23:59:59-14:00", "updated_after: Write a moment as"),
        ("updated_after=2023-W01", "updated_after: Write a moment as"),
        ("updated_after=2023-07-07T25:00Z", "updated_after: Write a moment as"),
        *((f"q={nothing}", "q: There is no word to search for.") for nothing in NO_WORDS),
        ("title__regex=(", "title__regex: There is no such parameter here."),
    ],
)
def test_a_question_that_is_not_understood_is_refused_by_name(question: str, complaint: str) -> None:
    assert complaint in refusal(question)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "use-of-force",
            "O'Brien",
            "a.b",
            "a/b",
            '"a',
            "a*",
            "a?",
            "foo:bar",
            "-x",
            "AND",
            "x OR",
            "NOT",
            "((a",
        ),
        *(
            "NEAR(",
            "NEAR(a b)",
            "{a}",
            "^a",
            "café",
            "名前",
            "'; DROP TABLE x; --",
            "\\a",
            "a%",
            "a_",
            "a AND",
            "a+",
        ),
    ],
)
def test_no_words_break_the_search(words: str) -> None:
    question = QueryDict(mutable=True)
    question["q"] = words
    paging.page(filters.cases(question))


def test_words_with_signs_between_them_are_found() -> None:
    assert slugs("q=use-of-force") == slugs("q=O'Brien") == "mill"


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(BadQuestion) as refused:
        filters.cases(QueryDict("process=x&ordering=y&happened_after=z"))
    assert {fault.parameter for fault in refused.value.faults} == {"process", "happened_after", "ordering"}


def test_a_long_list_of_wrong_names_makes_no_longer_answer() -> None:
    assert len(refusal("&".join(f"a{n}=1" for n in range(400)))) < 1_000
    assert len(refusal("&".join(f"agency=a{n}" for n in range(20)))) < 1_000


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(refusal("process=" + "x" * 190)) < 300


def test_what_is_left_out_stays_out_of_the_counts_of_other_facets() -> None:
    found = facets(filters.cases(QueryDict("agency=rvpd&role=!investigates&process=!reopened"))).values
    assert {one.value: one.count for one in found["role"]} == {"subject": 1, "investigates": 1}
    assert [one.value for one in found["agency"]] == []
    assert {one.value for one in found["process"]} == set()


def test_relevance_is_how_much_of_a_search_the_title_answers() -> None:
    rows = PublicCase.objects.annotate(score=search.relevance('"an arrest" docks OR mill -x'))
    assert dict(rows.values_list("slug", "score")) == {"dock": 2, "mill": 1, "quay": 1}
    assert set(PublicCase.objects.annotate(n=search.relevance("-x")).values_list("n", flat=True)) == {0}


def test_asking_reads_the_database_once_or_not_at_all(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        filters.cases(QueryDict("happened_after=2023&ordering=title"))
    with django_assert_num_queries(1):
        filters.cases(
            QueryDict(
                "q=mill&updated_after=2023-01-01&agency=hcpd&outlet=rail-times&speaker=lee-park&role=subject&process=final"
            )
        )


@pytest.mark.parametrize("question", ["", "agency=hcpd"])
def test_a_selection_knows_the_newest_line_of_the_log(question: str) -> None:
    head = filters.cases(QueryDict(question)).head
    assert (head.sequence, len(head.sha256), head.at[-1]) == (3, 64, "Z")


def test_the_same_question_can_be_asked_without_one_of_its_facets() -> None:
    chosen = filters.cases(QueryDict("agency=rvpd&role=investigates&q=complaint"))
    found = filters.without(chosen, "role").queryset.values_list("slug", flat=True)
    assert sorted(found) == ["mill", "quay"]


@pytest.mark.parametrize("few", [0, 1, 5_000])
@pytest.mark.parametrize(
    ("question", "cases"),
    [
        ("q=complaint", ALL),
        ("q=mill", "mill"),
        ("q=complaint&agency=rvpd", "mill quay"),
        ("q=mill&agency=rvpd", "mill"),
        ("agency=rvpd&agency=hcpd&role=subject&outlet=bay-courier", ALL),
        ("agency=rvpd&updated_after=2020-01-01", "mill quay"),
        ("agency=rvpd&updated_after=9998-01-01", ""),
        ("agency=rvpd&ordering=title", "mill quay"),
    ],
)
def test_rare_and_common_values_are_read_differently_and_select_the_same(
    monkeypatch: pytest.MonkeyPatch, few: int, question: str, cases: str
) -> None:
    for module in ("known", "fields", "listed"):
        monkeypatch.setattr(f"editions.filters.{module}.FEW", few)
    chosen = filters.cases(QueryDict(question)).reading("slug")
    assert " ".join(sorted(row.slug for row in paging.page(chosen).rows)) == cases
    assert paging.count(chosen).number == len(cases.split())


@pytest.mark.parametrize(
    "question", ["q=mill", "updated_after=2020-01-01", "q=mill&updated_after=2020-01-01"]
)
def test_nothing_is_found_before_the_log_begins(question: str) -> None:
    LogHead.objects.all().delete()
    assert slugs(question) in ("", "mill")
    assert slugs("updated_after=2020-01-01") == ""
