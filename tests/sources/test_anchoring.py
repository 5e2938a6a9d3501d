"""A quotation stands exactly where it is said to stand, or it is refused."""

import dataclasses
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.anchoring import (
    Ambiguous,
    Anchor,
    AnchorError,
    Misplaced,
    NotFound,
    anchor,
    context_needed,
    fault,
    occurrences,
)
from tests.cost import takes_less_than

ARTICLE = (
    "The mayor’s office said it was “aware of the matter.” A spokesperson said it would not comment.\n"
    "\n"
    "The union said it was surprised.\tThe  mayor left.\n"
)
SAID_IT = [19, 69, 107]

# Few letters, so that quotations repeat and overlap.
repetitive = st.text("ab \n", min_size=1, max_size=40)


@st.composite
def spans(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


any_span = spans(st.one_of(repetitive, st.text(min_size=1)))


# --- Anchoring ----------------------------------------------------------------------------------------------


def test_it_finds_words_that_are_printed_once() -> None:
    found = anchor(ARTICLE, "aware of the matter.")

    assert found == Anchor(32, 52, "aware of the matter.")
    assert ARTICLE[found.start : found.end] == found.exact


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("office ", "", SAID_IT[0]),
        ("", " would", SAID_IT[1]),
        ("union ", " was", SAID_IT[2]),
        ("’s office ", " was “", SAID_IT[0]),
        ("\n\nThe union ", "", SAID_IT[2]),
    ],
)
def test_context_decides_between_places(prefix: str, suffix: str, start: int) -> None:
    found = anchor(ARTICLE, "said it", prefix=prefix, suffix=suffix)

    assert found == Anchor(start, start + 7, "said it", prefix, suffix)


@pytest.mark.parametrize("start", SAID_IT)
def test_a_start_decides_between_places(start: int) -> None:
    assert anchor(ARTICLE, "said it", start=start).start == start


@given(any_span)
def test_words_cut_from_a_text_anchor_where_they_were_cut(span: tuple[str, int, int]) -> None:
    text, start, end = span

    found = anchor(text, text[start:end], start=start)

    assert (found.start, found.end, found.exact) == (start, end, text[start:end])
    assert fault(text, found) is None


@given(
    st.text('ab “"\n'),
    st.text('ab “"\n', max_size=4),
    st.text("ab", max_size=2),
    st.none() | st.integers(-9, 40),
)
def test_it_anchors_exactly_or_refuses(text: str, exact: str, prefix: str, start: int | None) -> None:
    try:
        found = anchor(text, exact, prefix=prefix, start=start)
    except AnchorError:
        return

    assert text[found.start : found.end] == exact
    assert text[: found.start].endswith(prefix)
    assert start in (None, found.start)


# --- Refusals -----------------------------------------------------------------------------------------------


def refusal(kind: type[AnchorError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as raised:
        act()
    assert type(raised.value) is kind
    return str(raised.value)


def test_it_refuses_to_choose_between_places_and_asks_for_context() -> None:
    message = refusal(Ambiguous, lambda: anchor(ARTICLE, "said it"))

    assert "occur in 3 places (offset 19 on line 1, offset 69 on line 1, offset 107 on line 3)" in message
    assert "Give a prefix or suffix, or the start" in message


def test_it_asks_for_longer_context_where_some_was_given() -> None:
    message = refusal(Ambiguous, lambda: anchor(ARTICLE, "said it", suffix=" was"))

    assert "in 2 places" in message
    assert "Give a longer prefix or suffix" in message


def test_it_names_three_of_many_places() -> None:
    message = refusal(Ambiguous, lambda: anchor("ha " * 9, "ha"))

    assert "in 9 places (offset 0 on line 1, offset 3 on line 1, offset 6 on line 1 and 6 more)" in message


def test_it_refuses_words_whose_context_is_another() -> None:
    message = refusal(NotFound, lambda: anchor(ARTICLE, "surprised", prefix="was not "))

    assert "occur (offset 119 on line 3), but not in this context" in message
    assert message.endswith("The prefix differs: found ' it was ', expected 'was not '.")


def test_it_refuses_an_empty_quotation() -> None:
    assert "quote at least one character" in refusal(NotFound, lambda: anchor(ARTICLE, ""))


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (18, "differs at character 0 (offset 18): found ' ' (U+0020 SPACE), expected 's'"),
        (20, "differs at character 0 (offset 20): found 'a', expected 's'"),
        (-128, "spans offsets -128 to -121, but the text spans 0 to"),  # "said it", counted from the end
        (10_000, "spans offsets 10000 to 10007, but the text spans 0 to"),
    ],
)
def test_it_refuses_words_that_are_not_at_their_start_and_says_where_they_are(
    start: int, reason: str
) -> None:
    message = refusal(Misplaced, lambda: anchor(ARTICLE, "said it", start=start))

    assert reason in message
    assert "occur elsewhere (offset 19 on line 1, offset 69" in message


def test_it_refuses_a_right_start_in_a_wrong_context() -> None:
    message = refusal(Misplaced, lambda: anchor(ARTICLE, "said it", suffix=" will", start=69))

    assert message == "The suffix differs: found ' woul', expected ' will'."


def test_it_says_that_words_at_a_start_are_nowhere_in_the_text() -> None:
    assert "does not print 'denied it'" in refusal(NotFound, lambda: anchor(ARTICLE, "denied it", start=19))


# --- Look-alikes are named, never taken ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("The mayor's office", "at character 9: the text has '’' (U+2019 RIGHT SINGLE QUOTATION MARK)"),
        ("The mayor's office", 'the quotation "\'" (U+0027 APOSTROPHE)'),
        ("The Mayor’s office", "at character 4: the text has 'm' at offset 4 (line 1), the quotation 'M'"),
        ('was "aware of', "at character 4: the text has '“' (U+201C LEFT DOUBLE QUOTATION MARK)"),
        ("The mayor left.", "at character 4: the text has ' ' (U+0020 SPACE) at offset 134 (line 3)"),
        ("surprised. The", "at character 10: the text has '\\t' (U+0009 TAB)"),
        ("not comment. The union", "the text has '\\n' (U+000A LINE FEED) at offset 95"),
        ("the matter.\u200b” A", "the quotation '\\u200b' (U+200B ZERO WIDTH SPACE)"),
        ("spokespérson said", "the text has 'e' at offset 63 (line 1), the quotation 'é' (U+00E9"),
        (
            "would not comment on it",
            "character 17: the text has '.' at offset 94 (line 1), the quotation ' '",
        ),
        ("they said it was surprised", "at character 3: the text has 'n' at offset 105 (line 3)"),
    ],
)
def test_it_names_where_the_nearest_look_alike_differs(exact: str, words: str) -> None:
    message = refusal(NotFound, lambda: anchor(ARTICLE, exact))

    assert words in message
    assert message.endswith("Quote the text as it is printed.")


def test_it_says_so_where_nothing_looks_alike() -> None:
    message = refusal(NotFound, lambda: anchor(ARTICLE, "Zoning board hearing postponed"))

    assert message.endswith("Nothing in it looks like these words.")


@pytest.mark.parametrize(
    ("exact", "place"), [("The mayor left. Early.", "character 15"), ("Then. The mayor left.", "character 5")]
)
def test_a_look_alike_may_run_off_the_text(exact: str, place: str) -> None:
    message = refusal(NotFound, lambda: anchor("The mayor left.", exact))

    assert f"differs at {place}: the text has nothing" in message


@given(st.text(), st.text(min_size=1))
def test_its_messages_can_always_be_sent(text: str, exact: str) -> None:
    try:
        message = f"found {anchor(text, exact).start}"
    except AnchorError as error:
        message = str(error)

    assert message.encode("utf-8")


# --- Faults -------------------------------------------------------------------------------------------------

SOUND = Anchor(69, 76, "said it", "spokesperson ", " would")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"exact": ""}, "The quotation is empty."),
        ({"exact": "said if"}, "The quotation differs at character 6 (offset 75): found 't', expected 'f'."),
        ({"exact": "said it "}, "The anchor spans 7 characters, but its quotation has 8."),
        ({"start": -1}, "The anchor spans offsets -1 to 76, but the text spans 0 to 147."),
        ({"end": 150}, "The anchor spans offsets 69 to 150, but the text spans 0 to 147."),
        ({"end": 68}, "The anchor spans offsets 69 to 68, but the text spans 0 to 147."),
        ({"prefix": "Spokesperson "}, "The prefix differs: found 'spokesperson ', expected 'Spokesperson '."),
        ({"suffix": " wouldn"}, "The suffix differs: found ' would ', expected ' wouldn'."),
    ],
)
def test_it_says_in_one_sentence_why_an_anchor_does_not_hold(change: dict[str, object], reason: str) -> None:
    assert fault(ARTICLE, dataclasses.replace(SOUND, **change)) == reason  # type: ignore[arg-type]


def test_a_prefix_longer_than_what_precedes_does_not_hold() -> None:
    assert (
        fault("one two", Anchor(0, 3, "one", prefix="one")) == "The prefix differs: found '', expected 'one'."
    )


@given(any_span, st.data())
def test_it_notices_any_one_character_that_changes(span: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = span
    found = anchor(text, text[start:end], start=start)
    place = data.draw(st.integers(start, end - 1))

    changed = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]

    assert (fault(changed, found) or "").startswith(f"The quotation differs at character {place - start} ")


# --- Occurrences --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "exact", "places"),
    [
        ("abc", "b", [1]),
        ("aaaa", "aa", [0, 1, 2]),
        ("aabaabaa", "aabaa", [0, 3]),
        ("aabaaabaaa", "aabaaa", [0, 4]),
        ("abc", "", []),
    ],
)
def test_it_finds_every_occurrence_overlapping_ones_too(text: str, exact: str, places: list[int]) -> None:
    assert occurrences(text, exact) == places


@given(spans(st.text("ab", min_size=1, max_size=60)))
def test_it_finds_what_trying_each_place_finds(span: tuple[str, int, int]) -> None:
    text, start, end = span
    exact = text[start:end]

    assert occurrences(text, exact) == [at for at in range(len(text)) if text.startswith(exact, at)]


# --- Context ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end", "context", "because"),
    [
        ("one two", 0, 3, ("", ""), "words printed once need none"),
        ("red car, blue car", 4, 7, ("", ","), "what follows may be shorter"),
        ("red car, blue car", 14, 17, ("blue ", ""), "a word that decides is given whole"),
        ("a big cat. a big dog", 0, 5, ("", " cat"), "a suffix grows to the end of its word"),
        ("the cat sat. The cat ran", 4, 7, ("", " sat"), "on equal length the suffix is taken"),
        ("k" * 40 + "ab, " + "m" * 40 + "ab,", 40, 42, ("k", ""), "a word too long for the limit is cut"),
        ("ab" + "k" * 40 + " ab" + "m" * 40, 0, 2, ("", "k"), "on either side"),
        ("blue car yy yy red car yy yy", 5, 8, ("blue ", ""), "a prefix grows to the beginning of the text"),
        (
            "p a q r s t. p a z. w a q r s t",
            2,
            3,
            ("p ", " q"),
            "a little of both may be less than one alone",
        ),
    ],
)
def test_it_gives_the_least_context_that_decides(
    text: str, start: int, end: int, context: tuple[str, str], because: str
) -> None:
    assert context_needed(text, start, end) == context, because


@given(any_span)
def test_the_context_it_gives_decides(span: tuple[str, int, int]) -> None:
    text, start, end = span
    try:
        prefix, suffix = context_needed(text, start, end)
    except Ambiguous:
        return

    assert anchor(text, text[start:end], prefix=prefix, suffix=suffix).start == start
    assert max(len(prefix), len(suffix)) <= 32


@given(spans(st.text("ab ", min_size=1, max_size=14)), st.integers(0, 3))
def test_it_gives_up_only_where_no_context_would_do(span: tuple[str, int, int], limit: int) -> None:
    text, start, end = span
    widest = (text[max(0, start - limit) : start], text[end : end + limit])
    decides = len(occurrences(text, widest[0] + text[start:end] + widest[1])) == 1

    try:
        context_needed(text, start, end, limit)
    except Ambiguous:
        assert not decides
    else:
        assert decides


def test_it_asks_for_more_words_where_no_context_decides() -> None:
    message = refusal(Ambiguous, lambda: context_needed("ha " * 50, 75, 77))

    assert "'ha' occur 50 times" in message
    assert "32 characters on each side do not tell the one at offset 75" in message
    assert message.endswith("Quote more of the sentence.")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_it_refuses_offsets_that_quote_nothing(start: int, end: int) -> None:
    assert "quote nothing" in refusal(Misplaced, lambda: context_needed("one two", start, end))


# --- Time ---------------------------------------------------------------------------------------------------

MILLION = 1_000_000
HOSTILE = {
    "one letter": ("a" * MILLION, "a" * (MILLION // 2)),
    "one letter, prime period": ("ab" * (MILLION // 2), "ab" * (MILLION // 5)),
    "almost the text": ("a" * MILLION, "a" * (MILLION // 3) + "b"),
    "almost from behind": ("a" * MILLION, "b" + "a" * (MILLION // 3)),
    "nearly periodic": (("a" * 500 + "b") * (MILLION // 501), ("a" * 500 + "b") * 900 + "a" * 500),
    "quotation marks": ("“" * MILLION, '"' * 1000),
    "no look-alike": ("x" * MILLION, "y" * 1000),
    "spaces": (" \t" * (MILLION // 2), " " * 1000),
    "combining marks": ("e" + "\u0301" * MILLION, "é"),
    "right to left": ("שלום\u202e" * (MILLION // 5), "שלום"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_takes_linear_time_on_a_million_hostile_characters(name: str) -> None:
    text, exact = HOSTILE[name]

    def look() -> None:
        with pytest.raises(AnchorError):
            anchor(text, exact)
        with pytest.raises(AnchorError):
            anchor(text, exact, prefix=text[: MILLION // 4], suffix="!")
        occurrences(text, exact)

    assert takes_less_than(10, look)


def test_it_takes_linear_time_to_find_context_among_many_places() -> None:
    text = "".join(random.Random(7).choices("ab ", k=300_000))

    def look() -> None:
        with pytest.raises(Ambiguous):
            context_needed("a" * MILLION, 500_000, 500_001)
        context_needed(text, 150_000, 150_002)

    assert takes_less_than(10, look)
