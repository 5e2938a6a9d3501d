"""`ready_case`: a small case that can be published, of made-up articles that print what it cites.

    case = ready_case(slug="dock-street", category="false-arrest", process="concluded")
    edition = published_case(title="Complaint about a stop on Mill Lane")

Cases share the police department, the review office and the spokesperson unless they are given others.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cases.models import Agency, Allegation, Case, Person, Statement, new_id
from editions import projection
from editions.ledger import lock, write_edition
from editions.models import Edition, EntryKind
from editions.publishing import content_in, publish
from sources.models import Outlet, SourceArticle
from tests.nouns import (
    AccountFactory,
    AgencyFactory,
    AllegationFactory,
    CaseAgencyFactory,
    CaseFactory,
    DisagreementFactory,
    EventFactory,
    JurisdictionFactory,
    OutletFactory,
    PersonFactory,
    PrintingFactory,
    ReplyFactory,
    SourceArticleFactory,
    StatementFactory,
    StatusStepFactory,
    SummarySentenceFactory,
    TrackingNumberFactory,
    TranslationFactory,
    cite,
    naming,
    printed,
)

__all__ = [
    "AccountFactory",
    "AgencyFactory",
    "AllegationFactory",
    "CaseAgencyFactory",
    "CaseFactory",
    "DisagreementFactory",
    "EventFactory",
    "JurisdictionFactory",
    "OutletFactory",
    "PersonFactory",
    "PrintingFactory",
    "ReplyFactory",
    "SourceArticleFactory",
    "StatementFactory",
    "StatusStepFactory",
    "SummarySentenceFactory",
    "TrackingNumberFactory",
    "TranslationFactory",
    "cite",
    "naming",
    "printed",
    "published_case",
    "published_copies",
    "ready_case",
]

FILED = "a complaint about an arrest was filed"
PUSHED = "an officer pushed a man against a wall"
OPENED = "opened an investigation"
CLOSED = "has ended its work on the complaint"
SAID = "We take every complaint seriously"
AGAIN = "and we will answer it in full"
RETOLD = "the department takes every complaint very seriously"


def gazette(case: Case, outlet: Outlet) -> SourceArticle:
    """The first article: three officers, and the spokesperson's words as a split quotation."""
    says = (
        f"Records show that {FILED} at the station.",
        f"It says that {PUSHED} while three officers stood by.",
        f"The Office of Police Review {OPENED} and later {CLOSED}.",
        f"“{SAID},” said spokesperson Dana Reyes, “{AGAIN}.”",
    )
    article: SourceArticle = SourceArticleFactory.create(
        slug=f"gazette-{case.slug}", outlet=outlet, says=says
    )
    return article


def courier(case: Case) -> SourceArticle:
    """The second article: two officers, and the same words retold."""
    says = (
        "According to the complaint, two officers stood by.",
        f"A spokesperson told the paper that {RETOLD}.",
    )
    outlet = OutletFactory.create(slug="bay-courier")
    article: SourceArticle = SourceArticleFactory.create(
        slug=f"courier-{case.slug}", outlet=outlet, says=says
    )
    return article


def ready_case(
    *,
    department: Agency | None = None,
    overseer: Agency | None = None,
    speaker: Person | None = None,
    outlet: Outlet | None = None,
    summary: str = "A complaint about an arrest at a police station was filed.",
    category: str = "excessive-force",
    happened: str = "2024-03-03",
    process: str = "under-investigation",
    disposition: str = "none-yet",
    said: str = "2024-03-05",
    medium: str = "written-statement",
    **of_case: Any,
) -> Case:
    """A case that readiness finds nothing wrong with: one of everything, on two articles of its own."""
    department = department or AgencyFactory.create()
    overseer = overseer or AgencyFactory.create(slug="opr", kind="civilian-oversight")
    case: Case = CaseFactory.create(**of_case)
    first, second = gazette(case, outlet or OutletFactory.create()), courier(case)
    case.passages.set(cite(first, FILED))
    SummarySentenceFactory.create(case=case, text=summary, passages=cite(first, FILED))
    add_agencies(case, first, {department: "subject", overseer: "investigates"})
    allegation = add_allegation(case, first, department, category=category, happened=happened)
    add_status(allegation, first, overseer, process=process, disposition=disposition)
    spoken = {
        "speaker": speaker or PersonFactory.create(),
        "agency": department,
        "said": said,
        "medium": medium,
    }
    add_statement(case, first, second, allegation, **spoken)
    EventFactory.create(case=case, passages=cite(first, FILED))
    add_disagreement(case, first, second)
    return case


def add_agencies(case: Case, article: SourceArticle, roles: dict[Agency, str]) -> None:
    for place, (agency, role) in enumerate(roles.items()):
        shows = FILED if role == "subject" else OPENED
        CaseAgencyFactory.create(
            case=case, agency=agency, role=role, position=place, passages=cite(article, shows)
        )
        TrackingNumberFactory.create(case=case, agency=agency, position=place, passages=cite(article, shows))


def add_allegation(case: Case, article: SourceArticle, agency: Agency, **more: Any) -> Allegation:
    allegation: Allegation = AllegationFactory.create(
        case=case, agency=agency, passages=cite(article, PUSHED), **more
    )
    return allegation


def add_status(
    allegation: Allegation, article: SourceArticle, decider: Agency, *, process: str, disposition: str
) -> None:
    """The steps up to where the allegation stands: opened first, then whatever was asked for."""
    StatusStepFactory.create(allegation=allegation, decided_by=decider, passages=cite(article, OPENED))
    if (process, disposition) != ("under-investigation", "none-yet"):
        StatusStepFactory.create(
            allegation=allegation,
            position=1,
            date="2024-06-01",
            process=process,
            disposition=disposition,
            decided_by=decider,
            text="The review office has said where the complaint stands.",
            passages=cite(article, CLOSED),
        )


def add_statement(
    case: Case, first: SourceArticle, second: SourceArticle, allegation: Allegation, **more: Any
) -> Statement:
    """One utterance with two printings: its words, split in two, and a retelling."""
    statement: Statement = StatementFactory.create(case=case, **more)
    statement.allegations.set([allegation])
    PrintingFactory.create(
        statement=statement,
        article=first,
        passages=cite(first, SAID, AGAIN),
        attribution=cite(first, "said spokesperson Dana Reyes"),
    )
    PrintingFactory.create(
        statement=statement,
        article=second,
        kind="indirect",
        position=1,
        passages=cite(second, RETOLD),
        attribution=cite(second, "A spokesperson told the paper"),
    )
    return statement


def add_disagreement(case: Case, first: SourceArticle, second: SourceArticle) -> None:
    question = DisagreementFactory.create(case=case)
    AccountFactory.create(
        disagreement=question, value="Three.", passages=cite(first, "three officers stood by")
    )
    AccountFactory.create(
        disagreement=question, value="Two.", position=1, passages=cite(second, "two officers stood by")
    )


def published_case(**overrides: Any) -> Edition:
    """The first edition of a ready case."""
    case = ready_case(**overrides)
    edition = publish(case, by=None, note=case.edition_note)
    assert edition is not None
    return edition


def published_copies(edition: Edition, number: int) -> list[Edition]:
    """More public cases that say what `edition` says, under new slugs and ids and with no working copy.

    Ten times faster than publishing ready cases; for tests of how lists behave when they are long.
    """
    return [copied(edition, place) for place in range(1, number + 1)]


def copied(edition: Edition, place: int) -> Edition:
    content = content_in(edition)
    for fact in [
        *content["allegations"],
        *content["statements"],
        *content["events"],
        *content["disagreements"],
    ]:
        fact["id"] = new_id()
    case = Case(public_id=new_id(), slug=f"{edition.slug}-copy-{place}")
    changed = {"slug": case.slug, "title": f"{content['title']}, copy {place:03}", "note": "A copy."}
    with transaction.atomic():
        made = write_edition(lock(), case, kind=EntryKind.PUBLISHED, content=content | changed, by=None)
        projection.show(made, made.entry)
    return made
