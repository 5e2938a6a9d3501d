"""SeedFault: what is wrong in a seed file, where, and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of a file to a value."""


@dataclass(frozen=True)
class SeedFault:
    file: str
    line: int
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.where}: {self.what}" if self.where else f"{place}: {self.what}"


class SeedFaults(Exception):
    """Nothing was planted, because of these."""

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault.file, fault.line))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Refused(Exception):
    """One value of a record cannot be planted; the file and line are added where they are known."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self.what = what
        super().__init__(what)


def spell(path: Path) -> str:
    """A path as it is read: statements[3].printings[0].source."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.lstrip(".")
