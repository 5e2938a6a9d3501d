"""How to cite one edition of a case: in words, and in the formats that reference managers read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings

from editions.reading import describe
from pages.casepage.document import Document

ARCHIVE = "Oversight Case Archive"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Citation:
    slug: str
    title: str
    edition: int
    published: str
    """The day, as ISO 8601."""
    url: str
    sha256: str

    @property
    def date(self) -> str:
        return describe(self.published)

    @property
    def key(self) -> str:
        return f"{self.slug}-edition-{self.edition}"

    @property
    def hashed(self) -> str:
        return f"SHA-256 {self.sha256}"

    @property
    def text(self) -> str:
        """One line that names the edition and lets a reader prove that it has not been changed."""
        return (
            f"“{self.title}”, {ARCHIVE}, edition {self.edition}, {self.date}. {self.url} "
            f"(SHA-256 {self.sha256})"
        )


def citation_of(document: Document) -> Citation:
    return Citation(
        slug=document["slug"],
        title=document["title"],
        edition=document["edition"],
        published=document["published_at"][:10],
        url=f"{settings.SITE_URL}/cases/{document['slug']}/editions/{document['edition']}/",
        sha256=document["sha256"],
    )


def bibtex(citation: Citation) -> str:
    """An entry that BibTeX and biblatex both read: `urldate` is theirs who cite, and is left out."""
    day = date.fromisoformat(citation.published)
    fields = {
        "author": f"{{{{{ARCHIVE}}}}}",
        "title": f"{{{{{escaped(citation.title)}}}}}",
        "howpublished": "{Online archive}",
        "edition": f"{{{citation.edition}}}",
        "year": f"{{{day.year}}}",
        "month": MONTHS[day.month - 1],
        "day": f"{{{day.day}}}",
        "url": f"{{{citation.url}}}",
        "note": f"{{Edition {citation.edition}, {citation.hashed}}}",
    }
    inside = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@misc{{{citation.key},\n{inside}\n}}\n"


def escaped(text: str) -> str:
    r"""Text that TeX sets as it stands: `A & B` becomes `A \& B`."""
    return re.sub(r"[\\{}#$%&_~^]", lambda found: TEX[found[0]], text)


TEX: Final = {
    **{sign: f"\\{sign}" for sign in "{}#$%&_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def ris(citation: Citation) -> str:
    """Lines of tag and value, ended as the format demands with carriage return and line feed."""
    lines = (
        ("TY", "ELEC"),
        ("TI", " ".join(citation.title.split())),
        ("AU", ARCHIVE),
        ("PB", ARCHIVE),
        ("PY", citation.published[:4]),
        ("DA", citation.published.replace("-", "/")),
        ("ET", str(citation.edition)),
        ("UR", citation.url),
        ("N1", f"Edition {citation.edition}, {citation.hashed}"),
        ("ID", citation.key),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def csl(citation: Citation) -> str:
    """The item list that Zotero, Pandoc and citeproc read."""
    day = date.fromisoformat(citation.published)
    item = {
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": ARCHIVE}],
        "container-title": ARCHIVE,
        "edition": str(citation.edition),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": citation.url,
        "note": f"Edition {citation.edition}, {citation.hashed}",
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Format:
    """A form of a citation that is downloaded."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Citation], str]


FORMATS: Final = (
    Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl),
)
