"""The workflow as one table: which verb may be done to a case in which state, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices

from cases.history import last_edit
from cases.models import Case
from editions.publishing.refusals import Refused


class State(TextChoices):
    """Where a case stands. Derived from its editions, its moves and what it says now; never stored."""

    DRAFT = "never-published", "Never published"
    CHANGED = "changed", "Unpublished changes"
    IN_REVIEW = "in-review", "In review"
    APPROVED = "approved", "Approved"
    PUBLIC = "public", "Public as it stands"
    WITHDRAWN = "withdrawn", "Withdrawn"


S = State
EDITABLE: Final = frozenset({S.DRAFT, S.CHANGED})
UNPUBLISHED: Final = EDITABLE | {S.IN_REVIEW, S.APPROVED}


@dataclass(frozen=True)
class Rule:
    """One verb: the right it takes, the states it starts from, and what else it demands."""

    right: str
    states: frozenset[State]
    otherwise: str
    """What is said to somebody who tries it in another state."""
    second_person: bool = False
    """Nobody does this to their own last edit."""
    second_factor: bool = False
    """Changes what readers see: whoever does it has proved who they are twice."""


RULES: Final[dict[str, Rule]] = {
    "submit": Rule("cases.submit_case", EDITABLE, "there is nothing to send to review"),
    "check": Rule("cases.review_case", frozenset({S.IN_REVIEW}), "it is not in review", second_person=True),
    "approve": Rule("cases.review_case", frozenset({S.IN_REVIEW}), "it is not in review", second_person=True),
    "send_back": Rule("cases.review_case", frozenset({S.IN_REVIEW, S.APPROVED}), "it is not in review"),
    "publish": Rule(
        "cases.publish_case",
        frozenset({S.APPROVED}),
        "nobody has approved what it says now",
        second_factor=True,
    ),
    "correct": Rule(
        "cases.publish_case",
        frozenset({S.APPROVED}),
        "nobody has approved what it says now",
        second_factor=True,
    ),
    "schedule": Rule(
        "cases.publish_case",
        frozenset({S.APPROVED}),
        "nobody has approved what it says now",
        second_factor=True,
    ),
    "unschedule": Rule("cases.publish_case", frozenset(State), "", second_factor=True),
    "retract": Rule(
        "cases.retract_case", frozenset(State) - {S.WITHDRAWN}, "it was retracted", second_factor=True
    ),
    "redact": Rule(
        "cases.redact_case", frozenset(State) - {S.WITHDRAWN}, "it was retracted", second_factor=True
    ),
}


def two_people() -> bool:
    """Whether a second person approves what is published; a single-person newsroom may switch it off."""
    return bool(settings.REVIEW_BY_SECOND_PERSON)


def admit(verb: str, case: Case, state: State, by: User) -> None:
    """Raises PermissionDenied or Refused where `by` may not do `verb` to a case in `state`."""
    rule = RULES[verb]
    permit(verb, by)
    if state not in allowed_states(verb):
        raise Refused(f"{case.slug}: {rule.otherwise}; its state is “{state.label}”.")
    if rule.second_person:
        refuse_own_edit(case, by)


def permit(verb: str, by: User | None) -> None:
    """Nobody does what their role does not include; a command (None) has its operator's rights."""
    if by is not None and not by.has_perm(RULES[verb].right):
        raise PermissionDenied(f"{by} may not {verb} a case.")


def allowed_states(verb: str) -> frozenset[State]:
    """Where nobody else reviews, whoever may publish need not approve first."""
    states = RULES[verb].states
    return states if two_people() or S.APPROVED not in states else states | UNPUBLISHED


def refuse_own_edit(case: Case, by: User) -> None:
    edit = last_edit(case)
    if two_people() and edit and edit.by_id == by.pk:
        raise Refused(
            f"You made the last change of {case.slug}, so somebody else reviews it. "
            "(REVIEW_BY_SECOND_PERSON=0 is for a newsroom of one; every edition then says so.)"
        )
