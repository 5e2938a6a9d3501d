"""The words of a short piece of prose, each with its place and what its letters tell of it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sources.rules import words
from sources.sentences import ABBREVIATIONS

_TOKEN: Final = re.compile(r"No\.\s?\d+|[^\s,;:()\[\]—–―\"“”„«»!?…]+|[,;:()\[\]—–―\"“”„«»!?…]")
_QUALIFIES: Final = re.compile(r"[-–][a-z]{2,}(?:ed|ing|led|wide|run|born|based|owned|year|style|era)\Z")
# An article that Arabic names are written with: "Nasser al-Hariri".
_ARTICLE: Final = re.compile(r"(?:a[dlnrstz]|ash|el|ul)-[A-Z]")
_HYPHENS: Final = re.compile(r"-+|―")

_NO_ADVERBS: Final = words("words", "not_adverbs")
_TENS: Final = words("words", "tens")
_UNITS: Final = words("words", "units")
# "Forty-one percent" begins a sentence with a capital, and is nobody.
NOT_NAMES: Final = words("words", "not_names") | _TENS | {f"{ten}-{one}" for ten in _TENS for one in _UNITS}
PARTICLES: Final = words("words", "particles")
SUFFIXES: Final = words("words", "suffixes")
TITLES: Final = words("titles", "before")
# Titles without the words that only qualify one.
OFFICES: Final = TITLES - words("titles", "modifiers")
FIRST_NAMES: Final = words("first_names", "he") | words("first_names", "she")
# Names that end like a participle: "Fleming".
ENDING_NAMES: Final = FIRST_NAMES | words("words", "names_ending")
_BEFORE_MONTH: Final = words("words", "before_month")
ORGANISATION_WORDS: Final = words("organisations", "words")


# Acronyms that stand before a title and are no organisation.
COUNTRIES: Final = frozenset({"us", "uk", "usa", "uae", "eu", "ceo", "cfo", "coo", "cto"})


class Token(NamedTuple):
    """A word or a mark of the text, where it begins, and its letters in lower case without a final point."""

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or len(self.text) > 1

    @property
    def is_capital(self) -> bool:
        """Whether the word may belong to a name: "U.S.-traded" may not."""
        capital = self.text[0].isupper() or _ARTICLE.match(self.text) is not None
        return capital and self.key not in NOT_NAMES and not _QUALIFIES.search(self.text)

    @property
    def is_adverb(self) -> bool:
        """Whether the word ends as adverbs do, and is no noun as "family" is."""
        return self.key.endswith("ly") and self.key not in _NO_ADVERBS

    @property
    def is_acronym(self) -> bool:
        letters = self.key.replace(".", "")
        if not self.text.isupper() or not letters.isalpha() or not 2 <= len(letters) <= 7:
            return False
        return letters not in COUNTRIES and self.key not in SUFFIXES

    @property
    def owner(self) -> str:
        """The word without its possessive ending, or nothing where it has none."""
        if self.text.endswith(("'s", "’s")):
            return self.text[:-2]
        return self.text[:-1] if self.text.endswith(("s'", "s’")) else ""


def tokens(text: str, start: int, end: int, most: int = 80) -> list[Token]:
    """The first `most` words and marks of text[start:end]."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        if len(found) >= most:
            break
        one = _token(match.group(), match.start())
        if one.text == "May" and (_is_month(text, found, one.end)):
            one = Token(one.text, one.start, "month")
        found.append(one)
    return found


def _is_month(text: str, before: list[Token], end: int) -> bool:
    """Whether "May" is the month, and not Theresa May: "in May", "May 5"."""
    last = before[-1] if before else None
    if last is not None and (last.key in _BEFORE_MONTH or last.text[0].isdigit()):
        return True
    return text[end : end + 2].strip()[:1].isdigit()


def _token(text: str, start: int) -> Token:
    if _HYPHENS.fullmatch(text):
        return Token("—", start, "—")
    if text == "Del.":
        return Token(text, start, "delegate")
    bare = text.rstrip(".")
    key = bare.lower().replace("’", "'").strip("'")
    return Token(
        text
        if text != bare and (key in ABBREVIATIONS or len(bare) == 1 or "." in bare or key in SUFFIXES)
        else (bare or text),
        start,
        key,
    )
