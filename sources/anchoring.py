"""Where a quotation stands in a text: exactly there, or nowhere.

An `Anchor` is a W3C Web Annotation TextQuoteSelector (`exact`, `prefix`, `suffix`) together with a
TextPositionSelector (`start`, `end`), counted in code points of the normalised text (see `sources.text`).
Annotation tools re-anchor a quotation to the most similar place when a text has changed. Here that would put
words into a speaker's mouth, so a look-alike is only ever named in a message, for a person to decide.

Every function is linear in the text, whatever it is given, but for a logarithm in naming a look-alike.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from sources.text import line_of, name_of, typewritten

CONTEXT_LIMIT: Final = 32

# Fewer agreeing characters than this are chance: most texts hold " of the " somewhere.
_LIKENESS: Final = 12


class AnchorError(ValueError):
    """A quotation that cannot be placed; the message says why and what would help."""


class NotFound(AnchorError):
    """The text does not print these words in this context."""


class Ambiguous(AnchorError):
    """The text prints these words in several places, and nothing says which is meant."""


class Misplaced(AnchorError):
    """The words are not at the offset that was given."""


@dataclass(frozen=True)
class Anchor:
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def anchor(text: str, exact: str, *, prefix: str = "", suffix: str = "", start: int | None = None) -> Anchor:
    """The one place where `text` prints `exact` between `prefix` and `suffix`; at `start`, if given."""
    if not exact:
        raise NotFound("The quotation is empty; quote at least one character.")
    if start is None:
        start = _only_place(text, exact, prefix, suffix)
    found = Anchor(start, start + len(exact), exact, prefix, suffix)
    if reason := fault(text, found):
        raise _misplaced(text, found, reason)
    return found


def fault(text: str, anchor: Anchor) -> str | None:
    """Why the anchor does not hold in `text`, in one sentence, or None; characters count from 0."""
    start, end, exact = anchor.start, anchor.end, anchor.exact
    if not exact:
        return "The quotation is empty."
    if not 0 <= start <= end <= len(text):
        return f"The anchor spans offsets {start} to {end}, but the text spans 0 to {len(text)}."
    if end - start != len(exact):
        return f"The anchor spans {end - start} characters, but its quotation has {len(exact)}."
    if not text.startswith(exact, start):
        at = _agreement(text[start:end], exact)
        found, expected = _character(text[start + at]), _character(exact[at])
        return (
            f"The quotation differs at character {at} (offset {start + at}): "
            f"found {found}, expected {expected}."
        )
    return _context_fault(text, anchor)


def occurrences(text: str, exact: str) -> list[int]:
    """Every offset at which `text` prints `exact`, overlapping ones too."""
    places: list[int] = []
    place = text.find(exact) if exact else -1
    if place >= 0 and text.find(exact, place + 1) < 0:
        return [place]
    # Two occurrences are at least one period apart. After a hit, a hit one period later needs only the
    # characters the period adds, so "aaaa..." in "aaaaaaaa..." is not compared in full at every place.
    period = _period(exact) if place >= 0 else 0
    added = exact[len(exact) - period :]
    while place >= 0:
        places.append(place)
        if text.startswith(added, place + len(exact)):
            place += period
        else:
            place = text.find(exact, place + period + 1)
    return places


def context_needed(text: str, start: int, end: int, limit: int = CONTEXT_LIMIT) -> tuple[str, str]:
    """The shortest prefix and suffix that tell text[start:end] from its other occurrences.

    Both are empty where the words occur once. They grow to whole words where that stays within `limit`.
    """
    if not 0 <= start < end <= len(text):
        raise Misplaced(f"Offsets {start} to {end} quote nothing; the text spans 0 to {len(text)}.")
    places = occurrences(text, text[start:end])
    if len(places) == 1:
        return "", ""
    enough = _sufficient_contexts(text, start, end, _shared_contexts(text, start, end, places, limit), limit)
    if not enough:
        raise Ambiguous(
            f"The words {_shown(text[start:end])} occur {len(places)} times, and {limit} characters on each "
            f"side do not tell the one at offset {start} from the others. Quote more of the sentence."
        )
    return min(enough, key=lambda pair: (len(pair[0]) + len(pair[1]), len(pair[0])))


def _only_place(text: str, exact: str, prefix: str, suffix: str) -> int:
    fitting = [place + len(prefix) for place in occurrences(text, prefix + exact + suffix)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        longer = "a longer" if prefix or suffix else "a"
        raise Ambiguous(
            f"The words {_shown(exact)} occur in {len(fitting)} places ({_listed(text, fitting)}). "
            f"Give {longer} prefix or suffix, or the start, to say which is meant."
        )
    places = occurrences(text, exact)
    if not places:
        raise NotFound(_absence(text, exact))
    nearest = Anchor(places[0], places[0] + len(exact), exact, prefix, suffix)
    raise NotFound(
        f"The words {_shown(exact)} occur ({_listed(text, places)}), but not in this context. "
        f"{_context_fault(text, nearest)}"
    )


def _misplaced(text: str, anchor: Anchor, reason: str) -> AnchorError:
    """The error for words that are not where they were said to be."""
    places = occurrences(text, anchor.exact)
    if not places:
        return NotFound(_absence(text, anchor.exact))
    if anchor.start in places:
        return Misplaced(reason)
    return Misplaced(f"{reason} The words {_shown(anchor.exact)} occur elsewhere ({_listed(text, places)}).")


# --- Context ------------------------------------------------------------------------------------------------


def _context_fault(text: str, anchor: Anchor) -> str | None:
    before = text[max(0, anchor.start - len(anchor.prefix)) : anchor.start]
    if before != anchor.prefix:
        return f"The prefix differs: found {_shown(before)}, expected {_shown(anchor.prefix)}."
    after = text[anchor.end : anchor.end + len(anchor.suffix)]
    if after != anchor.suffix:
        return f"The suffix differs: found {_shown(after)}, expected {_shown(anchor.suffix)}."
    return None


def _shared_contexts(text: str, start: int, end: int, places: Sequence[int], limit: int) -> list[int]:
    """For each length of prefix, the longest suffix that some place sharing it shares too; -1 for none."""
    size = end - start
    others = {
        (text[max(0, place - limit) : place][::-1], text[place + size : place + size + limit])
        for place in places
        if place != start
    }
    before, after = text[max(0, start - limit) : start][::-1], text[end : end + limit]
    longest = [-1] * (limit + 1)
    for other_before, other_after in others:
        shared = _agreement(before, other_before)
        longest[shared] = max(longest[shared], _agreement(after, other_after))
    for length in range(limit, 0, -1):
        longest[length - 1] = max(longest[length - 1], longest[length])
    return longest


def _sufficient_contexts(
    text: str, start: int, end: int, shared: Sequence[int], limit: int
) -> list[tuple[str, str]]:
    """For each prefix, the shortest suffix with which no other place shares both, grown to whole words."""
    return [
        (_whole_words_before(text, start, before, limit), _whole_words_after(text, end, after + 1, limit))
        for before, after in enumerate(shared)
        if before <= start and after < min(limit, len(text) - end)
    ]


def _whole_words_before(text: str, start: int, length: int, limit: int) -> str:
    for grown in range(length, min(limit, start) + 1):
        place = start - grown
        if not length or _between_words(text, place):
            return text[place:start]
    return text[start - length : start]


def _whole_words_after(text: str, end: int, length: int, limit: int) -> str:
    for grown in range(length, min(limit, len(text) - end) + 1):
        place = end + grown
        if not length or _between_words(text, place):
            return text[end:place]
    return text[end : end + length]


def _between_words(text: str, place: int) -> bool:
    return not all(map(_in_word, text[max(0, place - 1) : place + 1])) or place in (0, len(text))


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) == "Mn"


# --- Repetition ---------------------------------------------------------------------------------------------


def _period(exact: str) -> int:
    """The shortest distance at which `exact` overlaps itself, else its length (Knuth, Morris and Pratt)."""
    border = 0
    borders = [0] * len(exact)
    for place in range(1, len(exact)):
        while border and exact[place] != exact[border]:
            border = borders[border - 1]
        if exact[place] == exact[border]:
            border += 1
        borders[place] = border
    return len(exact) - border


# --- Look-alikes, for messages only -------------------------------------------------------------------------


def _absence(text: str, exact: str) -> str:
    """Why `exact` is not in `text`: where the nearest look-alike departs from it, if there is one."""
    missing = f"The text does not print {_shown(exact)}."
    parting = _parting(text, exact)
    if parting is None:
        return f"{missing} Nothing in it looks like these words."
    place, at = parting
    found, expected = text[place : place + 1] if place >= 0 else "", exact[at]
    return (
        f"{missing} The nearest look-alike differs at character {at}: the text has {_character(found)} "
        f"at offset {place} (line {line_of(text, max(0, place))}), the quotation {_character(expected)}. "
        "Quote the text as it is printed."
    )


def _parting(text: str, exact: str) -> tuple[int, int] | None:
    """The offset in `text` and the character of `exact` at which the nearest look-alike differs.

    The nearest is the same words in other typography, else the place that agrees with most of the
    quotation's beginning or most of its end.
    """
    folded, places = _folded(text)
    wanted, _ = _folded(exact)
    # If a beginning of some length occurs, so does every shorter one: halve instead of trying each.
    lengths = range(1, len(wanted) + 1)
    head = bisect_left(lengths, True, key=lambda length: wanted[:length] not in folded)
    tail = bisect_left(lengths, True, key=lambda length: wanted[-length:] not in folded)
    if max(head, tail) < min(_LIKENESS, max(1, len(wanted))):
        return None
    if head >= tail:
        start = places[folded.find(wanted[:head])]
        at = _agreement(text[start : start + len(exact)], exact)
        return start + at, at
    end = places[folded.find(wanted[-tail:]) + tail - 1] + 1
    back = _agreement(text[max(0, end - len(exact)) : end][::-1], exact[::-1]) + 1
    return end - back, len(exact) - back


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents, typography and doubled spaces, and where each character came from."""
    characters: list[str] = []
    places: list[int] = []
    last = ""
    for place, character in enumerate(text):
        plain = _plain(character)
        if not plain or plain == last == " ":
            continue
        last = plain
        characters.append(plain)
        places.extend([place] * len(plain))
    return "".join(characters), places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", typewritten(character)).casefold()
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})


# --- Saying it ----------------------------------------------------------------------------------------------


def _agreement(one: str, other: str) -> int:
    """How many characters two strings have in common from the beginning."""
    pairs = enumerate(zip_longest(one, other))
    return next((place for place, (left, right) in pairs if left != right), len(one))


def _character(character: str) -> str:
    if not character:
        return "nothing"
    if character.isascii() and character.isprintable() and character not in "'\" ":
        return f"'{character}'"
    # A curly quote and a straight one look alike in many fonts, and a space looks like any other.
    return f"{character!r} ({name_of(character)})"


def _shown(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:40] + " … " + words[-17:])


def _listed(text: str, places: Sequence[int]) -> str:
    named = ", ".join(f"offset {place} on line {line_of(text, place)}" for place in places[:3])
    return f"{named} and {len(places) - 3} more" if len(places) > 3 else named
