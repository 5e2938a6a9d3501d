"""What an article contributes, what rests on it alone, and who reports independently."""

from typing import Any

import pytest

from pages.casepage.articles import article
from pages.casepage.contributions import Reach, contributions, reach_of

ABOUT = dict.fromkeys(
    ("outlet_note", "title", "byline", "url", "archived_url", "language", "text_sha256"), ""
)


def source(slug: str, outlet: str = "", copy_of: str = "") -> Any:
    known = {"outlet": {"slug": outlet, "name": outlet} if outlet else None, "outlet_basis": "stated"}
    dates = dict.fromkeys(("published", "published_basis", "published_note", "retrieved"), "")
    passages: dict[str, list[Any]] = {"outlet_passages": [], "published_passages": []}
    held = {"text_length": 1, "text_held": True, "reprint_of": copy_of}
    return article(0, "A", {**ABOUT, **known, **dates, **passages, **held, "slug": slug})


def fact(*slugs: str) -> dict[str, Any]:
    return {"passages": [{"source": slug, "exact": "words"} for slug in slugs]}


def document(*events: dict[str, Any]) -> dict[str, Any]:
    parts = ("summary", "allegations", "statements", "disagreements")
    return {**{part: [] for part in parts}, "events": list(events)}


@pytest.mark.parametrize(
    ("events", "alone"),
    [
        pytest.param([fact("a", "b")], 0, id="two articles carry it"),
        pytest.param([fact("a"), fact("a", "a")], 2, id="one article carries both"),
        pytest.param([fact("a", "copy")], 1, id="its copy is no second source"),
        pytest.param([fact("b")], 0, id="another's fact"),
    ],
)
def test_what_rests_on_an_article_alone(events: list[dict[str, Any]], alone: int) -> None:
    articles = [source("a"), source("b"), source("copy", copy_of="a")]
    assert contributions(document(*events), articles)["a"].alone == alone


def test_facts_are_counted_by_kind() -> None:
    facts = document(fact("a"), fact("a", "b"), {"redacted": {}}) | {"summary": [fact("b")]}
    found = contributions(facts, [source("a"), source("b")])
    assert found["a"].kinds == {"event": 2}
    assert found["b"].kinds == {"sentence": 1, "event": 1}


def test_a_reprint_counts_for_its_outlet_and_never_as_independent() -> None:
    articles = [
        source("a", "gazette"),
        source("b", "herald", copy_of="a"),
        source("c"),
        source("d", "gazette"),
    ]
    assert reach_of(articles) == Reach(outlets=2, independent=1, unknown=1, reprints=1)
