"""Who a phrase names: a person with a title, an organisation, a document, somebody unnamed, or a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sources.heads import is_headed
from sources.names import (
    CALLINGS,
    UNNAMED,
    is_full,
    is_organisation,
    is_owners,
    is_person,
    name_end,
    runs,
    split_title,
    without_honours,
)
from sources.rules import words
from sources.tokens import (
    COUNTRIES,
    NOT_NAMES,
    OFFICES,
    ORGANISATION_WORDS,
    TITLES,
    Token,
)

Kind = Literal["person", "organisation", "document", "unnamed", "he", "she", "they", "it", "same"]

PRONOUNS: Final[dict[str, Kind]] = {
    **dict.fromkeys(words("words", "pronouns_he"), "he"),
    **dict.fromkeys(words("words", "pronouns_she"), "she"),
    **dict.fromkeys(words("words", "pronouns_they"), "they"),
    **dict.fromkeys(words("words", "pronouns_it"), "it"),
}
_SUBJECTS: Final = frozenset({"he", "she", "they", "it"})
_POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})
_DOCUMENTS: Final = words("organisations", "documents")
_ORGANISATION_NOUNS: Final = words("organisations", "nouns")
_ALONE: Final = words("grammar", "mentions_alone")
_LINKS: Final = frozenset(
    {"of", "for", "with", "from", "at", "and", "the", "&", "de", "del", "la", "in", "to"}
)
_OFFICES: Final = words("grammar", "mentions_offices")


@dataclass(frozen=True)
class Mention:
    """A phrase that names a speaker: text[start:end], and what it says of who that is."""

    start: int
    end: int
    kind: Kind
    name: str = ""
    title: str = ""
    agency: str = ""
    noun: str = ""
    definite: bool = False


def pronoun(token: Token) -> Mention | None:
    """The mention a single pronoun makes as a subject."""
    word = token.key.removesuffix("'s").removesuffix("'re")
    kind = PRONOUNS.get(word)
    return Mention(token.start, token.start + len(word), kind) if kind and word in _SUBJECTS else None


def read(text: str, phrase: Sequence[Token], appositives: Sequence[Sequence[Token]] = ()) -> Mention | None:
    """What a noun phrase and the phrases set beside it name; None where it names nobody."""
    phrase = [token for token in phrase if token.is_word or token.text in '"“”,&']
    if not phrase:
        return None
    if len(phrase) == 1 and (found := pronoun(phrase[0])):
        return found
    mention = _named(text, phrase) or _described(text, phrase)
    return _with_appositives(text, mention, appositives) if mention else None


def _named(text: str, phrase: Sequence[Token]) -> Mention | None:
    if is_headed(phrase):
        return None
    stretches = runs(phrase)
    if stretches and is_owners(phrase, stretches[-1][1]):
        return None
    for begin, stop in reversed(stretches):
        run = phrase[begin:stop]
        title, name = split_title(run)
        if run[-1].owner or not name or not _may_be_person(phrase, begin, run, title, name):
            continue
        if _only_places(phrase, begin, stop, title, stretches[0][0]) or _is_common(name, title):
            continue
        while begin and not title and phrase[begin - 1].key in _BEFORE_NAMES:
            begin -= 1
            name = phrase[begin:stop]
        return _person(text, phrase, begin, stop, title, without_honours(name))
    return None


def _person(
    text: str,
    phrase: Sequence[Token],
    begin: int,
    stop: int,
    title: Sequence[Token],
    name: Sequence[Token],
) -> Mention:
    lead = _title_words(text, phrase[:begin], title)
    return Mention(
        phrase[0].start if lead else name[0].start if not title else title[0].start,
        phrase[stop - 1].end,
        "person",
        name=_printed(text, name),
        title=lead,
        agency=_agency_in(text, [*phrase[:begin], *title], phrase[stop:]),
    )


def _only_places(phrase: Sequence[Token], begin: int, stop: int, title: Sequence[Token], first: int) -> bool:
    """Whether capitals only tell of what, or which, the noun beside them is: "the mayor of Port Ellis"."""
    held = any(token.key in OFFICES for token in title) or (
        title and is_full(phrase[begin + len(title) : stop])
    )
    if not held and _completes(phrase, begin, first):
        return True
    if (
        phrase[stop : stop + 1]
        and phrase[stop].key == "and"
        and not held
        and _is_body(phrase[stop + 1 : stop + 3])
    ):
        return True
    return any(_is_noun_of(token, phrase[begin:stop]) for token in phrase[stop : stop + 1])


def _is_common(name: Sequence[Token], title: Sequence[Token]) -> bool:
    """Whether capitals are no name but a noun that begins a sentence, or a whole headline."""
    return len(name) > _LONGEST_NAME or (len(name) == 1 and not title and name[0].key in UNNAMED)


def _is_noun_of(token: Token, run: Sequence[Token]) -> bool:
    """Whether a word behind capitals is the noun that they only qualify: "New York businessman"."""
    if token.key in UNNAMED or token.key in TITLES or token.key in CALLINGS:
        return True
    return len(run) == 1 and token.text.islower() and token.key not in _LINKS and token.key.endswith("s")


def _may_be_person(
    phrase: Sequence[Token],
    begin: int,
    run: Sequence[Token],
    title: Sequence[Token],
    name: Sequence[Token],
) -> bool:
    whole = is_full(name) and not any(token.key in ORGANISATION_WORDS for token in name)
    if is_organisation(run) and not whole and not _titled_person(title, name):
        return False
    return is_person(phrase, begin, title, name)


def _completes(phrase: Sequence[Token], begin: int, first: int) -> bool:
    """Whether a stretch of capitals belongs to what stands before it: "the mayor of Port Ellis"."""
    linked = any(token.key in _PLACING for token in phrase[max(0, begin - 2) : begin])
    return linked and (begin > 2 or first < begin)


_LONGEST_NAME: Final = 6
_BEFORE_NAMES: Final = frozenset({"van", "von", "der", "den", "ten", "ter", "bin", "di", "da"})
_PLACING: Final = frozenset({"of", "for", "with", "from", "at", "in"})


def _titled_person(title: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether what an organisation's name leads is a person's: "COPA First Deputy Ephraim Eaddy"."""
    return (
        bool(title)
        and any(token.key in OFFICES for token in title)
        and not any(token.key in ORGANISATION_WORDS or token.is_acronym for token in name)
    )


def _title_words(text: str, before: Sequence[Token], title: Sequence[Token]) -> str:
    lead = list(before)
    while lead and (lead[0].key in NOT_NAMES or lead[0].key.isdigit() or not lead[0].is_word):
        lead.pop(0)
    led = [*lead, *title]
    owned = next((place for place in range(len(led) - 1, -1, -1) if led[place].owner), -1)
    led = led[owned + 1 :]
    while led and led[0].is_acronym and led[0].key not in TITLES and len(led) > 1:
        led.pop(0)
    return _printed(text, led) if led else ""


def _agency_in(text: str, before: Sequence[Token], after: Sequence[Token]) -> str:
    """The organisation a title names: "president of the X", "COPA First Deputy", "CPD's director"."""
    owner = next((place for place in range(len(before) - 1, -1, -1) if before[place].owner), None)
    if owner is not None:
        return _owner_in(text, before, owner)
    if led := _leading_body(before):
        return _printed(text, led)
    for part in (after, before):
        if found := _after_link(text, part):
            return found
    acronym = next((token for token in before if token.is_acronym and token.key not in TITLES), None)
    return acronym.text if acronym else ""


def _leading_body(before: Sequence[Token]) -> Sequence[Token]:
    """The organisation's name that leads a title: "Fraternal Order of Police President"."""
    stop = next((place for place, token in enumerate(before) if token.key in OFFICES), 0)
    led = before[:stop]
    if any(not (token.is_capital or token.key in ("of", "and", "for", "the")) for token in led):
        return ()
    return led if len(led) > 1 and any(token.key in ORGANISATION_WORDS for token in led) else ()


def _owner_in(text: str, before: Sequence[Token], owner: int) -> str:
    """Whose officer it is: "CPD's director"; relatives and lawyers of a person speak for no organisation."""
    if any(token.key in _PRIVATE for token in before[owner + 1 :]):
        return ""
    begin = owner
    while begin and before[begin - 1].is_capital:
        begin -= 1
    return text[before[begin].start : before[owner].start + len(before[owner].owner)]


_PRIVATE: Final = words("titles", "private")


def _after_link(text: str, phrase: Sequence[Token]) -> str:
    """The organisation after "of", "for", "with", "at" or "from" in a title."""
    for place, token in enumerate(phrase[:-1]):
        if token.key not in ("of", "for", "with", "at", "from"):
            continue
        rest = list(phrase[place + 1 :])
        while rest and rest[0].key in ("the", "a", "an"):
            rest.pop(0)
        stop = name_end(rest)
        if stop and (_is_body(rest[:stop]) or rest[stop - 1].key in _ORGANISATION_NOUNS):
            return text[rest[0].start : rest[stop - 1].end]
    return ""


def _is_body(name: Sequence[Token]) -> bool:
    """Whether a name in capitals is an organisation's, and not a place's or a person's."""
    return any(token.key in ORGANISATION_WORDS or token.is_acronym for token in name)


def _described(text: str, phrase: Sequence[Token]) -> Mention | None:
    """A phrase without a person's name: an organisation, a document, or somebody described."""
    head = _without_lead(phrase)
    if not head:
        return None
    start, end = head[0].start, head[-1].end
    core = head[1:] if head[0].key in _DETERMINERS else head
    if not core:
        return _alone(head[0])
    noun = _before_link(core)[-1].key
    mention = Mention(start, end, "unnamed", noun=noun, definite=head[0].key in ("the", "el", "la"))
    if noun in _DOCUMENTS or (core[0].key in _DOCUMENTS and noun not in _SPEAKERS):
        noun = noun if noun in _DOCUMENTS else core[0].key
        return replace(mention, kind="document", noun=noun, agency=_issuer(text, core))
    if _is_office(head, core, noun):
        return replace(
            mention, kind="organisation", agency=_printed(text, core if core[0].is_capital else head)
        )
    if _is_one(head, core, noun):
        return replace(mention, title=_printed(text, _untitled(core)), agency=_agency_in(text, core, ()))
    if any(token.is_capital and token.key not in COUNTRIES for token in core):
        body = replace(mention, kind="organisation", agency=_organisation(text, core))
        return None if _is_somebodys(core, noun) else body
    if noun in _ORGANISATION_NOUNS:
        return replace(mention, kind="organisation")
    return replace(mention, title=_printed(text, core)) if _is_somebody(head, core) else None


# "The law firm", "a law professor", "the bill's sponsor" are no papers.
_SPEAKERS: Final = _ORGANISATION_NOUNS | UNNAMED | TITLES


def _is_somebodys(core: Sequence[Token], noun: str) -> bool:
    """Whether it is only a thing of somebody's: "Hardin's tragedy of the commons" says nothing."""
    head = _before_link(core)
    owned = any(token.owner for token in head[:-1])
    return owned and head[-1].text.islower() and noun not in _ORGANISATION_NOUNS | ORGANISATION_WORDS


def _alone(token: Token) -> Mention | None:
    """Somebody told by one word: "Another said"."""
    return Mention(token.start, token.end, "unnamed", noun=token.key) if token.key in _ALONE else None


def _are_several(core: Sequence[Token]) -> bool:
    """Whether a bare plural may be people: "commuters told the board"."""
    last = core[-1]
    plural = last.key.endswith(("s", "men", "people"))
    return len(core) <= 3 and last.text.islower() and plural and len(last.key) > 5


def _without_lead(phrase: Sequence[Token]) -> list[Token]:
    head = list(phrase)
    while head and (not head[0].is_word or head[0].key in ("but", "and", "so", "yet")):
        head.pop(0)
    return head


def _is_office(head: Sequence[Token], core: Sequence[Token], noun: str) -> bool:
    """Whether it is somebody's: "Johnson's office", "her administration"."""
    owned = any(token.owner for token in core[:-1]) or head[0].key in _POSSESSIVES
    return owned and noun in _OFFICES


def _is_one(head: Sequence[Token], core: Sequence[Token], noun: str) -> bool:
    """Whether it describes a person: "a spokesman for the school district", "one resident"."""
    if head[0].key in ("one", "another") or noun in UNNAMED - ORGANISATION_WORDS:
        return True
    office = head[0].key == "the" and all(token.key in TITLES for token in core)
    kind = core[-1].text.islower() and len(core) == 2 and noun in UNNAMED & OFFICES and not core[0].is_acronym
    return office or kind or (noun in UNNAMED and not core[0].is_capital)


_DETERMINERS: Final = words("grammar", "mentions_determiners")


def _is_somebody(head: Sequence[Token], core: Sequence[Token]) -> bool:
    return (head[0].key in _DETERMINERS and len(head) <= 8) or _are_several(core)


def _before_link(core: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first "of", "for", "with" ...: the noun stands last among them."""
    if len(core) > 1 and core[-1].key in _OFFICES and core[-2].owner:
        return core
    for place, token in enumerate(core):
        if place and token.key in ("of", "for", "with", "from", "at", "in", "on", "who", "to", "by"):
            return core[:place]
    return core


def _untitled(core: Sequence[Token]) -> Sequence[Token]:
    return [token for token in _before_link(core) if not token.owner] or core


def _issuer(text: str, core: Sequence[Token]) -> str:
    """Whose document it is: "a statement from the agency", "the department's report"."""
    linked = next((place for place, token in enumerate(core) if token.key in ("from", "by", "of")), len(core))
    if linked + 1 < len(core):
        return text[core[linked + 1].start : core[-1].end]
    owner = next((token for token in core if token.owner), None)
    if owner is None:
        return core[0].text if len(core) > 1 and core[0].is_acronym else ""
    return text[core[0].start : owner.start + len(owner.owner)]


def _organisation(text: str, core: Sequence[Token]) -> str:
    """The organisation's own name without a place's possessive: "the state's Office of Inspector General"."""
    owned = next((place for place, token in enumerate(core) if token.owner and not token.is_capital), -1)
    core = core[owned + 1 :] or core
    first = next((place for place, token in enumerate(core) if token.is_capital), 0)
    rest = core[first:]
    stop = name_end(rest) or len(rest)
    kind = _before_link(rest)
    if kind and kind[-1].text.islower() and kind[-1].key in _ORGANISATION_NOUNS:
        stop = len(kind)
    return text[rest[0].start : rest[stop - 1].end]


def organisation_at(text: str, mention: Mention, words: Sequence[Token]) -> Mention:
    """An organisation with the whole of its name: "Centers for Disease Control [and Prevention]"."""
    place = text.find(mention.agency, mention.start, mention.end)
    rest = [token for token in words if token.start >= place >= 0]
    stop = name_end(rest)
    if not stop or rest[stop - 1].owner or rest[stop - 1].end <= place + len(mention.agency):
        return mention
    end = rest[stop - 1].end
    return replace(mention, end=max(end, mention.end), agency=text[place:end])


def _with_appositives(text: str, mention: Mention, appositives: Sequence[Sequence[Token]]) -> Mention:
    for phrase in appositives:
        words_ = [token for token in phrase if token.is_word]
        if not words_ or words_[0].key in ("who", "whose", "which") or mention.title:
            continue
        if not any(token.key in TITLES or token.key in UNNAMED for token in words_):
            continue
        core = words_[1:] if words_[0].key in _DETERMINERS else words_
        agency = mention.agency or _agency_in(text, (), core) or _agency_in(text, core, ())
        mention = replace(mention, title=_printed(text, core), agency=agency)
    return mention


def _printed(text: str, phrase: Sequence[Token]) -> str:
    if not phrase:
        return ""
    return text[phrase[0].start : phrase[-1].end].strip(" ,")
