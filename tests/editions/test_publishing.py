"""Publishing: an edition for each change and none without one, all of it or nothing."""

import json
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from cases.models import (
    Agency,
    Allegation,
    Case,
    Event,
    Person,
    Planting,
    Statement,
    StatusStep,
    SummarySentence,
)
from editions import ledger, projection, search
from editions.document import content_of, frozen
from editions.models import Edition, Entry, LogHead, PublicAllegation, PublicCase, PublicStatement
from editions.publishing import NotReady, Refused, correct, publish, redact, retract
from sources.models import Outlet, Passage, SourceArticle
from tests.seedbed import GAZETTE, Seedbed, a_case


def everything() -> dict[str, list[Any]]:
    """Every row of the public record, keys included, and what can be searched."""
    rooms = apps.get_app_config("editions").get_models()
    found = {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in rooms}
    with connection.cursor() as cursor:
        for table in search.INDEXES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY rowid")
            found[table] = cursor.fetchall()
    return found


def document(edition: Edition | None) -> dict[str, Any]:
    assert edition is not None
    found: dict[str, Any] = json.loads(edition.document)
    return found


def change(title: str = "A search in Riverton") -> None:
    Case.objects.update(title=title)


def test_a_case_that_says_what_it_said_makes_no_edition(planted: Seedbed) -> None:
    before = everything()
    assert publish(planted.row(), by=None, note="Another note alone is no change.") is None
    assert everything() == before


@pytest.mark.parametrize(
    ("model", "values", "because"),
    [
        (Case, {"title": "A search"}, "a title"),
        (Case, {"next_check": None}, "the day of the next look"),
        (SummarySentence, {"text": "The board opened an investigation."}, "a sentence"),
        (Allegation, {"place": "Mill Lane"}, "a fact"),
        (StatusStep, {"term": "statement"}, "a step"),
        (Statement, {"title": "head"}, "a speaker's title"),
        (Agency, {"url": "https://riverton.example"}, "an agency"),
        (Person, {"capacity": "spokesperson"}, "a person"),
        (SourceArticle, {"byline": "A Reporter"}, "an article's byline"),
        (Outlet, {"name": "The Gazette"}, "an outlet's name"),
    ],
)
def test_a_case_that_says_something_else_makes_one(
    model: type[models.Model], values: dict[str, Any], because: str, planted: Seedbed
) -> None:
    model._default_manager.update(**values)
    edition = publish(planted.row(), by=None, note="What changed.")
    assert edition is not None, because
    assert (edition.number, edition.entry.sequence) == (2, 2)
    assert publish(planted.row(), by=None, note="Nothing changed.") is None


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Case, {"working_note": "x", "edition_note": "y"}),
        (Agency, {"note": "x"}),
        (SourceArticle, {"text": ""}),
    ],
)
def test_what_readers_do_not_see_makes_none(
    model: type[models.Model], values: dict[str, Any], planted: Seedbed
) -> None:
    SourceArticle.objects.update(text="")
    publish(planted.row(), by=None, note="Without texts.")
    model._default_manager.update(**values)
    assert publish(planted.row(), by=None, note="Nothing changed.") is None


def test_an_edition_says_which_it_is(planted: Seedbed) -> None:
    first = Entry.objects.get()
    change()
    made = document(correct(planted.row(), by=None, note="  The title was wrong.  "))
    assert (made["edition"], made["sequence"], made["kind"]) == (2, 2, "corrected")
    assert (made["note"], made["previous_sha256"]) == ("The title was wrong.", first.sha256)
    assert LogHead.objects.get().sha256 == made["sha256"]


def test_a_case_that_is_not_ready_writes_nothing(planted: Seedbed) -> None:
    StatusStep.objects.update(disposition="sustained")
    before = everything()
    with pytest.raises(NotReady) as refused:
        publish(planted.row(), by=None, note="Too early.")
    assert [problem.field for problem in refused.value.problems] == ["disposition"]
    assert everything() == before


@pytest.mark.parametrize(
    "step", ["append", "write_edition", "show", "relist", "share", "replace_facts", "search"]
)
def test_a_failure_at_any_step_leaves_nothing_and_no_gap(
    step: str, planted: Seedbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()
    change()
    with monkeypatch.context() as broken:
        break_after(broken, step)
        with pytest.raises(ZeroDivisionError):
            publish(planted.row(), by=None, note="Fails.")
    assert everything() == before
    assert document(publish(planted.row(), by=None, note="Holds."))["sequence"] == 2


def break_after(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Let the step be taken, and the power fail right after it."""
    place = ledger if step in ("append", "write_edition") else projection
    target, name = (search.TextIndex, "write") if step == "search" else (place, step)
    real = getattr(target, name)

    def failing(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        raise ZeroDivisionError

    monkeypatch.setattr(target, name, failing)


def test_a_rollback_by_whoever_called_leaves_no_gap_either(planted: Seedbed) -> None:
    before = everything()
    change()
    with transaction.atomic():
        publish(planted.row(), by=None, note="Undone.")
        transaction.set_rollback(True)
    assert everything() == before
    assert document(publish(planted.row(), by=None, note="Done."))["sequence"] == 2


def test_numbers_count_within_the_case_and_sequence_within_the_archive(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b"))
    planted.plant()
    change("A search")
    for case in Case.objects.order_by("slug"):
        publish(case, by=None, note="Renamed.")
    found = Edition.objects.order_by("entry").values_list("slug", "number", "entry")
    assert list(found) == [
        ("elm-street", 1, 1),
        ("mill-lane", 1, 2),
        ("elm-street", 2, 3),
        ("mill-lane", 2, 4),
    ]


@pytest.mark.parametrize("row", [Entry, Edition])
def test_what_the_public_saw_is_never_saved_again_or_deleted(
    row: type[models.Model], planted: Seedbed
) -> None:
    first = row._default_manager.get()
    with pytest.raises(PermissionDenied):
        first.save()
    with pytest.raises(PermissionDenied):
        first.delete()


def test_publishing_costs_the_same_queries_for_a_larger_case(planted: Seedbed) -> None:
    grow(planted.row(), range(1, 2))
    few = queries_of_content(planted.row())
    grow(planted.row(), range(2, 10))
    assert queries_of_content(planted.row()) == few


def grow(case: Case, places: range) -> None:
    """More of everything that has an agency, a person, an article or a passage of its own."""
    passage = Passage.objects.filter(article__slug="gazette").first()
    assert passage is not None
    for place in places:
        agency = Agency.objects.create(
            slug=f"unit-{place}", name=f"Unit {place}", kind="other", jurisdiction=case.jurisdiction
        )
        agency.passages.add(passage)
        case.case_agencies.create(agency=agency, role="comments", position=place).passages.add(passage)
        person = Person.objects.create(slug=f"p-{place}", name="x", capacity="spokesperson", agency=agency)
        statement = case.statements.create(speaker=person, agency=agency, about="x", position=place)
        article = SourceArticle.objects.create(
            slug=f"a-{place}",
            outlet=Outlet.objects.create(slug=f"o-{place}", name="x", kind="wire"),
            outlet_basis="stated",
            published_basis="not-stated",
            text_sha256=f"{place}" * 64,
            text_length=100,
        )
        words = Passage.objects.cite(article, "words", start=1)
        printing = statement.printings.create(article=article, kind="direct", position=place)
        printing.passages.add(words)
        article.outlet_passages.add(words)


def queries_of_content(case: Case) -> int:
    with CaptureQueriesContext(connection) as captured:
        content_of(case)
    return len(captured)


# --- What a draft is worth ----------------------------------------------------------------------------------

CANARY = "canary7"
PRIVATE = [(Case, "working_note"), (Agency, "note"), (SourceArticle, "text")]


def texts_of(model: type[models.Model]) -> list[str]:
    fields = [field for field in model._meta.fields if isinstance(field, models.CharField | models.TextField)]
    limited = {field.name for field in fields if field.choices or field.unique or "sha256" in field.name}
    dates = {
        "published",
        "retrieved",
        "happened",
        "date",
        "said",
        "slug",
        "country",
        "exact",
        "prefix",
        "suffix",
    }
    held = {"text"} if model is SourceArticle else set()
    return [field.name for field in fields if field.name not in limited | dates | held]


def test_no_draft_edit_reaches_any_row_or_document(planted: Seedbed) -> None:
    """Every text of the working copy is changed: whoever reads the public record sees none of it."""
    before = everything()
    for room in ("sources", "cases"):
        for model in apps.get_app_config(room).get_models():
            if model is not Planting and (texts := texts_of(model)):
                model._default_manager.update(**dict.fromkeys(texts, CANARY))
    call_command("reindex", stdout=StringIO())
    assert CANARY not in str(everything())
    assert [row["document"] for row in everything()["editions.Edition"]] == [
        row["document"] for row in before["editions.Edition"]
    ]


@pytest.mark.parametrize(("model", "field"), PRIVATE)
def test_what_is_private_is_in_no_row_or_document_even_when_published(
    model: type[models.Model], field: str, planted: Seedbed
) -> None:
    text = GAZETTE.replace("Farmers", "Farmer7") if field == "text" else CANARY
    model._default_manager.filter(slug__in=["elm-street", "rpd", "gazette"]).update(**{field: text})
    change()
    publish(planted.row(), by=None, note="Published.")
    assert CANARY not in str(everything())
    assert "Farmer7" not in str(everything())


def test_no_article_text_beyond_its_passages_is_in_any_row_or_document(planted: Seedbed) -> None:
    public = str(everything())
    quoted = [passage.exact for passage in Passage.objects.all()]
    for start in range(0, len(GAZETTE) - 24, 7):
        words = GAZETTE[start : start + 24]
        assert words not in public or any(words in exact for exact in quoted)


def test_a_draft_is_not_named_by_a_public_case(planted: Seedbed) -> None:
    case = planted.row()
    draft = Case.objects.create(slug=CANARY, title=CANARY, jurisdiction=case.jurisdiction)
    case.related.add(draft)
    assert publish(case, by=None, note="Nothing that readers may know has changed.") is None
    assert CANARY not in str(everything())


def test_a_related_case_is_named_by_its_public_slug(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b"))
    planted.plant()
    Case.objects.get(slug="elm-street").related.add(Case.objects.get(slug="mill-lane"))
    Case.objects.filter(slug="mill-lane").update(slug=CANARY)
    made = document(publish(planted.row(), by=None, note="A related case."))
    assert [related["slug"] for related in made["related"]] == ["mill-lane"]


def test_what_is_retracted_is_left_in_editions_alone(planted: Seedbed) -> None:
    retract(planted.row(), by=None, reason="By order of a court.")
    left = everything()
    kept = str([left[label] for label in left if label not in ("editions.Edition", "editions.Entry")])
    assert "Elm Street" not in kept
    assert "elm-street" in kept


def test_an_edit_made_while_publishing_is_not_half_published(
    planted: Seedbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readiness judges what is frozen: not what stood there a moment before."""
    real = frozen

    def edited_meanwhile(row: Case, **more: Any) -> dict[str, Any]:
        SummarySentence.objects.update(text="The officer is guilty.")
        return real(row, **more)

    change()
    monkeypatch.setattr("editions.publishing.releasing.frozen", edited_meanwhile)
    publish(planted.row(), by=None, note="Just in time.")
    assert "guilty" not in str(everything())
    with pytest.raises(NotReady):
        publish(planted.row(), by=None, note="Too late.")


# --- Facts and slugs that move ------------------------------------------------------------------------------


def test_a_fact_that_moved_is_taken_out_of_one_case_before_it_enters_another(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b"))
    planted.plant()
    other = Case.objects.get(slug="mill-lane")
    Statement.objects.filter(public_id="saidaaaa").update(case=other, position=1)
    with pytest.raises(Refused, match="elm-street"):
        publish(other, by=None, note="A statement more.")
    publish(planted.row(), by=None, note="A statement less.")
    publish(other, by=None, note="A statement more.")
    assert PublicStatement.objects.get(public_id="saidaaaa").case.slug == "mill-lane"
    call_command("verify", stdout=StringIO())


def test_a_slug_that_another_case_had_is_never_given_again(planted: Seedbed) -> None:
    planted.cases.append(a_case("mill-lane", "b"))
    planted.plant()
    Case.objects.filter(slug="elm-street").update(slug="elm-street-2023")
    Case.objects.filter(slug="mill-lane").update(slug="elm-street")
    with pytest.raises(Refused, match="elm-street"):
        publish(Case.objects.get(slug="elm-street"), by=None, note="Renamed.")
    call_command("verify", stdout=StringIO())


def test_a_renamed_case_is_one_case_still(planted: Seedbed) -> None:
    Case.objects.update(slug="elm-street-2023")
    edition = publish(Case.objects.get(), by=None, note="Renamed.")
    assert edition is not None
    assert (edition.number, PublicCase.objects.get().slug) == (2, "elm-street-2023")
    call_command("verify", stdout=StringIO())


def test_a_redaction_reaches_the_notes_too(planted: Seedbed) -> None:
    change("A search by Jane Doe")
    correct(planted.row(), by=None, note="Jane Doe was not named before.")
    change("A search")
    redact(
        planted.row(),
        by=None,
        ground="By order of a court.",
        decision="The board decided.",
        texts=["Jane Doe"],
    )
    assert "Jane Doe" not in str(everything())
    call_command("verify", stdout=StringIO())


def test_rows_of_facts_are_those_of_the_newest_edition(planted: Seedbed) -> None:
    Event.objects.all().delete()
    Allegation.objects.get().status_steps.update(term="statement")
    publish(planted.row(), by=None, note="Changed.")
    assert '"term":"statement"' in PublicAllegation.objects.get().body
