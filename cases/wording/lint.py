"""The lint of words that convict or acquit, for text that staff write; never for the words of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cases.wording.frames import is_alleged, is_framed
from cases.wording.quotations import quoted_spans
from cases.wording.rules import ALLOWED, RULES, Allowed, Rule, Unless

MASK = "\ufffc"  # Stands for a character that is not ours to judge; no rule matches it.


@dataclass(frozen=True, order=True)
class WordingFault:
    start: int
    end: int
    word: str
    why: str
    instead: str


def faults(
    text: str, allowed: Iterable[Allowed] = ALLOWED, *, terms_allowed: bool = False
) -> list[WordingFault]:
    """The words in `text` that convict, acquit or load, in order; quotations are exempt.

    `terms_allowed` is for the text of a status step, where the terms of decisions belong.
    """
    ours = without_phrases(without_quotations(text), allowed)
    found = [fault for rule in RULES if applies(rule, terms_allowed) for fault in caught(rule, ours)]
    return longest_first(sorted(found, key=lambda fault: (fault.start, -fault.end)))


def applies(rule: Rule, terms_allowed: bool) -> bool:
    return not (terms_allowed and rule.unless is Unless.TERM)


def caught(rule: Rule, text: str) -> Iterator[WordingFault]:
    for match in pattern(rule.words).finditer(text):
        if not excused(rule, text, match.start(), match.end()):
            yield WordingFault(match.start(), match.end(), match[0], rule.why, rule.instead)


def excused(rule: Rule, text: str, start: int, end: int) -> bool:
    if rule.unless is Unless.ALLEGED:
        return is_alleged(text, start)
    return rule.unless is Unless.FRAMED and is_framed(text, start, end)


def longest_first(ordered: Sequence[WordingFault]) -> list[WordingFault]:
    """One fault for each place: of faults that overlap, the one that starts first, or else is longest."""
    kept: list[WordingFault] = []
    for fault in ordered:
        if not kept or fault.start >= kept[-1].end:
            kept.append(fault)
    return kept


def without_quotations(text: str) -> str:
    pieces, at = [], 0
    for span in quoted_spans(text):
        pieces += [text[at : span.start], MASK * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, text[at:]])


def without_phrases(text: str, allowed: Iterable[Allowed]) -> str:
    phrases = tuple(entry.phrase for entry in allowed)
    if not phrases:
        return text
    return phrase_pattern(phrases).sub(lambda match: MASK * len(match[0]), text)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Whole words; an underscore is no part of one, or “guilty_” would be another word than “guilty”."""
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=16)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `phrases`, longest first, however its words are spaced."""
    spaced = (
        r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)
    )
    return pattern("|".join(spaced))
