"""Whose a verb is that has no subject of its own: "said Colvin, adding ...", "he said, but added"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.attribution import is_noun, is_passive
from sources.mentions import Mention
from sources.phrases import before_verb
from sources.phrases_behind import after_verb
from sources.rules import VERBS, words
from sources.tokens import Token

_QUOTES: Final = words("grammar", "attribution_quotes")
_TELLS: Final = VERBS.said | words("grammar", "indirect_tells")
_TURNS: Final = frozenset({"although", "though", "while", "but"})
_SPEAKERS: Final = ("person", "he", "she", "they", "unnamed", "organisation")
# A subject that a participle has of its own stands this near before it.
_NEAR: Final = 9
_QUOTED_NEAR: Final = 14


def of_participle(text: str, phrase: Sequence[Token], place: int) -> Mention | None:
    """Whose a participle is where it is not the sentence's; None where it is."""
    if place > 1 and phrase[place - 1].key == "as":
        return _quoted(text, phrase, place)
    given = _last(phrase, place - 1, _NEAR, frozenset({"with"}))
    if given >= 0:
        return before_verb(text, phrase[given + 1 : place])
    turn = _last(phrase, place - 1, len(phrase), _TURNS)
    if turn >= 0 and turn + 1 < place and _begins_clause(phrase[turn + 1]):
        return after_verb(text, phrase[turn + 1 : place])
    return of_earlier(text, phrase, place)


def _quoted(text: str, phrase: Sequence[Token], place: int) -> Mention | None:
    """ "The paper quoted [Vale] as saying", "[Vale] was quoted as saying"."""
    quoted = _last(phrase, place - 1, _QUOTED_NEAR, _QUOTES)
    if quoted < 0:
        return None
    passive = quoted > 0 and phrase[quoted - 1].key in ("is", "was", "are", "were", "been", "being")
    given = None if passive else after_verb(text, phrase[quoted + 1 : place - 1])
    return given or before_verb(text, phrase[:quoted])


def of_earlier(text: str, phrase: Sequence[Token], place: int) -> Mention | None:
    """The subject of the verb of saying before: "said [Colvin], adding", "[he] said, but added"."""
    for earlier in range(place - 1, -1, -1):
        verb = phrase[earlier]
        if verb.text in (":", ";"):
            return None
        if verb.key not in _TELLS or not verb.text.islower() or verb.key.endswith("ing"):
            continue
        if earlier and (is_noun(phrase, earlier) or is_passive(phrase, earlier)):
            continue
        before = before_verb(text, phrase[:earlier]) if earlier else None
        found = before or after_verb(text, phrase[earlier + 1 : place])
        return found if found is not None and found.kind in _SPEAKERS else None
    return None


def _last(phrase: Sequence[Token], stop: int, reach: int, keys: frozenset[str]) -> int:
    near = range(stop - 1, max(-1, stop - reach), -1)
    return next((place for place in near if phrase[place].key in keys), -1)


def _begins_clause(token: Token) -> bool:
    return token.is_capital or token.key in ("he", "she", "they")
