"""The one rule by which bytes become the text that passages are counted in."""

import hashlib
import inspect
import json
import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import text
from sources.text import (
    TextError,
    check,
    count_words,
    decode,
    line_of,
    name_of,
    normalise,
    sha256,
    typewritten,
)
from tests.cost import takes_less_than

# Anything a file can hold and the archive takes: no controls but tab and line feed, no lone surrogates.
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"))
articles = printable.filter(lambda printed: printed.strip() and not printed.startswith("\ufeff"))


# --- The rule -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "kept", "because"),
    [
        ("One line.\n", "One line.\n", "a last line end stays"),
        ("One line.", "One line.", "a missing last line end stays missing"),
        ("\ufeffOne line.", "One line.", "a byte order mark is no part of the text"),
        ("\ufeff\ufeffOne line.", "\ufeffOne line.", "one mark is dropped, not two"),
        ("One\ufeff line.", "One\ufeff line.", "within the text it is a character like any other"),
        ("One\r\nTwo\r\n", "One\nTwo\n", "Windows ends its lines with CR LF"),
        ("One\rTwo\r", "One\nTwo\n", "an old Macintosh ended them with CR"),
        ("One\r\r\nTwo", "One\n\nTwo", "CR LF goes first, then each CR that is left"),
        ("  Two  spaces  ", "  Two  spaces  ", "nothing is stripped or collapsed"),
        ("Jesu\u0301s Garc\u00eda", "Jesu\u0301s Garc\u00eda", "accents are neither composed nor decomposed"),
        ('\u201cQuoted\u201d "too"', '\u201cQuoted\u201d "too"', "quotation marks stay as printed"),
        ("no\u00a0break\u2028line", "no\u00a0break\u2028line", "exotic spaces stay"),
        ("a\tb", "a\tb", "a tab may stand in an article"),
    ],
)
def test_it_changes_line_ends_and_one_mark_and_nothing_else(raw: str, kept: str, because: str) -> None:
    assert normalise(raw) == kept, because


@given(articles)
def test_it_leaves_a_text_it_has_normalised_alone(printed: str) -> None:
    once = normalise(printed)

    assert normalise(once) == once == printed


@given(articles)
def test_it_hashes_a_plain_file_as_sha256sum_does(printed: str) -> None:
    file = printed.encode("utf-8")

    assert sha256(normalise(decode(file))) == hashlib.sha256(file).hexdigest()


def test_it_hashes_a_known_text_to_a_known_value() -> None:
    # printf 'abc\n' | sha256sum
    assert sha256("abc\n") == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"


# --- The ten lines for outsiders ----------------------------------------------------------------------------


def recipe() -> str:
    """The program printed in the module's essay, as an outsider would copy it."""
    essay = inspect.getdoc(text) or ""
    after = essay.partition("ten lines of Python:\n")[2]
    return textwrap.dedent(after.partition("\nText that no newspaper")[0])


def outsider(folder: Path, raw: bytes, **passage: Any) -> None:
    article, cited = folder / "article.txt", folder / "passage.json"
    article.write_bytes(raw)
    cited.write_text(json.dumps(passage), encoding="utf-8")
    program = recipe().replace("sys.argv[1:]", f"({str(article)!r}, {str(cited)!r})")
    exec(compile(program, "recipe", "exec"), {})


def passage_of(raw: bytes, start: int, end: int) -> dict[str, Any]:
    kept = normalise(decode(raw))
    exact, prefix, suffix = kept[start:end], kept[:start][-4:], kept[end:][:4]
    return {
        "start": start,
        "end": end,
        "exact": exact,
        "prefix": prefix,
        "suffix": suffix,
        "text_sha256": sha256(kept),
    }


RAW = "\ufeff“We know,” she said.\r\nJesús \U0001f58b agreed.\r".encode()


def test_the_essay_prints_ten_lines_of_python() -> None:
    lines = [line for line in recipe().splitlines() if line]

    assert len(lines) == 10


def test_an_outsider_proves_a_passage_with_them(tmp_path: Path) -> None:
    outsider(tmp_path, RAW, **passage_of(RAW, 21, 28))


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"text_sha256": "0" * 64}, "another text"),
        ({"exact": "Jesus"}, "other words"),
        ({"start": 20}, "other words"),
        ({"prefix": "said"}, "another place"),
        ({"suffix": "said"}, "another place"),
    ],
)
def test_an_outsider_sees_that_a_passage_is_wrong(
    tmp_path: Path, changed: dict[str, Any], complaint: str
) -> None:
    passage = passage_of(RAW, 21, 28) | changed

    with pytest.raises(AssertionError, match=complaint):
        outsider(tmp_path, RAW, **passage)


# --- Refusals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ("", "The text is empty"),
        (" \n\t\n", "The text is empty"),
        ("a\nb\0c", "U+0000 NULL at offset 3 (line 2)"),
        ("page one\x0cpage two", "U+000C FORM FEED at offset 8 (line 1)"),
        ("\x1b[31mred", "U+001B CONTROL CHARACTER at offset 0 (line 1)"),
        ("a\x7f", "U+007F CONTROL CHARACTER at offset 1"),
        ("a\x85b", "U+0085 CONTROL CHARACTER at offset 1"),
        ("one\ntwo\n\ud83d", "U+D83D HALF OF A SURROGATE PAIR at offset 8 (line 3)"),
        ("a\udfffb", "U+DFFF HALF OF A SURROGATE PAIR at offset 1"),
    ],
)
def test_it_refuses_what_no_newspaper_prints_naming_what_and_where(refused: str, words: str) -> None:
    for function in (check, normalise):
        with pytest.raises(TextError) as refusal:
            function(refused)

        assert words in str(refusal.value)


def test_a_refusal_says_what_would_be_right_and_can_be_printed() -> None:
    with pytest.raises(TextError) as refusal:
        check("half \ud800")

    assert "remove it from the file" in str(refusal.value)
    assert str(refusal.value).encode("utf-8")


def test_it_counts_the_place_of_a_fault_in_the_text_it_would_keep() -> None:
    with pytest.raises(TextError, match=r"offset 4 \(line 3\)"):
        normalise("\ufeff1\r\n2\r\n\0")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"caf\xe9", "byte 0xE9 at offset 3 (line 1) cannot stand there. It looks like Windows-1252"),
        (b"\ntwo \x93three\x94", "byte 0x93 at offset 5 (line 2)"),
        ("Zoë".encode("utf-16"), "It looks like UTF-16; save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "It looks like a binary file"),
        (b"cut short \xe2\x80", "byte 0xE2 at offset 10"),
        (b"\xed\xa0\x80", "byte 0xED at offset 0"),
    ],
)
def test_it_refuses_a_file_that_is_not_utf8_and_guesses_nothing(raw: bytes, words: str) -> None:
    with pytest.raises(TextError) as refusal:
        decode(raw)

    assert words in str(refusal.value)


@given(st.binary(max_size=200))
def test_it_reads_any_bytes_or_refuses_them(raw: bytes) -> None:
    try:
        kept = normalise(decode(raw))
    except TextError:
        return

    assert "\r" not in kept
    assert kept.encode("utf-8")


# --- Words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "number", "because"),
    [
        ("", 0, "nothing is no word"),
        ("The officers were not named.", 5, "a full stop is no word"),
        ("the city's 12th District", 4, "an apostrophe stands within a word"),
        ("CPD’s Bureau", 2, "so does a curly one"),
        ("an officer-involved shooting", 3, "a hyphen joins"),
        ("approximately 11,000 migrants", 3, "a number keeps its comma"),
        ("the U.S. border", 3, "an abbreviation keeps its points"),
        ("$70 or 65%", 3, "signs belong to their number"),
        ("officers — four of them", 4, "a dash between spaces is no word"),
        ("officers—four of them", 4, "a dash without spaces parts two words"),
        ("officers--four of them", 4, "two hyphens are a dash"),
        ("“ridiculous.”", 1, "quotation marks are no words"),
        ("wait...what", 2, "an ellipsis parts two words"),
        ("wait…what", 2, "as one character too"),
        ("& * —", 0, "signs alone say nothing"),
        ("Jesu\u0301s re\u0301sume\u0301s", 2, "a decomposed accent does not end a word"),
        ("one\u00a0two\nthree\tfour", 4, "any space parts words"),
    ],
)
def test_it_counts_words_as_a_reader_does(printed: str, number: int, because: str) -> None:
    assert count_words(printed) == number, because


@given(printable, printable)
def test_it_counts_the_words_of_two_lines_as_their_sum(one: str, other: str) -> None:
    assert count_words(f"{one}\n{other}") == count_words(one) + count_words(other)


# --- Small words --------------------------------------------------------------------------------------------


def test_a_typewriter_has_one_kind_of_each_mark() -> None:
    assert typewritten("“It’s «so» – well…\u00a0—”") == '"It\'s "so" - well... -"'


def test_it_names_a_line_from_one() -> None:
    assert [line_of("\nb\n", offset) for offset in (0, 1, 2, 3)] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("’", "U+2019 RIGHT SINGLE QUOTATION MARK"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\0", "U+0000 NULL"),
        ("\x1b", "U+001B CONTROL CHARACTER"),
        ("\ud800", "U+D800 HALF OF A SURROGATE PAIR"),
        ("\U0010ffff", "U+10FFFF UNNAMED CHARACTER"),
    ],
)
def test_it_names_a_character_that_cannot_be_shown(character: str, name: str) -> None:
    assert name_of(character) == name


@pytest.mark.parametrize("part", ["word ", "$", "a.", "1,", "\u0301", "'", "\r\n", "—", "x"])
def test_it_takes_linear_time_on_a_million_characters(part: str) -> None:
    hostile = "x" + part * (1_000_000 // len(part))

    assert takes_less_than(3, lambda: (normalise(hostile), count_words(hostile)))
