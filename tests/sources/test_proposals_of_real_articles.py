"""The five articles of the first case, where they are at hand: what a person cited by hand is proposed."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from sources.known import Known, KnownAgency, KnownPerson
from sources.proposals import Candidate, propose
from sources.repeats import Statements
from sources.text import decode, normalise, sha256

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ARTICLES = Path(os.environ.get("ARTICLES_DIR", ROOT.parent / "shared" / "articles"))

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="The articles are private and not at hand.")


def rows(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((SEEDS / name).read_text(encoding="utf-8"))
    return loaded


def known() -> Known:
    names = {agency["slug"]: agency["name"] for agency in rows("agencies.yaml")}
    return Known(
        people=tuple(
            KnownPerson(one["name"], tuple(one.get("also_known_as", ())), names.get(one.get("agency"), ""))
            for one in rows("people.yaml")
        ),
        agencies=tuple(
            KnownAgency(one["name"], (*one.get("also_known_as", ()), *filter(None, [one.get("acronym")])))
            for one in rows("agencies.yaml")
        ),
        outlets=tuple(one["name"] for one in rows("outlets.yaml")),
    )


@pytest.fixture(scope="module")
def proposed() -> dict[str, list[Candidate]]:
    """Every direct candidate of each article, by the article's slug."""
    slugs = {one["text_sha256"]: one["slug"] for one in rows("sources.yaml")}
    found = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        text = normalise(decode(path.read_bytes()))
        if slug := slugs.get(sha256(text)):
            found[slug] = [one for one in propose(text, known=known()) if one.kind == "direct"]
    return found


def printings() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every statement with each of its printings in quotation marks."""
    cases = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((SEEDS / "cases").glob("*.yaml"))
    ]
    return [
        (statement, printing)
        for case in cases
        for statement in case["statements"]
        for printing in statement["printings"]
        if printing["kind"] == "direct"
    ]


def case_statements() -> list[dict[str, Any]]:
    paths = sorted((SEEDS / "cases").glob("*.yaml"))
    return [one for path in paths for one in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]]


def named(statement: dict[str, Any], key: str, file: str) -> str:
    names = {one["slug"]: str(one["name"]) for one in rows(file)}
    return names.get(statement.get(key, ""), "")


def candidate_at(candidates: list[Candidate], start: int, exact: str) -> Candidate | None:
    return next(
        (one for one in candidates for part in one.segments if (part.start, part.exact) == (start, exact)),
        None,
    )


def test_every_quotation_cited_by_hand_is_proposed_at_its_offsets(
    proposed: dict[str, list[Candidate]],
) -> None:
    missed = [
        passage["exact"]
        for _, printing in printings()
        for passage in printing["passages"]
        if printing["source"] in proposed
        and not candidate_at(proposed[printing["source"]], passage["start"], passage["exact"])
    ]
    assert missed == []


def test_every_quotation_has_the_agency_and_speaker_that_the_article_gives(
    proposed: dict[str, list[Candidate]],
) -> None:
    """One article may name a speaker whom another leaves out; an agency is named by all of them."""
    wrong = []
    for statement, printing in printings():
        speaker, agency = (
            named(statement, "speaker", "people.yaml"),
            named(statement, "agency", "agencies.yaml"),
        )
        for passage in printing["passages"]:
            one = candidate_at(proposed.get(printing["source"], []), passage["start"], passage["exact"])
            if one and not (one.agency == agency and one.speaker in (speaker, "")):
                wrong.append((passage["exact"], one.speaker, one.agency))
    assert wrong == []


SPEAKERS = {
    "nbc-chicago-2023-07-07": {"", "Michael Rodriguez", "Jesús García"},
    "cnn-2023-07": {"", "Ephraim Eaddy", "Lori Lightfoot"},
    "fox-news-2023-07-18": {"Andrea Kersten"},
    "unattributed-2023-07-a": {"", "Brandon Johnson", "John J. Catanzara Jr."},
}


@pytest.mark.parametrize("slug", SPEAKERS)
def test_each_article_has_the_speakers_it_names(proposed: dict[str, list[Candidate]], slug: str) -> None:
    assert {one.speaker for one in proposed[slug]} == SPEAKERS[slug]


def test_nothing_else_is_proposed_as_a_direct_statement(proposed: dict[str, list[Candidate]]) -> None:
    cited = {
        (printing["source"], passage["start"])
        for _, printing in printings()
        for passage in printing["passages"]
    }
    invented = [
        part.exact
        for slug, candidates in proposed.items()
        for one in candidates
        for part in one.segments
        if (slug, part.start) not in cited
    ]
    assert invented == []


def test_a_statement_printed_twice_is_told_with_the_words_that_differ(
    proposed: dict[str, list[Candidate]],
) -> None:
    """Every two printings of one statement that a person found, and no two of different ones."""
    owners = {
        (printing["source"], passage["start"]): place
        for place, statement in enumerate(case_statements())
        for printing in statement["printings"]
        for passage in printing["passages"]
    }
    seen: Statements[tuple[str, int]] = Statements()
    differ = []
    for slug, candidates in proposed.items():
        for one in candidates:
            key = (slug, one.segments[0].start)
            repeat = seen.repeat(one, fits=lambda held, slug=slug: held[0] != slug)  # type: ignore[misc]
            if repeat:
                assert owners[key] == owners[repeat.key]
                differ.append([(word.left, word.right) for word in repeat.differences])
            seen.add(key, one)
    assert differ == [
        [],
        [("(COPA)", ""), ("(CPD) assigned", "assignment")],
        [("investigators", "investigations"), ("details", "detail")],
        [],
    ]
