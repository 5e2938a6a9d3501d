"""The archive's log as readers see it; what was retracted keeps its line and loses its name."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.http import QueryDict
from django.utils.translation import gettext as _

from editions.filters import BadQuestion, Fault, one
from editions.filters.question import unknown_parameters
from editions.models import Entry, EntryKind, PublicCase
from pages.saying import standing_sentence

BEFORE = "before"
MOST_DIGITS = 15


@dataclass(frozen=True)
class Line:
    """One entry of the log. Of a retracted case only the retraction keeps its note."""

    sequence: int
    kind: str
    case_id: str
    slug: str
    title: str
    edition: int
    at: str
    note: str
    sha256: str
    standing: str
    """Where the case stands now: no claim is shown without it."""
    noindex: bool
    """Whether feeds leave it out; the log itself leaves out nothing."""

    @property
    def is_public(self) -> bool:
        return bool(self.slug)

    @property
    def makes_an_edition(self) -> bool:
        return self.kind in (EntryKind.PUBLISHED, EntryKind.CORRECTED)


def lines_before(sequence: int | None, most: int, *, case_id: str = "") -> list[Line]:
    """The newest lines before a number, of all cases or of one, in one query."""
    current = PublicCase.objects.public().filter(case_id=OuterRef("case_id"))
    entries = Entry.objects.order_by("-sequence").annotate(shown=Subquery(current.values("body")[:1]))
    if sequence is not None:
        entries = entries.filter(sequence__lt=sequence)
    if case_id:
        entries = entries.filter(case_id=case_id)
    return [line(entry) for entry in entries.defer("parts", "salts")[:most]]


def line(entry: Entry) -> Line:
    shown: str | None = getattr(entry, "shown")  # noqa: B009 - an annotation
    case = json.loads(shown) if shown else None
    may_tell = case or entry.kind == EntryKind.RETRACTED
    return Line(
        sequence=entry.sequence,
        kind=entry.kind,
        case_id=entry.case_id,
        slug=case["slug"] if case else "",
        title=case["title"] if case else "",
        edition=entry.edition,
        at=entry.at,
        note=entry.note if may_tell else "",
        sha256=entry.sha256,
        standing=standing_sentence(case["standing"]) if case else "",
        noindex=bool(case and case.get("noindex")),
    )


def place_asked(params: QueryDict) -> int | None:
    """The number that `before` gives; raises BadQuestion."""
    if faults := [*unknown_parameters(params, [BEFORE])]:
        raise BadQuestion(*faults)
    asked = one(params, BEFORE)
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS):
        raise BadQuestion(Fault(BEFORE, _("Write the number of a line of the log.")))
    return int(asked)
