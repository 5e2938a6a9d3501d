"""What one document changed against another, in the words that readers are shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.translation import override

from api.views.schema import document
from pages.difference import DERIVED, NOT_COMPARED, SECTIONS, differences
from pages.fieldnames import FIELDS

OLD: dict[str, Any] = {
    "title": "Complaint about an arrest",
    "summary": [{"text": "One.", "passages": []}, {"text": "Two.", "passages": []}],
    "allegations": [
        {"id": "aaaaaaaa", "text": "It is alleged.", "happened_earliest": "2024-01-01", "status_steps": []}
    ],
    "events": [],
    "sequence": 1,
    "sha256": "0",
    "note": "First.",
}


def told(new: dict[str, object]) -> list[tuple[str, str, str, str]]:
    """(section, where, what was removed, what was added) for each change."""
    return [
        (
            section.title,
            change.where,
            "".join(piece.left for piece in change.pieces if piece.kind == "left").strip(),
            "".join(piece.right for piece in change.pieces if piece.kind == "right").strip(),
        )
        for section in differences(OLD, OLD | new)
        for change in section.changes
    ]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"sequence": 2, "sha256": "1", "note": "Second."}, id="what every edition changes"),
        pytest.param(
            {"allegations": [{**OLD["allegations"][0], "happened_earliest": "2024-02-01"}]},
            id="what follows from another value",
        ),
    ],
)
def test_it_is_silent_about(new: dict[str, object]) -> None:
    assert told(new) == []


def test_a_changed_text_is_compared_word_by_word() -> None:
    assert told({"title": "Complaint about a stop"}) == [("Title", "", "an arrest", "a stop")]


def test_a_sentence_that_is_put_in_between_leaves_the_others_alone() -> None:
    between = {"text": "One and a half.", "passages": []}
    one, two = OLD["summary"]
    assert told({"summary": [one, between, two]}) == [("Summary", "No. 2", "", "One and a half.")]


def test_a_fact_is_known_by_its_id_wherever_it_stands_and_told_by_its_words() -> None:
    other = {"id": "bbbbbbbb", "text": "It is also alleged.", "status_steps": []}
    (kept,) = OLD["allegations"]
    found = told({"allegations": [other, kept]})
    assert found == [("Allegations", "It is also alleged.", "", "It is also alleged.")]


def test_a_passage_that_is_added_is_told_with_its_place() -> None:
    passage = {"source": "gazette", "exact": "opened", "start": 3, "end": 9, "prefix": "", "suffix": ""}
    cited = [{"text": "One.", "passages": [passage]}, {"text": "Two.", "passages": []}]
    assert told({"summary": cited}) == [
        ("Summary", "No. 1 / Passages / No. 1", "", "“opened” (gazette, characters 3 to 9)")
    ]


def test_a_part_that_is_taken_out_is_told_as_removed() -> None:
    assert told({"allegations": []}) == [("Allegations", "It is alleged.", "It is alleged.", "")]


def test_a_reader_of_spanish_is_told_in_spanish_what_changed() -> None:
    (kept,) = OLD["allegations"]
    step = {"id": "cccccccc", "date_note": "By the letter."}
    with override("es"):
        (found,) = told({"allegations": [{**kept, "status_steps": [step]}]})
        assert found[:2] == ("Alegaciones", "It is alleged. / Pasos del proceso / cccccccc")
        assert found[3] == "Nota sobre la fecha: By the letter."


def test_every_key_of_a_case_has_a_name_that_readers_know() -> None:
    keys = set(keys_of("CaseDocument", document()["components"]["schemas"], set()))
    unnamed = keys - FIELDS.keys() - SECTIONS.keys() - NOT_COMPARED
    assert {key for key in unnamed if not key.endswith(DERIVED)} == NEVER_SHOWN
    assert FIELDS.keys() - keys == set()


NEVER_SHOWN = {"id", "salts", "digests", "term", "vocabulary", "definition"}
"""Ids, and the keys of parts that are not compared."""


def keys_of(name: str, shapes: dict[str, Any], seen: set[str]) -> Iterator[str]:
    """Every key of a shape and of the shapes in it, as the API's document describes them."""
    if name in seen:
        return
    seen.add(name)
    for part in parts_of(shapes[name]):
        yield from part.get("properties", {})
        if "$ref" in part:
            yield from keys_of(part["$ref"].rpartition("/")[2], shapes, seen)


def parts_of(shape: Any) -> Iterator[dict[str, Any]]:
    if isinstance(shape, dict):
        yield shape
    for inner in shape.values() if isinstance(shape, dict) else shape if isinstance(shape, list) else ():
        yield from parts_of(inner)
