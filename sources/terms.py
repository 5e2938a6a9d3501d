"""What a controlled term is, a value that owns its definition and source; and the terms of the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.db.models import TextChoices

Citation = tuple[str, str]
"""What a definition rests on, in words, with its public address."""

OWN_USAGE: Citation = ("This archive's own usage; see /methodology/", "/methodology/")


@dataclass(frozen=True)
class Term:
    label: str
    definition: str
    source: str
    source_url: str
    jurisdiction: str = (
        ""  # A jurisdiction's slug where its law or rules define the term; "" is general usage.
    )


class ControlledTerm(NamedTuple):
    """A term with its place: what a methodology page lists, or a document carries along."""

    vocabulary: str
    value: str
    term: Term

    @property
    def label(self) -> str:
        return self.term.label

    @property
    def definition(self) -> str:
        return self.term.definition

    @property
    def source(self) -> str:
        return self.term.source

    @property
    def source_url(self) -> str:
        return self.term.source_url

    @property
    def jurisdiction(self) -> str:
        return self.term.jurisdiction


class Vocabulary(TextChoices):
    """Choices whose members answer for themselves: `Process.FINAL.definition`, `.source`, `.label`.

    A member is written `NAME = ("value", Term(...))`. Labels are plain English and not translated
    lazily, so that a published document reads the same whatever language a process happens to run in.
    """

    _value_: str
    _term: Term

    def __new__(cls, value: str, term: Term | None = None) -> Self:
        # Looking a member up by its value does not come here, but type checkers read it so.
        if term is None:
            raise TypeError(f"“{value}” has no term: no value is shown to readers without its definition.")
        member = str.__new__(cls, value)
        member._value_ = value
        member._term = term
        return member

    @property
    def label(self) -> str:
        return self._term.label

    @property
    def definition(self) -> str:
        return self._term.definition

    @property
    def source(self) -> str:
        return self._term.source

    @property
    def source_url(self) -> str:
        return self._term.source_url

    @property
    def jurisdiction(self) -> str:
        return self._term.jurisdiction

    @classmethod
    def terms(cls, vocabulary: str) -> list[ControlledTerm]:
        return [ControlledTerm(vocabulary, member.value, member._term) for member in cls]


NEWSPAPERS: Citation = (
    "NAICS 511110, Newspaper Publishers, U.S. Census Bureau; read in the copy of the NAICS Association",
    "http://www.naics.com/censusfiles/ND511110.HTM",
)
TELEVISION: Citation = (
    "NAICS 515120, Television Broadcasting, U.S. Census Bureau; read in the copy of the NAICS Association. "
    "Radio is this archive's addition",
    "https://www.naics.com/naics-code-description/?code=515120",
)
CABLE: Citation = (
    "NAICS 515210, Cable and Other Subscription Programming, U.S. Census Bureau; read in a copy on a "
    "careers site",
    "http://www.myplan.com/careers/industries/broadcasting/subsectors-06.01.html",
)
SYNDICATES: Citation = (
    "NAICS 51411, News Syndicates, Statistics Canada",
    "https://www23.statcan.gc.ca/imdb/p3VD.pl?Function=getVD&TVD=139420&CVD=139425&CPV=5141&CST=01011997&CLV=1&MLV=7&D=1",
)
INTERNAL_EVIDENCE: Citation = (
    "This archive's own usage, after “internal” evidence in the class att.editLike of the TEI Guidelines, "
    "Text Encoding Initiative Consortium; read in the Guidelines' public source files",
    "https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.editLike.html",
)


class OutletKind(Vocabulary):
    NEWSPAPER = (
        "newspaper",
        Term(
            "Newspaper",
            "An outlet that publishes a newspaper, in print or on line.",
            *NEWSPAPERS,
        ),
    )
    BROADCASTER = (
        "broadcaster",
        Term(
            "Broadcaster",
            "An outlet that transmits television or radio programmes to the public, a local station or a "
            "network of them. Articles on its website count as its own.",
            *TELEVISION,
        ),
    )
    CABLE_NEWS = (
        "cable-news",
        Term(
            "Cable news channel",
            "An outlet that produces a news channel carried by cable or satellite systems. Articles on its "
            "website count as its own.",
            *CABLE,
        ),
    )
    NEWS_SITE = (
        "news-site",
        Term(
            "News site",
            "An outlet that publishes news on the Internet only.",
            *OWN_USAGE,
        ),
    )
    WIRE = (
        "wire",
        Term(
            "Wire service",
            "An outlet that supplies news reports, articles and pictures to other news media.",
            *SYNDICATES,
        ),
    )
    OTHER = (
        "other",
        Term(
            "Other outlet",
            "A publisher of news that none of the other kinds describes.",
            *OWN_USAGE,
        ),
    )


class Basis(Vocabulary):
    """How the archive knows an article's outlet or date."""

    STATED = (
        "stated",
        Term(
            "Stated",
            "The article, as it was received, prints it.",
            *OWN_USAGE,
        ),
    )
    INFERRED = (
        "inferred",
        Term(
            "Inferred",
            "The article does not print it, but words in it show it. Those words are cited, and a note says "
            "how they show it.",
            *INTERNAL_EVIDENCE,
        ),
    )
    NOT_STATED = (
        "not-stated",
        Term(
            "Not stated",
            "The article, as it was received, neither prints it nor shows it. The archive does not guess.",
            *OWN_USAGE,
        ),
    )
    LETTER = (
        "letter",
        Term(
            "Letter",
            "No outlet printed it: it is a letter or a message between this archive and a person or a body "
            "that a case concerns, kept as it was sent or as it came. Its date is that day.",
            *OWN_USAGE,
        ),
    )


VOCABULARIES: Mapping[str, type[Vocabulary]] = {
    "outlet-kind": OutletKind,
    "basis": Basis,
}
