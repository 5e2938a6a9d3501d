"""Single resources: stored documents byte for byte, their editions, and what is left of a retracted case."""

import hashlib
import json

import pytest

from cases.models import Case
from editions.models import Edition, PublicAgency
from editions.publishing import correct, publish, retract
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

SITE = "http://testserver"


def renamed(slug: str, to: str) -> None:
    case = Case.objects.get(slug=slug)
    case.slug = to
    case.save()
    assert publish(case, by=None, note="A better address.")


def corrected(slug: str) -> Edition:
    case = Case.objects.get(slug=slug)
    case.content_note = "Concerns the use of force."
    case.save()
    edition = correct(case, by=None, note="A note was missing; it is there now.")
    assert edition
    return edition


def test_a_case_is_the_stored_document_byte_for_byte(
    three_cases: dict[str, Edition], api: CheckedClient
) -> None:
    response = api.ask("cases/dock/")
    assert response.content.decode() == three_cases["dock"].document
    assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert response.headers["Link"] == f'<{SITE}/cases/dock/>; rel="alternate"; type="text/html"'


def test_an_edition_keeps_its_address_when_another_follows(
    three_cases: dict[str, Edition], api: CheckedClient
) -> None:
    second = corrected("dock")
    assert api.ask("cases/dock/editions/1/").content.decode() == three_cases["dock"].document
    assert api.ask("cases/dock/editions/2/").content.decode() == second.document
    assert api.ask("cases/dock/").content.decode() == second.document


def test_the_editions_of_a_case_are_listed_newest_first(api: CheckedClient) -> None:
    corrected("dock")
    newest, first = api.ask("cases/dock/editions/").json()["results"]
    assert (newest["number"], newest["kind"], newest["sequence"]) == (2, "corrected", 4)
    assert newest["note"] == "A note was missing; it is there now."
    assert newest["previous_sha256"] == Edition.objects.get(slug="quay").entry.sha256
    assert first["etag"] == api.ask("cases/dock/editions/1/").headers["ETag"]
    assert first["url"] == f"{SITE}/api/v1/cases/dock/editions/1/"


def test_editions_are_paged_and_counted_like_other_lists(api: CheckedClient) -> None:
    corrected("dock")
    said = api.ask("cases/dock/editions/?page_size=1&count=on").json()
    assert (said["count"], len(said["results"])) == (2, 1)
    further = api.ask(said["next"].removeprefix(f"{SITE}/api/v1/")).json()
    assert [one["number"] for one in further["results"]] == [1]


@pytest.mark.parametrize("noun", ["allegations", "statements"])
def test_a_fact_is_what_its_list_shows(api: CheckedClient, noun: str) -> None:
    listed = api.ask(f"{noun}/?case=mill").json()["results"][0]
    assert api.ask(f"{noun}/{listed['id']}/").json() == listed


@pytest.mark.parametrize("noun", ["agencies", "sources"])
def test_a_noun_is_what_its_list_shows(api: CheckedClient, noun: str) -> None:
    listed = api.ask(f"{noun}/").json()["results"][0]
    assert api.ask(f"{noun}/{listed['slug']}/").json() == listed


def test_a_statement_shows_each_printing_with_its_passages(api: CheckedClient) -> None:
    said = api.ask("statements/?case=dock").json()["results"][0]
    direct, indirect = said["printings"]
    assert [one["exact"] for one in direct["passages"]] == [
        "We take every complaint seriously",
        "and we will answer it in full",
    ]
    assert (direct["kind"], indirect["kind"], said["kind"]) == ("direct", "indirect", "direct")


@pytest.mark.parametrize(
    "path",
    [
        *("cases/nowhere/", "cases/nowhere/editions/", "cases/nowhere/editions/1/", "cases/dock/editions/2/"),
        *("cases/dock/editions/0/", f"cases/dock/editions/{10**30}/", f"cases/{'x' * 2000}/"),
        *("allegations/nowhere2/", "statements/nowhere2/", "agencies/nowhere/", "sources/nowhere/"),
    ],
)
def test_what_is_not_there_is_a_problem(api: CheckedClient, path: str) -> None:
    response = api.ask(path)
    assert response.status_code == 404
    assert problem(response)["title"] == "Not Found"


def test_a_case_that_was_never_published_is_not_there(api: CheckedClient) -> None:
    draft = Case.objects.get(slug="dock")
    draft.pk, draft.slug, draft.public_id = None, "draft", "draftaaa"
    draft.save()
    never, missing = problem(api.ask("cases/draft/")), problem(api.ask("cases/nothing/"))
    of_its_own = {"instance": "", "request_id": ""}
    assert never | of_its_own == missing | of_its_own


@pytest.mark.parametrize("path", ["", "editions/", "editions/1/"])
def test_a_retracted_case_answers_with_its_tombstone(api: CheckedClient, path: str) -> None:
    case = Case.objects.get(slug="dock")
    entry = retract(case, by=None, reason="It named a private person.")
    response = api.ask(f"cases/dock/{path}")
    assert response.status_code == 410
    said = problem(response)
    assert (said["id"], said["date"], said["reason"]) == (
        case.public_id,
        entry.at,
        "It named a private person.",
    )
    assert said["instance"] == f"{SITE}/api/v1/changes/?after={entry.sequence - 1}"


def test_a_tombstone_holds_neither_title_nor_slug(api: CheckedClient) -> None:
    retract(Case.objects.get(slug="mill"), by=None, reason="By decision of the board.")
    response = api.ask("cases/mill/")
    assert b"Mill" not in response.content
    assert b"mill" not in response.content
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive"


def test_a_retracted_case_leaves_every_list(api: CheckedClient) -> None:
    retract(Case.objects.get(slug="mill"), by=None, reason="By decision of the board.")
    for path in ("cases/", "allegations/", "statements/", "sources/", "exports/statements.csv"):
        assert b"mill" not in b"".join(api.ask(path)), path
    assert api.ask("cases/?jurisdiction=riverton").status_code == 400
    assert PublicAgency.objects.filter(slug="rvpd").exists()


@pytest.mark.parametrize("path", ["", "editions/", "editions/1/?"])
def test_a_case_that_moved_is_found_under_its_old_slug(api: CheckedClient, path: str) -> None:
    renamed("dock", to="dock-street")
    response = api.ask(f"cases/dock/{path}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/api/v1/cases/dock-street/{path.rstrip('?')}"
    assert api.ask("cases/dock-street/").status_code == 200


def test_a_retracted_case_is_gone_under_its_old_slug_too(api: CheckedClient) -> None:
    renamed("dock", to="dock-street")
    retract(Case.objects.get(slug="dock-street"), by=None, reason="By decision of the board.")
    assert api.ask("cases/dock/").status_code == 410


@pytest.mark.parametrize(
    "path",
    ["cases/dock/", "cases/dock/editions/1/", "agencies/hcpd/", "sources/gazette-dock/", "", "schema/"],
)
def test_a_single_resource_takes_no_parameters(api: CheckedClient, path: str) -> None:
    response = api.ask(f"{path}?expand=all")
    assert response.status_code == 400
    assert problem(response)["parameters"][0]["name"] == "expand"


def test_the_index_says_where_everything_is(api: CheckedClient) -> None:
    said = api.ask("").json()
    assert said["cases"] == f"{SITE}/api/v1/cases/"
    assert said["head"]["sequence"] == 3
    for name, address in said.items():
        if name not in ("licence", "head", "lookup", "oembed"):
            assert api.get(address.removeprefix(SITE)).status_code == 200, name


def test_a_document_holds_no_private_text(three_cases: dict[str, Edition]) -> None:
    for edition in three_cases.values():
        assert "ferry ran late" not in edition.document
        assert json.loads(edition.document).keys().isdisjoint({"working_note", "made_by"})
