"""Terms for what a body is doing about an allegation, and which decisions may stand with each."""

from __future__ import annotations

from collections.abc import Mapping

from cases.terms.citations import CHICAGO, COPA_PROCESS, COPA_SUMMARIES, OIG_GRIEVANCES, STATE_INQUIRY
from cases.terms.dispositions import Disposition
from cases.terms.saying import StatusTerm, StatusVocabulary
from sources.terms import OWN_USAGE


class Process(StatusVocabulary):
    """Members stand in the order in which a matter advances; `cases.rollup` reads that order."""

    REPORTED = (
        "reported",
        StatusTerm(
            "Reported",
            "Somebody has made the allegation and no body has said yet what it does about it.",
            *OWN_USAGE,
            by="{body} has said that it received this allegation. An allegation is not a finding.",
            alone="This allegation has been made. An allegation is not a finding.",
        ),
    )
    REFERRED = (
        "referred",
        StatusTerm(
            "Referred",
            "A body has passed the allegation to another body, for example because the matter is not within "
            "its powers.",
            *COPA_PROCESS,
            CHICAGO,
            by="{body} has said that it passed this allegation to another body. A referral is not a finding.",
            alone="This allegation has been passed to another body. A referral is not a finding.",
        ),
    )
    PRELIMINARY_INQUIRY = (
        "preliminary-inquiry",
        StatusTerm(
            "Preliminary inquiry",
            "A body is finding out whether it should open an investigation.",
            *STATE_INQUIRY,
            by=(
                "{body} has said that it is finding out whether to open an investigation. An inquiry is not "
                "a finding."
            ),
            alone="A first inquiry into this allegation is reported. An inquiry is not a finding.",
        ),
    )
    UNDER_INVESTIGATION = (
        "under-investigation",
        StatusTerm(
            "Under investigation",
            "A body has opened an investigation of the allegation and has not said that it has ended.",
            *STATE_INQUIRY,
            by="{body} has said that it is investigating this allegation. An investigation is not a finding.",
            alone="This allegation is reported to be under investigation. An investigation is not a finding.",
        ),
    )
    REOPENED = (
        "reopened",
        StatusTerm(
            "Reopened",
            "A body has taken up an allegation again after it had ended its work on it. An earlier decision "
            "is shown as an earlier step.",
            *OWN_USAGE,
            by="{body} has said that it reopened this matter. Reopening a matter is not a finding.",
            alone="This matter is reported to have been reopened. Reopening a matter is not a finding.",
        ),
    )
    CONCLUDED = (
        "concluded",
        StatusTerm(
            "Concluded",
            "A body has said that its work on the allegation has ended. What it decided, if that is known, "
            "is the disposition.",
            *COPA_SUMMARIES,
            CHICAGO,
            by="{body} has said that its work on this allegation has ended.",
            alone="The work on this allegation is reported to have ended.",
        ),
    )
    UNDER_REVIEW = (
        "under-review",
        StatusTerm(
            "Under review",
            "A decision about the allegation is being looked at again, by the department's command, a board "
            "or an arbitrator, and may change.",
            *OIG_GRIEVANCES,
            CHICAGO,
            by=(
                "{body} has said that a decision about this allegation is under review. The decision may "
                "change."
            ),
            alone="A decision about this allegation is reported to be under review. The decision may change.",
        ),
    )
    FINAL = (
        "final",
        StatusTerm(
            "Final",
            "A body with the last word has decided, or no review is open any more.",
            *OWN_USAGE,
            by="{body} has said that the decision about this allegation is final.",
            alone="The decision about this allegation is reported to be final.",
        ),
    )

    @property
    def is_open(self) -> bool:
        """Whether a body may still be finding out what happened."""
        return self in OPEN

    def allows(self, disposition: str) -> bool:
        """Whether `disposition` may stand with this process; `ALLOWED` is the table."""
        return disposition in ALLOWED[self]


OPEN = frozenset(
    {
        Process.REPORTED,
        Process.REFERRED,
        Process.PRELIMINARY_INQUIRY,
        Process.UNDER_INVESTIGATION,
        Process.REOPENED,
    }
)
NOTHING_DECIDED = frozenset({Disposition.NONE_YET})
ANYTHING = frozenset(Disposition)
ALLOWED: Mapping[Process, frozenset[Disposition]] = {
    Process.REPORTED: NOTHING_DECIDED,
    # The body that refers a matter ends its own part by doing so; nobody has found anything.
    Process.REFERRED: NOTHING_DECIDED | {Disposition.REFERRED_ELSEWHERE},
    Process.PRELIMINARY_INQUIRY: NOTHING_DECIDED,
    Process.UNDER_INVESTIGATION: NOTHING_DECIDED,
    Process.REOPENED: NOTHING_DECIDED,
    # A body may say that it has ended, or that a review is open or over, without saying what was decided.
    Process.CONCLUDED: ANYTHING,
    Process.UNDER_REVIEW: ANYTHING,
    Process.FINAL: ANYTHING,
}
