"""Which day a phrase means, counted from the day of publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.edtf_dates import read
from sources.relative_days import find, phrases, resolve

# 7 July 2023 was a Friday.
DAYS = [
    ("said Friday", "2023-07-07", "a weekday may be the day of publication"),
    ("said on Thursday", "2023-07-06", "else it is the last one before"),
    ("will meet next Friday", "", "and no day of saying is one still to come"),
    ("said last Friday", "2023-06-30", "last Friday, on a Friday, is a week before"),
    ("said last Tuesday", "2023-06-27/2023-07-04", "last Tuesday may be either of two"),
    ("said yesterday", "2023-07-06", "the day before publication"),
    ("said today", "2023-07-07", "the day of publication"),
    ("a day earlier, it said", "2023-07-06?", "a day before something that is not told for sure"),
    ("said on July 6", "2023-07-06", "a day of this year"),
    ("said on Dec. 28", "2022-12-28", "a day that is still to come is last year's"),
    ("said on June 9, 2021", "2021-06-09", "a year that is printed counts"),
    ("dijo el jueves", "2023-07-06", "Spanish weekdays are in small letters"),
    ("dijo el 6 de julio de 2023", "2023-07-06", "Spanish days stand before their month"),
    ("said last month", "2023-06", "a month"),
    ("said last week", "2023-06-26/2023-07-02", "a week, from Monday to Sunday"),
    ("may 7 officers be named", "", "a verb is no month"),
    ("on February 30", "", "there is no such day"),
    ("said 6/7/2023", "", "an ambiguous number is left to a person"),
]


@pytest.mark.parametrize(("text", "edtf", "why"), DAYS)
def test_a_phrase_is_counted_from_the_day_of_publication(text: str, edtf: str, why: str) -> None:
    found = find(text, 0, len(text), "2023-07-07")
    assert (found.edtf if found else "") == edtf, why


COMING = [
    ("The board will meet next Monday", "2023-07-10"),
    ("The board will meet on Monday", "2023-07-10"),
    ("A hearing is planned for Friday", "2023-07-14"),
    ("The trial is scheduled to open July 10", "2023-07-10"),
    ("A vote is set for Jan. 9", "2024-01-09"),
    ("They meet tomorrow", "2023-07-08"),
    ("She will resign, Holt said Thursday", "2023-07-06"),
    ("It will meet, a paper filed Thursday shows", "2023-07-06"),
    ("He will go, the mayor who said on July 6 that", "2023-07-06"),
    ("La audiencia está prevista para el lunes", "2023-07-10"),
    ("The vote took place on Monday", "2023-07-03"),
]


@pytest.mark.parametrize(("text", "edtf"), COMING)
def test_a_day_that_is_still_to_come_is_counted_forwards(text: str, edtf: str) -> None:
    (found,) = phrases(text, 0, len(text))
    day = resolve(found, "2023-07-07")
    assert day is not None
    assert day.edtf == edtf


def test_nothing_was_said_on_a_day_that_is_still_to_come() -> None:
    text = "said that the board will meet on Monday"
    assert find(text, 0, len(text), "2023-07-07") is None


@pytest.mark.parametrize("published", ["", "2023-07-07/..", "2023-07", "nonsense"])
def test_without_one_day_of_publication_nothing_is_counted(published: str) -> None:
    assert find("said Friday", 0, 11, published) is None


def test_a_printed_date_needs_no_day_of_publication() -> None:
    found = find("said on June 9, 2021", 0, 20, "")
    assert found is not None
    assert (found.edtf, found.reason) == ("2021-06-09", "“June 9, 2021”, as printed")


@given(st.text(max_size=60), st.dates().map(str) | st.text(max_size=12))
def test_what_is_found_is_always_a_date_the_archive_reads(text: str, published: str) -> None:
    found = find(f"{text} on Friday, July 6", 0, len(text) + 18, published)
    assert found is None or read(found.edtf)
