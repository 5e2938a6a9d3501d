"""Readiness: those accused and those alleged to have been harmed are described, never named."""

import pytest

from cases.models import Agency, Allegation
from cases.readiness import problems
from cases.readiness.naming import names_in
from tests.seedbed import Seedbed

KNOWN = ["Riverton Police Department", "RPD", "Riverton"]


@pytest.mark.parametrize(
    ("words", "named", "because"),
    [
        ("an unidentified officer", [], "a description"),
        ("an officer of the Riverton Police Department", [], "the archive knows that name"),
        ("an RPD officer in Riverton", [], "an acronym and a place are known too"),
        ("Officer Doe", ["Officer Doe"], "a rank and a surname"),
        ("a man called Jane Doe", ["Jane Doe"], "two capitalised words that nothing else explains"),
        ("brook, Ada Brook", ["Ada Brook", "Ada Brook"], "not even a public official is accused by name"),
    ],
)
def test_a_name_in_a_description_is_told(words: str, named: list[str], because: str) -> None:
    found = list(names_in(Allegation(against=words), "against", KNOWN, ["Ada Brook"]))
    assert len(found) == len(named), because
    assert all(name in problem.what for name, problem in zip(named, found, strict=True))


def test_every_description_is_read(planted: Seedbed) -> None:
    Allegation.objects.update(text="Jane Doe", against="Jane Doe", reported_by="Jane Doe")
    found = [problem for problem in problems(planted.row()) if problem.remedy.startswith("Describe instead")]
    assert [problem.field for problem in found] == ["text", "against", "reported_by"]


def test_a_person_is_told_of_though_the_lint_takes_the_name_for_a_place(planted: Seedbed) -> None:
    case = planted.row()
    case.jurisdiction.name = "Ada Brook"
    case.jurisdiction.save()
    Allegation.objects.update(against="Ada Brook")
    assert "it names a Person, Ada Brook" in str(problems(case)[0])


@pytest.mark.parametrize(
    ("against", "because"),
    [
        ("somebody of the Riverton Review Board", "a body's name"),
        ("officer RPD", "a body's acronym"),
        ("somebody of the Harbour Panel", "a body's other name"),
    ],
)
def test_what_a_body_of_the_case_is_called_is_no_person(against: str, because: str, planted: Seedbed) -> None:
    Agency.objects.filter(slug="rrb").update(also_known_as=["Harbour Panel"])
    Allegation.objects.update(against=against)
    assert problems(planted.row()) == [], because
