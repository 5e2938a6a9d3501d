"""Whom a pronoun or "the actor" may mean at one place of an article, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sources.cast import Cast, Person, Seen

# A pronoun, or a noun with "the", points no further back than this many characters.
REACH: Final = 1_500
SPOKE: Final = "who spoke last"
_SUBJECT: Final = "named last as a subject"
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
        here = [one for one in near if one.start >= self.paragraph]
        since = [one for one in near if one.start > self.spoke]
        spoken = [(self.speaker, SPOKE)] if self.speaker else []
        yield from self._named(_subjects(here, since), _SUBJECT)
        if self.spoke >= self.paragraph:
            yield from spoken
        yield from self._named([one for one in here if one.acts], _SUBJECT)
        yield from self._named(here, _NAMED)
        yield from self._named(_subjects(since)[:2], _SUBJECT)
        yield from spoken
        yield from self._named([one for one in since if one.acts], _SUBJECT)
        yield from self._named([one for one in near if one.leads], _SUBJECT)
        yield from self._named(near, _NAMED)

    def _near(self) -> list[Seen]:
        """Where persons are named within reach, the nearest first."""
        return [
            one
            for one in self.cast.before(self.offset)
            if one.is_person and self.offset - one.start <= REACH and one.name in self.cast.people
        ]

    def _named(self, seen: Sequence[Seen], why: str) -> Iterator[tuple[Person, str]]:
        return ((self.cast.people[one.name], why) for one in seen)


def _subjects(seen: Sequence[Seen], among: Sequence[Seen] | None = None) -> list[Seen]:
    return [one for one in seen if one.leads and (among is None or one in among)]
