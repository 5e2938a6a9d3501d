"""Whether a word is said as an allegation: “alleged victim”, “accused of assault”, “alleges that he …”.

A frame is looked for in the same clause only, and in closed lists of words, so that “the allegation that day,
after an officer assaulted a migrant” frames nothing. Where the lists fall short, an honest sentence is caught
and has to be put more plainly; that is the cheaper mistake.
"""

from __future__ import annotations

import re

from cases.wording.wordlists import (
    ACCUSING,
    ARTICLES,
    FRAME_NOUNS,
    FRAME_PREPOSITIONS,
    FRAME_VERBS,
    HEADS,
    MODIFIERS,
    QUALIFIERS,
    STOPPERS,
)

# Characters looked at on either side: more than a clause needs, and a bound on the work for each word.
WINDOW = 240
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
CLAUSE_BREAK = re.compile(r"[.,;:!?()\[\]\n\u2013\u2014]")


def is_alleged(text: str, start: int) -> bool:
    """Whether a qualifier stands directly before the word at `start`, modifiers aside."""
    words = without_trailing(words_before(text, start), MODIFIERS)
    return bool(words) and words[-1] in QUALIFIERS


def is_framed(text: str, start: int, end: int) -> bool:
    """Whether the word is said as an allegation, by a qualifier, a clause or the noun that it modifies."""
    words = words_before(text, start)
    return is_alleged(text, start) or is_object(words) or is_in_clause(words) or names_a_kind(text, end)


def is_object(words: list[str]) -> bool:
    """“allegations of (a sexual assault)”, “accused an officer of (assault)”."""
    rest = without_trailing(words, MODIFIERS | ARTICLES)
    if len(rest) < 2 or rest[-1] not in FRAME_PREPOSITIONS:
        return False
    return rest[-2] in FRAME_NOUNS or (rest[-1] == "of" and not ACCUSING.isdisjoint(rest[-8:]))


def is_in_clause(words: list[str]) -> bool:
    """“alleges that (an officer assaulted …)”, “whether …”, “is alleged to have …”."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] in STOPPERS:
            return False
        if words[place] == "whether" or opens_clause(words[max(place - 1, 0) : place + 1]):
            return True
    return False


def opens_clause(pair: list[str]) -> bool:
    if pair[1:] == ["that"]:
        return pair[0] in FRAME_VERBS | FRAME_NOUNS
    return pair[1:] == ["to"] and pair[0] in QUALIFIERS


def names_a_kind(text: str, end: int) -> bool:
    """“sexual assault (allegation)”."""
    clause = CLAUSE_BREAK.split(text[end : end + WINDOW], maxsplit=1)[0]
    following = WORD.search(clause)
    return following is not None and following[0].lower() in HEADS


def words_before(text: str, start: int) -> list[str]:
    """The words of the clause before `start`, lower case, nearest last."""
    clause = CLAUSE_BREAK.split(text[max(start - WINDOW, 0) : start])[-1]
    return [word.lower() for word in WORD.findall(clause)]


def without_trailing(words: list[str], passed_over: frozenset[str]) -> list[str]:
    length = len(words)
    while length and words[length - 1] in passed_over:
        length -= 1
    return words[:length]
