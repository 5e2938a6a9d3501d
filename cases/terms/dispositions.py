"""Terms for what a body decided about an allegation, and at which stage; most decisions are not findings."""

from __future__ import annotations

from collections.abc import Mapping

from cases.terms.citations import (
    CHICAGO,
    CODE_DECISIONS,
    COPA_PROCESS,
    COPA_STANDARD,
    IPRA_FINDINGS,
    OIG_AFFIDAVITS,
    OIG_GRIEVANCES,
    OIG_TERMINATION,
)
from cases.terms.saying import StatusTerm, StatusVocabulary
from sources.terms import OWN_USAGE, Term, Vocabulary


class Disposition(StatusVocabulary):
    NONE_YET = (
        "none-yet",
        StatusTerm(
            "None reported yet",
            "No decision about the allegation has been reported. This says nothing about what the decision "
            "will be.",
            *OWN_USAGE,
            by="No finding has been reported.",
            alone="No finding has been reported.",
        ),
    )
    SUSTAINED = (
        "sustained",
        StatusTerm(
            "Sustained",
            "A finding that the allegation is supported by a preponderance of the evidence: it is more "
            "likely than not. It is a finding in a disciplinary matter and not a judgment of a court.",
            *COPA_STANDARD,
            CHICAGO,
            by=(
                "{body} found that the allegation was supported by a preponderance of the evidence. This is "
                "a finding in a disciplinary matter and not a judgment of a court."
            ),
            alone=(
                "The allegation was found to be supported by a preponderance of the evidence. This is a "
                "finding in a disciplinary matter and not a judgment of a court."
            ),
        ),
    )
    NOT_SUSTAINED = (
        "not-sustained",
        StatusTerm(
            "Not sustained",
            "A finding that there is not sufficient evidence to prove or to disprove the allegation. It is "
            "about the evidence and does not say that the conduct did or did not occur.",
            *IPRA_FINDINGS,
            CHICAGO,
            by="{body} found that there was not sufficient evidence to prove or to disprove the allegation.",
            alone=(
                "It was found that there was not sufficient evidence to prove or to disprove the allegation."
            ),
        ),
    )
    UNFOUNDED = (
        "unfounded",
        StatusTerm(
            "Unfounded",
            "A finding that the allegation is not based on the facts that the investigation established, or "
            "that what was reported did not occur.",
            *IPRA_FINDINGS,
            CHICAGO,
            by=(
                "{body} found that the allegation was not based on the facts that the investigation "
                "established, or that what was reported did not occur."
            ),
            alone=(
                "It was found that the allegation was not based on the facts that the investigation "
                "established, or that what was reported did not occur."
            ),
        ),
    )
    EXONERATED = (
        "exonerated",
        StatusTerm(
            "Exonerated",
            "A finding that the conduct described in the allegation occurred and was lawful and proper.",
            *IPRA_FINDINGS,
            CHICAGO,
            by=(
                "{body} found that the conduct described in the allegation occurred and was lawful and "
                "proper."
            ),
            alone=(
                "It was found that the conduct described in the allegation occurred and was lawful and "
                "proper."
            ),
        ),
    )
    ADMINISTRATIVELY_CLOSED = (
        "administratively-closed",
        StatusTerm(
            "Administratively closed",
            "Not a finding. The matter was ended for a reason of procedure, before any finding about the "
            "allegation.",
            *OIG_TERMINATION,
            CHICAGO,
            by="{body} closed the matter for a reason of procedure. It made no finding about the allegation.",
            alone=(
                "The matter was closed for a reason of procedure. No finding about the allegation was made."
            ),
        ),
    )
    NO_AFFIDAVIT = (
        "no-affidavit",
        StatusTerm(
            "No affidavit",
            "Not a finding. The matter was ended because no sworn statement supported the complaint, which "
            "rules in force at the time asked for.",
            *OIG_AFFIDAVITS,
            CHICAGO,
            by=(
                "{body} closed the matter because no sworn statement supported the complaint. It made no "
                "finding about the allegation."
            ),
            alone=(
                "The matter was closed because no sworn statement supported the complaint. No finding about "
                "the allegation was made."
            ),
        ),
    )
    WITHDRAWN = (
        "withdrawn",
        StatusTerm(
            "Withdrawn",
            "Not a finding. Whoever made the complaint took it back, for whatever reason, and the matter "
            "ended there.",
            *OWN_USAGE,
            by=(
                "{body} ended the matter because the complaint was withdrawn. It made no finding about the "
                "allegation."
            ),
            alone=(
                "The matter ended because the complaint was withdrawn. No finding about the allegation was "
                "made."
            ),
        ),
    )
    CLOSED_WITHOUT_FINDINGS = (
        "closed-without-findings",
        StatusTerm(
            "Closed without allegations or findings",
            "Not a finding. The body ended its investigation; no formal allegation was brought against any "
            "police member, and no finding of any kind was made.",
            *OWN_USAGE,
            by=(
                "{body} closed the matter without formal allegations and without findings. This is not a "
                "finding for or against anyone."
            ),
            alone=(
                "The matter was closed without formal allegations and without findings. This is not a "
                "finding for or against anyone."
            ),
        ),
    )
    REFERRED_ELSEWHERE = (
        "referred-elsewhere",
        StatusTerm(
            "Referred elsewhere",
            "Not a finding. A body ended its own part by passing the matter to another body.",
            *COPA_PROCESS,
            CHICAGO,
            by="{body} passed the matter to another body and made no finding about the allegation.",
            alone="The matter was passed to another body. No finding about the allegation was made.",
        ),
    )

    def sentence(self, body: str = "", stage: str = "") -> str:
        """The fixed neutral sentence for this decision; `stage` tells a recommendation from the last word."""
        remark = STAGE_REMARKS[Stage(stage)] if self.is_reported else ""
        return f"{super().sentence(body)} {remark}".rstrip()

    @property
    def is_finding(self) -> bool:
        """Whether it decides about the allegation itself, one way or another."""
        return self in FINDINGS

    @property
    def is_reported(self) -> bool:
        """Whether any decision is known, a finding or not."""
        return self is not Disposition.NONE_YET


FINDINGS = frozenset(
    {Disposition.SUSTAINED, Disposition.NOT_SUSTAINED, Disposition.UNFOUNDED, Disposition.EXONERATED}
)


class Stage(Vocabulary):
    NOT_STATED = (
        "",
        Term(
            "Not stated",
            "It is not known whether the decision was a recommendation, the last word, or the result of a "
            "review.",
            *OWN_USAGE,
        ),
    )
    RECOMMENDED = (
        "recommended",
        Term(
            "Recommended",
            "The body recommended the disposition; another body, in Chicago first the Superintendent of "
            "Police, responds and may decide differently.",
            *CODE_DECISIONS,
            CHICAGO,
        ),
    )
    FINAL = (
        "final",
        Term(
            "Final",
            "The body had the last word on the disposition.",
            *OWN_USAGE,
        ),
    )
    ON_REVIEW = (
        "on-review",
        Term(
            "On review",
            "The disposition is the result of reviewing an earlier one.",
            *OIG_GRIEVANCES,
            CHICAGO,
        ),
    )


STAGE_REMARKS: Mapping[Stage, str] = {
    Stage.NOT_STATED: "",
    Stage.RECOMMENDED: "This is a recommendation; another body may decide differently.",
    Stage.FINAL: "The body had the last word on this.",
    Stage.ON_REVIEW: "This is the result of a review.",
}
