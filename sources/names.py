"""Stretches of capitals: where one begins and ends, and whether a person, a body or a thing is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.rules import words
from sources.tokens import (
    COUNTRIES,
    FIRST_NAMES,
    NOT_NAMES,
    OFFICES,
    ORGANISATION_WORDS,
    PARTICLES,
    SUFFIXES,
    TITLES,
    Token,
)

SURNAMES: Final = words("organisations", "surnames")
FAMILIES: Final = words("family_names", "common")
_THINGS: Final = words("organisations", "things")
_PLACES: Final = words("organisations", "places_before")
_COURTESY: Final = words("titles", "courtesy")
_ALSO_NAMES: Final = words("titles", "also_names")
CALLINGS: Final = words("titles", "callings")
# Nouns for people who need not be named: "a resident", "the actor".
_SINGULAR: Final = words("titles", "unnamed") | CALLINGS
UNNAMED: Final = _SINGULAR | {f"{noun}s" for noun in _SINGULAR if not noun.endswith(("s", "y", "man"))}
# Letters behind a name that are no part of it: "Gareth Thomas MP".
_HONOURS: Final = words("words", "honours")
_STANDS_IN: Final = frozenset({"in", "near", "outside", "across", "throughout", "inside"})


def runs(phrase: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of capitals of a phrase, nicknames, initials and particles inside them."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(phrase):
        if not phrase[place].is_capital:
            place += 1
            continue
        stop = _run_end(phrase, place)
        found.append((place, stop))
        place = stop
    return found


def _run_end(phrase: Sequence[Token], place: int) -> int:
    stop = place + 1
    while stop < len(phrase):
        if phrase[stop - 1].owner or phrase[stop].start - phrase[stop - 1].end > 1:
            break
        if (
            phrase[stop].is_capital
            or phrase[stop].key in SUFFIXES
            or (phrase[stop].text[0].isdigit() and stop == place + 9)
        ):
            stop += 1
        elif (skip := _inside_name(phrase, stop)) and phrase[stop - 1].is_capital:
            stop += skip
        else:
            break
    return stop


def _inside_name(phrase: Sequence[Token], place: int) -> int:
    """How many tokens at `place` stand inside a name: a nickname, a particle, the comma before Jr."""
    rest = list(phrase[place : place + 5])
    keys = [token.key for token in rest]
    if len(rest) >= 4 and keys[0] in '"“' and rest[1].is_capital and keys[2] in '"”' and rest[3].is_capital:
        return 3
    if len(rest) >= 5 and keys[0] in '"“' and keys[1] == "the" and keys[3] in '"”' and rest[4].is_capital:
        return 4
    if len(rest) >= 2 and keys[0] == "," and keys[1] in SUFFIXES:
        return 2
    if len(rest) >= 2 and keys[0] == "&" and rest[1].is_capital:
        return 2
    if len(rest) >= 2 and keys[0] in PARTICLES and rest[1].is_capital:
        return 1
    if len(rest) >= 3 and keys[0] in PARTICLES and keys[1] in PARTICLES and rest[2].is_capital:
        return 2
    return 0


# Where a company's branch is: "Bentley Motors China".
_LANDS: Final = words("places", "countries")


def is_organisation(run: Sequence[Token]) -> bool:
    """Whether a stretch of capitals is an organisation by its last or first words."""
    if (run[-1].is_acronym and run[-1].key not in TITLES) or any(token.text == "&" for token in run):
        return True
    if len(run) > 1 and run[-1].key in _LANDS and run[0].key not in FIRST_NAMES | TITLES:
        return True
    if _ends_in_surname(run):
        return False
    tail = [token for token in run if token.key in ORGANISATION_WORDS and token.key not in TITLES]
    return bool(tail) or (run[-1].key in ORGANISATION_WORDS)


def _ends_in_surname(run: Sequence[Token]) -> bool:
    """Whether the last of two or three names is a family's though it could be a body's: "Shonda Mills"."""
    names = [token for token in run if token.key not in TITLES and token.key not in SUFFIXES]
    if run[-1].key not in SURNAMES or not names:
        return False
    _, name = split_title(run)
    if len(name) == 1 and len(run) > 1 and run[-2].key in OFFICES:
        return run[-1].key in FAMILIES
    if 2 <= len(name) <= 3 and len(name) < len(names):
        names = list(name)
    if not 2 <= len(names) <= 3:
        return False
    named = any(token.key in FIRST_NAMES for token in names[:-1])
    return named and not any(token.key in ORGANISATION_WORDS for token in names[:-1])


def is_person(phrase: Sequence[Token], begin: int, title: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a name in capitals may be a person's: "the Mariners", "Tilden Avenue", "San Juan" are not."""
    first, last = name[0].key, name[-1].key
    if any(token.key in TITLES for token in title):
        only_titles = (
            len(name) > 1 and last in OFFICES and len(last) > _LONGEST_SHORT and last not in FAMILIES
        )
        return first in FIRST_NAMES or not only_titles
    if len(name) == 1 and first in _LANDS and first not in FIRST_NAMES:
        return False
    before = phrase[begin - 1].key if begin else ""
    if before == "the" and len(name) < 4 and not (title and is_full(name)):
        return False
    if first not in FIRST_NAMES and ((last in TITLES and last not in FAMILIES) or _is_led_by(phrase, begin)):
        return False
    if _is_foreign(name):
        return name[1].key in FIRST_NAMES
    if first in FIRST_NAMES and 2 <= len(name) <= 4 and (last not in _THINGS or last in SURNAMES):
        return True
    if len(name) > 1 and (last in _THINGS or first in _PLACES):
        return False
    return before not in _STANDS_IN or len(name) > 3


# "Sen", as in Amrita Sen, may be a family's name.
_LONGEST_SHORT: Final = 3


def _is_foreign(name: Sequence[Token]) -> bool:
    """Whether a country's letters lead capitals: "UK Anti-Doping"."""
    return len(name) > 1 and name[0].text.isupper() and name[0].key in COUNTRIES


def _is_led_by(phrase: Sequence[Token], begin: int) -> bool:
    """Whether capitals are what somebody leads: "head of [China Outbound]"."""
    return begin > 1 and phrase[begin - 1].key == "of" and phrase[begin - 2].key in TITLES


def split_title(run: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """A stretch of capitals as the title that leads it, and the name: (Chicago Mayor, Brandon Johnson)."""
    last = -1
    for place, token in enumerate(run[:-1]):
        body = token.is_acronym and not _are_initials(token, run[place + 1])
        if token.key in TITLES or token.key in ORGANISATION_WORDS or body:
            last = place
    if last == 0 and len(run) == 2 and run[0].key in _ALSO_NAMES:
        return run[:0], run
    if last < 0 and len(run) > 2 and _leads(run):
        return run[:1], run[1:]
    if run[-1].key in TITLES and last == len(run) - 2 and run[last].key not in _COURTESY:
        return run, ()
    return run[: last + 1], run[last + 1 :]


def _are_initials(token: Token, following: Token) -> bool:
    """Whether letters with points begin a name, and are no body's: "G.K. Butterfield"."""
    return "." in token.text and len(token.key) <= 5 and following.key not in TITLES


def _leads(run: Sequence[Token]) -> bool:
    """Whether the first of three capitals says what the named person is: "Volunteer Dmytro Kovalenko"."""
    return run[0].key not in FIRST_NAMES and (run[1].key in FIRST_NAMES or run[0].key in UNNAMED)


def is_full(name: Sequence[Token]) -> bool:
    """Whether a name has a first name and more: "Secretary of State [John F. Kerry]"."""
    return len(name) > 1 and name[0].key in FIRST_NAMES


def without_honours(name: Sequence[Token]) -> Sequence[Token]:
    while len(name) > 2 and name[-1].key in _HONOURS:
        name = name[:-1]
    return name


def is_owners(phrase: Sequence[Token], stop: int) -> bool:
    """Whether the last name only tells whose somebody is: "candidate Gary Low's [doctor]"."""
    return bool(phrase[stop - 1].owner) and stop < len(phrase) and phrase[stop].key in UNNAMED


def is_titled_name(chunk: Sequence[Token]) -> bool:
    """Whether a phrase is a name behind titles in lower case: "[the journalist Marcia Price], said"."""
    chunk = chunk[1:] if chunk[0].key == "the" else chunk
    named = len(chunk) > 2 and is_full(chunk[-2:]) and chunk[-2].is_capital and chunk[-1].is_capital
    return named and chunk[0].text.islower() and all(token.key in _TOLD for token in chunk[:-1])


_TOLD: Final = TITLES | UNNAMED | FIRST_NAMES


def name_end(rest: Sequence[Token]) -> int:
    """How many tokens belong to an organisation's name, "of" and "and" between capitals included."""
    stop = 0
    while stop < len(rest):
        token = rest[stop]
        if (
            token.is_capital
            or token.key in ORGANISATION_WORDS
            or (token.text[0].isdigit() and stop)
            or (is_joined(rest, stop) and _capital_follows(rest, stop))
        ):
            stop += 1
        else:
            break
    return stop


def is_joined(rest: Sequence[Token], place: int) -> bool:
    """Whether a small word may join two parts of a body's name: "Council [on] Foreign Relations"."""
    about = rest[place].key == "on" and place > 0 and rest[place - 1].key in ORGANISATION_WORDS
    return about or rest[place].key in _INSIDE


def _capital_follows(rest: Sequence[Token], place: int) -> bool:
    following = rest[place + 1 : place + 3]
    return bool(following) and (
        following[0].is_capital or (following[0].key == "the" and following[-1].is_capital)
    )


_INSIDE: Final = frozenset({"of", "for", "and", "the", "&", "de", "del", "la"})


def plain_name(name: str) -> list[str]:
    """The words of a name that others repeat: without nicknames, initials and suffixes."""
    name = name.replace(",", " ").replace("’", "'")
    parts = [part.strip("\"“”',.") for part in name.split() if part[0] not in '"“']
    return [
        part
        for part in parts
        if len(part) > 1 and part.lower() not in SUFFIXES and part.lower() not in NOT_NAMES
    ]
