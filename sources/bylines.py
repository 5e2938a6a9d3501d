"""Who wrote an article, from what its page declares or shows: names alone, without "By" and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_BY: Final = re.compile(
    r"\s*(?:written by|story by|reported by|by|por|escrito por|texto:)[:\s]+", re.IGNORECASE
)
_NOT_A_NAME: Final = re.compile(r"https?:|www\.|@|[<>{}]|\.com\b|\.org\b|^\d", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*(?:,|;|&|\band\b|\by\b|\bwith\b)\s*", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:\||•|·|/|\bfor the\b|\bof the\b|\bspecial to\b|\bupdated\b|\bpublished\b|\d{1,2}[:/]\d"
    r"|\bon (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:senior|chief|staff|special) (?:\w+ ){0,2}(?:correspondent|writer|reporter|editor)\b|$).*",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|columnist|producer|contributor|journalist|bureau chief|critic"
    r"|associated press|reuters|redacción|periodista|corresponsal)s?\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: (?:de|la|del|van|von|der|den|bin|al|el|da|dos|di))*"
    r"(?: [^\W\d_a-zß-ÿ][\w.'’-]*){1,4}"
)
_LONGEST: Final = 120
# What a template leaves where a name would stand.
_LEADS: Final = frozenset({"story by", "written by", "reported by"})


def is_led(printed: str) -> bool:
    """Whether a line begins as bylines do: "By Ann Lee"."""
    return bool(_BY.match(printed))


def looks_like_name(printed: str) -> bool:
    return bool(_NAME.fullmatch(printed.strip()))


def is_nobody(name: str, outlet: str) -> bool:
    """Whether a byline is only the outlet's own, "Mill News" of MillNews.com, or an account's: "admin"."""
    letters, of_outlet = (re.sub(r"[\W_]", "", one).casefold() for one in (name, outlet))
    return letters in _ACCOUNTS or (len(letters) > _SHORTEST and of_outlet.startswith(letters))


_ACCOUNTS: Final = frozenset({"admin", "administrator", "staff", "editor", "newsroom", "webmaster"})
_SHORTEST: Final = 3


def authors(printed: str) -> Iterator[str]:
    """The names of one byline, each as it is printed; a name in capitals is set as a name."""
    if _NOT_A_NAME.search(printed) or not 2 < len(printed) < 2 * _LONGEST:
        return
    led = _BY.match(printed)
    line = _ENDS.sub("", printed[led.end() :] if led else printed)
    for place, part in enumerate(_BETWEEN.split(line)):
        name = part.strip(" ,.|–—-")
        if (
            not 2 < len(name) < _LONGEST
            or name.lower() in _LEADS
            or (place and (_ROLE.search(name) or not looks_like_name(_set(name))))
        ):
            continue
        yield _set(name)


def _set(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name
