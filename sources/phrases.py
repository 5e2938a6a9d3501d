"""Which words around a verb of saying are its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.heads import head_of
from sources.mentions import Mention, organisation_at, pronoun, read
from sources.names import UNNAMED, is_titled_name
from sources.rules import VERBS, listed, words
from sources.tokens import FIRST_NAMES, NOT_NAMES, PARTICLES, SUFFIXES, TITLES, Token

_DETERMINERS: Final = words("grammar", "phrases_determiners")
_DAYS: Final = words("grammar", "phrases_days")
_HELPERS: Final = words("grammar", "phrases_helpers")
# Words that cannot stand inside a subject.
_BREAKS: Final = words("grammar", "phrases_breaks")
_AFTER_NAME: Final = words("grammar", "phrases_after_name")
_HOLDERS: Final = words("grammar", "phrases_holders")
# "Johnnie Wilson, of Springfield, Va., [said]"
_STATES: Final = frozenset(listed("places", "states")) | {
    name.replace("_", " ") for name in listed("places", "states")
}
_INDEFINITE: Final = frozenset({"a", "an", "one", "another", "some", "several", "many"})
_LONGEST: Final = 14


def before_verb(text: str, words: Sequence[Token]) -> Mention | None:
    """The subject that ends right before a verb: "Luis Ortega Jr., president of the union, later [said]"."""
    bare = _without_aside(_without_parentheses(words))
    words = _without_adverbs(bare)
    if not words:
        return None
    if restricted := _restricted(text, words):
        return restricted
    if any(token.key == "who" for token in bare[len(words) :]) and (found := _antecedent(text, words)):
        return found
    if words[-1].text not in (",", ")", "—", "–"):
        return _subject_at_end(text, words)
    chunks = _chunks(words)
    return _set_off(text, chunks)


def _restricted(text: str, words: Sequence[Token]) -> Mention | None:
    """A person told only by a clause: "A man who gave his name only as Ray [said]"."""
    if words[0].key not in _DETERMINERS or words[0].key == "the":
        return None
    for place, token in enumerate(words[1:7], 1):
        if token.key in ("who", "whose"):
            mention = read(text, words[:place]) if words[place - 1].is_word else None
            if mention is None or mention.kind != "unnamed" or any(one.text == "," for one in words[place:]):
                return None
            return replace(mention, end=words[-1].end)
        if token.key in _BREAKS or token.is_capital:
            return None
    return None


def _antecedent(text: str, words: Sequence[Token]) -> Mention | None:
    """Whom "who" means behind a comma: "according to one person familiar with the talks, who [called]"."""
    chunk = _chunks(words)[-1]
    for place in range(len(chunk) - 1, -1, -1):
        if chunk[place].key not in UNNAMED or chunk[place].is_capital:
            continue
        begin = next(
            (at for at in range(place - 1, max(-1, place - 6), -1) if chunk[at].key in _DETERMINERS), None
        )
        if begin is None or any(token.is_capital for token in chunk[begin:]):
            return None
        mention = read(text, chunk[begin : place + 1])
        return replace(mention, end=chunk[-1].end) if mention else None
    return None


def _subject_at_end(text: str, words: Sequence[Token]) -> Mention | None:
    chunks = _chunks(words)
    phrase = _phrase_at_end(chunks[-1])
    whole = len(phrase) == len(chunks[-1])
    title: list[Sequence[Token]] = [chunks[-2]] if whole and len(chunks) > 1 and _is_title(chunks[-2]) else []
    mention = read(text, phrase, [_phrase_at_end(chunk) for chunk in title])
    if title and mention is not None and mention.kind == "person" and mention.title:
        return mention
    return mention


def _set_off(text: str, chunks: list[list[Token]]) -> Mention | None:
    """The subject of a verb that follows a comma: the name to the left of what is set off by commas."""
    for place in range(len(chunks) - 1, max(-1, len(chunks) - 6), -1):
        chunk = chunks[place]
        if not chunk:
            return None
        if chunk[0].key == "by" and place and (author := _author(text, chunks[place - 1 :])):
            return author
        if _is_beside(chunk) and place:
            continue
        phrase = _phrase_at_end(chunk)
        beside: list[Sequence[Token]] = list(chunks[place + 1 :])
        whole = len(phrase) == len(chunk)
        if whole and place and _is_title(chunks[place - 1]):
            beside = [_phrase_at_end(chunks[place - 1]), *beside]
        mention = read(text, phrase, beside)
        if mention is not None:
            return mention
    return None


def _author(text: str, chunks: list[list[Token]]) -> Mention | None:
    """Who wrote the paper that is the subject: "The essay, by David Sedlak, the journal's editor, [said]"."""
    paper = read(text, _phrase_at_end(chunks[0]))
    if paper is None or paper.kind != "document":
        return None
    found = read(text, chunks[1][1:], chunks[2:])
    return found if found is not None and found.kind == "person" else None


def _is_beside(chunk: Sequence[Token]) -> bool:
    """Whether words between commas only describe what stands before them."""
    first = chunk[0]
    if " ".join(token.key for token in chunk) in _STATES:
        return True
    if is_titled_name(chunk):
        return False
    if (
        first.key in _DETERMINERS
        or first.key in _BREAKS
        or first.key in ("whose", "of", "from", "for", "speaking")
    ):
        return True
    if first.text[0].isdigit() or first.text.startswith(("D-", "R-", "I-")):
        return True
    return (not first.is_capital and first.key not in PARTICLES) or _is_title(chunk)


def _is_title(chunk: Sequence[Token]) -> bool:
    """Whether a phrase is an office: "President of the Fraternal Order of Police Chicago Lodge No. 7"."""
    core = _phrase_at_end(chunk)
    core = [token for token in core if token.key not in _DETERMINERS][:3]
    return any(token.key in TITLES for token in core) and not (
        len(core) >= 2 and core[-1].is_capital and core[-1].key not in TITLES and core[0].text.endswith(".")
    )


def _chunks(words: Sequence[Token]) -> list[list[Token]]:
    """The words between commas and dashes; a comma before "Jr." belongs to the name."""
    chunks: list[list[Token]] = [[]]
    for place, token in enumerate(words):
        following = words[place + 1].key if place + 1 < len(words) else ""
        if token.text in (",", ";", "(", ")", "—", "–", ":") and following not in SUFFIXES:
            chunks.append([])
        else:
            chunks[-1].append(token)
    return [chunk for chunk in chunks if chunk] or [[]]


def _without_parentheses(words: Sequence[Token]) -> Sequence[Token]:
    """Words without an acronym or age in parentheses: "the Civilian Review Board (CRB)"."""
    kept: list[Token] = []
    depth = 0
    for token in words:
        depth += token.text == "("
        if not depth:
            kept.append(token)
        depth -= token.text == ")" and depth > 0
    return kept if not depth else words


def _without_aside(words: Sequence[Token]) -> Sequence[Token]:
    """Words without what two dashes set apart before the verb: "Wynne — who was in Washington — [said]"."""
    if not words or words[-1].text not in _DASHES:
        return words
    place = next((at for at in range(len(words) - 2, 0, -1) if words[at].text in _DASHES), 0)
    return words[:place] if place else words


_DASHES: Final = ("—", "–")


def _without_adverbs(words: Sequence[Token]) -> Sequence[Token]:
    """Words without what stands between a subject and its verb: "also", "on Thursday", "has since"."""
    stop = len(words)
    while stop:
        token = words[stop - 1]
        after_comma = stop >= 2 and words[stop - 2].text == ","
        if token.key in _HELPERS or (token.key.endswith("ly") and not token.is_capital):
            stop -= 1
        elif token.key in _DAYS or (token.key in ("morning", "afternoon", "evening", "night") and stop > 1):
            stop -= 2 if stop >= 2 and words[stop - 2].key in ("on", "late", "early", "last", "this") else 1
            after_comma = bool(stop) and words[stop - 1].text == ","
            if after_comma and stop >= 2 and words[stop - 2].is_capital and len(words[:stop]) <= 6:
                stop -= 1
        else:
            break
    return words[:stop]


def _phrase_at_end(words: Sequence[Token]) -> Sequence[Token]:
    """The longest noun phrase that ends a stretch of words."""
    begin = len(words)
    if words and pronoun(words[-1]):
        return words[-1:]
    while begin and len(words) - begin < _LONGEST:
        token = words[begin - 1]
        inside = begin < len(words)
        if (
            token.is_capital
            or token.key in SUFFIXES
            or token.text in '"“”&'
            or (token.key in PARTICLES and inside)
        ) or (
            token.key in ("of", "for", "from", "with", "at", "and", "in") and inside and _links(words, begin)
        ):
            begin -= 1
        elif token.key in _DETERMINERS:
            begin -= 1
            if begin and (whole := head_of(words, begin)) is not None:
                return words[whole:]
            if not (begin and words[begin - 1].key in ("of", "for", "from", "with")):
                break
        elif token.key in _BREAKS or token.key in NOT_NAMES or VERBS.said & {token.key} or not token.is_word:
            break
        else:
            begin -= 1
    whole = head_of(words, begin) if begin < len(words) else None
    return words[begin if whole is None else whole :]


def _links(words: Sequence[Token], begin: int) -> bool:
    """Whether the "of" or "and" before `begin` joins two parts of one name or title."""
    before = words[begin - 2] if begin >= 2 else None
    after = words[begin]
    if before is None:
        return False
    if words[begin - 1].key == "and":
        return before.is_capital and after.is_capital
    if words[begin - 1].key == "in":
        return after.is_capital and (before.is_capital or before.text[0].isdigit())
    noun = before.key in TITLES or before.is_capital or before.key in _HOLDERS
    return noun and (after.is_capital or after.key in _DETERMINERS)


def after_verb(text: str, words: Sequence[Token]) -> Mention | None:
    """The subject that follows its verb: "[said] Jill Tanaka, a meteorologist with the Weather Service"."""
    place = 0
    while place < len(words) and words[place].key.endswith("ly") and not words[place].is_capital:
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
    chunk = _chunks(rest[1:20])[0]
    held = _is_title(phrase) or (phrase[0].key not in _INDEFINITE and phrase[-1].key in UNNAMED)
    if not held or not chunk or not chunk[0].is_capital:
        return None
    found = read(text, chunk, [phrase])
    return found if found is not None and found.kind == "person" and len(chunk) <= 6 else None


def _described_name(words: Sequence[Token]) -> int:
    """Where a name ends that lower-case words lead: "NIWA marine biologist and co-leader [Sadie Mills]"."""
    for place, token in enumerate(words[:_LONGEST]):
        if not token.is_word or _is_past(token) or token.key in _LEADS_AWAY:
            return 0
        named = token.key in FIRST_NAMES and token.is_capital and place + 1 < len(words)
        if named and not (place and _is_description(words[place - 1])):
            return 0
        if named and words[place + 1].is_capital:
            stop = place + 1
            while stop < len(words) and (words[stop].is_capital or words[stop].key in PARTICLES):
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
    while stop < len(words) and stop < _LONGEST + 4:
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
            and not (token.key in ("and", "with", "from", "at") and _joins(words, stop))
        ):
            break
        if (
            named
            and not token.is_capital
            and token.key not in SUFFIXES | PARTICLES | {"of", "for", "the", "and", "with", "from", "at"}
            and token.is_word
            and token.key not in TITLES
            and not words[stop - 1].owner
            and not (words[0].key in _DETERMINERS and token.key in UNNAMED)
        ):
            break
        named = named or (token.is_capital and token.key not in TITLES and not token.owner)
        stop += 1
    return stop


def _does(words: Sequence[Token], place: int) -> bool:
    adverb = words[place].text.islower() and words[place].key.endswith("ly") and len(words[place].key) > 4
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
        return (
            before.is_capital and after.is_capital and before.key in TITLES | {"parks", "affairs", "public"}
        )
    return before.key in TITLES or before.key in ("spokesman", "spokesperson", "spokeswoman", "resident")


def _beside_after(rest: Sequence[Token]) -> list[list[Token]]:
    """The phrases set off by commas right behind a name, up to the first that is no description."""
    if not rest or rest[0].text not in (",", "(", "—", "–"):
        return []
    found = []
    for chunk in _chunks(rest[1:40])[:3]:
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
