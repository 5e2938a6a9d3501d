"""The script for outsiders: it proves what is true, and notices each kind of change of one character."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from oversight_archive import verify
from pytest_django import DjangoDbBlocker

from cases.models import Case
from editions.models import Edition
from editions.publishing import correct, redact, retract
from sources.models import SourceArticle
from tests.browser.server import Site
from tests.editions import town
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

SCRIPT = Path(verify.__file__)
Answers = dict[str, bytes]
"""What the archive said at each address that the script asks."""

LEFT_ID = re.compile(rb'"id":"(\w+)","redacted"')

REDACT = """
from cases.models import Case
from editions.publishing import redact
statement = Case.objects.get().statements.first()
statement.delete()
case = Case.objects.get()
redact(case, by=None, ground="Order of a court.", decision="The board.", facts=[statement.public_id])
"""


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Answers, list[str]]]:
    """Answers about three cases (one corrected, one redacted, one retracted), and the articles' texts."""
    with lasting_rows(django_db_blocker):
        town.build()
        dock, quay = Case.objects.get(slug="dock"), Case.objects.get(slug="quay")
        quay.content_note = "Concerns the use of force."
        quay.save()
        correct(quay, by=None, note="A note was missing.")
        statement = dock.statements.get()
        statement.delete()
        redact(dock, by=None, ground="Order of a court.", decision="The board.", facts=[statement.public_id])
        retract(Case.objects.get(slug="mill"), by=None, reason="By decision of the board.")
        cited = SourceArticle.objects.filter(slug__in=cited_by_public_cases())
        yield answers(), list(cited.values_list("text", flat=True))


def cited_by_public_cases() -> set[str]:
    documents = Edition.objects.filter(current_of__retracted=False).values_list("document", flat=True)
    return {source["slug"] for document in documents for source in json.loads(document)["sources"]}


def answers() -> Answers:
    said: Answers = {}

    def fetch(path: str) -> bytes:
        answer = Client().get(f"/api/v1/{path}")
        said[path] = b"" if answer.status_code == 410 else answer.content
        return said[path]

    assert list(verify.faults(fetch, {}, set())) == []
    return said


def faults(said: Answers, texts: list[str] = [], seen: set[str] = set()) -> list[str]:  # noqa: B006
    given = {sha256(text.encode()).hexdigest(): text for text in texts}
    try:
        return list(verify.faults(lambda path: said[path], given, seen))
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        return [f"no answer of the promised shape: {broken!r}"]


def documents(said: Answers) -> list[str]:
    return [path for path, body in said.items() if path.startswith("cases/") and body]


def test_the_script_is_short_and_needs_the_standard_library_only() -> None:
    text = SCRIPT.read_text()
    imported = [
        line.split()[1].partition(".")[0] for line in text.splitlines() if line[:5] in ("from ", "impor")
    ]
    assert len(text.splitlines()) < 100
    assert set(imported) <= sys.stdlib_module_names


def test_an_eventful_archive_proves_with_its_articles(archive: tuple[Answers, list[str]]) -> None:
    said, texts = archive
    assert b'"digests":{"/' in said["cases/dock/editions/1/"]  # It was redacted, and proves.
    assert texts
    assert faults(said, texts) == []


def other(character: int) -> bytes:
    """One character that differs: another letter for a letter, another digit for a digit."""
    return bytes([character + 1 if chr(character) not in "9zZf~" else character - 1])


def test_one_character_changed_anywhere_in_a_document_is_noticed(archive: tuple[Answers, list[str]]) -> None:
    chance = random.Random(4)
    for _ in range(400):
        said = dict(archive[0])
        path = chance.choice(documents(said))
        place = chance.choice(provable(said[path]))
        said[path] = said[path][:place] + other(said[path][place]) + said[path][place + 1 :]
        assert faults(said), said[path][place - 20 : place + 20]


def provable(document: bytes) -> list[int]:
    """Where a character stands that can be changed; the id that a removed part leaves is nobody's promise."""
    unproved = {place for found in LEFT_ID.finditer(document) for place in range(*found.span(1))}
    return [place for place, byte in enumerate(document) if 32 < byte < 127 and place not in unproved]


EVERY_LINE = [
    *("sequence", "kind", "case", "case_id", "edition", "at", "note", "version", "parts_sha256", "sha256"),
    "previous_sha256",
]
ALONE = ["removed", "salts", "parts"]
"""On lines that make no edition."""


def altered(value: Any) -> Any:
    """The same with one character changed."""
    match value:
        case int():
            return value + 1
        case str():
            return value[:-1] + other(ord(value[-1])).decode() if value else "x"
        case list():
            return [altered(value[0]), *value[1:]] if value else [{}]
        case _:
            first = next(iter(value), "x")
            return {**value, first: altered(value.get(first, ""))}


@pytest.mark.parametrize(
    ("place", "field"), [*product(range(4), EVERY_LINE), *product((4, 5), EVERY_LINE + ALONE)]
)
def test_one_character_changed_in_a_line_of_the_log_is_noticed(
    archive: tuple[Answers, list[str]], place: int, field: str
) -> None:
    said = dict(archive[0])
    page = json.loads(said["changes/?after=0&page_size=100"])
    line = page["results"][place]
    if (line["case"], line["kind"], field) == ("mill", "published", "note"):
        return  # What only a retracted edition could prove cannot be proved any more; docs/verify.md says so.
    line[field] = altered(line[field])
    said["changes/?after=0&page_size=100"] = json.dumps(page).encode()
    assert faults(said)


def test_one_character_changed_in_an_article_is_noticed(archive: tuple[Answers, list[str]]) -> None:
    said, texts = archive
    for place, text in enumerate(texts):
        changed = [*texts[:place], text.replace("a", "e", 1), *texts[place + 1 :]]
        assert "neither the log nor a case names" in faults(said, changed)[0]


def test_a_passage_that_does_not_stand_in_its_article_is_noticed(archive: tuple[Answers, list[str]]) -> None:
    """As where the archive itself published other words under a hash that it computed anew."""
    said, texts = archive
    document = json.loads(said["cases/quay/editions/1/"])
    given = {source["text_sha256"]: "" for source in document["sources"]}
    given |= {sha256(text.encode()).hexdigest(): text for text in texts}
    passage = document["allegations"][0]["passages"][0]
    for key in ("exact", "prefix", "suffix", "start", "end"):
        whole = {"passages": [{**passage, key: altered(passage[key])}]}
        assert passage[key] == "" or list(verify.broken_passages(whole, given))
    assert list(verify.broken_passages({"passages": [passage]}, given)) == []


LOSSES: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "the retraction cut off": lambda lines: lines.pop(),
    "a line left out": lambda lines: lines.pop(3),
    "two lines exchanged": lambda lines: lines.insert(1, lines.pop(2)),
    "everything left out": lambda lines: lines.clear(),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_log_with_lines_missing_is_noticed(archive: tuple[Answers, list[str]], loss: str) -> None:
    said = dict(archive[0])
    page = json.loads(said["changes/?after=0&page_size=100"])
    newest = page["head"]["sha256"]
    LOSSES[loss](page["results"])
    empty = json.dumps({"results": []}).encode()
    said |= {f"changes/?after={number}&page_size=100": empty for number in range(7)}
    if page["results"]:
        said["changes/?after=0&page_size=100"] = json.dumps(page).encode()
    assert faults(said, seen={newest})


def run(site: Site, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), site.address, *arguments], text=True, stdout=subprocess.PIPE
    )
    return done.returncode, done.stdout


def test_it_proves_a_running_archive_before_and_after_a_redaction(own_site: Site) -> None:
    assert run(own_site) == (0, "Everything proves.\n")
    own_site.manage("shell", "-c", REDACT)
    assert run(own_site) == (0, "Everything proves.\n")


def test_it_tells_what_does_not_prove_in_a_running_archive(own_site: Site, tmp_path: Path) -> None:
    stray = tmp_path / "stray.txt"
    stray.write_text("No case cites this.")
    status, said = run(own_site, str(stray), "f" * 64)
    assert status == 1
    assert said.count("FAULT: neither the log nor a case names") == 2
