"""What an article says of a case is proposed with its words, and no way of putting things is taken for a finding."""

import pytest

from sources.casework import cues
from sources.known import Known, KnownAgency

CASES = [
    ("The office has been unable to substantiate the claims.", [("characterisation", "unable to substantiate")], "no finding"),
    ("The investigation remains open and ongoing.", [("process", "under investigation")], "an open investigation"),
    ("COPA found the allegation not sustained.", [("disposition", "not sustained")], "not “sustained” as well"),
    ("One allegation was sustained, another unfounded.", [("disposition", "sustained"), ("disposition", "unfounded")], "two findings"),
    ("An officer of the 10th District of Chicago was named.", [("district", "10th District")], "a district by number"),
    ("Migrants at the Ogden District police station spoke.", [("district", "Ogden District")], "a district by name"),
    ("The log number 2023-0002922 was assigned.", [("tracking number", "2023-0002922")], "a tracking number"),
    ("It was referred to the Bureau of Internal Affairs.", [("process", "referred"), ("unit", "Bureau of Internal Affairs")], "a referral"),
    ("The council sustained itself on coffee and 12 buns.", [("disposition", "sustained")], "a person decides"),
    ("The board met for three hours.", [], "nothing"),
    ("Officers of the Gang Investigations Division met.", [("unit", "Gang Investigations Division")], "a unit by its last word"),
    ("It went to the Bureau of Internal Affairs.", [("unit", "Bureau of Internal Affairs")], "a unit by its first word"),
    ("The Millbrook Police Department (MPD) met. MPD rose.", [("agency", "Millbrook Police Department")] * 3, "an acronym explained"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "why"), CASES, ids=[why for *_, why in CASES])
def test_a_sentence_tells_of_a_case(text: str, told: list[tuple[str, str]], why: str) -> None:
    found = cues(text)
    assert [(one.kind, one.term) for one in found] == told, why
    assert all(text[one.start : one.end] == one.exact for one in found)


def test_each_cue_knows_its_sentence() -> None:
    text = "The board met. The case was closed without findings. It rose."
    (found,) = cues(text)
    assert text[slice(*found.sentence)].strip() == "The case was closed without findings."


def test_an_agency_of_the_archive_is_told_under_its_own_name() -> None:
    known = Known(agencies=(KnownAgency("Civilian Office of Police Accountability", ("COPA",)),))

    (found,) = cues("Investigators for COPA came.", known)

    assert (found.kind, found.term, found.exact) == (
        "agency",
        "Civilian Office of Police Accountability",
        "COPA",
    )
