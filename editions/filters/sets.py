"""The vocabulary of questions: every parameter of every list, each with the sentence that explains it."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters

from editions import search
from editions.filters.fields import (
    ChangedFilter,
    ListedFilter,
    ListedTermFilter,
    NameFilter,
    OrderFilter,
    OverlapFilter,
    Question,
    SearchFilter,
    SinceFilter,
    TermFilter,
    UnchangedFilter,
    UntilFilter,
    WordFilter,
)
from editions.filters.known import CASE
from editions.filters.ordering import Key, Ordering, both_ways
from editions.vocabulary import (
    AgencyKind,
    CaseRole,
    Category,
    Disposition,
    Medium,
    PrintingKind,
    Process,
)

OLDEST_CHANGE = Key("sequence")
IN_CASE = Key("position")

RELEVANCE = "relevance"

CASES = [
    *both_ways("updated", "Date of the newest edition", OLDEST_CHANGE),
    *both_ways(
        "happened",
        "Earliest day of what is alleged; unknown days count as the oldest",
        Key("happened_day"),
        OLDEST_CHANGE,
    ),
    *both_ways("title", "Title", Key("title"), OLDEST_CHANGE),
    Ordering(
        RELEVANCE,
        (Key(RELEVANCE, descending=True), Key("sequence", descending=True)),
        "Best answer to the words in `q` first, of the newest 2,000",
    ),
]
ALLEGATIONS = [
    *both_ways("updated", "Date of the case's newest edition", OLDEST_CHANGE, IN_CASE),
    *both_ways(
        "happened",
        "Earliest day on which it can have happened; unknown days count as the oldest",
        Key("happened_day"),
        OLDEST_CHANGE,
        IN_CASE,
    ),
]
STATEMENTS = [
    *both_ways("updated", "Date of the case's newest edition", OLDEST_CHANGE, IN_CASE),
    *both_ways(
        "said",
        "Earliest day on which it can have been said; unknown days count as the oldest",
        Key("said_day"),
        OLDEST_CHANGE,
        IN_CASE,
    ),
]
SOURCES = both_ways(
    "published",
    "Earliest day on which it can have been published; unknown days count as the oldest",
    Key("published_day"),
    Key("slug"),
)
AGENCIES = both_ways("name", "Name", Key("name"), Key("slug"))

OR = "Repeat it for several: any of them. `!` before a value leaves out what stands under it."
OVERLAP = (
    "A day, month or year, or two with a slash between, `..` for an open end. Keeps what can have happened "
    "then: date ranges that overlap."
)
CHANGED = "A day or an RFC 3339 moment. Keeps what was published or corrected then or later."
UNCHANGED = "A day or an RFC 3339 moment. Keeps what has not been published or corrected since."
GRAMMAR = (
    "at most eight: all of them. Those in quotation marks stand one after the other, `OR` between two means "
    "either, `-` before one leaves out. Endings and accents do not matter."
)
SINCE = (
    "A day, month or year. Keeps what can have happened on or after its first day: date ranges that overlap."
)
UNTIL = (
    "A day, month or year. Keeps what can have happened on or before its last day: date ranges that overlap."
)


class Questions(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types.
    """A vocabulary: the parameters of one list.

    `filters.py` runs the filters that were asked for and no other. FilterSet's own `qs` would copy every
    filter and build a form class for each request, which costs more than the whole answer.
    """

    base_filters: ClassVar[dict[str, Question]]

    updated_after = ChangedFilter(help_text=CHANGED)
    updated_before = UnchangedFilter(help_text=UNCHANGED)

    @classmethod
    def single(cls) -> list[str]:
        return [name for name, one in cls.base_filters.items() if not one.many]

    @classmethod
    def many(cls) -> list[str]:
        return [name for name, one in cls.base_filters.items() if one.many]

    @classmethod
    def order(cls) -> OrderFilter:
        ordering: Any = cls.base_filters["ordering"]
        return ordering  # type: ignore[no-any-return]


class OfWhatHappened(Questions):
    """Of what is alleged, which happened on a day, or so the articles say."""

    happened_after = SinceFilter("happened", help_text=SINCE)
    happened_before = UntilFilter("happened", help_text=UNTIL)
    happened = OverlapFilter("happened", help_text=OVERLAP)


class CaseQuestions(OfWhatHappened):
    q = SearchFilter(search.CASES, help_text=f"Words in the public text of a case, {GRAMMAR}")
    agency = ListedFilter("agency", help_text=f"Slug of an agency with a role in the case. {OR}")
    role = ListedTermFilter(
        "role", CaseRole, help_text=f"Role of an agency; together with `agency`, the role of that one. {OR}"
    )
    process = ListedTermFilter("process", Process, help_text=f"Where an allegation of the case stands. {OR}")
    disposition = ListedTermFilter(
        "disposition", Disposition, help_text=f"What was decided about an allegation of the case. {OR}"
    )
    category = ListedTermFilter("category", Category, help_text=f"Category of an allegation. {OR}")
    outlet = ListedFilter("outlet", help_text=f"Slug of an outlet whose article is cited. {OR}")
    speaker = ListedFilter("speaker", help_text=f"Slug of an official who is quoted. {OR}")
    jurisdiction = ListedFilter("jurisdiction", help_text=f"Slug of a jurisdiction. {OR}")
    year = ListedFilter("year", help_text=f"Year in which what is alleged can have happened. {OR}")
    ordering = OrderFilter(CASES, default="-updated")


class AllegationQuestions(OfWhatHappened):
    q = SearchFilter(
        search.ALLEGATIONS, help_text=f"Words in an allegation, its status steps and its passages, {GRAMMAR}"
    )
    case = NameFilter("case__slug", facet=CASE, help_text=f"Slug of a public case. {OR}")
    agency = NameFilter("agency", facet="agency", help_text=f"Slug of the agency concerned. {OR}")
    process = TermFilter("process", Process, help_text=f"Where the allegation stands. {OR}")
    disposition = TermFilter("disposition", Disposition, help_text=f"What was decided about it. {OR}")
    category = TermFilter("category", Category, help_text=f"What kind of conduct is alleged. {OR}")
    ordering = OrderFilter(ALLEGATIONS, default="-updated")


class StatementQuestions(Questions):
    q = SearchFilter(
        search.STATEMENTS,
        help_text=f"Words in a statement as it was printed, or the names of who said it, {GRAMMAR}",
    )
    case = NameFilter("case__slug", facet=CASE, help_text=f"Slug of a public case. {OR}")
    speaker = NameFilter("speaker", facet="speaker", help_text=f"Slug of the official who said it. {OR}")
    agency = NameFilter("agency", facet="agency", help_text=f"Slug of the body it was said for. {OR}")
    outlet = WordFilter("outlets", facet="outlet", help_text=f"Slug of an outlet that printed it. {OR}")
    kind = TermFilter(
        "kind", PrintingKind, help_text=f"Whether any article prints the words themselves. {OR}"
    )
    medium = TermFilter("medium", Medium, help_text=f"How it was said. {OR}")
    said_after = SinceFilter("said", help_text=SINCE.replace("happened", "been said"))
    said_before = UntilFilter("said", help_text=UNTIL.replace("happened", "been said"))
    said = OverlapFilter("said", help_text=OVERLAP.replace("happened", "been said"))
    ordering = OrderFilter(STATEMENTS, default="-updated")


class SourceQuestions(Questions):
    q = SearchFilter(
        search.SOURCES, help_text=f"Words in an article's title and byline, or its outlet's name, {GRAMMAR}"
    )
    outlet = NameFilter("outlet", facet="outlet", help_text=f"Slug of the outlet. {OR}")
    published_after = SinceFilter("published", help_text=SINCE.replace("happened", "been published"))
    published_before = UntilFilter("published", help_text=UNTIL.replace("happened", "been published"))
    published = OverlapFilter("published", help_text=OVERLAP.replace("happened", "been published"))
    ordering = OrderFilter(SOURCES, default="-published")


class AgencyQuestions(Questions):
    q = SearchFilter(
        search.AGENCIES,
        help_text=f"Words in the names of a body, of what it is a unit of, or of its jurisdiction, {GRAMMAR}",
    )
    kind = TermFilter("kind", AgencyKind, help_text=f"What kind of body it is. {OR}")
    parent = NameFilter("parent", facet="agency", help_text=f"Slug of the body it is a unit of. {OR}")
    ordering = OrderFilter(AGENCIES, default="name")
