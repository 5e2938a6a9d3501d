"""Where a subject begins of which only the end was read: "the organisers of a march for [Holt] said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.names import UNNAMED
from sources.rules import VERBS, words
from sources.tokens import FIRST_NAMES, TITLES, Token

_DETERMINERS: Final = words("grammar", "phrases_determiners")
_BREAKS: Final = words("grammar", "phrases_breaks")
# "A statement on [his website] read": a paper may be the head as well as a person.
_HEADS: Final = UNNAMED | words("organisations", "documents")
_LINKS: Final = words("grammar", "heads_links")
_NAMES: Final = FIRST_NAMES | TITLES
_IRREGULAR: Final = words("grammar", "verbs_irregular")
# Words between somebody unnamed and the end of what tells them.
_LONGEST: Final = 8
_MOST_QUALIFIERS: Final = 3


def head_of(phrase: Sequence[Token], begin: int) -> int | None:
    """Where somebody unnamed begins whom phrase[begin:] only tells more of: "a source close to [them]"."""
    found = None
    while begin and phrase[begin - 1].key in _LINKS:
        if phrase[begin - 1].key == "in" and phrase[begin].key in _NAMES:
            break
        noun = _noun_before(phrase, begin - 1)
        if noun is None:
            break
        found = begin = _lead(phrase, noun)
    return found


def _noun_before(phrase: Sequence[Token], link: int) -> int | None:
    """The nearest noun for somebody unnamed to the left, with nothing that ends a phrase in between."""
    for place in range(link - 1, max(-1, link - _LONGEST), -1):
        token = phrase[place]
        if token.key in _HEADS and (token.text.islower() or not place):
            return place
        told = place == link - 1 and place and phrase[place - 1].key in UNNAMED
        if not told and (not token.is_word or _is_verb(token) or token.key in _BREAKS - _LINKS):
            return None
    return None


def _is_verb(token: Token) -> bool:
    plain = token.key.endswith("ed") and len(token.key) > 4
    return token.text.islower() and (VERBS.any(token.key) or token.key in _IRREGULAR or plain)


def _lead(phrase: Sequence[Token], noun: int) -> int:
    """Where the words begin that lead to the noun: "another senior Republican [aide]"."""
    first = noun
    while first and first > noun - _MOST_QUALIFIERS - 1:
        token = phrase[first - 1]
        if token.key in _DETERMINERS:
            return first - 1
        if not token.is_word or token.key in _BREAKS or _is_verb(token):
            break
        first -= 1
    return first


def is_headed(phrase: Sequence[Token]) -> bool:
    """Whether a name only tells more of somebody unnamed: "A friend of Sir Bruce"."""
    link = next((place for place, token in enumerate(phrase) if place and token.key in _LINKS), 0)
    head = phrase[link - 1]
    if not link or head.key not in UNNAMED or any(token.is_capital for token in phrase[1:link]):
        return False
    several = head.key.endswith("s") or head.key in ("people", "men", "women")
    return phrase[0].key in _INDEFINITE or several or head.key in _STRANGERS


_INDEFINITE: Final = words("grammar", "speakers_indefinite")
_STRANGERS: Final = words("titles", "strangers") | words("titles", "private")
