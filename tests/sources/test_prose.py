"""What of a text is the article's prose, and that recognising the rest moves nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.prose import Paragraph, kind_of, paragraphs, prose, stamp

KINDS = [
    ("prose", "The department said Wednesday that it had opened an inquiry.", "a sentence is prose"),
    ("link", "CHICAGO POLICE STATIONS BECOME UNOFFICIAL MIGRANT SHELTERS", "a line in capitals is a link"),
    ("link", "CLICK HERE TO GET THE NEWS APP", "so is one that asks for a click"),
    ("link", "Read more: How the inquiry began", "or offers more to read"),
    ("caption", "PHOTO: A banner hangs from a window", "a caption says that it is one"),
    ("prose", "RIVERTON", "one word in capitals may be where the article was written"),
    ("prose", "1,200 2,300 3,400", "figures are in no case at all"),
]


@pytest.mark.parametrize(("kind", "line", "why"), KINDS)
def test_a_line_is_known_by_its_beginning_and_its_letters(kind: str, line: str, why: str) -> None:
    assert kind_of(line) == kind, why


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (" date 2023-07-07 The office confirmed", "2023-07-07"),
        ("date 2023-07-07 The office confirmed", "2023-07-07"),
        (" date 2023-02-30 The office confirmed", None),
        ("The date 2023-07-07 is printed here", None),
    ],
)
def test_only_a_real_day_before_the_first_word_is_a_stamp(text: str, published: str | None) -> None:
    found = stamp(text)
    assert (found.published if found else None) == published


def test_the_article_begins_behind_its_stamp() -> None:
    text = " date 2023-07-07 The office confirmed it."
    assert prose(text) == [Paragraph(17, len(text), "prose")]


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    wrapped = "He said that the inquiry would take several weeks, and that\nnobody should guess at what it may find."
    assert len(prose(wrapped)) == 1


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(prose("A short first line.\nA second one, which is longer than the first.")) == 2


@given(st.text(st.sampled_from("aA \n\"“”.'date2023-07 "), max_size=200) | st.text(max_size=200))
def test_paragraphs_are_in_order_and_hold_every_letter(text: str) -> None:
    found = paragraphs(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)
    leading = stamp(text)
    rest = text[leading.end :] if leading else text
    assert "".join(text[one.start : one.end] for one in found).split() or not rest.strip()
