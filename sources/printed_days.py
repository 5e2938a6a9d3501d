"""Which day a page prints near its heading, in words or in figures that can mean only one day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sources.rules import listed

_MONTHS: Final = {
    word: 1 + place % 12 for key in ("full", "short") for place, word in enumerate(listed("months", key))
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WORDS: Final = re.compile(
    rf"\b(?:({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)? (?:de )?({_MONTH})\.?,?(?: del?)? (\d{{4}}))\b",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_IN_ADDRESS: Final = re.compile(rf"/(\d{{4}})/(\d{{1,2}}|{_MONTH})/(\d{{1,2}})(?=/|\Z)")
_CHANGED: Final = re.compile(
    r"(?:updated|modified|actualizad[oa]|edited)\W{0,4}(?:\w+ ){0,3}\Z", re.IGNORECASE
)


def find(printed: str) -> date | None:
    """The first day a line prints that is not one of a change; None for 3/4/2024, which may be two days."""
    found = sorted(
        (match.start(), day)
        for pattern, read in ((_WORDS, _of_words), (_FIGURES, _of_figures), (_ISO, _of_iso))
        for match in pattern.finditer(printed[:500])
        if (day := read(match)) and not _CHANGED.search(printed[: match.start()])
    )
    return found[0][1] if found else None


def of_address(address: str) -> date | None:
    """The day that an address has in its path: /2024/mar/06/, /2024/03/06/."""
    for found in _IN_ADDRESS.finditer(address.lower()[:2_000]):
        month = _MONTHS.get(found[2]) or (int(found[2]) if found[2].isdigit() else 0)
        if day := _day(int(found[1]), month, int(found[3])):
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _of_words(found: re.Match[str]) -> date | None:
    if found[1]:
        return _day(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
    return _day(int(found[6]), _MONTHS[found[5].lower()], int(found[4]))


def _of_figures(found: re.Match[str]) -> date | None:
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    if one <= 12 and two <= 12 and one != two:
        return None
    return _day(year, two, one) if one > 12 else _day(year, one, two)


def _of_iso(found: re.Match[str]) -> date | None:
    return _day(int(found[1]), int(found[2]), int(found[3]))
