"""A person as an article names one, and a place at which somebody or something is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sources.genders import Gender, of_name, of_nouns
from sources.names import FAMILIES, plain_name

_NICKNAME: Final = re.compile(r"[\"“](\w+)[\"”]")


@dataclass
class Person:
    """Somebody the article names, in the fullest way it does."""

    name: str
    start: int
    title: str = ""
    agency: str = ""
    words: set[str] = field(default_factory=set)
    told: Gender = ""

    @property
    def last(self) -> str:
        return plain_name(self.name)[-1].lower()

    @property
    def first(self) -> str:
        return plain_name(self.name)[0].lower()

    @property
    def firsts(self) -> set[str]:
        """The first name, and a nickname that stands inside the name: Jesús "Chuy" García."""
        return {self.first, *(found.lower() for found in _NICKNAME.findall(self.name))}

    @property
    def gender(self) -> Gender:
        """By what the person is called, else by first name, else by the article's own pronouns."""
        noun = of_nouns({*self.title.lower().split(), *self.words})
        if self.first == self.last and self.first in FAMILIES:
            return noun or self.told or of_name(self.first)
        return noun or of_name(self.first) or self.told


@dataclass(frozen=True)
class Seen:
    """One place at which a person or organisation is named outside quotations."""

    start: int
    name: str
    is_person: bool
    leads: bool
    acts: bool = False
