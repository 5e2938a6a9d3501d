"""The work queues of the front page: what waits for somebody, how much of it, and what comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from curation import addresses, mine
from curation.labels import label_of, labelled
from curation.models import Resemblance
from curation.permissions import User, may_read
from curation.state import State, due, in_state, state_of, with_state
from editions.models import Report, ReportState
from sources.models import Passage, SourceArticle

SHOWN = 5


@dataclass(frozen=True)
class Task:
    label: str
    note: str
    address: str


@dataclass(frozen=True)
class Queue:
    """Two queries: how many wait, and the first few."""

    title: str
    why: str
    rows: QuerySet[Any]
    asked: dict[str, object]
    note: Callable[[Any], str] = lambda row: ""
    leads_to: Callable[[Any], str] = addresses.of_row
    listed: str = ""
    """Where all of it is listed, if that is no list of its noun."""
    of: type[Model] | None = None
    """The noun that its rows are about, where whoever may read that may see them."""

    @property
    def total(self) -> int:
        return self.rows.count()

    @property
    def first(self) -> list[Task]:
        rows = labelled(self.rows)[:SHOWN]
        return [Task(label_of(row), self.note(row), self.leads_to(row)) for row in rows]

    @property
    def address(self) -> str:
        return self.listed or addresses.of_list(self.rows.model, **self.asked)


def queues_for(user: User) -> list[Queue]:
    """The queues of the nouns that `user` may read, first those that are this user's own."""
    found = [*own_queues(user), *case_queues(), *evidence_queues(), *reader_queues()]
    return [queue for queue in found if may_read(user, queue.of or queue.rows.model)]


def own_queues(user: User) -> list[Queue]:
    cases = with_state(Case.objects.all())
    return [
        Queue(
            "My drafts",
            "You have edited these, and readers do not see it yet.",
            mine.drafts_of(user, cases),
            {"mine": "drafts"},
            lambda case: str(state_of(case).label),
        ),
        Queue(
            "Waiting for my review",
            "Others sent these to review; nobody approves their own work.",
            mine.to_review(user, cases),
            {"mine": "review"},
        ),
    ]


def case_queues() -> list[Queue]:
    cases = with_state(Case.objects.all())
    return [
        Queue(
            "Unpublished changes",
            "Readers still see the edition before these edits.",
            in_state(cases, State.CHANGED),
            {"state": State.CHANGED.value},
            lambda case: f"edition {case.current_number} is public",
        ),
        Queue(
            "Never published",
            "Drafts that no reader has seen.",
            in_state(cases, State.DRAFT),
            {"state": State.DRAFT.value},
        ),
        Queue(
            "Next check due",
            "The day has come to look for news of these.",
            due(Case.objects.all()),
            {"check": "due"},
            overdue,
        ),
        Queue(
            "Quiet for 90 days",
            "Readers were told nothing new of these since.",
            mine.quiet(Case.objects.all()),
            {"check": "quiet"},
        ),
    ]


def evidence_queues() -> list[Queue]:
    return [
        Queue(
            "Broken passages",
            "The article no longer prints these words there; they block publication.",
            Passage.objects.broken(),
            {"state": "broken"},
        ),
        Queue(
            "Unverified passages",
            "The article's text is not held here, so nobody can check them.",
            Passage.objects.unverified(),
            {"state": "unverified"},
        ),
        Queue(
            "New articles with no case",
            "Evidence from which nothing has been cited for any case yet.",
            SourceArticle.objects.filter(passages__isnull=True).without_text(),
            {"use": "uncited"},
        ),
        Queue(
            "Possible reprints",
            "They share much of their text; a copy is no independent source.",
            Resemblance.objects.open()
            .select_related("article", "other")
            .defer("article__text", "other__text"),
            {},
            lambda row: f"{row.share:.0%} in common",
            leads_to=addresses.of_resemblance,
            listed=reverse("admin:sources_sourcearticle_reprints"),
            of=SourceArticle,
        ),
    ]


def reader_queues() -> list[Queue]:
    return [
        Queue(
            "Readers' reports",
            "Errors that readers report, and requests to reply, that nobody has taken up.",
            Report.objects.filter(state=ReportState.NEW),
            {"state__exact": ReportState.NEW.value},
            lambda report: report.slug,
        ),
    ]


def overdue(case: Case) -> str:
    if case.next_check is None:
        return ""
    days = (timezone.localdate() - case.next_check).days
    return "today" if days == 0 else f"{days} {'day' if days == 1 else 'days'} ago"
