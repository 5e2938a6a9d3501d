"""Whatever a text holds, its proposals quote it exactly, and reading it takes time in proportion to its length."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.casework import cues
from sources.dated import dated
from sources.proposals import propose
from tests.cost import grows_no_faster_than

# Pieces of which articles are made, and of which they should not be.
PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", " ", "\n", "\n\n", ", ", ". ", "? ", ": ", " — ", "(", ")",
     "he said", "she added", "Ann Lee", "Mayor Bo Ray Jr.", "the agency", "COPA", "the Civilian Office (COPA)", "it reads",
     "according to", "who", "is how", "as", "told", "called", "Another", "A man", "His wife, Harriet,", "CHICAGO (AP) —",
     "yesterday", "on Monday", "3/4/2024", " - ", "Sen. Bo “Bob” Ray", "Police Department", "yelling", "\u0301", "\u202e", "שלום", "🚓", "i̇", "ﬁ", "Photo: ", "dijo", "a", "I", "5'10\""]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=200))  # fmt: skip


@given(TEXTS)
@settings(max_examples=400)
def test_every_segment_is_the_text_at_its_offsets(text: str) -> None:
    for one in propose(text, "2024-03-06"):
        assert one.segments
        assert all(text[part.start : part.end] == part.exact != "" for part in one.segments)
        assert 0 <= one.confidence <= 1


@given(TEXTS)
def test_segments_of_direct_statements_never_overlap(text: str) -> None:
    places = sorted(
        (part.start, part.end) for one in propose(text) if one.kind == "direct" for part in one.segments
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(TEXTS)
def test_a_text_is_read_alike_each_time(text: str) -> None:
    assert propose(text) == propose(text)


HOSTILE = {
    "quote marks": '"',
    "opening marks": "“",
    "no spaces": "a",
    "combining marks": "a\u0301\u0301\u0301",
    "right to left": '\u202eשלום "עולם" ',
    "sayings": '"a," he said. ',
    "names": "Ann Lee and Bo Ray of the City Board said ",
    "single marks": "'a ",
    "unclosed paragraphs": '"a\n\n',
    "possessives": "Terrence Boyd's letter ",
    "brackets": "(",
    "clauses": "a man who gave who gave ",
    "datelines": "AAAA, b. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_text_costs_what_its_length_does(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (25_000, 100_000))
    assert grows_no_faster_than(8, lambda: propose(short), lambda: propose(long))


def many_names(size: int) -> str:
    """As many different names as fit: every one has to be told from all the others."""
    letters = "abcdefghij"
    names = ("A" + "".join(letters[int(digit)] for digit in str(number)) for number in range(size // 36))
    return " ".join(f"{name} Lee said “it is so, I say.”" for name in names)


def test_many_different_names_cost_what_they_are_long() -> None:
    short, long = many_names(25_000), many_names(100_000)
    assert grows_no_faster_than(8, lambda: propose(short), lambda: propose(long))


@given(TEXTS)
def test_days_and_cues_are_the_text_at_their_offsets(text: str) -> None:
    days = [(one.start, one.end, one.exact) for one in dated(text, "2024-03-06", propose(text, "2024-03-06"))]
    told = [(one.start, one.end, one.exact) for one in cues(text)]
    assert all(text[start:end] == exact != "" for start, end, exact in days + told)


@pytest.mark.parametrize(
    "piece", ["A.A.", "Aa ", "A-", "Bureau of ", "3/4/", "Monday ", "Police Department "]
)
def test_days_and_cues_of_a_hostile_text_cost_what_its_length_does(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (25_000, 100_000))
    assert grows_no_faster_than(8, lambda: cues(short), lambda: cues(long))
    assert grows_no_faster_than(8, lambda: dated(short, "2024", []), lambda: dated(long, "2024", []))


def test_a_million_quotation_marks_are_read() -> None:
    assert propose('"' * 1_000_000) == []
