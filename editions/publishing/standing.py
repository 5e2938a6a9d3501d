"""Where a case stands: what is public, what it says now, and how far it is on its way between the two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cases.models import Case, Move, MoveKind, Schedule
from editions import chain, projection
from editions.document import can_be_written, content_of
from editions.models import Edition, PublicCase
from editions.publishing.changes import Change, changes_between
from editions.publishing.refusals import Refused, Withdrawn
from editions.publishing.rules import State

BESIDES = ("note", "review")
"""What an edition says about itself; it is no part of what the case says."""


def current_of(case: Case) -> Edition | None:
    """The newest edition of a case, or None before the first."""
    return Edition.objects.filter(case_id=case.public_id).order_by("-number").first()


def content_in(edition: Edition) -> dict[str, Any]:
    """What an edition says, without its envelope and note: the part that a new edition must change."""
    document = projection.read(edition)
    return {key: value for key, value in document.items() if key not in (*chain.ENVELOPE, *BESIDES)}


def is_withdrawn(case: Case) -> bool:
    return PublicCase.objects.filter(case_id=case.public_id, retracted=True).exists()


def refuse_withdrawn(case: Case) -> None:
    if is_withdrawn(case):
        raise Withdrawn(f"{case.slug} was retracted; this verb neither changes nor brings back such a case.")


def public_edition(case: Case) -> Edition:
    """The edition that readers see; raises Withdrawn or Refused where they see none."""
    refuse_withdrawn(case)
    edition = current_of(case)
    if edition is None:
        raise Refused(f"{case.slug} was never published.")
    return edition


def fingerprint(content: dict[str, Any]) -> str:
    """Names the very content that somebody submitted or approved."""
    return chain.sha256(chain.canonical(content))


@dataclass(frozen=True)
class Progress:
    """One reading of a case; each answer is worked out when it is first asked for."""

    case: Case

    @cached_property
    def edition(self) -> Edition | None:
        return current_of(self.case)

    @property
    def number(self) -> int:
        return self.edition.number if self.edition else 0

    @cached_property
    def content(self) -> dict[str, Any] | None:
        """What publishing now would freeze; None while the case lacks the least that a document needs."""
        return content_of(self.case) if can_be_written(self.case) else None

    @cached_property
    def public_content(self) -> dict[str, Any]:
        return content_in(self.edition) if self.edition else {}

    @cached_property
    def differs(self) -> bool:
        return self.content is None or self.content != self.public_content

    @cached_property
    def content_sha256(self) -> str:
        return fingerprint(self.content) if self.content else ""

    @cached_property
    def changes(self) -> list[Change]:
        """Every fact that publishing now would add, change or take away."""
        return changes_between(self.public_content, self.content) if self.content else []

    @cached_property
    def move(self) -> Move | None:
        """The newest move towards the next edition; those before the current edition are spent."""
        moves = self.case.moves.filter(on_edition=self.number).newest_first()
        return moves.select_related("by").first()

    @cached_property
    def schedule(self) -> Schedule | None:
        return Schedule.objects.filter(case=self.case).select_related("by").first()

    @property
    def approval(self) -> Move | None:
        """The approval of what the case says now; one of anything else has expired."""
        move = self.move
        lives = move and move.kind == MoveKind.APPROVED and move.content_sha256 == self.content_sha256
        return move if lives else None

    @property
    def approval_expired(self) -> bool:
        return bool(self.move and self.move.kind == MoveKind.APPROVED and not self.approval)

    @cached_property
    def state(self) -> State:
        if self.edition and is_withdrawn(self.case):
            return State.WITHDRAWN
        if self.edition and not self.differs:
            return State.PUBLIC
        if self.approval:
            return State.APPROVED
        if self.move and self.move.kind == MoveKind.SUBMITTED:
            return State.IN_REVIEW
        return State.CHANGED if self.edition else State.DRAFT

    @cached_property
    def checked(self) -> dict[str, Any]:
        """Each change that somebody has held against its passages, by the hash of the change."""
        hashes = [change.sha256 for change in self.changes]
        found = self.case.checks.filter(change_sha256__in=hashes).select_related("by")
        return {check.change_sha256: check for check in found}

    @property
    def unchecked(self) -> list[Change]:
        return [change for change in self.changes if change.sha256 not in self.checked]
