"""The list of statements: each with its words, and with where its case stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from editions.facets import FacetValue
from editions.filters import Selection
from editions.paging import Page
from editions.reading import fullest, match_segments
from editions.vocabulary import Medium, PrintingKind
from pages.lists.listpage import ListPage, group, list_page, term_group

ENTRIES = ("said_after", "said_before")
ORDERS = ("-updated", "-said", "said")
DIRECT = "direct"


@dataclass(frozen=True)
class Row:
    """One statement as a list shows it."""

    statement: dict[str, Any]
    case: dict[str, Any]
    """The list form of its case: no claim is shown without where it stands."""
    words: str
    """Of the fullest direct printing, or of the first article that reports it."""
    is_direct: bool

    @property
    def who(self) -> str:
        named = self.statement["speaker"] or self.statement["agency"]
        return str(named["name"]) if named else gettext("Speaker not stated")

    @property
    def address(self) -> str:
        return f"{reverse('pages:case', args=[self.case['slug']])}#statement-{self.statement['id']}"


def row(body: str, case: str) -> Row:
    statement = json.loads(body)
    direct = [words(one) for one in statement["printings"] if one["kind"] == DIRECT]
    shown = direct[fullest(direct)] if direct else words(statement["printings"][0])
    return Row(statement, json.loads(case), shown, is_direct=bool(direct))


def words(printing: dict[str, Any]) -> str:
    return match_segments([passage["exact"] for passage in printing["passages"]])


def statement_list_page(chosen: Selection, found: Page, values: Mapping[str, list[FacetValue]]) -> ListPage:
    asked = chosen.asked
    named = [group(name, values[name], asked, counted=False) for name in ("speaker", "agency", "outlet")]
    return list_page(
        reverse("pages:statements"),
        chosen,
        found,
        [row(one.body, one.case__body) for one in found.rows],
        groups=[
            *named,
            term_group("kind", "printing-kind", PrintingKind.values, asked),
            term_group("medium", "medium", Medium.values, asked),
        ],
        entries=ENTRIES,
        orders=ORDERS,
        forms={"JSON": "/api/v1/statements/", "CSV": "/api/v1/exports/statements.csv"},
    )
