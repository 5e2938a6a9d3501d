"""The verbs that change the public record. Every face calls them; nobody else writes what readers see."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from cases import readiness
from cases.history import forget
from cases.models import Case
from editions import chain, ledger, projection, redaction
from editions.document import content_of, frozen
from editions.models import Edition, Entry, EntryKind, PublicAllegation, PublicCase, PublicStatement
from editions.scrubbing import scrub


class NotReady(Exception):
    """The case does not meet what publishing demands; `problems` lists each with its remedy."""

    def __init__(self, case: Case, problems: list[readiness.Problem]) -> None:
        self.problems = problems
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{case.slug} cannot be published yet:\n{lines}")


class Withdrawn(Exception):
    """The case was retracted; it returns only by a decision of its own, not by publishing again."""


class Refused(Exception):
    """The verb cannot be done as asked; the message says why and what would be right."""


def publish(
    case: Case, *, by: User | None, note: str, alongside: frozenset[str] = frozenset()
) -> Edition | None:
    """Freeze `case` as its next edition; None, and nothing written, where it would say what it says already.

    `note` is public: what this edition adds or changes. `alongside` are slugs of cases that the caller
    publishes in the same transaction, so that related cases can name each other. Raises NotReady, Withdrawn,
    Refused.
    """
    return _release(case, kind=EntryKind.PUBLISHED, by=by, note=note, alongside=alongside)


def correct(case: Case, *, by: User | None, note: str) -> Edition | None:
    """Publish a correction: something published was wrong. Raises NotReady, Withdrawn, Refused."""
    if current_of(case) is None:
        raise Refused(f"{case.slug} has no edition yet, so there is nothing to correct; publish it.")
    return _release(case, kind=EntryKind.CORRECTED, by=by, note=said(note, "what was wrong, what is right"))


def retract(case: Case, *, by: User | None, reason: str) -> Entry:
    """Take a case out of public: a tombstone with the reason stays. Its editions and hashes are kept.

    Raises Withdrawn where that was done already, Refused where there is nothing to retract or no reason.
    """
    note = said(reason, "why the case is taken out of public")
    with transaction.atomic():
        head = ledger.lock()
        edition = public_edition(case)
        entry = ledger.write_notice(head, edition, kind=EntryKind.RETRACTED, note=note, removed=[])
        projection.hide(entry)
        return entry


def redact(
    case: Case, *, by: User | None, ground: str, facts: Collection[str] = (), texts: Collection[str] = ()
) -> Entry:
    """Remove facts (by id), and every part in which one of `texts` occurs, from all editions of a case.

    `ground` is public: the reason and who decided, never what was removed. The working copy must not
    say it any more, or the next edition would bring it back. Raises Withdrawn, Refused.
    """
    note = said(ground, "on what ground, and by whose decision")
    target = redaction.Target(frozenset(facts), tuple(text for text in texts if text.strip()))
    with transaction.atomic():
        head = ledger.lock()
        edition = public_edition(case)
        if remains := target.remains_in(content_of(case)):
            raise Refused(f"the working copy still says it at {', '.join(remains)}; take it out there first.")
        editions = Edition.objects.filter(case_id=case.public_id).order_by("number")
        removed = redaction.rewrite(list(editions), target, note)
        if not removed:
            raise Refused("no edition of the case has it; check the ids and the spelling.")
        entry = ledger.write_notice(head, edition, kind=EntryKind.REDACTED, note=note, removed=removed)
        projection.show(Edition.objects.get(pk=edition.pk), entry)
        forget(case, facts=facts, texts=target.texts)
        transaction.on_commit(scrub, robust=True)
        return entry


def _release(
    case: Case, *, kind: EntryKind, by: User | None, note: str, alongside: frozenset[str] = frozenset()
) -> Edition | None:
    with transaction.atomic():
        head = ledger.lock()
        Case.objects.select_for_update().get(pk=case.pk)
        row = Case.objects.for_document().get(pk=case.pk)
        refuse_unready(row)
        content = frozen(row, alongside=alongside)
        current = current_of(case)
        if current and content == content_in(current):
            return None
        refuse_taken(row, content)
        edition = ledger.write_edition(head, case, kind=kind, content=content | {"note": note}, by=by)
        projection.show(edition, edition.entry)
        return edition


def said(note: str, what: str) -> str:
    """A public note that may not be empty."""
    if not note.strip():
        raise Refused(f"This needs a public note: {what}.")
    return note.strip()


def refuse_unready(row: Case) -> None:
    """`row` is the reading that will be frozen."""
    refuse_withdrawn(row)
    if problems := readiness.problems_in(row):
        raise NotReady(row, problems)


def refuse_taken(case: Case, content: dict[str, Any]) -> None:
    """An address that named one document never names another: slugs and ids of facts belong to one case."""
    if Edition.objects.filter(slug=case.slug).exclude(case_id=case.public_id).exists():
        raise Refused(f"another case was published as {case.slug}; give this one a slug never used before.")
    for model, key in ((PublicAllegation, "allegations"), (PublicStatement, "statements")):
        ids = [item["id"] for item in content[key]]
        taken = model.objects.filter(public_id__in=ids).exclude(case__case_id=case.public_id)
        if row := taken.select_related("case").first():
            raise Refused(
                f"{row.public_id} stands in public in {row.case.slug}; publish that without it first."
            )


def refuse_withdrawn(case: Case) -> None:
    if PublicCase.objects.filter(case_id=case.public_id, retracted=True).exists():
        raise Withdrawn(f"{case.slug} was retracted; this verb neither changes nor brings back such a case.")


def current_of(case: Case) -> Edition | None:
    """The newest edition of a case, or None before the first."""
    return Edition.objects.filter(case_id=case.public_id).order_by("-number").first()


def public_edition(case: Case) -> Edition:
    """The edition that readers see; raises Withdrawn or Refused where they see none."""
    refuse_withdrawn(case)
    edition = current_of(case)
    if edition is None:
        raise Refused(f"{case.slug} was never published.")
    return edition


def content_in(edition: Edition) -> dict[str, Any]:
    """What an edition says, without its envelope and note: the part that a new edition must change."""
    document = projection.read(edition)
    return {key: value for key, value in document.items() if key not in (*chain.ENVELOPE, "note")}
