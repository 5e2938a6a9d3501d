"""Who has spoken so far in an article, and under which names the archive and the text know them."""

from __future__ import annotations

from dataclasses import replace

from sources.cast import Cast
from sources.descriptions import Speaker, is_same
from sources.focus import REACH, Focus
from sources.known import Known, is_outlet
from sources.names import plain_name
from sources.persons import Person, Seen


class Conversation:
    """The speakers of one article in the order in which they speak; reading moves `paragraph` on."""

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
        if self.spoke and offset - self.spoke[-1][0] <= REACH:
            return self.spoke[-1][1]
        return None

    def people(self, offset: int) -> list[tuple[Person, str]]:
        """Persons a pronoun may mean, the likeliest first."""
        last = self.last(offset)
        speaker = self.cast.named(last.name) if last and last.name else None
        spoke = self.spoke[-1][0] if last else -1
        return Focus(self.cast, offset, self.paragraph, spoke, speaker).people()

    def seen(self, one: Seen, why: str) -> tuple[Speaker, str]:
        """Who is named at one place, as a guess that says so."""
        person = self.cast.people.get(one.name) if one.is_person else None
        if person:
            return self.told(person, why)
        found = Speaker(agency=self.agency(one.name), certain=False)
        return found, f"{why} {found.agency}"

    def told(self, person: Person, why: str) -> tuple[Speaker, str]:
        """A person of the article as a speaker, as a guess that says so."""
        found = self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        return replace(found, certain=False), f"{why} {found.name}"

    def _linked(self, speaker: Speaker) -> Speaker:
        """The speaker under the name that the archive has, with its agency where the text names none."""
        last = plain_name(speaker.name)[-1:]
        for person in self.known.by_last_name.get(last[0], ()) if last else ():
            if is_same(person, speaker.name):
                return replace(speaker, name=person.name, agency=speaker.agency or self.agency(person.agency))
        return speaker

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

    def _shortened(self, name: str) -> str:
        """The organisation whose name begins with this word: "Harrow" is Harrow Bank."""
        whole = self.cast.beginnings.get(name, "")
        return self.agency(whole) if whole != name else ""
