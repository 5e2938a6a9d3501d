"""Planting seeds: all of it or nothing, and a fault names file, line and what was expected."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError

from cases.models import Agency, Case, Person
from sources.models import Passage, SourceArticle
from tests.seedbed import GAZETTE, HERALD, Data, Seedbed, a_case, cite, within

Change = Callable[[Seedbed], object]

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many rows each table of records holds."""
    models = [
        model for room in ("sources", "cases", "editions") for model in apps.get_app_config(room).get_models()
    ]
    return {model._meta.label: model._default_manager.count() for model in models}


def refusal(bed: Seedbed, *, articles: bool = True) -> str:
    before = rows()
    with pytest.raises(CommandError) as refused:
        bed.plant(articles=articles)
    assert rows() == before
    first, rest = str(refused.value).split("\n", 1)
    assert first == "Nothing was planted."
    return rest


def allegation(bed: Seedbed) -> Data:
    found: Data = bed.case["allegations"][0]
    return found


def statement(bed: Seedbed) -> Data:
    found: Data = bed.case["statements"][0]
    return found


def put(place: Data | list[Any], key: Any, value: object) -> None:
    place[key] = value


def conclude_by_nobody(bed: Seedbed) -> None:
    step = allegation(bed)["status_steps"][0]
    step |= {"disposition": "sustained", "process": "concluded"}
    step.pop("decided_by")


CASE = "seeds/cases/elm-street.yaml"


@pytest.mark.parametrize(
    ("change", "expected", "because"),
    [
        (
            lambda bed: put(bed.case, "passages", [{**cite("a traffic stop"), "exact": "a traffic jam"}]),
            f"{CASE}:4: passages[0]: the passage is not in gazette: The text does not print 'a traffic jam'.",
            "words that were never printed",
        ),
        (
            lambda bed: put(bed.case["passages"][0], "start", 5),
            f"{CASE}:4: passages[0]: the passage is not in gazette: The quotation differs at character 0",
            "words that stand elsewhere",
        ),
        (
            lambda bed: put(bed.case["passages"][0], "source", "times"),
            f"{CASE}:4: passages[0].source: there is no source article 'times'.",
            "an article that is in no file",
        ),
        (
            lambda bed: put(bed.case["passages"][0], "prefix", "xyz"),
            f"{CASE}:4: passages[0]: the passage is not in gazette: The prefix differs",
            "a context that is not there",
        ),
        (
            lambda bed: put(bed.case, "jurisdiction", "chicago"),
            "jurisdiction: there is no jurisdiction 'chicago'.",
            "a place that is in no file",
        ),
        (
            lambda bed: put(bed.case, "related", ["no-case"]),
            "related[0]: there is no case 'no-case'.",
            "nor here",
        ),
        (
            lambda bed: put(allegation(bed), "agency", "cia"),
            "allegations[0].agency: there is no agency 'cia'.",
            "a body that is in no file",
        ),
        (
            lambda bed: put(statement(bed), "speaker", "jane-doe"),
            "statements[0].speaker: there is no person 'jane-doe'.",
            "a speaker who is in no file",
        ),
        (
            lambda bed: put(statement(bed), "allegations", ["nowherea"]),
            "statements[0].allegations[0]: there is no allegation 'nowherea'.",
            "an allegation that is in no file",
        ),
        (
            lambda bed: [statement(bed).pop("speaker"), statement(bed).pop("agency")],
            "statements[0]: 'speaker' or 'agency' is required.",
            "words that nobody said",
        ),
        (
            lambda bed: put(allegation(bed)["status_steps"][0], "disposition", "sustained"),
            "cannot stand while the process is “Under investigation”",
            "a finding while the investigation is open",
        ),
        (
            conclude_by_nobody,
            "allegations[0].status_steps[0]: A disposition needs the body that decided it.",
            "a finding that nobody made",
        ),
        (
            lambda bed: bed.case["agencies"].append(bed.case["agencies"][0]),
            "agencies[2]: ",
            "an agency in the same role twice",
        ),
        (
            lambda bed: statement(bed)["printings"].append(statement(bed)["printings"][0]),
            "statements[0].printings[2]: ",
            "a printing in the same article twice",
        ),
        (
            lambda bed: bed.case["tracking_numbers"][0].pop("note"),
            "tracking_numbers[0]: Give the number, or a note saying why it is not known.",
            "neither number nor note",
        ),
        (
            lambda bed: put(bed.case, "title", "A \u202e title"),
            "title: Remove U+202E",
            "a title turned round",
        ),
        (
            lambda bed: put(bed.nouns["agencies"][1], "parent", "nobody"),
            "seeds/agencies.yaml:19: [1].parent: there is no agency 'nobody'.",
            "a parent that is in no file",
        ),
        (
            lambda bed: put(bed.nouns["agencies"][1], "parent", "rrb"),
            "seeds/agencies.yaml:10: [1]: Constraint “agency_is_not_its_own_parent” is violated.",
            "a unit of itself",
        ),
        (
            lambda bed: put(bed.nouns["sources"][0], "outlet", "times"),
            "[0].outlet: there is no outlet 'times'.",
            "an outlet that is in no file",
        ),
        (
            lambda bed: put(bed.nouns["sources"][1], "outlet_basis", "inferred"),
            "[1]: An outlet needs a basis of",
            "a basis for no outlet",
        ),
        (
            lambda bed: put(bed.nouns["sources"][1], "reprint_of", "herald"),
            "seeds/sources.yaml:",
            "an article that copies itself",
        ),
        (
            lambda bed: put(bed.nouns["sources"][1], "reprint_of", "times"),
            "[1].reprint_of: there is no source article 'times'.",
            "a copy of an article that is in no file",
        ),
        (
            lambda bed: put(bed.nouns["sources"][0], "outlet_passages", [{"start": 0, "exact": "the"}]),
            "[0].outlet_passages[0]: the passage is not in gazette",
            "an outlet shown by words that are not there",
        ),
        (
            lambda bed: put(bed.nouns["sources"][0], "text_length", 7),
            f"article gazette: text_length is 7; its text has {len(GAZETTE)} characters.",
            "a length that is not the text's",
        ),
        (
            lambda bed: bed.cases.append({**a_case("copy", "b"), "events": []}),
            "events: [] should be non-empty",
            "an empty list",
        ),
        (
            lambda bed: put(bed.case["summary"][0], "text", "The officer is guilty."),
            "elm-street cannot be published yet:\n  summary sentence 1, text: “guilty”",
            "what readiness refuses is not planted either",
        ),
        (
            lambda bed: put(
                statement(bed)["printings"][0],
                "passages",
                [within("We received a complaint", "gazette") | {"start": 0}],
            ),
            "statements[0].printings[0].passages[0]: the passage is not in gazette",
            "a quotation that stands elsewhere",
        ),
    ],
)
def test_a_fault_is_named_and_nothing_is_planted(
    change: Change, expected: str, because: str, bed: Seedbed
) -> None:
    change(bed)
    assert expected in refusal(bed), because


def test_every_fault_of_a_stage_is_named_in_one_run(bed: Seedbed) -> None:
    bed.case["jurisdiction"] = "chicago"
    bed.nouns["people"][0]["agency"] = "cia"
    lines = refusal(bed).splitlines()
    assert [line.split(":")[0] for line in lines] == ["seeds/cases/elm-street.yaml", "seeds/people.yaml"]


def test_a_fault_beside_an_archive_that_stands_changes_nothing_of_it(bed: Seedbed) -> None:
    bed.plant()
    bed.case["title"] = "Another title"
    bed.nouns["agencies"][0]["name"] = "Another name"
    bed.case["events"][0]["passages"] = [cite("Sunday night", "herald") | {"start": 0}]
    refusal(bed)
    assert Case.objects.get().title != "Another title"
    assert Agency.objects.get(slug="rpd").name == "Riverton Police Department"


def test_each_value_of_the_files_is_in_the_working_copy(bed: Seedbed) -> None:
    bed.plant()
    case = Case.objects.get()
    allegation = case.allegations.get()
    assert (allegation.public_id, allegation.agency.slug) == ("allegeda", "rpd")
    assert str(allegation.happened_earliest) == "2024-03-03"
    assert case.statements.get().speaker == Person.objects.get(slug="ada-brook")
    assert list(case.statements.get().allegations.all()) == [allegation]
    assert [account.value for account in case.disagreements.get().accounts.all()] == ["two", "one"]


def test_articles_may_come_later(bed: Seedbed) -> None:
    printed = bed.plant(articles=False)
    assert "attached" not in printed
    assert Passage.objects.unverified().count() == Passage.objects.count() > 0
    printed = bed.seed()
    assert "attached   the text of gazette; its passages hold" in printed
    assert not Passage.objects.unverified().exists()


def test_articles_that_come_later_prove_what_was_planted(bed: Seedbed) -> None:
    bed.case["events"][0]["passages"][0]["exact"] = "a traffic jam on Elm Street"
    bed.plant(articles=False)
    assert "passage gazette@" in refusal(bed)
    assert not SourceArticle.objects.held().exists()


def test_articles_once_attached_prove_later_plantings_without_being_given(bed: Seedbed) -> None:
    bed.plant()
    bed.case["events"][0]["passages"][0]["exact"] = "a traffic jam on Elm Street"
    assert "The text does not print 'a traffic jam on Elm Street'" in refusal(bed, articles=False)


def test_an_article_that_is_not_the_one_hashed_stays_out_and_is_told(bed: Seedbed) -> None:
    bed.print_article("herald", HERALD.replace("One officer", "Six officers"))
    printed = bed.plant()
    assert [article.slug for article in SourceArticle.objects.not_held()] == ["herald"]
    assert "herald: no file has its text" in printed
    assert "herald.txt: it is no article's text" in printed


def test_where_no_text_is_held_a_passage_still_needs_its_context_once(bed: Seedbed) -> None:
    """Two facts that cite one place must say the same of it, or nobody knows which is right."""
    bed.case["passages"] = [cite("a traffic stop on Elm Street") | {"prefix": "of "}]
    assert "prefix" in refusal(bed, articles=False)


def test_a_dry_run_on_an_empty_archive_leaves_it_empty(bed: Seedbed) -> None:
    before = rows()
    assert "published  edition 1 of elm-street" in bed.plant("--dry-run")
    assert rows() == before
