"""What the archive does not know about a case, as far as its own document shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editions.vocabulary import Disposition
from pages.casepage.allegations import Allegation
from pages.casepage.articles import Article
from pages.casepage.document import said_to_be_unstated
from pages.casepage.parties import Tracking
from pages.casepage.statements import Statement


@dataclass(frozen=True)
class Unknown:
    """One gap, with the parts of the page that it concerns as (anchor, label)."""

    text: str
    where: list[tuple[str, str]]


def unknowns(
    allegations: Sequence[Allegation],
    articles: Sequence[Article],
    statements: Sequence[Statement],
    tracking: Sequence[Tracking],
) -> list[Unknown]:
    found = [
        *about_allegations(allegations),
        *about_tracking(tracking),
        *about_statements(statements),
        *about_articles(articles),
    ]
    return [unknown for unknown in found if unknown.where]


def about_allegations(rows: Sequence[Allegation]) -> Iterator[Unknown]:
    undecided = [row for row in rows if is_undecided(row)]
    yield Unknown(
        _("What, if anything, was decided. No article reports a disposition of"), labelled(undecided)
    )
    for field, text in ALLEGATION_GAPS.items():
        yield Unknown(str(text), labelled(row for row in rows if said_to_be_unstated(getattr(row, field))))


def is_undecided(row: Allegation) -> bool:
    return row.current is None or row.current.disposition.value == Disposition.NONE_YET


ALLEGATION_GAPS = {
    "against": gettext_lazy("Against whom, as described in any article, in"),
    "where": gettext_lazy("Where the alleged conduct took place, in"),
    "reported_by": gettext_lazy("Who reported it, in"),
}


def labelled(rows: Iterable[Allegation]) -> list[tuple[str, str]]:
    return [(row.anchor, _("allegation %(number)s") % {"number": row.number}) for row in rows]


def about_tracking(rows: Iterable[Tracking]) -> Iterator[Unknown]:
    unprinted = [row.agency["acronym"] or row.agency["name"] for row in rows if not row.number]
    yield Unknown(
        _("The tracking number assigned, which no article prints, at"),
        [("tracking", name) for name in unprinted],
    )


def about_statements(rows: Iterable[Statement]) -> Iterator[Unknown]:
    nobody = {f"speaker-{row.group}": row.who for row in rows if row.speaker is None}
    yield Unknown(_("Which person spoke, in statements of"), list(nobody.items()))


def about_articles(articles: Sequence[Article]) -> Iterator[Unknown]:
    """A letter has neither outlet nor address, and nobody is in the dark about either."""
    rows = [row for row in articles if not row.is_letter]
    for text, gap in (
        (_("Which outlet published"), [row for row in rows if not row.outlet]),
        (_("On which day it was published, of"), [row for row in rows if not row.date_is_stated]),
        (_("Under which title it was printed, of"), [row for row in rows if not row.title]),
        (_("At which address it was published, of"), [row for row in rows if not row.url]),
        (
            _("Whether the passages hold, because this archive does not hold the text of"),
            [row for row in articles if not row.held],
        ),
    ):
        yield Unknown(text, [(row.anchor, _("source %(letter)s") % {"letter": row.letter}) for row in gap])
