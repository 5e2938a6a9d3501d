"""Walking a case: each row that is published, with what an editor calls it, its words and its passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from cases.models import Agency, Case, Person, Printing
from cases.models.base import ProseField
from sources.models import Passage, SourceArticle

NEVER_PUBLISHED = {(Agency, "note")}
"""Prose fields that no edition shows."""
ALSO_PROSE = {(SourceArticle, "outlet_note"), (SourceArticle, "published_note")}
"""The staff's words in a room that knows no ProseField."""


@dataclass(frozen=True)
class Row:
    where: str
    row: models.Model
    passages: list[Passage]
    needs_passages: bool = True

    @property
    def prose(self) -> dict[str, str]:
        """The staff's own words in this row, by field; empty ones left out."""
        fields = {(type(self.row), field.name): field for field in self.row._meta.fields}
        ours = {key for key, field in fields.items() if isinstance(field, ProseField)} - NEVER_PUBLISHED
        names = [name for key in fields if key in ours | ALSO_PROSE for name in [key[1]]]
        return {name: text for name in names if (text := getattr(self.row, name))}


def rows(case: Case) -> Iterator[Row]:
    """Every published row of a case prefetched by `for_document`, once each; three queries more."""
    shown = [*facts(case), *nouns(case)]
    yield from shown
    yield from evidence(shown)


def facts(case: Case) -> Iterator[Row]:
    yield Row("the case", case, list(case.passages.all()))
    yield from numbered("summary sentence", case.summary.all())
    for link in case.case_agencies.all():
        yield Row(f"agency {link.agency.slug} as {link.role}", link, list(link.passages.all()))
    yield from numbered("tracking number", case.tracking_numbers.all())
    for allegation in case.allegations.all():
        yield identified("allegation", allegation)
        yield from (identified("status step", step) for step in allegation.status_steps.all())
    for statement in case.statements.all():
        yield Row(f"statement {statement.public_id}", statement, [], needs_passages=False)
        yield from (printing_row(statement.public_id, printing) for printing in statement.printings.all())
    yield from (identified("event", event) for event in case.events.all())
    for question in case.disagreements.all():
        yield Row(f"disagreement {question.public_id}", question, [], needs_passages=False)
        yield from numbered(f"disagreement {question.public_id}, account", question.accounts.all())
    for reply in case.replies.all():
        passages = list(reply.passages.all())
        yield Row(f"reply {reply.public_id}", reply, passages, needs_passages=bool(reply.sought))


def numbered(noun: str, siblings: Iterable[models.Model]) -> Iterator[Row]:
    for place, row in enumerate(siblings, start=1):
        yield Row(f"{noun} {place}", row, list(row.passages.all()))  # type: ignore[attr-defined]


def identified(noun: str, row: models.Model) -> Row:
    return Row(f"{noun} {row.public_id}", row, list(row.passages.all()))  # type: ignore[attr-defined]


def printing_row(statement: str, printing: Printing) -> Row:
    where = f"statement {statement} as printed by {printing.article.slug}"
    return Row(where, printing, [*printing.passages.all(), *printing.attribution.all()])


def nouns(case: Case) -> Iterator[Row]:
    """Agencies and people: shared with other cases, and published with each."""
    for agency in {link.agency.slug: link.agency for link in case.case_agencies.all()}.values():
        yield Row(f"agency {agency.slug}", agency, list(agency.passages.all()))
    for person in people(case).values():
        yield Row(f"person {person.slug}", person, list(person.passages.all()))


def people(case: Case) -> dict[str, Person]:
    """Whom an edition names: who spoke, and of whom a reply was sought."""
    named = [*(row.speaker for row in case.statements.all()), *(row.person for row in case.replies.all())]
    return {person.slug: person for person in named if person}


def evidence(shown: Iterable[Row]) -> Iterator[Row]:
    """The articles cited, with their originals: what is said of their outlet and date is published too."""
    cited = {passage.article_id for row in shown for passage in row.passages}
    articles = SourceArticle.objects.filter(Q(pk__in=cited) | Q(reprints__in=cited)).distinct()
    for article in articles.prefetch_related("outlet_passages__article", "published_passages__article"):
        passages = [*article.outlet_passages.all(), *article.published_passages.all()]
        yield Row(f"source {article.slug}", article, passages, needs_passages=False)
