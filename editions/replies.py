"""Granting a reply: what a reader sent becomes a letter among the sources, and a statement beside the case.

Nothing is published here: the case then has an unpublished change, which goes the way of every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from cases.models import Agency, Case, Person, Printing, Reply, Statement
from cases.models.base import Placed
from cases.terms import Medium, PrintingKind
from editions.models import Report, ReportKind, ReportState
from sources.extraction import Extract
from sources.intake import take
from sources.keeping import because
from sources.models import Passage, SourceArticle
from sources.terms import Basis
from sources.text import TextError, normalise

OPEN: Final = (ReportState.NEW, ReportState.IN_HAND)
RECEIVED_NOTE: Final = (
    "It came by this archive's own form, which gave it a receipt; contact details are left out."
)


class NotGranted(Exception):
    """The reply cannot be granted as asked; the message says why and what would be right."""


@dataclass(frozen=True)
class Grant:
    """What staff say of a reply. A body's reply may name the person who wrote for it."""

    person: Person | None
    agency: Agency | None
    title: str
    about: str
    says_who: str
    """The words of the letter that say whose it is."""
    sought: date | None = None
    language: str = "en"


def grantable(report: Report) -> Case:
    """The case that the report asks to reply to; raises NotGranted."""
    if report.kind != ReportKind.REPLY:
        raise NotGranted("The reader did not ask to reply; answer the report instead.")
    if report.state not in OPEN:
        raise NotGranted("This report is closed already; open it again first.")
    case = Case.objects.filter(public_id=report.case_id).first() if report.case_id else None
    if case is None:
        raise NotGranted("The report names no case of this archive, so there is nothing to reply to.")
    return case


def grant(report: Report, how: Grant, *, by: User | None, reason: str) -> Reply:
    """Enter the reply, in full, in the working copy of its case; raises NotGranted, ValidationError."""
    with transaction.atomic(), because(reason, by=by):
        locked = Report.objects.select_for_update().get(pk=report.pk)
        case = grantable(locked)
        letter = receive(locked, how)
        statement = state(case, letter, locked, how)
        reply = Reply(
            case=case,
            person=None if how.agency else how.person,
            agency=how.agency,
            sought=how.sought,
            statement=statement,
        )
        enter(reply, case.replies)
        locked.state, locked.answer = ReportState.ACTED_ON, reason
        locked.save()
        return reply


def letter_text(report: Report) -> str:
    """The reply as it came by the form, under what the form says of it. Where an answer goes is left out."""
    head = [f"From: {report.name}"] if report.name else []
    head += [f"Received: {day_of(report).isoformat()}", f"Receipt: {report.receipt}"]
    return normalise("\n".join([*head, "", report.message.strip(), ""]))


def day_of(report: Report) -> date:
    return timezone.localtime(report.received).date()


def receive(report: Report, how: Grant) -> SourceArticle:
    try:
        text = letter_text(report)
    except TextError as error:
        raise NotGranted(str(error)) from error
    day = day_of(report).isoformat()
    name = f"reply-{report.receipt.lower()}"
    extract = Extract(
        text,
        title=f"Reply {report.receipt}",
        published=day,
        language=how.language,
        file=f"{name}.txt",
        raw=text.encode(),
    )
    letter = take(extract).article
    letter.slug, letter.outlet_basis, letter.published_basis = name, Basis.LETTER, Basis.LETTER
    letter.outlet_note, letter.retrieved = RECEIVED_NOTE, day
    letter.full_clean(exclude=["text"])
    letter.save()
    return letter


def state(case: Case, letter: SourceArticle, report: Report, how: Grant) -> Statement:
    """The whole message as one utterance, printed by the letter."""
    statement = Statement(
        case=case,
        speaker=how.person,
        title=how.title,
        agency=how.agency,
        said=day_of(report).isoformat(),
        said_note="The day on which the reply reached the archive.",
        medium=Medium.DOCUMENT,
        about=how.about,
    )
    enter(statement, case.statements)
    printing = Printing(statement=statement, article=letter, kind=PrintingKind.DIRECT)
    printing.full_clean()
    printing.save()
    printing.passages.set([passage(letter, report.message)])
    printing.attribution.set([passage(letter, how.says_who)])
    return statement


def passage(letter: SourceArticle, words: str) -> Passage:
    exact = normalise(words).strip()
    start = letter.text.find(exact) if exact else -1
    if start < 0:
        raise NotGranted(f"“{exact}” does not stand in the letter; copy the words that say whose it is.")
    found: Passage = Passage.objects.cite(letter, exact, start=start)
    return found


def enter(row: Placed, siblings: models.Manager[Placed]) -> None:
    """Save a new part of a case as its last, through the checks that a form would make."""
    last = siblings.aggregate(last=models.Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.full_clean()
    row.save()
