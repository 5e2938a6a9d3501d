"""How a verb says no: each refusal says why, and what would be right."""

from __future__ import annotations

from cases import readiness
from cases.models import Case


class NotReady(Exception):
    """The case does not meet what publishing demands; `problems` lists each with its remedy."""

    def __init__(self, case: Case, problems: list[readiness.Problem]) -> None:
        self.problems = problems
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{case.slug} cannot be published yet:\n{lines}")


class Withdrawn(Exception):
    """The case was retracted; it returns only by a decision of its own, not by publishing again."""


class Refused(Exception):
    """The verb cannot be done as asked; the message says why and what would be right."""
