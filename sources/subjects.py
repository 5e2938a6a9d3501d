"""Whether a name in a sentence is its subject, or of a clause in it: whom the next sentence's "she" means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sources.rules import VERBS, words
from sources.sentences import boundaries
from sources.tokens import TITLES, Token

_OPENERS: Final = words("grammar", "attribution_openers")
_PREPOSITIONS: Final = words("grammar", "subjects_prepositions")
_LEADS_AWAY: Final = _PREPOSITIONS | words("grammar", "subjects_conjunctions")
_RELATIVE: Final = frozenset({"to", "who", "which", "that", "whose"})
_HELPERS: Final = (words("grammar", "phrases_helpers") | words("words", "stops")) - _RELATIVE
_IRREGULAR: Final = words("grammar", "verbs_irregular")
# Words that may stand between a sentence's beginning and the name of its subject.
_LONGEST_LEAD: Final = 8
_LONGEST_ASIDE: Final = 30
_LONGEST_TITLE: Final = 4


class Sentences:
    """The sentences of a stretch of prose, asked which names lead them."""

    def __init__(self, text: str, phrase: Sequence[Token], start: int, end: int) -> None:
        self.phrase = phrase
        self.starts = [start, *boundaries(text, start, end)]
        self.offsets = [token.start for token in phrase]

    def leads(self, begin: int, stop: int) -> bool:
        """Whether phrase[begin:stop] is its sentence's subject, behind titles or an opening clause."""
        start = self.starts[bisect_right(self.starts, self.phrase[begin].start) - 1]
        first = bisect_left(self.offsets, start)
        lead = self.phrase[first:begin]
        if _is_of_a_noun(self.phrase, stop):
            return False
        if _is_said_by(lead):
            return True
        clause = next((place for place in range(len(lead) - 1, -1, -1) if lead[place].text in _CLAUSES), -1)
        lead = lead[clause + 1 :]
        if len(lead) > _LONGEST_ASIDE:
            return False
        comma = next((place for place in range(len(lead) - 1, -1, -1) if lead[place].text == ","), -1)
        opened = _opens(lead) and not _has_subject(lead) if lead else False
        free = comma < 0 or opened or does(self.phrase, begin, stop)
        return free and _only_describes(lead[comma + 1 :])


_CLAUSES: Final = frozenset(":;")


def _is_said_by(lead: Sequence[Token]) -> bool:
    """Whether a verb of saying behind a comma leads to a name: "..., said [mayor] Holt"."""
    while lead and lead[-1].key in TITLES and lead[-1].key not in VERBS.said:
        lead = lead[:-1]
    return len(lead) > 2 and lead[-1].key in VERBS.said and lead[-2].text == ","


def _is_of_a_noun(phrase: Sequence[Token], stop: int) -> bool:
    """Whether a name only tells whose the noun behind it is: "Trump [backers]"."""
    following = phrase[stop] if stop < len(phrase) and not phrase[stop - 1].owner else None
    return following is not None and following.text.islower() and following.key in _FOLLOWERS


_FOLLOWERS: Final = words("grammar", "subjects_followers")


def _has_subject(lead: Sequence[Token]) -> bool:
    """Whether a subject and its verb stand behind the opening clause: "On Tuesday, [Holt met] ..."."""
    comma = next((place for place, token in enumerate(lead) if token.text == ","), len(lead))
    rest = lead[comma + 1 :]
    return any(one.is_capital and verb.text.islower() and _is_verb(verb.key) for one, verb in pairwise(rest))


def _opens(lead: Sequence[Token]) -> bool:
    """Whether a sentence begins with a clause that a comma ends: "But on Tuesday, ..."."""
    first = lead[1] if len(lead) > 1 and lead[0].key in _JOINS else lead[0]
    return first.key not in _JOINS and (first.key in _OPENERS or first.key.endswith(("ly", "ing", "ed")))


_JOINS: Final = words("grammar", "attribution_joins")


def _only_describes(lead: Sequence[Token]) -> bool:
    if [token.key for token in lead] == ["as", "for"]:
        return True
    office = next((place for place, token in enumerate(lead) if token.key in TITLES), len(lead))
    lead = [
        token for place, token in enumerate(lead) if place < office or token.key not in ("of", "for", "at")
    ]
    return len(lead) <= _LONGEST_LEAD and not any(
        token.key in _LEADS_AWAY or token.key in _HELPERS or VERBS.any(token.key) or not token.is_word
        for token in lead
    )


def acts(phrase: Sequence[Token], begin: int, stop: int) -> bool:
    """Whether the name phrase[begin:stop] does something: "but Taylor [said]", and no "with Taylor"."""
    if [token.key for token in phrase[stop : stop + 2]] == [",", "who"]:
        return True
    if begin and phrase[begin - 1].key in _ASKS:
        return True
    return does(phrase, begin, stop)


# Who is asked answers: "Ruhle asked [Flynn] to describe it. He did not".
_ASKS: Final = frozenset({"asked", "asks", "urged", "pressed", "questioned", "told", "invited", "ordered"})


def does(phrase: Sequence[Token], begin: int, stop: int) -> bool:
    """Whether a verb follows the name, and no preposition leads to it."""
    first = begin
    while first and begin - first < _LONGEST_TITLE and _describes(phrase[first - 1]):
        first -= 1
    if first and phrase[first - 1].key in _PREPOSITIONS:
        return False
    set_off = begin > 0 and stop < len(phrase) and phrase[begin - 1].text == phrase[stop].text == ","
    following = phrase[stop + 1] if set_off and stop + 1 < len(phrase) else _behind_aside(phrase, stop)
    return following is not None and following.text.islower() and _is_verb(following.key)


def _describes(token: Token) -> bool:
    """Whether a word may stand between a preposition and a name: "on [culture secretary] Nadine Dorries"."""
    return token.is_word and token.key not in _LEADS_AWAY and not _is_verb(token.key)


def _is_verb(word: str) -> bool:
    return (
        word in _HELPERS or word in _IRREGULAR or VERBS.any(word) or (word.endswith("ed") and len(word) > 4)
    )


def _behind_aside(phrase: Sequence[Token], stop: int) -> Token | None:
    """The word behind a name and what is set apart right after it: "(D-Calif.)", ", 31,"."""
    if stop < len(phrase) and phrase[stop].text in _ASIDES:
        closing = _ASIDES[phrase[stop].text]
        ends = (
            at
            for at in range(stop + 1, min(len(phrase), stop + _LONGEST_ASIDE))
            if phrase[at].text == closing
        )
        stop = next(ends, stop - 1) + 1
    return phrase[stop] if stop < len(phrase) else None


_ASIDES: Final = {",": ",", "(": ")", "—": "—", "–": "–"}
