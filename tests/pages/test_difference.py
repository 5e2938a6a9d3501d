"""What one document changed against another, in the words that readers are shown."""

from typing import Any

import pytest

from pages.difference import differences

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
        ("Summary", "No. 1, Passages, No. 1", "", "“opened” (gazette, characters 3 to 9)")
    ]


def test_a_part_that_is_taken_out_is_told_as_removed() -> None:
    assert told({"allegations": []}) == [("Allegations", "It is alleged.", "It is alleged.", "")]
