"""Readiness: those accused and those alleged to have been harmed are described, never named."""

from __future__ import annotations

from collections.abc import Iterator

from cases import wording
from cases.models import Allegation, Case, Person
from cases.readiness.problem import Problem

DESCRIPTIONS = ("text", "against", "reported_by")
REMEDY = "Describe instead: “an unidentified officer of the 10th District”."


def named_persons(case: Case) -> Iterator[Problem]:
    known = known_names(case)
    people = Person.objects.values_list("name", flat=True)
    for allegation in case.allegations.all():
        for field in DESCRIPTIONS:
            yield from names_in(allegation, field, known, list(people))


def names_in(allegation: Allegation, field: str, known: list[str], people: list[str]) -> Iterator[Problem]:
    text = getattr(allegation, field)
    where = f"allegation {allegation.public_id}"
    for name in (name for name in people if name in text):
        yield Problem(where, field, f"it names a Person, {name}.", REMEDY, allegation)
    for name in wording.possible_names(text, known):
        yield Problem(where, field, f"“{name}” may be a personal name.", REMEDY, allegation)


def known_names(case: Case) -> list[str]:
    """Names that are no person's: of agencies, of places, of outlets whose reports are cited."""
    agencies = [link.agency for link in case.case_agencies.all()]
    bodies = [name for agency in agencies for name in (agency.name, agency.acronym, *agency.also_known_as)]
    return [*filter(None, bodies), *case.jurisdiction.name.split(", ")]
