"""Which words beside a quotation say whose it is: the clause behind it, the one before it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.mentions import PRONOUNS, Mention
from sources.names import UNNAMED
from sources.phrases import before_verb
from sources.phrases_behind import after_verb
from sources.rules import ACCORDING, VERBS, words
from sources.sentences import boundaries
from sources.tokens import PARTICLES, Token, tokens

# A clause that attributes is near its quotation; what is further away is not looked at.
REACH: Final = 600
_DAY_REACH: Final = 45
_CONTINUES: Final = words("grammar", "attribution_continues")
ACCORDED: Final = "named behind the words"
VERB_FIRST: Final = "verb and subject behind the words"
_MARKS: Final = "\n"
MIDDLE: Final = frozenset(',;:—–-”"“)')


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
    aside: bool = False

    @property
    def told_end(self) -> int:
        """As far as a day belongs to the saying, and not to what was said."""
        return min(self.end, self.cue_end + _DAY_REACH) if self.cue_end else self.end


def behind(text: str, start: int, stop: int, quoted: str) -> Clause | None:
    """The clause that follows a quotation in its own sentence: "...," Chief Holt said on Tuesday."""
    stop = min(stop, start + REACH)
    ends = boundaries(text, start, stop)
    end = ends[0] if ends else stop
    words = tokens(text, start, end, most=60)
    while words and (words[0].text in MIDDLE or words[0].text in ".!?…"):
        words = words[1:]
    if not words:
        return None
    if dashed := _dashed(text, start, words, end):
        return dashed
    if how := _put_so(text, words, end):
        return how
    ended = bool(ends) or not text[end : end + 1].strip(_MARKS)
    if words[0].text[0].isupper() and not _may_follow(quoted.rstrip("'’")[-1:], words, ended):
        return None
    return (
        _accorded(text, words, end)
        or _recalled(text, words, end)
        or _verb_first(text, words, end)
        or _subject_first(text, words, end)
        or _at_the_end(text, words, end)
        or (_unlisted(text, words, end) if quoted[-1] in ",?!—–…" else None)
    )


def _may_follow(last: str, words: Sequence[Token], ended: bool) -> bool:
    """Whether words in capitals behind what ends so may say whose it is: "...?" Holt asked."""
    if last in ".…":
        return ended and _is_terse(words)
    return last not in "?!" or any(VERBS.any(word.key) for word in words[:_LONGEST_NAME])


# Words between "as" and "puts it", where somebody is described.
_LONGEST_TOLD: Final = 40
# Words of a title, a name and a verb behind a question.
_LONGEST_NAME: Final = 14


def _put_so(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """ "..." is how Aranda puts it; "...", as Aranda put it."""
    how = words[0].key in ("is", "was") and len(words) > 1 and words[1].key in ("how", "all", "what")
    lead = 2 if how else words[0].key == "as"
    if not lead or len(words) < lead + 2:
        return None
    rest = words[int(lead) :]
    place = next((at for at, word in enumerate(rest[:_LONGEST_TOLD]) if at and word.key in _PUTS), 0)
    mention = before_verb(text, rest[:place]) if place else None
    if mention is None and how and (mention := after_verb(text, rest)):
        place = next((at for at, word in enumerate(rest[:-1]) if word.end >= mention.end), 0) + 1
    return clause_of(
        mention, rest[place].text, words[0].start, end, near=True, reason="put so behind the words"
    )


_PUTS: Final = words("grammar", "attribution_puts") | VERBS.said | VERBS.named


def _is_terse(words: Sequence[Token]) -> bool:
    """Whether a sentence is only "Kersten said on Tuesday."."""
    place = next((at for at, word in enumerate(words) if at and word.key in VERBS.said), 0)
    rest = [word for word in words[place + 1 :] if word.key not in _DAYS]
    return bool(place) and len(words) <= 8 and len(rest) <= 3 and not any(word.is_capital for word in rest)


_DAYS: Final = words("grammar", "phrases_days")


def _accorded(text: str, words: Sequence[Token], end: int) -> Clause | None:
    found = ACCORDING.match(text, words[0].start, end)
    if not found:
        return None
    mention = after_verb(text, [word for word in words if word.start >= found.end()])
    return clause_of(mention, found.group().strip(), words[0].start, end, near=True, reason=ACCORDED)


def _recalled(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """Whose words somebody remembers: "...", Lind recalls [her editor] telling her."""
    recalls = next((at for at, word in enumerate(words[:10]) if at and word.key in _RECALLS), 0)
    near = range(recalls + 2, min(recalls + 9, len(words)))
    going = next((at for at in near if words[at].key in _SAYING), 0)
    if not recalls or not going:
        return None
    whose = words[recalls + 1 : going]
    owner = PRONOUNS.get(whose[0].key)
    if len(whose) == 1 and owner in ("he", "she"):
        mention: Mention | None = Mention(whose[0].start, whose[0].end, owner)
    else:
        mention = before_verb(text, whose)
    return clause_of(
        mention, words[going].text, words[0].start, end, near=True, reason="remembered behind the words"
    )


_RECALLS: Final = words("grammar", "attribution_recalls")
_SAYING: Final = frozenset({"saying", "telling", "asking", "shouting", "yelling"})


def _dashed(text: str, start: int, words: Sequence[Token], end: int) -> Clause | None:
    """A name set behind a dash or a line's end: "..." — Ann Lee, teacher."""
    lead = text[start : words[0].start]
    if (not any(dash in lead for dash in "—–―") and "--" not in lead) or len(words) > 14:
        return None
    mention = after_verb(text, words) if words[0].is_capital else None
    if mention is None or mention.kind != "person" or any(VERBS.any(word.key) for word in words):
        return None
    return clause_of(mention, "—", words[0].start, end, near=True, reason="named behind a dash")


def _verb_first(text: str, words: Sequence[Token], end: int) -> Clause | None:
    place = 0
    while (
        place < 2
        and place + 1 < len(words)
        and (words[place].is_adverb or words[place].key in ("also", "then"))
    ):
        place += 1
    verb = words[place]
    if (verb.key not in VERBS.said and verb.key not in VERBS.maybe) or not verb.text[0].islower():
        return None
    mention = after_verb(text, words[place + 1 :])
    if mention is None and verb.key in VERBS.without_subject:
        mention = Mention(verb.start, verb.start, "same")
    return clause_of(mention, verb.text, words[0].start, end, near=True, reason=VERB_FIRST)


def _subject_first(text: str, words: Sequence[Token], end: int) -> Clause | None:
    if words[0].key in _CONTINUES:
        return None
    if quoted := _quoted_as(text, words, end):
        return quoted
    if shown := _shown(words, end):
        return shown
    place = _first_verb(words, VERBS.finite) or _first_verb(words[:14], VERBS.maybe.__contains__)
    if not place:
        return None
    mention = before_verb(text, words[:place])
    mention = _whole_subject(text, words, mention)
    return clause_of(
        mention, words[place].text, words[0].start, end, near=True, reason="subject and verb behind the words"
    )


def _shown(words: Sequence[Token], end: int) -> Clause | None:
    """ "...", court records show."""
    place = next((at for at, word in enumerate(words[:6]) if word.key in _SHOWS), 0)
    if not place or words[place - 1].key not in _RECORDS or any(word.is_capital for word in words[1:place]):
        return None
    papers = Mention(words[0].start, words[place - 1].end, "document", noun="record")
    return clause_of(papers, words[place].text, words[0].start, end, near=True, reason="shown by papers")


_SHOWS: Final = frozenset({"show", "shows", "showed", "reveal", "reveals", "revealed", "indicate"})
_RECORDS: Final = words("organisations", "records")


def _quoted_as(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """ "...", a spokesman was quoted as saying by the agency; "...", the agency quoted him as saying."""
    saying = next((at for at in range(2, min(36, len(words))) if _as_saying(words, at)), 0)
    quoted = next((at for at in range(saying - 2, 0, -1) if words[at].key in _QUOTES), 0) if saying else 0
    if not quoted:
        return None
    object_ = words[quoted + 1 : saying - 1]
    mention = after_verb(text, object_) if object_ else before_verb(text, words[:quoted])
    return clause_of(
        mention, words[saying].text, words[0].start, end, near=True, reason="quoted behind the words"
    )


def _as_saying(words: Sequence[Token], place: int) -> bool:
    return words[place].key == "saying" and words[place - 1].key == "as"


_QUOTES: Final = words("grammar", "attribution_quotes")


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
            return 0 if is_passive(words, place) else place
    return 0


def is_passive(words: Sequence[Token], place: int) -> bool:
    """Whether the fire "was [not] reported", so that its subject said nothing."""
    before = place - 1
    while before > 0 and (words[before].key == "not" or words[before].is_adverb):
        before -= 1
    is_form_of_be = words[before].key in ("was", "were", "be", "been", "being", "is", "are")
    return is_form_of_be and words[place].key.endswith(("ed", "n", "d"))


def is_negated(words: Sequence[Token], place: int) -> bool:
    """Whether somebody "has not said", or "hasn't", what follows."""
    return bool(place) and (
        words[place - 1].key in ("not", "never") or words[place - 1].key.endswith(("n't", "n’t"))
    )


def is_noun(words: Sequence[Token], place: int) -> bool:
    """Whether a word like "claims", "report" or "comments" is a noun here."""
    before = words[place - 1]
    return bool(before.owner) or before.key in _LEADS_NOUN


_LEADS_NOUN: Final = words("grammar", "attribution_leads_noun")


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
    return clause_of(mention, verb.text, start, end, near=True, reason="a subject right behind the words")


def _is_verb(word: Token) -> bool:
    return word.text.islower() and word.key.endswith(("ed", "s")) and len(word.key) > 4 and not word.owner


_STANDS_ASIDE: Final = words("grammar", "attribution_stands_aside")


def _at_the_end(text: str, words: Sequence[Token], end: int) -> Clause | None:
    """A clause that closes the sentence: "is a loaded word, Haddad cautioned."."""
    commas = [place for place, word in enumerate(words) if word.text == ","]
    for comma in reversed(commas[-3:]):
        rest = words[comma + 1 :]
        if (
            len(rest) > 1
            and rest[0].key in VERBS.said
            and rest[0].text.islower()
            and _may_be_subject(rest[0], rest[1])
            and (found := after_verb(text, rest[1:]))
        ):
            return clause_of(
                found, rest[0].text, rest[0].start, end, near=False, reason="closes the sentence"
            )
        place = _first_verb(rest[:20], VERBS.strong)
        if place and rest[0].key not in _CONTINUES:
            mention = _set_apart(text, words, commas, comma, comma + 1 + place)
            return clause_of(
                mention, rest[place].text, rest[0].start, end, near=False, reason="closes the sentence"
            )
        if rest and (told := ACCORDING.match(text, rest[0].start, end)):
            mention = after_verb(text, [word for word in rest if word.start >= told.end()])
            return clause_of(
                mention, told.group().strip(), rest[0].start, end, near=False, reason="closes the sentence"
            )
    return None


def _may_be_subject(verb: Token, following: Token) -> bool:
    """Whether who said it may stand behind the verb: not "told the BBC", nor "said in a statement"."""
    return verb.key not in ("told", "tells") and following.key not in _CONTINUES


def _set_apart(
    text: str, words: Sequence[Token], commas: Sequence[int], comma: int, verb: int
) -> Mention | None:
    """The subject of a closing clause, by name where commas set it apart: ", Ruth Vale, a senator, said"."""
    mention = before_verb(text, words[comma + 1 : verb])
    before = [place for place in commas if place < comma][-1:]
    if mention is None or mention.kind != "unnamed" or not before:
        return mention
    name = words[before[0] + 1 : comma]
    if not 1 <= len(name) <= 5 or not all(token.is_capital or token.key in PARTICLES for token in name):
        return mention
    return before_verb(text, words[before[0] + 1 : verb]) or mention


def clause_of(
    mention: Mention | None, cue: str, start: int, end: int, *, near: bool, reason: str
) -> Clause | None:
    if mention and mention.kind == "it" and cue in _READS:
        mention = replace(mention, kind="document", noun="document")
    return Clause(mention, cue, start, end, near, reason) if mention else None


_READS: Final = frozenset({"read", "reads", "begins", "began", "concludes", "concluded", "continues"})
