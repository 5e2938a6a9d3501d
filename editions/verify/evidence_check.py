"""Proving the evidence: held texts are the texts that were hashed, and every passage stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from editions.document.build import walk
from editions.models import Edition, PublicCase
from editions.verify.damage import told
from sources.anchoring import Anchor, fault
from sources.ingest import ArticleFile, closest, unmatched
from sources.models import Passage, SourceArticle
from sources.text import sha256

Texts = dict[str, str]
"""SHA-256 of a text to the text."""


def evidence_faults(files: list[ArticleFile]) -> Iterator[str]:
    """`files` serve where this archive does not hold an article's text itself."""
    texts: Texts = {file.sha256: file.text for file in files}
    for article in SourceArticle.objects.held().iterator(chunk_size=50):
        yield from text_faults(article)
        texts.setdefault(article.text_sha256, article.text)
    yield from passage_faults(texts)
    yield from published_passage_faults(texts)


def text_faults(article: SourceArticle) -> Iterator[str]:
    if (found := sha256(article.text)) != article.text_sha256:
        yield f"article {article.slug}: its held text hashes to {found}, not {article.text_sha256}."


def passage_faults(texts: Texts) -> Iterator[str]:
    passages = Passage.objects.select_related("article").order_by("article__slug", "start")
    for passage in passages.iterator(chunk_size=500):
        text = passage.article.text or texts.get(passage.article.text_sha256, "")
        if text and (reason := fault(text, passage.as_anchor())):
            yield f"passage {passage}: {reason}"


def published_passage_faults(texts: Texts) -> Iterator[str]:
    for row in PublicCase.objects.public().select_related("edition").iterator(chunk_size=50):
        yield from told(str(row.edition), broken_in(row.edition, texts))


def broken_in(edition: Edition, texts: Texts) -> Iterator[str]:
    for passage in passages_in(json.loads(edition.document)):
        text = texts.get(passage["text_sha256"], "")
        if text and (reason := fault(text, anchor_of(passage))):
            yield f"{edition}: passage {passage['source']}@{passage['start']}: {reason}"


def passages_in(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (node for node in walk(document) if "exact" in node and "text_sha256" in node)


def anchor_of(passage: dict[str, Any]) -> Anchor:
    return Anchor(*(passage[key] for key in ("start", "end", "exact", "prefix", "suffix")))


def file_faults(files: list[ArticleFile]) -> Iterator[str]:
    """Files that are no article's text, with the articles whose text they may have been meant to be."""
    lost, strays = unmatched(files)
    for article in lost:
        yield (
            f"article {article.slug}: no file has its text (SHA-256 {article.text_sha256})"
            f"{closest(article, strays)}."
        )
    if lost:
        yield from (f"file {file.name}: it is no article's text (SHA-256 {file.sha256})." for file in strays)


def unverified(files: list[ArticleFile]) -> int:
    """Passages that could not be checked here, because nothing given or held is their article's text."""
    return Passage.objects.unverified().exclude(article__text_sha256__in=[f.sha256 for f in files]).count()
