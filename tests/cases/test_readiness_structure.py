"""Readiness: a case has the parts that a reader must not be left without."""

from collections.abc import Callable

import pytest

from cases.models import Agency, Case, StatusStep
from cases.readiness import is_ready, problems
from cases.readiness.structure import disposition_fault
from cases.terms import Disposition, Process
from tests.seedbed import Seedbed

Change = Callable[[Case], object]


def test_a_planted_case_is_ready(planted: Seedbed) -> None:
    assert problems(planted.row()) == []
    assert is_ready(planted.row())


def no_agency(case: Case) -> None:
    case.case_agencies.all().delete()


def a_body_above(case: Case) -> None:
    city = Agency.objects.create(slug="city", name="City", kind="executive", jurisdiction=case.jurisdiction)
    Agency.objects.filter(slug="rpd").update(parent=city)


def spoken_for_another(case: Case) -> None:
    case.statements.update(agency=a_stranger(case))


def a_stranger(case: Case) -> Agency:
    return Agency.objects.create(slug="fop", name="Union", kind="union", jurisdiction=case.jurisdiction)


@pytest.mark.parametrize(
    ("change", "expected", "because"),
    [
        (lambda case: case.summary.all().delete(), "the case, summary", "readers are told in short first"),
        (
            lambda case: case.allegations.all().delete(),
            "the case, allegations",
            "no case without an allegation",
        ),
        (no_agency, "the case, agencies", "no case without the bodies it concerns"),
        (
            lambda case: case.case_agencies.get(role="subject").delete(),
            "the case, agencies: Riverton Police Department is named",
            "the unit of an allegation has a role",
        ),
        (
            lambda case: case.case_agencies.get(role="investigates").delete(),
            "the case, agencies: Riverton Review Board is named",
            "a body that decides, speaks or counts has a role",
        ),
        (a_body_above, "the case, agencies: City is named", "the body above a unit is shown with its role"),
        (spoken_for_another, "the case, agencies: Union is named", "whoever is spoken for has a role"),
        (
            lambda case: case.tracking_numbers.update(agency=a_stranger(case)),
            "the case, agencies: Union is named",
            "whoever numbers the matter has a role",
        ),
        (
            lambda case: StatusStep.objects.update(decided_by=a_stranger(case)),
            "the case, agencies: Union is named",
            "whoever decides has a role",
        ),
        (
            lambda case: StatusStep.objects.all().delete(),
            "allegation allegeda, status_steps",
            "no claim is shown without its status",
        ),
        (
            lambda case: case.statements.get().printings.all().delete(),
            "statement saidaaaa, printings",
            "a statement that nobody printed is a rumour",
        ),
        (
            lambda case: case.disagreements.get().accounts.first().delete(),
            "disagreement differaa, accounts",
            "one account disagrees with nobody",
        ),
    ],
)
def test_it_names_the_part_that_is_missing(
    change: Change, expected: str, because: str, planted: Seedbed
) -> None:
    change(planted.row())
    assert any(str(problem).startswith(expected) for problem in problems(planted.row())), because


def test_a_printing_cites_its_own_article_only(planted: Seedbed) -> None:
    direct, indirect = planted.row().statements.get().printings.all()
    direct.passages.add(indirect.passages.get())
    assert "cites herald@" in str(problems(planted.row())[0])


@pytest.mark.parametrize("process", Process)
def test_a_disposition_stands_only_where_its_process_allows_it(process: Process) -> None:
    steps = [StatusStep(process=process, disposition=disposition) for disposition in Disposition]
    refused = {step.disposition for step in steps if list(disposition_fault(step))}
    assert refused == {disposition for disposition in Disposition if not process.allows(disposition)}


def test_what_could_not_be_substantiated_so_far_is_no_disposition(planted: Seedbed) -> None:
    StatusStep.objects.update(process="under-investigation", disposition="not-sustained")
    (problem,) = problems(planted.row())
    assert "are a Statement, never a disposition" in problem.remedy


def test_each_problem_names_its_row_and_what_would_mend_it(planted: Seedbed) -> None:
    case = planted.row()
    case.summary.all().delete()
    (problem,) = problems(case)
    assert problem.row == case
    assert str(problem) == "the case, summary: there is no summary. Write at least one sentence."
