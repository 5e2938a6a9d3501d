"""One run of ingest: what each file holds, the statements it proposes, what it repeats and copies."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from sources import copies
from sources.casework import cues
from sources.dated import dated
from sources.edtf_dates import EDTFError
from sources.edtf_dates import read as read_date
from sources.extraction import Extract, ExtractionError
from sources.ingest import TextsDoNotFit
from sources.intake import Change, Taken, extracts, take
from sources.known import Known
from sources.models import SourceArticle
from sources.proposals import Candidate, propose
from sources.recaptures import passages_in
from sources.repeats import Repeat, Statements
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
        self.statements: Statements[Place] = Statements()
        self._read: set[int] = set()
        copies.enter_all()

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
        original = self._original(article, fresh=taken.change in ("new", "attached"))
        copied = self._named(original.pk) if original else None
        if taken.change in ("unchanged", "recaptured") and self.files.get(article.pk, file) != file:
            # The same text under another name in one run: a copy of it to the letter.
            copied = self.files[article.pk]
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
            "reprint_of": copied,
            "candidates": [self._candidate(article.pk, *one) for one in enumerate(candidates)],
            "dates": [asdict(one) for one in dated(extract.text, published, candidates)],
            "cues": [asdict(one) for one in cues(extract.text, self.known)],
            "passages": self._passages(article, extract.text) if taken.change == "version" else [],
        }

    def _passages(self, article: SourceArticle, text: str) -> list[dict[str, Any]]:
        """What became of each passage of an article in another capture of it, for a person to decide."""
        return [
            {
                "exact": one.passage.exact,
                "outcome": one.outcome,
                "start": one.start,
                "end": one.end,
                "likeness": one.likeness,
                "differences": [[part.left, part.right] for part in one.differences],
            }
            for one in passages_in(article, text)
        ]

    # --- Copies ---------------------------------------------------------------------------------------------

    def _original(self, article: SourceArticle, *, fresh: bool) -> SourceArticle | None:
        """The earlier article that this one copies, as somebody has said or as its text shows.

        Nothing is stored of what the text shows: whether it is a reprint, a person decides.
        """
        if fresh:
            copies.enter(article)
        if article.reprint_of:
            return article.reprint_of
        like = copies.copies(article)
        held = SourceArticle.objects.without_text().in_bulk([one.article for one in like])
        return next((held[one.article] for one in like if _is_earlier(held[one.article], article)), None)

    # --- Repeated statements --------------------------------------------------------------------------------

    def _candidate(self, article: int, place: int, candidate: Candidate) -> dict[str, Any]:
        self._read.add(article)
        self._read_holders(candidate)
        repeated = None
        if candidate.kind == "direct":
            repeated = self.statements.repeat(candidate, fits=lambda key: key[0] < article)
            self.statements.add((article, place), candidate)
        line = asdict(candidate) | {"segments": [asdict(segment) for segment in candidate.segments]}
        for key in ("mention", "speaker", "title", "agency", "cue", "said"):
            line[key] = line[key] or None
        return line | {"same_as": self._same_as(repeated) if repeated else None}

    def _same_as(self, repeat: Repeat[Place]) -> dict[str, Any]:
        """Which statement is printed again, how, and which words differ: [there, here]."""
        article, place = repeat.key
        return {
            "file": self._named(article),
            "candidate": place,
            "how": repeat.how,
            "differences": [[one.left, one.right] for one in repeat.differences],
        }

    def _read_holders(self, candidate: Candidate) -> None:
        """Read those articles held before that print eight words in a row of a statement."""
        for key in copies.holders(" ".join(segment.exact for segment in candidate.segments)):
            if key in self._read:
                continue
            self._read.add(key)
            article = SourceArticle.objects.get(pk=key)
            for place, one in enumerate(propose(article.text, article.published, self.known)):
                if one.kind == "direct":
                    self.statements.add((key, place), one)

    def _named(self, key: int) -> str:
        """An article by its file in this run, or by its slug."""
        return self.files.get(key) or SourceArticle.objects.values_list("slug", flat=True).get(pk=key)


def _is_earlier(one: SourceArticle, other: SourceArticle) -> bool:
    """By the days of publication; where these do not tell, by which came in first."""
    return _precedes(one, other) or (one.pk < other.pk and not _precedes(other, one))


def _precedes(article: SourceArticle, other: SourceArticle) -> bool:
    """Whether an article was surely published before another."""
    if not (article.published and other.published):
        return False
    return read_date(article.published).latest < read_date(other.published).earliest


def _failed(file: str, error: Exception) -> Outcome:
    return Outcome(file, "failed", {"file": file, "error": _said(error)})


def _said(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
