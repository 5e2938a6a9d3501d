"""A small folder of seed files with the two invented articles it cites, made anew for each test."""

import copy
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from cases.models import Case
from cases.seeding.yamltext import dump
from sources.text import sha256

Data = dict[str, Any]

WEATHER = (
    "The rest of this report is about the weather, which nobody in the archive will ever want to cite. Rain "
    "fell on the eastern hills in the morning, the river rose by a hand, and the market in the old square "
    "closed an hour before noon. Boats stayed in the harbour. The forecast for the coming days is dry, with "
    "light wind from the south and a clear sky at night. Farmers said that they were content with the water. "
    "The ferry will sail again on Thursday, and the school by the bridge opens its doors at eight as always. "
    "On the other bank the apple trees are in flower, a week earlier than in the year before, and every hive "
    "was moved to the slope above the mill. The night train from the capital was late by an hour, because a "
    "goat stood on the line; it was led away unhurt, and the passengers gave it a long round of applause. "
    "The concert in the town hall begins at seven. Doors open at six, and children pay nothing."
)
GAZETTE = (
    "The Riverton Review Board opened an investigation of a traffic stop on Elm Street, the board said in a "
    "statement on Tuesday.\n\n"
    "“We received a complaint on Monday and we are looking into it,” said the board’s director, Ada Brook."
    "\n\n"
    "The complaint says that an officer of the Riverton Police Department searched a car without consent. "
    "Two officers took part in the stop. The police confirmed the stop.\n\n" + WEATHER + "\n"
)
HERALD = (
    "Riverton Police Department officials had no comment on a traffic stop of Sunday night. One officer took "
    "part in the stop, a resident said. A complaint came on Monday, the review board’s director told us.\n\n"
    + WEATHER
    + "\n"
)
TEXTS = {"gazette": GAZETTE, "herald": HERALD}


def cite(exact: str, source: str = "gazette") -> Data:
    """A passage, its offset looked up."""
    return {"source": source, **within(exact, source)}


def within(exact: str, source: str = "gazette") -> Data:
    """A passage in a place of the file that says which article it is of."""
    return {"start": TEXTS[source].index(exact), "exact": exact}


def an_article(slug: str, **outlet: str) -> Data:
    return {
        "slug": slug,
        **(outlet or {"outlet_basis": "not-stated"}),
        "published": "2024-03-05",
        "published_basis": "not-stated",
        "language": "en",
        "text_sha256": sha256(TEXTS[slug]),
        "text_length": len(TEXTS[slug]),
    }


NOUNS: dict[str, list[Data]] = {
    "jurisdictions": [{"slug": "riverton", "name": "Riverton", "country": "US"}],
    "outlets": [{"slug": "riverton-gazette", "name": "Riverton Gazette", "kind": "newspaper"}],
    "sources": [
        an_article("gazette", outlet="riverton-gazette", outlet_basis="stated"),
        an_article("herald"),
    ],
    "agencies": [
        {
            "slug": "rpd",
            "name": "Riverton Police Department",
            "acronym": "RPD",
            "kind": "police-department",
            "jurisdiction": "riverton",
            "passages": [cite("Riverton Police Department")],
        },
        {
            "slug": "rrb",
            "name": "Riverton Review Board",
            "acronym": "RRB",
            "kind": "civilian-oversight",
            "jurisdiction": "riverton",
            "passages": [cite("Riverton Review Board")],
        },
    ],
    "people": [
        {
            "slug": "ada-brook",
            "name": "Ada Brook",
            "capacity": "appointed-official",
            "agency": "rrb",
            "passages": [cite("the board’s director, Ada Brook")],
        }
    ],
}


def a_case(slug: str = "elm-street", mark: str = "a") -> Data:
    """A case that is ready; `mark` keeps the ids of several apart."""
    return {
        "slug": slug,
        "title": "Allegation about a search during a traffic stop in Riverton",
        "passages": [cite("a traffic stop on Elm Street")],
        "jurisdiction": "riverton",
        "next_check": "2024-06-01",
        "edition_note": "First edition.",
        "summary": [
            {
                "text": "The Riverton Review Board said that it opened an investigation of a traffic stop.",
                "passages": [cite("The Riverton Review Board opened an investigation of a traffic stop")],
            }
        ],
        "agencies": [
            {"agency": "rpd", "role": "subject", "passages": [cite("an officer of the Riverton Police")]},
            {"agency": "rrb", "role": "investigates", "passages": [cite("Board opened an investigation")]},
        ],
        "tracking_numbers": [
            {"agency": "rrb", "note": "No article prints it.", "passages": [cite("received a complaint")]}
        ],
        "allegations": [an_allegation(mark)],
        "statements": [a_statement(mark)],
        "events": [
            {
                "id": f"event{mark * 3}",
                "date": "2024-03-03",
                "date_note": "The article says Sunday.",
                "text": "A traffic stop took place on Elm Street.",
                "passages": [cite("a traffic stop on Elm Street"), cite("Sunday night", "herald")],
            }
        ],
        "disagreements": [
            {
                "id": f"differ{mark * 2}",
                "question": "How many officers were at the traffic stop?",
                "accounts": [
                    {"value": "two", "passages": [cite("Two officers took part")]},
                    {"value": "one", "passages": [cite("One officer took part", "herald")]},
                ],
            }
        ],
    }


def an_allegation(mark: str) -> Data:
    return {
        "id": f"alleged{mark}",
        "text": "An officer is alleged to have searched a car without consent.",
        "category": "unlawful-search",
        "against": "an unidentified officer",
        "agency": "rpd",
        "happened": "2024-03-03",
        "happened_note": "The article says Sunday.",
        "place": "Elm Street",
        "passages": [cite("searched a car without consent")],
        "status_steps": [
            {
                "id": f"step{mark * 4}",
                "date": "2024-03-05",
                "process": "under-investigation",
                "disposition": "none-yet",
                "decided_by": "rrb",
                "text": "The Riverton Review Board said that it opened an investigation.",
                "passages": [cite("the board said in a statement on Tuesday")],
            }
        ],
    }


def a_statement(mark: str) -> Data:
    quoted = "We received a complaint on Monday and we are looking into it,"
    paraphrased = "A complaint came on Monday"
    return {
        "id": f"said{mark * 4}",
        "speaker": "ada-brook",
        "title": "director",
        "agency": "rrb",
        "said": "2024-03-05",
        "medium": "written-statement",
        "about": "what the board is doing",
        "allegations": [f"alleged{mark}"],
        "printings": [
            {
                "source": "gazette",
                "kind": "direct",
                "attribution": [within("said the board’s director, Ada Brook")],
                "passages": [within(quoted)],
            },
            {
                "source": "herald",
                "kind": "indirect",
                "attribution": [within("the review board’s director told us", "herald")],
                "passages": [within(paraphrased, "herald")],
            },
        ],
    }


class Seedbed:
    """Seed files as data, to be changed by a test and planted; `folder` and `articles` are where they lie."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "seeds"
        self.articles = home / "articles"
        self.nouns = copy.deepcopy(NOUNS)
        self.cases = [a_case()]
        for slug, text in TEXTS.items():
            self.print_article(slug, text)

    @property
    def case(self) -> Data:
        return self.cases[0]

    def print_article(self, slug: str, text: str) -> None:
        self.articles.mkdir(parents=True, exist_ok=True)
        (self.articles / f"{slug}.txt").write_bytes(text.encode())

    def write(self) -> "Seedbed":
        (self.folder / "cases").mkdir(parents=True, exist_ok=True)
        for noun, rows in self.nouns.items():
            (self.folder / f"{noun}.yaml").write_text(dump(rows), encoding="utf-8")
        for case in self.cases:
            self.file_of(case).write_text(dump(case), encoding="utf-8")
        return self

    def file_of(self, case: Data) -> Path:
        return self.folder / "cases" / f"{case['slug']}.yaml"

    def seed(self, *options: str, articles: bool = True) -> str:
        """Plants the files as they lie; what the command prints."""
        printed = StringIO()
        given = ["--articles", str(self.articles)] if articles else []
        call_command("seed", str(self.folder), *given, *options, stdout=printed)
        return printed.getvalue()

    def plant(self, *options: str, articles: bool = True) -> str:
        """Writes the files and plants them."""
        return self.write().seed(*options, articles=articles)

    def row(self) -> Case:
        return Case.objects.get(slug=self.case["slug"])


@pytest.fixture
def bed(tmp_path: Path) -> Seedbed:
    return Seedbed(tmp_path)


@pytest.fixture(scope="module")
def planted_once(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Plants once for a whole file of tests: planting costs more than most of them do."""
    with django_db_blocker.unblock(), transaction.atomic():
        Seedbed(tmp_path_factory.mktemp("seedbed")).plant()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def planted(planted_once: None, db: None, bed: Seedbed) -> Seedbed:
    """The same files, written anew, as they stand planted; what a test changes goes when it ends."""
    return bed.write()
