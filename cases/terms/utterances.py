"""Terms for how something was said, and how an article prints it."""

from __future__ import annotations

from cases.terms.citations import TEI_SAID
from sources.terms import OWN_USAGE, Term, Vocabulary


class Medium(Vocabulary):
    WRITTEN_STATEMENT = (
        "written-statement",
        Term(
            "Written statement",
            "Words given in writing to the public or to a news outlet.",
            *OWN_USAGE,
        ),
    )
    SPOKEN_REMARKS = (
        "spoken-remarks",
        Term(
            "Spoken remarks",
            "Words spoken to the public, for example at a news conference or a meeting.",
            *OWN_USAGE,
        ),
    )
    INTERVIEW = (
        "interview",
        Term(
            "Interview",
            "Words given in answer to a journalist's questions.",
            *OWN_USAGE,
        ),
    )
    SOCIAL_MEDIA = (
        "social-media",
        Term(
            "Social media",
            "Words posted in a social media account of the speaker or the body.",
            *OWN_USAGE,
        ),
    )
    PRESS_RELEASE = (
        "press-release",
        Term(
            "Press release",
            "Words in an announcement that a body issued to news media as such.",
            *OWN_USAGE,
        ),
    )
    WEBSITE = (
        "website",
        Term(
            "Website",
            "Words on a website of the speaker or the body.",
            *OWN_USAGE,
        ),
    )
    DOCUMENT = (
        "document",
        Term(
            "Document",
            "Words in a report, a letter, a record or another document.",
            *OWN_USAGE,
        ),
    )
    UNKNOWN = (
        "unknown",
        Term(
            "Not stated",
            "No article says how the words were given.",
            *OWN_USAGE,
        ),
    )


class PrintingKind(Vocabulary):
    DIRECT = (
        "direct",
        Term(
            "Direct",
            "The article prints words as the speaker's own, in quotation marks.",
            *TEI_SAID,
        ),
    )
    INDIRECT = (
        "indirect",
        Term(
            "Indirect",
            "The article reports in its own words what the speaker said.",
            *TEI_SAID,
        ),
    )
