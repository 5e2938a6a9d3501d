"""Readiness: each published sentence and fact rests on a passage, and each passage holds."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Printing
from cases.readiness import problems
from cases.readiness.walk import rows
from sources.models import Outlet, Passage, SourceArticle
from tests.seedbed import GAZETTE, Seedbed


def cited(case: Case) -> dict[str, models.Model]:
    """What a reader sees of the case and a passage must support, by the name an editor gives it."""
    return {
        row.where: row.row for row in rows(Case.objects.for_document().get(pk=case.pk)) if row.needs_passages
    }


EVERYTHING = [
    "the case",
    "summary sentence 1",
    "agency rpd as subject",
    "agency rrb as investigates",
    "tracking number 1",
    "allegation allegeda",
    "status step stepaaaa",
    "statement saidaaaa as printed by gazette",
    "statement saidaaaa as printed by herald",
    "event eventaaa",
    "disagreement differaa, account 1",
    "disagreement differaa, account 2",
    "agency rpd",
    "agency rrb",
    "person ada-brook",
]


def test_everything_that_is_published_is_looked_at(planted: Seedbed) -> None:
    assert list(cited(planted.row())) == EVERYTHING


def test_what_has_no_passage_is_named(planted: Seedbed) -> None:
    for row in cited(planted.row()).values():
        row.passages.clear()  # type: ignore[attr-defined]
    Printing.attribution.through.objects.all().delete()
    found = [problem for problem in problems(planted.row()) if "no passage supports" in problem.what]
    assert [(problem.where, problem.field) for problem in found] == [(one, "passages") for one in EVERYTHING]


@pytest.mark.parametrize("part", ["passages", "attribution"])
@pytest.mark.parametrize("source", ["gazette", "herald"])
def test_a_printing_needs_both_the_words_and_who_said_them(part: str, source: str, planted: Seedbed) -> None:
    printing = planted.row().statements.get().printings.get(article__slug=source)
    getattr(printing, part).clear()
    (problem,) = problems(planted.row())
    assert problem.what.startswith(f"the printing by {source}")


def test_a_passage_that_no_longer_holds_is_named_wherever_it_is_cited(planted: Seedbed) -> None:
    for article in SourceArticle.objects.all():
        SourceArticle.objects.filter(pk=article.pk).update(text="#" * article.text_length)
    broken = [problem.where for problem in problems(planted.row()) if "is broken" in problem.what]
    assert list(dict.fromkeys(broken)) == EVERYTHING


def test_a_broken_passage_is_never_moved_to_where_its_words_stand_now(planted: Seedbed) -> None:
    SourceArticle.objects.filter(slug="gazette").update(text=" " + GAZETTE[:-1])
    before = list(Passage.objects.values_list("pk", "start", "exact"))
    assert any("is broken" in problem.what for problem in problems(planted.row()))
    assert list(Passage.objects.values_list("pk", "start", "exact")) == before


def test_where_no_text_is_held_passages_are_taken_as_they_are(planted: Seedbed) -> None:
    SourceArticle.objects.update(text="")
    assert problems(planted.row()) == []


def test_a_larger_case_costs_no_more_queries(planted: Seedbed) -> None:
    few = queries(planted.row())
    case = planted.row()
    shown = case.summary.get()
    for place in range(1, 10):
        sentence = case.summary.create(text=shown.text, position=place)
        sentence.passages.set(shown.passages.all())
        event = case.events.create(text="A stop.", date="2024-03-03", position=place)
        event.passages.set(shown.passages.all())
    assert queries(case) == few


def queries(case: Case) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert problems(case) == []
    return len(captured)


@pytest.mark.parametrize("relation", ["outlet_passages", "published_passages"])
def test_a_passage_that_shows_an_outlet_or_a_date_is_looked_at_too(relation: str, planted: Seedbed) -> None:
    article = SourceArticle.objects.get(slug="gazette")
    shows = Passage.objects.cite(article, "The ferry will sail again on Thursday")
    getattr(article, relation).add(shows)
    SourceArticle.objects.filter(pk=article.pk).update(text=GAZETTE.replace("ferry", "Ferry"))
    broken = [problem.where for problem in problems(planted.row()) if "is broken" in problem.what]
    assert broken == ["source gazette"]


@pytest.mark.parametrize(("noun", "other"), [("outlet", "published"), ("published", "outlet")])
def test_what_is_inferred_of_an_article_is_shown_each_by_its_own_words(
    noun: str, other: str, planted: Seedbed
) -> None:
    told = {"outlet": Outlet.objects.get()} if noun == "outlet" else {}
    SourceArticle.objects.update(**{f"{noun}_basis": "inferred"}, **told)
    for article in SourceArticle.objects.all():
        getattr(article, f"{other}_passages").set(article.passages.all()[:1])
    herald = SourceArticle.objects.get(slug="herald")
    getattr(herald, f"{noun}_passages").set(herald.passages.all()[:1])
    (problem,) = problems(planted.row())
    assert (problem.where, problem.field) == ("source gazette", f"{noun}_passages")
