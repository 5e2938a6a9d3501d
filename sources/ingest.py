"""Ingest: the only writer of article texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from sources.models import Passage, SourceArticle
from sources.text import TextError, decode, normalise, sha256


@dataclass(frozen=True)
class ArticleFile:
    """A file whose bytes are an article's text, decoded and normalised."""

    name: str
    text: str

    @property
    def sha256(self) -> str:
        return sha256(self.text)


class TextsDoNotFit(Exception):
    """Nothing was attached: each line names an article or passage, and what is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def read_texts(folder: Path) -> list[ArticleFile]:
    """The article files of a folder (*.txt); raises TextsDoNotFit naming each that cannot be read."""
    if not folder.is_dir():
        raise TextsDoNotFit([f"{folder}: there is no such folder; expected a folder of article texts."])
    files, faults = [], []
    for path in sorted(folder.glob("*.txt")):
        try:
            files.append(ArticleFile(path.name, normalise(decode(path.read_bytes()))))
        except (TextError, OSError) as error:
            faults.append(f"{path.name}: {error}")
    refuse(faults)
    return files


def attach(files: list[ArticleFile]) -> list[SourceArticle]:
    """Give each article whose hash a file has that file's text; all passages of it must hold in it.

    Returns the articles that had no text before. Raises TextsDoNotFit, and then attaches nothing.
    """
    texts = {file.sha256: file.text for file in files}
    with transaction.atomic():
        waiting = list(SourceArticle.objects.not_held().filter(text_sha256__in=texts))
        refuse([fault for article in waiting for fault in length_faults(article, texts[article.text_sha256])])
        for article in waiting:
            article.text = texts[article.text_sha256]
            article.save()
        refuse([fault for article in waiting for fault in passage_faults(article)])
    return waiting


def refuse(faults: list[str]) -> None:
    if faults:
        raise TextsDoNotFit(faults)


def length_faults(article: SourceArticle, text: str) -> Iterator[str]:
    if len(text) != article.text_length:
        yield (
            f"article {article.slug}: text_length is {article.text_length}; "
            f"its text has {len(text)} characters."
        )


def passage_faults(article: SourceArticle) -> Iterator[str]:
    """Every passage of `article` that does not hold in the text held for it."""
    for passage in Passage.objects.filter(article=article).select_related("article"):
        if reason := passage.fault():
            yield f"passage {passage}: {reason}"


def unmatched(files: list[ArticleFile]) -> tuple[list[SourceArticle], list[ArticleFile]]:
    """Articles that no file has the text of though one may be meant to, and files that are no article's text.

    Where every file is some article's text, nothing is amiss: a folder need not hold the text of every
    article. A file that is none's may be any unheld article's, and that of a held one which it resembles.
    """
    given = {file.sha256 for file in files}
    known = set(SourceArticle.objects.filter(text_sha256__in=given).values_list("text_sha256", flat=True))
    strays = [file for file in files if file.sha256 not in known]
    if not strays:
        return [], []
    lost = SourceArticle.objects.exclude(text_sha256__in=given).order_by("slug").iterator(chunk_size=100)
    return [article for article in lost if not article.is_held or resembling(article, strays)], strays


def resembling(article: SourceArticle, strays: list[ArticleFile]) -> ArticleFile | None:
    """The stray file that shares most of a held article's text, if any shares half from its two ends."""
    file = max(strays, key=lambda stray: agreement(article.text, stray.text))
    return file if 2 * agreement(article.text, file.text) >= len(article.text) else None


def closest(article: SourceArticle, strays: list[ArticleFile]) -> str:
    """Which stray file is most likely a held article's text, and where the two part."""
    file = resembling(article, strays) if article.is_held else None
    if file is None:
        return ""
    at = common_start(article.text, file.text)
    return f"; {file.name} is closest and differs from character {at}"


def agreement(one: str, other: str) -> int:
    return common_start(one, other) + common_start(one[::-1], other[::-1])


def common_start(one: str, other: str) -> int:
    """How many characters two texts share from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
