"""Which words beside a quotation say whose it is: the clause behind it, the one before it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.mentions import UNNAMED, Mention, pronoun
from sources.phrases import after_verb, before_verb
from sources.rules import ACCORDING, VERBS, words
from sources.sentences import boundaries
from sources.tokens import Token, tokens

# A clause that attributes is near its quotation; what is further away is not looked at.
_REACH: Final = 600
_DAY_REACH: Final = 45
_CONTINUES: Final = words("grammar", "attribution_continues")
VERB_FIRST: Final = "verb and subject behind the words"
_MARKS: Final = "\n"
_MIDDLE: Final = frozenset(',;:—–-”"“)')


@dataclass(frozen=True)
class Clause:
    """What attributes a quotation: who, by which words, and in which part text[start:end]."""

    mention: Mention
    cue: str
    start: int
    end: int
    near: bool
    reason: str
    cue_end: int = 0

    @property
    def told_end(self) -> int:
        """As far as a day belongs to the saying, and not to what was said."""
        return min(self.end, self.cue_end + _DAY_REACH) if self.cue_end else self.end


def behind(text: str, start: int, stop: int, quoted: str) -> Clause | None:
    """The clause that follows a quotation in its own sentence: "...," Chief Holt said on Tuesday."""
    stop = min(stop, start + _REACH)
    ends = boundaries(text, start, stop)
    end = ends[0] if ends else stop
    words = tokens(text, start, end, most=60)
    while words and (words[0].text in _MIDDLE or words[0].text in ".!?…"):
        words = words[1:]
    if not words:
        return None
    if dashed := _dashed(text, start, words, end):
        return dashed
    if how := _put_so(text, words, end):
        return how
    ended = bool(ends) or not text[end : end + 1].strip(_MARKS)
    if quoted[-1] in ".…" and words[0].text[0].isupper() and not (ended and _is_terse(words)):
        return None
    return (
        _accorded(text, words, end)
        or _verb_first(text, words, end)
        or _subject_first(text, words, end)
        or _at_the_end(text, words, end)
        or (_unlisted(text, words, end) if quoted[-1] in ",?!—–…" else None)
    )


def _put_so(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """ "..." is how Aranda puts it; "...", as Aranda put it."""
    how = words[0].key in ("is", "was") and len(words) > 1 and words[1].key in ("how", "all", "what")
    lead = 2 if how else words[0].key == "as"
    if not lead or len(words) < lead + 2:
        return None
    rest = words[int(lead) :]
    place = next((at for at, word in enumerate(rest[:12]) if at and word.key in _PUTS), 0)
    mention = before_verb(text, rest[:place]) if place else None
    return _clause(
        mention, rest[place].text, words[0].start, end, near=True, reason="put so behind the words"
    )


_PUTS: Final = words("grammar", "attribution_puts") | VERBS.said | VERBS.named


def _is_terse(words: Sequence[Token]) -> bool:
    """Whether a sentence is only "Kersten said on Tuesday."."""
    return len(words) <= 8 and any(VERBS.strong(word.key) for word in words[-4:])


def _accorded(text: str, words: Sequence[Token], end: int) -> Clause | None:
    found = ACCORDING.match(text, words[0].start, end)
    if not found:
        return None
    mention = after_verb(text, [word for word in words if word.start >= found.end()])
    return _clause(
        mention, found.group().strip(), words[0].start, end, near=True, reason="named behind the words"
    )


def _dashed(text: str, start: int, words: Sequence[Token], end: int) -> Clause | None:
    """A name set behind a dash or a line's end: "..." — Ann Lee, teacher."""
    lead = text[start : words[0].start]
    if (not any(dash in lead for dash in "—–") and "--" not in lead) or len(words) > 14:
        return None
    mention = after_verb(text, words) if words[0].is_capital else None
    if mention is None or mention.kind != "person" or any(VERBS.any(word.key) for word in words):
        return None
    return _clause(mention, "—", words[0].start, end, near=True, reason="named behind a dash")


def _verb_first(text: str, words: Sequence[Token], end: int) -> Clause | None:
    place = 0
    while (
        place < 2
        and place + 1 < len(words)
        and (words[place].key.endswith("ly") or words[place].key in ("also", "then"))
    ):
        place += 1
    verb = words[place]
    if (verb.key not in VERBS.said and verb.key not in VERBS.maybe) or not verb.text[0].islower():
        return None
    mention = after_verb(text, words[place + 1 :])
    if mention is None and verb.key in VERBS.without_subject:
        mention = Mention(verb.start, verb.start, "same")
    return _clause(mention, verb.text, words[0].start, end, near=True, reason=VERB_FIRST)


def _subject_first(text: str, words: Sequence[Token], end: int) -> Clause | None:
    if words[0].key in _CONTINUES:
        return None
    place = _first_verb(words, VERBS.strong) or _first_verb(words[:14], VERBS.any)
    if not place:
        return None
    mention = before_verb(text, words[:place])
    mention = _whole_subject(text, words, mention)
    return _clause(
        mention, words[place].text, words[0].start, end, near=True, reason="subject and verb behind the words"
    )


def _whole_subject(text: str, words: Sequence[Token], mention: Mention | None) -> Mention | None:
    """The subject from its beginning, where only its end was read: "an insider [close to the couple]"."""
    if mention is None or mention.kind == "person" or mention.start <= words[0].start + 1:
        return mention
    whole = after_verb(text, words) if words[0].key in ("a", "an", "one", "the") else None
    return whole if whole is not None and whole.kind in ("unnamed", "organisation") else mention


def _first_verb(words: Sequence[Token], is_verb: object) -> int:
    for place, word in enumerate(words[:36]):
        if (
            place
            and callable(is_verb)
            and is_verb(word.key)
            and word.text[0].islower()
            and not is_noun(words, place)
        ):
            return 0 if _is_passive(words, place) else place
    return 0


def _is_passive(words: Sequence[Token], place: int) -> bool:
    """Whether the fire "was reported", so that its subject said nothing."""
    return words[place - 1].key in ("was", "were", "be", "been", "being", "is", "are") and words[
        place
    ].key.endswith(("ed", "n", "d"))


def is_noun(words: Sequence[Token], place: int) -> bool:
    """Whether a word like "claims", "report" or "comments" is a noun here."""
    before = words[place - 1]
    return (
        before.key
        in ("the", "a", "an", "his", "her", "their", "its", "of", "to", "no", "any", "this", "that")
        and before.key != "that"
    )


def _unlisted(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """A clause with a verb that no list has, right behind a quotation that ends open: "the singer grins"."""
    if words[0].key in _CONTINUES or words[0].key in _STANDS_ASIDE:
        return None
    if _is_verb(words[0]) and len(words) > 1 and (words[1].is_capital or words[1].key in ("the", "one", "a")):
        mention = after_verb(text, words[1:])
        return _somebody(mention, words[0], words[0].start, end)
    if named := _name_then_verb(text, words, end):
        return named
    place = next((place for place, word in enumerate(words[1:10], 1) if _is_verb(word)), 0)
    if not place or (len(words) > place + 5 and words[place + 1].key not in _CONTINUES):
        return None
    return _somebody(before_verb(text, words[:place]), words[place], words[0].start, end)


def _name_then_verb(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """A name and any verb at all: "Dunn shot back"."""
    stop = next((place for place, word in enumerate(words[:8]) if not word.is_capital), 0)
    if not stop or not words[stop].text.islower() or words[stop].key in _CONTINUES or len(words) > stop + 12:
        return None
    mention = after_verb(text, words[:stop])
    return (
        _somebody(mention, words[stop], words[0].start, end) if mention and mention.kind == "person" else None
    )


def _somebody(mention: Mention | None, verb: Token, start: int, end: int) -> Clause | None:
    if (
        mention is None
        or mention.kind not in ("person", "he", "she", "unnamed")
        or mention.start > start + 12
        or (mention.kind == "unnamed" and mention.noun not in UNNAMED)
    ):
        return None
    return _clause(mention, verb.text, start, end, near=True, reason="a subject right behind the words")


def _is_verb(word: Token) -> bool:
    return word.text.islower() and word.key.endswith(("ed", "s")) and len(word.key) > 4 and not word.owner


_STANDS_ASIDE: Final = words("grammar", "attribution_stands_aside")


def _at_the_end(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """A clause that closes the sentence: "is a loaded word, Haddad cautioned."."""
    commas = [place for place, word in enumerate(words) if word.text == ","]
    for comma in reversed(commas[-3:]):
        rest = words[comma + 1 :]
        place = _first_verb(rest[:12], VERBS.strong)
        if place and rest[0].key not in _CONTINUES:
            mention = before_verb(text, rest[:place])
            return _clause(
                mention, rest[place].text, rest[0].start, end, near=False, reason="closes the sentence"
            )
        if rest and (found := ACCORDING.match(text, rest[0].start, end)):
            mention = after_verb(text, [word for word in rest if word.start >= found.end()])
            return _clause(
                mention, found.group().strip(), rest[0].start, end, near=False, reason="closes the sentence"
            )
    return None


def _clause(
    mention: Mention | None, cue: str, start: int, end: int, *, near: bool, reason: str
) -> Clause | None:
    if mention and mention.kind == "it" and cue in _READS:
        mention = replace(mention, kind="document", noun="document")
    return Clause(mention, cue, start, end, near, reason) if mention else None


_READS: Final = frozenset({"read", "reads", "begins", "began", "concludes", "concluded", "continues"})


def ahead(text: str, start: int, stop: int, floor: int = -1) -> Clause | None:
    """The clause that leads to a quotation in its own sentence: "Petrov replied: "..."."""
    start = max(start, stop - _REACH)
    begins = boundaries(text, start, stop)
    begin = begins[-1] if begins else start
    words = tokens(text, begin, stop, most=120)
    while words and (words[-1].text in '"“' or words[0].text in _MIDDLE):
        words = words[:-1] if words[-1].text in '"“' else words[1:]
    if not words:
        return None
    return _led(text, words, begin, stop, floor if floor >= 0 else begin) or _lead_in(
        text, words, begin, stop
    )


def _led(text: str, words: Sequence[Token], begin: int, stop: int, floor: int) -> Clause | None:
    place = _last_verb(words)
    if place < 0:
        return None
    verb = words[place]
    if place > 1 and words[place - 1].key in ("that", "which") and verb.key in _SHOWS:
        sign = Mention(words[place - 2].start, words[place - 2].end, "document", noun="sign")
        return (
            _clause(sign, verb.text, begin, stop, near=True, reason="shown") if "read" in verb.key else None
        )
    near = len(words) - place <= 8
    mention = None if verb.key in VERBS.going else before_verb(text, words[:place])
    if mention is None and place == 0 and verb.text[0].islower() and verb.key not in VERBS.going:
        return None
    joined = place > 1 and words[place - 1].key in _JOINS
    if joined and text[begin - 1 : begin] in _CLOSING:
        mention = _of_sentence(text, floor, begin, verb)
    elif joined or mention is None or (mention.kind == "unnamed" and not _opens(mention, words)):
        told = bool(place) and (words[place - 1].key == "who" or _is_told(mention, words[place - 1]))
        mention = mention if told and mention else subject(text, words[:place]) or mention
    clause = _clause(mention, verb.text, begin, stop, near=near, reason="subject and verb before the words")
    return replace(clause, cue_end=verb.end) if clause else None


def _is_told(mention: Mention | None, last: Token) -> bool:
    """Whether somebody unnamed stands right before the verb: "what a source close to them [described]"."""
    return bool(mention and mention.noun in UNNAMED and mention.end == last.end and not mention.definite)


def _of_sentence(text: str, floor: int, begin: int, verb: Token) -> Mention | None:
    """The subject of a sentence that went on over a quotation: "... said it was "x" but found that"."""
    floor = max(floor, begin - _REACH)
    starts = boundaries(text, floor, begin)
    return subject(text, tokens(text, starts[-1] if starts else floor, verb.start))


_CLOSING: Final = frozenset("\"”»’'")
_SHOUTS: Final = words("grammar", "attribution_shouts")
_SHOWS: Final = frozenset({"read", "reads", "said", "says"})
_JOINS: Final = words("grammar", "attribution_joins")


def _opens(mention: Mention, words: Sequence[Token]) -> bool:
    return mention.start <= words[min(2, len(words) - 1)].start


def _last_verb(words: Sequence[Token]) -> int:
    """The index of the verb of saying that governs what follows; -1 for none."""
    weak = -1
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if not word.text[0].islower() or (place and (is_noun(words, place) or _is_passive(words, place))):
            continue
        if VERBS.strong(word.key) or _released(words, place):
            return place
        if weak < 0 and word.key in VERBS.maybe:
            weak = place
    return weak


def _released(words: Sequence[Token], place: int) -> bool:
    """Whether the verb hands out a paper: "released the following statement"."""
    return words[place].key in VERBS.released and any(
        word.key in VERBS.papers for word in words[place + 1 : place + 7]
    )


def _lead_in(text: str, words: Sequence[Token], begin: int, stop: int) -> Clause | None:
    """ "According to the mayor, ..." and the interview's "Frost: ..."."""
    if found := ACCORDING.match(text, words[0].start, stop):
        mention = after_verb(text, [word for word in words if word.start >= found.end()])
        return _clause(
            mention, found.group().strip(), begin, stop, near=True, reason="named before the words"
        )
    if words[-1].key in ("of", "de") and len(words) > 1 and words[-2].key in _SHOUTS:
        many = Mention(words[-2].start, words[-2].end, "document", noun="sign")
        return _clause(many, words[-2].text, begin, stop, near=True, reason="shouted by many")
    if words[-1].text == ":" and len(words) > 1:
        short = before_verb(text, words[:-1]) if len(words) <= 8 else None
        mention = short if short and short.kind != "unnamed" else subject(text, words[:-1])
        return _clause(mention, ":", begin, stop, near=True, reason="named before a colon")
    return None


def subject(text: str, words: Sequence[Token]) -> Mention | None:
    """The subject of a sentence whose verb is not one of saying: its first name, or what it begins with."""
    words = _main_clause(words) or words
    mention = after_verb(text, words)
    if mention is not None and (mention.kind != "unnamed" or mention.noun in UNNAMED):
        return mention
    first = next((place for place, word in enumerate(words) if word.is_capital), None)
    if first is None:
        return mention
    named = after_verb(text, words[first:])
    return named if named is not None and named.kind in ("person", "organisation") else mention


def _main_clause(words: Sequence[Token]) -> Sequence[Token]:
    """A sentence without what it opens with: "On Tuesday, ...", "However, the ..."."""
    for _ in range(3):
        if not words or not (words[0].key in _OPENERS or words[0].key.endswith("ly")):
            return words
        if words[0].key in ("but", "and", "so", "yet"):
            words = words[1:]
            continue
        comma = next((place for place, word in enumerate(words[:24]) if word.text == ","), None)
        if comma is None:
            subject_ = next((at for at, word in enumerate(words[:8]) if at > 1 and pronoun(word)), 0)
            return words[subject_:]
        words = words[comma + 1 :]
    return words


_OPENERS: Final = words("grammar", "attribution_openers")
