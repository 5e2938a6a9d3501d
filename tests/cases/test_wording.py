"""The lint of words that convict or acquit: what it catches, what it lets pass, and what it costs."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.wording import ALLOWED, RULES, Allowed, Rule, Unless, WordingFault, faults
from tests.cost import grows_no_faster_than


def caught(text: str, *, terms_allowed: bool = False) -> list[str]:
    return [fault.word for fault in faults(text, terms_allowed=terms_allowed)]


# --- Words that convict -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The officer is guilty.", ["guilty"]),
        ("Nobody doubts the officers' guilt.", ["guilt"]),
        ("Nobody doubts the officers\u2019 guilt.", ["guilt"]),
        ("It was GUILTY, he said.", ["GUILTY"]),
        ("He was convicted.", ["convicted"]),
        ("The crime was reported on 6 July.", ["crime"]),
        ("They are criminals.", ["criminals"]),
        ("It was illegal conduct.", ["illegal"]),
        ("The perpetrator is not known.", ["perpetrator"]),
        ("The alleged rapist left.", ["rapist"]),
        ("A predator in uniform.", ["predator"]),
        ("Two rogue officers left.", ["rogue officers"]),
        ("An officer molested a migrant.", ["molested"]),
        ("An officer raped a migrant.", ["raped"]),
        ("An officer sexually assaulted a migrant.", ["assaulted"]),
        ("The assault took place at the station.", ["assault"]),
        ("The sexual misconduct was reported.", ["The sexual misconduct"]),
        ("Officers' misconduct was reported.", ["Officers' misconduct"]),
        ("He lied to the investigators.", ["lied"]),
        ("She admitted it.", ["admitted"]),
        ("It was a cover-up.", ["cover-up"]),
        ("An officer committed repeated misconduct.", ["committed repeated misconduct"]),
        ("She was trafficked by a torturer.", ["trafficked", "torturer"]),
        ("El oficial es culpable; la v\u00edctima no.", ["culpable", "v\u00edctima"]),
        ("They covered it; they covered up.", ["covered up"]),
    ],
)
def test_it_catches_words_that_convict(text: str, words: list[str]) -> None:
    assert caught(text) == words


@pytest.mark.parametrize(
    "word",
    [
        "gu\u00adilty",
        "gui\u200blty",
        "guil\u2060ty",
        "\uff47\uff55\uff49lty",
        "g\u0443ilty",
        "\u0391cquitted",
    ],
)
def test_a_hidden_letter_hides_no_word(word: str) -> None:
    assert caught(f"The officer is {word}.") == [word]


def test_an_underscore_hides_no_word() -> None:
    assert caught("It says guilty_as_charged and _cleared_.") == ["guilty", "cleared"]


# --- Words that acquit --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The officers were cleared.", ["cleared"]),
        ("The report clears the officers.", ["clears the officers"]),
        ("They are in the clear.", ["in the clear"]),
        ("He is innocent.", ["innocent"]),
        ("He was let off; they acted lawfully.", ["let off", "acted lawfully"]),
        ("COPA found no wrong-doing.", ["no wrong-doing"]),
        ("The claims were false.", ["claims were false"]),
        ("It was exculpatory and un-founded.", ["exculpatory", "un-founded"]),
        ("Fue exonerado; los inocentes.", ["exonerado", "inocentes"]),
        ("She is not guilty.", ["guilty"]),
        ("COPA found no wrongdoing.", ["no wrongdoing"]),
        ("COPA found no evidence of misconduct.", ["no evidence of misconduct"]),
        ("The officers did nothing wrong.", ["did nothing wrong"]),
        ("It never happened.", ["never happened"]),
        ("It was a baseless complaint.", ["baseless"]),
        ("These were false allegations.", ["false allegations"]),
        ("He was falsely accused.", ["falsely accused"]),
        ("It was a hoax.", ["hoax"]),
        ("The claims were refuted.", ["refuted"]),
        ("The officers were vindicated and acquitted.", ["vindicated", "acquitted"]),
    ],
)
def test_it_catches_words_that_acquit(text: str, words: list[str]) -> None:
    assert caught(text) == words


# --- Words that load ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The department refused to comment.", ["refused to comment"]),
        ("The woman claimed that it was so.", ["claimed"]),
        ("The so-called tip was passed on.", ["so-called"]),
        ("The scandal began in July.", ["scandal"]),
        ("Illegal migrants were housed there.", ["Illegal migrants"]),
        ("It was said that illegals came.", ["illegals"]),
    ],
)
def test_it_catches_words_that_load(text: str, words: list[str]) -> None:
    assert caught(text) == words


# --- What is said as an allegation --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("The victim left.", ["victim"], "it takes the harm as proved"),
        ("The victim's name is not known.", ["victim"], "a possessive is still the word"),
        ("The alleged victim left.", [], "said of the word"),
        ("Alleged victims spoke.", [], "said of the word"),
        ("An alleged sexual assault victim spoke.", [], "said of the word, with what kind between"),
        ("Claimed victims and reported victims spoke.", [], "said of the word"),
        ("An alleged assault left a victim.", ["victim"], "said of another word"),
        ("He alleged, the victim said, nothing.", ["victim"], "another clause"),
        ("An alleged perpetrator left.", [], "said of the word"),
        ("An officer allegedly assaulted a migrant.", [], "said of the verb"),
        ("An officer is alleged to have assaulted a migrant.", [], "said of the clause"),
        ("The complaint alleges that an officer abused a migrant.", [], "said of the clause"),
        ("COPA asks whether an officer assaulted a migrant.", [], "an open question"),
        ("He denied that he raped anyone.", [], "somebody's denial"),
        ("That day, after an officer assaulted a migrant, he left.", ["assaulted"], "nobody says it"),
        ("The allegation that day came after he assaulted her.", ["assaulted"], "a new clause"),
        (
            "It alleges that he left and assaulted her.",
            ["assaulted"],
            "caution: “and” may begin a new clause",
        ),
        ("COPA has an allegation of sexual assault.", [], "what is alleged"),
        ("COPA has allegations of abuse and harassment.", [], "what is alleged"),
        ("The allegations name assault.", ["assault"], "no word ties them"),
        ("It alleges that he left, he assaulted her.", ["assaulted"], "a new clause"),
        ("It alleges that he left\u2014he assaulted her.", ["assaulted"], "a new clause"),
        ("COPA has an allegation that is old (he assaulted her).", ["assaulted"], "a new clause"),
        ("It accused an officer of the district of rape.", [], "of what he is accused"),
        ("COPA has a sexual assault allegation.", [], "what kind of allegation"),
        ("COPA opened a sexual misconduct investigation.", [], "what kind of investigation"),
        ("The sexual misconduct allegation is new.", [], "what kind of allegation"),
        ("The alleged unlawful search was at night.", [], "said of the word"),
        ("Whether any wrongdoing took place is open.", [], "an open question"),
        ("COPA will address any misconduct.", [], "nobody says there was any"),
        ("Allegations of assault were made.", [], "nothing need stand before the noun"),
        ("COPA has a complaint about an assault.", [], "what is complained of"),
        ("The unit of assault moved.", ["assault"], "no noun of alleging"),
        ("He accused the officer, concerning an assault.", ["assault"], "another clause"),
        ("He accused an officer of the old district of rape.", [], "not too far to be sure"),
        ("He accused an officer of the very old district of rape.", ["rape"], "too far to be sure"),
        ("The allegation that an officer assaulted her is new.", [], "a noun opens the clause"),
        ("The officer drove to assault her.", ["assault"], "no word of alleging before “to”"),
        ("It is alleged they assaulted her.", ["assaulted"], "caution: no “that” opens the clause"),
        ("COPA has a Sexual Assault Allegation.", [], "in capitals, too"),
        ("x " * 200 + "sexual assault allegation", [], "far down a long text"),
    ],
)
def test_it_lets_pass_what_is_said_as_an_allegation(text: str, words: list[str], because: str) -> None:
    assert caught(text) == words, because


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Migrants were cleared out of the station.", "people were moved"),
        ("She sustained an injury.", "people were hurt"),
        ("She sustained serious injuries.", "people were hurt"),
        ("The district lies on the West Side.", "a place"),
        ("COPA has been unable to substantiate the claims so far.", "what it has not done, in its word"),
        ("The claims came from an unknown source.", "a noun that doubts nobody"),
        ("It is a guilder and a criminology course.", "other words"),
    ],
)
def test_it_lets_pass_words_that_only_look_alike(text: str, because: str) -> None:
    assert caught(text) == [], because


# --- Terms of decisions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "term",
    ["sustained", "not sustained", "unfounded", "exonerated", "unsubstantiated", "administratively closed"],
)
def test_a_term_of_a_decision_belongs_in_a_status_step(term: str) -> None:
    text = f"The allegation was {term}."

    assert caught(text) == [term]
    assert caught(text, terms_allowed=True) == []


def test_a_status_step_may_not_convict_or_acquit_either() -> None:
    assert caught("Unfounded: the officers were cleared.", terms_allowed=True) == ["cleared"]


# --- Quotations and reviewed phrases ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He called them "guilty".', []),
        ("He called them \u201cguilty\u201d.", []),
        ("He called them \u2018guilty\u2019.", []),
        ("He called them «guilty».", []),
        ('He called them "guilty, and they are guilty.', ["guilty", "guilty"]),
        ('He called them "guilty" and they are guilty.', ["guilty"]),
        ("The officers' guilt and the migrants' guilt.", ["guilt", "guilt"]),
        ('Not "found" guilty "at all".', ["guilty"]),
    ],
)
def test_the_words_of_others_are_theirs(text: str, words: list[str]) -> None:
    assert caught(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "COPA's special victims unit asked the bureau.",
        "The Special Victims Unit asked.",
        "The special  victims\nunit asked.",
        "Criminal charges were not brought.",
        "The Crime Prevention and Information Center answered.",
    ],
)
def test_a_reviewed_phrase_passes(text: str) -> None:
    assert caught(text) == []
    assert faults(text, allowed=()) != []


def test_a_phrase_passes_only_as_a_whole() -> None:
    assert caught("The special victims united.") == ["victims"]


def test_a_phrase_can_be_added_where_it_was_reviewed() -> None:
    added = Allowed("Victims Memorial Park", "A place.", "terminology editor", "2026-11-22")
    text = "They met in Victims Memorial Park."

    assert caught(text) == ["Victims"]
    assert faults(text, [*ALLOWED, added]) == []


def test_a_longer_phrase_passes_before_a_shorter() -> None:
    units = ("victims of", "victims of crime unit")
    phrases = [Allowed(unit, "A unit.", "terminology editor", "2026-11-22") for unit in units]
    assert faults("The victims of crime unit asked.", phrases) == []


@pytest.mark.parametrize("entry", ALLOWED, ids=lambda entry: entry.phrase)
def test_an_allowed_phrase_is_needed_and_was_reviewed(entry: Allowed) -> None:
    assert faults(entry.phrase, allowed=()), "No rule catches it; the entry does nothing."
    assert date.fromisoformat(entry.reviewed_on)
    assert entry.reason.endswith(".")
    assert entry.reviewed_by.islower(), "Write a role, not a name."


# --- What a fault says --------------------------------------------------------------------------------------


def test_a_fault_names_the_place_the_reason_and_the_remedy() -> None:
    assert faults("Is he guilty?") == [
        WordingFault(
            6,
            12,
            "guilty",
            "Reads as the verdict of a court.",
            "Say what is alleged and where it stands, or quote the speaker with the source.",
        )
    ]


def test_a_fault_behind_a_quotation_is_named_where_it_stands() -> None:
    text = "She said “It is open” of the guilty officer."
    assert [text[fault.start : fault.end] for fault in faults(text)] == ["guilty"]


def test_of_faults_that_overlap_the_longest_is_named() -> None:
    assert caught("The false accusations and illegal migrants") == ["false accusations", "illegal migrants"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.words[:24])
def test_a_rule_says_why_and_what_instead(rule: Rule) -> None:
    assert re.compile(rule.words)
    assert rule.why.endswith(".")
    assert len(rule.instead) > 5
    assert rule.source.endswith(".")


def test_only_one_rule_yields_to_a_status_step() -> None:
    assert [rule.unless for rule in RULES].count(Unless.TERM) == 1


@pytest.mark.parametrize("rule", [rule for rule in RULES if "Stylebook" in rule.source])
def test_a_rule_of_ap_says_where_the_copy_was_read(rule: Rule) -> None:
    assert re.search(r"copied|quoted", rule.source)


# --- Any text -----------------------------------------------------------------------------------------------

pieces = st.sampled_from(
    [
        "guilty",
        "alleged",
        "victim",
        "that",
        "of",
        "no",
        "wrongdoing",
        "not",
        '"',
        "\u201c",
        "\u2019",
        "'",
        "\n",
        ".",
        "x",
    ]
)
prose = st.text() | st.lists(pieces).map(" ".join)


@given(prose)
def test_faults_are_places_in_the_text_in_order(text: str) -> None:
    found = faults(text)

    assert [text[fault.start : fault.end] for fault in found] == [fault.word for fault in found]
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(prose)
def test_a_status_step_is_never_linted_harder(text: str) -> None:
    assert set(faults(text, terms_allowed=True)) <= set(faults(text, allowed=()))


@given(prose.filter(lambda text: not re.search('["\u201c-\u201f\n\r]', text) and text.strip()))
def test_whatever_stands_between_quotation_marks_is_exempt(text: str) -> None:
    assert caught(f"He said \u201c{text}\u201d today.") == []


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "\u201c",
        "\u2018a ",
        "a'",
        "victim ",
        "alleged sexual ",
        "no \t ",
        "not " + " " * 500,
        "that assaulted ",
        "the sexual ",
        "A",
        ".",
        "\n",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = piece * (5_000 // len(piece)), piece * (80_000 // len(piece))

    # Sixteen times the text; a quadratic lint would take 256 times as long.
    assert grows_no_faster_than(80, lambda: faults(small), lambda: faults(large))
