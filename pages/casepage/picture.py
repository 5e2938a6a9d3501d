"""Drawing the timeline: a band for each kind of thing, and in it a dot or a bar for each thing.

Days stand in their order. A gap between two of them is drawn as the logarithm of its days, because a case has
months of silence between days on which everything happens; a true scale would draw those days as one dot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from editions.reading import FAR_FUTURE, FAR_PAST
from pages.casepage.timeline import KINDS, Day, Entry

WIDTH = 560
SIDE = 16
"""Room at each side, in which an open span runs out."""

RADIUS = 5
ROW = 13
HEADING = 17
FOOT = 20
APART = 84
"""Between two dates written below the picture, from centre to centre."""


@dataclass(frozen=True)
class Shape:
    """One thing: a dot on a day, or a bar over the days that its date can mean."""

    kind: str
    left: float
    right: float
    y: float
    is_day: bool
    opens_left: bool
    opens_right: bool
    told: str

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)

    @property
    def top(self) -> float:
        return self.y - RADIUS


@dataclass(frozen=True)
class Band:
    kind: str
    y: float
    shapes: list[Shape]

    @property
    def baseline(self) -> float:
        """Of the kind's name, which stands above its shapes."""
        return self.y - 4


@dataclass(frozen=True)
class Tick:
    x: float
    day: str
    anchor: str
    """start, middle or end: how its date is set against the line."""


@dataclass(frozen=True)
class Picture:
    bands: list[Band]
    ticks: list[Tick]
    height: float
    undated: int
    """Things that no day bounds; they stand in the text alone."""

    width: int = WIDTH

    @property
    def foot(self) -> float:
        return self.height - FOOT

    @property
    def baseline(self) -> float:
        """Of the dates below the picture."""
        return self.height - 5


def picture_of(days: Sequence[Day]) -> Picture | None:
    """The picture of a timeline; None where fewer than two different days bound anything."""
    entries = [entry for day in days for entry in day.entries]
    at = places(bounds(entries))
    if len(at) < 2:
        return None
    drawn = [entry for entry in entries if bounds([entry])]
    bands, y = [], 0.0
    for kind in KINDS:
        band = band_of(kind, [entry for entry in drawn if entry.kind == kind], at, y + HEADING)
        if band.shapes:
            bands.append(band)
            y = max(shape.y for shape in band.shapes) + ROW
    return Picture(bands, ticks(at), y + FOOT, undated=len(entries) - len(drawn))


def bounds(entries: Iterable[Entry]) -> list[date]:
    """Every day that begins or ends a date, an open end left out."""
    ends = {date.fromisoformat(end) for entry in entries for end in entry.sort if end}
    return sorted(ends - {FAR_PAST, FAR_FUTURE})


def places(days: Sequence[date]) -> dict[date, float]:
    """How far from the left each day stands."""
    along = [0.0]
    for before, after in pairwise(days):
        along.append(along[-1] + 1 + log2((after - before).days))
    unit = (WIDTH - 2 * SIDE) / (along[-1] or 1)
    return {day: round(SIDE + unit * far, 1) for day, far in zip(days, along, strict=False)}


def band_of(kind: str, entries: Iterable[Entry], at: Mapping[date, float], y: float) -> Band:
    """The things of one kind, each in the first row in which it covers no other."""
    reached: list[float] = []
    shapes = []
    for entry in entries:
        left, right = ends(entry, at)
        row = next((place for place, end in enumerate(reached) if end < left - RADIUS), len(reached))
        reached[row : row + 1] = [right + RADIUS + 2]
        shapes.append(shape(entry, left, right, y + RADIUS + 3 + row * ROW))
    return Band(kind, y, shapes)


def ends(entry: Entry, at: Mapping[date, float]) -> tuple[float, float]:
    earliest, latest = map(date.fromisoformat, entry.sort)
    return at.get(earliest, 2.0), at.get(latest, WIDTH - 2.0)


def shape(entry: Entry, left: float, right: float, y: float) -> Shape:
    earliest, latest = map(date.fromisoformat, entry.sort)
    return Shape(
        kind=entry.kind,
        left=left,
        right=right,
        y=y,
        is_day=earliest == latest,
        opens_left=earliest == FAR_PAST,
        opens_right=latest == FAR_FUTURE,
        told=f"{entry.date[:1].upper()}{entry.date[1:]}: {entry.text}",
    )


def ticks(at: Mapping[date, float]) -> list[Tick]:
    """The first and the last day, and those between them whose dates can be written without touching."""
    (first, *between), last = [*at][:-1], [*at][-1]
    shown = [first]
    for day in between:
        if at[day] - at[shown[-1]] >= APART and at[last] - at[day] >= APART:
            shown.append(day)
    return [
        Tick(at[first], first.isoformat(), "start"),
        *(Tick(at[day], day.isoformat(), "middle") for day in shown[1:]),
        Tick(at[last], last.isoformat(), "end"),
    ]
