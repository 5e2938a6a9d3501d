"""Reviewing: sending a case to a second person, who checks each changed fact, and returns or approves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction

from cases.history import last_editor_of
from cases.models import Agency, Case, FactCheck, Jurisdiction, Move, MoveKind, Person, Schedule
from editions.publishing.changes import Change
from editions.publishing.refusals import Refused
from editions.publishing.releasing import refuse_unready
from editions.publishing.rules import RULES, admit, two_people
from editions.publishing.standing import Progress, refuse_withdrawn
from sources.models import Outlet, SourceArticle

SHARED: Final[dict[str, Any]] = {
    "agencies": Agency,
    "people": Person,
    "sources": SourceArticle,
    "outlet": Outlet,
    "jurisdiction": Jurisdiction,
}
"""Parts of a case that are nouns of their own, which several cases name."""


def submit(case: Case, *, by: User, note: str = "") -> Move:
    """Send a case to review: it is ready, and says something that readers do not have yet.

    Raises NotReady, Withdrawn, Refused, PermissionDenied; so do the other verbs here.
    """
    with admitted("submit", case, by) as progress:
        refuse_unready(Case.objects.for_document().get(pk=case.pk))
        return _move(progress, MoveKind.SUBMITTED, by, note)


def send_back(case: Case, *, by: User, note: str) -> Move:
    """Return a case to its curators, saying what is to be done; an approval ends with it, and a schedule."""
    if not note.strip():
        raise Refused("Say what is to be done before it can be approved.")
    with admitted("send_back", case, by) as progress:
        Schedule.objects.filter(case=case).delete()
        return _move(progress, MoveKind.RETURNED, by, note)


def check(case: Case, *, by: User, changes: list[str]) -> list[FactCheck]:
    """Say that `by` has held these changed facts, by their hashes, against the passages they rest on."""
    with admitted("check", case, by) as progress:
        standing = {change.sha256: change for change in progress.changes}
        if unknown := set(changes) - standing.keys():
            raise Refused(f"{len(unknown)} of these facts have changed while you read; look at them again.")
        return [
            FactCheck.objects.get_or_create(
                case=case,
                change_sha256=sha256,
                by=by,
                defaults={"pointer": standing[sha256].pointer, "texts": standing[sha256].texts},
            )[0]
            for sha256 in changes
        ]


def approve(case: Case, *, by: User, content_sha256: str, note: str = "") -> Move:
    """Approve the very content that `by` has read, named by its hash, each changed fact of it checked."""
    with admitted("approve", case, by) as progress:
        refuse_unready(Case.objects.for_document().get(pk=case.pk))
        if content_sha256 != progress.content_sha256:
            raise Refused(
                f"{case.slug} changed while you were reading it; look at what changed, then approve."
            )
        if unchecked := progress.unchecked:
            nouns = ", ".join(sorted({change.noun.lower() for change in unchecked}))
            raise Refused(f"Not every changed fact is checked yet; {len(unchecked)} to go: {nouns}.")
        return _move(progress, MoveKind.APPROVED, by, note)


@contextmanager
def admitted(verb: str, case: Case, by: User) -> Iterator[Progress]:
    """The case as it stands, locked so that it stays so, once `by` is found to be free to do `verb`."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case.pk)
        refuse_withdrawn(row)
        progress = Progress(row)
        admit(verb, row, progress.state, by)
        if RULES[verb].second_person:
            refuse_own_nouns(progress, by)
        yield progress


def refuse_own_nouns(progress: Progress, by: User) -> None:
    """An agency, person or article that the case names is edited on a screen of its own; that counts too."""
    if not two_people():
        return
    for key, slug in shared_nouns(progress.changes):
        if last_editor_of(SHARED[key], slug) == by.pk:
            raise Refused(
                f"{progress.case.slug}: you made the last change of {SHARED[key]._meta.verbose_name} "
                f"{slug}, which it would publish, so somebody else reviews it."
            )


def shared_nouns(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """What changed facts are, or name, by kind and slug: an article is published with its outlet's name."""
    for change in changes:
        key, fact = change.pointer.split("/")[0], change.after or change.before
        if key in SHARED:
            yield key, fact["slug"]
            yield from ((name, fact[name]["slug"]) for name in ("outlet", "jurisdiction") if fact.get(name))


def _move(progress: Progress, kind: MoveKind, by: User, note: str) -> Move:
    return Move.objects.create(
        case=progress.case,
        kind=kind,
        by=by,
        note=note.strip(),
        on_edition=progress.number,
        version=progress.case.version,
        content_sha256=progress.content_sha256,
    )
