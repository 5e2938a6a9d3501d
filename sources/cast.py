"""Everybody an article names, so that "Holt", "the agency" and "she" can be told later who they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from sources.beside import before, behind, is_kin
from sources.genders import Gender, of_name, of_nouns, told_by_pronouns
from sources.mentions import read
from sources.names import (
    UNNAMED,
    is_joined,
    is_organisation,
    is_person,
    plain_name,
    runs,
    split_title,
)
from sources.persons import Person, Seen
from sources.phrases_behind import after_verb
from sources.prose import after_dateline
from sources.rules import VERBS, words
from sources.subjects import Sentences, acts
from sources.surnames import Alone
from sources.tokens import FIRST_NAMES, OFFICES, ORGANISATION_WORDS, TITLES, Token, tokens

_COMPANIES: Final = words("organisations", "nouns")
_LOOK: Final = 40
# Of more persons with one family name, the first are looked at.
_LARGEST_FAMILY: Final = 50
# A work's title stands right behind an opening mark; its capitals are nobody's name.
_OPENING: Final = frozenset("\"“‘«„'")
_FULL_NAME: Final = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][A-Za-z’'-]+)\b")
_POLITE: Final = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.? ([A-Z][A-Za-z’'-]+)")


@dataclass
class Cast:
    """Who is named, under which last name or acronym, and where."""

    text: str = ""

    people: dict[str, Person] = field(default_factory=dict)
    by_last: dict[str, list[Person]] = field(default_factory=dict)
    by_whole: dict[tuple[str, str], Person] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    by_first: dict[str, Person] = field(default_factory=dict)
    companies: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Every name in capitals that is nobody's."""
        return frozenset(one.name for one in self.seen if not one.is_person)

    @cached_property
    def in_full(self) -> dict[str, str]:
        """Surnames with the first full name that has each, in quotations and headings as well as in prose.

        Where the text says "Mr." of a surname, the first full name of a man has it.
        """
        polite: dict[str, Gender] = {}
        for title, surname in _POLITE.findall(self.text):
            polite.setdefault(surname, of_nouns([title.lower()]))
        names: dict[str, str] = {}
        for one in _FULL_NAME.finditer(self.text):
            first, gender = one[1].lower(), polite.get(one[2], "")
            if first in FIRST_NAMES and (not gender or of_name(first) in ("", gender)):
                names.setdefault(one[2], one.group())
        return names

    def before(self, offset: int, most: int = _LOOK) -> list[Seen]:
        """The latest places before an offset, the nearest first."""
        place = bisect_left(self.starts, offset)
        return self.seen[max(0, place - most) : place][::-1]

    def does_something(self, name: str) -> bool:
        """Whether somebody is the subject of any sentence or clause: no "daughter of [Ed Low]"."""
        return name in self._subjects

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """Those whose whole name is one; the surname alone may be another's of the family."""
        return frozenset(
            one.name
            for one in self.seen
            if (one.leads or one.acts) and self.text.startswith(one.name, one.start)
        )

    def spelled_out(self, name: str) -> str:
        """What an acronym stands for, as introduced in parentheses or by the initials of a name."""
        bare = name.replace(".", "")
        return self.acronyms.get(name) or self.initials.get(name) or self.initials.get(bare) or name

    def add(self, person: Person) -> Person:
        names = plain_name(person.name)
        if not names:
            return person
        if len(names) == 1 and (found := self.named(names[0], of_nouns(person.title.lower().split()))):
            return found
        if len(names) == 1 and (whole := self.in_full.get(names[0])):
            person = replace(person, name=whole)
        elif len(names) > 1 and (same := self.named(person.name)):
            person = Person(same.name, person.start, person.title, person.agency, person.words)
        known = self.people.setdefault(person.name, person)
        known.title = known.title or person.title
        known.agency = known.agency or person.agency
        known.words |= person.words
        if known is person:
            self.by_last.setdefault(person.last, []).append(person)
            for first in person.firsts:
                self.by_whole.setdefault((first, person.last), person)
            self.by_first.setdefault(person.first, person)
        return known

    def named(self, name: str, gender: str = "") -> Person | None:
        """The person of the article whose name this is, whole or the last part of it.

        Of a family, a surname alone means who was named first, or who can be meant by "Mrs.".
        """
        if name in self.people:
            return self.people[name]
        parts = [part.lower() for part in plain_name(name)]
        if not parts:
            return None
        if len(parts) == 1:
            family = self.by_last.get(parts[-1], [])[:_LARGEST_FAMILY]
            fitting = [one for one in family if not gender or one.gender in ("", gender)]
            return (fitting or family)[0] if family else self.by_first.get(parts[0])
        return self.by_whole.get((parts[0], parts[-1]))


def cast_of(text: str, stretches: Iterable[tuple[int, int]]) -> Cast:
    """Everybody named in the stretches of prose given (the quotations left out)."""
    cast, alone = Cast(text), Alone()
    stretches = list(stretches)
    for start, end in stretches:
        phrase = tokens(text, after_dateline(text, start, end), end, most=4_000)
        if _is_headline(phrase) or _is_headline(_line(text, start, end)):
            continue
        sentences = Sentences(text, phrase, start, end)
        for begin, stop in runs(phrase):
            if text[max(0, phrase[begin].start - 1) : phrase[begin].start] in _OPENING:
                continue
            leads = sentences.leads(begin, stop)
            _enter(cast, text, phrase, begin, stop, leads=leads)
            if stop == begin + 1:
                alone.note(phrase, begin, leads=leads, does=acts(phrase, begin, stop))
    _unify(cast)
    seen = {one.start for one in cast.seen}
    known = {one.last for one in cast.people.values()}
    likely = [Seen(start, name, False, leads, does) for start, name, leads, does in alone.likely()]
    likely = [one for one in likely if one.start not in seen and one.name.lower() not in known]
    named = [(one.start, one.name) for one in cast.seen if one.is_person or _may_be_surname(cast, one)]
    places = sorted([*named, *((one.start, one.name) for one in likely)])
    told = told_by_pronouns(text, stretches, places, frozenset(one.name for one in likely))
    people = {*told, *(one.name for one in likely if one.name in alone.described)}
    cast.seen = sorted(
        [*cast.seen, *(one for one in likely if one.name in people)], key=lambda one: one.start
    )
    _promote(cast, {name for name in people if name not in cast.people})
    cast.starts = [one.start for one in cast.seen]
    for name, gender in told.items():
        if name in cast.people:
            cast.people[name].told = gender
    return cast


def _line(text: str, start: int, end: int) -> Sequence[Token]:
    """The whole of a short line, of which text[start:end] is what no quotation holds."""
    first = text.rfind("\n", max(0, start - _LONGEST_HEADLINE), start) + 1 if start else 0
    last = text.find("\n", end, end + _LONGEST_HEADLINE)
    last = len(text) if last < 0 else last
    return tokens(text, first, last) if last - first <= _LONGEST_HEADLINE else ()


_LONGEST_HEADLINE: Final = 250


def _is_headline(phrase: Sequence[Token]) -> bool:
    """Whether every word of weight has a capital, so that capitals tell nothing: "Why Delays Persist"."""
    if phrase and all(token.text.isupper() or not token.is_word for token in phrase):
        return len(phrase) <= _LONGEST_SHOUT
    weighty = [token for token in phrase if token.is_word and len(token.key) > _LONGEST_SMALL]
    begins = bool(phrase) and phrase[0].text[0].isupper()
    return begins and len(weighty) >= _FEWEST_WEIGHTY and not any(one.text[0].islower() for one in weighty)


# "FULL TEXT." heads what follows; a whole article in capitals is read as any other.
_LONGEST_SHOUT: Final = 6
_LONGEST_SMALL: Final = 3
_FEWEST_WEIGHTY: Final = 4


def _may_be_surname(cast: Cast, one: Seen) -> bool:
    """Whether one word that an article never explains may be a person's: "Taylor declared", later "he"."""
    word = one.name
    alone = word.isalpha() and word.istitle() and word.lower() not in ORGANISATION_WORDS | UNNAMED
    return alone and not one.is_person and word not in cast.companies and word.lower() not in _COUNTRIES


_COUNTRIES: Final = words("places", "countries")


def _promote(cast: Cast, names: set[str]) -> None:
    """Make persons of single words that the article's pronouns show to be some."""
    people: dict[str, str] = {}
    for one in cast.seen:
        if one.name in names and one.name not in people:
            people[one.name] = cast.add(Person(one.name, one.start)).name
    cast.seen = [
        replace(one, name=people[one.name], is_person=True) if one.name in people else one
        for one in cast.seen
    ]


def _unify(cast: Cast) -> None:
    """Make one person of those of whom one is only named with the end of the other's name: "De Blasio"."""
    whole: dict[str, str] = {}
    for name in cast.people:
        parts = plain_name(name.casefold())
        for place in range(1, len(parts)):
            whole.setdefault(" ".join(parts[place:]), name)
    same = {
        name: full
        for name in cast.people
        if (full := whole.get(" ".join(plain_name(name.casefold())))) and full != name
    }
    for name in same:
        del cast.people[name]
    cast.by_whole = {key: one for key, one in cast.by_whole.items() if one.name not in same}
    for family in cast.by_last.values():
        family[:] = [one for one in family if one.name not in same]
    cast.seen = [replace(one, name=same.get(one.name, one.name)) for one in cast.seen]


def _enter(cast: Cast, text: str, phrase: Sequence[Token], begin: int, stop: int, *, leads: bool) -> None:
    run = list(phrase[begin:stop])
    if run[-1].owner:
        run[-1] = Token(run[-1].owner, run[-1].start, run[-1].owner.lower())
    if len(run) == 1 and len(run[0].key) == 1:
        return
    title, name = split_title(run)
    named = cast.named(run[0].text) if len(run) == 1 else None
    person = _is_person(phrase, begin, stop, run, title, name) or (
        named is not None and not (begin and phrase[begin - 1].key == "the")
    )
    if person and (len(name) > 1 or any(token.key in TITLES for token in title)):
        _enter_person(cast, text, phrase, begin, stop, run, leads)
    elif person and len(run) == 1 and begin and phrase[begin - 1].key in _COMPANIES:
        cast.seen.append(Seen(run[0].start, run[0].text, False, True))
        cast.companies.add(run[0].text)
    elif person and named:
        cast.seen.append(Seen(run[0].start, named.name, True, leads, acts(phrase, begin, stop)))
    elif person and len(run) == 1 and (run[0].key in FIRST_NAMES or is_kin(phrase, begin)):
        _enter_person(cast, text, phrase, begin, stop, run, leads)
    else:
        _enter_body(cast, text, phrase, begin, stop, run, leads)


def _is_person(
    phrase: Sequence[Token],
    begin: int,
    stop: int,
    run: Sequence[Token],
    title: Sequence[Token],
    name: Sequence[Token],
) -> bool:
    following = phrase[stop] if phrase[stop - 1].owner and stop < len(phrase) else None
    if following is not None and following.is_capital and following.key in ORGANISATION_WORDS:
        return False
    if not name or (is_organisation(run) and not _title_leads(title, name)):
        return False
    return is_person(phrase, begin, title, name)


def _enter_body(
    cast: Cast, text: str, phrase: Sequence[Token], begin: int, stop: int, run: list[Token], leads: bool
) -> None:
    printed = text[run[0].start : run[-1].end]
    if len(printed) < 2 or (len(run) == 1 and run[0].key in _QUALIFIERS):
        return
    whole, end = _whole_organisation(text, phrase, begin, stop)
    _enter_acronym(cast, text, whole, end)
    if is_organisation(run):
        cast.seen.append(Seen(run[0].start, whole, False, leads))
        _enter_initials(cast, whole)
        cast.beginnings.setdefault(whole.split()[0], whole)
    elif not phrase[stop - 1].owner and _acts(phrase, stop) and run[0].key not in FIRST_NAMES:
        cast.seen.append(Seen(run[0].start, printed, False, leads))


# "Federal and state officials": what such a word alone qualifies has the name.
_QUALIFIERS: Final = frozenset(
    {"federal", "state", "local", "national", "county", "city", "regional", "municipal"}
)


def _acts(phrase: Sequence[Token], stop: int) -> bool:
    """Whether a name is the subject of what follows, as an organisation can be: "Lumen declined to"."""
    following = phrase[stop] if stop < len(phrase) else None
    if following is None or not following.text.islower():
        return [token.key for token in phrase[stop : stop + 2]] == [",", "which"]
    return VERBS.any(following.key) or following.key in ("has", "will") or following.key.endswith("ed")


def _title_leads(title: Sequence[Token], name: Sequence[Token]) -> bool:
    return any(token.key in OFFICES for token in title) and not any(
        token.key in ORGANISATION_WORDS for token in name
    )


def _enter_person(
    cast: Cast, text: str, phrase: Sequence[Token], begin: int, stop: int, run: list[Token], leads: bool
) -> None:
    lead = begin
    while lead and begin - lead < 4 and phrase[lead - 1].key in TITLES:
        lead -= 1
    window = [*phrase[lead:begin], *run, *phrase[stop : stop + 24]]
    mention = after_verb(text, window) if len(run) > 1 or lead < begin else read(text, run)
    if mention is None or mention.kind != "person":
        mention = read(text, run)
    if mention is None or mention.kind != "person" or not plain_name(mention.name):
        return
    beside = {*before(phrase, begin), *behind(phrase, stop)}
    person = cast.add(Person(mention.name, run[0].start, mention.title, mention.agency, beside))
    cast.seen.append(Seen(run[0].start, person.name, True, leads, acts(phrase, begin, stop)))


def _whole_organisation(text: str, phrase: Sequence[Token], begin: int, stop: int) -> tuple[str, int]:
    """An organisation's name with its "of" and "for": "Civilian Office of Police Accountability"."""
    place = stop
    while place + 1 < len(phrase) and is_joined(phrase, place) and place - begin < 12:
        ahead = place + 1 if phrase[place + 1].key != "the" else place + 2
        if (
            ahead >= len(phrase)
            or not phrase[ahead].is_capital
            or (phrase[place].key == "and" and place == stop and stop - begin > 1)
        ):
            break
        place = ahead + 1
        while place < len(phrase) and phrase[place].is_capital and not phrase[place - 1].owner:
            place += 1
    last = phrase[place - 1]
    end = last.end - (len(last.text) - len(last.owner) if last.owner else 0)
    return text[phrase[begin].start : end], end


_ACRONYM: Final = re.compile(r"\s?\((?:the )?[\"“]?([A-Z][A-Za-z.&]{1,9})[\"”]?\)")


def _enter_initials(cast: Cast, name: str) -> None:
    parts = [part[0] for part in name.split()]
    for letters in ("".join(parts).upper(), "".join(letter for letter in parts if letter.isupper())):
        if len(letters) > 2:
            cast.initials.setdefault(letters, name)


def _enter_acronym(cast: Cast, text: str, name: str, end: int) -> None:
    found = _ACRONYM.match(text, end)
    if found and sum(map(str.isupper, found[1])) >= 2:
        cast.acronyms.setdefault(found[1], name)
