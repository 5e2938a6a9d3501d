"""Which words before a verb of saying are its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.heads import head_of
from sources.mentions import Mention, pronoun, read
from sources.names import UNNAMED, is_titled_name
from sources.rules import VERBS, listed, words
from sources.tokens import NOT_NAMES, PARTICLES, SUFFIXES, TITLES, Token

_DETERMINERS: Final = words("grammar", "phrases_determiners")
_DAYS: Final = words("grammar", "phrases_days")
_HELPERS: Final = words("grammar", "phrases_helpers")
# Words that cannot stand inside a subject.
_BREAKS: Final = words("grammar", "phrases_breaks")
_HOLDERS: Final = words("grammar", "phrases_holders")
# "Johnnie Wilson, of Springfield, Va., [said]"
_STATES: Final = frozenset(listed("places", "states") + listed("places", "countries")) | {
    name.replace("_", " ") for name in listed("places", "states")
}
LONGEST: Final = 14


def before_verb(text: str, words: Sequence[Token]) -> Mention | None:
    """The subject that ends right before a verb: "Luis Ortega Jr., president of the union, later [said]"."""
    bare = _without_aside(_without_parentheses(words))
    words = _without_adverbs(bare)
    if not words:
        return None
    if (
        restricted := _restricted(text, words)
        or _of_which(text, words)
        or _reduced(text, words)
        or _told_by_place(text, words)
    ):
        return restricted
    if any(token.key == "who" for token in bare[len(words) :]) and (found := _antecedent(text, words)):
        return found
    if words[-1].text not in (",", ")", "—", "–"):
        return _subject_at_end(text, words)
    chunks = parted(words)
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


def _of_which(text: str, words: Sequence[Token]) -> Mention | None:
    """A paper told by a clause with "which": "The survey which collects views in the districts, [said]"."""
    if words[0].key not in _DETERMINERS:
        return None
    which = next((at for at, token in enumerate(words[1:5], 1) if token.key in ("which", "that")), 0)
    mention = read(text, words[:which]) if which else None
    return mention if mention is not None and mention.kind == "document" else None


def _reduced(text: str, words: Sequence[Token]) -> Mention | None:
    """What a participle tells more of: "a communique released on Jan 8 [said]", "people familiar with it"."""
    if words[0].key not in _DETERMINERS or any(token.text == "," for token in words):
        return None
    for place, token in enumerate(words[1:8], 1):
        if token.is_capital or token.key in _BREAKS or token.key in VERBS.named or token.key == "named":
            return None
        if token.key in _REDUCES or (
            token.key.endswith("ed") and token.text.islower() and len(token.key) > 4
        ):
            mention = read(text, words[:place])
            fits = mention is not None and (mention.kind == "document" or mention.noun in UNNAMED)
            return replace(mention, end=words[-1].end) if mention is not None and fits else None
    return None


_REDUCES: Final = words("grammar", "phrases_reduces")


def _told_by_place(text: str, words: Sequence[Token]) -> Mention | None:
    """Somebody told by where they are: "On Monday, a woman in the crowd at a rally in Ohio [asked]"."""
    chunk = parted(words)[-1]
    if not chunk or chunk[0].key not in _ANYBODY or words[-1] is not chunk[-1]:
        return None
    noun = next((at for at, token in enumerate(chunk[:5]) if token.key in UNNAMED), 0)
    linked = bool(noun) and noun + 1 < len(chunk) and chunk[noun + 1].key in _LINKS
    if not linked or any(token.is_capital or not token.is_word for token in chunk[:noun]):
        return None
    if any(VERBS.any(token.key) or token.key in _IRREGULAR for token in chunk[noun:] if token.text.islower()):
        return None
    mention = read(text, chunk[: noun + 1])
    return replace(mention, end=chunk[-1].end) if mention else None


_ANYBODY: Final = words("grammar", "speakers_indefinite")
_LINKS: Final = words("grammar", "heads_links") - {"of", "for"}
_IRREGULAR: Final = words("grammar", "verbs_irregular")


def _antecedent(text: str, words: Sequence[Token]) -> Mention | None:
    """Whom "who" means behind a comma: "according to one person familiar with the talks, who [called]"."""
    chunk = parted(words)[-1]
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
    chunks = parted(words)
    phrase = _phrase_at_end(chunks[-1])
    whole = len(phrase) == len(chunks[-1])
    if named := _named_before(text, chunks):
        return named
    title: list[Sequence[Token]] = [chunks[-2]] if whole and len(chunks) > 1 and is_title(chunks[-2]) else []
    mention = read(text, phrase, [_phrase_at_end(chunk) for chunk in title])
    if title and mention is not None and mention.kind == "person" and mention.title:
        return mention
    return mention


def _named_before(text: str, chunks: list[list[Token]]) -> Mention | None:
    """A name whose description no comma closes: "Nayab Haider, a spokesman for the police [said]"."""
    if len(chunks) != 2 or chunks[1][0].key not in ("a", "an") or not 2 <= len(chunks[0]) <= 5:
        return None
    if not all(token.is_capital or token.key in PARTICLES for token in chunks[0]):
        return None
    found = read(text, chunks[0], [chunks[1]])
    return found if found is not None and found.kind == "person" else None


def _set_off(text: str, chunks: list[list[Token]]) -> Mention | None:
    """The subject of a verb that follows a comma: the name to the left of what is set off by commas."""
    for place in range(len(chunks) - 1, max(-1, len(chunks) - 6), -1):
        chunk = chunks[place]
        if not chunk:
            return None
        if chunk[0].key == "by" and place and (author := _author(text, chunks[place - 1 :])):
            return author
        if place and chunk[0].key == "the" and _is_kind_of_body(chunks[place - 1]):
            return read(text, chunk)
        if _is_beside(chunk) and place:
            continue
        phrase = _phrase_at_end(chunk)
        beside: list[Sequence[Token]] = list(chunks[place + 1 :])
        whole = len(phrase) == len(chunk)
        if whole and place and is_title(chunks[place - 1]):
            beside = [_phrase_at_end(chunks[place - 1]), *beside]
        mention = read(text, phrase, beside)
        if mention is not None:
            return _holder_of(text, chunks[:place], mention) or mention
    return None


def _is_kind_of_body(chunk: Sequence[Token]) -> bool:
    """Whether a phrase says what a body is that is named behind it: "Motoring organisation, [the RAC]"."""
    last = chunk[-1] if chunk else None
    if last is None or not last.text.islower() or chunk[0].key in _DETERMINERS or len(chunk) > 4:
        return False
    return last.key in _KINDS or (
        last.key in ("parent", "subsidiary", "owner") and any(token.owner for token in chunk)
    )


_KINDS: Final = words("organisations", "nouns")


def _holder_of(text: str, chunks: list[list[Token]], body: Mention) -> Mention | None:
    """Whose address ends in a body: "Phil Clark, a scientist at SOAS, [University of London], said"."""
    if body.kind != "organisation" or len(chunks) < 2 or not _is_beside(chunks[-1]):
        return None
    found = _set_off(text, chunks)
    return found if found is not None and found.kind == "person" else None


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
    return (not first.is_capital and first.key not in PARTICLES) or is_title(chunk)


def is_title(chunk: Sequence[Token]) -> bool:
    """Whether a phrase is an office: "President of the Fraternal Order of Police Chicago Lodge No. 7"."""
    core = _phrase_at_end(chunk)
    core = [token for token in core if token.key not in _DETERMINERS][:3]
    if len(core) > 1 and core[0].key in _COURTESY:
        return False
    return any(token.key in TITLES for token in core) and not (
        len(core) >= 2 and core[-1].is_capital and core[-1].key not in TITLES and core[0].text.endswith(".")
    )


_COURTESY: Final = words("titles", "courtesy")


def parted(words: Sequence[Token]) -> list[list[Token]]:
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
        if (token.key in _HELPERS and token.text.islower()) or (token.is_adverb and not token.is_capital):
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
    while begin and len(words) - begin < LONGEST:
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
            if not (begin and _goes_on(words[begin - 1])):
                break
        elif token.key in _BREAKS or token.key in NOT_NAMES or VERBS.said & {token.key} or not token.is_word:
            break
        else:
            begin -= 1
    whole = head_of(words, begin) if begin < len(words) else None
    return words[begin if whole is None else whole :]


def _goes_on(before: Token) -> bool:
    """Whether a phrase goes on before "the": "mayor of the", "the Department for Exiting the"."""
    exiting = before.is_capital and before.key.endswith("ing")
    return exiting or before.key in ("of", "for", "from", "with")


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
