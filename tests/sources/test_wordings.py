"""Two printings of one utterance, word by word: nothing lost, nothing invented, what differs shown."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import wordings
from sources.wordings import (
    GAP,
    Difference,
    Piece,
    compare,
    differences,
    fullest,
    is_partial,
    match_segments,
)
from tests.cost import takes_less_than

words = st.lists(
    st.sampled_from(["the", "city", "police", "said", ",", "“", '"', "...", "…", "—", "\u00a0", "\n"])
)
sentences = words.map(" ".join) | words.map("".join) | st.text()


def shape(left: str, right: str, *, ignore_typography: bool = True) -> list[tuple[str, str]]:
    """The pieces as (kind, text), with the left text where both have one."""
    pieces = compare(left, right, ignore_typography=ignore_typography)
    return [(piece.kind, piece.left or piece.right) for piece in pieces]


def joined(pieces: Iterable[Piece], side: str) -> str:
    return "".join(getattr(piece, side) for piece in pieces)


# --- Nothing lost -------------------------------------------------------------------------------------------


@given(sentences, sentences, st.booleans())
def test_the_pieces_reproduce_both_printings(left: str, right: str, ignore: bool) -> None:
    pieces = compare(left, right, ignore_typography=ignore)

    assert joined(pieces, "left") == left
    assert joined(pieces, "right") == right


@given(sentences, sentences)
def test_a_piece_has_text_on_the_sides_of_its_kind_only(left: str, right: str) -> None:
    sides = {"same": (True, True), "left": (True, False), "right": (False, True)}

    for piece in compare(left, right):
        assert (bool(piece.left), bool(piece.right)) == sides[piece.kind]


@given(sentences, sentences)
def test_neighbouring_pieces_are_of_different_kinds(left: str, right: str) -> None:
    kinds = [piece.kind for piece in compare(left, right)]

    assert all(one != other for one, other in pairwise(kinds))
    assert ("right", "left") not in pairwise(kinds)


@given(sentences, sentences)
def test_what_is_called_the_same_differs_in_spaces_only(left: str, right: str) -> None:
    for piece in compare(left, right, ignore_typography=False):
        assert piece.kind != "same" or "".join(piece.left.split()) == "".join(piece.right.split())


@given(sentences)
def test_a_printing_is_the_same_as_itself(printed: str) -> None:
    assert compare(printed, printed) == ([Piece("same", printed, printed)] if printed else [])
    assert differences(printed, printed) == []


@given(sentences, sentences)
def test_it_gives_the_same_answer_twice(left: str, right: str) -> None:
    assert compare(left, right) == compare(left, right)


def test_nothing_against_something_is_one_piece() -> None:
    assert compare("", "The city said so.") == [Piece("right", "", "The city said so.")]
    assert compare("The city said so.", "") == [Piece("left", "The city said so.", "")]
    assert compare("", "") == []


# --- What differs -------------------------------------------------------------------------------------------


def test_it_shows_a_word_that_one_outlet_printed_otherwise() -> None:
    assert shape("the facts and details of this", "the facts and detail of this") == [
        ("same", "the facts and "),
        ("left", "details "),
        ("right", "detail "),
        ("same", "of this"),
    ]


def test_it_shows_words_that_one_outlet_left_out() -> None:
    assert shape("the office (COPA) learned of it", "the office learned of it") == [
        ("same", "the office "),
        ("left", "(COPA) "),
        ("same", "learned of it"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected", "because"),
    [
        ("its investigators are", "its inquiries are", [("investigators", "inquiries")], "a word for a word"),
        ("of the police (CPD) assigned", "of the police assigned", [("(CPD)", "")], "a word left out"),
        ("no basis", "no basis at all", [("", "at all")], "words added"),
        ("we know. There is", "we know. there is", [("There", "there")], "a capital is a difference"),
        ("all new arrivals", "all  new\narrivals ", [], "spaces are none"),
        ("“I know,” he", '"I know" he', [], "marks alone are left out"),
        ("COPA’s view", "COPA's view", [], "a curly apostrophe is none"),
        (
            "the long-term plan",
            "the long term plan",
            [("long-term", "long term")],
            "a hyphen makes another word",
        ),
        ("alpha beta", "gamma delta", [("alpha beta", "gamma delta")], "nothing in common is one difference"),
        ("one two", "two three", [("one", ""), ("", "three")], "what one ends with the other may begin with"),
        ("in 2023 we", "in 2022 we", [("2023", "2022")], "a number is a word"),
    ],
)
def test_it_lists_the_words_that_differ(
    left: str, right: str, expected: list[tuple[str, str]], because: str
) -> None:
    assert differences(left, right) == [Difference(*pair) for pair in expected], because


def test_it_lists_differences_in_the_order_they_are_read() -> None:
    left = "Yesterday, the office (COPA) learned of a claim about members of the police (CPD) assigned to it."
    right = "Yesterday, the office learned of a claim about members of the police assignment to it,"

    assert differences(left, right) == [Difference("(COPA)", ""), Difference("(CPD) assigned", "assignment")]


def test_a_few_words_in_common_amid_larger_changes_are_no_common_ground() -> None:
    left = "he said that the officer had gone home"
    right = "a union president claimed the whole story was invented"

    assert [piece.kind for piece in compare(left, right)] == ["left", "right"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Monday the investigation remains open today", "Friday the investigation remains open now"),
        ("Monday today was hot", "Friday today is cold"),
        ("was hot today Monday", "is cold today Friday"),
    ],
)
def test_words_in_common_that_outweigh_a_change_beside_them_stay_common(left: str, right: str) -> None:
    assert [piece.kind for piece in compare(left, right)] == ["left", "right", "same", "left", "right"]


def test_it_lines_up_as_many_words_as_can_be() -> None:
    left, right = "a b c d e f g h", "a x b c y d e f z g h"

    same = "".join(piece.left for piece in compare(left, right) if piece.kind == "same")

    assert same == left


# --- Typography ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We know.”", '"We know."'),
        ("«We know.»", "„We know.“"),
        ("the city’s plan", "the city's plan"),
        ("officers — four — left", "officers - four -- left"),
        ("officers – four", "officers — four"),
        ("long\u2011term plan", "long-term plan"),
        ("well… maybe", "well... maybe"),
        ("well… maybe", "well. . . maybe"),
        ("10 July", "10\u00a0July"),
        ("10 July", "10\u202fJuly"),
    ],
)
def test_typography_can_be_looked_through_but_is_always_shown(left: str, right: str) -> None:
    assert compare(left, right) == [Piece("same", left, right)]
    assert {piece.kind for piece in compare(left, right, ignore_typography=False)} >= {"left", "right"}


@pytest.mark.parametrize(
    ("left", "right"),
    [("It ends.", "It ends…"), ("It ends.", "It ends,"), ("(it)", "[it]"), ("it?", "it!"), ("a-b", "a b")],
)
def test_other_marks_are_no_matter_of_typography(left: str, right: str) -> None:
    assert {piece.kind for piece in compare(left, right)} >= {"left", "right"}


@pytest.mark.parametrize("ignore", [True, False])
def test_ordinary_spaces_are_never_a_difference(ignore: bool) -> None:
    left, right = "  We are\nmonitoring the  situation.", "We are monitoring\tthe situation.\n"

    assert compare(left, right, ignore_typography=ignore) == [Piece("same", left, right)]


# --- Cut quotations -----------------------------------------------------------------------------------------

FULL = "We take these allegations very seriously, and cannot comment further."


@pytest.mark.parametrize(
    ("shorter", "partial", "because"),
    [
        ("taken very seriously", False, "one word is not in the other"),
        ("very seriously", True, "a run of its words"),
        ("These allegations very seriously.", True, "case and marks do not count"),
        ("We take these allegations … and cannot comment", True, "a run with a gap"),
        ("We cannot comment", True, "a gap need not be marked"),
        ("comment cannot we", False, "the order must be the same"),
        ("very very seriously", False, "a word is used once"),
        (FULL, False, "the whole is no part"),
        (FULL.upper(), False, "nor the whole in capitals"),
        (FULL + " Thank you.", False, "the longer is no part of the shorter"),
        ("“…”", False, "marks without words are no quotation"),
        ("", False, "nothing is no quotation"),
    ],
)
def test_it_knows_a_quotation_that_was_cut(shorter: str, partial: bool, because: str) -> None:
    assert is_partial(shorter, FULL) is partial, because


@given(st.lists(st.sampled_from("abcdef"), min_size=2), st.data())
def test_leaving_words_out_makes_a_cut_quotation(printed: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.integers(0, len(printed) - 1), min_size=1, max_size=len(printed) - 1))

    assert is_partial(" ".join(printed[place] for place in sorted(kept)), " ".join(printed))


def test_a_split_quotation_is_joined_with_a_visible_gap() -> None:
    segments = ["There is no validity to the complaint.", "We don’t have a victim’s name."]

    assert (
        match_segments(segments)
        == "There is no validity to the complaint. […] We don’t have a victim’s name."
    )
    assert match_segments(segments[:1]) == segments[0]


def test_a_gap_is_no_difference_of_words() -> None:
    split = match_segments(["We take this seriously.", "We cannot comment."])

    assert differences(split, "We take this seriously. We cannot comment.") == []
    assert ("left", GAP.lstrip()) in shape(split, "We take this seriously. We cannot comment.")


def test_the_fullest_of_several_printings_is_what_the_others_are_compared_with() -> None:
    assert fullest(["very seriously", FULL, "taken — “very” — seriously — !"]) == 1
    assert fullest(["a b", "c d", "e"]) == 0


# --- Bounds -------------------------------------------------------------------------------------------------


def test_too_much_to_line_up_is_one_change_between_what_both_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordings, "MAX_TOKENS", 3)

    assert shape("so a b c d it is", "so x b y e it is") == [
        ("same", "so "),
        ("left", "a b c d "),
        ("right", "x b y e "),
        ("same", "it is"),
    ]


def test_up_to_the_bound_it_lines_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordings, "MAX_TOKENS", 4)

    assert ("same", "b c ") in shape("so a b c d it is", "so x b c y it is")


def many(letters: str, number: int, seed: int = 5) -> str:
    return " ".join(random.Random(seed).choices(letters, k=number))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (many("ab", 8_000, 1), many("ab", 8_000, 2)),
        (many("abcdefgh", 8_000, 1), many("abcdefgh", 8_000, 2)),
        ("a b " * 4_000, "a c " * 4_000),
        (
            " ".join("ab" * size + "c" * size for size in range(120)),
            " ".join("db" * size for size in range(120)),
        ),
        ("— " * 8_000, "- . " * 4_000),
        ("a " * 300_000, "b " * 300_000),
        ("." * 1_000_000, ". " * 500_000),
        ("“" * 100_000, '"' * 90_000),
        ("x" * 1_000_000, "y" * 1_000_000),
        ("e" + "\u0301" * 1_000_000, "é"),
        (" \u00a0" * 500_000, "\n" * 1_000_000),
    ],
    ids=lambda text: text[:8],
)
def test_it_takes_bounded_time_on_hostile_printings(left: str, right: str) -> None:
    assert takes_less_than(5, lambda: (compare(left, right), is_partial(right, left)))
    assert joined(compare(left, right), "left") == left
