"""What is written in a question, cleaned: lists of values, words, days, intervals, moments."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editions import search
from editions.filters.question import not_known, sides, suggestion

FIRST_YEAR, LAST_YEAR = 1000, 9998
YEARS = {"first": FIRST_YEAR, "last": LAST_YEAR}
YEAR = r"(?:[1-8]\d{3}|9[0-8]\d\d|99[0-8]\d|999[0-8])"
"""Those years, in a pattern."""
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?", re.ASCII)

Days = tuple[date, date]


@dataclass(frozen=True)
class Wanted:
    """Of a parameter that can be repeated: any of some values, and none of others."""

    any_of: list[str]
    none_of: list[str]


class Values(forms.Field):
    """Any number of values."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> Wanted:
        return Wanted(*sides(str(one) for one in value or []))


class Terms(forms.MultipleChoiceField):
    """Any number of values of a controlled list."""

    def clean(self, value: Any) -> Wanted:
        wanted = Wanted(*sides(str(one) for one in value or []))
        refuse_unknown([*wanted.any_of, *wanted.none_of], self.choices)
        return wanted


class OneTerm(forms.ChoiceField):
    """One value of a controlled list."""

    def validate(self, value: str) -> None:
        refuse_unknown([value], self.choices)


def refuse_unknown(values: list[str], choices: Any) -> None:
    known = [str(choice) for choice, _ in choices]
    for value in values:
        if value not in known:
            raise ValidationError(not_known(value, suggestion(value, known)))


class Words(forms.CharField):
    """Words to search for, few enough for both databases to plan a search."""

    def validate(self, value: str) -> None:
        if fault := search.unanswerable(value):
            raise ValidationError(fault)


class Day(forms.Field):
    """A day, a month or a year; cleaned to its first and last day."""

    def to_python(self, value: Any) -> Days | None:
        if not value:
            return None
        try:
            return days(str(value))
        except ValueError:
            raise ValidationError(
                _("Write a date as 2023-07-07, 2023-07 or 2023, from %(first)s to %(last)s.") % YEARS
            ) from None


class Interval(forms.Field):
    """A day, month, year, or two of them with a slash between; cleaned to its first and last day."""

    def to_python(self, value: Any) -> Days | None:
        if not value:
            return None
        try:
            return interval(str(value))
        except ValueError:
            raise ValidationError(
                _(
                    "Write a date, or two as 2023-07/2023-09 with the earlier first; .. is an open end; "
                    "from %(first)s to %(last)s."
                )
                % YEARS
            ) from None


class Instant(forms.Field):
    """A moment; cleaned to RFC 3339 in UTC, as the log writes it."""

    def to_python(self, value: Any) -> str:
        if not value:
            return ""
        try:
            return instant(str(value))
        except (ValueError, OverflowError):
            raise ValidationError(
                _(
                    "Write a moment as 2023-07-07T12:00:00Z, or a day as 2023-07-07, from %(first)s to "
                    "%(last)s. A plus sign in an address is written %%2B."
                )
                % YEARS
            ) from None


def days(text: str) -> Days:
    parts = DAY.fullmatch(text)
    if not parts or not FIRST_YEAR <= int(parts[1]) <= LAST_YEAR:
        raise ValueError(text)
    year, month, day = parts.groups()
    if day:
        only = date(int(year), int(month), int(day))
        return only, only
    first = date(int(year), int(month or 1), 1)
    last = first if month else first.replace(month=12)
    return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])


OPEN = ".."


def interval(text: str) -> Days:
    first, slash, last = text.partition("/")
    if not slash:
        return days(text)
    begins = date(1, 1, 1) if first == OPEN else days(first)[0]
    ends = date(9999, 12, 31) if last == OPEN else days(last)[1]
    if begins > ends or first == last == OPEN:
        raise ValueError(text)
    return begins, ends


def instant(text: str) -> str:
    if not INSTANT.fullmatch(text) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
