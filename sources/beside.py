"""The nouns set before and behind a name: "rookie Tyrell Banks", "Mason Hurd, 13, captain of the team"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.genders import of_nouns
from sources.rules import words
from sources.tokens import Token

_ENDS_DESCRIPTION: Final = words("grammar", "cast_ends_description")


def before(phrase: Sequence[Token], begin: int) -> list[str]:
    """The nouns that lead a name: "rookie Tyrell Banks", "His daughter, Yuki"."""
    found: list[str] = []
    after = phrase[begin].start
    for token in reversed(phrase[max(0, begin - 5) : begin]):
        if token.text == "," and not found:
            after = token.start
            continue
        if not token.is_word or token.key in _ENDS_DESCRIPTION or after - token.end > 1:
            break
        after = token.start
        if not token.owner:
            found.append(token.key)
    return found


def behind(phrase: Sequence[Token], stop: int) -> list[str]:
    """The nouns set behind a name: "Mason Hurd, 13, captain of the Gearheads"."""
    found: list[str] = []
    if stop >= len(phrase) or phrase[stop].text != ",":
        return found
    for token in phrase[stop + 1 : stop + 9]:
        if token.text == "," and all(word[:1].isdigit() for word in found):
            continue
        if not token.is_word or token.key in _ENDS_DESCRIPTION or token.owner:
            break
        found.append(token.key)
    return found


def is_kin(phrase: Sequence[Token], begin: int) -> bool:
    """Whether a single name tells who a relative is: "His wife, Harriet, said"."""
    return begin > 2 and phrase[begin - 1].text == "," and bool(of_nouns([phrase[begin - 2].key]))
