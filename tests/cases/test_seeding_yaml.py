"""Reading seed files: a fault names file, line and what was expected, and nothing but YAML is YAML."""

from pathlib import Path

import pytest

from cases.seeding import SeedFaults, read_folder
from cases.seeding.yamltext import dump, parse

OUTLET = "- slug: times\n  name: The Times\n  kind: newspaper\n"
SEVEN_BOMBS = "\n".join(
    ["- &a [x, x, x, x, x, x, x, x, x, x]"]
    + [
        f"- &{one} [{', '.join([f'*{before}'] * 10)}]"
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    ]
)


def outlets(folder: Path, text: str | bytes) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    raw = text if isinstance(text, bytes) else text.encode()
    (seeds / "outlets.yaml").write_bytes(raw)
    return seeds


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(SeedFaults) as refused:
        read_folder(folder)
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("text", "expected", "because"),
    [
        ("", "1: the file is empty", "an empty file is a mistake, not an empty list"),
        ("# nothing\n", "1: the file is empty", "so is a file of comments"),
        ("- slug: times\n  name: [\n", "3: not valid YAML", "a bracket stays open"),
        ("- slug: times\n name: x\n", "2: not valid YAML", "the indentation is broken"),
        ("- slug: 'times\n", "2: not valid YAML", "a quotation mark stays open"),
        ("- name: x\n\tkind: other\n", "2: not valid YAML", "a tab is no indentation"),
        ("- slug: a\x07b\n", "1: not valid YAML", "a control character"),
        ("- *nowhere\n", "1: anchors, aliases and tags are not read", "an alias of nothing"),
        ("- !!python/name:os.system x\n", "1: anchors, aliases and tags", "no Python is run from a seed"),
        ("---\n[]\n---\n[]\n", "3: not valid YAML", "two documents in one file"),
        (
            OUTLET + "  kind: wire\n",
            "4: the key '[0].kind' is given twice",
            "the second would win in silence",
        ),
        ("- ? [a, b]\n  : c\n", "1: ", "a key that is a list"),
        ("- ? {a: b}\n  : c\n", "1: ", "a key that is a mapping"),
        ("- !!int x\n", "1: anchors, aliases and tags", "a number that is none"),
        ("- a: b\n- !!timestamp never\n", "2: anchors, aliases and tags", "a moment that is none"),
        ("- slug: times\n  name: 09\n", "", "nine, in YAML of today"),
        ("- slug: times\n  name: " + "9" * 5000 + "\n", "", "a number too long for Python to read"),
        ("- &a [*a]\n", "1: ", "a list that holds itself"),
        ("[" * 3000, "1: ", "nested so deeply that reading it would end the program"),
        ("{a: " * 3000, "1: ", "the same with mappings"),
        ("- " * 3000 + "x\n", "1: ", "and on one line"),
        (SEVEN_BOMBS, "1: ", "few lines that stand for millions of values"),
        ('- slug: times\n  name: "\\uD800"\n  kind: wire\n', "", "half of a surrogate pair cannot be stored"),
        ('- slug: times\n  name: "\\0"\n  kind: wire\n', "", "nor can NUL on PostgreSQL"),
        ("- <<: {slug: times}\n  name: x\n  kind: wire\n", "1: ", "a merge key is not read"),
    ],
)
def test_what_is_no_seed_file_is_named_with_its_line(
    text: str, expected: str, because: str, tmp_path: Path
) -> None:
    for line in faults_of(outlets(tmp_path, text)):
        assert line.startswith("seeds/outlets.yaml:"), because
    assert f"seeds/outlets.yaml:{expected}" in faults_of(outlets(tmp_path, text))[0], because


@pytest.mark.parametrize("raw", [b"- slug: caf\xe9\n", OUTLET.encode("utf-16"), b"\xff\xfe"])
def test_a_file_that_is_not_utf_8_is_named(raw: bytes, tmp_path: Path) -> None:
    assert "seeds/outlets.yaml: not UTF-8 at byte" in faults_of(outlets(tmp_path, raw))[0]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (record,) = read_folder(outlets(tmp_path, "\ufeff" + OUTLET))
    assert record.key == "times"


@pytest.mark.parametrize(
    ("text", "value", "because"),
    [
        ("2023-07-07", "2023-07-07", "a date stays the string it is written as"),
        ("no", "no", "a country is not a boolean"),
        ("0777", 777, "a leading nought does not make it octal"),
        ("09", 9, "nor a fault"),
        ("1_000", "1_000", "an underscore makes it a word"),
        ("1.5", "1.5", "fractions are words: no seed has one"),
        ("1:30", "1:30", "a time is no number of seconds"),
        ("0x1F", "0x1F", "nor are hexadecimal digits a number"),
        ("null", None, "nothing"),
        ("true", True, "a boolean"),
        ("-12", -12, "a number"),
    ],
)
def test_a_plain_value_is_read_as_yaml_1_2_reads_it(text: str, value: object, because: str) -> None:
    assert parse(f"a: {text}", "x").data == {"a": value}, because


def test_each_value_knows_its_line() -> None:
    lines = parse("# one\na:\n  - b: 1\n    c:\n      - x\n      - y\n", "x")
    assert lines.line(("a", 0, "c", 1)) == 6
    assert lines.line(("a", 0, "c", 7, "no such")) == 5


@pytest.mark.parametrize(
    "data",
    [
        {"a": "no", "b": "0777", "c": "2023-07-07", "d": "null", "e": "12", "f": "~", "g": "true", "h": ""},
        {"a": "two\nlines", "b": " space ", "c": "a: b", "d": "#", "e": "x" * 300, "f": "tab\there"},
        {"a": "“curly”", "b": "🚓", "c": "cafe\u0301", "d": "\u00a0", "e": "\u2028", "f": "a\\b"},
        [{"a": 1}, {"b": ["x", "y"]}, {"c": [{"d": "e"}]}],
    ],
)
def test_what_is_written_is_read_back_the_same(data: object) -> None:
    assert parse(dump(data), "x").data == data
    assert dump(parse(dump(data), "x").data) == dump(data)
