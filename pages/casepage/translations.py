"""Translations by people, as pages show them beside the words they render: always with what they are."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from pages.casepage.document import Item
from pages.dates import in_words
from pages.saying import is_original

UNDETERMINED = "und"


@dataclass(frozen=True)
class Translation:
    """One translation of one printing."""

    language: str
    text: str
    translator: str
    date: str
    original: str
    """The language of the words it renders, or nothing where the article was redacted."""

    @property
    def is_readers(self) -> bool:
        """Whether it is in the language of the page."""
        return primary(self.language) == primary(get_language() or "en")

    @property
    def into(self) -> str:
        return language_name(self.language)

    @property
    def out_of(self) -> str:
        return language_name(self.original) if self.original != UNDETERMINED else ""


def translations_of(printing: Item, original: str) -> list[Translation]:
    """Those of a printing, the reader's language first; an edition without any has no key for them."""
    found = [
        Translation(row["language"], row["text"], row["translator"], in_words(row["translated"]), original)
        for row in printing.get("translations", [])
    ]
    return sorted(found, key=lambda one: not one.is_readers)


def primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def language_name(tag: str) -> str:
    """A language in the words of the page; one without a name in Django's list is called by its tag.

    Django begins the names with a capital, as English does and Spanish does not.
    """
    try:
        name = str(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return _("language “%(tag)s”") % {"tag": tag}
    return name if is_original() else f"{name[0].lower()}{name[1:]}"
