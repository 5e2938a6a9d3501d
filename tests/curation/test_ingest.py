"""manage.py ingest: files in, one line of outcome each, articles stored once."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from curation.models import Resemblance
from curation.resemblances import decide
from sources.models import Outlet, Passage, SourceArticle
from sources.terms import Basis
from sources.text import sha256

pytestmark = pytest.mark.django_db

TEXT = (
    " date 2024-03-06 Two officers were placed on desk duty after a traffic stop, the department said.\n\n"
    "“We have opened an internal inquiry and will share what we can,” Chief Dana Holt said Tuesday.\n"
)
OTHER = (
    "The council met on the matter of the stop for three hours and did not vote on anything at all in the end.\n\n"
    "“We have opened an internal inquiry and will share what we can,” the chief had said before.\n"
)
EXACT = {"how": "exact", "differences": []}
KEYS = {
    "file",
    "title",
    "byline",
    "outlet",
    "published",
    "language",
    "text",
    "text_sha256",
    "reprint_of",
    "candidates",
    "dates",
    "cues",
    "passages",
}
CANDIDATE_KEYS = {
    "kind", "segments", "mention", "speaker", "title", "agency", "cue", "said", "confidence", "reason", "same_as",
}  # fmt: skip


def files(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


def ingest(*arguments: str) -> tuple[str, int]:
    """What the command prints, and its exit status."""
    out = StringIO()
    try:
        call_command("ingest", *arguments, stdout=out)
    except SystemExit as stopped:
        return out.getvalue(), int(str(stopped.code))
    return out.getvalue(), 0


def lines(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ingest("--json", *arguments)[0].splitlines()]


def test_it_stores_an_article_with_what_its_file_tells(tmp_path: Path) -> None:
    out, status = ingest(*files(tmp_path, one=TEXT))
    article = SourceArticle.objects.get()
    assert (article.text, article.text_sha256, article.published) == (TEXT, sha256(TEXT), "2024-03-06")
    assert (article.outlet, article.outlet_basis, article.published_basis) == (None, "not-stated", "stated")
    assert (status, out.splitlines()[-1]) == (0, "1 files: 1 new.")
    assert "1 direct and 1 indirect statements proposed" in out


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    given = files(tmp_path, one=TEXT)
    ingest(*given)
    before = SourceArticle.objects.values().get()
    out, status = ingest(*given)
    assert out.startswith("unchanged")
    assert (SourceArticle.objects.values().get(), status) == (before, 0)


def test_an_article_known_by_its_hash_gets_its_text(tmp_path: Path) -> None:
    SourceArticle.objects.create(
        slug="known", text_sha256=sha256(TEXT), text_length=len(TEXT),
        outlet_basis=Basis.NOT_STATED, published_basis=Basis.NOT_STATED,
    )  # fmt: skip
    assert ingest(*files(tmp_path, one=TEXT))[0].startswith("attached")
    assert SourceArticle.objects.get().text == TEXT


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    out, status = ingest("--dry-run", *files(tmp_path, one=TEXT))
    assert "new" in out
    assert "nothing was stored" in out
    assert (SourceArticle.objects.count(), status) == (0, 0)


def test_a_bad_file_is_named_and_the_rest_go_on(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    given = [
        str(tmp_path / "absent.txt"),
        str(tmp_path),
        str(tmp_path / "picture.png"),
        *files(tmp_path, empty="", one=TEXT),
    ]
    out, status = ingest(*given)
    assert [line.split()[0] for line in out.splitlines()[:-1]] == ["failed"] * 4 + ["new"]
    assert all(file in line for file, line in zip(given, out.splitlines(), strict=False))
    assert (status, SourceArticle.objects.count()) == (1, 1)


def test_json_is_one_line_a_file_with_the_keys_agreed(tmp_path: Path) -> None:
    good, bad = lines(*files(tmp_path, one=TEXT, empty=""))
    assert set(good) == KEYS
    assert set(bad) == {"file", "error"}
    assert all(set(one) == CANDIDATE_KEYS for one in good["candidates"])
    assert (good["published"], good["outlet"], good["reprint_of"]) == ("2024-03-06", None, None)


def test_offsets_are_characters_into_the_text(tmp_path: Path) -> None:
    line = lines(*files(tmp_path, one=TEXT))[0]
    segments = [segment for one in line["candidates"] for segment in one["segments"]]
    assert segments
    assert all(line["text"][one["start"] : one["end"]] == one["exact"] for one in segments)


def test_a_statement_printed_before_points_to_where(tmp_path: Path) -> None:
    given = files(tmp_path, one=TEXT, two=OTHER)
    direct = [one for one in lines(*given)[1]["candidates"] if one["kind"] == "direct"]
    assert [one["same_as"] for one in direct] == [{"file": given[0], "candidate": 1, **EXACT}]


def test_it_also_points_to_articles_held_before(tmp_path: Path) -> None:
    one, two = files(tmp_path, one=TEXT, two=OTHER)
    ingest(one)
    direct = [found for found in lines(two)[0]["candidates"] if found["kind"] == "direct"]
    assert direct[0]["same_as"] == {
        "file": SourceArticle.objects.order_by("pk")[0].slug,
        "candidate": 1,
        **EXACT,
    }


def long(text: str) -> str:
    return text + " ".join(f"word{number}" for number in range(60)) + "\n"


def test_a_copy_names_the_earlier_article_and_waits_for_a_person(tmp_path: Path) -> None:
    given = files(tmp_path, one=long(TEXT), two=long(TEXT) + "Another line.\n")
    assert [line["reprint_of"] for line in lines(*given)] == [None, given[0]]
    assert not SourceArticle.objects.filter(reprint_of__isnull=False).exists()
    assert Resemblance.objects.open().get().share > 0.9


def test_a_run_repeated_says_the_same_and_asks_nobody_again(tmp_path: Path) -> None:
    given = files(tmp_path, one=long(TEXT), two=long(TEXT) + "Another line.\n")
    first = [line["reprint_of"] for line in lines(*given)]
    decide(Resemblance.objects.get(), None, by=User.objects.create_user("ada"))
    assert [line["reprint_of"] for line in lines(*given)] == first
    assert not Resemblance.objects.open().exists()


def test_an_earlier_article_that_comes_in_later_is_no_copy(tmp_path: Path) -> None:
    ingest(*files(tmp_path, copy=long(TEXT.replace("03-06", "03-08"))))
    (line,) = lines(*files(tmp_path, original=long(TEXT)))
    assert line["reprint_of"] is None
    assert Resemblance.objects.open().count() == 1


def test_a_dry_run_leaves_nothing_to_decide(tmp_path: Path) -> None:
    ingest("--dry-run", *files(tmp_path, one=long(TEXT), two=long(TEXT) + "Another line.\n"))
    assert not Resemblance.objects.exists()


def test_an_outlet_is_the_one_the_archive_has_under_that_name(tmp_path: Path) -> None:
    daily = Outlet.objects.create(slug="daily-x", name="Daily X", kind="newspaper")
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><meta property='og:site_name' content='Daily X'></head><body><h1>Chief opens inquiry</h1>"
        "<p>“We have opened an inquiry,” Chief Dana Holt said at city hall, and promised a report.</p></body></html>",
        encoding="utf-8",
    )
    line = lines(str(page))[0]
    article = SourceArticle.objects.get()
    assert (line["outlet"], line["title"]) == ("Daily X", "Chief opens inquiry")
    assert (article.outlet, article.outlet_basis, article.title) == (daily, "stated", "Chief opens inquiry")


PAGE = (
    '<html><head><link rel="canonical" href="https://gazette.example/news/stop"><title>The stop</title></head>'
    "<body><article><h1>The stop</h1><p>{}</p><p>“Nobody should draw conclusions before it is finished,” said "
    "Chief Dana Holt of the department.</p></article></body></html>"
)
OPENED = "The Millbrook Police Department opened an inquiry into the stop of 3/4/2024, the department said Wednesday."


def pages(folder: Path, *firsts: str) -> list[str]:
    for place, first in enumerate(firsts):
        (folder / f"{place}.html").write_text(PAGE.format(first), encoding="utf-8")
    return [str(folder / f"{place}.html") for place in range(len(firsts))]


def test_a_line_tells_the_days_and_what_the_article_says_of_a_case(tmp_path: Path) -> None:
    (line,) = lines(*pages(tmp_path, OPENED))

    assert [one["either"] for one in line["dates"] if one["exact"] == "3/4/2024"] == [
        ["2024-03-04", "2024-04-03"]
    ]
    assert ("agency", "Millbrook Police Department") in {(one["kind"], one["term"]) for one in line["cues"]}
    assert all(
        line["text"][one["start"] : one["end"]] == one["exact"] for one in (*line["dates"], *line["cues"])
    )


def test_another_capture_tells_what_became_of_each_passage(tmp_path: Path) -> None:
    """One passage moved and one was changed; neither is moved in the archive, and both captures are kept."""
    before, after = pages(tmp_path, OPENED, "Updated: " + OPENED.replace("opened an", "has closed its"))
    ingest(before)
    article = SourceArticle.objects.get()
    for exact in ("opened an inquiry into the stop", "before it is finished,"):
        Passage.objects.cite(article, exact)

    (line,) = lines(after)

    assert [one["outcome"] for one in line["passages"]] == ["changed", "moved"]
    assert line["passages"][0]["differences"] == [["opened an", "closed its"]]
    assert {passage.fault() for passage in Passage.objects.all()} == {None}


def test_a_run_names_the_passages_that_another_capture_changed(tmp_path: Path) -> None:
    before, after = pages(tmp_path, OPENED, OPENED.replace("opened an", "has closed its"))
    ingest(before)
    Passage.objects.cite(SourceArticle.objects.get(), "opened an inquiry into the stop")

    out, status = ingest(after)

    assert "passage changed: “opened an inquiry into the stop”" in out
    assert status == 0


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 2**20)


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "huge.txt": sparse,
    "huge.html": sparse,
    "no-text.html": lambda path: path.write_text("<html><body><script>1</script></body></html>"),
    "deep.html": lambda path: path.write_text("<div>" * 1_000_000),
    "broken.warc.gz": lambda path: path.write_bytes(b"\x1f\x8b\x08 no archive"),
    "broken.eml": lambda path: path.write_bytes(b"\x00\xff\x00"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_skipped_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    BAD[name](tmp_path / name)

    bad, good = lines(str(tmp_path / name), *files(tmp_path, good=TEXT))

    assert (bad["file"], set(bad)) == (str(tmp_path / name), {"file", "error"})
    assert bad["error"]
    assert good["candidates"]


def test_broken_html_is_read_as_a_browser_would(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text(
        PAGE.format(OPENED).replace("</p>", "").replace("</article>", "<b><i>")
    )

    (line,) = lines(str(tmp_path / "broken.html"))

    assert [one["speaker"] for one in line["candidates"] if one["kind"] == "direct"] == ["Dana Holt"]
