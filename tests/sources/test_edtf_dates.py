"""Which days an EDTF string may mean, how it reads aloud, and what is refused."""

from datetime import date
from typing import Final

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.edtf_dates import (
    FAR_FUTURE,
    FAR_PAST,
    MAX_LENGTH,
    EDTFError,
    Span,
    describe,
    overlaps,
    read,
)
from tests.cost import takes_less_than


def day(text: str) -> date:
    return {"past": FAR_PAST, "future": FAR_FUTURE}.get(text) or date.fromisoformat(text)


# text, first day, last day, precision
DAYS: Final = [
    ("2023-07-07", "2023-07-07", "2023-07-07", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2023-07", "2023-07-01", "2023-07-31", "month"),
    ("2023-02", "2023-02-01", "2023-02-28", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023", "2023-01-01", "2023-12-31", "year"),
    ("1000", "1000-01-01", "1000-12-31", "year"),
    ("9998", "9998-01-01", "9998-12-31", "year"),
    ("2023-21", "2023-03-01", "2023-05-31", "season"),
    ("2023-22", "2023-06-01", "2023-08-31", "season"),
    ("2023-23", "2023-09-01", "2023-11-30", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("202X", "2020-01-01", "2029-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2023-XX", "2023-01-01", "2023-12-31", "year"),
    ("2023-XX-XX", "2023-01-01", "2023-12-31", "year"),
    ("2023-07-XX", "2023-07-01", "2023-07-31", "month"),
    ("2023-07-06T20:00:00Z", "2023-07-06", "2023-07-06", "time"),
    ("2023-07-06T20:00:30-05:00", "2023-07-06", "2023-07-06", "time"),
    ("2023-07-06T00:00:00", "2023-07-06", "2023-07-06", "time"),
    ("2023-07-09/2023-07-15", "2023-07-09", "2023-07-15", "interval"),
    ("2023-06-30/2023-07-02", "2023-06-30", "2023-07-02", "interval"),
    ("2022-12-30/2023-01-02", "2022-12-30", "2023-01-02", "interval"),
    ("2023-07/2023-09", "2023-07-01", "2023-09-30", "interval"),
    ("2022/2023", "2022-01-01", "2023-12-31", "interval"),
    ("2023-07/2023-08-15", "2023-07-01", "2023-08-15", "interval"),
    ("2023-07-20/2023-07", "2023-07-20", "2023-07-31", "interval"),
    ("2023-22/2024-21", "2023-06-01", "2024-05-31", "interval"),
    ("2023-07-07/2023-07-07", "2023-07-07", "2023-07-07", "interval"),
    ("2023-07-07/..", "2023-07-07", "future", "interval"),
    ("../2023-07-07", "past", "2023-07-07", "interval"),
    ("2023-07/..", "2023-07-01", "future", "interval"),
    ("../2023", "past", "2023-12-31", "interval"),
    ("2023-07-07/", "2023-07-07", "future", "interval"),
    ("/2023-07-07", "past", "2023-07-07", "interval"),
]

IN_ENGLISH: Final = [
    ("2023-07-07", "7 July 2023"),
    ("2023-07", "July 2023"),
    ("2023", "2023"),
    ("2023-21", "spring 2023"),
    ("2023-22", "summer 2023"),
    ("2023-23", "autumn 2023"),
    ("2023-24", "winter 2023"),
    ("202X", "the 2020s"),
    ("20XX", "a year between 2000 and 2099"),
    ("2023-XX", "a month in 2023"),
    ("2023-XX-XX", "a day in 2023"),
    ("2023-07-XX", "a day in July 2023"),
    ("2023-07-06T20:00:00Z", "6 July 2023 at 20:00 UTC"),
    ("2023-07-06T20:00:30-05:00", "6 July 2023 at 20:00:30 UTC-05:00"),
    ("2023-07-06T00:00:00", "6 July 2023 at 00:00"),
    ("2023-07-09/2023-07-15", "between 9 and 15 July 2023"),
    ("2023-06-30/2023-07-02", "between 30 June and 2 July 2023"),
    ("2022-12-30/2023-01-02", "between 30 December 2022 and 2 January 2023"),
    ("2023-07/2023-09", "between July and September 2023"),
    ("2022/2023", "between 2022 and 2023"),
    ("2023-07/2023-08-15", "between July 2023 and 15 August 2023"),
    ("2023-07-20/2023-07", "between 20 July 2023 and July 2023"),
    ("2023-22/2024-21", "between summer 2023 and spring 2024"),
    ("2023-07-07/2023-07-07", "7 July 2023"),
    ("2023-07-07/..", "on or after 7 July 2023"),
    ("../2023-07-07", "on or before 7 July 2023"),
    ("2023-07/..", "in or after July 2023"),
    ("../2023", "in or before 2023"),
    ("2023-07-07/", "from 7 July 2023 until an unknown date"),
    ("/2023-07-07", "from an unknown date until 7 July 2023"),
    ("2023-07-07~", "about 7 July 2023"),
    ("2023?", "possibly 2023"),
    ("2023-07%", "possibly about July 2023"),
    ("202X?", "possibly the 2020s"),
    ("2023-07~/2023-09", "between about July 2023 and September 2023"),
    ("2023-07-07/2023-07-09?", "between 7 July 2023 and possibly 9 July 2023"),
    ("2023-07-07~/..", "on or after about 7 July 2023"),
]

IN_SPANISH: Final = [
    ("2023-07-07", "7 de julio de 2023"),
    ("2023-07", "julio de 2023"),
    ("2023", "2023"),
    ("2023-21", "la primavera de 2023"),
    ("2023-24", "el invierno de 2023"),
    ("202X", "la década de 2020"),
    ("20XX", "un año entre 2000 y 2099"),
    ("2023-XX", "un mes de 2023"),
    ("2023-XX-XX", "un día de 2023"),
    ("2023-07-XX", "un día de julio de 2023"),
    ("2023-07-06T20:00:00Z", "6 de julio de 2023 a las 20:00 UTC"),
    ("2023-07-06T20:00:30-05:00", "6 de julio de 2023 a las 20:00:30 UTC-05:00"),
    ("2023-07-09/2023-07-15", "entre el 9 y el 15 de julio de 2023"),
    ("2023-06-30/2023-07-02", "entre el 30 de junio y el 2 de julio de 2023"),
    ("2022-12-30/2023-01-02", "entre el 30 de diciembre de 2022 y el 2 de enero de 2023"),
    ("2023-07/2023-09", "entre julio y septiembre de 2023"),
    ("2023-07/2023-08-15", "entre julio de 2023 y el 15 de agosto de 2023"),
    ("2023-07-20/2023-07", "entre el 20 de julio de 2023 y julio de 2023"),
    ("2023-22/2024-21", "entre el verano de 2023 y la primavera de 2024"),
    ("2023-07-07/2023-07-07", "7 de julio de 2023"),
    ("2023-07-07/..", "el 7 de julio de 2023 o después"),
    ("../2023-07-07", "el 7 de julio de 2023 o antes"),
    ("2023-07/..", "julio de 2023 o después"),
    ("../2023", "2023 o antes"),
    ("2023-07-07/", "desde el 7 de julio de 2023 hasta una fecha desconocida"),
    ("/2023-07-07", "desde una fecha desconocida hasta el 7 de julio de 2023"),
    ("2023-07-07~", "hacia el 7 de julio de 2023"),
    ("2023?", "posiblemente 2023"),
    ("202X?", "posiblemente la década de 2020"),
    ("2023-07~/2023-09", "entre hacia julio de 2023 y septiembre de 2023"),
    ("2023-07-07/2023-07-09?", "entre el 7 de julio de 2023 y posiblemente el 9 de julio de 2023"),
    ("2023-07-07~/..", "hacia el 7 de julio de 2023 o después"),
]


# --- Readings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), DAYS)
def test_it_reads_the_days_a_date_can_mean(text: str, earliest: str, latest: str, precision: str) -> None:
    span = Span(day(earliest), day(latest), approximate=False, uncertain=False, precision=precision)

    assert read(text) == span


@pytest.mark.parametrize(("text", "said"), IN_ENGLISH)
def test_it_says_a_date_in_plain_english(text: str, said: str) -> None:
    assert describe(text) == said


@pytest.mark.parametrize(("text", "said"), IN_SPANISH)
def test_it_says_a_date_in_plain_spanish(text: str, said: str) -> None:
    assert describe(text, "es") == said


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023-07-07", False, False),
        ("2023-07-07~", True, False),
        ("2023?", False, True),
        ("2023-07%", True, True),
        ("202X?", False, True),
        ("2023-07~/2023-09", True, False),
        ("2023-07-07/2023-07-09?", False, True),
        ("2023-07-07~/2023-07-09?", True, True),
        ("2023-07-07~/..", True, False),
    ],
)
def test_it_keeps_what_a_date_says_of_itself(text: str, approximate: bool, uncertain: bool) -> None:
    span = read(text)

    assert (span.approximate, span.uncertain) == (approximate, uncertain)


def test_a_qualifier_does_not_widen_the_days() -> None:
    assert (read("2023-07%").earliest, read("2023-07%").latest) == (date(2023, 7, 1), date(2023, 7, 31))


def test_a_language_may_name_its_country() -> None:
    assert describe("2023-07-07", "es-mx") == describe("2023-07-07", "es")


def test_it_refuses_a_language_it_does_not_speak_naming_those_it_does() -> None:
    with pytest.raises(ValueError, match="No dates are described in 'de'; the languages are en, es"):
        describe("2023-07-07", "de")


def test_every_month_and_season_has_a_name_of_its_own() -> None:
    for language in ("en", "es"):
        named = {describe(f"2023-{month:02}", language) for month in (*range(1, 13), *range(21, 25))}

        assert len(named) == 16


# --- Refusals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The date is empty; write 2023-07-07 for a day"),
        ("July 7", "'July 7' is not an EDTF date the archive reads; write 2023-07-07 for a day, 2023-07 for"),
        ("2023-7-7", "'2023-7-7' is not an EDTF date"),
        ("07/07/2023", "'07/07/2023' is not an EDTF date"),
        ("unknown", "'unknown' is not an EDTF date"),
        ("2023-07-07/open", "'2023-07-07/open' is not an EDTF date"),
        ("2023/2024/2025", "is not an EDTF date"),
        (" 2023-07-07", "has a space before or after the date; write '2023-07-07'"),
        ("2023-07-07\n", "has a space before or after the date"),
        ("2023-02-30", "'2023-02-30': there is no such day; February 2023 has 28."),
        ("2023-02-29", "there is no such day; February 2023 has 28"),
        ("1900-02-29", "there is no such day; February 1900 has 28"),
        ("2023-06-31", "there is no such day; June 2023 has 30"),
        ("2023-01-00", "there is no such day; January 2023 has 31"),
        ("2023-13-01", "there is no month 13; write 01 to 12, or 21 to 24 for a season"),
        ("2023-00", "there is no month 00"),
        ("2023-25", "there is no month 25"),
        ("2023-07-01/2023-02-30", "'2023-07-01/2023-02-30': there is no such day"),
        ("2023-07-15/2023-07-09", "ends before it begins; write 2023-07-09/2023-07-15"),
        ("2024/2023-12-31", "ends before it begins"),
        ("/", "names no date at all; leave the field empty"),
        ("../..", "names no date at all"),
        ("../", "names no date at all"),
        ("0999", "the archive reads the years 1000 to 9998"),
        ("9999", "the archive reads the years 1000 to 9998"),
        ("999X", "the archive reads the years 1000 to 9998"),
        ("0000-01-01", "the archive reads the years 1000 to 9998"),
        ("-0500", "is not an EDTF date"),
        ("10000", "is not an EDTF date"),
        ("Y17E7", "is not an EDTF date"),
        ("2023-21-05", "a season has no day; write 2023-21"),
        ("2023-22~", "a season takes no ~; write 2023-22"),
        ("[2023,2024]", "is a set of dates (EDTF level 2)"),
        ("{2023-07-01..2023-07-03}", "is a set of dates (EDTF level 2)"),
        ("2023-?07", "is not an EDTF date"),
        ("2023-1X", "is not an EDTF date"),
        ("XXXX", "is not an EDTF date"),
        ("202X-07", "with 202X for a year there is no month; write 202X"),
        ("2023-XX-07", "a day needs its month; write 2023-XX-XX or 2023"),
        ("2023-07-XX/2023-08", "an interval runs between days, months, seasons or years, not 2023-07-XX"),
        ("2023-07-06T20:00:00Z/..", "an interval runs between days"),
        ("2023-07T20:00:00Z", "a time needs its day"),
        ("2023-07-06T20:00:00~", "a time takes no ~; write 2023-07-06~"),
        ("2023-07-06T20:00:00+00:00", "universal time is written Z: 2023-07-06T20:00:00Z"),
        ("2023-07-06T20:00", "is not an EDTF date"),
        ("2023-07-06T25:00:00Z", "is not an EDTF date"),
        ("2023-07-06T24:00:00Z", "is not an EDTF date"),
        ("2023S2", "is not an EDTF date"),
        ("٢٠٢٣", "is not an EDTF date"),
        ("\uff12\uff10\uff12\uff13", "is not an EDTF date"),
        ("2023-07-07\0", "is not an EDTF date"),
        ("2023" * 20, "has 80 characters, more than any EDTF date"),
    ],
)
def test_it_refuses_what_it_does_not_read_and_says_what_would_be_right(text: str, words: str) -> None:
    for function in (read, describe):
        with pytest.raises(EDTFError) as refusal:
            function(text)

        assert words in str(refusal.value)


def test_a_refusal_can_be_printed_whatever_was_typed() -> None:
    with pytest.raises(EDTFError) as refusal:
        read("\ud800\u202e2023")

    assert str(refusal.value).isprintable()
    assert str(refusal.value).encode("utf-8")


def test_it_refuses_without_a_word_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("2023-1X", "2023-X2", "2023-XX/2024"):
        with pytest.raises(EDTFError):
            read(text)

    assert capsys.readouterr() == ("", "")


# --- Against the library ------------------------------------------------------------------------------------

years = st.integers(990, 9999).map("{:04}".format)
two_digits = st.integers(0, 32).map("{:02}".format)
points = st.one_of(
    years,
    st.tuples(years, two_digits | st.just("XX")).map("-".join),
    st.tuples(years, two_digits | st.just("XX"), two_digits | st.just("XX")).map("-".join),
    years.map(lambda year: year[:3] + "X"),
    years.map(lambda year: year[:2] + "XX"),
    st.tuples(years, st.sampled_from(["T20:00:00", "T20:00:00Z", "T20:00:00-05:00", "T20:00:00+14:00"])).map(
        lambda pair: f"{pair[0]}-07-07{pair[1]}"
    ),
)
qualified = st.tuples(points, st.sampled_from(["", "?", "~", "%"])).map("".join)
ends = qualified | st.sampled_from(["", ".."])
dates = qualified | st.tuples(ends, ends).map("/".join)
characters = st.text("0123456789-/.?~%XTZ: +[]{},YES")


@given(st.one_of(st.text(), characters, dates))
@settings(max_examples=500, deadline=None)
def test_it_reads_any_string_or_refuses_it(text: str) -> None:
    try:
        span = read(text)
    except EDTFError:
        return

    assert FAR_PAST <= span.earliest <= span.latest <= FAR_FUTURE
    assert describe(text)
    assert describe(text, "es")


@given(dates)
@settings(deadline=None)
def test_whatever_it_reads_the_library_reads_too(text: str) -> None:
    try:
        read(text)
    except EDTFError:
        return

    assert parse_edtf(text) is not None


@given(points)
@settings(deadline=None)
def test_it_reads_the_days_the_library_reads(text: str) -> None:
    try:
        span = read(text)
    except EDTFError:
        return

    theirs = parse_edtf(text)
    assert span.earliest == date(*theirs.lower_strict()[:3])
    # A winter is the exception: the library ends it with December.
    assert text[4:] == "-24" or span.latest == date(*theirs.upper_strict()[:3])


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_is_read_as_itself(one: date) -> None:
    assert read(one.isoformat()) == Span(one, one, approximate=False, uncertain=False, precision="day")


# --- Overlap ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "after", "before", "overlapping", "because"),
    [
        ("2023-07", None, None, True, "no limit leaves nothing out"),
        ("2023-07", "2023-07-31", None, True, "its last day is on the limit"),
        ("2023-07", "2023-08-01", None, False, "it ends before the limit"),
        ("2023-07", None, "2023-07-01", True, "its first day is on the limit"),
        ("2023-07", None, "2023-06-30", False, "it begins after the limit"),
        ("2023-07", "2023-07-10", "2023-07-12", True, "the limits lie within it"),
        ("2023-07-07/..", "2050-01-01", None, True, "an open end reaches any later day"),
        ("../2023-07-07", None, "1950-01-01", True, "an open beginning reaches any earlier day"),
        ("2023-07-07/..", None, "2023-07-06", False, "an open end reaches no earlier day"),
    ],
)
def test_a_filter_matches_where_the_ranges_overlap(
    text: str, after: str | None, before: str | None, overlapping: bool, because: str
) -> None:
    limits = [limit and day(limit) for limit in (after, before)]

    assert overlaps(read(text), *limits) is overlapping, because  # type: ignore[arg-type]


# --- Cost ---------------------------------------------------------------------------------------------------


def test_ten_thousand_different_days_are_read_in_a_second() -> None:
    days = [date.fromordinal(700_000 + number).isoformat() for number in range(10_000)]

    def read_all() -> None:
        read.cache_clear()
        for text in days:
            read(text)

    assert takes_less_than(1, read_all)


@pytest.mark.parametrize("part", ["2023-", "[", "X", "/", "..", "\u0301", "9"])
def test_it_refuses_a_million_characters_at_once(part: str) -> None:
    def refuse() -> None:
        with pytest.raises(EDTFError):
            read(part * (1_000_000 // len(part)))

    assert takes_less_than(0.5, refuse)


def test_every_date_of_the_table_fits_the_field() -> None:
    assert max(len(row[0]) for row in DAYS) <= MAX_LENGTH
