"""What a case shows of its allegations' statuses, and the rule printed beside it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rollup import DIFFERS, DIFFERS_LABEL, NO_STATUS, RULE, Reached, RollUp, roll_up
from cases.terms import Disposition, Process
from cases.wording import faults

Pairs = list[tuple[str, str]]

pairs = st.lists(st.tuples(st.sampled_from(Process.values), st.sampled_from(Disposition.values)))
some_pairs = pairs.filter(bool)


def paired(statuses: str) -> Pairs:
    """ "final/sustained reported/none-yet" as pairs."""
    return [(process, disposition) for process, disposition in (row.split("/") for row in statuses.split())]


def rolled_up(statuses: Pairs) -> RollUp:
    """The roll-up of allegations of one step each."""
    return roll_up([[Reached(*pair)] for pair in statuses])


def steps(words: str) -> list[Reached]:
    """ "copa:concluded/sustained cpd:final/unfounded" as the steps of one allegation, oldest first."""
    parts = (re.split("[:/]", row) for row in words.split())
    return [Reached(process, disposition, body) for body, process, disposition in parts]


@pytest.mark.parametrize(
    ("statuses", "process", "disposition", "because"),
    [
        ("reported/none-yet", "reported", "none-yet", "one allegation is the case"),
        ("concluded/unfounded", "concluded", "unfounded", "one allegation is the case"),
        (
            "under-investigation/none-yet reported/none-yet",
            "under-investigation",
            "none-yet",
            "something is being investigated, and readers should know",
        ),
        (
            "preliminary-inquiry/none-yet referred/none-yet",
            "preliminary-inquiry",
            "none-yet",
            "an inquiry is further than a referral",
        ),
        (
            "reopened/none-yet under-investigation/none-yet",
            "reopened",
            "none-yet",
            "a matter taken up again was further before",
        ),
        (
            "final/sustained under-investigation/none-yet",
            "under-investigation",
            DIFFERS,
            "what is open is never hidden behind what is not",
        ),
        ("reported/none-yet final/exonerated", "reported", DIFFERS, "even the first step is open"),
        ("final/sustained concluded/sustained", "concluded", "sustained", "the least advanced of what ended"),
        (
            "final/sustained under-review/sustained",
            "under-review",
            "sustained",
            "one decision may still change",
        ),
        ("concluded/sustained concluded/unfounded", "concluded", DIFFERS, "no finding stands for another"),
        ("concluded/sustained concluded/none-yet", "concluded", DIFFERS, "none reported yet counts as one"),
        (
            "concluded/closed-without-findings concluded/closed-without-findings",
            "concluded",
            "closed-without-findings",
            "all ended alike",
        ),
    ],
)
def test_a_case_shows_what_its_allegations_amount_to(
    statuses: str, process: str, disposition: str, because: str
) -> None:
    assert rolled_up(paired(statuses)) == RollUp(process, disposition), because


@pytest.mark.parametrize(
    ("words", "process", "disposition", "because"),
    [
        ("copa:concluded/sustained cpd:final/not-sustained", "final", DIFFERS, "neither body is left out"),
        ("copa:concluded/sustained cpd:final/sustained", "final", "sustained", "both found the same"),
        ("copa:concluded/sustained copa:final/unfounded", "final", "unfounded", "one body decided anew"),
        (
            "cpd:under-investigation/none-yet copa:concluded/unfounded",
            "concluded",
            "unfounded",
            "a body that only announced its inquiry before has found nothing else",
        ),
        (
            "copa:concluded/sustained cpd:under-review/none-yet",
            "under-review",
            DIFFERS,
            "a finding does not stand alone while another body still weighs it",
        ),
        ("copa:final/sustained copa:reopened/none-yet", "reopened", "none-yet", "the body took it up again"),
        (":concluded/sustained :final/unfounded", "final", "unfounded", "a body not named is one body"),
    ],
)
def test_bodies_that_differ_on_an_allegation_differ_for_the_case(
    words: str, process: str, disposition: str, because: str
) -> None:
    assert roll_up([steps(words)]) == RollUp(process, disposition), because


def test_an_allegation_without_a_step_counts_for_nothing() -> None:
    assert roll_up([[], steps("copa:concluded/unfounded")]) == RollUp("concluded", "unfounded")


def test_a_case_without_a_status_says_so() -> None:
    rolled = roll_up([])

    assert (rolled.process, rolled.disposition) == ("", "")
    assert (rolled.process_label, rolled.disposition_label) == ("", "")
    assert rolled.sentence == NO_STATUS


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        (
            "under-investigation/none-yet under-investigation/none-yet",
            "At least one allegation is open; the furthest step an open allegation has reached: under "
            "investigation. No finding has been reported.",
        ),
        (
            "reported/none-yet final/sustained",
            "At least one allegation is open; the furthest step an open allegation has reached: reported. "
            "The dispositions differ; each is shown with its allegation.",
        ),
        (
            "concluded/closed-without-findings",
            "Every allegation has reached at least this step: concluded. Every allegation carries the same "
            "disposition: closed without allegations or findings.",
        ),
        (
            "concluded/none-yet final/none-yet",
            "Every allegation has reached at least this step: concluded. No finding has been reported.",
        ),
    ],
)
def test_a_case_says_in_a_sentence_where_it_stands(statuses: str, sentence: str) -> None:
    assert rolled_up(paired(statuses)).sentence == sentence


def test_labels_are_those_of_the_terms() -> None:
    rolled = rolled_up(paired("under-review/not-sustained"))
    assert (rolled.process_label, rolled.disposition_label) == ("Under review", "Not sustained")


def test_differing_dispositions_have_a_label_of_their_own() -> None:
    assert rolled_up(paired("final/sustained final/unfounded")).disposition_label == DIFFERS_LABEL
    assert DIFFERS not in Disposition.values


@pytest.mark.parametrize(
    "pair",
    [("under investigation", "none-yet"), ("final", "cleared"), ("", "none-yet"), ("final", "")],
)
def test_a_value_that_is_no_term_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="not a valid"):
        rolled_up([("final", "sustained"), pair])


@given(pairs)
def test_the_values_are_plain_text(statuses: Pairs) -> None:
    rolled = rolled_up(statuses)

    assert type(rolled.process) is type(rolled.disposition) is str
    assert json.loads(json.dumps([rolled.process, rolled.disposition])) == [
        rolled.process,
        rolled.disposition,
    ]


@given(some_pairs)
def test_the_order_of_the_allegations_does_not_matter(statuses: Pairs) -> None:
    assert rolled_up(sorted(statuses)) == rolled_up(sorted(statuses, reverse=True)) == rolled_up(statuses)


@given(some_pairs)
def test_saying_the_same_again_changes_nothing(statuses: Pairs) -> None:
    assert rolled_up(statuses * 2) == rolled_up(statuses)


@given(some_pairs)
def test_the_process_is_one_that_an_allegation_has(statuses: Pairs) -> None:
    assert rolled_up(statuses).process in {process for process, _ in statuses}


@given(some_pairs)
def test_a_case_with_anything_open_is_shown_as_open(statuses: Pairs) -> None:
    anything_open = any(Process(process).is_open for process, _ in statuses)
    assert Process(rolled_up(statuses).process).is_open is anything_open


@given(some_pairs)
def test_a_disposition_is_shown_only_where_all_agree(statuses: Pairs) -> None:
    carried = {disposition for _, disposition in statuses}
    assert rolled_up(statuses).disposition == (carried.pop() if len(carried) == 1 else DIFFERS)


@given(pairs)
def test_the_sentence_neither_convicts_nor_acquits(statuses: Pairs) -> None:
    assert faults(rolled_up(statuses).sentence, terms_allowed=True) == []


def test_the_rule_is_one_that_readers_can_follow() -> None:
    assert RULE.startswith("A case has no status of its own.")
    assert faults(RULE) == []
