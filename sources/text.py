"""What the archive means by the text of an article, so that anybody can recompute a passage.

There is one rule, applied once, when an article enters the archive:

    Read the bytes as UTF-8. Drop one byte order mark if the text begins with one. Turn CR LF, and any
    CR that is left, into LF. Change nothing else.

Nothing is stripped, trimmed, recomposed or "cleaned": a curly quote stays curly, two spaces stay two, and a
missing last line end stays missing. An offset is a number of Unicode code points from the beginning of that
text, which is what Python calls a character (JavaScript counts some of them twice: use `Array.from(text)`).
A hash is SHA-256 over the UTF-8 bytes of that text, so for a file without byte order mark that ends its lines
with LF it is what `sha256sum FILE` prints.

With the article in hand, an outsider checks a published passage with ten lines of Python:

    import hashlib, json, pathlib, sys

    article, passage = map(pathlib.Path, sys.argv[1:])
    text = article.read_bytes().decode("utf-8").removeprefix("\\ufeff")
    text = text.replace("\\r\\n", "\\n").replace("\\r", "\\n")
    cited = json.loads(passage.read_text(encoding="utf-8"))
    start, end = cited["start"], cited["end"]
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == cited["text_sha256"], "another text"
    assert text[start:end] == cited["exact"], "other words"
    assert text[:start].endswith(cited["prefix"]) and text[end:].startswith(cited["suffix"]), "another place"
    print("The passage holds.")

Text that no newspaper prints is refused, and never repaired, because a repaired text has other offsets: an
empty one, control characters other than tab and line feed, halves of surrogate pairs.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"

_REFUSED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# A word is a run of characters that are neither spaces nor the punctuation below; it may hold an apostrophe,
# hyphen or point between two such runs ("CPD's", "officer-involved", "U.S") and a comma between digits.
# Listing punctuation, not letters, keeps combining marks inside their word; `\w` would break it at each.
_RUN: Final = r"[^\s!\"'()*,\-./:;<=>?\[\\\]^`{|}~«»¡¿·\u2010-\u2027\u2030-\u205e\u3001\u3002\u3008-\u3011]+"
WORD: Final = re.compile(rf"{_RUN}(?:(?:['\u2019\-.\u2010\u2011]|(?<=\d),(?=\d)){_RUN})*")

# Ways to print the same thing. Only comparisons look through them; what was printed is always what is shown.
_TYPEWRITER: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "
        ),
        "\u2026": "...",
    }
)

# Unicode gives controls and surrogates no names of their own.
_CONTROLS: Final = {"\0": "NULL", "\t": "TAB", "\n": "LINE FEED", "\f": "FORM FEED", "\r": "CARRIAGE RETURN"}
_UNNAMED: Final = {"Cc": "CONTROL CHARACTER", "Cs": "HALF OF A SURROGATE PAIR"}


class TextError(ValueError):
    """A text the archive does not take; the message names what, where, and what would be right."""


def decode(raw: bytes) -> str:
    """The characters of a UTF-8 file; another encoding is refused, because guessing it would move offsets."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TextError(
            f"The file is not UTF-8: byte 0x{raw[error.start]:02X} at offset {error.start} (line {line}) "
            f"cannot stand there. It looks like {_likely_encoding(raw)}; save it as UTF-8."
        ) from None


def normalise(raw: str) -> str:
    """The text as the archive keeps it, by the rule above; refuses what `check` refuses."""
    text = raw.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    check(text)
    return text


def check(text: str) -> None:
    """Refuse a text that is empty, or that holds a character no article prints, naming the first."""
    if not text.strip():
        raise TextError("The text is empty. An article needs at least one printed word.")
    if found := _REFUSED.search(text):
        offset = found.start()
        raise TextError(
            f"The text has {name_of(found.group())} at offset {offset} (line {line_of(text, offset)}). "
            "Tab and line feed are the only control characters an article may hold; "
            "remove it from the file, or save the file as UTF-8 again."
        )


def sha256(text: str) -> str:
    """The hash under which the archive publishes a text it may not show."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def count_words(text: str) -> int:
    """How many words the limits on quotation count: "the city's 12th District" has four."""
    return sum(1 for run in WORD.findall(text) if is_word(run))


def is_word(run: str) -> bool:
    """Whether a run of characters says something: "$70" does, "&" alone does not."""
    return any(map(str.isalnum, run))


def typewritten(text: str) -> str:
    """The text as a typewriter would print it: straight quotes, one dash, three points, plain spaces."""
    return text.translate(_TYPEWRITER)


def plain(text: str) -> str:
    """The text as it is read aloud: without letter case, typesetting, line ends and unseen signs."""
    folded = unicodedata.normalize("NFKC", typewritten(text)).casefold()
    shown = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", shown).split())


def says(text: str, words: Iterable[str]) -> bool:
    """Whether any of `words` stands in `text`, however it is typeset there."""
    read, sought = plain(text), map(plain, words)
    return any(word in read for word in sought if word)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which a character stands."""
    return text.count("\n", 0, offset) + 1


def name_of(character: str) -> str:
    """A character by code point and name; safe to print even where the character is not."""
    unnamed = _CONTROLS.get(character) or _UNNAMED.get(unicodedata.category(character), "UNNAMED CHARACTER")
    return f"U+{ord(character):04X} {unicodedata.name(character, unnamed)}"


def _likely_encoding(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "a binary file" if b"\0" in raw else "Windows-1252 or Latin-1"
