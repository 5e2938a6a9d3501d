"""The index is what the current editions project to, however they came about."""

import copy
import random
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from cases.models import Case
from editions import ledger, projection, redaction, search, verify
from editions.document import content_of
from editions.document.build import terms_in
from editions.models import (
    Edition,
    EntryKind,
    FacetCount,
    Listing,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.searchable import TEXTS
from tests.lasting import lasting_rows
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db

Content = dict[str, Any]
CASES = {slug: Case(public_id=f"case{slug[0] * 4}", slug=slug) for slug in ("elm", "mill", "oak")}
TABLES = (PublicCase, PublicAllegation, PublicStatement, PublicAgency, PublicSource, Listing, FacetCount)


@pytest.fixture(scope="module")
def content(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Content]:
    """What a real case says; tests publish variations of it as cases that have no working copy."""
    with lasting_rows(django_db_blocker):
        bed = Seedbed(tmp_path_factory.mktemp("projected"))
        bed.plant()
        found = content_of(bed.row())
        projection.clear()
        for table in ("editions_edition", "editions_entry", "editions_loghead"):
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")
        yield found


def publish(content: Content, case: str, **changes: Any) -> Edition:
    """The next edition of a case: its facts' ids are its own, whatever it shares with the others."""
    said = copy.deepcopy(content) | {"slug": case, "title": f"The case of {case}", "note": ""} | changes
    for noun in ("allegations", "statements", "events", "disagreements"):
        for fact in said[noun]:
            fact["id"] = f"{fact['id'][:6]}{case[0]}{case[0]}"
    said["terms"] = terms_in({key: value for key, value in said.items() if key != "terms"})
    made = ledger.write_edition(ledger.lock(), CASES[case], kind=EntryKind.PUBLISHED, content=said, by=None)
    projection.show(made, made.entry)
    return made


def newest(case: str) -> Edition:
    return Edition.objects.filter(case_id=CASES[case].public_id).latest("number")


def retract(case: str) -> None:
    entry = ledger.write_notice(
        ledger.lock(), newest(case), kind=EntryKind.RETRACTED, note="Withdrawn.", removed=[]
    )
    projection.hide(entry)


def redact(case: str, fact: str) -> None:
    target = redaction.Target(facts={fact})
    removed = redaction.rewrite(Edition.objects.filter(case_id=CASES[case].public_id), target, "A court.")
    entry = ledger.write_notice(
        ledger.lock(), newest(case), kind=EntryKind.REDACTED, note="A court.", removed=removed
    )
    projection.show(newest(case), entry)


def index() -> dict[str, list[dict[str, Any]]]:
    """Every row of the index without keys of this installation's own, in an order of its own."""
    owner = dict(PublicCase.objects.values_list("pk", "case_id"))
    found = {
        model.__name__: [plain(dict(row), owner) for row in model._default_manager.values()]
        for model in TABLES
    }
    searched: list[type[Model]] = [PublicCase, *TEXTS]
    found |= {f"{model.__name__} in search": words(model) for model in searched}
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def words(model: type[Model]) -> list[dict[str, Any]]:
    """What rows are found by, under what they are called and not under their keys."""
    index = search.CASES if model is PublicCase else TEXTS[model][0]
    called = {row.pk: str(row) for row in model._default_manager.all()}
    columns = search.COLUMNS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, {', '.join(columns)} FROM {index.table}")
        return [{"row": called.get(key, "nobody"), "words": said} for key, *said in cursor.fetchall()]


def plain(row: dict[str, Any], owner: dict[int, str]) -> dict[str, Any]:
    case = {"case_id": owner.get(row["case_id"], row["case_id"])} if "case_id" in row else {}
    return {key: value for key, value in row.items() if key != "id"} | case


def check() -> None:
    """What was maintained step by step is what is made from nothing, and both are proven."""
    kept = index()
    assert list(verify.index_faults()) == []
    projection.rebuild()
    assert index() == kept
    assert list(verify.index_faults()) == []


# --- One step at a time -------------------------------------------------------------------------------------


def counts(facet: str) -> dict[str, int]:
    return dict(FacetCount.objects.filter(facet=facet).values_list("value", "cases"))


def listed(facet: str, value: str) -> list[str]:
    return list(Listing.objects.filter(facet=facet, value=value).values_list("case__slug", flat=True))


def without_agency(content: Content, slug: str) -> Content:
    return content | {"agencies": [row for row in content["agencies"] if row["slug"] != slug]}


def test_a_case_stands_under_every_value_that_it_names(content: Content) -> None:
    publish(content, "elm")
    found = {(row.facet, row.value) for row in Listing.objects.all()}
    assert found == {
        ("year", "2024"),
        ("jurisdiction", "riverton"),
        *(("agency", slug) for slug in ("rpd", "rrb")),
        *(("role", role) for role in ("subject", "investigates")),
        *(("party", party) for party in ("subject rpd", "investigates rrb")),
        ("process", "under-investigation"),
        ("disposition", "none-yet"),
        ("category", "unlawful-search"),
        ("speaker", "ada-brook"),
        *(("source", slug) for slug in ("gazette", "herald")),
        ("outlet", "riverton-gazette"),
    }
    check()


def test_counts_and_listings_follow_what_is_published(content: Content) -> None:
    publish(content, "elm")
    publish(content, "mill")
    assert (counts("agency"), listed("agency", "rpd")) == ({"rpd": 2, "rrb": 2}, ["mill", "elm"])
    publish(without_agency(content, "rpd"), "elm")
    assert (counts("agency"), listed("agency", "rpd")) == ({"rpd": 1, "rrb": 2}, ["mill"])
    assert listed("agency", "rrb") == ["elm", "mill"]
    publish(without_agency(content, "rpd"), "mill")
    assert (counts("agency"), listed("agency", "rpd")) == ({"rrb": 2}, [])
    assert not PublicAgency.objects.filter(slug="rpd").exists()
    check()


def test_a_retraction_takes_a_case_out_of_every_count(content: Content) -> None:
    publish(content, "elm")
    publish(content, "mill")
    retract("elm")
    assert set(counts("agency").values()) == {1}
    assert listed("agency", "rpd") == ["mill"]
    assert set(PublicAllegation.objects.values_list("case__slug", flat=True)) == {"mill"}
    check()


def test_the_last_retraction_leaves_tombstones_alone(content: Content) -> None:
    publish(content, "elm")
    retract("elm")
    left = index()
    assert {name for name, rows in left.items() if rows} == {"PublicCase"}
    assert "Riverton" not in str(left)
    check()


def renamed(content: Content, name: str) -> Content:
    agencies = [row | ({"name": name} if row["slug"] == "rpd" else {}) for row in content["agencies"]]
    return content | {"agencies": agencies}


def test_a_shared_agency_is_described_as_the_newest_edition_does(content: Content) -> None:
    publish(renamed(content, "Old name"), "elm")
    publish(renamed(content, "New name"), "mill")
    assert PublicAgency.objects.get(slug="rpd").name == "New name"
    assert FacetCount.objects.get(facet="agency", value="rpd").label == "New name"
    check()


@pytest.mark.parametrize("way", ["retracted", "dropped"])
def test_when_the_newest_goes_the_next_newest_describes_it(content: Content, way: str) -> None:
    publish(renamed(content, "Old name"), "elm")
    publish(renamed(content, "New name"), "mill")
    if way == "retracted":
        retract("mill")
    else:
        publish(without_agency(content, "rpd"), "mill")
    assert PublicAgency.objects.get(slug="rpd").name == "Old name"
    assert FacetCount.objects.get(facet="agency", value="rpd").label == "Old name"
    check()


def test_a_label_too_long_for_its_column_is_cut(content: Content) -> None:
    publish(renamed(content, "N" * 200), "elm")
    sources = [row | {"title": "T" * 500} for row in content["sources"]]
    publish(content | {"sources": sources}, "mill")
    assert set(FacetCount.objects.filter(facet="source").values_list("label", flat=True)) == {"T" * 200}
    check()


def test_a_redacted_fact_has_no_row_and_cannot_be_found(content: Content) -> None:
    publish(content, "elm")
    redact("elm", "allegeee")
    assert not PublicAllegation.objects.exists()
    assert "category" not in {row["facet"] for row in index()["Listing"]}
    check()


def test_reindex_says_how_many_cases_there_are(content: Content) -> None:
    publish(content, "elm")
    publish(content, "mill")
    retract("elm")
    out = StringIO()
    call_command("reindex", stdout=out)
    assert out.getvalue() == "Indexed 2 cases.\n"
    check()


def test_reindexing_needs_editions_and_log_alone(content: Content) -> None:
    publish(content, "elm")
    kept = index()
    projection.clear()
    assert not any(index().values())
    projection.rebuild()
    assert index() == kept


def test_publishing_beside_many_cases_costs_no_more_queries(content: Content) -> None:
    publish(content, "elm")
    few = queries(content)
    publish(content, "mill")
    assert queries(content) == few


def queries(content: Content) -> int:
    with CaptureQueriesContext(connection) as captured:
        publish(content, "elm")
    return len(captured)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("riverton", ["elm", "mill"]),
        ("stop street", ["elm", "mill"]),
        ("mill", ["mill"]),
        ("looking complaints", ["elm", "mill"]),
        ("Ada Brook", ["elm", "mill"]),
        ("farmers", []),
        ("without consent", ["elm", "mill"]),
        ("use-of-force", []),
        ('"; DROP TABLE', []),
    ],
)
def test_a_search_finds_what_the_public_reads(content: Content, words: str, found: list[str]) -> None:
    publish(content, "elm")
    publish(content, "mill")
    matching = search.CASES.matching(words)
    assert matching is not None
    cases = PublicCase.objects.filter(pk__in=matching).order_by("slug")
    assert list(cases.values_list("slug", flat=True)) == found


# --- Any sequence of steps ----------------------------------------------------------------------------------


def varied(content: Content, chance: random.Random) -> Content:
    """What a case could say next: fewer or more bodies, other names, statuses, articles, speakers."""
    said = copy.deepcopy(content)
    for row in said["agencies"]:
        row["name"] = f"{row['slug']} {chance.randrange(3)}"
        row["role"] = chance.choice(["subject", "investigates", "comments", "oversees"])
        row["slug"] = chance.choice(["rpd", "rrb", "city"])
    for row in said["allegations"]:
        row["process"], row["disposition"] = chance.choice(
            [("reported", "none-yet"), ("concluded", "sustained"), ("final", "unfounded")]
        )
        row["category"] = chance.choice(["excessive-force", "false-arrest"])
    for row in said["sources"]:
        row["title"] = chance.choice(["", "One", "Two"])
    for noun in ("agencies", "people", "allegations", "statements", "sources", "events"):
        said[noun] = [row for row in said[noun] if chance.random() < 0.8]
    return said


def step(content: Content, chance: random.Random, gone: set[str]) -> str:
    """One thing that staff could do to one of the three cases; says what was done."""
    case = chance.choice(sorted(CASES.keys() - gone))
    stands = Edition.objects.filter(case_id=CASES[case].public_id).exists()
    what = chance.choices(["publish", "redact", "retract"], [6, 2, 1])[0] if stands else "publish"
    if what == "publish":
        publish(varied(content, chance), case)
    elif what == "redact":
        redact(case, chance.choice(["allege", "saidaa", "eventa"]) + case[0] * 2)
    elif len(gone) < 2:
        retract(case)
        gone.add(case)
    return f"{what} {case}"


@pytest.mark.parametrize("seed", range(6))
def test_an_index_kept_step_by_step_is_the_one_made_from_nothing(content: Content, seed: int) -> None:
    chance, gone, done = random.Random(seed), set[str](), []
    for turn in range(16):
        done.append(step(content, chance, gone))
        assert list(verify.index_faults()) == [], done
        if turn % 4 == 3:
            check()


@pytest.mark.parametrize("seed", range(2))
def test_a_chain_of_any_steps_is_proven(content: Content, seed: int) -> None:
    chance, gone = random.Random(100 + seed), set[str]()
    for _ in range(10):
        step(content, chance, gone)
    assert list(verify.chain_faults()) == list(verify.document_faults()) == []
