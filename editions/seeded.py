"""Publishing what planting changed, and nothing that staff have in hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from cases.models import Case
from cases.seeding import Outcome
from cases.seeding.shapes import CASE
from editions.document import content_of
from editions.models import Edition, PublicCase
from editions.publishing import publish
from sources.models import SourceArticle

Noun = tuple[str, str]
"""A record: what kind of noun it is, and its slug."""

WROTE = ("new", "changed")


@dataclass
class Release:
    editions: list[Edition] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    """A line for each case that was left as readers have it, and why."""


def release(outcomes: Iterable[Outcome], attached: Iterable[SourceArticle], *, by: User | None) -> Release:
    """Publish each planted case that says something new because of this planting.

    A case stays as it is where staff have edited it, or anything it names, since it was planted: their
    edit is a draft, and planting is nobody's approval of it. Raises NotReady.
    """
    outcomes = list(outcomes)
    moved = nouns(outcomes, WROTE) | {("source", article.slug) for article in attached}
    result = Release()
    if moved:
        slugs = [one.record.key for one in outcomes if one.record.shape is CASE]
        fresh = {slug for noun, slug in nouns(outcomes, WROTE) if noun == CASE.noun}
        for case in Case.objects.filter(slug__in=slugs):
            consider(case, moved, nouns(outcomes, ("kept",)), frozenset(fresh), by, result)
    return result


def nouns(outcomes: Iterable[Outcome], changes: tuple[str, ...]) -> set[Noun]:
    return {(one.record.shape.noun, one.record.key) for one in outcomes if one.change in changes}


def consider(
    case: Case, moved: set[Noun], kept: set[Noun], fresh: frozenset[str], by: User | None, result: Release
) -> None:
    named = {(CASE.noun, case.slug), *named_in(content_of(case))}
    if not named & moved:
        return
    if PublicCase.objects.filter(case_id=case.public_id, retracted=True).exists():
        result.held_back.append(f"{case.slug}: it was retracted")
    elif in_hand := sorted(named & kept):
        listed = ", ".join(f"{noun} {slug}" for noun, slug in in_hand)
        result.held_back.append(f"{case.slug}: staff have edited {listed} since it was planted")
    elif edition := publish(case, by=by, note=case.edition_note, alongside=fresh):
        result.editions.append(edition)


def named_in(content: dict[str, Any]) -> set[Noun]:
    """Every record whose words an edition with this content would repeat."""
    sources, agencies = content["sources"], content["agencies"]
    return {
        ("jurisdiction", content["jurisdiction"]["slug"]),
        *(("jurisdiction", row["jurisdiction"]["slug"]) for row in agencies),
        *(("agency", row["slug"]) for row in agencies),
        *(("person", row["slug"]) for row in content["people"]),
        *(("source", row["slug"]) for row in sources),
        *(("outlet", row["outlet"]["slug"]) for row in sources if row["outlet"]),
    }
