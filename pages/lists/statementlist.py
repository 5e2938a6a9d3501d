"""The list of statements: each with its words, and with where its case stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from editions.facets import FacetValue
from editions.filters import Selection
from editions.paging import Page
from editions.reading import fullest, match_segments
from editions.vocabulary import Medium, PrintingKind
from editions.words import words_of
from pages.casepage.translations import UNDETERMINED, Translation, translations_of
from pages.lists.found import Piece, marked, wanted_in
from pages.lists.listpage import ListPage, first, group, list_page, term_group

ENTRIES = ("q", "said_after", "said_before")
ORDERS = ("-updated", "-said", "said")
DIRECT = "direct"


@dataclass(frozen=True)
class Row:
    """One statement as a list shows it; in a search, with the words that were searched for marked."""

    statement: dict[str, Any]
    case: dict[str, Any]
    """The list form of its case: no claim is shown without where it stands."""
    words: list[Piece]
    """Of one printing, in full: a quotation that is cut says something else."""
    language: str
    is_direct: bool
    translations: list[Translation]
    """Of that printing, in the reader's language: the page of the case has them all."""
    who: list[Piece]
    about: list[Piece]

    @property
    def address(self) -> str:
        return f"{reverse('pages:case', args=[self.case['slug']])}#statement-{self.statement['id']}"


def row(body: str, case: str, languages: str, wanted: frozenset[str] = frozenset()) -> Row:
    statement = json.loads(body)
    texts = [words(one) for one in statement["printings"]]
    shown = printing_to_show(statement["printings"], texts, wanted)
    printing = statement["printings"][shown]
    language = dict(enumerate(languages.split())).get(shown, UNDETERMINED)
    return Row(
        statement=statement,
        case=json.loads(case),
        words=[*marked(texts[shown], wanted)],
        language=language,
        is_direct=printing["kind"] == DIRECT,
        translations=[one for one in translations_of(printing, language) if one.is_readers],
        who=[*marked(name(statement), wanted)],
        about=[*marked(statement["about"], wanted)],
    )


def printing_to_show(printings: Sequence[dict[str, Any]], texts: list[str], wanted: frozenset[str]) -> int:
    """The one with most of the words wanted; of equals the fullest direct one, or else the first article."""
    hits = [len(wanted & set(words_of(text))) for text in texts]
    best = [place for place, number in enumerate(hits) if number == max(hits)]
    direct = [place for place in best if printings[place]["kind"] == DIRECT]
    return direct[fullest([texts[place] for place in direct])] if direct else best[0]


def words(printing: dict[str, Any]) -> str:
    return match_segments([passage["exact"] for passage in printing["passages"]])


def name(statement: dict[str, Any]) -> str:
    named = statement["speaker"] or statement["agency"]
    return str(named["name"]) if named else gettext("Speaker not stated")


def statement_list_page(chosen: Selection, found: Page, values: Mapping[str, list[FacetValue]]) -> ListPage:
    asked = chosen.asked
    wanted = wanted_in(first(asked, "q"))
    named = [group(name, values[name], asked, counted=False) for name in ("speaker", "agency", "outlet")]
    return list_page(
        reverse("pages:statements"),
        chosen,
        found,
        [row(one.body, one.case__body, one.languages, wanted) for one in found.rows],
        groups=[
            *named,
            term_group("kind", "printing-kind", PrintingKind.values, asked),
            term_group("medium", "medium", Medium.values, asked),
        ],
        entries=ENTRIES,
        orders=ORDERS,
        forms={"JSON": "/api/v1/statements/", "CSV": "/api/v1/exports/statements.csv"},
    )
