"""Who speaks: a mention resolved to a person or organisation of the article, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sources.descriptions import (
    DEMONYM,
    INDEFINITE,
    SPEAK_FOR,
    Speaker,
    are_several,
    brought_in,
    called,
    holds_another_office,
    introduced,
    is_calling,
    is_deputy,
    names_people,
    office,
    spoken_for,
)
from sources.focus import REACH, SPOKE, SUBJECT
from sources.genders import of_nouns
from sources.known import KnownAgency, KnownPerson
from sources.mentions import Mention
from sources.names import UNNAMED, plain_name
from sources.papers import Papers
from sources.persons import Person
from sources.rules import words
from sources.sentences import boundaries
from sources.tokens import FIRST_NAMES, TITLES

# One word that may be a person's name, though no fuller name explains it.
_FAMILY_NAMES: Final = words("family_names", "common") | FIRST_NAMES


_KIN: Final = words("titles", "private")


class Speakers(Papers):
    """A conversation asked who any mention is."""

    def resolve(self, mention: Mention) -> Speaker:
        """Who a mention is; an empty speaker where nothing in the article tells."""
        if mention.kind == "person":
            return self._person(mention)
        if self._is_name(mention):
            printed = self.cast.text[mention.start : mention.end]
            return self._person(replace(mention, kind="person", name=printed, title=""))
        if mention.kind in ("he", "she"):
            return self._pronoun(mention)
        if mention.kind in ("it", "they"):
            return self._plural(mention)
        if mention.kind == "document":
            return self._document(mention)
        if mention.kind == "organisation":
            return self._organisation(mention)
        if mention.kind == "same":
            last = self.last(mention.start)
            return replace(last, chain=f"goes on from {last.shown}") if last else Speaker()
        return self._described(mention)

    def _is_name(self, mention: Mention) -> bool:
        """Whether a single word of a calling is somebody's name here: "Baker said", of Brian Baker."""
        word = self.cast.text[mention.start : mention.end]
        return mention.kind == "unnamed" and word.istitle() and word.lower() in self.cast.by_last

    def _person(self, mention: Mention) -> Speaker:
        gender = of_nouns(mention.title.lower().split())
        person = self._of_family(mention, self.cast.named(mention.name, gender))
        if person is None and len(plain_name(mention.name)) < 2 and not mention.title:
            return self._one_word(mention)
        name = person.name if person else mention.name
        chain = f"“{mention.name}” is {name}" if name != mention.name else ""
        title = mention.title or (person.title if person else "")
        agency = mention.agency or (person.agency if person else "")
        if person:
            person.title, person.agency = person.title or title, person.agency or agency
        return self._linked(Speaker(name, title, self.agency(agency), chain))

    def _of_family(self, mention: Mention, person: Person | None) -> Person | None:
        """Of several with one surname who has spoken, where whom it would mean does nothing at all."""
        family = self.cast.by_last.get(person.last, []) if person else []
        if person is None or len(family) < 2 or len(plain_name(mention.name)) > 1 or mention.title:
            return person
        spoke = {speaker.name for _, speaker in self.spoke}
        heard = [one for one in family if one.name in spoke and one is not person]
        return heard[0] if len(heard) == 1 and not self.cast.does_something(person.name) else person

    def _one_word(self, mention: Mention) -> Speaker:
        """A name of one word that no fuller name explains: an organisation, or somebody known by it."""
        if found := self._agency_named(mention.name):
            return Speaker(agency=found)
        if mention.name in self.cast.companies:
            return Speaker(agency=mention.name)
        if whole := self._shortened(mention.name):
            return Speaker(agency=whole, chain=f"“{mention.name}” is {whole}")
        if people := self.known.by_last_name.get(mention.name, []):
            return self._linked(Speaker(people[0].name, mention.title, mention.agency))
        if mention.name.lower() not in _FAMILY_NAMES:
            return Speaker(agency=mention.name, certain=False)
        return Speaker(mention.name, mention.title, self.agency(mention.agency), certain=False)

    def _pronoun(self, mention: Mention) -> Speaker:
        last = self.last(mention.start)
        if last and self.spoke[-1][0] > mention.start and last.shown and not last.described:
            return replace(last, chain=f"“{mention.kind}” is {last.shown}, who speaks in this sentence")
        if unnamed := self._unnamed_before(mention) or self._introduced(mention):
            return unnamed
        for person, why in self.people(mention.start):
            if not person.gender or person.gender == mention.kind:
                found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
                return replace(found, chain=f"“{mention.kind}” is {found.name}, {why}")
        last = self.last(mention.start)
        spoke = self.cast.people.get(last.name) if last else None
        if last and last.name and (spoke is None or spoke.gender in ("", mention.kind)):
            return replace(last, chain=f"“{mention.kind}” is {last.name}, who spoke last", certain=False)
        return Speaker()

    def _unnamed_before(self, mention: Mention) -> Speaker | None:
        """Somebody without a name who spoke last, where nobody was named since."""
        last = self.last(mention.start)
        if last is None or last.name or not last.described:
            return None
        if of_nouns(last.described.lower().split()) not in ("", mention.kind) or are_several(last.described):
            return None
        since = self.spoke[-1][0]
        if any(one.is_person and one.start >= since for one in self.cast.before(mention.start, 4)):
            return None
        return replace(last, chain=f"“{mention.kind}” is {last.described}, who spoke last")

    def _introduced(self, mention: Mention) -> Speaker | None:
        """Whom the paragraph begins with, and nobody named since: "A juror sent a letter. She wrote"."""
        begin = max(self.paragraph, mention.start - REACH)
        found, start = introduced(self.cast.text, begin, mention.start)
        named = any(
            one.is_person and one.start >= start and (one.leads or one.acts or start == self.paragraph)
            for one in self.cast.before(mention.start, 4)
        )
        if not found or named or of_nouns(found.lower().split()) not in ("", mention.kind):
            return None
        if self.spoke and (self.spoke[-1][0] > start or self._closes(start, mention)):
            return None
        return Speaker(certain=False, described=found, chain=f"“{mention.kind}” is {found}")

    def _closes(self, start: int, mention: Mention) -> bool:
        """Whether a pronoun only closes the sentence that begins so: "A developer can cheat, [he] says."."""
        text = self.cast.text
        set_off = text[max(0, mention.start - 2) : mention.start].rstrip()[:1] in (",", "”", '"')
        return set_off and not boundaries(text, start, mention.start)

    def _organisation(self, mention: Mention) -> Speaker:
        if whose := self._owner_alone(mention):
            return whose
        if owner := self._owner(mention):
            return owner
        if mention.agency and " " not in mention.agency and (person := self.cast.named(mention.agency)):
            return self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        if mention.definite and DEMONYM.fullmatch(mention.agency) and (found := self._calling(mention)):
            return found
        if mention.agency:
            return Speaker(agency=self.agency(mention.agency))
        return self._definite(mention)

    def _owner_alone(self, mention: Mention) -> Speaker | None:
        """Whose remark it is: "Mr Rutte's [reply]"."""
        if not mention.agency.endswith(("'s", "’s")):
            return None
        names = [part for part in plain_name(mention.agency[:-2]) if part.lower() not in TITLES]
        found = self.cast.named(names[-1]) if names else None
        return self._linked(Speaker(found.name, found.title, self.agency(found.agency))) if found else None

    def _owner(self, mention: Mention) -> Speaker | None:
        """ "Johnson's office", "her office": the office of a person whom the article names."""
        if mention.noun not in ("office", "administration", "campaign", "team", "camp"):
            return None
        head = mention.agency.split("'s ")[0].split("’s ")[0]
        if head == mention.agency and head.lower().split()[:1] not in (["her"], ["his"], ["their"]):
            return None
        if head.lower().split()[:1] and head.lower().split()[0] in ("her", "his", "their"):
            kind = "she" if head.lower().startswith("her") else "he"
            person = self._pronoun(Mention(mention.start, mention.end, "she" if kind == "she" else "he"))
            named = person.name
        else:
            names = [part for part in plain_name(head) if part.lower() not in TITLES]
            found = self.cast.named(names[-1]) if names else None
            named = found.name if found else ""
        if not named:
            return None
        known = self._linked(Speaker(named))
        office = known.agency or f"{named}’s {mention.noun}"
        return Speaker(agency=office, chain=f"the {mention.noun} of {named}")

    def _described(self, mention: Mention) -> Speaker:
        """ "the mayor", "the spokesperson": a person named before; "a resident": somebody without a name."""
        lead = self.cast.text[mention.start : mention.end].split(None, 1)[:1]
        indefinite = lead[:1] and lead[0].lower() in INDEFINITE
        several = mention.noun in UNNAMED and mention.noun[-1:] == "s" != mention.noun[-2:-1]
        free = not indefinite and not several
        if mention.title and free and (found := self._titled(mention)):
            return found
        if mention.definite and (known := self._met(mention)):
            return known
        owner = self.cast.named(mention.agency) if mention.agency else None
        if (
            (mention.definite or mention.agency)
            and free
            and not self._is_kin_of(mention)
            and is_calling(mention.noun)
            and (found := self._calling(mention, owner))
        ):
            return found
        agency = "" if owner or (mention.agency and not self.is_body(mention.agency)) else mention.agency
        if agency and not agency[:1].isupper():
            noun = agency.split()[-1].lower()
            agency = self._definite(replace(mention, noun=noun, agency="")).agency or agency
        described = self.cast.text[mention.start : mention.end]
        if not agency and mention.noun in SPEAK_FOR and not self.cast.named(spoken_for(described)):
            agency = spoken_for(described) or self._body_before(mention)
        if not agency and not names_people(mention.noun):
            return Speaker(certain=False)
        speaker = Speaker(
            title=mention.title, agency=self.agency(agency), certain=bool(agency), described=described
        )
        self._described_before[mention.noun] = speaker
        return speaker

    def _is_kin_of(self, mention: Mention) -> bool:
        """Whether it is a relative of somebody named: "the father of Ann Lee" is not Ann Lee."""
        whose = self.cast.text[mention.start : mention.end].partition(" of ")[2]
        return mention.noun in _KIN and whose[:1].isupper()

    def _met(self, mention: Mention) -> Speaker | None:
        """Whom "the" and a noun mean that the article used before: a speaker, a body, a stranger."""
        before = self._described_before.get(mention.noun)
        return before or self._body_called(mention) or self._stranger(mention)

    def _stranger(self, mention: Mention) -> Speaker | None:
        """ "The man" of whom the article spoke as "a Jewish man", nobody named since as a subject."""
        found = brought_in(self.cast.text, max(0, mention.start - REACH), mention.start, mention.noun)
        if found is None or any(
            one.is_person and one.leads and one.start > found[1] for one in self.cast.before(mention.start, 6)
        ):
            return None
        return Speaker(certain=False, described=self.cast.text[mention.start : mention.end], chain=found[0])

    def _calling(self, mention: Mention, owner: Person | None = None) -> Speaker | None:
        """ "the actor", "the 19-year-old": whoever was named last."""
        gender = of_nouns([mention.noun])
        fitting = (
            (person, why)
            for person, why in self.people(mention.start)
            if person is not owner and (not gender or person.gender in ("", gender))
        )
        # "Obama's former strategist" is somebody the article is about; "the actor" may be anybody it names.
        people = [one for one in fitting if mention.definite or one[1] in (SPOKE, SUBJECT)]
        free = (
            one for one, why in people if why == SPOKE or not holds_another_office(one.title, mention.noun)
        )
        person = next(free, people[0][0] if people else None)
        if person is None:
            return None
        found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        return replace(found, chain=f"“the {mention.noun}” is {found.name}, named last", certain=False)

    def _titled(self, mention: Mention) -> Speaker | None:
        word = mention.noun
        wanted = called(word)
        near = self.cast.before(mention.start)
        for one in near:
            person = self.cast.people.get(one.name)
            if person and is_deputy(person.title, mention.title):
                continue
            if person and (wanted & set(office(person.title)) or wanted & person.words):
                found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
                return replace(found, chain=f"“the {word}” is {found.name}")
        return None


__all__ = ["UNNAMED", "KnownAgency", "KnownPerson", "Speaker", "Speakers"]
