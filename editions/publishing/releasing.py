"""Publishing and correcting: freezing a case as its next edition, once what it says has been approved."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction

from cases import readiness
from cases.models import Case, MoveKind, Schedule
from editions import ledger, projection
from editions.document import frozen
from editions.models import Edition, EntryKind, LogHead, PublicAllegation, PublicStatement
from editions.publishing.notes import neutral, said
from editions.publishing.refusals import NotReady, Refused
from editions.publishing.rules import RULES, permit, two_people
from editions.publishing.standing import Progress, content_in, current_of, fingerprint, refuse_withdrawn

SECOND_PERSON: Final = "second-person"
ONE_PERSON: Final = "one-person"
FILES: Final = "files"
"""How an edition was reviewed, as the edition itself says; FILES: with the files it was planted from."""


def publish(
    case: Case, *, by: User | None, note: str, alongside: frozenset[str] = frozenset()
) -> Edition | None:
    """Freeze `case` as its next edition; None, and nothing written, where it would say what it says already.

    `note` is public: what this edition adds or changes. Staff publish what a second person has approved, to
    the letter. Nobody (`by=None`) is a command that plants records: those were reviewed as files, and the
    edition says so. `alongside` are slugs of cases that the caller publishes in the same transaction, so that
    related cases can name each other. Raises NotReady, Withdrawn, Refused, PermissionDenied.
    """
    permit("publish", by)
    return _release(case, kind=EntryKind.PUBLISHED, by=by, note=note, alongside=alongside)


def correct(case: Case, *, by: User | None, note: str) -> Edition | None:
    """Publish a correction: something published was wrong. A development of the matter is published instead.

    Raises NotReady, Withdrawn, Refused, PermissionDenied.
    """
    permit("correct", by)
    if current_of(case) is None:
        raise Refused(f"{case.slug} has no edition yet, so there is nothing to correct; publish it.")
    return _release(case, kind=EntryKind.CORRECTED, by=by, note=said(note, "what was wrong, what is right"))


def publish_planted(cases: Collection[Case]) -> list[Edition]:
    """Publish, with their own edition notes, what a program just planted: all of it or nothing.

    For commands alone, as `publish` by nobody is. The cases are read together, which spares each of them some
    forty queries; they name each other as related where they are. Raises NotReady, Withdrawn, Refused.
    """
    permit("publish", None)
    alongside = frozenset(case.slug for case in cases)
    with transaction.atomic():
        head = ledger.lock()
        rows = _locked([case.pk for case in cases])
        made = (_freeze(head, row, EntryKind.PUBLISHED, None, row.edition_note, alongside) for row in rows)
        return [edition for edition in made if edition]


def _release(
    case: Case, *, kind: EntryKind, by: User | None, note: str, alongside: frozenset[str] = frozenset()
) -> Edition | None:
    with transaction.atomic():
        head = ledger.lock()
        [row] = _locked([case.pk])
        return _freeze(head, row, kind, by, note, alongside)


def _locked(keys: list[int]) -> list[Case]:
    """Cases as a document needs them, which nobody else changes until the caller's transaction ends."""
    list(Case.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    return list(Case.objects.for_document().filter(pk__in=keys))


def _freeze(
    head: LogHead, row: Case, kind: EntryKind, by: User | None, note: str, alongside: frozenset[str]
) -> Edition | None:
    refuse_unready(row)
    content = frozen(row, alongside=alongside)
    current = current_of(row)
    if current and content == content_in(current):
        return None
    refuse_taken(row, content)
    about = {
        "note": neutral(note, content, content_in(current) if current else {}),
        "review": reviewed(row, content, by),
    }
    edition = ledger.write_edition(head, row, kind=kind, content=content | about, by=by)
    projection.show(edition, edition.entry)
    Schedule.objects.filter(case=row).delete()
    return edition


def reviewed(case: Case, content: dict[str, Any], by: User | None) -> str:
    """How this content was reviewed; raises Refused where a second person should have, and did not."""
    if by is None:
        return FILES
    if not two_people():
        return ONE_PERSON
    move = Progress(case).move
    approved = move is not None and move.kind == MoveKind.APPROVED
    if move and approved and move.content_sha256 == fingerprint(content):
        return SECOND_PERSON
    why = "it has changed since it was approved; send it to review again" if approved else "send it to review"
    raise Refused(f"{case.slug}: {RULES['publish'].otherwise}; {why}.")


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
