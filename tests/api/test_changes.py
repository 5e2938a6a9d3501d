"""The change feed: gap-free, resumable, enough for an outsider to redo every hash and keep a mirror."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785

from cases.models import Case
from editions.models import Edition
from editions.publishing import correct, redact, retract
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

SITE = "http://testserver/api/v1/"
HASHED = ("version", "sequence", "kind", "case_id", "edition", "at", "parts_sha256", "previous_sha256")


def log(api: CheckedClient, after: int = 0, size: int = 100) -> list[dict[str, Any]]:
    address, lines = f"changes/?after={after}&page_size={size}", []
    while address:
        said = api.ask(address).json()
        lines += said["results"]
        address = (said["next"] or "").removeprefix(SITE)
    return lines


def change(slug: str) -> None:
    case = Case.objects.get(slug=slug)
    case.content_note = f"{case.content_note}Concerns the use of force. "
    case.save()
    assert correct(case, by=None, note="A note was missing.")


def redact_statement(slug: str) -> None:
    case = Case.objects.get(slug=slug)
    statement = case.statements.get()
    statement.delete()
    redact(
        case, by=None, ground="Order of a court.", decision="The board decided.", facts=[statement.public_id]
    )


def everything(slug: str = "dock") -> None:
    """One line of each kind."""
    change("quay")
    redact_statement(slug)
    retract(Case.objects.get(slug="mill"), by=None, reason="By decision of the board.")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_lines_come_in_order_from_one_without_a_gap(api: CheckedClient) -> None:
    everything()
    lines = log(api)
    assert [line["sequence"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line["kind"] for line in lines[3:]] == ["corrected", "redacted", "retracted"]
    assert [line["case"] for line in lines] == ["dock", "mill", "quay", "quay", "dock", "mill"]


@pytest.mark.parametrize("size", [1, 2, 3, 6])
def test_the_feed_can_be_read_in_pieces(api: CheckedClient, size: int) -> None:
    everything()
    assert log(api, size=size) == log(api)
    assert log(api, after=2, size=size) == log(api)[2:]


def test_at_the_end_there_is_no_next_and_the_head_says_where_to_go_on(api: CheckedClient) -> None:
    said = api.ask("changes/?after=3").json()
    assert (said["results"], said["next"], said["head"]["sequence"]) == ([], None, 3)
    change("dock")
    assert [line["sequence"] for line in log(api, after=said["head"]["sequence"])] == [4]


def test_the_next_address_is_in_the_link_header_too(api: CheckedClient) -> None:
    response = api.ask("changes/?page_size=2")
    assert response.json()["next"] == f"{SITE}changes/?after=2&page_size=2"
    assert response.headers["Link"] == f'<{SITE}changes/?after=2&page_size=2>; rel="next"'


def test_an_outsider_can_redo_the_chain(api: CheckedClient) -> None:
    everything()
    previous = "0" * 64
    for line in log(api):
        assert line["previous_sha256"] == previous
        previous = sha256(rfc8785.dumps({key: line[key] for key in HASHED}))
        assert line["sha256"] == previous
    assert api.ask("changes/").json()["head"]["sha256"] == previous


def test_an_outsider_can_prove_each_document_against_its_line(api: CheckedClient) -> None:
    everything()
    for line in log(api):
        if line["kind"] not in ("published", "corrected") or line["case"] == "mill":
            continue
        document = api.ask(line["url"].removeprefix(SITE)).json()
        assert sha256(rfc8785.dumps(digests_of(document))) == line["parts_sha256"]


def digests_of(document: dict[str, Any]) -> dict[str, str]:
    """As docs/verify.md says it: each salted part hashed anew, redacted parts by the digests they left."""
    proof = document["proof"]
    digests = dict(proof["digests"])
    for pointer, salt in proof["salts"].items():
        key, _, place = pointer[1:].partition("/")
        part = document[key][int(place)] if place else document[key]
        digests[pointer] = sha256(bytes.fromhex(salt) + rfc8785.dumps(part))
    return digests


def test_a_line_without_a_document_carries_its_own_proof(api: CheckedClient) -> None:
    everything()
    *published, redacted, retracted = log(api)
    assert not any("parts" in line or "salts" in line for line in published)
    for line in (redacted, retracted):
        said = {"/note": line["note"], "/slug": line["case"], "/removed": line["removed"]}
        digests = {
            pointer: sha256(bytes.fromhex(line["salts"][pointer]) + rfc8785.dumps(part))
            for pointer, part in said.items()
        }
        assert digests == line["parts"]
        assert sha256(rfc8785.dumps(digests)) == line["parts_sha256"]


def test_a_mirror_fed_by_the_log_alone_equals_the_archive(api: CheckedClient) -> None:
    mirror: dict[str, bytes] = {}
    after = 0
    steps: list[Callable[[], None]] = [lambda: change("dock"), everything, lambda: change("quay")]
    for step in steps:
        step()
        for line in log(api, after=after, size=2):
            follow(api, mirror, line)
            after = line["sequence"]
    assert mirror == {slug: document.encode() for slug, document in public_documents().items()}


def follow(api: CheckedClient, mirror: dict[str, bytes], line: dict[str, Any]) -> None:
    answer = api.ask(f"cases/{line['case']}/")
    if answer.status_code == 410:
        mirror.pop(line["case"], None)
    else:
        mirror[line["case"]] = answer.content


def public_documents() -> dict[str, str]:
    rows = Edition.objects.filter(current_of__retracted=False)
    return dict(rows.values_list("slug", "document"))


def test_a_redacted_document_still_has_the_shape_that_is_promised(api: CheckedClient) -> None:
    redact_statement("dock")
    document = api.ask("cases/dock/").json()
    assert document["statements"][0]["redacted"]["ground"] == "Order of a court. The board decided."
    assert api.ask("cases/").status_code == api.ask("statements/").status_code == 200
    assert "seriously" not in json.dumps(document)


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9223372036854775808", "٣", "1&after=2"])
def test_a_place_in_the_log_that_cannot_be_is_refused(api: CheckedClient, after: str) -> None:
    response = api.ask(f"changes/?after={after}")
    assert response.status_code == 400
    assert problem(response)["parameters"][0]["name"] == "after"


def test_the_largest_place_is_an_empty_page(api: CheckedClient) -> None:
    assert api.ask("changes/?after=9223372036854775807").json()["results"] == []
