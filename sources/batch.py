"""One run of ingest: what each file holds, the statements it proposes, what it repeats and copies."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from sources.cast import Known
from sources.edtf_dates import EDTFError
from sources.edtf_dates import read as read_date
from sources.extraction import Extract, ExtractionError
from sources.ingest import TextsDoNotFit
from sources.intake import Change, Taken, extracts, point, take
from sources.models import SourceArticle
from sources.proposals import Candidate, propose
from sources.repeats import Statements
from sources.reprints import Index
from sources.text import sha256

Place = tuple[int, int]
"""A statement by its article's key and its place among the article's candidates."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file, and its line of JSON."""

    file: str
    change: Change | Literal["failed"]
    line: dict[str, Any]
    slug: str = ""

    @property
    def error(self) -> str:
        return str(self.line.get("error", ""))

    def count(self, kind: str) -> int:
        return sum(candidate["kind"] == kind for candidate in self.line.get("candidates", ()))


class Batch:
    """The files of one run, and the articles held before it."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.files: dict[int, str] = {}
        self.copies: Index[int] = Index()
        self.statements: Statements[Place] = Statements()
        self.ranks: dict[int, int] = {}
        self.slugs: dict[int, str] = {}
        self.published: dict[int, str] = {}
        self._read: set[int] = set()
        for article in SourceArticle.objects.held().order_by("published_earliest", "pk").iterator():
            self._hold(article)

    def _hold(self, article: SourceArticle) -> None:
        self.copies.add(article.pk, article.text)
        self.ranks[article.pk] = len(self.ranks)
        self.slugs[article.pk] = article.slug
        self.published[article.pk] = article.published

    def ingest(self, file: str) -> list[Outcome]:
        """Take one file in, an outcome for each article of it; its faults are no other file's."""
        try:
            found = extracts(Path(file))
        except ExtractionError as error:
            return [_failed(file, error)]
        named = [file, *(f"{file}#{extract.url or place}" for place, extract in enumerate(found[1:], 1))]
        return [self._take(name, extract) for name, extract in zip(named, found, strict=True)]

    def _take(self, file: str, extract: Extract) -> Outcome:
        try:
            taken = take(extract)
        except (TextsDoNotFit, ValidationError, DatabaseError, EDTFError) as error:
            return _failed(file, error)
        return Outcome(file, taken.change, self._line(file, extract, taken), taken.article.slug)

    def _line(self, file: str, extract: Extract, taken: Taken) -> dict[str, Any]:
        article = taken.article
        published = extract.published or article.published
        candidates = propose(extract.text, published, self.known)
        original = self._original(article)
        self.files.setdefault(article.pk, file)
        return {
            "file": file,
            "title": extract.title or article.title or None,
            "byline": extract.byline or article.byline or None,
            "outlet": extract.outlet or (article.outlet.name if article.outlet else None),
            "published": published or None,
            "language": extract.language,
            "text": extract.text,
            "text_sha256": sha256(extract.text),
            "reprint_of": self._named(original.pk) if original else None,
            "candidates": [self._candidate(article.pk, *one) for one in enumerate(candidates)],
        }

    # --- Copies ---------------------------------------------------------------------------------------------

    def _original(self, article: SourceArticle) -> SourceArticle | None:
        """The article that this one copies, as it stands or as its text shows."""
        if article.pk not in self.ranks:
            self._point(article)
            self._hold(article)
        return article.reprint_of

    def _point(self, article: SourceArticle) -> None:
        """One pointer, from the later of two articles to the earlier, whichever of them came in first."""
        earlier = self.copies.best(article.text, fits=lambda key: not self._precedes(article, key))
        if earlier:
            point(article, SourceArticle.objects.get(pk=earlier.key))
        elif later := self.copies.best(article.text):
            point(SourceArticle.objects.get(pk=later.key), article)

    def _precedes(self, article: SourceArticle, other: int) -> bool:
        """Whether an article was surely published before another."""
        if not (article.published and self.published[other]):
            return False
        return read_date(article.published).latest < read_date(self.published[other]).earliest

    # --- Repeated statements --------------------------------------------------------------------------------

    def _candidate(self, article: int, place: int, candidate: Candidate) -> dict[str, Any]:
        self._read.add(article)
        self._read_holders(candidate)
        repeated = None
        if candidate.kind == "direct":
            repeated = self.statements.repeated(
                candidate, fits=lambda key: self.ranks[key[0]] < self.ranks[article]
            )
            self.statements.add((article, place), candidate)
        line = asdict(candidate) | {"segments": [asdict(segment) for segment in candidate.segments]}
        for key in ("mention", "speaker", "title", "agency", "cue", "said"):
            line[key] = line[key] or None
        return line | {
            "same_as": {"file": self._named(repeated[0]), "candidate": repeated[1]} if repeated else None
        }

    def _read_holders(self, candidate: Candidate) -> None:
        """Read those articles held before that print eight words in a row of a statement."""
        for key in self.copies.holders(" ".join(segment.exact for segment in candidate.segments)):
            if key in self._read:
                continue
            self._read.add(key)
            article = SourceArticle.objects.get(pk=key)
            for place, one in enumerate(propose(article.text, article.published, self.known)):
                if one.kind == "direct":
                    self.statements.add((key, place), one)

    def _named(self, key: int) -> str:
        """An article by its file in this run, or by its slug."""
        return self.files.get(key) or self.slugs[key]


def _failed(file: str, error: Exception) -> Outcome:
    return Outcome(file, "failed", {"file": file, "error": _said(error)})


def _said(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
