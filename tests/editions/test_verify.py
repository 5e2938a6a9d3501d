"""Verify proves the archive: untouched it passes, and one character changed anywhere is named."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, models, transaction
from pytest_django import DjangoDbBlocker

from cases.models import Case, Event
from editions import search
from editions.models import (
    Edition,
    Entry,
    FacetCount,
    Listing,
    LogHead,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.publishing import correct, redact, retract
from sources.models import Passage, SourceArticle
from tests.lasting import lasting_rows
from tests.seedbed import GAZETTE, HERALD, Seedbed, a_case

pytestmark = pytest.mark.django_db

Model = type[models.Model]


@pytest.fixture(scope="module", autouse=True)
def an_eventful_archive(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Three cases: one corrected and redacted, one retracted, one as it was planted."""
    with lasting_rows(django_db_blocker):
        bed = Seedbed(tmp_path_factory.mktemp("eventful"))
        bed.cases += [a_case("mill-lane", "b"), a_case("oak-row", "c")]
        bed.plant()
        case = bed.row()
        Case.objects.filter(pk=case.pk).update(title="A search in Riverton")
        correct(case, by=None, note="The title was wrong.")
        Event.objects.filter(case=case).delete()
        redact(case, by=None, ground="By order of a court.", decision="The board.", facts=["eventaaa"])
        retract(Case.objects.get(slug="mill-lane"), by=None, reason="The article was withdrawn.")
        yield


def faults() -> list[str]:
    """What the command says is wrong; it never fails in another way than by saying so."""
    try:
        call_command("verify", stdout=StringIO())
    except CommandError as error:
        refusal = error
    else:
        return []
    first, *rest = str(refusal).splitlines()
    assert (refusal.returncode, first) == (1, "The archive does not verify:")
    return rest


def test_an_archive_that_nobody_touched_is_verified() -> None:
    out = StringIO()
    call_command("verify", stdout=out)
    assert out.getvalue() == "Verified: 6 log entries, their documents, the index, and every passage held.\n"


# --- One value changed --------------------------------------------------------------------------------------


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def another(value: Any) -> Any:
    """Almost the same value: one character, one day, one more."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case None:
            return "2024-01-01"
        case "":
            return "x"
        case _:
            place = len(value) // 2
            return value[:place] + ("1" if value[place] != "1" else "2") + value[place + 1 :]


def tamper(model: Model, field: models.Field[Any, Any], key: Any) -> None:
    """Change one value of one row past everything of ours; the database may refuse by itself."""
    table, column, primary = model._meta.db_table, field.column, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {table} WHERE "{primary}" = %s', [key])
        (value,) = cursor.fetchone()
    stored = field.get_db_prep_save(another(field.to_python(value)), connection) if is_json(field) else None
    changed = stored if is_json(field) else another(value)
    sql(f'UPDATE {table} SET "{column}" = %s WHERE "{primary}" = %s', changed, key)


def is_json(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.JSONField)


NOT_PROVEN = {
    # Keys of this installation's own, which no document holds and no reader sees.
    *((model, "id") for model in (PublicAllegation, PublicStatement, PublicAgency, PublicSource)),
    *((model, "id") for model in (Listing, FacetCount, Passage, LogHead)),
    (Edition, "made_by"),
}
PROVEN: list[tuple[Model, str]] = [
    (model, field.name)
    for model in (
        *(LogHead, Entry, Edition, PublicCase, PublicAllegation, PublicStatement),
        *(PublicAgency, PublicSource, Listing, FacetCount, Passage),
    )
    for field in model._meta.concrete_fields
    if (model, field.name) not in NOT_PROVEN and not field.generated
] + [(SourceArticle, "text"), (SourceArticle, "text_sha256"), (SourceArticle, "text_length")]


@pytest.mark.parametrize(("model", "name"), PROVEN)
def test_a_value_changed_in_any_column_of_any_row_is_told(model: Model, name: str) -> None:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    for key in spread(list(model._default_manager.order_by("pk").values_list("pk", flat=True))):
        point = transaction.savepoint()
        try:
            with transaction.atomic():
                tamper(model, field, key)
                connection.check_constraints()
        except IntegrityError:
            continue  # The database itself refuses the value.
        assert faults() != [], f"{model.__name__} {key}: {name}"
        transaction.savepoint_rollback(point)


def spread(keys: list[Any]) -> list[Any]:
    """At most six of the rows, the first and the last among them."""
    return keys if len(keys) <= 6 else [*keys[:: len(keys) // 5], keys[-1]]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE editions_loghead SET sequence = 5", "log: it ends at entry 6, but its head says 5"),
        (
            "UPDATE editions_entry SET note = 'x' WHERE sequence = 6",
            "log entry 6: its note is not what was hashed",
        ),
        (
            "UPDATE editions_entry SET at = '2020-01-01T00:00:00Z' WHERE sequence = 4",
            "log entry 4: its facts",
        ),
        ("UPDATE editions_entry SET case_id = 'aaaaaaaa' WHERE sequence = 1", "log entry 1: its facts"),
        (
            "UPDATE editions_edition SET etag = 'x' WHERE number = 2",
            "edition 2 of elm-street: the stored document",
        ),
        (
            "UPDATE editions_publiccase SET title = 'x' WHERE slug = 'oak-row'",
            "index: case oak-row: title is 'x'",
        ),
        ("UPDATE editions_publiccase SET body = 'x' WHERE slug = 'mill-lane'", "index: the tombstone of"),
        (
            "UPDATE editions_publiccase SET slug = 'x' WHERE slug = 'mill-lane'",
            "slug is 'x', expected 'mill-lane'",
        ),
        (
            "UPDATE editions_publicagency SET name = 'x' WHERE slug = 'rpd'",
            "index: public agency rpd: name is 'x'",
        ),
        ("UPDATE editions_publicsource SET outlet = 'x'", "index: public source gazette: outlet is 'x'"),
        (
            "UPDATE editions_publicstatement SET speaker = 'x'",
            "index: public statement saidaaaa: speaker is 'x'",
        ),
        (
            "UPDATE editions_facetcount SET cases = 9 WHERE value = 'rpd'",
            "index: agency=rpd counts 9 cases, expected 2",
        ),
        (
            "UPDATE editions_facetcount SET label = 'x' WHERE value = 'rpd'",
            "index: agency=rpd is labelled 'x'",
        ),
        ("UPDATE sources_passage SET prefix = 'x' WHERE exact = 'Sunday night'", "passage herald@"),
    ],
)
def test_the_fault_is_named(change: str, named: str) -> None:
    sql(change)
    assert any(named in fault for fault in faults())


# --- One character of a document ----------------------------------------------------------------------------


def test_any_character_changed_in_any_document_is_told() -> None:
    """At random places with a fixed seed: braces, keys, salts, digits of offsets, words."""
    chance = random.Random(7)
    for edition in Edition.objects.all():
        for place in chance.sample(range(len(edition.document)), 8):
            old = edition.document[place]
            new = chance.choice([c for c in 'x1" {}:,é' if c != old])
            changed = edition.document[:place] + new + edition.document[place + 1 :]
            Edition.objects.filter(pk=edition.pk).update(document=changed)
            assert any(str(edition) in fault for fault in faults()), (place, old, new)
        Edition.objects.filter(pk=edition.pk).update(document=edition.document)
    assert faults() == []


@pytest.mark.parametrize(
    "document", ["", "x", "{}", "[]", "null", "12", '"x"', "{", '{"slug": "elm-street"}', "[" * 5000]
)
def test_what_is_no_document_is_named_and_not_stumbled_over(document: str) -> None:
    edition = Edition.objects.get(case_id=PublicCase.objects.get(slug="oak-row").case_id)
    Edition.objects.filter(pk=edition.pk).update(document=document)
    assert any(fault.startswith("edition 1 of oak-row: ") for fault in faults())


@pytest.mark.parametrize("parts", ["[]", "12", '"x"', "null", "{}", '{"/slug": 1}'])
@pytest.mark.parametrize("column", ["parts", "salts", "removed"])
def test_what_is_no_proof_is_named_and_not_stumbled_over(column: str, parts: str) -> None:
    kind = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    sql(f"UPDATE editions_entry SET {column} = {kind} WHERE sequence = 5", parts)
    assert any(fault.startswith("log entry 5: ") for fault in faults())


def test_a_salt_that_is_no_hexadecimal_is_named() -> None:
    Entry.objects.filter(sequence=6).update(salts={"/note": "x", "/slug": "y", "/removed": "z"})
    assert any(fault.startswith("log entry 6: ") for fault in faults())


def test_a_note_cannot_be_changed_by_taking_its_salt_away() -> None:
    Entry.objects.filter(sequence=6).update(note="Nothing happened.", salts={})
    assert any(fault.startswith("log entry 6: ") for fault in faults())


# --- Rows taken out, rows put in ----------------------------------------------------------------------------

DELETED: list[Model] = [
    *(Entry, Edition, PublicCase, PublicAllegation, PublicStatement, PublicAgency),
    *(PublicSource, Listing, FacetCount, LogHead),
]


@pytest.mark.parametrize("model", DELETED)
def test_any_row_taken_out_is_told(model: Model) -> None:
    table, primary = model._meta.db_table, model._meta.pk.column
    for key in spread(list(model._default_manager.order_by("pk").values_list("pk", flat=True))):
        point = transaction.savepoint()
        sql(f'DELETE FROM {table} WHERE "{primary}" = %s', key)
        assert faults() != [], f"{model.__name__} {key}"
        transaction.savepoint_rollback(point)


def test_a_log_cut_off_at_its_end_is_told() -> None:
    sql("DELETE FROM editions_entry WHERE sequence = 6")
    assert any(fault.startswith("log: it ends at entry 5, but its head says 6") for fault in faults())


def test_a_log_cut_off_with_its_head_is_told_by_what_was_made_from_it() -> None:
    """The tombstone stays behind; who keeps the newest hash elsewhere sees it in any case."""
    entry = Entry.objects.get(sequence=5)
    sql("DELETE FROM editions_entry WHERE sequence = 6")
    LogHead.objects.update(sequence=5, sha256=entry.sha256)
    assert faults() != []


STRAYS = {
    "a facet that counts nothing": (FacetCount, {"facet": "agency", "value": "x", "label": "x", "cases": 0}),
    "a facet that nothing stands under": (
        FacetCount,
        {"facet": "agency", "value": "x", "label": "x", "cases": 1},
    ),
    "an agency of no case": (PublicAgency, {"slug": "x", "sequence": 1, "name": "x", "kind": "other"}),
    "a source of no case": (PublicSource, {"slug": "x", "sequence": 1}),
}


@pytest.mark.parametrize("what", STRAYS)
def test_any_row_put_in_is_told(what: str) -> None:
    model, values = STRAYS[what]
    model._default_manager.create(**values)
    assert len(faults()) == 1


def test_a_case_put_into_a_listing_is_told() -> None:
    case = PublicCase.objects.get(slug="mill-lane")
    Listing.objects.create(facet="agency", value="rpd", case=case, sequence=case.sequence)
    assert faults() == ["index: mill-lane is wrongly in agency=rpd."]


def test_a_listing_that_stands_at_another_place_in_the_log_is_told() -> None:
    Listing.objects.filter(facet="agency", value="rpd", case__slug="oak-row").update(sequence=1)
    assert faults() == ["index: oak-row is missing from agency=rpd."]


# --- The search table ---------------------------------------------------------------------------------------


def rows_of_search() -> list[int]:
    return list(PublicCase.objects.filter(retracted=False).values_list("pk", flat=True))


@pytest.mark.parametrize("column", ["title", "body"] if search.is_sqlite() else ["vector"])
def test_a_word_changed_in_the_search_is_told(column: str) -> None:
    value = "'guilty:1'" if column == "vector" else f"replace({column}, 'search', 'guilty') || 'x'"
    for key in rows_of_search():
        sql(f"UPDATE {search.CASES.table} SET {column} = {value} WHERE rowid = %s", key)
    assert len([fault for fault in faults() if "search text of" in fault]) == 2


def test_a_case_taken_out_of_the_search_is_told() -> None:
    search.CASES.remove(rows_of_search()[:1])
    assert any("search text of" in fault for fault in faults())


@pytest.mark.parametrize("row", ["retracted", "stranger"])
def test_a_text_that_should_not_be_found_is_told(row: str) -> None:
    """What a retraction took away must not be findable."""
    key = PublicCase.objects.get(retracted=True).pk if row == "retracted" else 999_999
    search.CASES.write({key: search.SearchText("CANARY", "CANARY")})
    assert any("search" in fault for fault in faults())


# --- Evidence -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["gazette", "herald"])
def test_one_character_changed_in_a_held_text_is_told(slug: str) -> None:
    text = {"gazette": GAZETTE, "herald": HERALD}[slug]
    for place in range(0, len(text), 97):
        changed = text[:place] + "#" + text[place + 1 :]
        SourceArticle.objects.filter(slug=slug).update(text=changed)
        assert any(f"article {slug}: its held text hashes to" in fault for fault in faults())


def test_a_passage_changed_in_a_document_and_its_hashes_alike_is_told_by_the_text() -> None:
    """Whoever rewrites the whole chain still cannot make an article say what it does not."""
    source = SourceArticle.objects.get(slug="gazette")
    SourceArticle.objects.filter(pk=source.pk).update(text=GAZETTE.replace("Two officers", "Six officers"))
    named = [fault for fault in faults() if fault.startswith("edition 1 of oak-row: passage gazette@")]
    assert named


def test_articles_given_serve_where_none_are_held(bed: Seedbed) -> None:
    SourceArticle.objects.update(text="")
    out = StringIO()
    call_command("verify", articles=bed.articles, stdout=out)
    assert "unverified" not in out.getvalue()
    call_command("verify", stdout=out)
    assert "passages are unverified here: their articles' texts are not held." in out.getvalue()


@pytest.mark.parametrize("held", [True, False])
def test_one_character_changed_in_an_article_file_is_told(held: bool, bed: Seedbed) -> None:
    if not held:
        SourceArticle.objects.update(text="")
    bed.print_article("herald", HERALD.replace("One officer", "Six officers"))
    with pytest.raises(CommandError, match="article herald: no file has its text") as refused:
        call_command("verify", articles=bed.articles, stdout=StringIO())
    assert "file herald.txt: it is no article's text" in str(refused.value)
    assert refused.value.returncode == 1


@pytest.mark.parametrize("raw", [b"\xff", b"", b"a\0"])
def test_an_article_file_that_is_no_text_is_told(raw: bytes, bed: Seedbed) -> None:
    (bed.articles / "gazette.txt").write_bytes(raw)
    with pytest.raises(CommandError, match=r"gazette\.txt: The ") as refused:
        call_command("verify", articles=bed.articles, stdout=StringIO())
    assert refused.value.returncode == 1


def test_an_archive_with_many_faults_names_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editions.management.commands.verify.MOST", 10)
    Listing.objects.all().delete()
    assert [len(found := faults()), found[-1]] == [11, "... and more."]


def test_an_empty_archive_is_verified() -> None:
    for model in (PublicCase, PublicAgency, PublicSource, FacetCount):
        model._default_manager.all().delete()
    for index in search.INDEXES.values():
        index.clear()
    sql("DELETE FROM editions_edition")
    sql("DELETE FROM editions_entry")
    LogHead.objects.all().delete()
    assert faults() == []
