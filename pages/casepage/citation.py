"""How to cite one edition of a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from editions.reading import describe
from pages.casepage.document import Document

ARCHIVE = "Oversight Case Archive"


@dataclass(frozen=True)
class Citation:
    title: str
    edition: int
    date: str
    url: str
    sha256: str

    @property
    def text(self) -> str:
        """One line that names the edition and lets a reader prove that it has not been changed."""
        return (
            f"“{self.title}”, {ARCHIVE}, edition {self.edition}, {self.date}. {self.url} "
            f"(SHA-256 {self.sha256})"
        )


def citation_of(document: Document) -> Citation:
    return Citation(
        title=document["title"],
        edition=document["edition"],
        date=describe(document["published_at"][:10]),
        url=f"{settings.SITE_URL}/cases/{document['slug']}/editions/{document['edition']}/",
        sha256=document["sha256"],
    )
