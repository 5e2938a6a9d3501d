"""Which article copies which: most of its runs of eight words, one pointer, never a chain."""

from random import Random

import pytest

from benchmarks.text import reprinted
from sources.reprints import Index, runs

WORDS = [f"word{number}" for number in range(4_000)]


def article(seed: int, words: int = 300) -> str:
    return " ".join(Random(seed).choices(WORDS, k=words))


def index(*texts: str) -> Index[int]:
    made: Index[int] = Index()
    for key, text in enumerate(texts):
        made.add(key, text)
    return made


def changed(text: str, every: int) -> str:
    return " ".join("other" if place % every == 0 else word for place, word in enumerate(text.split(), 1))


ORIGINAL = article(1)
COPIES = [
    (ORIGINAL, "a copy"),
    (ORIGINAL.replace("word1 ", "Word1 ").replace(" ", "\n", 50), "with other lines and capitals"),
    (" ".join(ORIGINAL.split()[100:]), "cut at the beginning"),
    (f"{article(2, 400)} {ORIGINAL}", "inside a longer article"),
    (changed(ORIGINAL, 40), "with a word changed here and there"),
]


@pytest.mark.parametrize(("text", "why"), COPIES)
def test_a_copy_is_told(text: str, why: str) -> None:
    found = index(article(3), ORIGINAL).best(text)
    assert found is not None, why
    assert found.key == 1


OTHERS = [
    (article(4), "another article"),
    (" ".join([article(5), *ORIGINAL.split()[:60]]), "one that prints the same long statement"),
    (" ".join(ORIGINAL.split()[:20]), "a notice of a few words"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), OTHERS)
def test_another_article_is_no_copy(text: str, why: str) -> None:
    assert index(ORIGINAL).best(text) is None, why


def test_the_pointer_goes_to_the_best_article_and_not_to_what_that_one_copies() -> None:
    middle = " ".join([*ORIGINAL.split()[:150], *article(6, 150).split()])
    last = " ".join([*middle.split()[150:], *article(7, 20).split()])
    found = index(ORIGINAL, middle).best(last)
    assert found is not None
    assert found.key == 1
    assert index(ORIGINAL).best(last) is None


def test_among_equal_articles_the_first_is_copied() -> None:
    found = index(ORIGINAL, ORIGINAL).best(ORIGINAL)
    assert found is not None
    assert (found.key, found.share) == (0, 1.0)


def test_only_articles_that_fit_are_asked() -> None:
    found = index(ORIGINAL, ORIGINAL).best(ORIGINAL, fits=lambda key: key > 0)
    assert found is not None
    assert found.key == 1


def test_boilerplate_that_every_article_prints_copies_nothing() -> None:
    footer = article(8, 60)
    many = index(*(f"{article(100 + number, 40)} {footer}" for number in range(60)))
    assert many.best(f"{article(9, 40)} {footer}") is None


def test_links_are_not_compared() -> None:
    assert runs("CLICK HERE TO GET THE NEWS APP OF THE STATION") == frozenset()


@pytest.mark.parametrize("seed", range(2))
def test_copies_are_told_in_any_order_of_arrival_and_nothing_else_is(seed: int) -> None:
    told = reprinted.read(reprinted.corpus(), seed)

    assert told.false == []
    assert told.found["near duplicate"] == told.made["near duplicate"] > 50
    assert told.found["contained copy"] >= 0.95 * told.made["contained copy"] > 20


def test_a_round_up_points_to_one_article_and_merges_no_two() -> None:
    """Half of one article and half of another: the two have nothing in common but the round-up."""
    made = {one.name: one for one in reprinted.corpus()}
    one, other = sorted(made["61-dense-inversions+roundup"].kin)
    index: Index[str] = Index()
    for name in ("61-dense-inversions+roundup", one):
        index.add(name, made[name].text)

    found = index.best(made[other].text)

    assert found is not None
    assert found.key == "61-dense-inversions+roundup"


def test_asking_costs_the_same_however_many_articles_are_held() -> None:
    few, many = reprinted.steps((10, 1_000))

    assert many == few
