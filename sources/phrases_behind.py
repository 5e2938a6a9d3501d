"""Which words behind a verb of saying are its subject: "[said] Jill Tanaka, a meteorologist"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.mentions import Mention, organisation_at, pronoun, read
from sources.names import UNNAMED
from sources.phrases import LONGEST, is_title, parted
from sources.rules import VERBS, words
from sources.tokens import FIRST_NAMES, ORGANISATION_WORDS, PARTICLES, SUFFIXES, TITLES, Token

_DETERMINERS: Final = words("grammar", "phrases_determiners")
_AFTER_NAME: Final = words("grammar", "phrases_after_name")
_SPEAK_FOR: Final = words("grammar", "speakers_for")
_INDEFINITE: Final = frozenset({"a", "an", "one", "another", "some", "several", "many"})


def after_verb(text: str, words: Sequence[Token]) -> Mention | None:
    """The subject that follows its verb: "[said] Jill Tanaka, a meteorologist with the Weather Service"."""
    place = 0
    while place < len(words) and words[place].is_adverb and not words[place].is_capital:
        place += 1
    words = words[place:]
    if not words:
        return None
    if found := pronoun(words[0]):
        return found
    stop = max(_phrase_end(words), _described_name(words))
    phrase, rest = words[:stop], words[stop:]
    if not phrase or not (phrase[0].is_capital or phrase[0].key in _DETERMINERS or phrase[0].is_word):
        return None
    mention = read(text, phrase, _beside_after(rest))
    if mention is not None and mention.kind == "organisation" and mention.agency:
        mention = organisation_at(text, mention, words)
    return _office_then_name(text, mention, phrase, rest) or mention


def _office_then_name(
    text: str, mention: Mention | None, phrase: Sequence[Token], rest: Sequence[Token]
) -> Mention | None:
    """ "The president of the lodge, Ann Lee, ...": an office, then who holds it."""
    if mention is None or mention.kind not in ("unnamed", "organisation") or not rest or rest[0].text != ",":
        return None
    chunk = parted(rest[1:20])[0]
    held = (
        is_title(phrase)
        or any(one.key in _SPEAK_FOR for one in phrase[:3])
        or (phrase[0].key not in _INDEFINITE and phrase[-1].key in UNNAMED)
    )
    if not held or not chunk or not chunk[0].is_capital:
        return None
    found = read(text, chunk, [phrase])
    return found if found is not None and found.kind == "person" and len(chunk) <= 6 else None


def _described_name(words: Sequence[Token]) -> int:
    """Where a name ends that lower-case words lead: "NIWA marine biologist and co-leader [Sadie Mills]"."""
    for place, token in enumerate(words[:LONGEST]):
        if not token.is_word or _is_past(token) or token.key in _LEADS_AWAY:
            return 0
        told = place > 0 and _is_description(words[place - 1])
        told = told and token.key not in ORGANISATION_WORDS | TITLES
        named = token.is_capital and (token.key in FIRST_NAMES or told) and place + 1 < len(words)
        if named and not (place and _is_description(words[place - 1])):
            return 0
        if named and words[place + 1].is_capital:
            stop = place + 1
            while stop < len(words) and (words[stop].is_capital or words[stop].key in PARTICLES):
                if words[stop].start - words[stop - 1].end > 1:
                    break
                stop += 1
            return stop
    return 0


def _is_description(token: Token) -> bool:
    """Whether a lower-case word says what somebody is: "biologist", "co-leader"."""
    if not token.text.islower() or token.owner:
        return False
    return token.key in TITLES | UNNAMED or token.key.endswith(("er", "or", "ist", "ian", "man"))


_LEADS_AWAY: Final = words("grammar", "subjects_prepositions") - {"of", "at", "for", "in"}


def _phrase_end(words: Sequence[Token]) -> int:
    """How many words the noun phrase at the beginning has."""
    stop = 0
    named = False
    while stop < len(words) and stop < LONGEST + 4:
        token = words[stop]
        if (
            not token.is_word
            and token.text not in '"“”&'
            and not (token.text == "," and stop + 1 < len(words) and words[stop + 1].key in SUFFIXES)
        ):
            break
        if stop and (token.start - words[stop - 1].end > 1 or _does(words, stop)):
            break
        if (
            token.key in _AFTER_NAME
            and stop
            and not (token.key in ("and", "with", "from", "at", "on") and _joins(words, stop))
        ):
            break
        if (
            named
            and not token.is_capital
            and token.key
            not in SUFFIXES | PARTICLES | {"of", "for", "the", "and", "with", "from", "at", "on"}
            and token.is_word
            and token.key not in TITLES
            and not words[stop - 1].owner
            and not (words[0].key in _DETERMINERS and (token.key in UNNAMED or _is_body_ahead(words, stop)))
            and not _leads_to_name(words, stop)
            and not (words[0].key in _INDEFINITE and _ends_before_name(words, stop))
        ):
            break
        named = named or (token.is_capital and token.key not in TITLES and not token.owner)
        stop += 1
    return stop


def _ends_before_name(words: Sequence[Token], place: int) -> bool:
    """Whether one more noun ends what a name then explains: "a spokeswoman for Low [hotels], Ann Lee"."""
    behind = words[place + 1 : place + 4]
    named = len(behind) == 3 and behind[0].text == "," and behind[1].key in FIRST_NAMES
    return named and behind[2].is_capital and words[place].text.islower() and not _is_past(words[place])


def _leads_to_name(words: Sequence[Token], place: int) -> bool:
    """Whether an office and a name follow: "Mary Holt [campaign spokesman Glen Low]"."""
    office = next((at for at in range(place, place + 3) if at < len(words) and words[at].key in TITLES), -1)
    if office < 0 or any(not token.text.islower() or _is_past(token) for token in words[place : office + 1]):
        return False
    behind = words[office + 1 : office + 3]
    return len(behind) == 2 and behind[0].key in FIRST_NAMES and all(token.is_capital for token in behind)


def _is_body_ahead(words: Sequence[Token], place: int) -> bool:
    """Whether a body's noun ends the phrase: "The Peruvian [foreign ministry]"."""
    for token in words[place : place + 3]:
        if not token.text.islower() or token.key in _AFTER_NAME or _is_past(token):
            return False
        if token.key in _BODIES:
            return True
    return False


def _does(words: Sequence[Token], place: int) -> bool:
    adverb = words[place].text.islower() and words[place].is_adverb and len(words[place].key) > 4
    return (_is_past(words[place]) or adverb) and _can_do(words[place - 1])


def _is_past(token: Token) -> bool:
    """Whether a word may be what the subject did: "The mayor's office [referred]"."""
    return token.text.islower() and (
        (token.key.endswith("ed") and len(token.key) > 4)
        or token.key in VERBS.said
        or token.key in VERBS.maybe
        or token.key in _IRREGULAR
    )


_IRREGULAR: Final = words("grammar", "verbs_irregular")


def _can_do(token: Token) -> bool:
    return token.is_capital or token.key in TITLES or token.key in UNNAMED or token.key in _BODIES


_BODIES: Final = words("organisations", "nouns") | words("grammar", "mentions_offices")


def _joins(words: Sequence[Token], place: int) -> bool:
    before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else words[place]
    if words[place].key == "and":
        body = any(
            token.is_capital and token.key in ORGANISATION_WORDS for token in words[place + 1 : place + 4]
        )
        return (body and before.is_capital and after.is_capital and not before.owner) or (
            before.is_capital and after.is_capital and before.key in TITLES | {"parks", "affairs", "public"}
        )
    if words[place].key == "on":
        return before.is_capital and after.is_capital and before.key in ORGANISATION_WORDS
    return before.key in TITLES or before.key in ("spokesman", "spokesperson", "spokeswoman", "resident")


def _beside_after(rest: Sequence[Token]) -> list[list[Token]]:
    """The phrases set off by commas right behind a name, up to the first that is no description."""
    if not rest or rest[0].text not in (",", "(", "—", "–"):
        return []
    found = []
    for chunk in parted(rest[1:40])[:3]:
        core = chunk[:24]
        if not _describes(core):
            break
        found.append(core)
    return found


def _describes(chunk: Sequence[Token]) -> bool:
    first = chunk[0] if chunk else None
    if first is None or _is_past(first):
        return False
    if first.text[0].isdigit() or first.text.startswith(("D-", "R-", "I-")):
        return True
    return first.key in _DETERMINERS or any(token.key in TITLES for token in chunk[:4])
