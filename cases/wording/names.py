"""Spotting what may be a person's name in a description of somebody who must not be named.

A heuristic for a second look, not a proof. It reports runs of two or more capitalised words, and a
capitalised word after a rank, that the archive's own names do not cover. It cannot see: a surname alone, a
nickname, a name in lower case or in a script without capitals, a name whose words are all known names of
something else, a badge number, or a person made out by the sum of details. It will report any proper name
that it was not told of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cases.wording.wordlists import ORDINARY, PARTICLES, SHORT, TITLES

TOKEN = re.compile(r"(?<!\w)[^\W_](?:[\w'\u2019-]*\w)?")
POSSESSIVE = ("'s", "\u2019s")
QUOTES = "\"'\u201c\u201d\u2018\u2019"
GAP = re.compile(rf"[\s{QUOTES}]+")  # Between the words of one name; quotation marks hold a nickname.
AFTER_SHORT = re.compile(rf"\.[\s{QUOTES}]*")  # After an initial or an abbreviated title.


@dataclass(frozen=True)
class Token:
    word: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.word)

    @property
    def is_title(self) -> bool:
        return self.word.lower() in TITLES

    @property
    def is_particle(self) -> bool:
        return self.word in PARTICLES

    @property
    def may_be_part(self) -> bool:
        """Whether it is capitalised, and no word that often opens a sentence."""
        return self.word[0] != self.word[0].lower() and self.word.lower() not in ORDINARY

    @property
    def may_be_short(self) -> bool:
        return len(self.word) == 1 or self.word.lower() in TITLES | SHORT


def possible_names(text: str, known: Collection[str]) -> list[str]:
    """What may be personal names in `text`, as they stand there, each once; `known` names are not reported.

    `known` are names of agencies, places and anything else that may be written out; months, days, ranks and
    the commonest words that open a sentence are known anyway.
    """
    tokens = tokens_of(text)
    covered = covered_places([token.word for token in tokens], by_first_word(known))
    runs = [run for run in runs_of(text, tokens, covered) if reads_as_name(run)]
    return list(dict.fromkeys(text[run[0].start : last_part(run).end] for run in runs))


def last_part(run: list[Token]) -> Token:
    """The end of the name; particles may follow it by chance."""
    return next(token for token in reversed(run) if not token.is_particle)


def tokens_of(text: str) -> list[Token]:
    return [Token(without_possessive(match[0]), match.start()) for match in TOKEN.finditer(text)]


def without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(POSSESSIVE) and len(word) > 2 else word


def by_first_word(known: Collection[str]) -> dict[str, list[list[str]]]:
    """The words of each known name, by its first word, longest name first."""
    index: dict[str, list[list[str]]] = {}
    for words in sorted(([token.word for token in tokens_of(name)] for name in known), key=len, reverse=True):
        if words:
            index.setdefault(words[0], []).append(words)
    return index


def covered_places(words: list[str], index: dict[str, list[list[str]]]) -> set[int]:
    """The places in `words` that belong to a known name."""
    covered: set[int] = set()
    place = 0
    while place < len(words):
        names = index.get(words[place], [])
        length = next((len(name) for name in names if words[place : place + len(name)] == name), 0)
        covered.update(range(place, place + length))
        place += length or 1
    return covered


def runs_of(text: str, tokens: list[Token], covered: set[int]) -> Iterator[list[Token]]:
    """Words that stand together and may make up a name, particles included; a title may open one."""
    run: list[Token] = []
    for place, token in enumerate(tokens):
        goes_on = place not in covered and (not run or joined(text, run[-1], token)) and belongs(run, token)
        if goes_on:
            run.append(token)
            continue
        yield run
        run = [token] if place not in covered and belongs([], token) else []
    yield run


def belongs(run: list[Token], token: Token) -> bool:
    """Whether `token` may open `run`, or go on with it."""
    if token.is_title:
        return not run
    if token.is_particle:
        return bool(run)
    return token.may_be_part


def joined(text: str, before: Token, after: Token) -> bool:
    gap = text[before.end : after.start]
    return bool(GAP.fullmatch(gap) or (before.may_be_short and AFTER_SHORT.fullmatch(gap)))


def reads_as_name(run: list[Token]) -> bool:
    """Two capitalised words, or a title and one: “Jane Doe”, “officer Doe”."""
    names = [token for token in run if token.may_be_part and not token.is_title]
    return len(names) >= 2 or (bool(names) and run[0].is_title)
