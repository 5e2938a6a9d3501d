"""Three public cases that differ in everything that can be asked, for tests of questions.

dock    excessive force in March 2024, under investigation; the Harbor City police, looked into by the office
mill    false arrest in summer 2023, sustained; the Riverton police, in another place, with other people
quay    a search on an unknown day, closed without findings; the Harbor City police, looked into by Riverton's
"""

from cases.models import Agency
from editions.models import Edition
from tests.factories import (
    AgencyFactory,
    JurisdictionFactory,
    OutletFactory,
    PersonFactory,
    published_case,
)


def build() -> dict[str, Edition]:
    return {"dock": dock(), "mill": mill(), "quay": quay()}


def dock() -> Edition:
    return published_case(slug="dock", title="Complaint about an arrest at the docks")


def mill() -> Edition:
    return published_case(
        slug="mill",
        title="Complaint about a stop on Mill Lane",
        jurisdiction=JurisdictionFactory.create(slug="riverton"),
        department=riverton_police(),
        outlet=OutletFactory.create(slug="rail-times"),
        speaker=PersonFactory.create(slug="lee-park", agency=riverton_police()),
        summary="A complaint about use of force during an arrest was filed; O'Brien Hall is nearby.",
        category="false-arrest",
        happened="2023-07/2023-08",
        process="concluded",
        disposition="sustained",
        said="2023-09-02",
        medium="interview",
    )


def quay() -> Edition:
    return published_case(
        slug="quay",
        title="Complaint about an arrest on the quay",
        overseer=riverton_police(),
        category="unlawful-search",
        happened="",
        process="final",
        disposition="closed-without-findings",
        said="",
        medium="press-release",
    )


def riverton_police() -> Agency:
    agency: Agency = AgencyFactory.create(slug="rvpd", name="Riverton Police Department")
    return agency
