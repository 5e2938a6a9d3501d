"""Who wrote an article, from what its page declares or shows: names alone, without "By" and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sources.rules import listed

# "By by ANN LEE" is what a template makes of a line that brought its own "by".
_BY: Final = re.compile(
    r"\s*(?:(?:written by|story by|reported by|by|por|escrito por|texto:"
    r"|(?:von|par)(?=[:\s]+\S+ \S))[:\s]+)+",
    re.IGNORECASE,
)
_NOT_A_NAME: Final = re.compile(r"https?:|www\.|[<>{}]|\.com\b|\.org\b|^\d", re.IGNORECASE)
_MAIL: Final = re.compile(r"\S*@\S+")
_BETWEEN: Final = re.compile(r"\s*(?:,|;|&|\b(?:and|y|with|et|und)\b)\s*", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:\||•|·|/|\bfor the\b|\bof the\b|\bspecial to\b|\bupdated\b|\bpublished\b|\d"
    r"|\b(?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
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
    r"[^\W\d_a-zß-ÿ][\w.'’-]*"
    r"(?:(?: (?:de|la|del|van|von|der|den|bin|al|el|da|dos|di|du|le|zu|ter))*"
    r" (?:[dl]['’]|al-|el-)?[^\W\d_a-zß-ÿ][\w.'’-]*){1,4}"
)
_BODY: Final = re.compile(rf"\b(?:{'|'.join(listed('imprint', 'bodies'))})\b", re.IGNORECASE)
_STAFF: Final = re.compile(r"\bstaff(?: reports?)?\Z", re.IGNORECASE)
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


def is_person(name: str, outlet: str = "") -> bool:
    """Whether a name may be somebody's: none of a role or a body, nor one with the outlet's own in it.

    "Daily X Staff" stays, because readers see nobody else named.
    """
    if _STAFF.search(name):
        return looks_like_name(name)
    of_outlet = is_nobody(name, outlet) or _has(outlet, name)
    return looks_like_name(name) and not (of_outlet or _ROLE.search(name) or _BODY.search(name))


def _has(outlet: str, name: str) -> bool:
    """Whether a name has the outlet's in it; a short one, as "AL", may be somebody's own."""
    return len(outlet) > 4 and f" {outlet.casefold()} " in f" {name.casefold()} "


def authors(printed: str, outlet: str = "") -> Iterator[str]:
    """The names of one byline, each as it is printed; a name in capitals is set as a name."""
    line = _MAIL.sub("", printed)
    if _NOT_A_NAME.search(line) or not 2 < len(line) < 2 * _LONGEST:
        return
    led = _BY.match(line)
    for part in _BETWEEN.split(_ENDS.sub("", line[led.end() :] if led else line)):
        name = part.strip(" ,.|–—-()")
        if 2 < len(name) < _LONGEST and name.lower() not in _LEADS and is_person(_set(name), outlet):
            yield _set(name)


def _set(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name
