"""Copies of an article held: found by its own runs, whatever the order, at a cost that does not grow."""

from itertools import permutations
from random import Random

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from sources import copies
from sources.models import Indexed, Run, SourceArticle
from sources.models.run import BOILERPLATE
from sources.terms import Basis
from sources.text import sha256

pytestmark = pytest.mark.django_db

WORDS = [f"word{number}" for number in range(4_000)]


def text_of(seed: int, words: int = 200) -> str:
    return " ".join(Random(seed).choices(WORDS, k=words))


def held(slug: str, text: str) -> SourceArticle:
    article = SourceArticle.objects.create(
        slug=slug, text=text, text_sha256=sha256(text), text_length=len(text),
        outlet_basis=Basis.NOT_STATED, published_basis=Basis.NOT_STATED,
    )  # fmt: skip
    copies.enter(article)
    return article


def likest(article: SourceArticle) -> list[str]:
    return [SourceArticle.objects.get(pk=one.article).slug for one in copies.copies(article)]


ORIGINAL = text_of(1)
KINDS = {"original": ORIGINAL, "cut": " ".join(ORIGINAL.split()[80:]), "inside": f"{text_of(2)} {ORIGINAL}"}


@pytest.mark.parametrize("order", list(permutations(KINDS)))
def test_copies_are_found_whatever_the_order_of_arrival(order: tuple[str, ...]) -> None:
    held("other", text_of(3))
    articles = [held(kind, KINDS[kind]) for kind in order]
    assert set(likest(articles[-1])) == set(order[:-1])


def test_a_roundup_does_not_merge_what_it_contains() -> None:
    one, two = held("one", text_of(1)), held("two", text_of(2))
    held("both", f"{text_of(1)} {text_of(2)}")
    assert (likest(one), likest(two)) == (["both"], ["both"])


def test_the_ten_thousandth_article_costs_what_the_tenth_did() -> None:
    costs = []
    for number in range(60):
        article = held(
            f"a{number}", f"{text_of(number)} the footer that each page of this site prints below it all"
        )
        with CaptureQueriesContext(connection) as queries:
            copies.copies(article)
        costs.append((len(queries), Run.objects.filter(article=article).count()))
    assert max(queries for queries, _ in costs) <= 2
    assert 0 <= costs[9][1] - costs[-1][1] <= 10, "rows entered"
    footer = Run.objects.values("number").annotate(held=Count("pk")).order_by("-held")[0]["held"]
    assert footer == BOILERPLATE + 1, "rows read for a footer stop growing"


def test_an_article_is_looked_up_by_an_index_and_never_by_a_scan() -> None:
    held("one", ORIGINAL)
    query = str(Run.objects.filter(number__in=[1, 2, 3]).values_list("number", "article").query)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {query}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "run_is_entered_once" in plan or "sources_run_number" in plan or "sqlite_autoindex" in plan


def test_articles_that_came_in_by_another_door_are_entered_once() -> None:
    held("one", ORIGINAL)
    Indexed.objects.all().delete()
    Run.objects.all().delete()
    assert (copies.enter_all(), copies.enter_all()) == (1, 0)
    assert Run.objects.count() == Indexed.objects.get().runs == 193
