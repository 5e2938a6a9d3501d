"""Exports: streamed, complete, filtered like lists, and safe to open in a spreadsheet."""

import csv
import io
import json

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from api import bulk, tables
from api.columns import Column
from cases.models import Case
from editions import paging
from editions.models import Edition
from editions.publishing import correct
from tests.api.contract import CheckedClient
from tests.factories import published_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]


def text(api: CheckedClient, path: str) -> str:
    return b"".join(api.ask(f"exports/{path}")).decode()


def rows(api: CheckedClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(api, path))))


def test_ndjson_is_one_stored_document_a_line(three_cases: dict[str, Edition], api: CheckedClient) -> None:
    assert text(api, "cases.ndjson") == "".join(f"{one.document}\n" for one in three_cases.values())


ALL = [f"{one.name}.{form}" for one in bulk.ALL for form in ("ndjson", "csv")]


@pytest.mark.parametrize("path", ALL)
def test_an_export_is_streamed_as_a_file(api: CheckedClient, path: str) -> None:
    response = api.ask(f"exports/{path}")
    assert isinstance(response, StreamingHttpResponse)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{path}"'
    assert response.headers["Content-Type"].endswith("; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("cases.ndjson?agency=rvpd", 2),
        ("cases.ndjson?process=reopened", 0),
        ("cases.csv?agency=rvpd", 3),
        ("cases.csv?q=mill", 2),
        ("statements.csv?speaker=lee-park", 3),
        ("statements.csv?kind=indirect", 1),
    ],
)
def test_an_export_is_narrowed_like_its_list(api: CheckedClient, path: str, lines: int) -> None:
    assert len(text(api, path).splitlines()) == lines


@pytest.mark.parametrize("path", ["cases.ndjson", "cases.csv", "statements.csv"])
@pytest.mark.parametrize("query", ["page_size=5", "agency=nobody", "cursor=x", "fields=id", "format=csv"])
def test_an_export_refuses_what_it_does_not_know(api: CheckedClient, path: str, query: str) -> None:
    assert api.ask(f"exports/{path}?{query}").status_code == 400


def test_a_case_stands_beside_its_standing(api: CheckedClient) -> None:
    dock, mill, quay = rows(api, "cases.csv")
    assert (dock["slug"], dock["process"], dock["disposition"]) == ("dock", "under-investigation", "none-yet")
    assert "No finding has been reported." in dock["standing"]
    assert mill["agencies"] == "subject rvpd; investigates opr"
    assert quay["happened_earliest"] == ""
    assert dock["page"] == "http://testserver/cases/dock/"


def test_every_printing_is_a_row_with_the_exact_words(api: CheckedClient) -> None:
    direct, indirect, *_ = rows(api, "statements.csv?case=dock")
    assert direct["exact"] == "We take every complaint seriously […] and we will answer it in full"
    assert (direct["kind"], direct["source"], direct["outlet"]) == (
        "direct",
        "gazette-dock",
        "harbor-gazette",
    )
    assert (indirect["kind"], indirect["outlet_name"]) == ("indirect", "Bay Courier")
    assert indirect["exact"] == "the department takes every complaint very seriously"
    assert direct["id"] == indirect["id"]


def test_a_printing_names_speaker_body_and_day(api: CheckedClient) -> None:
    row = rows(api, "statements.csv?case=mill")[0]
    assert (row["speaker"], row["speaker_name"], row["title"]) == ("lee-park", "Lee Park", "spokesperson")
    assert (row["agency"], row["said"], row["medium"]) == ("rvpd", "2023-09-02", "interview")


def test_words_never_stand_without_the_cases_standing(api: CheckedClient) -> None:
    for row in rows(api, "statements.csv"):
        assert row["case"]
        assert row["case_standing"].endswith(".")
        assert row["case_process"]
        assert row["case_disposition"]


def test_offsets_point_into_the_hashed_text(three_cases: dict[str, Edition], api: CheckedClient) -> None:
    passages = json.loads(three_cases["dock"].document)["statements"][0]["printings"][0]["passages"]
    row = rows(api, "statements.csv?case=dock")[0]
    assert row["start"] == ";".join(str(one["start"]) for one in passages)
    assert row["end"] == ";".join(str(one["end"]) for one in passages)
    assert row["text_sha256"] == passages[0]["text_sha256"]


@pytest.mark.parametrize("path", ALL)
def test_an_export_holds_what_its_list_does(api: CheckedClient, path: str) -> None:
    noun, _, form = path.partition(".")
    ids = [one["id"] for one in api.ask(f"{noun}/?page_size=100").json()["results"]]
    lines = text(api, path).splitlines()
    key = "case_id" if noun == "cases" else "id"
    read = (
        [json.loads(line)[key] for line in lines]
        if form == "ndjson"
        else [row["id"] for row in rows(api, path)]
    )
    assert sorted(set(read)) == sorted(ids)


@pytest.mark.parametrize("path", ALL)
def test_pieces_together_are_the_whole(api: CheckedClient, path: str) -> None:
    address = f"exports/{path}?limit=2"
    pieces: list[str] = []
    while address:
        response = api.ask(address)
        lines = b"".join(response).decode().splitlines(keepends=True)
        pieces += lines[1:] if path.endswith("csv") and pieces else lines
        link = response.headers.get("Link", "")
        address = link.partition(">")[0].removeprefix("<http://testserver/api/v1/")
    assert "".join(pieces) == text(api, path)


def test_a_piece_is_resumed_where_it_ended_whatever_came_between(api: CheckedClient) -> None:
    link = api.ask("exports/cases.ndjson?limit=2").headers["Link"]
    published_case(slug="later")
    address = link.partition(">")[0].removeprefix("<http://testserver/api/v1/")
    left = [json.loads(line)["slug"] for line in b"".join(api.ask(address)).decode().splitlines()]
    assert left == ["quay", "later"]


@pytest.mark.parametrize("path", ["cases.csv?", "statements.ndjson?"])
@pytest.mark.parametrize("query", ["limit=0", "limit=10001", "limit=x", "limit=1&limit=2", "cursor=x"])
def test_a_piece_that_cannot_be_is_refused(api: CheckedClient, path: str, query: str) -> None:
    assert api.ask(f"exports/{path}{query}").status_code == 400


def test_a_cursor_that_leads_back_is_refused(api: CheckedClient) -> None:
    onward = api.ask("cases/?page_size=1&ordering=updated").json()["next"]
    back = api.ask(onward.removeprefix("http://testserver/api/v1/")).json()["previous"]
    cursor = back.partition("cursor=")[2].partition("&")[0]
    assert api.ask(f"exports/cases.csv?cursor={cursor}").status_code == 400


@pytest.mark.parametrize("path", ["cases.ndjson", "cases.csv", "statements.ndjson"])
def test_no_more_is_read_than_has_been_sent(
    api: CheckedClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(bulk, "DOCUMENTS", 1)
    monkeypatch.setattr(bulk, "ROWS", 1)
    pieces = iter(api.ask(f"exports/{path}"))
    if path.endswith("csv"):
        next(pieces)
    with CaptureQueriesContext(connection) as queries:
        for read in (1, 2, 3):
            assert next(pieces)
            assert len(queries) == read


@pytest.mark.parametrize("columns", [one.kind.table.columns for one in bulk.ALL])
def test_every_column_says_what_it_means(columns: tuple[Column, ...]) -> None:
    assert all(column.means.endswith(".") for column in columns)
    assert len({column.name for column in columns}) == len(columns)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "=HYPERLINK(1)"])  # noqa: RUF001
def test_a_formula_is_disarmed(cell: str) -> None:
    assert tables.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["words", "a=b", "", 12, "“quoted”"])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert tables.safe(cell) == cell


def test_a_title_that_looks_like_a_formula_is_disarmed_on_its_way_out(api: CheckedClient) -> None:
    published_case(slug="formula", title="=cmd|' /C calc'!A0 is in a title")
    titles = [row["title"] for row in rows(api, "cases.csv")]
    assert "'=cmd|' /C calc'!A0 is in a title" in titles


def test_a_case_changed_while_an_export_runs_is_not_missed(
    api: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "DOCUMENTS", 1)
    lines = iter(api.ask("exports/cases.ndjson"))
    read = [json.loads(next(lines))]
    case = Case.objects.get(slug="mill")
    case.content_note = "Concerns the use of force."
    case.save()
    correct(case, by=None, note="A note was missing.")
    read += [json.loads(line) for line in lines]
    assert [one["slug"] for one in read] == ["dock", "quay", "mill"]


def test_an_export_is_read_in_chunks(api: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROWS", 1)
    assert [row["slug"] for row in rows(api, "cases.csv")] == ["dock", "mill", "quay"]
    assert paging.COUNTED > bulk.ROWS
