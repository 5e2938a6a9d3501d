"""Word by word, how two printings of one utterance differ.

Words and punctuation marks are compared; the spaces between them are carried along and never a difference,
because each outlet breaks its lines in its own way. Every character of both printings comes back: the `left`
texts of all pieces joined are the left printing, the `right` texts joined are the right one.

Of the ways to line two printings up, the longest common subsequence is taken and then made readable: a few
words in common amid larger changes are shown as part of the change. The work is bounded: what differs between
printings of more than `MAX_TOKENS` words and marks is shown as one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, NamedTuple

from sources.text import WORD, is_word, typewritten

Kind = Literal["same", "left", "right"]

# Stands between the parts of a quotation that an article interrupts ("…," he said, "…").
GAP: Final = " […] "

# Each side, beyond the words that both begin and end with. The table then takes MAX_TOKENS squared bits.
MAX_TOKENS: Final = 8_000

_CORE: Final = rf"\[…\]|{WORD.pattern}|\.(?:[ \u00a0]?\.)+|-{{2,}}|\S"
_TOKEN: Final = re.compile(rf"(?P<lead>\A\s*)?(?P<core>{_CORE})?(?P<space>\s*)")
_ORDINARY_SPACE: Final = str.maketrans("", "", " \t\n\r")


@dataclass(frozen=True)
class Piece:
    """A stretch of both printings ("same", each in its own characters) or of one of them."""

    kind: Kind
    left: str
    right: str


@dataclass(frozen=True)
class Difference:
    """What one printing has where the other has something else; either may be empty."""

    left: str
    right: str


class _Token(NamedTuple):
    printed: str
    key: str
    is_word: bool


@dataclass(frozen=True)
class _Run:
    """Tokens of both printings that stand opposite each other, equal or not."""

    same: bool
    left: Sequence[_Token]
    right: Sequence[_Token]


def compare(left: str, right: str, *, ignore_typography: bool = True) -> list[Piece]:
    """The two printings as pieces that are the same, only left or only right, in reading order.

    With `ignore_typography`, straight and curly quotes, kinds of dash, points and ellipsis, and kinds of
    space count as the same; what is shown stays what each outlet printed.
    """
    runs = _runs(_tokens(left, ignore_typography), _tokens(right, ignore_typography))
    return [piece for run in runs for piece in _pieces(run)]


def differences(left: str, right: str, *, ignore_typography: bool = True) -> list[Difference]:
    """The words that differ, each with what stands on the other side; punctuation alone is left out."""
    runs = _runs(_tokens(left, ignore_typography), _tokens(right, ignore_typography))
    return [
        Difference(_printed(run.left).strip(), _printed(run.right).strip())
        for run in runs
        if not run.same and any(token.is_word for token in (*run.left, *run.right))
    ]


def is_partial(shorter: str, longer: str) -> bool:
    """Whether one outlet cut the quotation: its words are some of the other's, in order, gaps allowed.

    Case and punctuation do not count, because a cut sentence is often set as one that begins or ends there.
    """
    some, all_ = _words(shorter), _words(longer)
    remaining = iter(all_)
    return 0 < len(some) < len(all_) and all(word in remaining for word in some)


def match_segments(segments: Sequence[str]) -> str:
    """A split quotation as one line, with a visible mark wherever the article interrupts it."""
    return GAP.join(segments)


def fullest(printings: Sequence[str]) -> int:
    """Which of several printings the others are compared with: the one of most words, the first of equals."""
    return max(range(len(printings)), key=lambda place: len(_words(printings[place])))


# --- Tokens -------------------------------------------------------------------------------------------------


def _tokens(text: str, ignore_typography: bool) -> list[_Token]:
    return [_token(match, ignore_typography) for match in _TOKEN.finditer(text) if match.group()]


def _token(match: re.Match[str], ignore_typography: bool) -> _Token:
    core, space = match["core"] or "", match["space"]
    # A no-break space is typography too; where typography counts it is part of what is compared.
    key = _plain(core) if ignore_typography else core + space.translate(_ORDINARY_SPACE)
    return _Token(match.group(), key, is_word(core))


def _plain(core: str) -> str:
    """One key for every way to set the same mark: a dash as "-", "--" or "—", an ellipsis tight or spaced."""
    plain = typewritten(core)
    if len(plain) > 1 and plain[0] in ".-":
        return "..." if plain[0] == "." else "-"
    return plain


def _words(text: str) -> list[str]:
    return [typewritten(word).casefold() for word in WORD.findall(text) if is_word(word)]


# --- Lining up ----------------------------------------------------------------------------------------------


def _runs(left: list[_Token], right: list[_Token]) -> list[_Run]:
    head = _common_start(left, right)
    tail = _common_start(left[head:][::-1], right[head:][::-1])
    middle_left, middle_right = left[head : len(left) - tail], right[head : len(right) - tail]
    return _readable(
        [
            _Run(True, left[:head], right[:head]),
            *_aligned(middle_left, middle_right),
            _Run(True, left[len(left) - tail :], right[len(right) - tail :]),
        ]
    )


def _common_start(left: Sequence[_Token], right: Sequence[_Token]) -> int:
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (one, other) in pairs if one.key != other.key), min(len(left), len(right)))


def _aligned(left: list[_Token], right: list[_Token]) -> Iterator[_Run]:
    """Runs of matching and of differing tokens, in order; one differing run where there is too much."""
    done_left = done_right = 0
    small = max(len(left), len(right)) <= MAX_TOKENS
    for at_left, at_right in _matches(left, right) if small else ():
        yield _Run(False, left[done_left:at_left], right[done_right:at_right])
        yield _Run(True, left[at_left : at_left + 1], right[at_right : at_right + 1])
        done_left, done_right = at_left + 1, at_right + 1
    yield _Run(False, left[done_left:], right[done_right:])


def _matches(left: list[_Token], right: list[_Token]) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence (Hyyrö 2004: one row of the table is one big integer).

    A zero bit in a row says that the subsequence grows at that token of `right`; walking back
    along the rows finds the pairs.
    """
    rows = _rows(left, right)
    pairs: list[tuple[int, int]] = []
    row, column = len(left) - 1, len(right) - 1
    while row >= 0 and column >= 0:
        if rows[row] >> column & 1:
            column -= 1
        elif row and not rows[row - 1] >> column & 1:
            row -= 1
        else:
            pairs.append((row, column))
            row, column = row - 1, column - 1
    return pairs[::-1]


def _rows(left: list[_Token], right: list[_Token]) -> list[int]:
    places: dict[str, int] = {}
    for column, token in enumerate(right):
        places[token.key] = places.get(token.key, 0) | 1 << column
    full = (1 << len(right)) - 1
    row, rows = full, []
    for token in left:
        matched = row & places.get(token.key, 0)
        row = (row + matched | row - matched) & full
        rows.append(row)
    return rows


# --- Readable runs ------------------------------------------------------------------------------------------


def _readable(runs: list[_Run]) -> list[_Run]:
    """Neighbours of a kind joined, and a match shorter than the changes on both sides made part of them."""
    runs = _joined(runs)
    while any(islands := [_is_island(runs, at) for at in range(len(runs))]):
        pairs = zip(runs, islands, strict=True)
        runs = _joined([_Run(run.same and not island, run.left, run.right) for run, island in pairs])
    return runs


def _joined(runs: list[_Run]) -> list[_Run]:
    """Neighbouring runs of one kind as one run; empty runs vanish."""
    filled = (run for run in runs if run.left or run.right)
    return [_concatenated(same, list(group)) for same, group in groupby(filled, key=lambda run: run.same)]


def _concatenated(same: bool, group: list[_Run]) -> _Run:
    left = [token for run in group for token in run.left]
    return _Run(same, left, [token for run in group for token in run.right])


def _is_island(runs: list[_Run], at: int) -> bool:
    inside = runs[at].same and 0 < at < len(runs) - 1
    return inside and _size(runs[at]) < min(_size(runs[at - 1]), _size(runs[at + 1]))


def _size(run: _Run) -> int:
    """Words on the fuller side; a punctuation mark weighs nothing."""
    return max(sum(token.is_word for token in run.left), sum(token.is_word for token in run.right))


def _pieces(run: _Run) -> Iterator[Piece]:
    left, right = _printed(run.left), _printed(run.right)
    if run.same:
        yield Piece("same", left, right)
        return
    if left:
        yield Piece("left", left, "")
    if right:
        yield Piece("right", "", right)


def _printed(tokens: Sequence[_Token]) -> str:
    return "".join(token.printed for token in tokens)
