"""Spotting personal names in descriptions of people who must not be named; every name here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.wording import possible_names
from tests.cost import grows_no_faster_than

KNOWN = (
    "Chicago",
    "Chicago Police Department",
    "Civilian Office of Police Accountability",
    "COPA",
    "10th District",
    "St. Louis",
    "New York",
)


@pytest.mark.parametrize(
    ("text", "names", "because"),
    [
        ("the officer, Jane Doe, left", ["Jane Doe"], "two capitalised words"),
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"], "each of two"),
        ("Jane Doe, later Jane Doe", ["Jane Doe"], "each once"),
        ("J. Doe of the district", ["J. Doe"], "an initial"),
        ("Jane Q. Doe", ["Jane Q. Doe"], "an initial between"),
        ("Jane Doe-Roe", ["Jane Doe-Roe"], "a double name"),
        ("Jane O\u2019Doe", ["Jane O\u2019Doe"], "an apostrophe"),
        ("Jane Doe\u2019s station", ["Jane Doe"], "without the possessive"),
        ("Jane de la Cruz", ["Jane de la Cruz"], "particles inside"),
        ("Jan van der Doe de", ["Jan van der Doe"], "but not behind"),
        ('Jane "Chuy" Doe', ['Jane "Chuy" Doe'], "a nickname between"),
        ("Zoë Østergård", ["Zoë Østergård"], "other letters"),
        ("Жанна Иванова", ["Жанна Иванова"], "another script with capitals"),
        ("JANE DOE", ["JANE DOE"], "all in capitals"),
        ("On Tuesday Jane Doe left", ["Jane Doe"], "without the words that open the sentence"),
        ("Chicago Police Department Officer Jane Doe", ["Officer Jane Doe"], "without the department"),
        ("officer Doe", ["officer Doe"], "a rank and a surname"),
        ("Sgt. Doe", ["Sgt. Doe"], "a short rank and a surname"),
        ("a man, Mr Doe", ["Mr Doe"], "a form of address and a surname"),
        ("Mexico City", ["Mexico City"], "a place that it was not told of"),
    ],
)
def test_it_reports_what_may_be_a_name(text: str, names: list[str], because: str) -> None:
    assert possible_names(text, KNOWN) == names, because


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("an unidentified officer of the 10th District", "a description"),
        ("a specific officer of the Chicago Police Department", "a body"),
        ("The Civilian Office of Police Accountability", "a body that opens a sentence"),
        ("COPA, Chicago", "a comma between"),
        ("a migrant from New York or St. Louis", "known places"),
        ("On Tuesday, 18 July, In August", "days and months"),
        ("The officer. The migrant. Two Others", "sentences"),
        ("He went to Boston. Roe stayed", "the end of a sentence between"),
        ("de la Jane", "a particle opens no name"),
        ("Officers in Chicago", "a rank that opens a sentence"),
        ("An officer. Unidentified Migrants", "words that open a sentence"),
        ("a Venezuelan migrant", "one capitalised word"),
        ("the deputy chief administrator", "ranks only"),
        ("", "nothing"),
    ],
)
def test_it_reports_nothing_else(text: str, because: str) -> None:
    assert possible_names(text, KNOWN) == [], because


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Doe is accused", "a surname alone"),
        ("jane doe is accused", "no capitals"),
        ("\u674e\u660e is accused", "a script without capitals"),
        ("star number 12345", "a number"),
    ],
)
def test_what_it_cannot_see_is_known(text: str, because: str) -> None:
    assert possible_names(text, KNOWN) == [], because


def test_a_name_is_known_only_as_a_whole() -> None:
    assert possible_names("New Jersey or York New", ["New York"]) == ["New Jersey", "York New"]


def test_a_longer_known_name_goes_before_a_shorter() -> None:
    assert possible_names("North West Side", ["North", "North West Side"]) == []
    assert possible_names("North West Side", ["North"]) == ["West Side"]


def test_a_known_unit_does_not_hide_a_surname_like_its_last_word() -> None:
    assert possible_names("officer Ward of the 22nd Ward", ["22nd Ward"]) == ["officer Ward"]


def test_empty_known_names_hide_nothing() -> None:
    assert possible_names("Jane Doe", ["", " ", "."]) == ["Jane Doe"]


words = st.sampled_from(
    ["Jane", "Doe", "de", "la", "officer", "J.", "the", "10th", "District", "COPA", "'s", '"', ","]
)
prose = st.text() | st.lists(words).map(" ".join)


@given(prose)
def test_a_name_is_a_part_of_the_text(text: str) -> None:
    names = possible_names(text, KNOWN)

    assert all(name in text for name in names)
    assert len(names) == len(set(names))


@given(prose)
def test_a_text_without_capitals_names_nobody(text: str) -> None:
    assert possible_names(text.lower(), []) == []


@given(st.lists(words, min_size=1).map(" ".join))
def test_a_text_that_is_known_as_a_whole_names_nobody(text: str) -> None:
    assert possible_names(text, [text]) == []


@pytest.mark.parametrize(
    "piece", ["A", "Aa ", "a-", "Aa de ", "officer ", "A. ", "Aa' ", "10th District ", " ", '"']
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = piece * (5_000 // len(piece)), piece * (80_000 // len(piece))

    # Sixteen times the text; a quadratic search would take 256 times as long.
    assert grows_no_faster_than(
        80, lambda: possible_names(small, KNOWN), lambda: possible_names(large, KNOWN)
    )
