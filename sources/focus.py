"""Whom a pronoun or "the actor" may mean at one place of an article, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sources.cast import Cast
from sources.persons import Person, Seen

# A pronoun, or a noun with "the", points no further back than this many characters.
REACH: Final = 1_500
SPOKE: Final = "who spoke last"
SUBJECT: Final = "named last as a subject"
_IN_A_CLAUSE: Final = "named last as a clause's subject"
_NAMED: Final = "named last"


@dataclass(frozen=True)
class Focus:
    """Where in an article somebody is looked for: before `offset`, in the paragraph from `paragraph` on.

    `spoke` is where the last speaker spoke, `speaker` who that is, where it is a person of the article.
    """

    cast: Cast
    offset: int
    paragraph: int
    spoke: int
    speaker: Person | None

    def people(self) -> list[tuple[Person, str]]:
        """Persons who may be meant, each once: subjects named since somebody spoke before that speaker."""
        found: dict[str, tuple[Person, str]] = {}
        for person, why in self._ordered():
            found.setdefault(person.name, (person, why))
        return list(found.values())

    def _ordered(self) -> Iterator[tuple[Person, str]]:
        near = self._near()
        for start, end in self._paragraphs():
            inside = [one for one in near if start <= one.start < end]
            since = [one for one in inside if one.leads and one.start > self.spoke]
            yield from self._named(since[:2], SUBJECT)
            if self.speaker and start <= self.spoke < end:
                yield self.speaker, SPOKE
            yield from self._named([one for one in inside if one.acts], _IN_A_CLAUSE)
            # Whom an earlier paragraph only mentions is meant by none after it.
            yield from self._named(inside if start == self.paragraph else [], _NAMED)
        yield from self._named([one for one in near if one.leads], SUBJECT)
        yield from self._named(near, _NAMED)

    def _paragraphs(self) -> Iterator[tuple[int, int]]:
        """Where each paragraph begins and ends, from the one that is read backwards."""
        start, end = self.paragraph, self.offset
        least = max(0, self.offset - REACH)
        while True:
            yield start, end
            if start <= least:
                return
            end = start
            last = start
            while last > least and self.cast.text[last - 1].isspace():
                last -= 1
            start = self.cast.text.rfind("\n", least, last) + 1

    def _near(self) -> list[Seen]:
        """Where persons are named within reach, the nearest first."""
        return [
            one
            for one in self.cast.before(self.offset)
            if one.is_person and self.offset - one.start <= REACH and one.name in self.cast.people
        ]

    def _named(self, seen: Sequence[Seen], why: str) -> Iterator[tuple[Person, str]]:
        return ((self.cast.people[one.name], why) for one in seen)
