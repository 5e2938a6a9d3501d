"""Which YAML key is which column: the one table that planting and exporting both read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models

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
from sources.models import Outlet, SourceArticle


@dataclass(frozen=True)
class Plain:
    """A value that stands in one column as it stands in the file."""

    key: str
    attr: str = ""


@dataclass(frozen=True)
class Day:
    """A column of type date, an ISO day in the file."""

    key: str


@dataclass(frozen=True)
class Ref:
    """One row of another noun, named by its slug or public id."""

    key: str
    model: type[models.Model]
    attr: str = ""
    by: str = "slug"


@dataclass(frozen=True)
class Refs:
    """Several rows of another noun, named by slug or public id."""

    key: str
    model: type[models.Model]
    by: str = "slug"


@dataclass(frozen=True)
class Cites:
    """Passages. `own` says whose text they are in where the file does not name a source."""

    key: str
    attr: str = ""
    own: Callable[[models.Model], SourceArticle] | None = None


@dataclass(frozen=True)
class Children:
    """Rows that belong to this one, in order."""

    key: str
    shape: Shape
    related: str
    owner: str


Key = Plain | Day | Ref | Refs | Cites | Children


@dataclass(frozen=True)
class Shape:
    """How one noun is written; `identity` are the keys that tell siblings apart, or none for their place."""

    noun: str
    model: type[models.Model]
    keys: tuple[Key, ...]
    identity: tuple[str, ...] = ()
    links_later: frozenset[str] = field(default=frozenset())
    """Keys that are set once all records stand: they may name rows that come later."""

    def key(self, name: str) -> Key:
        return next(key for key in self.keys if key.key == name)


def plain(*names: str) -> tuple[Plain, ...]:
    return tuple(Plain(name) for name in names)


ID = Plain("id", "public_id")
PASSAGES = Cites("passages")


def itself(row: models.Model) -> SourceArticle:
    assert isinstance(row, SourceArticle)
    return row


def article_of(row: models.Model) -> SourceArticle:
    assert isinstance(row, Printing)
    return row.article


JURISDICTION = Shape("jurisdiction", Jurisdiction, plain("slug", "name", "country"), ("slug",))

OUTLET = Shape("outlet", Outlet, plain("slug", "name", "kind", "url"), ("slug",))

AGENCY = Shape(
    "agency",
    Agency,
    (
        *plain("slug", "name", "acronym", "also_known_as", "kind"),
        Ref("parent", Agency),
        Ref("jurisdiction", Jurisdiction),
        Plain("url"),
        PASSAGES,
    ),
    ("slug",),
    frozenset({"parent"}),
)

PERSON = Shape(
    "person",
    Person,
    (*plain("slug", "name", "also_known_as", "capacity"), Ref("agency", Agency), PASSAGES),
    ("slug",),
)

SOURCE = Shape(
    "source",
    SourceArticle,
    (
        Plain("slug"),
        Ref("outlet", Outlet),
        *plain("outlet_basis", "outlet_note"),
        Cites("outlet_passages", own=itself),
        *plain("title", "byline", "url", "archived_url", "published", "published_basis", "published_note"),
        Cites("published_passages", own=itself),
        *plain("retrieved", "language", "text_sha256", "text_length"),
        Ref("reprint_of", SourceArticle),
    ),
    ("slug",),
    frozenset({"reprint_of", "outlet_passages", "published_passages"}),
)

SENTENCE = Shape("summary sentence", SummarySentence, (Plain("text"), PASSAGES))

CASE_AGENCY = Shape(
    "agency in case", CaseAgency, (Ref("agency", Agency), Plain("role"), PASSAGES), ("agency", "role")
)

TRACKING_NUMBER = Shape(
    "tracking number", TrackingNumber, (Ref("agency", Agency), *plain("number", "note"), PASSAGES)
)

STATUS_STEP = Shape(
    "status step",
    StatusStep,
    (
        ID,
        *plain("date", "date_note", "process", "disposition", "term", "stage"),
        Ref("decided_by", Agency),
        Plain("text"),
        PASSAGES,
    ),
    ("id",),
)

ALLEGATION = Shape(
    "allegation",
    Allegation,
    (
        ID,
        *plain("text", "category", "against"),
        Ref("agency", Agency),
        *plain("happened", "happened_note", "place", "reported_by", "rule"),
        PASSAGES,
        Children("status_steps", STATUS_STEP, "status_steps", "allegation"),
    ),
    ("id",),
)

TRANSLATION = Shape(
    "translation",
    Translation,
    (*plain("language", "text", "translator"), Day("translated")),
    ("language", "translator"),
)

PRINTING = Shape(
    "printing",
    Printing,
    (
        Ref("source", SourceArticle, "article"),
        Plain("kind"),
        Cites("attribution", own=article_of),
        Cites("passages", own=article_of),
        Children("translations", TRANSLATION, "translations", "printing"),
    ),
    ("source", "kind"),
)

STATEMENT = Shape(
    "statement",
    Statement,
    (
        ID,
        Ref("speaker", Person),
        Plain("title"),
        Ref("agency", Agency),
        *plain("said", "said_note", "medium", "about"),
        Refs("allegations", Allegation, "public_id"),
        Children("printings", PRINTING, "printings", "statement"),
    ),
    ("id",),
)

EVENT = Shape("event", Event, (ID, *plain("date", "date_note", "text"), PASSAGES), ("id",))

ACCOUNT = Shape("account", Account, (Plain("value"), PASSAGES))

DISAGREEMENT = Shape(
    "disagreement",
    Disagreement,
    (ID, *plain("question", "note"), Children("accounts", ACCOUNT, "accounts", "disagreement")),
    ("id",),
)

REPLY = Shape(
    "reply",
    Reply,
    (
        ID,
        Ref("person", Person),
        Ref("agency", Agency),
        Day("sought"),
        PASSAGES,
        Ref("statement", Statement, by="public_id"),
        Day("as_of"),
    ),
    ("id",),
)

CASE = Shape(
    "case",
    Case,
    (
        *plain("slug", "title"),
        PASSAGES,
        Ref("jurisdiction", Jurisdiction),
        Plain("content_note"),
        Day("next_check"),
        Plain("noindex"),
        Plain("edition_note"),
        Refs("related", Case),
        Children("summary", SENTENCE, "summary", "case"),
        Children("agencies", CASE_AGENCY, "case_agencies", "case"),
        Children("tracking_numbers", TRACKING_NUMBER, "tracking_numbers", "case"),
        Children("allegations", ALLEGATION, "allegations", "case"),
        Children("statements", STATEMENT, "statements", "case"),
        Children("events", EVENT, "events", "case"),
        Children("disagreements", DISAGREEMENT, "disagreements", "case"),
        Children("replies", REPLY, "replies", "case"),
    ),
    ("slug",),
    frozenset({"related"}),
)

IN_ORDER = (JURISDICTION, OUTLET, SOURCE, AGENCY, PERSON, CASE)
"""Planting order: a noun stands after all that it names, but for the keys in `links_later`."""
