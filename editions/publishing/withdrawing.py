"""Retracting a case, and redacting parts of it: what leaves the public, on what ground, by whose decision."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction

from cases.forgetting import forget
from cases.models import Case, Schedule
from editions import ledger, projection, redaction
from editions.document import content_of
from editions.models import Edition, Entry, EntryKind, Report
from editions.publishing.notes import neutral, said
from editions.publishing.refusals import Refused
from editions.publishing.rules import permit
from editions.publishing.standing import content_in, public_edition
from editions.scrubbing import scrub


def retract(case: Case, *, by: User | None, reason: str) -> Entry:
    """Take a case out of public: a tombstone with the reason stays. Its editions and hashes are kept.

    Raises Withdrawn where that was done already, Refused where there is nothing to retract or no reason.
    """
    permit("retract", by)
    note = said(reason, "why the case is taken out of public")
    with transaction.atomic():
        head = ledger.lock()
        edition = public_edition(case)
        neutral(note, content_in(edition))
        entry = ledger.write_notice(head, edition, kind=EntryKind.RETRACTED, note=note, removed=[])
        projection.hide(entry)
        Schedule.objects.filter(case=case).delete()
        return entry


def sentence(text: str) -> str:
    """With its full stop, so that another can follow."""
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def redact(
    case: Case,
    *,
    by: User | None,
    ground: str,
    decision: str,
    facts: Collection[str] = (),
    texts: Collection[str] = (),
) -> Entry:
    """Remove facts (by id), and every part in which one of `texts` occurs, from all editions of a case.

    Ground and decision are public: why it goes and who decided that, when; never what was removed. The
    working copy must not say it any more, or the next edition would bring it back; its history forgets it.
    Raises Withdrawn, Refused, PermissionDenied.
    """
    permit("redact", by)
    note = " ".join(
        (
            sentence(said(ground, "on what ground it is removed")),
            sentence(said(decision, "who decided that it is removed")),
        )
    )
    target = redaction.Target(frozenset(facts), tuple(text for text in texts if text.strip()))
    if target.occurs_in(note):
        raise Refused("the ground and the decision are public, so they must not say what is to be removed.")
    with transaction.atomic():
        head = ledger.lock()
        edition = public_edition(case)
        neutral(note, content_in(edition))
        row = Case.objects.select_for_update().get(pk=case.pk)
        # The next edition's note stands in no document yet.
        notes = {"edition_note": row.edition_note, "working_note": row.working_note}
        if remains := target.remains_in(content_of(row) | notes):
            raise Refused(f"the working copy still says it at {', '.join(remains)}; take it out there first.")
        editions = Edition.objects.filter(case_id=case.public_id).order_by("number")
        removed = redaction.rewrite(list(editions), target, note)
        if not removed:
            raise Refused("no edition of the case has it; check the ids and the spelling.")
        entry = ledger.write_notice(head, edition, kind=EntryKind.REDACTED, note=note, removed=removed)
        projection.show(Edition.objects.get(pk=edition.pk), entry)
        # Its note was written before this, and would bring back whatever it says.
        Schedule.objects.filter(case=case).delete()
        forget(case, facts=facts, texts=target.texts)
        forget_reports(case, target)
        transaction.on_commit(scrub, robust=True)
        return entry


def forget_reports(case: Case, target: redaction.Target) -> None:
    """What readers wrote of the case, who often name what they ask to be left out."""
    for report in Report.objects.filter(case_id=case.public_id):
        for field in ("message", "name", "answer"):
            if target.occurs_in(getattr(report, field)):
                setattr(report, field, redaction.MARKER)
                report.save(update_fields=[field])
