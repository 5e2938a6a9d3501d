"""Flat sheets: previewed as they come in, refused by row and column, out again with no formula that runs."""

import csv
import io
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import Agency, Person
from curation.models import Divergence
from curation.sheets.cells import guarded, unguarded
from curation.sheets.moving import Outcome, bring_in, preview, written
from curation.sheets.nouns import SHEETS
from curation.sheets.reading import SheetError, dataset_of, text_of
from editions.models import Edition
from sources.models import Outlet, SourceArticle
from tests.curation.conftest import Signed
from tests.factories import AgencyFactory, JurisdictionFactory, OutletFactory, SourceArticleFactory

pytestmark = pytest.mark.django_db
OUTLETS = "slug,name,kind,url\nbay-courier,Bay Courier,newspaper,https://courier.example\n"


def sheet(*rows: str, head: str = "slug,name,kind,jurisdiction,parent") -> str:
    return "\n".join([head, *rows]) + "\n"


def faults(model: Any, text: str) -> list[tuple[int, str, str]]:
    return [(fault.number, fault.column, fault.what) for fault in preview(model, text).faults]


def taken_in(model: Any, text: str, ada: User) -> Outcome:
    expected = preview(model, text).fingerprint
    outcome = bring_in(model, text, by=ada, reason="The city's own list.", expected=expected)
    assert outcome
    return outcome


# --- What a row does ----------------------------------------------------------------------------------------


def test_a_preview_says_what_each_row_would_do_and_does_nothing() -> None:
    OutletFactory.create(slug="harbor-gazette", name="Harbor Gazette", kind="newspaper")
    text = sheet("harbor-gazette,The Harbor Gazette", "harbor-news,Harbor News", head="slug,name")
    assert faults(Outlet, text) == [(3, "kind", "It is empty, and this column needs a value.")]
    lines = preview(Outlet, text).lines
    assert [(line.number, line.kind, line.key) for line in lines] == [(2, "changed", "harbor-gazette")]
    assert lines[0].cells[0].before == "Harbor Gazette"
    assert Outlet.objects.get().name == "Harbor Gazette"


def test_rows_come_in_with_their_history_and_reason(ada: User) -> None:
    taken_in(Outlet, OUTLETS, ada)
    step = Outlet.history.get()
    assert (step.history_user, step.history_change_reason) == (ada, "The city's own list.")


def test_a_row_may_name_another_row_of_the_same_sheet(ada: User) -> None:
    JurisdictionFactory.create()
    text = sheet(
        "hcpd,Harbor City Police Department,police-department,harbor-city,",
        "hcpd-1,1st District,police-department,harbor-city,hcpd",
    )
    taken_in(Agency, text, ada)
    assert Agency.objects.get(slug="hcpd-1").parent == Agency.objects.get(slug="hcpd")


def test_a_column_left_out_stays_and_an_empty_cell_empties(ada: User) -> None:
    OutletFactory.create(slug="bay-courier", kind="newspaper", url="https://courier.example")
    taken_in(Outlet, "slug,name\nbay-courier,Bay Courier Daily\n", ada)
    assert Outlet.objects.get().url == "https://courier.example"
    taken_in(Outlet, "slug,url\nbay-courier,\n", ada)
    assert Outlet.objects.get().url == ""


def test_one_fault_keeps_every_row_out(ada: User) -> None:
    text = OUTLETS + "bay-news,Bay News,blog,\n"
    outcome = taken_in(Outlet, text, ada)
    assert outcome.faults
    assert not Outlet.objects.exists()


def test_nothing_is_published_and_cases_that_name_a_row_are_noted(ada: User, published: str) -> None:
    taken_in(Agency, "slug,name\nhcpd,Harbor City Police\n", ada)
    assert Edition.objects.count() == 1
    assert Divergence.objects.standing().filter(case__slug=published).exists()


def test_what_changed_since_the_preview_is_looked_at_again(ada: User) -> None:
    expected = preview(Outlet, OUTLETS).fingerprint
    OutletFactory.create(slug="bay-courier", name="Bay Courier (weekly)")
    assert bring_in(Outlet, OUTLETS, by=ada, reason="A list.", expected=expected) is None
    assert Outlet.objects.get().name == "Bay Courier (weekly)"


# --- What is refused ----------------------------------------------------------------------------------------

FAULTS: list[tuple[Any, str, tuple[int, str], str]] = [
    (Outlet, "slug,name,kind\na-b,A,blog\n", (2, "kind"), "Write one of: newspaper, broadcaster"),
    (Outlet, "slug,name,kind\na b,A,newspaper\n", (2, "slug"), "letters, numbers"),
    (Outlet, "slug,name,kind,url\na,A,newspaper,harbor\n", (2, "url"), "valid URL"),
    (Outlet, "slug,name,kind\n,A,newspaper\n", (2, "slug"), "It is empty"),
    (Outlet, "slug,name,kind\na,A\u202e,newspaper\n", (2, "name"), "cannot be seen"),
    (Outlet, f"slug,name,kind\na,{'x' * 201},newspaper\n", (2, "name"), "at most 200"),
    (Outlet, "slug,name,kind\na,A,newspaper\na,B,newspaper\n", (3, "slug"), "stands in row 2 already"),
    (Agency, sheet("x,X,police-department,harbour-city,"), (2, "jurisdiction"), "did you mean harbor-city?"),
    (Agency, sheet("x,X,police-department,harbor-city,x"), (2, "parent"), "There is no agency with the slug"),
    (Agency, sheet("x,X,police-department,,"), (2, "jurisdiction"), "It is empty"),
    (Person, "slug,name,capacity\nx,X,accused\n", (2, "capacity"), "is not one of the terms"),
    (SourceArticle, "slug,published\ngazette-1,2023-02-30\n", (2, "published"), "2023-02-30"),
    (SourceArticle, "slug,text_length\ngazette-1,many\n", (2, "text_length"), "no whole number"),
    (SourceArticle, "slug,text_length\ngazette-1,7\n", (2, "text_length"), "no sheet changes it"),
    (SourceArticle, "slug,outlet\ngazette-1,\n", (2, ""), "An outlet needs a basis"),
]


@pytest.mark.parametrize(("model", "text", "place", "said"), FAULTS)
def test_a_fault_names_row_and_column_and_what_would_be_right(
    model: Any, text: str, place: tuple[int, str], said: str
) -> None:
    JurisdictionFactory.create()
    SourceArticleFactory.create(slug="gazette-1")
    found = faults(model, text)
    assert [fault[:2] for fault in found] == [place]
    assert said in found[0][2]


UNREADABLE: list[tuple[str, str]] = [
    ("", "is missing"),
    ("slug,name\n", "no row below its first"),
    ("slug,naem\na,A\n", "There is no column “naem”. The columns are: slug, name, kind, url."),
    ("name,kind\nA,newspaper\n", "The column “slug” is missing"),
    ("slug,name,name\na,A,B\n", "stands twice"),
    ("slug,name\na,A,more\n", "Row 2 has 3 cells"),
    ('slug,name\na,"A\n', "cannot be read as CSV"),
    ("slug\n" + "a\n" * 1001, "at most 1,000"),
]


@pytest.mark.parametrize(("text", "said"), UNREADABLE)
def test_what_is_no_sheet_is_refused(text: str, said: str) -> None:
    with pytest.raises(SheetError, match=said.replace("(", r"\(").replace(".", r"\.")):
        dataset_of(text, SHEETS[Outlet].columns())


@pytest.mark.parametrize("raw", [b"\x00slug", b"x" * 1_000_001], ids=["NUL", "too large"])
def test_bytes_that_are_no_text_are_refused(raw: bytes) -> None:
    with pytest.raises(SheetError):
        text_of(raw)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_of_any_country_are_read(separator: str) -> None:
    text = f"slug{separator}name\n a-b {separator}“Ä”\n"
    assert dataset_of(text_of(text.encode("utf-8-sig")), SHEETS[Outlet].columns())[0] == (" a-b ", "“Ä”")


# --- What goes out ------------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "''=1", '=HYPERLINK("x")']  # noqa: RUF001
PLAIN = ["", "Bay Courier", "O'Neill", "'quoted'", "a=b", "1-2"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula_does_and_it_comes_back_as_it_was(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_other_cells_go_out_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


def everything() -> None:
    agency = AgencyFactory.create(also_known_as=["The Force", "=Police"], note="-x")
    Person.objects.create(slug="ada", name="@Ada", capacity="spokesperson", agency=agency)
    SourceArticleFactory.create(slug="gazette-1", title="+1 for the harbour", outlet_note="Two\nlines, “so”")


@pytest.mark.parametrize("model", SHEETS)
def test_a_sheet_that_goes_round_changes_nothing(model: Any) -> None:
    everything()
    out = written(model, model._default_manager.all())
    outcome = preview(model, text_of(out.encode()).replace("\r\n", "\n"))
    assert not outcome.faults
    assert {line.kind for line in outcome.lines} == {"unchanged"}
    cells = [cell for row in csv.reader(io.StringIO(out[1:])) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_article_goes_out_without_its_text(staff: Client) -> None:
    article = SourceArticleFactory.create(says=("A secret word: Kestrel.",))
    assert "Kestrel" in article.text
    assert "Kestrel" not in staff.get("/admin/sources/sourcearticle/export/").content.decode()


def test_a_narrowed_list_goes_out_narrowed(staff: Client) -> None:
    OutletFactory.create(slug="one", kind="newspaper")
    OutletFactory.create(slug="two", kind="wire")
    out = staff.get("/admin/sources/outlet/export/?kind__exact=wire").content.decode()
    assert [line.split(",")[0] for line in out.splitlines()] == ["\ufeffslug", "two"]


# --- The screens --------------------------------------------------------------------------------------------


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("outlets.csv", text.encode())


def test_a_sheet_comes_in_after_its_preview(staff: Client) -> None:
    address = "/admin/sources/outlet/import/"
    shown = staff.post(address, {"file": upload(OUTLETS), "reason": "The city's list."})
    assert "1 would be added or changed" in shown.content.decode()
    assert not Outlet.objects.exists()
    seen = shown.context["outcome"].fingerprint
    sent = {"sheet": OUTLETS.replace("\n", "\r\n"), "seen": seen, "reason": "The city's list."}
    assert staff.post(address, sent).status_code == 302
    assert Outlet.objects.get().name == "Bay Courier"


def test_faults_are_shown_by_row_and_column(staff: Client) -> None:
    sent = {"file": upload(OUTLETS.replace("newspaper", "blog")), "reason": "A list."}
    screen = staff.post("/admin/sources/outlet/import/", sent).content.decode()
    assert "1 fault: nothing would be brought in" in screen
    assert "is not one of the terms" in screen


RIGHTS: list[tuple[str, set[str], int, int]] = [
    ("nobody", set(), 403, 403),
    ("may only view", {"sources.view_outlet"}, 200, 403),
    ("may only add", {"sources.view_outlet", "sources.add_outlet"}, 200, 403),
    ("may only change", {"sources.view_outlet", "sources.change_outlet"}, 200, 403),
    ("may both", {"sources.view_outlet", "sources.add_outlet", "sources.change_outlet"}, 200, 200),
]


@pytest.mark.parametrize(("who", "rights", "out", "into"), RIGHTS)
def test_rights_hold_at_this_door_too(
    who: str, rights: set[str], out: int, into: int, signed_in: Signed
) -> None:
    client = signed_in(*rights)
    assert client.get("/admin/sources/outlet/export/").status_code == out
    assert client.get("/admin/sources/outlet/import/").status_code == into
    posted = client.post("/admin/sources/outlet/import/", {"file": upload(OUTLETS), "reason": "A list."})
    assert posted.status_code == into


# --- What it costs ------------------------------------------------------------------------------------------

Counted = Callable[[int], int]


def queries_of(count: DjangoAssertNumQueries, run: Callable[[], Any]) -> int:
    with count(10_000) as counted:
        run()
    return len(counted.captured_queries)


@pytest.mark.parametrize("model", SHEETS)
def test_going_out_costs_the_same_for_one_row_and_for_many(
    model: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    everything()
    before = queries_of(django_assert_max_num_queries, lambda: written(model, model._default_manager.all()))
    for number in range(5):
        AgencyFactory.create(slug=f"body-{number}", parent=Agency.objects.first())
        SourceArticleFactory.create(outlet=OutletFactory.create(slug=f"outlet-{number}"))
        Person.objects.create(
            slug=f"p{number}", name="P", capacity="spokesperson", agency=Agency.objects.last()
        )
    after = queries_of(django_assert_max_num_queries, lambda: written(model, model._default_manager.all()))
    assert after == before == 1


def test_each_row_that_comes_in_costs_the_same_whatever_it_names(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    JurisdictionFactory.create()
    bodies = [AgencyFactory.create(slug=f"old-{number}") for number in range(3)]

    def cost(rows: int) -> int:
        lines = (f"b{n},B,police-department,harbor-city,{bodies[n % 3].slug}" for n in range(rows))
        text = sheet(*lines)
        return queries_of(django_assert_max_num_queries, lambda: preview(Agency, text))

    assert cost(9) - cost(6) == cost(6) - cost(3)
    assert (cost(9) - cost(3)) / 6 <= 13


def test_rows_that_say_nothing_new_cost_nothing(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(9):
        AgencyFactory.create(slug=f"old-{number}")
    all_rows, few = Agency.objects.all(), Agency.objects.filter(slug__in=["old-1", "old-2"])
    texts = [text_of(written(Agency, rows).encode()).replace("\r\n", "\n") for rows in (all_rows, few)]
    many, two = (queries_of(django_assert_max_num_queries, partial(preview, Agency, text)) for text in texts)
    assert many - two <= 2 * (Agency.objects.count() - 2)
