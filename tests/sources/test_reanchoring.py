"""What became of a passage in a later capture is reported, and nothing is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.anchoring import Anchor
from sources.reanchoring import report

BEFORE = "The board met. “We have opened an inquiry into the claims,” Ann Lee said. The board rose."
EXACT = "We have opened an inquiry into the claims,"
PASSAGE = Anchor(BEFORE.index(EXACT), BEFORE.index(EXACT) + len(EXACT), EXACT, "met. “", "” Ann")

CASES = [
    (BEFORE, "same place", EXACT, [], "nothing changed"),
    (f"UPDATE. {BEFORE}", "moved", EXACT, [], "words were put before it"),
    (f"“{EXACT}” he said. {BEFORE}", "moved", EXACT, [], "its context tells which of two"),
    (f"X “{EXACT}” Y “{EXACT}” Z", "several places", EXACT, [], "two places, and no context"),
    (BEFORE.replace("the claims", "all claims"), "changed", "We have opened an inquiry into all claims,", [("the", "all")], "a word was changed"),
    ("The council sat on Tuesday, and it rained.", "gone", "", [], "it was taken out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "words", "differ", "why"), CASES, ids=[why for *_, why in CASES])
def test_a_passage_is_found_again_or_reported(
    text: str, outcome: str, words: str, differ: list[tuple[str, str]], why: str
) -> None:
    (found,) = report(text, [PASSAGE])
    assert found.outcome == outcome, why
    assert (text[found.start : found.end] if found.start >= 0 else "") == words
    assert [(one.left, one.right) for one in found.differences] == differ
    assert (found.likeness == 100) is (outcome in ("same place", "moved", "several places"))


@given(st.text(max_size=200))
def test_any_text_has_a_report(text: str) -> None:
    (found,) = report(text, [PASSAGE])
    assert found.outcome == "gone" or 0 <= found.start < found.end <= len(text)
