"""Readiness: a case has the parts that a reader must not be left without."""

from __future__ import annotations

from collections.abc import Iterator

from cases.models import Allegation, Case, Disagreement, Printing, Reply, Statement, StatusStep
from cases.readiness.problem import Problem
from cases.terms import Process


def incomplete(case: Case) -> Iterator[Problem]:
    yield from missing_parts(case)
    yield from agencies_without_role(case)
    for allegation in case.allegations.all():
        yield from status_faults(allegation)
    for statement in case.statements.all():
        yield from printing_faults(statement)
    for question in case.disagreements.all():
        yield from account_faults(question)
    for reply in case.replies.all():
        yield from reply_faults(reply)


def missing_parts(case: Case) -> Iterator[Problem]:
    if not case.summary.all():
        yield Problem("the case", "summary", "there is no summary.", "Write at least one sentence.", case)
    if not case.allegations.all():
        yield Problem("the case", "allegations", "there is no allegation.", "Enter what is alleged.", case)
    if not case.case_agencies.all():
        yield Problem("the case", "agencies", "no agency is named.", "Add each with its role.", case)


def agencies_without_role(case: Case) -> Iterator[Problem]:
    """Each agency that a fact names, and each body that one is a unit of, has a role in the case."""
    listed = {link.agency_id for link in case.case_agencies.all()}
    needed = [row.agency for row in case.allegations.all()]
    needed += [row.agency for row in case.statements.all() if row.agency]
    needed += [row.agency for row in case.tracking_numbers.all()]
    needed += [row.agency for row in case.replies.all() if row.agency]
    needed += [
        step.decided_by
        for row in case.allegations.all()
        for step in row.status_steps.all()
        if step.decided_by
    ]
    needed += [link.agency.parent for link in case.case_agencies.all() if link.agency.parent]
    for agency in {row.pk: row for row in needed if row.pk not in listed}.values():
        yield Problem(
            "the case",
            "agencies",
            f"{agency.name} is named by a fact but has no role here.",
            "Add it: subject, investigates, comments or oversees.",
            case,
        )


def status_faults(allegation: Allegation) -> Iterator[Problem]:
    where = f"allegation {allegation.public_id}"
    if not allegation.status_steps.all():
        yield Problem(
            where, "status_steps", "it has no status.", "Enter at least who reported it and when.", allegation
        )
    for step in allegation.status_steps.all():
        yield from disposition_fault(step)


def disposition_fault(step: StatusStep) -> Iterator[Problem]:
    if not Process(step.process).allows(step.disposition):
        yield Problem(
            f"status step {step.public_id}",
            "disposition",
            f"“{step.get_disposition_display()}” cannot stand while the process is "
            f"“{step.get_process_display()}”.",
            "An official's words during an open investigation are a Statement, never a disposition.",
            step,
        )


def printing_faults(statement: Statement) -> Iterator[Problem]:
    where = f"statement {statement.public_id}"
    if not statement.printings.all():
        yield Problem(
            where, "printings", "no article prints it.", "Add the article and the words.", statement
        )
    for printing in statement.printings.all():
        yield from printing_gaps(where, printing)
        strays = [
            p
            for p in [*printing.passages.all(), *printing.attribution.all()]
            if p.article_id != printing.article_id
        ]
        if strays:
            yield Problem(
                where,
                "printings",
                f"the printing by {printing.article.slug} cites {strays[0]}, another article.",
                "Enter another article's words as a printing of their own.",
                printing,
            )


def printing_gaps(where: str, printing: Printing) -> Iterator[Problem]:
    if not printing.passages.all():
        what = f"the printing by {printing.article.slug} has no words."
        yield Problem(where, "printings", what, "Cite the words that were said.", printing)
    if not printing.attribution.all():
        what = f"the printing by {printing.article.slug} does not show who said it."
        yield Problem(where, "printings", what, "Cite the phrase that attributes the words.", printing)


def account_faults(question: Disagreement) -> Iterator[Problem]:
    if len(question.accounts.all()) < 2:
        yield Problem(
            f"disagreement {question.public_id}",
            "accounts",
            "it has fewer than two accounts.",
            "A disagreement shows each account, with its passages.",
            question,
        )


def reply_faults(reply: Reply) -> Iterator[Problem]:
    """A reply is shown under a name, so the statement must be that person's or that body's."""
    statement = reply.statement
    if statement is None:
        return
    is_theirs = (
        statement.speaker_id == reply.person_id if reply.person_id else statement.agency_id == reply.agency_id
    )
    if not is_theirs:
        yield Problem(
            f"reply {reply.public_id}",
            "statement",
            f"the statement is not by {reply.person or reply.agency}, whose reply it is to be.",
            "Choose their own statement, or name who made it.",
            reply,
        )
