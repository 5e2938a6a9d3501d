"""Who speaks: a mention resolved to a person or organisation of the article, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sources.cast import Cast, Known, KnownAgency, KnownPerson, Person, is_outlet
from sources.descriptions import (
    DEMONYM,
    INDEFINITE,
    SPEAK_FOR,
    Speaker,
    introduced,
    is_calling,
    is_same,
    office,
    owned_paper,
    place,
    spoken_for,
    spoken_last,
)
from sources.genders import of_nouns
from sources.mentions import UNNAMED, Mention, plain_name
from sources.rules import words
from sources.tokens import FIRST_NAMES, TITLES

# Papers whose words are not those of whoever spoke last.
_NOT_A_SPEAKERS: Final = words("grammar", "speakers_not_a_speakers")
_MEDIA_NOUNS: Final = words("grammar", "speakers_media_nouns")
# A pronoun, or a noun with "the", points no further back than this many characters.
_LEAD: Final = 40
_REACH: Final = 1_500


class Speakers:
    """The speakers of one article, in the order in which they speak."""

    def __init__(self, cast: Cast, known: Known) -> None:
        self.cast = cast
        self.known = known
        self.paragraph = 0
        self.spoke: list[tuple[int, Speaker]] = []
        self._described_before: dict[str, Speaker] = {}

    def remember(self, offset: int, speaker: Speaker) -> None:
        """Keep who spoke, for pronouns to come; an outlet that is cited as a source is no speaker."""
        cited = speaker.agency and not speaker.name and is_outlet(speaker.agency, self.known)
        if speaker.shown and not cited:
            self.spoke.append((offset, speaker))

    def last(self, offset: int) -> Speaker | None:
        """Who spoke last, if near enough to be meant."""
        if self.spoke and offset - self.spoke[-1][0] <= _REACH:
            return self.spoke[-1][1]
        return None

    def resolve(self, mention: Mention) -> Speaker:
        """Who a mention is; an empty speaker where nothing in the article tells."""
        if mention.kind == "person":
            return self._person(mention)
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

    # --- Persons --------------------------------------------------------------------------------------------

    def _person(self, mention: Mention) -> Speaker:
        person = self.cast.named(mention.name, of_nouns(mention.title.lower().split()))
        if person is None and len(plain_name(mention.name)) < 2 and not mention.title:
            return self._one_word(mention)
        name = person.name if person else mention.name
        chain = f"“{mention.name}” is {name}" if name != mention.name else ""
        title = mention.title or (person.title if person else "")
        agency = mention.agency or (person.agency if person else "")
        if person:
            person.title, person.agency = person.title or title, person.agency or agency
        return self._linked(Speaker(name, title, self.agency(agency), chain))

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
        if mention.name.lower() not in FIRST_NAMES:
            return Speaker(agency=mention.name, certain=False)
        return Speaker(mention.name, mention.title, self.agency(mention.agency), certain=False)

    def _shortened(self, name: str) -> str:
        """The organisation whose name begins with this word: "Harrow" is Harrow Bank."""
        whole = self.cast.beginnings.get(name, "")
        return self.agency(whole) if whole != name else ""

    def _linked(self, speaker: Speaker) -> Speaker:
        """The speaker under the name that the archive has, with its agency where the text names none."""
        last = plain_name(speaker.name)[-1:]
        for person in self.known.by_last_name.get(last[0], ()) if last else ():
            if is_same(person, speaker.name):
                return replace(speaker, name=person.name, agency=speaker.agency or self.agency(person.agency))
        return speaker

    def _pronoun(self, mention: Mention) -> Speaker:
        if unnamed := self._unnamed_before(mention) or self._introduced(mention):
            return unnamed
        for person, why in self._candidates(mention.start):
            if not person.gender or person.gender == mention.kind:
                found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
                return replace(found, chain=f"“{mention.kind}” is {found.name}, {why}")
        last = self.last(mention.start)
        if last and last.name:
            return replace(last, chain=f"“{mention.kind}” is {last.name}, who spoke last", certain=False)
        return Speaker()

    def _unnamed_before(self, mention: Mention) -> Speaker | None:
        """Somebody without a name who spoke last, where nobody was named since."""
        last = self.last(mention.start)
        if last is None or last.name or not last.described:
            return None
        if of_nouns(last.described.lower().split()) not in ("", mention.kind):
            return None
        since = self.spoke[-1][0] + len(last.described)
        if any(one.is_person and one.start >= since for one in self.cast.before(mention.start, 4)):
            return None
        return replace(last, chain=f"“{mention.kind}” is {last.described}, who spoke last")

    def _introduced(self, mention: Mention) -> Speaker | None:
        """Whom the paragraph begins with, and nobody named since: "A juror sent a letter. She wrote"."""
        found = introduced(self.cast.text, self.paragraph, mention.start)
        named = any(
            one.is_person and one.start >= self.paragraph for one in self.cast.before(mention.start, 1)
        )
        if not found or named or of_nouns(found.lower().split()) not in ("", mention.kind):
            return None
        return Speaker(certain=False, described=found, chain=f"“{mention.kind}” is {found}")

    def _candidates(self, offset: int) -> list[tuple[Person, str]]:
        """Persons a pronoun may mean, the likeliest first."""
        near = [one for one in self.cast.before(offset) if one.is_person and offset - one.start <= _REACH]
        last = self.last(offset)
        speaker = self.cast.named(last.name) if last and last.name else None
        spoken = [(speaker, "who spoke last")] if speaker and self.spoke[-1][0] >= place(near) else []
        others = [(self.cast.people[one.name], "named last") for one in near if one.name in self.cast.people]
        leading = [
            (self.cast.people[one.name], "named last as a subject")
            for one in near
            if one.leads and one.name in self.cast.people
        ]
        here = [
            one
            for one in others
            if one[0].name in {seen.name for seen in near if seen.start >= self.paragraph}
        ]
        return [
            *spoken,
            *sorted(here, key=lambda one: one not in leading),
            *leading[:1],
            *spoken_last(speaker),
            *leading[1:],
            *others,
        ]

    # --- Organisations --------------------------------------------------------------------------------------

    def agency(self, name: str) -> str:
        """An organisation's fullest name: an acronym spelled out, a variant as the archive writes it."""
        name = name.strip(" ,")
        return self._agency_named(name) or ("" if " " in name else self._shortened(name)) or name

    def _agency_named(self, name: str) -> str:
        whole = self.cast.spelled_out(name)
        known = self.known.by_name.get(whole.lower()) or self.known.by_name.get(name.lower())
        if known is None and whole.lower().startswith("the "):
            known = self.known.by_name.get(whole[4:].lower())
        if known is not None:
            return known.name
        return whole if whole != name else ""

    def _organisation(self, mention: Mention) -> Speaker:
        if owner := self._owner(mention):
            return owner
        if mention.agency and " " not in mention.agency and (person := self.cast.named(mention.agency)):
            return self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        if mention.definite and DEMONYM.fullmatch(mention.agency) and (found := self._calling(mention)):
            return found
        if mention.agency:
            return Speaker(agency=self.agency(mention.agency))
        return self._definite(mention)

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

    def _definite(self, mention: Mention) -> Speaker:
        """ "the agency", "the department": the last organisation that the noun fits."""
        last = self.last(mention.start)
        media = mention.noun in _MEDIA_NOUNS
        near = [
            one
            for one in self.cast.before(mention.start)
            if not one.is_person and is_outlet(one.name, self.known) == media
        ]
        last = None if media else last
        fitting = [
            one for one in near if mention.noun and mention.noun in self.agency(one.name).lower().split()
        ]
        if fitting:
            return self._meant(mention, self.agency(fitting[0].name), "whose name has the word")
        if last and last.agency and not last.name:
            return self._meant(mention, last.agency, "which spoke last")
        if near:
            leading = next((one for one in near if one.leads), near[0])
            return self._meant(mention, self.agency(leading.name), "named last")
        return self._meant(mention, last.agency, "which spoke last") if last and last.agency else Speaker()

    def _meant(self, mention: Mention, name: str, why: str) -> Speaker:
        return Speaker(agency=name, chain=f"“the {mention.noun or 'organisation'}” is {name}, {why}")

    def _plural(self, mention: Mention) -> Speaker:
        last = self.last(mention.start)
        near = [one for one in self.cast.before(mention.start, 8) if not is_outlet(one.name, self.known)]
        subject = next((one for one in near if one.leads and not one.is_person), None)
        if (
            subject
            and mention.start - subject.start <= 500
            and not (last and self.spoke[-1][0] > subject.start)
        ):
            name = self.agency(subject.name)
            return Speaker(agency=name, chain=f"“{mention.kind}” is {name}, named last")
        if mention.kind == "they" and (several := self._several(mention)):
            return several
        if last and (last.agency or mention.kind == "they") and not (last.name and mention.kind == "it"):
            return replace(last, chain=f"“{mention.kind}” is {last.agency or last.name}, which spoke last")
        organisation = next((one for one in near if not one.is_person), None)
        if organisation and mention.kind == "it":
            return Speaker(agency=self.agency(organisation.name), chain="“it” is the organisation named last")
        return Speaker()

    def _several(self, mention: Mention) -> Speaker | None:
        """People whom a paragraph begins with: "Neighbours woke ... They described"."""
        lead = self.cast.text[self.paragraph : min(mention.start, self.paragraph + _LEAD)].split(None, 1)[:1]
        if not lead or lead[0].lower() not in UNNAMED or not lead[0].endswith("s"):
            return None
        return Speaker(certain=False, described=lead[0], chain=f"“they” are the {lead[0].lower()}")

    # --- Documents and descriptions -------------------------------------------------------------------------

    def _document(self, mention: Mention) -> Speaker:
        if mention.agency:
            issuer = mention.agency.removeprefix("the ").removeprefix("The ")
            if named := self._agency_named(issuer):
                return Speaker(agency=named)
            if person := self.cast.named(issuer):
                return self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
            if issuer[:1].isupper():
                return Speaker(agency=self.agency(issuer))
            return self._definite(replace(mention, noun=issuer.split()[-1].lower(), agency=""))
        last = self.last(mention.start)
        if owned := self._paper_of(mention, since=self.spoke[-1][0] if last else -1):
            return owned
        if last and mention.noun not in _NOT_A_SPEAKERS:
            return replace(last, chain=f"the {mention.noun} is that of {last.name or last.agency}")
        if mention.noun in ("letter", "report", "memo", "statement", "release", "document"):
            return self._definite(replace(mention, noun="organisation"))
        return Speaker()

    def _paper_of(self, mention: Mention, since: int) -> Speaker | None:
        """Whose "the letter" or "it" is, where a paper was named since anybody spoke."""
        begin = max(since, mention.start - _REACH, 0)
        noun, owner = owned_paper(self.cast.text, begin, mention.start, mention.noun)
        if not owner:
            return None
        found = self._document(replace(mention, noun=noun, agency=owner))
        return replace(found, chain=f"the {noun} is that of {owner}")

    def _described(self, mention: Mention) -> Speaker:
        """ "the mayor", "the spokesperson": a person named before; "a resident": somebody without a name."""
        lead = self.cast.text[mention.start : mention.end].split(None, 1)[:1]
        indefinite = lead[:1] and lead[0].lower() in INDEFINITE
        if mention.title and not indefinite and (found := self._titled(mention)):
            return found
        if mention.definite and mention.noun in self._described_before:
            return self._described_before[mention.noun]
        if mention.definite and (body := self._body_called(mention)):
            return body
        if mention.definite and is_calling(mention.noun) and (found := self._calling(mention)):
            return found
        agency = mention.agency
        if agency and not agency[:1].isupper():
            noun = agency.split()[-1].lower()
            agency = self._definite(replace(mention, noun=noun, agency="")).agency or agency
        described = self.cast.text[mention.start : mention.end]
        if not agency and mention.noun in SPEAK_FOR and not self.cast.named(spoken_for(described)):
            agency = spoken_for(described) or self._body_before(mention)
        speaker = Speaker(
            title=mention.title, agency=self.agency(agency), certain=bool(agency), described=described
        )
        self._described_before[mention.noun] = speaker
        return speaker

    def _body_before(self, mention: Mention) -> str:
        """The body that the paragraph is about, for which "A spokesperson said" speaks."""
        for one in self.cast.before(mention.start, 3):
            if one.start >= self.paragraph and one.leads:
                return "" if one.is_person else self.agency(one.name)
        return ""

    def _body_called(self, mention: Mention) -> Speaker | None:
        """ "the camp": the organisation whose name has the word."""
        for one in self.cast.before(mention.start):
            if not one.is_person and mention.noun in self.agency(one.name).lower().split():
                return self._meant(mention, self.agency(one.name), "whose name has the word")
        return None

    def _calling(self, mention: Mention) -> Speaker | None:
        """ "the actor", "the 19-year-old": whoever was named last."""
        gender = of_nouns([mention.noun])
        fitting = (
            person
            for person, _ in self._candidates(mention.start)
            if not gender or person.gender in ("", gender)
        )
        person = next(fitting, None)
        if person is None:
            return None
        found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        return replace(found, chain=f"“the {mention.noun}” is {found.name}, named last", certain=False)

    def _titled(self, mention: Mention) -> Speaker | None:
        word = mention.noun
        near = self.cast.before(mention.start)
        for one in near:
            person = self.cast.people.get(one.name)
            if person and (word in office(person.title) or word in person.words):
                found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
                return replace(found, chain=f"“the {word}” is {found.name}")
        return None


__all__ = ["UNNAMED", "KnownAgency", "KnownPerson", "Speaker", "Speakers"]
