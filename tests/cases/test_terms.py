"""Every controlled term: its value, what it says to readers, and what may stand beside it."""

import copy
import json
import pickle
import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.terms import VOCABULARIES, ControlledTerm, Disposition, Process, Stage, all_terms
from cases.terms.dispositions import FINDINGS
from cases.terms.processes import ALLOWED, OPEN
from cases.terms.saying import with_article
from cases.wording import faults
from sources.terms import OWN_USAGE, Term, Vocabulary

VALUES = {
    "agency-kind": "police-department police-unit internal-affairs civilian-oversight executive legislature "
    "union emergency-management other",
    "capacity": "elected-official appointed-official spokesperson union-officer",
    "outlet-kind": "newspaper broadcaster cable-news news-site wire other",
    "role": "subject investigates comments oversees",
    "basis": "stated inferred not-stated letter",
    "category": "sexual-misconduct excessive-force unlawful-search false-arrest discrimination "
    "false-statement neglect-of-duty improper-conduct other",
    "process": "reported referred preliminary-inquiry under-investigation concluded under-review final "
    "reopened",
    "disposition": "none-yet sustained not-sustained unfounded exonerated administratively-closed "
    "no-affidavit withdrawn closed-without-findings referred-elsewhere",
    "stage": "recommended final on-review",
    "medium": "written-statement spoken-remarks interview social-media press-release website document "
    "unknown",
    "printing-kind": "direct indirect",
}
TERMS = all_terms()
# Where a document was read on a site that is not its issuer's; its citation has to say how it was read.
NOT_THE_ISSUER = {
    "www.naics.com",
    "www.myplan.com",
    "cpbinfocenter.org",
    "corpora.tika.apache.org",
    "kvia.com",
    "chicago.legistar.com",
    "www.iprachicago.org",
}


def named(term: ControlledTerm) -> str:
    return f"{term.vocabulary}={term.value}"


each_term = pytest.mark.parametrize("term", TERMS, ids=named)


# --- Values -------------------------------------------------------------------------------------------------


def test_every_vocabulary_is_listed() -> None:
    assert set(VOCABULARIES) == set(VALUES)


@pytest.mark.parametrize("vocabulary", VALUES)
def test_a_vocabulary_holds_exactly_the_agreed_values(vocabulary: str) -> None:
    expected = {*VALUES[vocabulary].split(), *({""} if vocabulary == "stage" else ())}
    assert set(VOCABULARIES[vocabulary].values) == expected


def test_terms_are_listed_once_each() -> None:
    places = [(term.vocabulary, term.value) for term in TERMS]
    assert len(places) == len(set(places)) == sum(map(len, VOCABULARIES.values()))


@each_term
def test_a_value_is_plain_and_fits_its_column(term: ControlledTerm) -> None:
    assert re.fullmatch(r"(?:[a-z]+(?:-[a-z]+)*)?", term.value)
    assert len(term.value) <= 24


# --- What a term says ---------------------------------------------------------------------------------------


@each_term
def test_a_term_has_a_label_and_a_definition(term: ControlledTerm) -> None:
    assert term.label.strip() == term.label != ""
    assert term.definition.endswith(".")
    assert 1 <= len(re.findall(r"[.](?: |$)", term.definition)) <= 3
    assert term.label != term.definition


@each_term
def test_a_definition_says_what_it_rests_on(term: ControlledTerm) -> None:
    own_usage = "own usage" in term.source
    assert len(term.source) > 10
    if own_usage and (term.source, term.source_url) == OWN_USAGE:
        assert term.source_url == "/methodology/"
    else:
        assert urlsplit(term.source_url).scheme in {"http", "https"}


@each_term
def test_a_secondary_copy_is_admitted_to_readers(term: ControlledTerm) -> None:
    if urlsplit(term.source_url).netloc in NOT_THE_ISSUER:
        assert re.search(r"\bread\b|did not pass", term.source)


@each_term
def test_a_term_is_general_or_chicagos(term: ControlledTerm) -> None:
    assert term.jurisdiction in {"", "us-il-chicago"}
    if term.source_url == OWN_USAGE[1]:
        assert term.jurisdiction == ""


@each_term
def test_no_term_convicts_or_acquits(term: ControlledTerm) -> None:
    assert faults(term.label, terms_allowed=True) == []
    assert faults(term.definition, terms_allowed=True) == []


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_two_terms_of_a_vocabulary_are_told_apart(vocabulary: str) -> None:
    members = list(VOCABULARIES[vocabulary])
    assert len({member.label for member in members}) == len(members)
    assert len({member.definition for member in members}) == len(members)


def test_a_category_says_that_it_is_alleged() -> None:
    labels = VOCABULARIES["category"].labels
    assert [label for label in labels if not label.startswith("Alleged")] == ["Other allegation"]


def test_a_listed_term_is_its_place_and_its_definition() -> None:
    vocabulary, value, term = next(row for row in TERMS if row.value == "sustained")

    assert (vocabulary, value) == ("disposition", "sustained")
    assert term.source_url == Disposition.SUSTAINED.source_url
    assert (term.label, term.definition) == (Disposition.SUSTAINED.label, Disposition.SUSTAINED.definition)
    assert (term.source, term.jurisdiction) == (Disposition.SUSTAINED.source, "us-il-chicago")


def test_a_value_without_a_term_is_refused() -> None:
    with pytest.raises(TypeError, match="no term"):

        class Bare(Vocabulary):
            VALUE = "value"


# --- As Django and JSON see them ----------------------------------------------------------------------------


def test_choices_pair_the_value_with_the_label() -> None:
    assert Process.choices[0] == ("reported", "Reported")
    assert ("none-yet", "None reported yet") in Disposition.choices


def test_a_member_is_its_value() -> None:
    assert Process("final") is Process.FINAL
    assert str(Process.FINAL) == Process.FINAL.value == "final"
    assert f"{Process.FINAL}" == "final"
    assert json.dumps([Process.FINAL]) == '["final"]'


def test_a_member_survives_copying() -> None:
    assert copy.deepcopy(Disposition.UNFOUNDED) is Disposition.UNFOUNDED
    assert pickle.loads(pickle.dumps(Disposition.UNFOUNDED)) is Disposition.UNFOUNDED


def test_a_term_cannot_be_changed() -> None:
    term = Term("Label", "Definition.", *OWN_USAGE)
    with pytest.raises(AttributeError):
        term.label = "Other"  # type: ignore[misc]


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(ValueError, match="cleared"):
        Disposition("cleared")


# --- The fixed sentences ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            Process.UNDER_INVESTIGATION.sentence("COPA"),
            "COPA has said that it is investigating this allegation. An investigation is not a finding.",
        ),
        (
            Process.UNDER_INVESTIGATION.sentence(),
            "This allegation is reported to be under investigation. An investigation is not a finding.",
        ),
        (
            Process.FINAL.sentence("Police Board"),
            "The Police Board has said that the decision about this allegation is final.",
        ),
        (Disposition.NONE_YET.sentence("COPA"), "No finding has been reported."),
        (
            Disposition.NOT_SUSTAINED.sentence("COPA"),
            "COPA found that there was not sufficient evidence to prove or to disprove the allegation.",
        ),
        (
            Disposition.CLOSED_WITHOUT_FINDINGS.sentence(),
            "The matter was closed without formal allegations and without findings. This is not a finding "
            "for or against anyone.",
        ),
        (
            Disposition.EXONERATED.sentence("COPA", "recommended"),
            "COPA found that the conduct described in the allegation occurred and was lawful and proper. "
            "This is a recommendation; another body may decide differently.",
        ),
        (Disposition.NONE_YET.sentence("COPA", "recommended"), "No finding has been reported."),
    ],
)
def test_a_state_has_one_fixed_sentence(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize("state", [*Process, *Disposition])
@pytest.mark.parametrize("body", ["", "COPA", "Bureau of Internal Affairs"])
def test_no_sentence_convicts_or_acquits(state: Process | Disposition, body: str) -> None:
    assert faults(state.sentence(body)) == []


@pytest.mark.parametrize("process", sorted(OPEN))
def test_an_open_process_is_said_not_to_be_a_finding(process: Process) -> None:
    assert process.sentence().endswith("is not a finding.")
    assert process.sentence("COPA").endswith("is not a finding.")


@pytest.mark.parametrize("disposition", sorted(set(Disposition) - FINDINGS))
def test_what_is_no_finding_says_so(disposition: Disposition) -> None:
    pattern = r"[Nn]o finding|without findings"
    assert re.search(pattern, disposition.sentence())
    assert re.search(pattern, disposition.sentence("COPA"))


def test_a_sustained_finding_is_said_not_to_be_a_judgment() -> None:
    assert "not a judgment of a court" in Disposition.SUSTAINED.sentence()
    assert "not a judgment of a court" in Disposition.SUSTAINED.definition


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("COPA", "COPA"),
        ("Chicago Police Department", "The Chicago Police Department"),
        ("the Mayor's office", "The Mayor's office"),
        ("The Office of the Mayor", "The Office of the Mayor"),
        ("élan civique", "The Élan civique"),
    ],
)
def test_a_body_opens_its_sentence_properly(name: str, opening: str) -> None:
    assert with_article(name) == opening


def test_a_body_of_spaces_is_no_body() -> None:
    assert Process.FINAL.sentence("  ") == Process.FINAL.sentence()


@given(st.text())
def test_any_body_is_printed_as_it_is(body: str) -> None:
    sentence = Disposition.WITHDRAWN.sentence(body)

    assert sentence.endswith("the allegation.") or sentence.endswith("was made.")
    assert body.strip()[1:] in sentence


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(ValueError, match="soon"):
        Disposition.SUSTAINED.sentence("COPA", "soon")


# --- What may stand together --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("process", "disposition", "may", "because"),
    [
        ("reported", "none-yet", True, "nobody has looked at it"),
        ("reported", "sustained", False, "nobody has looked at it"),
        ("reported", "withdrawn", False, "a withdrawal that ends the matter concludes it"),
        ("referred", "none-yet", True, "the other body has not decided"),
        ("referred", "referred-elsewhere", True, "referring ended the first body's part"),
        ("referred", "unfounded", False, "a referral decides nothing"),
        ("preliminary-inquiry", "none-yet", True, "it is not even an investigation"),
        ("preliminary-inquiry", "administratively-closed", False, "an inquiry that closed is concluded"),
        ("under-investigation", "none-yet", True, "an investigation is not a finding"),
        ("under-investigation", "not-sustained", False, "words said while it is open are a statement"),
        ("under-investigation", "closed-without-findings", False, "it is open, so it is not closed"),
        ("reopened", "none-yet", True, "the earlier decision is an earlier step"),
        ("reopened", "exonerated", False, "the earlier decision is an earlier step"),
        ("concluded", "sustained", True, "an investigation that ended may have found something"),
        ("concluded", "closed-without-findings", True, "or it ended without"),
        ("concluded", "none-yet", True, "the end may be known before the outcome"),
        ("under-review", "unfounded", True, "the decision under review"),
        ("under-review", "none-yet", True, "what is under review may not be public"),
        ("final", "exonerated", True, "the last word"),
        ("final", "no-affidavit", True, "a closing may be the last word"),
    ],
)
def test_a_disposition_stands_only_where_it_can(
    process: str, disposition: str, may: bool, because: str
) -> None:
    assert Process(process).allows(disposition) is may, because


@pytest.mark.parametrize("process", Process)
def test_a_finding_stands_only_with_work_that_ended(process: Process) -> None:
    found = {
        disposition for disposition in Disposition if disposition.is_finding and process.allows(disposition)
    }
    assert found == (set() if process.is_open else FINDINGS)


def test_the_table_answers_for_every_process_and_none_yet_always_may_stand() -> None:
    assert set(ALLOWED) == set(Process)
    assert all(process.allows(Disposition.NONE_YET) for process in Process)


def test_a_value_that_is_no_disposition_may_not_stand() -> None:
    assert not Process.FINAL.allows("cleared")


def test_open_is_until_it_is_concluded() -> None:
    assert {process.value for process in Process if not process.is_open} == {
        "concluded",
        "under-review",
        "final",
    }


def test_four_dispositions_are_findings() -> None:
    assert {disposition.value for disposition in Disposition if disposition.is_finding} == {
        "sustained",
        "not-sustained",
        "unfounded",
        "exonerated",
    }


def test_all_but_none_yet_are_reported() -> None:
    assert [disposition for disposition in Disposition if not disposition.is_reported] == [
        Disposition.NONE_YET
    ]


def test_a_step_may_have_no_stage() -> None:
    assert Stage("") is Stage.NOT_STATED
