"""What days an EDTF string (ISO 8601-2) may mean, and how to say it in a sentence.

The archive reads a subset that curators can learn in a minute and that every other EDTF reader understands:

    level 0   2023-07-07   2023-07   2023   2023-07-09/2023-07-15   2023-07-06T20:00:00Z
    level 1   2023~ about   2023? possibly   2023% possibly about   (the sign stands at the end of a date)
              2023-21 spring   -22 summer   -23 autumn   -24 winter
              202X   20XX   2023-XX   2023-XX-XX   2023-07-XX
              2023-07-07/.. that day or later   ../2023-07-07 that day or earlier
              2023-07-07/ and /2023-07-07, whose other end is not known

Level 2, negative years and years of more than four digits are refused: no newspaper needs them.

The library `edtf` settles which days a month, a year, a season or an X can be. It needs 5 to 40 ms a string,
so a plain day does not go there, and the rest, of which there are few, is remembered. A grammar of the
subset stands before it because on other strings it prints to the terminal, raises AttributeError, takes
29 February 2023 for a day, and gives an end that is not known ten years.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from edtf import parse_edtf

FAR_PAST: Final = date(1, 1, 1)
FAR_FUTURE: Final = date(9999, 12, 31)
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9998

# Longer than any date of the subset, and what an EDTFField stores.
MAX_LENGTH: Final = 64

_DATE: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:T(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?P<zone>Z|[+-](?:(?:0\d|1[0-3])(?::[0-5]\d)?|14:00))?)?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)
_WINTER: Final = "24"
_SEASONS: Final = ("21", "22", "23", _WINTER)
_NO_DATE: Final = ("", "..")
_HOW: Final = "write 2023-07-07 for a day, 2023-07 for a month, 2023-07-07/.. for that day or later"


class EDTFError(ValueError):
    """A string that is no date of the subset; the message says what is wrong and what would be right."""


@dataclass(frozen=True)
class Span:
    """The first and last day a date can mean; an open or unknown end is FAR_PAST or FAR_FUTURE.

    An approximate date is not widened: by how much would be an invention.
    """

    earliest: date
    latest: date
    approximate: bool
    uncertain: bool
    precision: str  # "time", "day", "month", "season", "year", "decade", "century" or "interval"


@dataclass(frozen=True)
class Point:
    """One date of the subset, in its parts as they are written."""

    year: str
    month: str = ""
    day: str = ""
    clock: str = ""
    zone: str = ""
    qualifier: str = ""

    @property
    def bare(self) -> str:
        """The date without its time and its qualifier."""
        return "-".join(part for part in (self.year, self.month, self.day) if part)

    @property
    def precision(self) -> str:
        if self.clock:
            return "time"
        if self.month in _SEASONS:
            return "season"
        if self.day.isdigit():
            return "day"
        if self.month.isdigit():
            return "month"
        return {0: "year", 1: "decade", 2: "century"}[self.year.count("X")]


@dataclass(frozen=True)
class Interval:
    """From one date to another."""

    start: Point
    end: Point


@dataclass(frozen=True)
class HalfInterval:
    """An interval of which one end is named; the other is open ("..") or not known (nothing)."""

    point: Point
    is_start: bool
    is_open: bool


Reading = Point | Interval | HalfInterval


@lru_cache(maxsize=65_536)
def read(text: str) -> Span:
    """The days that `text` can mean; raises EDTFError, and nothing else, for any string."""
    reading = parse(text)
    earliest, latest = _days(reading)
    if earliest > latest:
        start, end = text.split("/")
        raise EDTFError(f"{text!r} ends before it begins; write {end}/{start} if that is what is meant.")
    # A qualifier sign has no other meaning in the subset.
    return Span(
        earliest,
        latest,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
        precision=reading.precision if isinstance(reading, Point) else "interval",
    )


def parse(text: str) -> Reading:
    """The parts of `text` as they are written; whether an interval runs backwards is for `read` to see."""
    _check_characters(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text, text)
    if start in _NO_DATE and end in _NO_DATE:
        raise EDTFError(f"{text!r} names no date at all; leave the field empty, or {_HOW}.")
    if end in _NO_DATE:
        return HalfInterval(_end(start, text), is_start=True, is_open=end == "..")
    if start in _NO_DATE:
        return HalfInterval(_end(end, text), is_start=False, is_open=start == "..")
    return Interval(_end(start, text), _end(end, text))


def overlaps(span: Span, after: date | None, before: date | None) -> bool:
    """Whether some day of `span` lies from `after` to `before`, both included; None does not limit."""
    return (after is None or span.latest >= after) and (before is None or span.earliest <= before)


# --- The grammar --------------------------------------------------------------------------------------------


def _check_characters(text: str) -> None:
    if not text:
        raise EDTFError(f"The date is empty; {_HOW}.")
    if len(text) > MAX_LENGTH:
        raise EDTFError(f"{text[:20]!r}... has {len(text)} characters, more than any EDTF date; {_HOW}.")
    if text != text.strip():
        raise EDTFError(f"{text!r} has a space before or after the date; write {text.strip()!r}.")
    if text[0] in "[{":
        raise EDTFError(
            f"{text!r} is a set of dates (EDTF level 2), which the archive does not read; {_HOW}."
        )


def _end(text: str, whole: str) -> Point:
    """One end of an interval."""
    point = _point(text, whole)
    if point.clock or "X" in point.bare:
        raise EDTFError(f"{whole!r}: an interval runs between days, months, seasons or years, not {text}.")
    return point


def _point(text: str, whole: str) -> Point:
    match = _DATE.fullmatch(text)
    if not match:
        raise EDTFError(f"{whole!r} is not an EDTF date the archive reads; {_HOW}.")
    point = Point(**match.groupdict(""))
    for fault in (_level_two(point), _time_fault(point), _calendar_fault(point)):
        if fault:
            raise EDTFError(f"{whole!r}: {fault}.")
    if whole == text and point.precision == "season" and point.qualifier:
        # Other readers take a qualified season inside an interval only.
        raise EDTFError(f"{whole!r}: a season takes no {point.qualifier}; write {point.bare}.")
    return point


def _level_two(point: Point) -> str | None:
    if "X" in point.year and point.month:
        return f"with {point.year} for a year there is no month; write {point.year}"
    if point.month == "XX" and point.day.isdigit():
        return f"a day needs its month; write {point.year}-XX-XX or {point.year}"
    return None


def _time_fault(point: Point) -> str | None:
    if point.clock and not point.day.isdigit():
        return "a time needs its day; write 2023-07-06T20:00:00Z"
    if point.clock and point.qualifier:
        return f"a time takes no {point.qualifier}; write {point.bare}{point.qualifier}"
    if point.zone[1:3] == "00":
        return f"universal time is written Z: {point.bare}T{point.clock}Z"
    return None


def _calendar_fault(point: Point) -> str | None:
    year = int(point.year.replace("X", "0"))
    if not FIRST_YEAR <= year <= int(point.year.replace("X", "9")) <= LAST_YEAR:
        return f"the archive reads the years {FIRST_YEAR} to {LAST_YEAR}"
    if point.month in _SEASONS:
        return f"a season has no day; write {point.year}-{point.month}" if point.day else None
    if not point.month.isdigit():
        return None
    month = int(point.month)
    if not 1 <= month <= 12:
        return f"there is no month {point.month}; write 01 to 12, or 21 to 24 for a season"
    days = calendar.monthrange(year, month)[1]
    if point.day.isdigit() and not 1 <= int(point.day) <= days:
        return f"there is no such day; {calendar.month_name[month]} {year} has {days}"
    return None


# --- The days -----------------------------------------------------------------------------------------------


def _days(reading: Reading) -> tuple[date, date]:
    if isinstance(reading, Interval):
        return _days(reading.start)[0], _days(reading.end)[1]
    if isinstance(reading, HalfInterval):
        earliest, latest = _days(reading.point)
        return (earliest, FAR_FUTURE) if reading.is_start else (FAR_PAST, latest)
    if reading.day.isdigit():
        # The day as it is written, also in UTC: which local day a time fell on is a curator's note.
        day = date.fromisoformat(reading.bare)
        return day, day
    return _days_of(reading.bare)


@lru_cache(maxsize=65_536)
def _days_of(bare: str) -> tuple[date, date]:
    reading = parse_edtf(bare)
    earliest, latest = date(*reading.lower_strict()[:3]), date(*reading.upper_strict()[:3])
    if bare.endswith(f"-{_WINTER}"):
        # The library ends a winter with its December; a filter on January would miss most of it.
        latest = date(latest.year + 1, 2, calendar.monthrange(latest.year + 1, 2)[1])
    return earliest, latest


# --- The sentence -------------------------------------------------------------------------------------------

# "the ..." is how a date is said inside a sentence, where that differs from how it stands alone.
_ENGLISH: Final = {
    "months": "January,February,March,April,May,June,July,August,September,October,November,December",
    "seasons": "spring,summer,autumn,winter",
    "time": "{day} {month} {year} at {clock}",
    "day": "{day} {month} {year}",
    "month": "{month} {year}",
    "season": "{season} {year}",
    "year": "{year}",
    "decade": "the {first}s",
    "century": "a year between {first} and {last}",
    "some day": "a day in {month} {year}",
    "some day of the year": "a day in {year}",
    "some month": "a month in {year}",
    "the day of this month": "{day}",
    "the day of this year": "{day} {month}",
    "the month of this year": "{month}",
    "~": "about {}",
    "?": "possibly {}",
    "%": "possibly about {}",
    "between": "between {} and {}",
    "from day": "on or after {}",
    "from": "in or after {}",
    "to day": "on or before {}",
    "to": "in or before {}",
    "begun": "from {} until an unknown date",
    "ended": "from an unknown date until {}",
}
_SPANISH: Final = {
    "months": "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
    "seasons": "la primavera,el verano,el otoño,el invierno",
    "time": "{day} de {month} de {year} a las {clock}",
    "day": "{day} de {month} de {year}",
    "the day": "el {day} de {month} de {year}",
    "month": "{month} de {year}",
    "season": "{season} de {year}",
    "year": "{year}",
    "decade": "la década de {first}",
    "century": "un año entre {first} y {last}",
    "some day": "un día de {month} de {year}",
    "some day of the year": "un día de {year}",
    "some month": "un mes de {year}",
    "the day of this month": "el {day}",
    "the day of this year": "el {day} de {month}",
    "the month of this year": "{month}",
    "~": "hacia {}",
    "?": "posiblemente {}",
    "%": "posiblemente hacia {}",
    "between": "entre {} y {}",
    "from day": "{} o después",
    "from": "{} o después",
    "to day": "{} o antes",
    "to": "{} o antes",
    "begun": "desde {} hasta una fecha desconocida",
    "ended": "desde una fecha desconocida hasta {}",
}
_LANGUAGES: Final = {"en": _ENGLISH, "es": _SPANISH}


@lru_cache(maxsize=65_536)
def describe(text: str, language: str = "en") -> str:
    """The date in plain words, "between 9 and 15 July 2023"; refuses what `read` refuses."""
    phrases = _LANGUAGES.get(language.partition("-")[0])
    if phrases is None:
        raise ValueError(
            f"No dates are described in {language!r}; the languages are {', '.join(_LANGUAGES)}."
        )
    read(text)
    reading = parse(text)
    if isinstance(reading, HalfInterval):
        return _half_said(reading, phrases)
    if isinstance(reading, Interval) and reading.start != reading.end:
        start, end = _start_said(reading.start, reading.end, phrases), _inside(reading.end, phrases)
        return phrases["between"].format(start, end)
    point = reading.end if isinstance(reading, Interval) else reading
    return _inside(point, phrases) if point.qualifier else _said(point, _form(point), phrases)


def _half_said(half: HalfInterval, phrases: dict[str, str]) -> str:
    key = ("from" if half.is_start else "to") if half.is_open else ("begun" if half.is_start else "ended")
    if half.is_open and half.point.precision == "day":
        key += " day"
    return phrases[key].format(_inside(half.point, phrases))


def _start_said(start: Point, end: Point, phrases: dict[str, str]) -> str:
    """The beginning of an interval, without the month and year that its end is about to name."""
    alike = (
        start.year == end.year and start.precision == end.precision and start.precision in ("day", "month")
    )
    if not alike or start.qualifier or end.qualifier:
        return _inside(start, phrases)
    shared = "month" if start.precision == "day" and start.month == end.month else "year"
    return _said(start, f"the {start.precision} of this {shared}", phrases)


def _inside(point: Point, phrases: dict[str, str]) -> str:
    """A date as a part of a sentence, with what its qualifier says of it."""
    form = _form(point)
    said = _said(point, f"the {form}" if f"the {form}" in phrases else form, phrases)
    return phrases[point.qualifier].format(said) if point.qualifier else said


def _form(point: Point) -> str:
    if point.day == "XX":
        return "some day of the year" if point.month == "XX" else "some day"
    return "some month" if point.month == "XX" else point.precision


def _said(point: Point, form: str, phrases: dict[str, str]) -> str:
    months, seasons = phrases["months"].split(","), phrases["seasons"].split(",")
    number = int(point.month) if point.month.isdigit() else 0
    return phrases[form].format(
        day=point.day.lstrip("0"),
        month=months[number - 1] if 1 <= number <= 12 else "",
        season=seasons[number - 21] if number > 20 else "",
        year=point.year,
        first=point.year.replace("X", "0"),
        last=point.year.replace("X", "9"),
        clock=f"{_minutes(point.clock)}{_zone_said(point.zone)}",
    )


def _minutes(clock: str) -> str:
    return clock[:5] if clock.endswith(":00") else clock


def _zone_said(zone: str) -> str:
    return f" UTC{zone.removeprefix('Z')}" if zone else ""
