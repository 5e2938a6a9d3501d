"""A changed file updates in place; an unchanged one changes nothing; a dry run says what would change."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import models

from cases.models import Allegation, Case, Planting, Statement, StatusStep
from editions.models import Edition
from sources.models import Passage, SourceArticle
from sources.text import sha256
from tests.seedbed import HERALD, Data, Seedbed, a_case, a_statement, an_allegation, cite

Change = Callable[[Seedbed], object]
Keys = dict[str, set[object]]


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every table of records, whole."""
    return {
        model._meta.label: [values_of(row) for row in model._default_manager.order_by("pk")]
        for model in tables()
    }


def values_of(row: models.Model) -> dict[str, object]:
    return {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}


def tables() -> list[type[models.Model]]:
    """Those of all rooms, with the tables that only link two others."""
    return [
        model
        for room in ("sources", "cases", "editions")
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]


def keys() -> Keys:
    return {model._meta.label: set(model._default_manager.values_list("pk", flat=True)) for model in tables()}


def test_planting_twice_changes_nothing(planted: Seedbed) -> None:
    before = everything()
    assert planted.seed().splitlines() == ["8 records, 8 unchanged; 0 editions published."]
    assert everything() == before


def test_planting_twice_without_the_articles_changes_nothing_either(planted: Seedbed) -> None:
    before = everything()
    planted.seed(articles=False)
    assert everything() == before


def test_a_comment_or_another_layout_changes_nothing(planted: Seedbed) -> None:
    file = planted.file_of(planted.case)
    file.write_text("# A comment.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert "8 unchanged" in planted.seed()


def another() -> Data:
    """A statement about nothing in particular."""
    return {key: value for key, value in a_statement("b").items() if key != "allegations"}


def step_of(bed: Seedbed) -> Data:
    found: Data = bed.case["allegations"][0]["status_steps"][0]
    return found


@pytest.mark.parametrize(
    ("change", "gone", "because"),
    [
        (lambda bed: bed.case.update(title="A search in Riverton"), {}, "a new title"),
        (lambda bed: step_of(bed).update(date="2024-03-06"), {}, "a step corrected"),
        (
            lambda bed: bed.case["summary"][0].update(text="The board opened an investigation."),
            {},
            "new words",
        ),
        (lambda bed: bed.case["summary"].append(bed.case["summary"][0]), {}, "a sentence more"),
        (
            lambda bed: bed.case["statements"].insert(0, another()),
            {},
            "one before",
        ),
        (lambda bed: bed.case["allegations"].append(an_allegation("b")), {}, "an allegation more"),
        (lambda bed: bed.case["agencies"].reverse(), {}, "the order alone"),
        (
            lambda bed: bed.case["events"].clear() or bed.case.pop("events"),
            {"cases.Event": 1},
            "an event less",
        ),
        (lambda bed: bed.case["statements"][0]["printings"].pop(), {"cases.Printing": 1}, "a printing less"),
        (
            lambda bed: bed.case["disagreements"][0]["accounts"].append(
                {"value": "some", "passages": [cite("Two officers")]}
            ),
            {},
            "an account more",
        ),
        (lambda bed: bed.case["statements"][0].pop("title"), {}, "a value taken out"),
        (lambda bed: bed.nouns["agencies"][0].update(name="Riverton Police"), {}, "an agency renamed"),
        (lambda bed: bed.nouns["agencies"][0].update(parent="rrb"), {}, "a unit moved"),
    ],
)
def test_a_changed_file_updates_in_place(
    change: Change, gone: dict[str, int], because: str, planted: Seedbed
) -> None:
    before = keys()
    change(planted)
    printed = planted.plant()
    assert "published  edition 2 of elm-street" in printed, because
    after = keys()
    facts = [label for label in before if label.startswith("cases.") and "_" not in label]
    assert {
        label: len(before[label] - after[label]) for label in facts if before[label] - after[label]
    } == gone
    assert "8 unchanged" in planted.seed()


def test_a_passage_that_nothing_cites_any_more_goes(planted: Seedbed) -> None:
    assert Passage.objects.filter(exact="Sunday night").exists()
    planted.case["events"][0]["passages"].pop()
    planted.plant()
    assert not Passage.objects.filter(exact="Sunday night").exists()


def test_a_fact_keeps_its_key_when_its_place_changes(planted: Seedbed) -> None:
    planted.case["statements"].append(another())
    planted.plant()
    before = dict(Statement.objects.values_list("public_id", "pk"))
    planted.case["statements"].reverse()
    planted.plant()
    assert dict(Statement.objects.values_list("public_id", "pk")) == before
    assert list(Case.objects.get().statements.values_list("public_id", flat=True)) == ["saidbbbb", "saidaaaa"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_step_may_move_from_one_allegation_to_another(first: int, planted: Seedbed) -> None:
    planted.case["allegations"].append(an_allegation("b"))
    one, other = planted.case["allegations"][first], planted.case["allegations"][1 - first]
    one["status_steps"].append(step_of(planted) | {"id": "stepcccc"})
    planted.plant()
    other["status_steps"].append(one["status_steps"].pop())
    planted.plant()
    assert StatusStep.objects.get(public_id="stepcccc").allegation.public_id == other["id"]


def test_two_facts_may_swap_their_ids(planted: Seedbed) -> None:
    planted.case["allegations"].append(an_allegation("b"))
    planted.case["statements"][0].pop("allegations")
    planted.plant()
    one, other = planted.case["allegations"]
    one["text"], other["text"] = "First.", "Second."
    one["id"], other["id"] = other["id"], one["id"]
    planted.plant()
    assert Allegation.objects.get(public_id="allegedb").text == "First."


def test_an_allegation_may_move_to_another_case(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b"))
    planted.plant()
    moved = an_allegation("c")
    planted.case["allegations"].append(moved)
    planted.plant()
    planted.case["allegations"].remove(moved)
    planted.cases[1]["allegations"].append(moved)
    planted.plant()
    assert Allegation.objects.get(public_id=moved["id"]).case.slug == "mill-lane"


def test_context_may_be_added_to_a_passage_that_stands(planted: Seedbed) -> None:
    """Planted without articles, a phrase that stands twice has no context yet."""
    SourceArticle.objects.update(text="")
    later = HERALD.index("stop", HERALD.index("stop") + 1)
    twice = {"source": "herald", "start": later, "exact": "stop"}
    planted.case["events"][0]["passages"] = [twice]
    planted.plant(articles=False)
    twice |= {"prefix": HERALD[later - 4 : later]}
    planted.plant(articles=False)
    assert Passage.objects.get(start=later).prefix == twice["prefix"]


def test_a_new_text_under_an_old_name_is_refused_where_the_old_one_is_held(planted: Seedbed) -> None:
    """An article that was edited is another article: what was cited from the first must stay provable."""
    source = planted.nouns["sources"][1]
    text = HERALD.replace("dry", "wet")
    source["text_sha256"] = sha256(text)
    planted.print_article("herald", text)
    with pytest.raises(CommandError, match=r"seeds/sources\.yaml:\d+: \[1\]\.text_sha256"):
        planted.plant()


def test_cases_that_name_each_other_are_planted_once(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b") | {"related": ["elm-street"]})
    planted.case["related"] = ["mill-lane"]
    planted.plant()
    assert "9 unchanged; 0 editions published" in planted.seed()


def test_a_case_that_is_not_named_in_turn_is_told(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b") | {"related": ["elm-street"]})
    with pytest.raises(CommandError, match=r"mill-lane\.yaml:\d+: related\[0\]: 'elm-street' does not name"):
        planted.plant()


def test_a_dry_run_prints_what_would_change_and_changes_nothing(planted: Seedbed) -> None:
    planted.case["title"] = "A search in Riverton"
    planted.cases.append(a_case("mill-lane", "b"))
    before = everything()
    printed = planted.plant("--dry-run")
    assert everything() == before
    assert "changed    case elm-street" in printed
    assert "+title: A search in Riverton" in printed
    assert "-title: Allegation about a search during a traffic stop in Riverton" in printed
    assert "new        case mill-lane" in printed
    assert printed.endswith("Dry run: nothing was changed.\n")


def test_what_was_planted_is_remembered_once(planted: Seedbed) -> None:
    planted.case["title"] = "A search in Riverton"
    planted.plant()
    assert Planting.objects.count() == 8
    assert Edition.objects.count() == 2
