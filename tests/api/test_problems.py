"""Refusals: every one a problem document, whatever is sent."""

import pytest

from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

PATHS = [
    "",
    "cases/",
    "cases/dock/",
    "cases/facets/",
    "statements/",
    "changes/",
    "exports/cases.csv",
    "schema/",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_nothing_can_be_written(api: CheckedClient, path: str, method: str) -> None:
    response = api.ask(path, method=method)
    assert response.status_code == 405
    assert problem(response)["title"] == "Method Not Allowed"
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*"])
def test_a_media_type_that_is_not_served_is_refused(api: CheckedClient, path: str, accept: str) -> None:
    response = api.ask(path, Accept=accept)
    assert response.status_code == 406
    assert problem(response)["title"] == "Not Acceptable"


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("cases/", "*/*"),
        ("cases/", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ("cases/", "application/json"),
        ("cases/", "application/*"),
        ("exports/cases.csv", "text/csv"),
        ("exports/cases.ndjson", "application/x-ndjson"),
        ("schema/", "application/yaml"),
    ],
)
def test_a_media_type_that_is_served_is_served(api: CheckedClient, path: str, accept: str) -> None:
    assert api.ask(path, Accept=accept).status_code == 200


def test_an_unknown_address_is_a_problem(api: CheckedClient) -> None:
    response = api.get("/api/v1/nowhere/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nowhere/", 404),
        ("cases/nowhere/", 404),
        ("cases/?x=1", 400),
        ("cases/?q=%00", 400),
        (f"cases/?q={'x' * 5000}", 414),
    ],
)
def test_every_problem_names_the_request(api: CheckedClient, path: str, status: int) -> None:
    response = api.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response.json()["request_id"] == response.headers["X-Request-ID"]


def test_an_address_without_its_last_slash_leads_on(api: CheckedClient) -> None:
    response = api.get("/api/v1/cases?agency=hcpd")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/cases/?agency=hcpd")


def test_a_fault_of_ours_is_a_problem_that_tells_nothing(
    api: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret cause")

    api.raise_request_exception = False
    monkeypatch.setattr("editions.paging.page", fail)
    response = api.get("/api/v1/cases/")
    assert (response.status_code, response.headers["Content-Type"]) == (500, "application/problem+json")
    assert b"secret cause" not in response.content
    assert response.json()["request_id"] == response.headers["X-Request-ID"]


HOSTILE = [
    *("q=use-of-force", "q=O'Brien", "q=%22", "q=*", "q=NEAR(", "q=foo:bar", "q=-x", "q=AND", "q=((", "q=?"),
    *("q=%27%3B+DROP+TABLE+cases%3B--", "q=%F0%9F%9A%94", "q=%E2%80%AE", "q=\\", "q=%25", "q=_"),
    *(f"q={'x' * 200}", f"q={'x' * 201}", f"q={'a+' * 8}", f"q={'a+' * 1000}", f"q={'x' * 5000}", "q=%00"),
    *("q=%ED%A0%80", "q=%FF", "agency=%00", "agency=%0a", "agency=hcpd%00", "cursor=%00", "page_size=%00"),
    *(f"page_size={10**9}", "page_size=-1", "page_size=1e9", f"page_size={'9' * 400}", "page_size=NaN"),
    *("cursor=cj0xJnA9eA==", "cursor=p%3D%00", f"cursor={'A' * 4000}", "cursor=:", "cursor=%C3%A9"),
    *("happened_after=0", "happened_after=0000", "happened_after=-1", "happened_after=10000"),
    *("happened_after=2147483648", "happened_after=9999-12-31", "happened_before=0000-00-00"),
    *("updated_after=9999-12-31T23:59:59-14:00", "updated_after=0001-01-01T00:00:00%2B14:00"),
    *("ordering=title;DROP", "ordering=-", "ordering=?", "role=%F0%9F%9A%94", "process[]=final"),
    *("title__regex=(", "id__in=9223372036854775808", "occurred_on__year=0", "__proto__=1", "=", "&&&", "%"),
    *("&".join(f"agency=a{n}" for n in range(200)), "&".join(f"a{n}=1" for n in range(400))),
    *("after=9223372036854775808", f"after={'9' * 300}", "after=-1", "after=0x10", "after=%D9%A3"),
]


@pytest.mark.parametrize(
    "path", ["cases/", "cases/facets/", "statements/", "changes/", "exports/cases.ndjson", "cases/dock/"]
)
def test_nothing_that_is_sent_breaks_an_answer(api: CheckedClient, path: str) -> None:
    for query in HOSTILE:
        response = api.get(f"/api/v1/{path}?{query}")
        assert response.status_code in (200, 400, 414), query
        if response.status_code != 200:
            assert response.headers["Content-Type"] == "application/problem+json", query
            assert len(response.content) < 20_000, query


@pytest.mark.parametrize(
    "path",
    ["cases/%00/", "cases/..%2f..%2fetc/", "cases/%ED%A0%80/", "allegations/%00/", "cases/dock/editions/-1/"],
)
def test_nothing_in_a_path_breaks_an_answer(api: CheckedClient, path: str) -> None:
    assert api.get(f"/api/v1/{path}").status_code in (400, 404)


@pytest.mark.parametrize(
    "header", ["Accept", "If-None-Match", "If-Modified-Since", "If-Match", "Range", "Content-Type", "Origin"]
)
@pytest.mark.parametrize("value", ["", "\xff", ";q=x", '"' * 50, "a/b;" * 200, "*", "Fri, 99 Foo 99999"])
def test_nothing_in_a_header_breaks_an_answer(api: CheckedClient, header: str, value: str) -> None:
    response = api.get("/api/v1/cases/", headers={header: value})
    assert response.status_code in (200, 304, 400, 406, 412)
