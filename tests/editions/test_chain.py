"""The hash chain: what it commits to, what it hides, and that an outsider can redo all of it."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from cases.models import Case, Event
from editions import chain
from editions.chain import EntryFacts
from editions.models import Edition, Entry
from editions.publishing import correct, redact, retract
from tests.seedbed import Seedbed

FACTS = EntryFacts(
    sequence=7,
    kind="published",
    case_id="abcdefgh",
    edition=2,
    at="2024-03-05T00:00:00Z",
    parts_sha256="1" * 64,
    previous_sha256="2" * 64,
)


@pytest.mark.parametrize(
    ("value", "expected", "because"),
    [
        ({"b": 1, "a": [2, {"d": None, "c": True}]}, b'{"a":[2,{"c":true,"d":null}],"b":1}', "keys in order"),
        ("“é” 🚓", '"“é” 🚓"'.encode(), "as UTF-8, not escaped"),
        ('\u0001\n"\\/', b'"\\u0001\\n\\"\\\\/"', "what must be escaped, and only that"),
        ({"\U0001f693": 1, "\ufb33": 2}, '{"🚓":1,"\ufb33":2}'.encode(), "keys by UTF-16 unit"),
        ([], b"[]", "no spaces"),
    ],
)
def test_json_is_written_by_rfc_8785(value: Any, expected: bytes, because: str) -> None:
    assert chain.canonical(value) == expected, because


def test_each_item_of_a_list_and_each_other_value_is_a_part() -> None:
    content = {
        "slug": "x",
        "events": [{"id": 1}, {"id": 2}],
        "standing": {"a": 1},
        "people": [],
        "sha256": "y",
    }
    parts = [
        ("/slug", "x"),
        *(("/events/0", {"id": 1}), ("/events/1", {"id": 2})),
        ("/standing", {"a": 1}),
        ("/people", []),
    ]
    assert list(chain.parts_of(content)) == parts


def test_the_same_part_never_has_the_same_digest_twice() -> None:
    salts = [chain.new_salts({"name": "Doe"})["/name"] for _ in range(100)]
    assert len({chain.digest(salt, "Doe") for salt in salts}) == 100
    assert {len(bytes.fromhex(salt)) for salt in salts} == {16}


def test_a_part_that_lost_its_salt_has_no_digest_any_more() -> None:
    content = {"a": 1, "b": 2}
    salts = chain.new_salts(content)
    del salts["/a"]
    assert chain.digests(content, salts).keys() == {"/b"}


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 8},
        {"kind": "corrected"},
        {"case_id": "abcdefgi"},
        {"edition": 3},
        {"at": "2024-03-05T00:00:01Z"},
        {"parts_sha256": "3" * 64},
        {"previous_sha256": "3" * 64},
    ],
)
def test_the_hash_of_an_entry_covers_every_fact(change: dict[str, Any]) -> None:
    assert chain.entry_hash(replace(FACTS, **change)) != chain.entry_hash(FACTS)


def test_two_parts_cannot_change_places() -> None:
    parts = {"/events/0": "a" * 64, "/events/1": "b" * 64}
    swapped = {"/events/0": "b" * 64, "/events/1": "a" * 64}
    assert chain.parts_hash(parts) != chain.parts_hash(swapped)


def test_the_hash_of_an_entry_does_not_change_with_this_code() -> None:
    """Published hashes stand for ever: whoever changes the rule must give it a new version."""
    assert chain.entry_hash(FACTS) == "64f20a936ad491d558e6e9ff44a25d87e4fe2bf74bb4ff5e236e8dc96a60f817"


# --- An outsider, with the standard library and the documents alone -----------------------------------------


def hashed(value: object) -> str:
    return hashlib.sha256(written(value)).hexdigest()


def written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


ENVELOPE = {"version", "case_id", "edition", "sequence", "kind", "published_at"}
ENVELOPE |= {"sha256", "previous_sha256", "proof"}


def parts(document: dict[str, Any]) -> dict[str, str]:
    """Pointer to digest, recomputed; a redacted part is taken at its word."""
    pieces: dict[str, Any] = {}
    for key in document.keys() - ENVELOPE:
        value = document[key]
        pieces |= (
            {f"/{key}/{n}": item for n, item in enumerate(value)}
            if isinstance(value, list) and value
            else {f"/{key}": value}
        )
    salts, left = document["proof"]["salts"], document["proof"]["digests"]
    assert pieces.keys() == salts.keys() | left.keys()
    digests: dict[str, str] = left | {
        at: hashlib.sha256(bytes.fromhex(salts[at]) + written(pieces[at])).hexdigest() for at in salts
    }
    return digests


def recomputed(document: dict[str, Any]) -> str:
    entry = {
        key: document[key] for key in ("version", "sequence", "kind", "case_id", "edition", "previous_sha256")
    }
    return hashed(entry | {"at": document["published_at"], "parts_sha256": hashed(parts(document))})


def read(document: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document)
    return found


@pytest.fixture
def documents(planted: Seedbed) -> list[dict[str, Any]]:
    """Three editions, of which the first two lost a part to a redaction."""
    case = planted.row()
    Case.objects.update(title="A search in Riverton")
    correct(case, by=None, note="The title was wrong; it is right now.")
    Event.objects.all().delete()
    redact(case, by=None, ground="By order of a court.", decision="The board decided.", facts=["eventaaa"])
    Case.objects.update(content_note="Hard to read.")
    correct(case, by=None, note="A note was missing; it is there now.")
    return [read(edition.document) for edition in Edition.objects.order_by("pk")]


def test_an_outsider_recomputes_every_hash(documents: list[dict[str, Any]]) -> None:
    assert [recomputed(document) for document in documents] == [document["sha256"] for document in documents]
    assert len(documents[0]["proof"]["digests"]) == 1


def test_an_outsider_follows_the_chain_from_nothing(documents: list[dict[str, Any]]) -> None:
    assert documents[0]["previous_sha256"] == "0" * 64
    assert documents[1]["previous_sha256"] == documents[0]["sha256"]
    assert [document["sequence"] for document in documents] == [1, 2, 4]


def test_the_bytes_served_are_the_canonical_ones(documents: list[dict[str, Any]]) -> None:
    served = [edition.document.encode() for edition in Edition.objects.order_by("pk")]
    assert served == [written(document) for document in documents]
    etags = [hashlib.sha256(raw).hexdigest() for raw in served]
    assert etags == list(Edition.objects.order_by("pk").values_list("etag", flat=True))


def test_an_outsider_sees_any_word_changed(documents: list[dict[str, Any]]) -> None:
    for key in documents[2].keys() - {"proof", "sha256"}:
        changed = json.loads(json.dumps(documents[2]))
        changed[key] = [{"x": 1}, *changed[key][1:]] if isinstance(changed[key], list) else "x"
        assert recomputed_or_nothing(changed) != documents[2]["sha256"], key


def recomputed_or_nothing(document: dict[str, Any]) -> str:
    try:
        return recomputed(document)
    except AssertionError:
        return ""


def test_a_log_entry_without_a_document_proves_itself(planted: Seedbed) -> None:
    entry = retract(planted.row(), by=None, reason="By order of a court.")
    said = {"/note": entry.note, "/slug": entry.slug, "/removed": entry.removed}
    assert entry.parts == {
        at: hashlib.sha256(bytes.fromhex(entry.salts[at]) + written(value)).hexdigest()
        for at, value in said.items()
    }
    assert Entry.objects.get(sequence=1).sha256 == entry.previous_sha256
