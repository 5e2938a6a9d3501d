"""Which day "Friday", "yesterday" or "July 6" is, counted from the day an article was published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sources.edtf_dates import EDTFError, Span, read
from sources.rules import VERBS, alternatives

# The last name of each is the Spanish one.
_WEEK: Final = (
    "monday lunes",
    "tuesday martes",
    "wednesday miércoles",
    "thursday jueves",
    "friday viernes",
    "saturday sábado",
    "sunday domingo",
)
_YEAR: Final = (
    "january jan enero",
    "february feb febrero",
    "march mar marzo",
    "april apr abril",
    "may mayo",
    "june jun junio",
    "july jul julio",
    "august aug agosto",
    "september sep sept septiembre",
    "october oct octubre",
    "november nov noviembre",
    "december dec diciembre",
)
_DAYS: Final = {name: place for place, names in enumerate(_WEEK) for name in names.split()}
_MONTHS: Final = {name: place for place, names in enumerate(_YEAR, start=1) for name in names.split()}
_SPANISH: Final = frozenset(names.split()[-1] for names in (*_WEEK, *_YEAR))
_DAY: Final = "|".join(_DAYS)
_MONTH: Final = "|".join(sorted((name for name in _MONTHS), key=len, reverse=True))
_PHRASE: Final = re.compile(
    rf"\b(?:(?P<day_before>(?:the )?day (?:before|earlier)|a day earlier)"
    rf"|(?P<weekday_when>(?P<which>last|this past|next|el|el pasado)\s+)?(?P<weekday>{_DAY})\b"
    rf"|(?P<month>{_MONTH})\.?\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<number2>\d{{1,2}})(?:\s+de)?\s+(?P<month2>{_MONTH})\b(?:,?\s+(?:de\s+)?(?P<year2>\d{{4}}))?"
    rf"|(?P<word>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night|ayer|hoy)\b"
    rf"|(?P<week>last|this|earlier this) (?P<unit>week|month|year)\b)",
    re.IGNORECASE,
)
_EARLIER: Final = {"yesterday": 1, "ayer": 1, "last night": 1, "tomorrow": -1}
# "is scheduled to meet on [Friday]": no comma, and no verb of saying, between what is to come and its day.
_COMING: Final = re.compile(
    rf"\b(?:{alternatives('days', 'coming')})\b(?P<between>[^.!?;,:\n]{{0,80}})\Z", re.IGNORECASE
)
_BEFORE: Final = 120


@dataclass(frozen=True)
class Day:
    """A day, or the days, that a phrase means: as EDTF, where it is printed, and how it was counted."""

    edtf: str
    start: int
    end: int
    reason: str


def find(text: str, start: int, end: int, published: str) -> Day | None:
    """The first phrase of text[start:end] that names a day, resolved; None where nothing can be said.

    A weekday is the last one on or before the day of publication, because reports tell what was said; a day
    that is still to come is none of them. Only phrases in the article's own prose may be asked about:
    "yesterday" inside a statement is the statement's.
    """
    days = (resolve(found, published) for found in phrases(text, start, end) if not is_coming(found))
    return next(filter(None, days), None)


def is_coming(found: re.Match[str]) -> bool:
    """Whether a phrase names a day that is still to come: "will meet Friday", "is set for July 6"."""
    if (found["which"] or "").lower() == "next" or (found["word"] or "").lower() == "tomorrow":
        return True
    dated = found["weekday"] or found["month"] or found["month2"]
    if not dated or (found["which"] or "el").lower() != "el":
        return False
    lead = _COMING.search(found.string[max(0, found.start() - _BEFORE) : found.start()])
    return lead is not None and not any(word in VERBS.said for word in lead["between"].lower().split())


def phrases(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The phrases of text[start:end] that name a day."""
    for found in _PHRASE.finditer(text, start, end):
        # English writes days and months with a capital: "may" is a verb, and "mar" too.
        name = found["weekday"] or found["month"] or ""
        if not name.islower() or name in _SPANISH:
            yield found


def resolve(found: re.Match[str], published: str) -> Day | None:
    """The day that a phrase means, counted from the day of publication; None where that is not told."""
    resolved = _resolved(found, _anchor(published))
    return Day(resolved[0], *found.span(), f"“{found.group()}”{resolved[1]}") if resolved else None


def _anchor(published: str) -> date | None:
    """The one day of publication; none where the date is open or a range."""
    try:
        span: Span | None = read(published) if published else None
    except EDTFError:
        return None
    return span.earliest if span and span.earliest == span.latest else None


def _resolved(found: re.Match[str], anchor: date | None) -> tuple[str, str] | None:
    coming = is_coming(found)
    if found["month"]:
        return _dated(found["month"], found["number"], found["year"], anchor, coming)
    if found["month2"]:
        return _dated(found["month2"], found["number2"], found["year2"], anchor, coming)
    if anchor is None:
        return None
    kinds: list[tuple[str, Callable[[re.Match[str], date], tuple[str, str] | None]]] = [
        ("weekday", _weekday),
        ("word", _word),
        ("day_before", _day_before),
        ("week", _stretch),
    ]
    return next((resolve(found, anchor) for name, resolve in kinds if found[name]), None)


def _weekday(found: re.Match[str], anchor: date) -> tuple[str, str] | None:
    which = (found["which"] or "").lower()
    wanted = _DAYS[found["weekday"].lower()]
    if is_coming(found):
        day = anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
        return _iso(day), f" after {_iso(anchor)}"
    day = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
    if which == "last":
        return _last_weekday(day, anchor)
    return _iso(day), f" on or before the day of publication, {_iso(anchor)}"


def _last_weekday(day: date, anchor: date) -> tuple[str, str]:
    """Some write "last Friday" for the nearest one, and some for that of the week before."""
    before = day - timedelta(days=7)
    if day == anchor:
        return _iso(before), f", a week before {_iso(anchor)}"
    return f"{_iso(before)}/{_iso(day)}", f" before {_iso(anchor)}, which may be either"


def _word(found: re.Match[str], anchor: date) -> tuple[str, str]:
    day = anchor - timedelta(days=_EARLIER.get(found["word"].lower(), 0))
    return _iso(day), f" counted from the day of publication, {_iso(anchor)}"


def _day_before(found: re.Match[str], anchor: date) -> tuple[str, str]:
    day = anchor - timedelta(days=1)
    return f"{_iso(day)}?", f" counted from the day of publication, {_iso(anchor)}"


def _stretch(found: re.Match[str], anchor: date) -> tuple[str, str]:
    unit, last = found["unit"].lower(), found["week"].lower() == "last"
    if unit == "year":
        return str(anchor.year - last), f" counted from {_iso(anchor)}"
    if unit == "month":
        first = (anchor.replace(day=1) - timedelta(days=1)) if last else anchor
        return f"{first.year:04}-{first.month:02}", f" counted from {_iso(anchor)}"
    monday = anchor - timedelta(days=anchor.weekday() + 7 * last)
    until = monday + timedelta(days=6) if last else anchor
    days = _iso(monday) if monday == until else f"{_iso(monday)}/{_iso(until)}"
    return days, f" counted from {_iso(anchor)}"


def _dated(
    month: str, number: str, year: str | None, anchor: date | None, coming: bool
) -> tuple[str, str] | None:
    """A day of a month; without a year, the last such day on or before publication, or the next one."""
    place, day = _MONTHS[month.lower()], int(number)
    if year:
        return (f"{year}-{place:02}-{day:02}", ", as printed") if _exists(int(year), place, day) else None
    if anchor is None:
        return None
    for candidate in (anchor.year, anchor.year + 1 if coming else anchor.year - 1):
        if _exists(candidate, place, day) and (date(candidate, place, day) > anchor) == coming:
            told = "the next after" if coming else "the last on or before"
            return f"{candidate:04}-{place:02}-{day:02}", f", {told} {_iso(anchor)}"
    return None


def _exists(year: int, month: int, day: int) -> bool:
    return 1000 <= year <= 9998 and 1 <= day <= monthrange(year, month)[1]


def _iso(day: date) -> str:
    return day.isoformat()
