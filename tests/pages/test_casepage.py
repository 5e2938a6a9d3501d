"""The parts of a case page, made from small documents."""

import pytest
from django.template.loader import render_to_string

from editions.reading import Piece
from pages.casepage.articles import letters
from pages.casepage.document import Meaning, on, said_to_be_unstated
from pages.casepage.statements import Printing, Statement, compared, is_wording
from pages.casepage.timeline import in_order

FULL = "We take this seriously and will answer in full."


def direct(words: str) -> Printing:
    return Printing(article=None, is_direct=True, segments=[words], marks=[], attribution=[])


def reported(words: str) -> Printing:
    return Printing(article=None, is_direct=False, segments=[words], marks=[], attribution=[])


def test_letters_go_on_after_z() -> None:
    found = letters()
    assert [next(found) for _ in range(28)][24:] == ["Y", "Z", "AA", "AB"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(("2023-07-06", "2023-07-06"), ("2023-07-07", "2023-07-07"), id="by day"),
        pytest.param(("2023-07-06", "2023-07-06"), ("2023-07-06", "9999-12-31"), id="the exact day first"),
        pytest.param(("0001-01-01", "2023-07-06"), ("2023-07-07", "2023-07-07"), id="on or before"),
        pytest.param(("2023-07-07", "9999-12-31"), ("", ""), id="undated last"),
    ],
)
def test_entries_of_the_timeline_are_ordered(first: tuple[str, str], then: tuple[str, str]) -> None:
    assert in_order(first) < in_order(then)


def test_the_fullest_direct_printing_leads_and_is_compared_with_nothing() -> None:
    shown = compared([reported("takes it seriously"), direct("We take this seriously"), direct(FULL)])
    assert [printing.words for printing in shown] == [FULL, "We take this seriously", "takes it seriously"]
    assert [printing.is_fullest for printing in shown] == [True, False, False]
    assert [bool(printing.pieces) for printing in shown] == [False, True, False]


def test_a_printing_that_only_leaves_words_out_is_partial() -> None:
    _, cut = compared([direct(FULL), direct("We will answer in full.")])
    assert (cut.is_partial, cut.differs) == (True, True)


def statement(*printings: Printing) -> Statement:
    return Statement(
        id="aaaaaaaa",
        speaker=None,
        title="",
        agency=None,
        date="",
        date_note="",
        sort=("", ""),
        medium=Meaning("medium", "unknown", "Not stated"),
        is_direct=True,
        about="the complaint",
        allegations=[],
        printings=compared(list(printings)),
    )


def test_a_partial_quotation_is_marked_as_one() -> None:
    shown = statement(direct(FULL), direct("We will answer in full."), direct(FULL.replace("this", "that")))
    page = render_to_string("pages/case/statement.html", {"statement": shown})
    assert page.count("the fullest printing") == 1
    assert page.count("partial quotation") == 1
    assert page.count("other words") == 1


def test_a_printing_in_other_words_is_not_partial() -> None:
    _, other = compared([direct(FULL), direct("We take that seriously and will answer in full.")])
    assert (other.is_partial, other.differs) == (False, True)


def test_the_same_words_do_not_differ_by_their_punctuation() -> None:
    _, same = compared([direct(FULL), direct("We take this seriously, and will answer in full,")])
    assert not same.differs


@pytest.mark.parametrize(
    ("piece", "marked"),
    [
        (Piece("same", "word", "word"), False),
        (Piece("left", "word ", ""), True),
        (Piece("right", "", ","), False),
    ],
)
def test_only_words_are_marked(piece: Piece, marked: bool) -> None:
    assert is_wording(piece) is marked


@pytest.mark.parametrize(
    ("text", "unstated"),
    [("", True), ("not stated", True), ("Not stated; but a place is named", True), ("a station", False)],
)
def test_it_knows_when_nothing_is_stated(text: str, unstated: bool) -> None:
    assert said_to_be_unstated(text) is unstated


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-07-07/..", "on or after 7 July 2023"),
        ("", ""),
        (None, ""),
        ("[redacted]", "[redacted]"),
    ],
)
def test_a_date_is_told_in_words(date: str | None, words: str) -> None:
    assert on(date) == words
