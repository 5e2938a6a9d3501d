"""Whom the archive knows before an article is read: people, agencies, outlets, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sources.names import plain_name
from sources.rules import words

_MEDIA: Final = words("grammar", "cast_media")


@dataclass(frozen=True)
class KnownPerson:
    """A person the archive has: every way to write the name, and the agency spoken for."""

    name: str
    also: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True)
class KnownAgency:
    """An agency the archive has, and every way to write it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the archive already knows before an article is read."""

    people: tuple[KnownPerson, ...] = ()
    agencies: tuple[KnownAgency, ...] = ()
    outlets: tuple[str, ...] = ()

    @cached_property
    def by_last_name(self) -> dict[str, list[KnownPerson]]:
        """The people known under each last word of a name they are written with."""
        found: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            for last in {plain_name(name)[-1] for name in (person.name, *person.also) if plain_name(name)}:
                found.setdefault(last, []).append(person)
        return found

    @cached_property
    def by_name(self) -> dict[str, KnownAgency]:
        """The agencies by every way to write them, in lower case."""
        return {name.lower(): agency for agency in self.agencies for name in (agency.name, *agency.also)}


def is_outlet(name: str, known: Known) -> bool:
    if _CALL_SIGN.fullmatch(name):
        return True
    return name in known.outlets or name.split()[-1].lower() in _MEDIA or name.split()[0].lower() in _MEDIA


_CALL_SIGN: Final = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")
