"""The word lists that tell a speaker and what is no statement, read from the tables beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent


def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


LANGUAGES: Final = (_tables("english"), _tables("spanish"))


def _text(tables: dict[str, Any], section: str, key: str) -> str:
    return str(tables.get(section, {}).get(key, ""))


def listed(section: str, key: str) -> list[str]:
    """A list of single words in the order in which the table has them."""
    return [word for tables in LANGUAGES for word in _text(tables, section, key).split()]


def words(section: str, key: str) -> frozenset[str]:
    """A list of single words, of every language that has it."""
    return frozenset(listed(section, key))


def alternatives(section: str, key: str) -> str:
    """A list of phrases as one pattern, the longest first, of every language that has it."""
    listed = (_text(tables, section, key).replace("\n", "").split("|") for tables in LANGUAGES)
    phrases = {phrase.strip() for phrases in listed for phrase in phrases if phrase.strip()}
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@dataclass(frozen=True)
class Verbs:
    """Verbs of saying, by what they do with the words that follow them."""

    said: frozenset[str]
    maybe: frozenset[str]
    named: frozenset[str]
    going: frozenset[str]
    released: frozenset[str]
    papers: frozenset[str]
    without_subject: frozenset[str]

    def strong(self, word: str) -> bool:
        return word in self.said or word in self.named or word in self.going

    def finite(self, word: str) -> bool:
        """Whether a verb of saying has a subject of its own, as "calling" has not."""
        return word in self.said or word in self.named

    def any(self, word: str) -> bool:
        return word in self.maybe or self.strong(word)


VERBS: Final = Verbs(
    *(
        words("cues", key)
        for key in ("said", "maybe", "named", "going", "released", "papers", "without_subject")
    )
)
ACCORDING: Final = re.compile(rf"\b(?:{alternatives('cues', 'according')})\s+", re.IGNORECASE)
