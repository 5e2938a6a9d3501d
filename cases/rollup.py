"""The roll-up of a case from its allegations' own statuses, and the rule that readers see beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.terms import Disposition, Process

RULE = (
    "A case has no status of its own. While any of its allegations is open, that is, not yet concluded, the "
    "case shows the furthest step that an open allegation has reached; once none is open, it shows the least "
    "advanced step among them. A disposition is shown only where every allegation carries the same one, and "
    "“none reported yet” counts as one; otherwise the case says that they differ."
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


def roll_up(pairs: Iterable[tuple[str, str]]) -> RollUp:
    """The roll-up of current (process, disposition) pairs, one for each allegation, or for each body on each.

    Refuses a value that is not a controlled term with a ValueError.
    """
    steps = [(Process(process), Disposition(disposition)) for process, disposition in pairs]
    if not steps:
        return RollUp("", "")
    return RollUp(
        shown_process([step[0] for step in steps]).value, shown_disposition([step[1] for step in steps])
    )


def shown_process(processes: Sequence[Process]) -> Process:
    still_open = [process for process in processes if process.is_open]
    if still_open:
        return max(still_open, key=ADVANCE.index)
    return min(processes, key=ADVANCE.index)


def shown_disposition(dispositions: Iterable[Disposition]) -> str:
    different = set(dispositions)
    return different.pop().value if len(different) == 1 else DIFFERS
