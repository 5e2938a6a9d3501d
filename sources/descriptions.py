"""What a description says of a speaker: an office, a calling, whose letter it is, who is spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sources.known import KnownPerson
from sources.names import CALLINGS, UNNAMED, plain_name
from sources.rules import listed, words
from sources.sentences import boundaries
from sources.tokens import OFFICES

_STRANGERS: Final = words("titles", "strangers")
DOCUMENTS: Final = words("organisations", "documents")
# "The Portuguese", "the Democrat": whoever was named last, by country or party.
DEMONYM: Final = re.compile(
    r"[A-Z][a-z]+(?:ese|ian|ish|iard|[eao]n|man|woman|crat|i|er)|Scot|Swiss|Greek|Czech|Dane|Swede|Turk|Finn|Pole"
)
_INTRODUCED: Final = re.compile(r"(?:A|An|One|Another|The) (?:[\w-]+ ){0,2}?([\w-]+)\b(?= (?!of\b)[a-z]|,)")
SPEAK_FOR: Final = words("grammar", "speakers_for")
_FOR: Final = re.compile(r"\b(?:for|from|at|with|of) (?:the )?([A-Z][\w.&'’-]*(?: [A-Z&][\w.&'’-]*)*)")
_OWNED_PAPER: Final = re.compile(
    r"\b([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s? (?:[\w-]+ ){0,3}?([a-z-]{4,12})\b"
)
# Offices so high that reports call their holders by no lesser one.
_HEADS: Final = words("titles", "heads")
INDEFINITE: Final = words("grammar", "speakers_indefinite")


@dataclass(frozen=True)
class Speaker:
    """Who said it: a person by name or description, and the organisation spoken for."""

    name: str = ""
    title: str = ""
    agency: str = ""
    chain: str = ""
    certain: bool = True
    described: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.name or self.agency)

    @property
    def shown(self) -> str:
        """What a reader would call the speaker; empty where the article tells nothing."""
        return self.name or self.agency or self.described


def is_calling(noun: str) -> bool:
    """Whether "the" and this noun mean whoever was named last: "the retired bus driver"."""
    if noun in CALLINGS:
        return True
    return names_people(noun) and noun not in _STRANGERS and not noun.endswith("s")


def names_people(noun: str) -> bool:
    """Whether a noun is one for people: not "the prosecutions", nor "a number"."""
    return noun in UNNAMED or noun in OFFICES or noun in _ALONE or noun.removesuffix("s").endswith(_AGENTS)


_ALONE: Final = words("grammar", "mentions_alone") | DOCUMENTS


# Endings of nouns for people.
_AGENTS: Final = tuple(listed("titles", "endings"))


def office(title: str) -> list[str]:
    return [
        {"gov": "governor", "sen": "senator", "rep": "representative"}.get(word.strip("."), word)
        for word in title.lower().split()
    ]


def is_deputy(title: str, mentioned: str) -> bool:
    """Whether a title is the lesser of the office mentioned: a vice president is not "the president"."""
    lesser = _LESSER & set(title.lower().split())
    return bool(lesser) and not lesser & set(mentioned.lower().split())


_LESSER: Final = words("titles", "lesser")


def is_same(known: KnownPerson, name: str) -> bool:
    """Whether a name of the article is a way to write a known person's: first and last word agree."""
    if not name:
        return False
    parts = plain_name(name)
    written = [plain_name(one) for one in (known.name, *known.also)]
    return any(
        one and parts and one[-1] == parts[-1] and (len(parts) == 1 or one[0] == parts[0]) for one in written
    )


def called(noun: str) -> set[str]:
    """A noun and the offices that reports call by it: "the skipper" is the captain."""
    return {noun, *listed("synonyms", noun)}


def spoken_for(described: str) -> str:
    """The name of the body that a spokesperson is said to speak for; empty where it is not said."""
    found = _FOR.search(described)
    return found[1] if found else ""


def owned_paper(text: str, begin: int, end: int, noun: str) -> tuple[str, str]:
    """The paper last named as somebody's in text[begin:end], and whose: ("letter", "Terrence Boyd")."""
    owned = ("", "")
    for found in _OWNED_PAPER.finditer(text, begin, end):
        if noun in ("document", found[2]) and found[2] in DOCUMENTS:
            owned = (found[2], found[1])
    return owned


def brings_in(text: str, begin: int, end: int, noun: str) -> int | None:
    """Where text[begin:end] last brings in a paper as something new: "sent a letter to the board"."""
    brought = re.compile(rf"(?<!\bin )\b(?:an?|his|her|their|its) (?:[\w-]+ ){{0,3}}?{re.escape(noun)}\b")
    places = [found.start() for found in brought.finditer(text, begin, end)]
    return places[-1] if places else None


def brought_in(text: str, begin: int, end: int, noun: str) -> tuple[str, int] | None:
    """Somebody unnamed whom text[begin:end] brings in as new, and where: "a Jewish man"."""
    brought = re.compile(
        rf"\b[Aa]n? (?:[\w-]+ ){{0,3}}?{re.escape(noun)}\b(?! (?:named|called|identified)\b|, [A-Z])"
    )
    places = [(found[0], found.start()) for found in brought.finditer(text, begin, end)]
    return places[-1] if places else None


def begin_of_sentence(text: str, begin: int, offset: int) -> int:
    return next(reversed([begin, *boundaries(text, begin, offset)]))


def holds_another_office(title: str, noun: str) -> bool:
    """Whether somebody's title is an office that the noun does not name: a premier is not "the leader"."""
    words_ = set(office(title))
    other = words_ & (OFFICES if noun in _HEADS else _HEADS)
    return noun in OFFICES and bool(other) and not called(noun) & words_


def introduced(text: str, start: int, end: int) -> tuple[str, int]:
    """Somebody unnamed with whom the last such sentence of text[start:end] begins: "A retired teacher"."""
    for begin in reversed([start, *boundaries(text, start, end)]):
        found = _INTRODUCED.match(text, begin, end)
        if found is None or found[1].lower() not in UNNAMED or are_several(found[0]):
            continue
        if not found[0].startswith("The ") or _is_new(text, start, begin, found[1].lower()):
            return found[0], begin
    return "", start


def _is_new(text: str, start: int, end: int, noun: str) -> bool:
    """Whether "The man" is somebody brought in without a name, and not one of those named."""
    return noun in _STRANGERS or brought_in(text, start, end, noun) is not None


_COLLECTIVES: Final = words("titles", "collectives")


_BODIES: Final = "|".join(sorted(map(re.escape, words("organisations", "nouns"))))
_BODY: Final = re.compile(rf"[A-Z]\w+(?: [A-Z]\w+)?['’]s (?:[\w-]+ ){{0,3}}?(?:{_BODIES})\b(?! of\b| [A-Z])")


def introduced_body(text: str, start: int, end: int) -> str:
    """A body without a name of its own that begins a sentence of text[start:end]: "Peru's ministry"."""
    for begin in reversed([start, *boundaries(text, start, end)]):
        if found := _BODY.match(text, begin, end):
            return found[0]
    return ""


def are_several(described: str) -> bool:
    """Whether a description is of more than one, so that no "he" or "she" means them: "Critics"."""
    noun = next((word for word in described.lower().split() if word in UNNAMED), "")
    return noun in _COLLECTIVES or (noun.endswith("s") and not noun.endswith("ss"))
