"""Synthetic cases for load tests: invented bodies, invented articles, planted and published as real ones are.

Every name says that it is invented. The same number gives the same words, whatever was generated before;
ids are random.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases.models import new_id
from cases.seeding import Record
from cases.seeding.shapes import AGENCY, CASE, JURISDICTION, OUTLET, SOURCE, Shape
from cases.seeding.yamltext import Document
from sources.ingest import ArticleFile
from sources.text import sha256

CITIES = 40
OUTLETS = 25
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
STEPS = ("reported", "referred", "preliminary-inquiry", "under-investigation")
CLOSED = ("not-sustained", "unfounded", "sustained", "exonerated", "administratively-closed")
CATEGORIES = ("excessive-force", "unlawful-search", "false-arrest", "neglect-of-duty", "improper-conduct")


def record(shape: Shape, data: dict[str, Any]) -> Record:
    return Record(shape, data, "generated", Document(data, {}), ())


@dataclass(frozen=True)
class Article:
    """An invented article about one case, with the phrases that the case cites."""

    number: int
    city: int
    day: date
    officers: int

    @property
    def slug(self) -> str:
        return f"synthetic-article-{self.number}"

    @property
    def phrases(self) -> dict[str, str]:
        place = f"Example City {self.city}"
        return {
            "body": f"{place} Police Department",
            "office": f"{place} Oversight Office",
            "said": "the office said in a statement",
            "what": f"an allegation numbered {self.number}",
            "whom": f"{self.officers} unidentified officers",
            "other": f"{self.officers + 1} officers",
            "open": f"This matter, invented for load test {self.number}, remains open",
            "when": f"on {self.day.isoformat()}",
        }

    @property
    def text(self) -> str:
        words = self.phrases
        return (
            f"The {words['office']} is looking into {words['what']}, made {words['when']} about "
            f"{words['whom']} of the {words['body']}.\n"
            f"“{words['open']},” {words['said']}.\n"
            f"Another account speaks of {words['other']}. {FILLER}\n"
        )

    def cite(self, *names: str, own: bool = False) -> list[dict[str, Any]]:
        found = [
            {"start": self.text.index(self.phrases[name]), "exact": self.phrases[name]} for name in names
        ]
        return found if own else [{"source": self.slug, **passage} for passage in found]


FILLER = (
    "This article was invented by a program so that the archive can be measured with many cases. Nobody "
    "in it exists, nothing in it happened, and no body in it has ever looked into anything at all. "
) * 3


def article(number: int) -> Article:
    dice = random.Random(number)
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    # A square makes some cities common and some rare, as real facets are.
    return Article(number, int(CITIES * dice.random() ** 2), day, dice.randint(2, 9))


def of_cases(numbers: Iterable[int]) -> Iterator[Record]:
    """All that these cases need; bodies and outlets of several cases come several times."""
    yield from shared_records()
    for number in numbers:
        yield from case_records(number)


def shared_records() -> Iterator[Record]:
    """Bodies and outlets that all synthetic cases share; their passages stand in the first articles."""
    yield record(JURISDICTION, {"slug": "example-land", "name": "Example Land", "country": "ZZ"})
    for number in range(OUTLETS):
        yield record(
            OUTLET,
            {"slug": f"example-news-{number}", "name": f"Example News {number}", "kind": "news-site"},
        )


def case_records(number: int) -> Iterator[Record]:
    """The records that one synthetic case needs, beside the shared ones."""
    print_ = article(number)
    yield record(SOURCE, source_data(print_))
    for slug, name, kind, phrase in (
        (f"example-police-{print_.city}", print_.phrases["body"], "police-department", "body"),
        (f"example-office-{print_.city}", print_.phrases["office"], "civilian-oversight", "office"),
    ):
        body = {"slug": slug, "name": name, "kind": kind, "jurisdiction": "example-land"}
        yield record(AGENCY, {**body, "passages": print_.cite(phrase)})
    yield record(CASE, case_data(print_))


def article_file(number: int) -> ArticleFile:
    print_ = article(number)
    return ArticleFile(f"{print_.slug}.txt", print_.text)


def source_data(print_: Article) -> dict[str, Any]:
    return {
        "slug": print_.slug,
        "outlet": f"example-news-{print_.number % OUTLETS}",
        "outlet_basis": "stated",
        "published": print_.day.isoformat(),
        "published_basis": "stated",
        "language": "en",
        "text_sha256": sha256(print_.text),
        "text_length": len(print_.text),
    }


def case_data(print_: Article) -> dict[str, Any]:
    office, police = f"example-office-{print_.city}", f"example-police-{print_.city}"
    return {
        "slug": f"synthetic-case-{print_.number}",
        "title": f"Synthetic case {print_.number} about an allegation in Example City {print_.city}",
        "passages": print_.cite("what"),
        "jurisdiction": "example-land",
        "next_check": (print_.day + timedelta(days=90)).isoformat(),
        "edition_note": "Made by a program for load tests.",
        "summary": [
            {
                "text": f"The {print_.phrases['office']} is looking into an allegation.",
                "passages": print_.cite("office", "what"),
            }
        ],
        "agencies": [
            {"agency": office, "role": "investigates", "passages": print_.cite("office")},
            {"agency": police, "role": "subject", "passages": print_.cite("body")},
        ],
        "allegations": [allegation_data(print_, office, police)],
        "statements": [statement_data(print_, office)],
        "events": [
            {
                "id": new_id(),
                "date": print_.day.isoformat(),
                "text": "The allegation was made.",
                "passages": print_.cite("when"),
            }
        ],
        "disagreements": [
            {
                "id": new_id(),
                "question": "How many officers are concerned?",
                "accounts": [
                    {"value": print_.phrases["whom"], "passages": print_.cite("whom")},
                    {"value": print_.phrases["other"], "passages": print_.cite("other")},
                ],
            }
        ],
    }


def allegation_data(print_: Article, office: str, police: str) -> dict[str, Any]:
    dice = random.Random(-print_.number)
    return {
        "id": new_id(),
        "text": f"An allegation invented for load test {print_.number}.",
        "category": dice.choice(CATEGORIES),
        "against": "unidentified officers",
        "agency": police,
        "happened": print_.day.isoformat(),
        "passages": print_.cite("what", "whom"),
        "status_steps": [
            {
                "id": new_id(),
                "date": (print_.day + timedelta(days=30 * place)).isoformat(),
                **step,
                "decided_by": office,
                "text": "The office looked into the allegation.",
                "passages": print_.cite("office", "what"),
            }
            for place, step in enumerate(steps(dice))
        ],
    }


def steps(dice: random.Random) -> list[dict[str, str]]:
    walked = [{"process": step, "disposition": "none-yet"} for step in STEPS[: dice.randint(1, len(STEPS))]]
    if dice.random() < 0.4:
        walked.append({"process": "concluded", "disposition": dice.choice(CLOSED)})
    return walked


def statement_data(print_: Article, office: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "agency": office,
        "said": print_.day.isoformat(),
        "medium": "written-statement",
        "about": "that the matter remains open",
        "printings": [
            {
                "source": print_.slug,
                "kind": "direct",
                "attribution": print_.cite("said", own=True),
                "passages": print_.cite("open", own=True),
            }
        ],
    }
