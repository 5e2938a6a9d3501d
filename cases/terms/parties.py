"""Terms for who takes part in a case: kinds of agency, capacities of people, roles in a case."""

from __future__ import annotations

from cases.terms.citations import (
    CENSUS_POLICE,
    CHICAGO,
    COPA_FAQ,
    CPD_ORGANIZATION,
    CPD_PROCESS,
    LABOR_BOARD,
    OEMC,
)
from sources.terms import OWN_USAGE, Term, Vocabulary


class AgencyKind(Vocabulary):
    POLICE_DEPARTMENT = (
        "police-department",
        Term(
            "Police department",
            "A public body whose task is to preserve law and order and to protect people and property.",
            *CENSUS_POLICE,
        ),
    )
    POLICE_UNIT = (
        "police-unit",
        Term(
            "Police unit",
            "A part of a police department: a bureau, a district, a section or a team.",
            *CPD_ORGANIZATION,
            CHICAGO,
        ),
    )
    INTERNAL_AFFAIRS = (
        "internal-affairs",
        Term(
            "Internal affairs",
            "The part of a police department that investigates complaints about the department's own "
            "members.",
            *CPD_PROCESS,
            CHICAGO,
        ),
    )
    CIVILIAN_OVERSIGHT = (
        "civilian-oversight",
        Term(
            "Civilian oversight",
            "A public body outside the police department, staffed or led by civilians, that receives, "
            "investigates or reviews complaints about police members.",
            *COPA_FAQ,
        ),
    )
    EXECUTIVE = (
        "executive",
        Term(
            "Executive office",
            "The office of an elected head of government, such as a mayor or a governor.",
            *OWN_USAGE,
        ),
    )
    LEGISLATURE = (
        "legislature",
        Term(
            "Legislature",
            "An elected body that makes laws or ordinances, or one of its members' offices.",
            *OWN_USAGE,
        ),
    )
    UNION = (
        "union",
        Term(
            "Union",
            "A labour organization that represents employees, here chiefly police members, towards their "
            "employer.",
            *LABOR_BOARD,
        ),
    )
    EMERGENCY_MANAGEMENT = (
        "emergency-management",
        Term(
            "Emergency management",
            "A public body that coordinates the response to emergencies or runs public safety "
            "communications.",
            *OEMC,
        ),
    )
    OTHER = (
        "other",
        Term(
            "Other body",
            "A body that none of the other kinds describes.",
            *OWN_USAGE,
        ),
    )


class PersonCapacity(Vocabulary):
    """In which public capacity a person is named; nobody is named in any other."""

    ELECTED_OFFICIAL = (
        "elected-official",
        Term(
            "Elected official",
            "A person who holds a public office by election and speaks or acts in it.",
            *OWN_USAGE,
        ),
    )
    APPOINTED_OFFICIAL = (
        "appointed-official",
        Term(
            "Appointed official",
            "A person who holds a public office by appointment and speaks or acts in it.",
            *OWN_USAGE,
        ),
    )
    SPOKESPERSON = (
        "spokesperson",
        Term(
            "Spokesperson",
            "A person who speaks to the public for a body as part of the job.",
            *OWN_USAGE,
        ),
    )
    UNION_OFFICER = (
        "union-officer",
        Term(
            "Union officer",
            "A person who holds an office in a union and speaks or acts in it.",
            *OWN_USAGE,
        ),
    )


class CaseRole(Vocabulary):
    SUBJECT = (
        "subject",
        Term(
            "Subject",
            "A body whose members, or whose conduct, an allegation in the case concerns. Being the subject "
            "of an allegation is not a finding.",
            *OWN_USAGE,
        ),
    )
    INVESTIGATES = (
        "investigates",
        Term(
            "Investigates",
            "A body that has said, or is reported, to be looking into an allegation in the case.",
            *OWN_USAGE,
        ),
    )
    COMMENTS = (
        "comments",
        Term(
            "Comments",
            "A body on whose behalf something was said publicly about the case.",
            *OWN_USAGE,
        ),
    )
    OVERSEES = (
        "oversees",
        Term(
            "Oversees",
            "A body with a say over another body in the case, for example one that reviews its decisions.",
            *OWN_USAGE,
        ),
    )
