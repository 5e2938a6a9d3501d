"""The committed seeds: what they must say, what they must not say, and that each word can be proven."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import DjangoDbBlocker

from cases import readiness
from cases.models import Agency, Allegation, Case, Disagreement, Person, Statement, StatusStep
from cases.seeding import read_folder, to_yaml
from cases.seeding.files import LISTS
from cases.seeding.shapes import CASE
from cases.terms import Disposition, Process
from cases.wording.lint import without_quotations
from editions.models import Edition
from sources.models import Passage, SourceArticle
from sources.text import decode, normalise
from tests.lasting import lasting_rows
from tests.scratch import ROOT

SEEDS = ROOT / "seeds"
SLUG = "chicago-10th-district-migrants-2023"
ARTICLES = Path(os.environ.get("ARTICLES_DIR", ROOT.parent / "shared" / "articles"))
HAVE_ARTICLES = ARTICLES.is_dir()
with_articles = pytest.mark.skipif(
    not HAVE_ARTICLES, reason="The copyrighted articles are not here: set ARTICLES_DIR to their folder."
)
RUN = 90
LAST_ARTICLE = "2023-07-18"
QUOTATION_MARKS = "\"“”'‘’"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What the first planting printed."""
    with lasting_rows(django_db_blocker):
        printed = StringIO()
        given = ["--articles", str(ARTICLES)] if HAVE_ARTICLES else []
        call_command("seed", *given, stdout=printed)
        yield printed.getvalue()


def case() -> Case:
    return Case.objects.get(slug=SLUG)


def texts() -> dict[str, str]:
    return {article.slug: article.text for article in SourceArticle.objects.held()}


# --- They plant, publish, and come back -------------------------------------------------------------------


def test_they_are_planted_and_published(planted: str) -> None:
    assert f"published  edition 1 of {SLUG}" in planted
    assert readiness.problems(case()) == []


def test_planting_them_again_changes_nothing() -> None:
    printed = StringIO()
    call_command("seed", stdout=printed)
    assert re.fullmatch(r"(\d+) records, \1 unchanged; 0 editions published\.\n", printed.getvalue())


def test_the_case_is_exported_byte_for_byte() -> None:
    printed = StringIO()
    call_command("export_case", SLUG, stdout=printed)
    assert printed.getvalue().encode() == (SEEDS / "cases" / f"{SLUG}.yaml").read_bytes()


@pytest.mark.parametrize("name", LISTS)
def test_every_other_file_is_exported_byte_for_byte(name: str) -> None:
    shape = LISTS[name]
    # In the order of their slugs, which a test below asks of the files too.
    rows = shape.model._default_manager.order_by("slug")
    assert to_yaml(shape, list(rows)).encode() == (SEEDS / name).read_bytes()


def test_they_are_read_in_the_order_of_their_slugs() -> None:
    """Whoever adds a record knows where it goes, and two who add one seldom collide."""
    records = read_folder(SEEDS)
    for shape in LISTS.values():
        slugs = [record.key for record in records if record.shape is shape]
        assert slugs == sorted(slugs)


# --- What they say ----------------------------------------------------------------------------------------


def test_the_tenth_district_is_under_investigation_and_nothing_is_decided() -> None:
    concerned = Allegation.objects.filter(agency__slug="cpd-10th-district")
    assert concerned.exists()
    for allegation in concerned:
        step = [step for step in allegation.steps_by_date if str(step.date_earliest) <= LAST_ARTICLE][-1]
        assert (step.process, step.disposition) == (Process.UNDER_INVESTIGATION, Disposition.NONE_YET)


def test_no_disposition_is_entered_anywhere() -> None:
    assert set(StatusStep.objects.values_list("disposition", flat=True)) == {Disposition.NONE_YET}


def test_the_case_as_a_whole_is_under_investigation() -> None:
    standing = document()["standing"]
    assert (standing["process"], standing["disposition"]) == ("under-investigation", "none-yet")
    assert standing["as_of"] <= LAST_ARTICLE


def test_what_could_not_be_substantiated_is_a_statement() -> None:
    words = Passage.objects.filter(exact__icontains="substantiate")
    said = Statement.objects.filter(printings__passages__in=words)
    assert {statement.agency.slug for statement in said if statement.agency} == {"copa"}
    assert not StatusStep.objects.filter(text__icontains="substantiate").exists()


def test_more_than_one_district_is_alleged() -> None:
    units = set(Allegation.objects.values_list("agency__slug", flat=True))
    assert {"cpd-10th-district", "cpd-19th-district"} <= units


def test_units_stand_below_their_department() -> None:
    below = Agency.objects.filter(parent__slug="cpd").values_list("slug", flat=True)
    assert {"bia", "cpd-10th-district", "cpd-19th-district"} <= set(below)


def test_at_least_a_dozen_points_are_in_dispute() -> None:
    assert Disagreement.objects.count() >= 12
    for question in Disagreement.objects.prefetch_related("accounts"):
        values = [account.value for account in question.accounts.all()]
        assert len(set(values)) == len(values) >= 2, question


def test_one_utterance_is_entered_once_with_all_its_printings() -> None:
    printed = [list(row.printings.values_list("article__slug", flat=True)) for row in Statement.objects.all()]
    assert max(map(len, printed)) >= 3
    assert all(len(set(slugs)) == len(slugs) for slugs in printed)


def test_what_is_inferred_says_how() -> None:
    for article in SourceArticle.objects.all():
        if article.outlet_basis == "inferred":
            assert article.outlet_note
            assert article.outlet_passages.exists()
        if article.published_basis == "inferred":
            assert article.published_note
            assert article.published_passages.exists()


def test_outlets_that_no_text_names_are_not_guessed() -> None:
    unnamed = SourceArticle.objects.filter(outlet__isnull=True)
    assert {article.outlet_basis for article in unnamed} == {"not-stated"}
    assert unnamed.count() == 2


# --- What they do not say ---------------------------------------------------------------------------------


def test_nobody_accused_or_alleged_to_be_harmed_is_named() -> None:
    for allegation in Allegation.objects.all():
        described = f"{allegation.text} {allegation.against} {allegation.reported_by}"
        for person in Person.objects.all():
            assert person.name not in described
            assert person.name.split()[-1] not in described


def test_only_officials_and_spokespersons_are_persons() -> None:
    speakers = set(Statement.objects.exclude(speaker=None).values_list("speaker__slug", flat=True))
    named_otherwise = set(Person.objects.values_list("slug", flat=True)) - speakers
    assert len(named_otherwise) <= 2, "A person who says nothing here need not be named."


def test_prose_is_cited_by_the_shortest_phrase() -> None:
    spoken = set(Passage.objects.filter(pk__in=direct_words()).values_list("pk", flat=True))
    for passage in Passage.objects.exclude(pk__in=spoken):
        assert len(passage.exact.split()) <= settings.QUOTE_MAX_PROSE_WORDS or inside(passage, spoken), (
            passage
        )
        assert max(len(passage.prefix), len(passage.suffix)) <= settings.QUOTE_MAX_CONTEXT_CHARS


def direct_words() -> set[int]:
    rows = Statement.objects.filter(printings__kind="direct").prefetch_related("printings__passages")
    printings = [printing for row in rows for printing in row.printings.all() if printing.kind == "direct"]
    return {passage.pk for printing in printings for passage in printing.passages.all()}


def inside(passage: Passage, spoken: set[int]) -> bool:
    around = Passage.objects.filter(
        pk__in=spoken, article=passage.article, start__lte=passage.start, end__gte=passage.end
    )
    return around.exists()


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "exact":
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def windows(text: str, size: int) -> set[str]:
    plain = " ".join(text.split())
    return {plain[place : place + size] for place in range(len(plain) - size + 1)}


def spoken_windows(size: int) -> set[str]:
    """Runs of speakers' own words, which may be told again in indirect speech."""
    return set[str]().union(
        *(windows(row.exact, size) for row in Passage.objects.filter(pk__in=direct_words()))
    )


@with_articles
def test_our_own_words_are_not_the_articles() -> None:
    """Outside quotations, no run of 90 characters, some 15 words, of an article's own prose is ours."""
    prose = set[str]().union(*(windows(text, RUN) for text in texts().values())) - spoken_windows(RUN)
    for record in read_folder(SEEDS):
        for ours in strings(record.data):
            assert not windows(without_quotations(ours), RUN) & prose, ours


def files() -> list[Path]:
    folders = ["api", "archive", "benchmarks", "cases", "curation", "docs", "editions", "pages", "sources"]
    kinds = {".py", ".md", ".html", ".json", ".toml", ".txt", ".js", ".css", ".svg", ".yaml"}
    found = [path for folder in [*folders, "templates", "tests"] for path in (ROOT / folder).rglob("*")]
    return [*ROOT.glob("*.md"), *(path for path in found if path.suffix in kinds)]


@with_articles
def test_no_article_stands_anywhere_in_the_tree() -> None:
    printed = set[str]().union(*(windows(text, 100) for text in texts().values()))
    for path in files():
        assert not windows(path.read_text(encoding="utf-8"), 100) & printed, path


@with_articles
def test_no_article_stands_in_the_public_record_beyond_its_passages() -> None:
    quoted = set[str]().union(*(windows(passage.exact, RUN) for passage in Passage.objects.all()))
    public = set[str]().union(*(windows(words, RUN) for words in strings(document())))
    for text in texts().values():
        assert not public & windows(text, RUN) - quoted


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Edition.objects.get().document)
    return found


# --- That each word can be proven -------------------------------------------------------------------------


@with_articles
def test_every_direct_quotation_stands_between_quotation_marks() -> None:
    for passage in Passage.objects.filter(pk__in=direct_words()).select_related("article"):
        text = passage.article.text
        assert text[passage.start - 1] in QUOTATION_MARKS, f"{passage} opens without a mark"
        assert text[passage.end] in QUOTATION_MARKS, f"{passage} closes without a mark"


@with_articles
def test_every_passage_holds_in_the_file_itself() -> None:
    """By the rule an outsider is given, not by the archive's own text."""
    given = [normalise(decode(path.read_bytes())) for path in sorted(ARTICLES.glob("*.txt"))]
    for passage in Passage.objects.select_related("article"):
        holding = [text for text in given if text[passage.start : passage.end] == passage.exact]
        assert any(len(text) == passage.article.text_length for text in holding), passage


@with_articles
def test_they_are_verified_with_the_articles() -> None:
    printed = StringIO()
    call_command("verify", articles=ARTICLES, stdout=printed)
    assert "unverified" not in printed.getvalue()


@with_articles
@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("held", [True, False])
def test_one_character_changed_in_an_article_file_is_told(held: bool, number: int, tmp_path: Path) -> None:
    if not held:
        SourceArticle.objects.update(text="")
    copies = tmp_path / "articles"
    shutil.copytree(ARTICLES, copies)
    path = sorted(copies.glob("*.txt"))[number]
    text = path.read_text(encoding="utf-8")
    middle = len(text) // 2
    path.chmod(0o644)
    path.write_text(
        f"{text[:middle]}{'x' if text[middle] != 'x' else 'y'}{text[middle + 1 :]}", encoding="utf-8"
    )
    with pytest.raises(CommandError, match=rf"file {path.name}: it is no article's text") as refused:
        call_command("verify", articles=copies, stdout=StringIO())
    assert refused.value.returncode == 1
    assert re.search(r"article [a-z0-9-]+: no file has its text", str(refused.value))


@with_articles
def test_one_character_changed_in_a_passage_is_told() -> None:
    for passage in Passage.objects.order_by("?")[:5]:
        Passage.objects.filter(pk=passage.pk).update(exact=f"#{passage.exact[1:]}")
        with pytest.raises(CommandError, match=f"passage {passage}: The quotation differs at character 0"):
            call_command("verify", stdout=StringIO())
        Passage.objects.filter(pk=passage.pk).update(exact=passage.exact)


def test_the_schema_is_the_one_they_are_read_by() -> None:
    assert {record.shape for record in read_folder(SEEDS)} == {CASE, *LISTS.values()}
