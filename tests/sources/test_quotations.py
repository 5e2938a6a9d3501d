"""What stands between quotation marks: where it begins and ends, and whether somebody said it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.proposals import propose
from sources.prose import prose
from sources.quotations import MOST_QUOTATIONS, only_named, shape, spans
from tests.cost import grows_no_faster_than

MARKS = [
    ('"We did," he said.', ["We did,"], "straight marks"),
    ("“We did,” he said.", ["We did,"], "curly marks"),
    ("«Lo hicimos», dijo.", ["Lo hicimos"], "guillemets"),
    ("« Nous l'avons fait », dit-il.", ["Nous l'avons fait"], "guillemets with spaces inside"),
    ("„Wir waren es“, sagte er.", ["Wir waren es"], "German marks"),
    ("``We did,'' he said.", ["We did,"], "doubled single marks of old wires"),
    ("‘We did,’ he said.", ["We did,"], "single marks"),
    (
        "The 'vile actions' shook her, and 'terror at your hands' too.",
        ["vile actions", "terror at your hands"],
        "single marks behind an s",
    ),
    ("'We didn't,' he said. 'They did.'", ["We didn't,", "They did."], "single marks around an apostrophe"),
    ('"We did,” he said.', ["We did,"], "a straight mark closed by a curly one"),
    ('“We did," he said. “They didn\'t."', ["We did,", "They didn't."], "and the other way round"),
    ("“She said ‘no’ to me,” he said.", ["She said ‘no’ to me,"], "a quotation inside a quotation"),
    ("“He called me “stupid” twice,” she said.", ["He called me “stupid” twice,"], "with the same marks"),
    ('"We did," he said, "and how."', ["We did,", "and how."], "a split quotation"),
    ("The parents' letter isn't theirs' to send.", [], "apostrophes are no marks"),
    ("He is 5'10\" and it's 1990s rock 'n' roll.", [], "inches, decades and elisions are none"),
    (
        "“We are sorry, he said. “It won't happen.”",
        ["We are sorry,", "It won't happen."],
        "a forgotten closing mark",
    ),
    ("“We are sorry.", ["We are sorry."], "a quotation that is never closed ends with its paragraph"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), MARKS)
def test_quotations_are_found_without_their_marks(text: str, wanted: list[str], why: str) -> None:
    assert [text[one.start : one.end] for one in spans(text, prose(text))] == wanted, why


def test_each_paragraph_of_a_long_quotation_repeats_its_opening_mark() -> None:
    text = "“First.\n\n“Second.\n\n“Third,” she said."
    found = spans(text, prose(text))
    assert [text[one.start : one.end] for one in found] == ["First.", "Second.", "Third,"]
    assert [one.continues for one in found] == [False, True, True]


def test_a_long_quotation_may_leave_the_repeated_marks_out() -> None:
    text = "It said: “First one.\n\nSecond one.\n\nThird one.” Nobody replied."
    assert [text[one.start : one.end] for one in spans(text, prose(text))] == [
        "First one.", "Second one.", "Third one.",
    ]  # fmt: skip


NAMES = [
    ('Rep. Jesús "Chuy" García released a statement.', "a nickname inside a name"),
    (
        'The 10th District, often referred to as the "Ogden District," is on the West Side.',
        "what a district is called",
    ),
    (
        "She sent an email titled “From time to time I get the questions in advance,” to him.",
        "the title of a work",
    ),
    (
        "She sang the anthem ''A Change Is Gonna Come,'' with her band.",
        "the title of a work in doubled marks",
    ),
    (
        "He is the author of the book “Failure to Adjust: How Towns Got Left Behind in the Global Economy.”",
        "a long title of a work",
    ),
    ('<tweet id="791656084612100097"><tweet/>', "what markup holds"),
    ("They spoke at once. “(CROSSTALK.)” They stopped.", "a note of the transcript"),
    ("Her novel “The Salt Road” sold well.", "the title of a work behind what it is"),
    ("She starred in the “Night Desk” reboot.", "the title of a work before what it is"),
    ("The so-called “zombie deer” were seen again.", "a doubtful word"),
    ("An album called “Kettle” followed.", "what something is called"),
    ("Neighbours know it as the house nicknamed “Old Rusty.”", "a nickname of a place"),
]


@pytest.mark.parametrize(("text", "why"), NAMES)
def test_names_between_marks_are_no_statements(text: str, why: str) -> None:
    paragraphs = prose(text)
    assert [bool(only_named(text, one, paragraphs[0])) for one in spans(text, paragraphs)] == [True], why
    assert [one for one in propose(text) if one.kind == "direct"] == []


SAID = [
    (
        "Holt called the video “difficult to watch.”",
        "difficult to watch.",
        "what somebody calls a thing is said",
    ),
    (
        "It was what her office called a “national crisis.”",
        "national crisis.",
        "also behind “what ... called”",
    ),
    (
        "He said it should be “taken very seriously.”",
        "taken very seriously.",
        "a few words with a verb of saying",
    ),
    ("“Help,” she said.", "Help,", "one word beside a verb of saying"),
]


@pytest.mark.parametrize(("text", "exact", "why"), SAID)
def test_a_few_words_may_be_a_statement(text: str, exact: str, why: str) -> None:
    assert [segment.exact for one in propose(text) for segment in one.segments if one.kind == "direct"] == [
        exact
    ], why


def test_a_doubtful_word_is_less_sure_than_a_sentence() -> None:
    doubtful = propose("The suit says a “zero tolerance” policy was never applied, Lee said.")
    sentence = propose("“The policy was never applied at our school,” Lee said.")
    assert max((one.confidence for one in doubtful if one.kind == "direct"), default=0) < 0.7
    assert [one.confidence >= 0.9 and one.reason != "" for one in sentence] == [True]


@pytest.mark.parametrize(
    ("quoted", "is_sentence", "is_title"),
    [("We are here,", True, False), ("The Salt Road", False, True), ("taken very seriously.", False, False)],
)
def test_the_shape_of_the_words_tells_speech_from_titles(
    quoted: str, is_sentence: bool, is_title: bool
) -> None:
    form = shape(quoted)
    assert (form.is_sentence, form.title_case) == (is_sentence, is_title)


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "``", "''", " ", "\n", "\n\n", ".", ",", "said", " he said", "Holt ", "Mr. ",
     "We are ", "the agency", "(", ")", ":", "—", "5'10\"", "COPA", " date 2023-07-07 ", "\u0301", "\u202eabc", "שלום"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_every_proposal_quotes_the_text_exactly(text: str) -> None:
    for candidate in propose(text, "2023-07-07"):
        assert candidate.segments
        assert all(text[one.start : one.end] == one.exact != "" for one in candidate.segments)
        assert 0 <= candidate.confidence <= 1
        assert candidate.reason


HOSTILE = {
    "a million quotation marks": '"' * 1_000_000,
    "a million opening marks": "“" * 1_000_000,
    "marks around single letters": 'a "b" ' * 30_000,
    "single marks": "'a " * 30_000,
    "no space at all": "a" * 1_000_000,
    "points only": "." * 1_000_000,
    "one quotation after the other": "“We are here,” he said. " * 8_000,
    "combining marks": "e\u0301" * 500_000,
    "text from right to left": "“שלום” " * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    assert len(propose(text)) <= MOST_QUOTATIONS + len(text) // 20
    assert grows_no_faster_than(24, lambda: propose(text[: len(text) // 8]), lambda: propose(text))
