"""The clause before a quotation that says whose it is: "Petrov replied: ...", "According to her, ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.attribution import MIDDLE, REACH, Clause, clause_of, is_negated, is_noun, is_passive
from sources.mentions import Mention, pronoun
from sources.names import UNNAMED
from sources.phrases import before_verb
from sources.phrases_behind import after_verb
from sources.rules import ACCORDING, VERBS, words
from sources.sentences import boundaries
from sources.shared_subjects import of_earlier, of_participle
from sources.tokens import ENDING_NAMES, Token, tokens


def ahead(text: str, start: int, stop: int, floor: int = -1) -> Clause | None:
    """The clause that leads to a quotation in its own sentence: "Petrov replied: "..."."""
    start = max(start, stop - REACH)
    begins = boundaries(text, start, stop + _BEHIND_MARK)
    begin = begins[-1] if begins else start
    if begin >= stop:
        return None
    words = tokens(text, begin, stop, most=120)
    while words and (words[-1].text in '"“' or words[0].text in MIDDLE):
        words = words[:-1] if words[-1].text in '"“' else words[1:]
    if not words:
        return None
    return (
        _accorded(text, words, begin, stop)
        or _led(text, words, begin, stop, floor if floor >= 0 else begin)
        or _lead_in(text, words, begin, stop)
    )


def _accorded(text: str, words: Sequence[Token], begin: int, stop: int) -> Clause | None:
    """ "Kim led, according to a paper, "...": what stands nearer than any verb of saying."""
    found = list(ACCORDING.finditer(text, words[0].start, stop))
    if not found or found[-1].start() == words[0].start:
        return None
    rest = [word for word in words if word.start >= found[-1].end()]
    if any(VERBS.strong(word.key) for word in rest):
        return None
    mention = after_verb(text, rest)
    return clause_of(
        mention, found[-1].group().strip(), begin, stop, near=True, reason="named before the words"
    )


# So far behind a quotation's mark its first letter stands, which tells whether a sentence ended before it.
_BEHIND_MARK: Final = 3


def _led(text: str, words: Sequence[Token], begin: int, stop: int, floor: int) -> Clause | None:
    place = _last_verb(words)
    if place < 0:
        return None
    verb = words[place]
    if place > 1 and words[place - 1].key in ("that", "which") and verb.key in _SHOWS:
        sign = Mention(words[place - 2].start, words[place - 2].end, "document", noun="sign")
        return (
            clause_of(sign, verb.text, begin, stop, near=True, reason="shown") if "read" in verb.key else None
        )
    near = len(words) - place <= 8
    if heard := _heard(text, words, place):
        return clause_of(heard, verb.text, begin, stop, near=near, reason="heard before the words")
    mention = _whose(text, words, place, begin, floor)
    clause = clause_of(mention, verb.text, begin, stop, near=near, reason="subject and verb before the words")
    return replace(clause, cue_end=verb.end, aside=_is_aside(clause, words, place)) if clause else None


def _is_joined(words: Sequence[Token], place: int) -> bool:
    """Whether a verb shares its subject with one before: "but [nevertheless] said"."""
    if words[place - 1].key in _JOINS:
        return True
    adverb = words[place - 1].text.islower() and not pronoun(words[place - 1])
    return place > 2 and adverb and words[place - 1].key not in UNNAMED and words[place - 2].key in _JOINS


def _whose(text: str, words: Sequence[Token], place: int, begin: int, floor: int) -> Mention | None:
    """The subject of the verb of saying at `place`: its own, that of a verb before, or the sentence's."""
    verb = words[place]
    going = verb.key in VERBS.going
    mention = of_participle(text, words, place) if going else before_verb(text, words[:place])
    if mention is None and place == 0 and verb.text[0].islower() and not going:
        return None
    joined = place > 1 and _is_joined(words, place)
    if dated := _who_then(text, words, place):
        return dated
    if joined and (earlier := _who(text, words, place) or _one(of_earlier(text, words, place - 1))):
        return earlier
    if begin and text[begin - 1] in _CLOSING and (joined or _carries_on(words, verb, mention)):
        return _of_sentence(text, floor, begin, verb)
    if not joined and mention is not None and (mention.kind != "unnamed" or _opens(mention, words)):
        return mention
    if inside := _of_clause(text, words, place):
        return inside
    told = bool(place) and (words[place - 1].key == "who" or _is_told(text, mention, words[place - 1]))
    return mention if told and mention else subject(text, words[:place]) or mention


def _of_clause(text: str, words: Sequence[Token], place: int) -> Mention | None:
    """The subject of a clause that a conjunction opens: "Holt left after [somebody near him] shouted"."""
    opened = next((at for at in range(place - 2, 0, -1) if words[at].key in _CONJUNCTIONS), 0)
    found = after_verb(text, words[opened + 1 : place]) if opened else None
    return found if found is not None and (found.noun in UNNAMED or found.kind in _NAMED) else None


_CONJUNCTIONS: Final = words("grammar", "subjects_conjunctions")
_NAMED: Final = ("person", "he", "she")


def _who_then(text: str, words: Sequence[Token], place: int) -> Mention | None:
    """Whom "who" means where only a time stands between: "with Holt, now the leader, who in 2010 [said]"."""
    who = next((at for at in range(place - 1, max(0, place - 5), -1) if words[at].key == "who"), 0)
    between = words[who + 1 : place]
    timed = bool(who and between) and between[0].key in ("in", "on", "earlier", "last")
    if not timed or any(word.is_capital and word.key not in _TIMES for word in between):
        return None
    found = before_verb(text, words[:who])
    return found if found is not None and found.kind == "person" else None


_TIMES: Final = words("months", "full") | words("grammar", "phrases_days")


def _who(text: str, words: Sequence[Token], place: int) -> Mention | None:
    """Whom a relative clause tells of that goes on to this verb: "about a man who pinched her and [told]"."""
    who = next((at for at in range(place - 1, 0, -1) if words[at].key == "who"), 0)
    inside = words[who + 1 : place - 1]
    if not who or any(word.text in (",", ";") or word.key in ("he", "she", "they") for word in inside):
        return None
    return before_verb(text, words[:who])


def _one(mention: Mention | None) -> Mention | None:
    return mention if mention is not None and mention.kind in ("he", "she", "person") else None


def _is_aside(clause: Clause, words: Sequence[Token], place: int) -> bool:
    """Whether only a relative clause says so: "in reply to Trump, who [said]"."""
    return bool(place) and words[place - 1].key == "who" and not _opens(clause.mention, words)


def _carries_on(words: Sequence[Token], verb: Token, mention: Mention | None) -> bool:
    """Whether a verb's subject stands before the quotation: "a “late” plan [for it, calling]"."""
    first = words[0]
    alone = verb.key in VERBS.going or (mention is None and first.key in _OPENERS)
    return (
        alone
        and first.key not in VERBS.said
        and first.text.islower()
        and not pronoun(first)
        and first.key not in _DETERMINERS
    )


_DETERMINERS: Final = words("grammar", "phrases_determiners")


def _heard(text: str, words: Sequence[Token], place: int) -> Mention | None:
    """Whom somebody heard: "Nembhard heard a police officer yelling"."""
    if words[place].key not in VERBS.going:
        return None
    heard = next((at for at in range(place - 1, max(-1, place - 9), -1) if words[at].key in _HEARS), -1)
    found = before_verb(text, words[heard + 1 : place]) if 0 <= heard < place - 1 else None
    return found if found is not None and (found.kind != "unnamed" or found.noun in UNNAMED) else None


_HEARS: Final = words("grammar", "attribution_hears") | words("grammar", "attribution_recalls")


def _is_told(text: str, mention: Mention | None, last: Token) -> bool:
    """Whether somebody unnamed stands right before the verb: "what a source close to them [described]"."""
    if mention is None or mention.noun not in UNNAMED or mention.end != last.end:
        return False
    return not mention.definite or text[max(0, mention.start - 2) : mention.start] == ", "


def _of_sentence(text: str, floor: int, begin: int, verb: Token) -> Mention | None:
    """The subject of a sentence that went on over a quotation: "... said it was "x" but found that"."""
    floor = max(floor, begin - REACH)
    starts = boundaries(text, floor, begin)
    return subject(text, tokens(text, starts[-1] if starts else floor, verb.start))


_CLOSING: Final = frozenset("\"”»’'")
_SHOUTS: Final = words("grammar", "attribution_shouts")
_SHOWS: Final = frozenset({"read", "reads", "said", "says"})
_JOINS: Final = words("grammar", "attribution_joins")


def _opens(mention: Mention, words: Sequence[Token]) -> bool:
    return mention.start <= words[min(2, len(words) - 1)].start


def _last_verb(words: Sequence[Token]) -> int:
    """The index of the verb of saying that governs what follows; -1 for none.

    Behind a semicolon a clause begins, whose own verb governs, however weak: "accused him; he denied it as".
    """
    clause = next((at for at in range(len(words) - 1, -1, -1) if words[at].text == ";"), -1) + 1
    own = _last_verb_from(words, clause) if clause else -1
    return own if own >= 0 else _last_verb_from(words, 0)


def _last_verb_from(words: Sequence[Token], first: int) -> int:
    weak = -1
    for place in range(len(words) - 1, first - 1, -1):
        word = words[place]
        if not word.text[0].islower() or (place and (is_noun(words, place) or is_passive(words, place))):
            continue
        if is_negated(words, place) and VERBS.strong(word.key):
            return -1
        if place > 1 and words[place - 1].key in _THINGS and words[place - 2].key in VERBS.said:
            continue
        if VERBS.strong(word.key) or _released(words, place):
            return place
        if weak < 0 and word.key in VERBS.maybe:
            weak = place
    return weak


# "She said it underscores that ...": whose subject is a thing says nothing.
_THINGS: Final = frozenset({"it", "that", "this"})


def _released(words: Sequence[Token], place: int) -> bool:
    """Whether the verb hands out a paper: "released the following statement"."""
    return words[place].key in VERBS.released and any(
        word.key in VERBS.papers for word in words[place + 1 : place + 7]
    )


def _lead_in(text: str, words: Sequence[Token], begin: int, stop: int) -> Clause | None:
    """ "According to the mayor, ..." and the interview's "Frost: ..."."""
    if found := ACCORDING.match(text, words[0].start, stop):
        mention = after_verb(text, [word for word in words if word.start >= found.end()])
        return clause_of(
            mention, found.group().strip(), begin, stop, near=True, reason="named before the words"
        )
    if as_put := _as_put(text, words, begin, stop):
        return as_put
    if words[-1].key in ("of", "de") and len(words) > 1 and words[-2].key in _SHOUTS:
        many = Mention(words[-2].start, words[-2].end, "document", noun="sign")
        return clause_of(many, words[-2].text, begin, stop, near=True, reason="shouted by many")
    if words[-1].text == ":" and len(words) > 1 and words[0].key not in _ABOUT:
        short = _billed(text, words[:-1]) or (before_verb(text, words[:-1]) if len(words) <= 8 else None)
        mention = short if short and short.kind != "unnamed" else subject(text, words[:-1])
        if mention is not None and mention.kind == "it":
            mention = _had_to_say(text, words) or mention
        return clause_of(mention, ":", begin, stop, near=True, reason="named before a colon")
    return None


# "Of Holt: "...", "On the vote: "..."": whom or what the words are about.
_ABOUT: Final = frozenset({"of", "on", "about", "regarding"})


def _had_to_say(text: str, words: Sequence[Token]) -> Mention | None:
    """ "It was little that heard what [Merkel] finally had to say:"."""
    said = next((at for at in range(len(words) - 1, 2, -1) if words[at].key == "say"), 0)
    what = next((at for at in range(said - 1, -1, -1) if words[at].key == "what"), -1)
    had = next((at for at in range(what + 1, said) if words[at].key in ("had", "has", "have")), 0)
    return before_verb(text, words[what + 1 : had]) if what >= 0 and had else None


def _as_put(text: str, words: Sequence[Token], begin: int, stop: int) -> Clause | None:
    """ "As one of them put it, ..."."""
    bare = [word for word in words if word.is_word]
    if len(bare) < 4 or bare[0].key != "as" or bare[-1].key != "it" or bare[-2].key not in _PUTS:
        return None
    mention = before_verb(text, bare[1:-2])
    first = after_verb(text, bare[1:-2])
    if mention is None or mention.kind == "unnamed" or (first is not None and first.kind == "person"):
        mention = first
    return clause_of(mention, bare[-2].text, begin, stop, near=True, reason="put so before the words")


_PUTS: Final = words("grammar", "attribution_puts")


def _billed(text: str, words: Sequence[Token]) -> Mention | None:
    """The name before a comma, where nothing but where somebody is from follows: "Dave Rice, UNLV:"."""
    comma = next((place for place, word in enumerate(words) if word.text == ","), 0)
    if not 2 <= comma <= 4 or len(words) > 12 or any(VERBS.any(word.key) for word in words):
        return None
    found = after_verb(text, words[:comma])
    return found if found and found.kind == "person" and len(found.name.split()) > 1 else None


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


def _going(words: Sequence[Token]) -> bool:
    """Whether a participle opens the sentence: "Adopting a measured tone, ..."."""
    following = words[1] if len(words) > 1 else None
    gone = words[0].key.endswith(("ing", "ed")) and len(words[0].key) > 4 and words[0].key not in ENDING_NAMES
    if not gone or following is None or VERBS.any(following.key):
        return False
    return following.text.islower() or any(word.text == "," for word in words[2:12])


def _when(words: Sequence[Token]) -> bool:
    """Whether a stretch of time opens the sentence: "Two weeks later in Seattle, ..."."""
    return any(word.key in _STRETCHES for word in words[1:3])


_STRETCHES: Final = words("grammar", "attribution_stretches")


def _main_clause(words: Sequence[Token]) -> Sequence[Token]:
    """A sentence without what it opens with: "On Tuesday, ...", "However, the ..."."""
    for _ in range(3):
        if not words or not (words[0].key in _OPENERS or words[0].is_adverb or _going(words) or _when(words)):
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
