"""What a tag depends on: everything that the bytes of an answer depend on."""

import pytest
from pytest_django import Settings

from api import tags


def test_a_tag_is_strong_and_the_same_each_time() -> None:
    assert tags.tag("a", 1) == tags.tag("a", "1")
    assert tags.tag("a").startswith('"')


@pytest.mark.parametrize("parts", [("a", "b"), ("ab",), ("b",), ("a", 1), ()])
def test_other_parts_make_another_tag(parts: tuple[str | int, ...]) -> None:
    assert tags.tag(*parts) != tags.tag("a")


def test_another_release_makes_another_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tags.tag("a")
    monkeypatch.setattr(tags, "release", lambda: "the next one")
    assert tags.tag("a") != before


def test_another_address_of_the_site_makes_another_tag(settings: Settings) -> None:
    before = tags.tag("a")
    settings.SITE_URL = "https://archive.example"
    assert tags.tag("a") != before


@pytest.mark.parametrize(("at", "seconds"), [("1970-01-01T00:01:00Z", 60), ("", None)])
def test_a_moment_of_the_log_is_counted_as_http_does(at: str, seconds: int | None) -> None:
    assert tags.seconds(at) == seconds
