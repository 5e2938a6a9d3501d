"""The roll-up of a case from its allegations' own statuses, and the rule that readers see beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cases.terms import Disposition, Process

RULE = (
    "A case has no status of its own. While any of its allegations is open, that is, not yet concluded, the "
    "case shows the furthest step that an open allegation has reached; once none is open, it shows the least "
    "advanced step among them. A disposition is shown only where every allegation carries the same one, in "
    "its newest step and in what every other body last found; “none reported yet” in a newest step counts as "
    "one. Otherwise the case says that they differ."
)
DIFFERS = "differs"
DIFFERS_LABEL = "Differs between allegations or deciding bodies"
NO_STATUS = "No status of an allegation has been recorded."
ADVANCE = tuple(Process)


@dataclass(frozen=True)
class RollUp:
    process: str  # A value of Process, or "" where no allegation has a status.
    disposition: str  # A value of Disposition, or DIFFERS, or "" where no allegation has a status.

    @property
    def process_label(self) -> str:
        return Process(self.process).label if self.process else ""

    @property
    def disposition_label(self) -> str:
        if self.disposition == DIFFERS:
            return DIFFERS_LABEL
        return Disposition(self.disposition).label if self.disposition else ""

    @property
    def sentence(self) -> str:
        """What readers are shown for the case as a whole; it never says more than the rule does."""
        if not self.process:
            return NO_STATUS
        return f"{self.process_sentence} {self.disposition_sentence}"

    @property
    def process_sentence(self) -> str:
        step = self.process_label.lower()
        if Process(self.process).is_open:
            return (
                f"At least one allegation is open; the furthest step an open allegation has reached: {step}."
            )
        return f"Every allegation has reached at least this step: {step}."

    @property
    def disposition_sentence(self) -> str:
        if self.disposition == DIFFERS:
            return "The dispositions differ; each is shown with its allegation."
        if self.disposition == Disposition.NONE_YET:
            return "No finding has been reported."
        return f"Every allegation carries the same disposition: {self.disposition_label.lower()}."


class Reached(NamedTuple):
    """What a status step says: where an allegation stood, and which body said so ("" where none is named)."""

    process: str
    disposition: str
    body: str = ""


def roll_up(allegations: Iterable[Sequence[Reached]]) -> RollUp:
    """The roll-up of the steps of each allegation, oldest first; one without a step counts for nothing.

    Refuses a value that is not a controlled term with a ValueError.
    """
    told = [steps for steps in allegations if steps]
    if not told:
        return RollUp("", "")
    dispositions = {disposition for steps in told for disposition in dispositions_of(steps)}
    return RollUp(
        shown_process([Process(steps[-1].process) for steps in told]).value, shown_disposition(dispositions)
    )


def dispositions_of(steps: Sequence[Reached]) -> set[Disposition]:
    """The newest step's, and what each other body last found: of two that differ, neither is left out."""
    last = {step.body: Disposition(step.disposition) for step in steps}
    found = {disposition for disposition in last.values() if disposition != Disposition.NONE_YET}
    return {Disposition(steps[-1].disposition), *found}


def shown_process(processes: Sequence[Process]) -> Process:
    still_open = [process for process in processes if process.is_open]
    if still_open:
        return max(still_open, key=ADVANCE.index)
    return min(processes, key=ADVANCE.index)


def shown_disposition(different: set[Disposition]) -> str:
    return next(iter(different)).value if len(different) == 1 else DIFFERS
