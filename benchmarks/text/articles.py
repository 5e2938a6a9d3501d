"""Annotated articles: a head that lists who says what, and a text with every quotation marked ⟦1 like this⟧.

The marks are taken out before the engine reads the text. `x` marks what stands in quotation marks without
being a statement. In the head, `speaker=-` says that the article does not tell who speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
_MARK: Final = re.compile(r"⟦(\w+) |⟧")


@dataclass(frozen=True)
class Quotation:
    """One quoted segment, text[start:end], of the statement numbered in the head; "x" is no statement."""

    statement: str
    start: int
    end: int


@dataclass(frozen=True)
class Annotated:
    """An article as the engine gets it, and what a person found in it."""

    name: str
    published: str
    text: str
    quotations: tuple[Quotation, ...]
    statements: dict[str, dict[str, str]]


def load(half: str) -> list[Annotated]:
    return [
        parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted((HERE / half).glob("*.txt"))
    ]


def parse(name: str, content: str) -> Annotated:
    head, _, marked = content.partition("\n---\n")
    lines = dict(line.split(": ", 1) for line in head.splitlines())
    published = lines.pop("published", "")
    text, quotations = "", []
    for piece, statement, start in _pieces(marked):
        if statement:
            quotations.append(Quotation(statement, start, start + len(piece)))
        text += piece
    statements = {
        number: dict(pair.split("=", 1) for pair in line.split("; ")) for number, line in lines.items()
    }
    return Annotated(name, published, text, tuple(quotations), statements)


def _pieces(marked: str) -> Iterator[tuple[str, str, int]]:
    """The text between marks, with the statement it belongs to and its offset without marks."""
    at = place = 0
    statement = ""
    for found in _MARK.finditer(marked):
        piece = marked[at : found.start()]
        yield piece, statement, place
        place, at, statement = place + len(piece), found.end(), found[1] or ""
    yield marked[at:], statement, place
