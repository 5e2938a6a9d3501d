"""Where one case stands: what is public, what keeps it from publication, what publishing would change."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from cases import readiness
from cases.models import Case
from curation import addresses, divergence
from editions.document import can_be_written, content_of
from editions.models import Edition, PublicCase
from editions.publishing import content_in, current_of


@dataclass(frozen=True)
class Standing:
    """Each answer is worked out when a screen first asks for it; all of them cost some ninety queries."""

    case: Case

    @cached_property
    def edition(self) -> Edition | None:
        """The current edition, withdrawn or not."""
        return current_of(self.case)

    @cached_property
    def is_withdrawn(self) -> bool:
        return PublicCase.objects.filter(case_id=self.case.public_id, retracted=True).exists()

    @cached_property
    def problems(self) -> list[Problem]:
        return [Problem(problem) for problem in readiness.problems(self.case)]

    @cached_property
    def differs(self) -> bool:
        """Whether publishing now would say something new."""
        return self.edition is not None and divergence.differs(self.case, self.edition)

    @cached_property
    def can_be_written(self) -> bool:
        return can_be_written(self.case)

    @cached_property
    def content(self) -> dict[str, Any]:
        """What would be published; for a case that can be written."""
        return content_of(self.case)

    @property
    def document(self) -> str:
        return readable(self.content)

    @property
    def changes(self) -> list[Line]:
        """How the document would differ from the current edition, with two lines around each change."""
        if self.edition is None or not self.can_be_written:
            return []
        return list(changed_lines(content_in(self.edition), self.content))

    @property
    def published_at(self) -> datetime | None:
        return datetime.fromisoformat(self.edition.published_at) if self.edition else None

    @property
    def public_address(self) -> str:
        return addresses.of_public_case(self.edition.slug) if self.edition else ""

    @property
    def edition_address(self) -> str:
        return addresses.of_row(self.edition) if self.edition else ""


@dataclass(frozen=True)
class Problem:
    """A problem of readiness, with the way to the field that would mend it."""

    found: readiness.Problem

    @property
    def address(self) -> str:
        return addresses.of_problem(self.found)


@dataclass(frozen=True)
class Line:
    kind: str  # "removed", "added", "same" or "gap"
    text: str


def readable(content: dict[str, Any], *, sort_keys: bool = False) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=sort_keys)


KINDS = {"-": "removed", "+": "added", " ": "same", "@": "gap"}


def changed_lines(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Line]:
    """Line by line; an edition's keys are sorted, so those of the working copy are too."""
    old, new = (readable(content, sort_keys=True).splitlines() for content in (before, after))
    lines = difflib.unified_diff(old, new, lineterm="", n=2)
    for line in list(lines)[2:]:
        yield Line(KINDS[line[0]], "" if line[0] == "@" else line[1:])
