"""Statements that a report retells in its own words: who is said to have said it, and which words tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sources.attribution import Clause, is_noun, is_passive
from sources.phrases import before_verb
from sources.phrases_behind import after_verb
from sources.rules import ACCORDING, VERBS, words
from sources.shared_subjects import of_participle
from sources.tokens import Token, tokens

# Verbs of which a report tells what was said, and not only that something was.
_TELLS: Final = words("grammar", "indirect_tells")
_FEWEST_WORDS: Final = 4
_BETWEEN: Final = words("grammar", "indirect_between")


@dataclass(frozen=True)
class Reported:
    """The words text[start:end] that retell a statement, and the clause that says whose it is."""

    start: int
    end: int
    clause: Clause


# What a clause begins with that is about what stands before it: "a holdout, which he said will linger".
_RELATIVE: Final = frozenset({"which", "who", "that", "whose", "whom"})


def reported(text: str, start: int, end: int) -> Reported | None:
    """The statement that one sentence retells; None where it retells none."""
    words = tokens(text, start, end, most=90)
    stop = _last(text, start, end)
    return (
        _accorded(text, words, start, stop)
        or _told_behind(text, words, start, stop)
        or _told(text, words, start, stop)
        or _closed(text, words, start, stop)
    )


def _last(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(' \n."”'))


def _accorded(text: str, words: Sequence[Token], start: int, stop: int) -> Reported | None:
    found = ACCORDING.search(text, start, stop)
    if not found:
        return None
    mention = after_verb(text, [word for word in words if word.start >= found.end()])
    if mention is None:
        return None
    clause = Clause(mention, found.group().strip(), start, stop, True, "")
    if found.start() - start < 3:
        comma = text.find(",", mention.end, stop)
        return _reported(text, comma + 1, stop, clause) if comma > 0 else None
    return _reported(text, start, start + len(text[start : found.start()].rstrip(" ,")), clause)


def _told_behind(text: str, words: Sequence[Token], start: int, stop: int) -> Reported | None:
    """ "The vote is a reminder of the stakes, said Robert Shapiro, a professor"."""
    for place, word in enumerate(words[:-2]):
        verb, first = words[place + 1], words[place + 2]
        if word.text != "," or verb.key not in _SAID or not (first.is_capital or first.key in _DETERMINERS):
            continue
        mention = after_verb(text, words[place + 2 :])
        if mention is not None and mention.kind in ("person", "organisation", "unnamed"):
            return _reported(text, start, word.start, Clause(mention, verb.text, verb.start, stop, True, ""))
    return None


_SAID: Final = frozenset({"said", "says", "added", "adds", "wrote", "writes", "dijo", "afirmó"})
_DETERMINERS: Final = words("grammar", "phrases_determiners")


def _told(text: str, words: Sequence[Token], start: int, stop: int) -> Reported | None:
    """ "Kersten said the agency allocated significant resources"."""
    for place, word in enumerate(words[:45]):
        quoted = place > 1 and word.key == "saying" and words[place - 1].key == "as"
        if not place or (word.key not in _TELLS and not quoted) or not _tells(words, place):
            continue
        mention = of_participle(text, words, place) if quoted else before_verb(text, words[:place])
        if mention is None or (mention.kind == "unnamed" and not mention.title):
            continue
        rest = words[place + 1 :]
        skip = next((index for index, one in enumerate(rest[:6]) if one.key not in _BETWEEN), 0)
        begin = rest[skip].start if rest else word.end
        return _reported(text, begin, stop, Clause(mention, word.text, start, stop, True, ""))
    return None


def _tells(words: Sequence[Token], place: int) -> bool:
    """Whether a verb is one of telling here: no noun, not passive, and nobody "alleged to have" done it."""
    following = words[place + 1].key if place + 1 < len(words) else ""
    noun = not words[place].text[0].islower() or is_noun(words, place) or is_passive(words, place)
    return not noun and following not in ("to", "of")


def _closed(text: str, words: Sequence[Token], start: int, stop: int) -> Reported | None:
    """ "..., Kersten added." """
    comma = next((place for place in range(len(words) - 1, -1, -1) if words[place].text == ","), -1)
    rest = words[comma + 1 :] if comma >= 0 else []
    if rest and rest[0].key in _RELATIVE:
        return None
    verb = next((place for place, word in enumerate(rest[:8]) if place and VERBS.strong(word.key)), 0)
    mention = before_verb(text, rest[:verb]) if verb else None
    if mention is None:
        return None
    return _reported(
        text, start, words[comma].start, Clause(mention, rest[verb].text, rest[0].start, stop, True, "")
    )


def _reported(text: str, begin: int, stop: int, clause: Clause) -> Reported | None:
    words = text[begin:stop]
    first, last = begin + len(words) - len(words.lstrip()), begin + len(words.rstrip(" ,;"))
    if last <= first or len(text[first:last].split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
        return None
    return Reported(first, last, clause)
