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


def test_a_way_of_speaking_of_two_people_is_no_repeat() -> None:
    seen: Statements[str] = Statements()
    seen.add("first", propose("“We act out of an abundance of caution,” Ann Lee said.")[0])
    other = propose("“It was out of an abundance of caution,” Bo Ray said.")[0]
    assert seen.repeated(other, fits=lambda _: True) is None


def test_only_statements_that_fit_are_pointed_to() -> None:
    seen: Statements[str] = Statements()
    seen.add("later", propose(FIRST)[0])
    assert seen.repeated(propose(FIRST)[0], fits=lambda key: key != "later") is None


HOW = [
    ("“We have opened an inquiry into all of the claims,” Ann Lee said.", "exact", [], "the same words"),
    ("“We have opened an inquiry into all of these claims,” Ann Lee said.", "changed", [("the", "these")], "a word changed"),
    ("“We have opened an inquiry,” Ann Lee said.", "cut", [("into all of the claims", "")], "a part"),
    ("“An inquiry, opened by us already, will look into all of the claims,” Ann Lee said.", "paraphrased", None, "told in another order"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "how", "differences", "why"), HOW)
def test_a_repeat_says_how_and_which_words_differ(
    text: str, how: str, differences: list[tuple[str, str]] | None, why: str
) -> None:
    seen: Statements[str] = Statements()
    seen.add("first", propose(HOW[0][0])[0])
    found = seen.repeat(propose(text)[0], fits=lambda _: True)
    assert found is not None, why
    assert found.how == how
    if differences is not None:
        assert [(one.left.strip(" ,"), one.right.strip(" ,")) for one in found.differences] == differences
