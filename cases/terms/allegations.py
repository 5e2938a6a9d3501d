"""Terms for what is alleged; each label says “alleged”, because labels travel without their sentence."""

from __future__ import annotations

from cases.terms.citations import (
    CHICAGO,
    CODE_DEFINITIONS,
    CODE_SEXUAL_MISCONDUCT,
    COPA_HISTORY,
    CPD_EQUALITY,
    CPD_RULES,
    LAW_DICTIONARY,
)
from sources.terms import OWN_USAGE, Term, Vocabulary


class Category(Vocabulary):
    SEXUAL_MISCONDUCT = (
        "sexual-misconduct",
        Term(
            "Alleged sexual misconduct",
            "An allegation that a police member used the position to commit a sexual act or to start sexual "
            "contact with another person.",
            *CODE_SEXUAL_MISCONDUCT,
        ),
    )
    EXCESSIVE_FORCE = (
        "excessive-force",
        Term(
            "Alleged excessive force",
            "An allegation that the force an officer used, by its kind or its extent, was more than "
            "reasonably appeared necessary in the circumstances.",
            *CODE_DEFINITIONS,
            CHICAGO,
        ),
    )
    UNLAWFUL_SEARCH = (
        "unlawful-search",
        Term(
            "Alleged unlawful search",
            "An allegation that a police member improperly searched or seized a person or property.",
            *COPA_HISTORY,
            CHICAGO,
        ),
    )
    FALSE_ARREST = (
        "false-arrest",
        Term(
            "Alleged false arrest",
            "An allegation that a person was arrested or held without a legal justification.",
            *LAW_DICTIONARY,
        ),
    )
    DISCRIMINATION = (
        "discrimination",
        Term(
            "Alleged discrimination",
            "An allegation that a person was treated differently on a ground that the law protects, such as "
            "race, sex, religion or national origin.",
            *CPD_EQUALITY,
            CHICAGO,
        ),
    )
    FALSE_STATEMENT = (
        "false-statement",
        Term(
            "Alleged false statement",
            "An allegation that a police member made a report, written or oral, that was not true (in "
            "Chicago, rule 14).",
            *CPD_RULES,
            CHICAGO,
        ),
    )
    NEGLECT_OF_DUTY = (
        "neglect-of-duty",
        Term(
            "Alleged neglect of duty",
            "An allegation that a police member failed to perform a duty (in Chicago, rule 5).",
            *CPD_RULES,
            CHICAGO,
        ),
    )
    IMPROPER_CONDUCT = (
        "improper-conduct",
        Term(
            "Alleged improper conduct",
            "An allegation of conduct that works against a police department's policy or goals or harms its "
            "standing (in Chicago, rule 2), where no closer category fits.",
            *CPD_RULES,
            CHICAGO,
        ),
    )
    OTHER = (
        "other",
        Term(
            "Other allegation",
            "An allegation that none of the other categories describes.",
            *OWN_USAGE,
        ),
    )
