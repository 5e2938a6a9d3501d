"""Readiness: fair quotation. A speaker's words in full, an article's own prose by the shortest phrase."""

import pytest
from pytest_django import Settings

from cases.models import Printing, SummarySentence
from cases.readiness import problems
from cases.readiness.quotation import covered
from sources.models import Passage, SourceArticle
from tests.seedbed import GAZETTE, Seedbed

TWENTY = "in the morning, the river rose by a hand, and the market in the old square closed an hour before"


def cite(exact: str, slug: str = "gazette") -> Passage:
    passage = Passage.objects.cite(SourceArticle.objects.get(slug=slug), exact)
    SummarySentence.objects.get().passages.add(passage)
    return passage


@pytest.mark.parametrize(
    ("exact", "ready", "because"),
    [
        (TWENTY, True, "twenty words"),
        (f"{TWENTY} noon", False, "twenty-one"),
        ("We received a complaint on Monday and we are looking into it,", True, "a speaker's own words"),
    ],
)
def test_an_articles_own_prose_is_cited_by_a_short_phrase(
    exact: str, ready: bool, because: str, planted: Seedbed
) -> None:
    cite(exact)
    assert (problems(planted.row()) == []) is ready, because


def test_a_speakers_words_stand_in_full_however_many_they_are(planted: Seedbed, settings: Settings) -> None:
    settings.QUOTE_MAX_PROSE_WORDS = 11
    assert not any("We received" in problem.what for problem in problems(planted.row()))
    Printing.objects.filter(kind="direct").update(kind="indirect")
    assert any("takes 12 words" in problem.what for problem in problems(planted.row()))


@pytest.mark.parametrize(
    ("prefix", "suffix", "ready", "because"),
    [
        ("", "", True, "the words occur once"),
        ("The ", "", False, "context is quotation too, and not needed here"),
        ("", " will", False, "the same behind the words"),
    ],
)
def test_context_stands_only_where_the_words_alone_are_ambiguous(
    prefix: str, suffix: str, ready: bool, because: str, planted: Seedbed
) -> None:
    passage = cite("ferry")
    Passage.objects.filter(pk=passage.pk).update(prefix=prefix, suffix=suffix)
    assert (problems(planted.row()) == []) is ready, because


def test_context_that_is_needed_may_stand(planted: Seedbed) -> None:
    passage = cite_second("The")
    assert passage.prefix or passage.suffix
    assert problems(planted.row()) == []


def cite_second(exact: str) -> Passage:
    article = SourceArticle.objects.get(slug="gazette")
    passage = Passage.objects.cite(article, exact, start=GAZETTE.index(exact, GAZETTE.index(exact) + 1))
    SummarySentence.objects.get().passages.add(passage)
    return passage


def test_context_is_short(planted: Seedbed, settings: Settings) -> None:
    settings.QUOTE_MAX_CONTEXT_CHARS = 1
    cite_second("The")
    assert "of context; the limit is 1" in str(problems(planted.row())[0])


@pytest.mark.parametrize("held", [True, False])
def test_a_share_of_an_articles_prose_is_not_passed(held: bool, planted: Seedbed, settings: Settings) -> None:
    if not held:
        SourceArticle.objects.update(text="")
    settings.QUOTE_MAX_PROSE_SHARE = 0.05
    found = [problem for problem in problems(planted.row()) if problem.where.startswith("article")]
    assert [problem.where for problem in found] == ["article gazette", "article herald"]


def test_the_share_leaves_speakers_words_out_of_both_sides(planted: Seedbed, settings: Settings) -> None:
    case = planted.row()
    case.events.all().delete()
    case.disagreements.all().delete()
    case.statements.get().printings.filter(kind="indirect").delete()
    quoted = len("We received a complaint on Monday and we are looking into it,")
    prose = {(p.start, p.end) for p in Passage.objects.filter(article__slug="gazette")}
    cited = covered(prose) - quoted - len("Two officers took part") - len("a traffic stop on Elm Street") + 28
    settings.QUOTE_MAX_PROSE_SHARE = cited / (len(GAZETTE) - quoted)
    assert problems(case) == []
    settings.QUOTE_MAX_PROSE_SHARE -= 0.0001
    assert [problem.where for problem in problems(case)] == ["article gazette"]


@pytest.mark.parametrize(
    ("spans", "characters", "because"),
    [
        ([], 0, "nothing is cited"),
        ([(3, 7)], 4, "one span"),
        ([(3, 7), (3, 7)], 4, "the same twice is cited once"),
        ([(3, 7), (5, 9)], 6, "an overlap counts once"),
        ([(0, 9), (2, 3)], 9, "one inside the other"),
        ([(5, 9), (0, 2)], 6, "two apart, in any order"),
    ],
)
def test_a_character_cited_twice_counts_once(
    spans: list[tuple[int, int]], characters: int, because: str
) -> None:
    assert covered(spans) == characters, because
