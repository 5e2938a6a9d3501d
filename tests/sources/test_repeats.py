"""Which statements were printed before."""

import pytest

from sources.proposals import propose
from sources.repeats import Statements

FIRST = "“Yesterday, the office learned of an allegation involving members of the department,” it said."
OTHERS = [
    (FIRST, True, "the same words"),
    (
        '"Yesterday the office learned of an allegation involving members of the department," it said.',
        True,
        "other marks",
    ),
    (
        "“Yesterday, the office learned of an allegation involving officers of the department,” it said.",
        True,
        "a word changed",
    ),
    ("“Yesterday, the office learned of an allegation,” it said.", True, "a part"),
    ("“The department will look into the matter as soon as it can,” it said.", False, "other words"),
    ("“No.” Holt said.", False, "too few words to tell"),
]


@pytest.mark.parametrize(("text", "is_repeated", "why"), OTHERS)
def test_a_statement_is_known_again(text: str, is_repeated: bool, why: str) -> None:
    seen: Statements[str] = Statements()
    seen.add("first", propose(FIRST)[0])
    found = [seen.repeated(one, fits=lambda _: True) for one in propose(text) if one.kind == "direct"]
    assert found == (["first"] if is_repeated else [None]), why


def test_only_statements_that_fit_are_pointed_to() -> None:
    seen: Statements[str] = Statements()
    seen.add("later", propose(FIRST)[0])
    assert seen.repeated(propose(FIRST)[0], fits=lambda key: key != "later") is None
