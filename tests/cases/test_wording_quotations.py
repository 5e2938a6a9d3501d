"""Which words of a text of ours are a quotation: exempt from the lint, and bound to a cited passage."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.wording import quotations_in
from cases.wording.quotations import Span, merged, quoted_spans
from tests.cost import grows_no_faster_than

MARKS = "\"'\u201c\u201d\u201e\u2018\u2019«»\u2039\u203a"
marked = st.text(st.sampled_from(MARKS + " ab.,\n-("))


@pytest.mark.parametrize(
    ("text", "quotations", "because"),
    [
        ('He said "so it is" today.', ["so it is"], "straight marks"),
        ("He said \u201cso it is\u201d today.", ["so it is"], "curly marks"),
        ("He said \u2018so it is\u2019 today.", ["so it is"], "single curly marks"),
        ("He said 'so it is' today.", ["so it is"], "single straight marks"),
        ("Il a dit «c'est vrai» hier.", ["c'est vrai"], "guillemets"),
        ("Il a dit \u2039vrai\u203a hier.", ["vrai"], "single guillemets"),
        ("Er sagte \u201eso ist es\u201d.", ["so ist es"], "a low mark opens"),
        ('He said "so it is\u201d today.', ["so it is"], "articles mix straight and curly marks"),
        ('"One" and \u201ctwo\u201d.', ["One", "two"], "in the order of the text"),
        ('"One""two"', ["One", "two"], "one after another"),
        ('The head ("so it is") left.', ["so it is"], "a bracket may stand before"),
        ('The head\u2014"so it is"\u2014left.', ["so it is"], "a dash may stand before"),
        ('He called it "ridiculous."', ["ridiculous"], "the sentence's own full stop is not quoted"),
        ('The "Ogden District," he said.', ["Ogden District"], "nor its comma"),
        ("'it isn't so' to him", ["it isn't so"], "an apostrophe inside a word closes nothing"),
        ("\u2018one\u2018 two\u2019", ["one\u2018 two"], "a mark that only opens closes nothing"),
        ("He said \"she called it 'odd' then\".", ["she called it 'odd' then"], "outermost ones only"),
        (
            "He said \u201cthe \u2018tip\u2019 came\u201d.",
            ["the \u2018tip\u2019 came"],
            "outermost ones only",
        ),
    ],
)
def test_it_finds_what_is_quoted(text: str, quotations: list[str], because: str) -> None:
    assert quotations_in(text) == quotations, because


@pytest.mark.parametrize(
    ("text", "quotations", "because"),
    [
        ('He said "so it is.', [], "it was never closed"),
        ('"One" and "two', ["One"], "the second was never closed"),
        ('He said "one and "two" left.', ["two"], "the first was never closed"),
        ("He said \u201cone and \u201ctwo\u201d left.", ["two"], "the first was never closed"),
        ('He said "one\ntwo".', [], "a quotation stands on one line"),
        ("He said one\u201d today.", [], "it was never opened"),
        ("The officers' and the migrants' words.", [], "apostrophes"),
        ("The officers\u2019 and the migrants\u2019 words.", [], "curly apostrophes"),
        ("It isn't, and COPA's isn't.", [], "apostrophes"),
        ('A 5" and a 6" pipe.', [], "inches"),
        ('A 5"x and y" pipe.', [], "a mark behind a word opens nothing"),
        ('A " b" c.', [], "a mark before a space opens nothing"),
        ("Rock \u2019n\u2019 roll.", [], "a curly apostrophe never opens"),
        ('He said "" and " ".', [], "nothing is quoted"),
        ("«one\u201d", [], "marks of two families"),
        ("'«'»", ["'"], "marks of two families that cross"),
        ("", [], "nothing is there"),
    ],
)
def test_it_takes_nothing_else_for_a_quotation(text: str, quotations: list[str], because: str) -> None:
    assert quotations_in(text) == quotations, because


@pytest.mark.parametrize(
    ("kept", "found", "result", "because"),
    [
        ([], [(1, 2)], [(1, 2)], "there was none"),
        ([(1, 2)], [], [(1, 2)], "there is no other"),
        ([(6, 9)], [(1, 4)], [(1, 4), (6, 9)], "in the order of the text"),
        ([(1, 4)], [(6, 9)], [(1, 4), (6, 9)], "in the order of the text"),
        ([(1, 4)], [(5, 9)], [(1, 4)], "one that opens inside another goes"),
        ([(1, 9)], [(3, 4)], [(1, 9)], "one inside another goes"),
        ([(3, 4)], [(1, 9)], [(3, 4)], "one around another goes"),
        ([(1, 4), (6, 9)], [(3, 7), (11, 12)], [(1, 4), (6, 9), (11, 12)], "one across two others goes"),
    ],
)
def test_quotations_do_not_overlap(
    kept: list[tuple[int, int]], found: list[tuple[int, int]], result: list[tuple[int, int]], because: str
) -> None:
    assert merged([Span(*row) for row in kept], [Span(*row) for row in found]) == [
        Span(*row) for row in result
    ], because


@given(marked | st.text())
def test_quotations_are_places_in_the_text_in_order(text: str) -> None:
    spans = quoted_spans(text)

    assert spans == sorted(spans)
    assert all(one.end < two.start for one, two in pairwise(spans))
    assert all(text[span.start - 1] in MARKS + "\u201f\u201a\u201b" for span in spans)


@given(marked | st.text())
def test_a_quotation_has_words_and_stands_on_one_line(text: str) -> None:
    for span in quoted_spans(text):
        assert text[span.start : span.end].strip()
        assert not re.search(r"[\n\r]", text[span.start : span.end])


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=MARKS + "\u201f\u201a\u201b"))
)
def test_a_text_without_marks_quotes_nothing(text: str) -> None:
    assert quotations_in(text) == []


@pytest.mark.parametrize(
    "piece", ['"', '" ', "\u201c", "\u201c\u201d", "'a ", "a'", "«", "«»", "\u2018\u2019", '"a" ']
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = piece * (5_000 // len(piece)), piece * (80_000 // len(piece))

    # Sixteen times the text; a quadratic search would take 256 times as long.
    assert grows_no_faster_than(80, lambda: quoted_spans(small), lambda: quoted_spans(large))
