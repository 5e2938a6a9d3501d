"""Which days an article names: in prose from its date, in a statement from the statement's, or left to a person."""

import pytest

from sources.dated import dated
from sources.proposals import propose

PUBLISHED = "2024-03-06"  # a Wednesday

DAYS = [
    ("The board met yesterday.", [("article", "2024-03-05", ())], "prose counts from the article's date"),
    ("“It happened yesterday,” Ann Lee said on Monday.", [("statement", "2024-03-03", ()), ("article", "2024-03-04", ())], "a statement counts from its own day"),
    ("“It happened yesterday,” Ann Lee said.", [("statement", "", ())], "the day of the statement is not told"),
    ("The deadline is 3/4/2024.", [("article", "", ("2024-03-04", "2024-04-03"))], "either order of day and month"),
    ("It was due on 25/12/2023.", [("article", "2023-12-25", ())], "only one order is a day"),
    ("It was due on 4/4/2024.", [("article", "2024-04-04", ())], "both orders are one day"),
    ("“We filed it on 3/4/2024,” Ann Lee said.", [("statement", "", ("2024-03-04", "2024-04-03"))], "figures in a statement"),
    ("Version 1.2.2024.5 of 31/31/2024 came.", [], "no days"),
    ("The board may meet, and did on March 4.", [("article", "2024-03-04", ())], "a verb is no month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "why"), DAYS, ids=[why for *_, why in DAYS])
def test_the_days_named_are(text: str, told: list[tuple[str, str, tuple[str, ...]]], why: str) -> None:
    found = dated(text, PUBLISHED, propose(text, PUBLISHED))

    assert [(one.whose, one.edtf, one.either) for one in found] == told, why
    assert all(text[one.start : one.end] == one.exact for one in found)


def test_without_a_date_of_the_article_nothing_is_counted() -> None:
    (found,) = dated("The board met yesterday.", "", [])

    assert (found.edtf, found.reason) == ("", "“yesterday”: the article has no one date")
