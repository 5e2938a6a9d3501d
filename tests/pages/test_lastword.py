"""The last official word: whose words count, and by which day they had been said."""

from datetime import date
from typing import Any

import pytest

from pages.casepage.lastword import certain, last_word

COPA = {"slug": "copa", "name": "Review Office", "acronym": "COPA"}
UNION = {"slug": "fop", "name": "Police Union", "acronym": "FOP"}
AGENCIES = [{"slug": "copa", "kind": "civilian-oversight"}, {"slug": "fop", "kind": "union"}]
PEOPLE = [{"slug": "ada", "capacity": "spokesperson"}, {"slug": "bob", "capacity": "union-officer"}]


def step(day: str, body: dict[str, str] | None = COPA) -> dict[str, Any]:
    return {"id": "s", "date": day, "date_earliest": day, "date_latest": day, "decided_by": body}


def said(day: str, agency: dict[str, str] | None, speaker: str = "") -> dict[str, Any]:
    who = {"slug": speaker} if speaker else None
    about = {"id": "w", "said": day, "said_earliest": day, "said_latest": day}
    return {**about, "agency": agency, "speaker": who}


def document(steps: list[dict[str, Any]], statements: list[dict[str, Any]]) -> dict[str, Any]:
    allegations = [{"status_steps": steps}, {"redacted": {}}]
    return {"allegations": allegations, "statements": statements, "agencies": AGENCIES, "people": PEOPLE}


@pytest.mark.parametrize(
    ("statements", "anchor"),
    [
        pytest.param([said("2023-07-18", COPA)], "statement-w", id="a body that speaks later than its step"),
        pytest.param([said("2023-07-01", COPA)], "step-s", id="a body that spoke before its step"),
        pytest.param([said("2023-07-18", UNION)], "step-s", id="a union is no official body"),
        pytest.param([said("2023-07-18", COPA, "bob")], "step-s", id="nor is a union's officer"),
        pytest.param([said("2023-07-18", None, "ada")], "step-s", id="nor one who speaks for no body"),
        pytest.param([said("2023-07-18", COPA, "ada")], "statement-w", id="a spokesperson speaks for a body"),
    ],
)
def test_the_newest_word_of_an_official_body_counts(statements: list[dict[str, Any]], anchor: str) -> None:
    word = last_word(document([step("2023-07-06")], statements))
    assert word is not None
    assert (word.anchor, word.body) == (anchor, "Review Office")


def test_there_may_be_none() -> None:
    assert last_word(document([step("2023-07-06", body=None)], [])) is None


@pytest.mark.parametrize(
    ("earliest", "latest", "day"),
    [
        ("2023-07-06", "2023-07-18", date(2023, 7, 18)),
        ("2023-07-06", "9999-12-31", date(2023, 7, 6)),
        ("0001-01-01", "2023-07-06", date(2023, 7, 6)),
        ("0001-01-01", "9999-12-31", None),
        (None, None, None),
    ],
)
def test_it_counts_from_the_day_by_which_it_had_been_said(
    earliest: str | None, latest: str | None, day: date | None
) -> None:
    assert certain(earliest, latest) == day


def test_days_are_counted_and_never_negative() -> None:
    word = last_word(document([step("2023-07-06")], []))
    assert word is not None
    assert [word.days_until(date(2023, 7, day)) for day in (6, 18, 1)] == [0, 12, 0]
