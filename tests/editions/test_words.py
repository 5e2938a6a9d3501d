"""Words and questions of a search, before any database sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.search import vector
from editions.words import Sought, sought, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officers complained", "offic complain"),
        ("O'Brien’s 10th-district", "o brien s 10th district"),
        ("Pasión", "pasion"),
        ("STRASSE straße", "strass strass"),
        ("under_score", "under score"),
        ("名前", "ue5908de5898d"),
        ("— … !", ""),
    ],
)
def test_a_text_is_made_of_words(text: str, words: str) -> None:
    assert " ".join(words_of(text)) == words


@pytest.mark.parametrize(
    ("question", "clauses", "barred"),
    [
        ("", "", ""),
        ("mill lane", "mill & lane", ""),
        ('"mill lane"', "mill+lane", ""),
        ('"mill lane', "mill+lane", ""),
        ("use-of-force", "use+of+forc", ""),
        ("a OR b c", "a|b & c", ""),
        ("a b OR c OR d", "a & b|c|d", ""),
        ("OR a OR", "a", ""),
        ("a or b", "a & or & b", ""),
        ("-a", "", "a"),
        ('a -"b c" -d', "a", "b+c & d"),
        ("a OR -b c", "a & c", "b"),
        ("--a", "", "a"),
        ("* ( AND )", "and", ""),
        ('""', "", ""),
    ],
)
def test_a_question_is_clauses_and_what_is_barred(question: str, clauses: str, barred: str) -> None:
    found = sought(question)
    assert " & ".join("|".join("+".join(one) for one in clause) for clause in found.clauses) == clauses
    assert " & ".join("+".join(one) for one in found.barred) == barred
    assert bool(found) is bool(clauses or barred)


@given(st.text(max_size=80))
def test_whatever_is_written_only_plain_words_come_out(text: str) -> None:
    found: Sought = sought(text)
    assert all(word.isascii() and word.isalnum() for phrase in found.terms for word in phrase)


def test_a_vector_names_places_and_marks_the_title() -> None:
    assert vector(["a", "b"], ["b", "c"]) == "'a':1A 'b':2A,12 'c':13"
    assert vector([], ["x"] * 300).count(",") == 254
