"""Strong tags on everything: 304 while nothing changed, a new tag once anything did, HEAD and OPTIONS."""

import gzip
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Case
from editions.publishing import correct
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

EVERYTHING = [
    *("", "cases/", "cases/?agency=hcpd&count=on", "cases/facets/", "cases/facets/?process=final"),
    *("cases/dock/", "cases/dock/editions/", "cases/dock/editions/1/"),
    *("agencies/", "agencies/hcpd/", "allegations/", "statements/", "sources/", "sources/gazette-dock/"),
    *("changes/", "changes/?after=1", "exports/cases.ndjson", "exports/cases.csv", "exports/statements.csv"),
    *("schema/", "docs/", "docs/?script="),
]
IS_STILL = ("schema/", "docs/", "docs/?script=", "cases/dock/editions/1/", "agencies/hcpd/")
OF_DOCK = [path for path in EVERYTHING if path not in IS_STILL]


def fact(api: CheckedClient, noun: str) -> str:
    return f"{noun}/{api.ask(f'{noun}/?case=dock').json()['results'][0]['id']}/"


def change(slug: str) -> None:
    case = Case.objects.get(slug=slug)
    case.content_note = "Concerns the use of force."
    case.save()
    assert correct(case, by=None, note="A note was missing.")


def body(response: Any) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize("path", EVERYTHING)
def test_the_same_tag_comes_back_as_304(api: CheckedClient, path: str) -> None:
    first = api.ask(path)
    etag = first.headers["ETag"]
    assert etag.startswith('"')
    again = api.ask(path, If_None_Match=etag)
    assert (again.status_code, body(again), again.headers["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize("noun", ["allegations", "statements"])
def test_facts_have_tags_too(api: CheckedClient, noun: str) -> None:
    path = fact(api, noun)
    etag = api.ask(path).headers["ETag"]
    assert api.ask(path, If_None_Match=etag).status_code == 304


@pytest.mark.parametrize("path", EVERYTHING)
@pytest.mark.parametrize("held", ['"x"', 'W/"x", "y"', "x", '"' + "x" * 3000 + '"'])
def test_another_tag_gets_the_answer(api: CheckedClient, path: str, held: str) -> None:
    assert api.ask(path, If_None_Match=held).status_code == 200


@pytest.mark.parametrize("path", OF_DOCK)
def test_a_change_changes_the_tag(api: CheckedClient, path: str) -> None:
    etag = api.ask(path).headers["ETag"]
    change("dock")
    assert api.ask(path, If_None_Match=etag).status_code == 200


def test_a_change_elsewhere_leaves_a_documents_tag(api: CheckedClient) -> None:
    etag = api.ask("cases/dock/").headers["ETag"]
    change("mill")
    assert api.ask("cases/dock/", If_None_Match=etag).status_code == 304


def test_tags_differ_between_questions(api: CheckedClient) -> None:
    tags = [api.ask(path).headers["ETag"] for path in EVERYTHING]
    shared = {"cases/dock/", "cases/dock/editions/1/"}
    assert len(set(tags)) == len(tags) - len(shared) + 1


@pytest.mark.parametrize("path", [path for path in EVERYTHING if not path.startswith(("schema/", "docs/"))])
def test_the_day_of_the_last_change_serves_who_has_no_tag(api: CheckedClient, path: str) -> None:
    first = api.ask(path)
    again = api.ask(path, If_Modified_Since=first.headers["Last-Modified"])
    assert again.status_code == 304
    assert api.ask(path, If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT").status_code == 200


@pytest.mark.parametrize("path", EVERYTHING)
def test_head_says_what_get_says_without_the_body(api: CheckedClient, path: str) -> None:
    got, headed = api.ask(path), api.ask(path, method="HEAD")
    assert (headed.status_code, body(headed)) == (200, b"")
    for name in ("ETag", "Last-Modified", "Content-Type", "Link", "Content-Disposition"):
        assert headed.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize("path", EVERYTHING)
def test_head_knows_304_as_well(api: CheckedClient, path: str) -> None:
    etag = api.ask(path).headers["ETag"]
    assert api.ask(path, method="HEAD", If_None_Match=etag).status_code == 304


@pytest.mark.parametrize("path", EVERYTHING)
def test_options_says_what_can_be_done(api: CheckedClient, path: str) -> None:
    response = api.ask(path, method="OPTIONS")
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Link"] == '<http://testserver/api/v1/schema/>; rel="service-desc"'


@pytest.mark.parametrize("path", ["cases/dock/", "cases/"])
def test_compressed_answers_have_tags_of_their_own(api: CheckedClient, path: str) -> None:
    response = api.ask(path, Accept_Encoding="gzip")
    etag = response.headers["ETag"]
    assert etag.endswith('+gzip"')
    assert gzip.decompress(response.content) == api.ask(path).content
    assert api.ask(path, Accept_Encoding="gzip", If_None_Match=etag).status_code == 304


@pytest.mark.parametrize("path", ["exports/cases.ndjson", "exports/cases.csv", "exports/statements.csv"])
def test_exports_are_compressed_as_they_stream(api: CheckedClient, path: str) -> None:
    response = api.ask(path, Accept_Encoding="gzip")
    assert (response.streaming, response.headers["Content-Encoding"]) == (True, "gzip")
    etag = response.headers["ETag"]
    assert etag.endswith('+gzip"')
    packed = body(response)
    assert gzip.decompress(packed) == body(api.ask(path))
    assert body(api.ask(path, Accept_Encoding="gzip")) == packed
    assert api.ask(path, Accept_Encoding="gzip", If_None_Match=etag).status_code == 304


@pytest.mark.parametrize("path", ["cases/", "cases/dock/", "changes/"])
def test_anybody_may_read_from_any_site_and_keep_it_a_while(api: CheckedClient, path: str) -> None:
    response = api.ask(path, Origin="https://elsewhere.example")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link"} <= set(response.headers["Access-Control-Expose-Headers"].split(", "))
    assert response.headers["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies


def test_a_preflight_request_is_answered(api: CheckedClient) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access_Control_Request_Method": "GET"}
    response = api.ask("cases/", method="OPTIONS", **asked, Access_Control_Request_Headers="if-none-match")
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_a_condition_that_fails_is_a_problem(api: CheckedClient) -> None:
    response = api.ask("cases/dock/", If_Match='"another"')
    assert (response.status_code, problem(response)["title"]) == (412, "Precondition Failed")


def test_a_304_reads_no_document(
    api: CheckedClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = api.ask("cases/dock/").headers["ETag"]
    with django_assert_num_queries(1) as queries:
        assert api.ask("cases/dock/", If_None_Match=etag).status_code == 304
    assert not any('"document"' in query["sql"] or '"body"' in query["sql"] for query in queries)


@pytest.mark.parametrize("path", ["cases/?agency=hcpd", "changes/", "exports/cases.ndjson", "agencies/hcpd/"])
def test_a_304_takes_one_query(
    api: CheckedClient, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = api.ask(path).headers["ETag"]
    with django_assert_num_queries(1):
        assert api.ask(path, If_None_Match=etag).status_code == 304


def test_a_browser_elsewhere_may_send_what_conditional_requests_need(api: CheckedClient) -> None:
    asked = {"Origin": "https://x.example", "Access-Control-Request-Method": "GET"}
    allowed = api.ask("cases/", method="OPTIONS", **asked).headers["access-control-allow-headers"]
    assert {"if-none-match", "if-modified-since", "authorization"} <= {*allowed.split(", ")}
