"""Factories for every noun of `sources` and `cases`; nouns with a slug are made once for each slug."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import factory as factory_boy
from factory.django import DjangoModelFactory

from cases.models import (
    Account,
    Agency,
    Allegation,
    Case,
    CaseAgency,
    Disagreement,
    Event,
    Jurisdiction,
    Person,
    Printing,
    Reply,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
    Translation,
)
from sources.models import Outlet, Passage, SourceArticle
from sources.text import sha256

# factory-boy says that it is typed, but exports and signatures are not there yet.
factory: Any = factory_boy

NAMES = {"hcpd": "Harbor City Police Department", "opr": "Office of Police Review"}

FILLER = (
    "The ferry ran late again. Shops near the quay opened at nine. A market sold bread, fish and old books. "
    "Rain was forecast for the weekend, and the lighthouse stayed closed. The library has longer hours. "
    "A choir sang in the square until the lamps came on. Buses were diverted around the bridge works. "
    "The school play drew a full hall. Gulls circled over the harbour all afternoon. The bakery ran out of "
    "rolls before noon, and the council discussed the price of parking without a vote. "
)
"""Prose that no passage cites, so that citations stay a small share of an article."""


class Citing(DjangoModelFactory):
    """A factory whose `passages` are set after the row is there."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def passages(self: Any, create: bool, given: Iterable[Passage] | None, **more: Any) -> None:
        if create and given:
            self.passages.set(given)


class OutletFactory(DjangoModelFactory):
    class Meta:
        model = Outlet
        django_get_or_create = ("slug",)

    slug = "harbor-gazette"
    name = factory.LazyAttribute(lambda row: row.slug.replace("-", " ").title())
    kind = "newspaper"


class SourceArticleFactory(DjangoModelFactory):
    class Meta:
        model = SourceArticle
        django_get_or_create = ("slug",)

    class Params:
        says: tuple[str, ...] = ()

    slug = factory.Sequence(lambda number: f"article-{number}")
    outlet = factory.SubFactory(OutletFactory)
    outlet_basis = factory.LazyAttribute(lambda row: "stated" if row.outlet else "not-stated")
    title = "News from the harbour"
    url = factory.LazyAttribute(lambda row: f"https://news.example/{row.slug}")
    published = "2024-03-06"
    published_basis = "stated"
    language = "en"
    text = factory.LazyAttribute(lambda row: printed(*row.says, f"Article {row.slug} ends."))
    text_sha256 = factory.LazyAttribute(lambda row: sha256(row.text))
    text_length = factory.LazyAttribute(lambda row: len(row.text))


class JurisdictionFactory(DjangoModelFactory):
    class Meta:
        model = Jurisdiction
        django_get_or_create = ("slug",)

    slug = "harbor-city"
    name = factory.LazyAttribute(lambda row: row.slug.replace("-", " ").title())
    country = "US"


class NamedInPrint(Citing):
    """A noun that rests on an article of its own which prints its name."""

    class Meta:
        abstract = True
        django_get_or_create = ("slug",)

    @factory.post_generation
    def passages(self: Any, create: bool, given: Iterable[Passage] | None, **more: Any) -> None:
        if create and not self.passages.exists():
            self.passages.set([naming(self.slug, self.name)] if given is None else given)


class AgencyFactory(NamedInPrint):
    class Meta:
        model = Agency

    slug = "hcpd"
    name = factory.LazyAttribute(lambda row: NAMES.get(row.slug, f"{row.slug.title()} Police Department"))
    acronym = factory.LazyAttribute(lambda row: row.slug.upper())
    kind = "police-department"
    jurisdiction = factory.SubFactory(JurisdictionFactory)


class PersonFactory(NamedInPrint):
    class Meta:
        model = Person

    slug = "dana-reyes"
    name = factory.LazyAttribute(lambda row: row.slug.replace("-", " ").title())
    capacity = "spokesperson"
    agency = factory.SubFactory(AgencyFactory)


class CaseFactory(Citing):
    class Meta:
        model = Case

    slug = factory.Sequence(lambda number: f"case-{number}")
    title = factory.LazyAttribute(lambda row: f"Complaint about an arrest at a police station ({row.slug})")
    jurisdiction = factory.SubFactory(JurisdictionFactory)
    edition_note = "First edition."


class SummarySentenceFactory(Citing):
    class Meta:
        model = SummarySentence

    case = factory.SubFactory(CaseFactory)
    text = "A complaint about an arrest was filed."


class CaseAgencyFactory(Citing):
    class Meta:
        model = CaseAgency

    case = factory.SubFactory(CaseFactory)
    agency = factory.SubFactory(AgencyFactory)
    role = "subject"


class TrackingNumberFactory(Citing):
    class Meta:
        model = TrackingNumber

    case = factory.SubFactory(CaseFactory)
    agency = factory.SubFactory(AgencyFactory)
    number = "2024-0303"
    note = "The complaint's number."


class AllegationFactory(Citing):
    class Meta:
        model = Allegation

    case = factory.SubFactory(CaseFactory)
    text = "It is alleged that an officer pushed a man against a wall during an arrest."
    category = "excessive-force"
    against = "an unidentified officer"
    agency = factory.SubFactory(AgencyFactory)
    happened = "2024-03-03"
    place = "a police station"
    reported_by = "a complainant"


class StatusStepFactory(Citing):
    class Meta:
        model = StatusStep

    allegation = factory.SubFactory(AllegationFactory)
    date = "2024-03-05"
    process = "under-investigation"
    disposition = "none-yet"
    decided_by = factory.SubFactory(AgencyFactory)
    text = "The review office opened an investigation of the complaint."


class StatementFactory(DjangoModelFactory):
    class Meta:
        model = Statement

    case = factory.SubFactory(CaseFactory)
    speaker = factory.SubFactory(PersonFactory)
    title = "spokesperson"
    agency = factory.SubFactory(AgencyFactory)
    said = "2024-03-05"
    medium = "written-statement"
    about = "How the department treats complaints."


class PrintingFactory(Citing):
    class Meta:
        model = Printing

    statement = factory.SubFactory(StatementFactory)
    article = factory.SubFactory(SourceArticleFactory)
    kind = "direct"

    @factory.post_generation
    def attribution(self: Any, create: bool, given: Iterable[Passage] | None, **more: Any) -> None:
        if create and given:
            self.attribution.set(given)


class TranslationFactory(DjangoModelFactory):
    class Meta:
        model = Translation

    printing = factory.SubFactory(PrintingFactory)
    language = "es"
    text = "Tomamos en serio cada queja […] y la contestaremos por completo."
    translator = "the archive, checked by Ana Ruiz"
    translated = date(2024, 4, 1)


class EventFactory(Citing):
    class Meta:
        model = Event

    case = factory.SubFactory(CaseFactory)
    date = "2024-03-03"
    text = "A complaint about the arrest was filed."


class DisagreementFactory(DjangoModelFactory):
    class Meta:
        model = Disagreement

    case = factory.SubFactory(CaseFactory)
    question = "How many officers stood by?"


class AccountFactory(Citing):
    class Meta:
        model = Account

    disagreement = factory.SubFactory(DisagreementFactory)
    value = "Two."


class ReplyFactory(Citing):
    """By itself: asked on a day, and no reply as of another."""

    class Meta:
        model = Reply

    case = factory.SubFactory(CaseFactory)
    agency = factory.SubFactory(AgencyFactory)
    sought = date(2024, 4, 1)
    as_of = date(2024, 4, 15)


def printed(*sentences: str) -> str:
    """An article's text in which each sentence stands once, between prose that nobody cites."""
    return "\n".join(f"{FILLER}\n{sentence}" for sentence in sentences) + "\n"


def cite(article: SourceArticle, *phrases: str) -> list[Passage]:
    return [Passage.objects.cite(article, phrase) for phrase in phrases]


def naming(slug: str, name: str) -> Passage:
    """A passage that prints a name, in an article made for it."""
    return cite(
        SourceArticleFactory.create(slug=f"names-{slug}", says=(f"Readers met {name} before.",)), name
    )[0]
